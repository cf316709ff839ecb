// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <optional>
#include <QJsonObject>

namespace dfw::localplatform {

struct World;

// Drafts (Flow Service, "Save your dataflow as a draft"): what `?mode=draft` makes may be
// incomplete, never runs, and becomes real by POST .../action?op=publish, once and for all. The
// connections must be published before their flow.

namespace drafts {

inline constexpr auto state = QLatin1StringView("draft");
bool isDraft(const QJsonObject &entity);

/// What even an incomplete body must keep to: specs that are named exist, and the flow's takes
/// drafts.
std::optional<Error> check(QLatin1StringView kind, const QJsonObject &body);

/// FLOW-1421-400 where the flow names a connection that is a draft still, its source's base
/// connection included. The published text of 1420 to 1422 is "state transition not allowed".
std::optional<Error> checkParts(const World &world, const QString &sandbox,
                                const QJsonObject &flow);

/// `lastOperation` of an entity just made or published.
QJsonObject operation(const QJsonObject &entity, const QString &name);

} // namespace drafts

} // namespace dfw::localplatform
