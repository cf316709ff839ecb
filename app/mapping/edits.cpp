// SPDX-License-Identifier: Apache-2.0
#include "mapping/edits.h"

#include <algorithm>
#include <functional>

namespace dfw::mapping {

namespace {

// Every other row that goes to `target` loses it.
void freeTarget(Edited &edited, const QString &target)
{
    if (target.isEmpty())
        return;
    for (qsizetype i = 0; i < edited.rows.size(); ++i) {
        if (i == edited.row || edited.rows.at(i).target != target)
            continue;
        edited.replaced.append(edited.rows.at(i).source);
        edited.rows[i].target.clear();
    }
}

bool isRow(const Mapping &rows, qsizetype row)
{
    return row >= 0 && row < rows.size();
}

} // namespace

Edited connectColumn(const Mapping &rows, const QString &column, const QString &target)
{
    Edited edited{.rows = rows};
    qsizetype last = -1;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const MappingRow &row = rows.at(i);
        if (row.kind != MappingKind::Column || row.source != column)
            continue;
        if (row.target == target)
            return edited; // it is there
        last = i;
        if (row.target.isEmpty() && edited.row < 0)
            edited.row = i;
    }
    if (edited.row < 0) {
        edited.row = last < 0 ? rows.size() : last + 1;
        edited.rows.insert(edited.row, {.kind = MappingKind::Column, .source = column});
    }
    edited.rows[edited.row].target = target;
    freeTarget(edited, target);
    return edited;
}

Edited retarget(const Mapping &rows, qsizetype row, const QString &target)
{
    Edited edited{.rows = rows};
    if (!isRow(rows, row) || rows.at(row).target == target)
        return edited;
    edited.row = row;
    edited.rows[row].target = target;
    freeTarget(edited, target);
    return edited;
}

Edited resource(const Mapping &rows, qsizetype row, const QString &column)
{
    Edited edited{.rows = rows};
    if (!isRow(rows, row) || rows.at(row).kind != MappingKind::Column ||
        rows.at(row).source == column)
        return edited;
    const QString target = rows.at(row).target;
    edited.rows[row].target.clear();
    edited = connectColumn(edited.rows, column, target);
    return edited;
}

Edited cleared(const Mapping &rows, QList<int> numbers)
{
    std::sort(numbers.begin(), numbers.end(), std::greater<>());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    Edited edited{.rows = rows};
    for (const int number : std::as_const(numbers)) {
        if (!isRow(rows, number))
            continue;
        edited.replaced.prepend(rows.at(number).source);
        edited.row = number;
        if (rows.at(number).kind == MappingKind::Column)
            edited.rows[number].target.clear();
        else
            edited.rows.removeAt(number);
    }
    if (edited.rows == rows)
        edited.row = -1;
    return edited;
}

} // namespace dfw::mapping
