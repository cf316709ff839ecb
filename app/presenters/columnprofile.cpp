// SPDX-License-Identifier: Apache-2.0
#include "presenters/columnprofile.h"

#include "mapping/datepattern.h"

#include <QDateTime>
#include <QHash>
#include <QSet>

namespace dfw::presenters {

using namespace Qt::StringLiterals;
using mapping::dateFormatOf;

namespace {

constexpr int mostExamples = 5;

bool isEmptyCell(const QVariant &cell)
{
    return cell.isNull() || cell.toString().isEmpty();
}

bool lessValue(const QString &a, const QString &b, bool numeric)
{
    return numeric ? a.toDouble() < b.toDouble() : a < b;
}

// Types decide how Platform reads a value; a text that says something else arrives empty or not at
// all, so the user should see it while choosing.
bool fitsType(const QString &text, ValueType type)
{
    bool fits = true;
    switch (type) {
    case ValueType::Date:
    case ValueType::DateTime:
        return QDateTime::fromString(text, Qt::ISODateWithMs).isValid() ||
               QDateTime::fromString(text, Qt::ISODate).isValid();
    case ValueType::Integer:
        text.toLongLong(&fits);
        return fits;
    case ValueType::Number:
        text.toDouble(&fits);
        return fits;
    default:
        return true;
    }
}

} // namespace

void describe(ColumnChoice &choice, const SampleRows &sample)
{
    const qsizetype index = sample.columns.indexOf(choice.column.name);
    if (index < 0)
        return;
    const ValueType type = choice.column.type();
    const bool numeric = type == ValueType::Integer || type == ValueType::Number;
    QSet<QString> seen;
    QHash<QString, int> dayFirst;
    QHash<QString, int> monthFirst;
    for (const QVariantList &row : sample.rows) {
        ++choice.rows;
        const QVariant &cell = row.at(index);
        if (isEmptyCell(cell))
            continue;
        const QString text = cell.toString();
        if (choice.filled++ == 0)
            choice.sample = choice.least = choice.greatest = text;
        if (!fitsType(text, type) && choice.odd++ == 0)
            choice.oddExample = text;
        if (lessValue(text, choice.least, numeric))
            choice.least = text;
        if (lessValue(choice.greatest, text, numeric))
            choice.greatest = text;
        if (!seen.contains(text) && choice.examples.size() < mostExamples)
            choice.examples.append(text);
        seen.insert(text);
        if (!numeric && text.size() >= 10 && text.at(0).isDigit()) {
            ++dayFirst[dateFormatOf(text, true)];
            ++monthFirst[dateFormatOf(text, false)];
        }
    }
    choice.distinct = static_cast<int>(seen.size());
    // A day over 12 shows which of the two it is; with none the day comes first.
    for (QHash<QString, int> *formats : {&dayFirst, &monthFirst}) {
        formats->remove(QString());
        for (auto it = formats->cbegin(); it != formats->cend(); ++it) {
            if (it.value() <= choice.dateFormatRows)
                continue;
            choice.dateFormat = it.key();
            choice.dateFormatRows = it.value();
        }
    }
    if (choice.dateFormatRows * 2 <= choice.filled) {
        choice.dateFormat.clear(); // a date among other things
        choice.dateFormatRows = 0;
    }
}

} // namespace dfw::presenters
