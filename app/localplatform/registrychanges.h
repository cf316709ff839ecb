// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

namespace dfw::localplatform {

struct World;

/// Making, changing and deleting schemas, classes and field groups of the tenant.
/// Follows https://experienceleague.adobe.com/docs/experience-platform/xdm/api/schemas.html and the
/// pages beside it on classes and field groups. A PATCH changes schemas only, and only as the page
/// shows it: texts, another field group, and enabling for Profile.
class RegistryChanges
{
public:
    RegistryChanges(World &world, const QString &sandbox) : m_world(world), m_sandbox(sandbox) {}

    Result<HttpResponse> create(const HttpRequest &request, const QString &kind);
    Result<HttpResponse> patch(const HttpRequest &request, const QString &id);
    Result<HttpResponse> remove(const QString &kind, const QString &id);

private:
    std::optional<Error> check(const QString &kind, const QJsonObject &body);
    std::optional<Error> checkUnion(const QJsonObject &schema);

    World &m_world;
    QString m_sandbox;
};

} // namespace dfw::localplatform
