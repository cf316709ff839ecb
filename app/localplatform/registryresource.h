// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <QJsonObject>
#include <QLatin1StringView>

namespace dfw::localplatform {

struct World;

// What the Schema Registry keeps of schemas, classes and field groups. `kind` is the word of the
// URL: "schemas", "classes" or "fieldgroups".

QLatin1StringView registryTable(const QString &kind);

/// What the registry adds to a resource when it is made; used by the seed too.
QJsonObject completedResource(const World &world, const QString &sandbox, const QString &kind,
                              const QString &id, QJsonObject body);

/// The same after a change: what follows from the body anew, the next minor version, a new eTag.
QJsonObject changedResource(const World &world, const QString &sandbox, const QString &kind,
                            QJsonObject resource);

/// A resource of the tenant by `$id` or `meta:altId`.
std::optional<QJsonObject> tenantResource(const World &world, const QString &sandbox,
                                          const QString &kind, const QString &id);
/// A class, of the tenant or a standard one.
std::optional<QJsonObject> registryClass(const World &world, const QString &sandbox,
                                         const QString &id);
std::optional<QJsonObject> registryFieldGroup(const World &world, const QString &sandbox,
                                              const QString &id);

/// The schema takes part in Profile.
bool isUnionSchema(const QJsonObject &schema);

} // namespace dfw::localplatform
