// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/result.h"
#include "net/transport.h"

/// Sample rows through a mapping set, by the service (Data Prep, schema-catalog-dataprep reference
/// 5.4). Nothing is stored there.
namespace dfw::api::wire {

/// `sample` leaves this computer in the body. A null cell travels as null. A list of rows holds the
/// rows that have a target.
net::Request previewMappingSet(const Mapping &rows, const QString &schemaId,
                               const SampleRows &sample);
/// Both published shapes: a list of {data, errors}, one for each row sent, and a single object.
Result<QList<PreviewedRow>> readPreview(const net::Response &response);

} // namespace dfw::api::wire
