// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

#include <optional>

namespace dfw::localplatform {

/// Identity namespaces: /data/core/idnamespace. The standard ones and two of the demo tenant
/// (resource identities.json), the same in every sandbox; they can be read, not made. Follows
/// https://experienceleague.adobe.com/docs/experience-platform/identity/api/list-namespaces.html.
namespace identities {

const QJsonArray &all();
/// By code, compared as the service does it, or by number where `byNumber`.
std::optional<QJsonObject> find(const QString &codeOrNumber, bool byNumber);

/// `rest` is the path after the base, already cut.
Result<HttpResponse> handle(const HttpRequest &request, const QStringList &rest);

} // namespace identities

} // namespace dfw::localplatform
