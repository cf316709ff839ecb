// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace dfw::ui {

/// "Reply lost"; the name itself for one that is not known.
QString drillTitle(const QString &name);

/// What the drill does, in one sentence.
QString drillSentence(const QString &name);

/// Every drill that has words; for the tests.
QStringList describedDrills();

} // namespace dfw::ui
