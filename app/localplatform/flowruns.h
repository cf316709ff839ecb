// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

namespace dfw::localplatform {

struct World;

/// A flow as GET shows it: with what it inherits from its connections and how its last run went.
QJsonObject shownFlow(World &world, const QString &sandbox, QJsonObject flow);

} // namespace dfw::localplatform
