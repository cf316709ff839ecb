// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/dryrunreport.h"

namespace dfw::run {

/// What a report says about the data at the source: whether the table or the files are there, and
/// the columns that the plan names. Only what the source itself has told is a problem of the plan:
/// a source that lets nobody look (403, 5xx, no answer) leaves it unchecked. Pure.
QList<DryRunItem> sourceItems(const DryRunFindings &findings);

/// Of `names`, the one that takes the fewest changes to become `wanted`, whatever the case; the
/// first of several. Empty where there are none.
QString nearestName(const QString &wanted, const QStringList &names);

} // namespace dfw::run
