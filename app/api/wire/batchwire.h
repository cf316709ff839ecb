// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "net/transport.h"

/// What is stored in a dataset (schema-catalog-dataprep reference 4.4). All pure.
namespace dfw::api::wire {

/// How much a dataset holds.
struct StoredRows
{
    int batches = 0;      ///< that hold rows, or are being filled right now
    qint64 rows = 0;      ///< in those that tell
    bool atLeast = false; ///< one of them does not tell, or not yet

    bool operator==(const StoredRows &) const = default;
};

/// One page of the dataset's batches, the newest first; `start` counts from 0.
net::Request listBatches(const QString &datasetId, int start = 0);

struct BatchPage
{
    StoredRows stored;
    int next = -1; ///< what to ask the next page with; -1 after the last one
};
/// Counts those that are of the dataset, should the service answer others as well. Errors:
/// Protocol.
Result<BatchPage> readBatches(const QString &datasetId, int start, const net::Response &response);

} // namespace dfw::api::wire
