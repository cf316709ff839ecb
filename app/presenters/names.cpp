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

QString suggestedGroupTitle(const QString &schemaTitle)
{
    return schemaTitle.isEmpty() ? QString() : schemaTitle + u" fields"_s;
}

QString followed(const QString &current, const QString &oldProposal, const QString &newProposal)
{
    return current.isEmpty() || current == oldProposal ? newProposal : current;
}

void followTitle(TargetPlan &target, const QString &oldTitle, const QString &newTitle)
{
    if (!target.newDataset || oldTitle == newTitle)
        return;
    const QString before = target.newDataset->name;
    target.newDataset->name = followed(before, oldTitle, newTitle);
    const QString &now = target.newDataset->name;
    target.name = followed(target.name, suggestedTargetName(before),
                           now.isEmpty() ? QString() : suggestedTargetName(now));
}

} // namespace dfw::presenters
