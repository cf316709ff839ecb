// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/drills.h"

#include <optional>
#include <QCommandLineParser>

namespace dfw::cli {

/// --fault NAME[@STEP][*COUNT], as often as one likes.
QCommandLineOption faultOption();

/// nullopt after an error that has been printed with the usage.
std::optional<QList<localplatform::Drill>> takeDrills(const QCommandLineParser &parser,
                                                      bool json = false);

} // namespace dfw::cli
