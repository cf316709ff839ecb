// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

#include <optional>

namespace dfw::localplatform {

/// The catalogues that nobody changes: connection specs (resource connectionspecs.json) and flow
/// specs: the one for tables as the tutorial prints it (flowspec-crm.json; its list of sources
/// holds all that were ever published), the others in the short form of flowspecs.json.
namespace flowspecs {

const QList<QJsonObject> &connectionSpecs();
std::optional<QJsonObject> connectionSpec(const QString &id);
const QList<QJsonObject> &flowSpecs();
std::optional<QJsonObject> flowSpec(const QString &id);
/// The part of a flow spec for one transformation ("Copy", "Mapping"); reads both spellings of the
/// key.
std::optional<QJsonObject> transformationSchema(const QJsonObject &flowSpec, const QString &name);

/// The id of the data lake, the only target.
inline constexpr auto dataLake = QLatin1StringView("c604ff05-7f1a-43c0-8e18-33bf874cb11c");

} // namespace flowspecs

/// GET connectionSpecs and flowSpecs, whole or by id. `rest` is the path after the collection's
/// name.
Result<HttpResponse> answerSpecs(const QList<QJsonObject> &specs, const HttpRequest &request,
                                 const QStringList &rest);

} // namespace dfw::localplatform
