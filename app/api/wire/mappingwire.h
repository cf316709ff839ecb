// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/result.h"
#include "net/transport.h"

/// Mapping sets (Data Prep, schema-catalog-dataprep reference 5).
namespace dfw::api::wire {

/// A column's name as an ATTRIBUTE source: a dot inside the name is escaped, or it would mean a
/// hierarchy.
QString attributeSource(const QString &columnName);

/// Plain column rows go out as the tutorials send them (xdmVersion "1.0"); a set with a constant or
/// a calculated row in the current style. A list of rows holds the rows that have a target.
QJsonObject mappingSetBody(const Mapping &rows, const QString &schemaId);

net::Request createMappingSet(const Mapping &rows, const QString &schemaId);
/// 200, unlike the other creates.
Result<MappingSetCreated> readMappingSetCreated(const net::Response &response);

/// Stores nothing; the service's own opinion of every row.
net::Request validateMappingSet(const Mapping &rows, const QString &schemaId);
Result<QList<MappingVerdict>> readMappingVerdicts(const net::Response &response);

} // namespace dfw::api::wire
