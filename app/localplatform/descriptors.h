// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

#include <optional>

namespace dfw::localplatform {

struct World;

/// Descriptors of the Schema Registry: what is said about a field of a schema from outside it,
/// above all that it is an identity. Follows
/// https://experienceleague.adobe.com/docs/experience-platform/xdm/api/descriptors.html; where the
/// documentation and the OpenAPI file disagree about PUT, the file is followed.
class Descriptors
{
public:
    Descriptors(World &world, const QString &sandbox) : m_world(world), m_sandbox(sandbox) {}

    /// `rest` is the path after "descriptors".
    Result<HttpResponse> handle(const HttpRequest &request, const QStringList &rest);

private:
    Result<HttpResponse> list(const HttpRequest &request);
    Result<HttpResponse> lookUp(const HttpRequest &request, const QJsonObject &descriptor);
    /// Makes a descriptor, or puts the body in place of `former`.
    Result<HttpResponse> write(const HttpRequest &request,
                               const std::optional<QJsonObject> &former);
    Result<HttpResponse> remove(const QJsonObject &descriptor);
    std::optional<Error> check(const QJsonObject &body, const QString &ownId);
    std::optional<Error> checkIdentity(const QJsonObject &body, const QJsonObject &field,
                                       const QString &ownId);
    /// It is the primary identity of a schema that is enabled for Profile.
    bool holdsProfile(const QJsonObject &descriptor);

    World &m_world;
    QString m_sandbox;
};

} // namespace dfw::localplatform
