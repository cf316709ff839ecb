// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <optional>
#include <QJsonObject>

namespace dfw::localplatform {

struct World;

namespace flowchecks {

/// What Flow Service checks in a source connection, by what its connection spec reads: tables
/// (`tableName`, `columns`, `filters`), files (`path`, `type`, `recursive`, `data.properties`) or
/// something else, which only has to fit the spec. The first refusal.
std::optional<Error> sourceConnection(World &world, const QString &sandbox,
                                      const QJsonObject &body);

} // namespace flowchecks

/// Checks `value` against a schema out of a spec; the first issue, with its place.
std::optional<Error> fits(const QJsonObject &value, const QJsonObject &schema,
                          const QString &pointer);

/// The base connection of a source connection; of a source that needs none (the landing zone), one
/// that names the connection spec only.
std::optional<QJsonObject> baseConnectionOf(World &world, const QString &sandbox,
                                            const QJsonObject &sourceConnection);

} // namespace dfw::localplatform
