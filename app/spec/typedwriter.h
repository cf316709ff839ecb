// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <QJsonObject>
#include <QJsonValue>

namespace dfw::spec {

/// Writes `value` in the type that a schema's property declares: 15 or "15", true or "true". The
/// flow specs are asked live, because Adobe's own samples disagree with them (numeric strings
/// everywhere). Without a declared type, or where the value cannot become that type, the value goes
/// out unchanged and the schema check that follows names the place.
QJsonValue writeAs(const QJsonValue &value, const QJsonObject &propertySchema);

/// The same for every scalar property of an object; `schema` is the object's own JSON Schema.
QJsonObject writeObjectAs(const QJsonObject &values, const QJsonObject &schema);

/// Reads a whole number that may have come as number or as numeric string (the service does both).
std::optional<qint64> readInteger(const QJsonValue &value);
/// The same for true, false, "true", "false".
std::optional<bool> readBoolean(const QJsonValue &value);

} // namespace dfw::spec
