// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

namespace dfw::localplatform {

struct World;

/// Data Access: /data/foundation/export/batches/{id}/meta, the rows a batch refused.
class BatchExport
{
public:
    explicit BatchExport(World &world) : m_world(world) {}
    Result<HttpResponse> handle(const HttpRequest &request, const QString &sandbox,
                                const QStringList &rest);

private:
    World &m_world;
};

} // namespace dfw::localplatform
