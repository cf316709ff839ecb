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

/// Pages go on until one is short: the answer's own count is not to be trusted (5.3).
inline constexpr int mappingSetPageSize = 100;
net::Request listMappingSets(int start = 0);
Result<QList<MappingSetSummary>> readMappingSets(const net::Response &response);

/// One version of a set. Reads both styles; an attribute's name loses its escapes, everything else
/// stays to the letter.
net::Request getMappingSet(const QString &id, const QString &version);
Result<MappingSet> readMappingSet(const net::Response &response);
/// The schema a set maps to, wherever its style keeps it; empty where it names none.
QString mappingSetSchemaId(const QJsonObject &set);

/// GET /flows, GET /flows/{id}: which mapping set each flow uses (flow-service reference 3.9,
/// 3.11). The transformation is found by its name, because "Copy" may stand before it.
struct FlowMappingPage
{
    QList<FlowMapping> flows;
    QString next; ///< empty on the last page
};
Result<FlowMappingPage> readFlowMappings(const net::Response &response);
Result<FlowMapping> readFlowMapping(const net::Response &response);

} // namespace dfw::api::wire
