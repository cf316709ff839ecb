// SPDX-License-Identifier: Apache-2.0
#include "presenters/columnprofile.h"

#include <QDateTime>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

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

// The time that may follow a date, as pattern: " HH:mm:ss.SSS", "'T'HH:mm:ssXXX", …
QString timeFormatOf(const QString &text)
{
    static const QRegularExpression time(
        uR"(^([ T])([0-2]\d):[0-5]\d(:[0-5]\d)?(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$)"_s);
    const QRegularExpressionMatch match = time.match(text);
    if (!match.hasMatch())
        return {};
    QString out = match.captured(1) == "T"_L1 ? u"'T'HH:mm"_s : u" HH:mm"_s;
    if (!match.captured(3).isEmpty())
        out += ":ss"_L1;
    if (!match.captured(4).isEmpty())
        out += u'.' + QString(match.captured(4).size() - 1, u'S');
    const QString zone = match.captured(5);
    if (!zone.isEmpty())
        out += zone.contains(u':') || zone == "Z"_L1 ? "XXX"_L1 : "XX"_L1;
    return out;
}

} // namespace

QString dateFormatOf(const QString &text, bool dayFirst)
{
    static const QRegularExpression parts(uR"(^(\d{4}|\d{2})([-/.])(\d{2})\2(\d{4}|\d{2}))"_s);
    const QRegularExpressionMatch match = parts.match(text);
    if (!match.hasMatch())
        return {};
    const QString first = match.captured(1);
    const QString last = match.captured(4);
    if ((first.size() == 4) == (last.size() == 4))
        return {}; // two years, or none
    const QString mark = match.captured(2);
    const int middle = match.captured(3).toInt();
    QString format;
    if (first.size() == 4 && QDate::isValid(first.toInt(), middle, last.toInt()))
        format = u"yyyy%1MM%1dd"_s.arg(mark);
    else if (last.size() == 4 && dayFirst && QDate::isValid(last.toInt(), middle, first.toInt()))
        format = u"dd%1MM%1yyyy"_s.arg(mark);
    else if (last.size() == 4 && !dayFirst && QDate::isValid(last.toInt(), first.toInt(), middle))
        format = u"MM%1dd%1yyyy"_s.arg(mark);
    if (format.isEmpty() || match.capturedEnd() == text.size())
        return format;
    const QString time = timeFormatOf(text.sliced(match.capturedEnd()));
    return time.isEmpty() ? QString() : format + time;
}

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
