// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "localplatform/httpmessage.h"

#include <optional>

/// The one place where "strict" differs. The real services take more than their own schemas allow:
/// every tutorial sends numeric strings where the flow spec asks for numbers. By default the local
/// Platform takes them too; with `strict` it refuses them and names the place, so that a client can
/// be held to what the schemas say.
namespace dfw::localplatform::leniency {

/// scheduleParams and options: numbers and booleans as text become numbers and booleans; strict
/// leaves the object as it is and the schema check that follows refuses it.
QJsonObject readable(bool strict, const QJsonObject &values, const QJsonObject &schema);

/// A `mappingVersion` that is a number. Returns the params in the form the flow spec declares.
QJsonObject readableMappingParams(bool strict, const QJsonObject &params);

/// `"id": null` in the body of a new mapping set.
std::optional<Error> checkMappingSet(bool strict, const QJsonObject &body);

/// `?requestDataSource=true` when a data set is made.
std::optional<Error> checkDataSetQuery(bool strict, const HttpRequest &request);

/// `"recursive": "true"` and other booleans as text in the params of a source connection.
std::optional<Error> checkSourceParams(bool strict, const QJsonObject &params);

} // namespace dfw::localplatform::leniency
