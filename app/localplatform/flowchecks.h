// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <optional>
#include <QJsonObject>

namespace dfw::localplatform {

struct World;

/// What Flow Service checks before it creates or changes something: that every id named exists in
/// the sandbox and that the parts fit together. The answer is the first refusal. Source connections
/// have a room of their own, sourcechecks.h.
namespace flowchecks {

std::optional<Error> targetConnection(World &world, const QString &sandbox,
                                      const QJsonObject &body);
std::optional<Error> flow(World &world, const QString &sandbox, const QJsonObject &body);
/// POST /runs: only flows with frequency "once" can be run by hand.
std::optional<Error> run(World &world, const QJsonObject &flow, const QJsonObject &body);

} // namespace flowchecks

/// The `params` of the transformation of this name; empty when the flow has none.
QJsonObject transformationParams(const QJsonObject &flow, const QString &name);

} // namespace dfw::localplatform
