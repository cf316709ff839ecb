// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/targetplan.h"

#include <QString>

namespace dfw::presenters {

/// Names for what a run makes, proposed from what the user chose and editable on Review. They
/// become data in the service, so they are not translated: colleagues in other languages look for
/// the same name.
QString suggestedFlowName(const QString &table, const QString &target);
QString suggestedSourceName(const QString &table);
QString suggestedTargetName(const QString &dataset);
/// Of the field group that a new schema brings: titles are unique over all kinds, so it differs.
QString suggestedGroupTitle(const QString &schemaTitle);

/// A name proposed before goes along with what it was proposed from; a name of the user's stays.
QString followed(const QString &current, const QString &oldProposal, const QString &newProposal);
/// The names of a new dataset and of the target connection after the schema's title changed.
void followTitle(TargetPlan &target, const QString &oldTitle, const QString &newTitle);

} // namespace dfw::presenters
