// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace dfw::presenters {

/// Names for what a run makes, proposed from what the user chose and editable on Review. They
/// become data in the service, so they are not translated: colleagues in other languages look for
/// the same name.
QString suggestedFlowName(const QString &table, const QString &target);
QString suggestedSourceName(const QString &table);
QString suggestedTargetName(const QString &dataset);

} // namespace dfw::presenters
