// SPDX-License-Identifier: Apache-2.0
#include "mapping/bulkedits.h"

#include "dataprep/names.h"

#include <QRegularExpression>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

template<typename Edit>
Mapping edited(const Mapping &rows, const QSet<int> &only, Edit edit)
{
    Mapping out = rows;
    for (int i = 0; i < out.size(); ++i) {
        if (only.isEmpty() || only.contains(i))
            edit(out[i]);
    }
    return out;
}

// Without groups, so that "\1" in the other text is no reference. The find text as it stands, or
// only where nothing that belongs to a name touches it.
QRegularExpression patternOf(const Replacing &how)
{
    QString pattern = QRegularExpression::escape(how.find);
    if (how.wholeParts)
        pattern = uR"((?<![\w$-]))"_s + pattern + uR"((?![\w$-]))"_s;
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (!how.matchCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(pattern, options);
}

} // namespace

Mapping replaced(const Mapping &rows, const QSet<int> &only, const Replacing &how)
{
    if (how.find.isEmpty())
        return rows;
    const QRegularExpression pattern = patternOf(how);
    return edited(rows, only, [&](MappingRow &row) {
        if (how.inTargets)
            row.target.replace(pattern, how.replace);
        if (how.inFormulas && row.kind == MappingKind::Expression)
            row.source.replace(pattern, how.replace);
    });
}

Mapping withParent(const Mapping &rows, const QSet<int> &only, const QString &parent)
{
    QString above = parent.trimmed();
    while (above.endsWith(u'.'))
        above.chop(1);
    return edited(rows, only, [&](MappingRow &row) {
        const QString leaf = row.target.mid(row.target.lastIndexOf(u'.') + 1);
        if (!leaf.isEmpty())
            row.target = above.isEmpty() ? leaf : above + u'.' + leaf;
    });
}

Mapping asFormulas(const Mapping &rows, const QSet<int> &only)
{
    return edited(rows, only, [](MappingRow &row) {
        if (row.kind == MappingKind::Column)
            row = {.kind = MappingKind::Expression,
                   .source = dataprep::expressionName(row.source),
                   .target = row.target};
    });
}

Mapping asColumns(const Mapping &rows, const QSet<int> &only)
{
    return edited(rows, only, [](MappingRow &row) {
        const QString column = dataprep::columnOfAttribute(row.source);
        if (row.kind == MappingKind::Expression &&
            dataprep::expressionName(column) == row.source.trimmed())
            row = {.kind = MappingKind::Column, .source = column, .target = row.target};
    });
}

int changedRows(const Mapping &before, const Mapping &after)
{
    int count = 0;
    for (qsizetype i = 0; i < qMin(before.size(), after.size()); ++i)
        count += before.at(i) == after.at(i) ? 0 : 1;
    return count;
}

} // namespace dfw::mapping
