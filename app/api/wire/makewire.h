// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/result.h"
#include "net/transport.h"

/// Making a target: field group, schema, identities, dataset (schema-catalog-dataprep reference
/// 1.6, 1.7, 1.9, 4). All pure.
namespace dfw::api::wire {

/// The new group's fields stand below `_tenant`; `classId` is what it is intended to extend.
net::Request createFieldGroup(const NewFieldGroup &group, const QString &classId,
                              const QString &tenant, const QString &runTag = {});
/// The fields such a group will have, before it exists: for the mapping and its checks.
SchemaFields fieldsOf(const NewFieldGroup &group, const QString &tenant);

/// `ownFieldGroupId` is empty where the schema brings no field group of its own. A field group
/// named twice is sent once; `meta:*` keys are left to the service.
net::Request createSchema(const NewSchema &schema, const QString &ownFieldGroupId,
                          const QString &runTag = {});
/// {$id, meta:altId, …}; for field groups and schemas, and for classes.
Result<Created> readResourceCreated(const net::Response &response, const QString &operation);

net::Request createIdentity(const IdentityMark &identity, const QString &schemaId);
/// {"@id": …}
Result<Created> readIdentityCreated(const net::Response &response);

/// JSON Patch: meta:immutableTags ["union"]. Cannot be undone.
net::Request enableForProfile(const QString &schemaId);

net::Request createDataset(const NewDataset &dataset, const QString &schemaId,
                           const QString &runTag = {});
/// ["@/dataSets/ID"]: what follows the last slash.
Result<Created> readDatasetCreated(const net::Response &response);

/// The raw source as the tutorials of 2020 described it: an ad hoc class with the source's columns,
/// and a schema of it (schema-catalog-dataprep reference 1.8). Titles are unique in a sandbox, so
/// they end with the run's tag.
net::Request createAdHocClass(const QString &name, const QList<Column> &columns,
                              const QString &runTag);
net::Request createAdHocSchema(const QString &name, const QString &classId, const QString &runTag);
QString adHocClassTitle(const QString &name, const QString &runTag);
QString adHocSchemaTitle(const QString &name, const QString &runTag);

/// JSON Schema of a field of this type, as a field group carries it.
QJsonObject fieldTypeToJson(ValueType type);

} // namespace dfw::api::wire
