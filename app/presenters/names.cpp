// SPDX-License-Identifier: Apache-2.0
#include "presenters/names.h"

namespace dfw::presenters {

using namespace Qt::StringLiterals;

QString suggestedFlowName(const QString &table, const QString &target)
{
    // "test1.Mytable" → "Mytable": the folder says nothing to the reader of a flow list.
    const QString shortTable = table.sliced(table.lastIndexOf(u'.') + 1);
    return target.isEmpty() ? shortTable : shortTable + u" to "_s + target;
}

QString suggestedSourceName(const QString &table)
{
    return table + u" source connection"_s;
}

QString suggestedTargetName(const QString &dataset)
{
    return dataset + u" target connection"_s;
}

} // namespace dfw::presenters
