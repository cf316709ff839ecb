// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/wire/namewire.h"
#include "core/result.h"
#include "net/transport.h"

/// Drafts of Flow Service (flow-service reference 3.13).
namespace dfw::api::wire {

/// The same create, made as a draft: ?mode=draft.
net::Request asDraft(net::Request create);

/// GET one, for its state. `what` is no dataset.
net::Request getDraftable(Named what, const QString &id);
struct Draftable
{
    QString id;
    QString name;
    QString state; ///< "draft", "enabled", …

    bool isDraft() const;
};
Result<Draftable> readDraftable(const QString &id, const net::Response &response);

/// POST …/{id}/action?op=publish. One-way, so it counts as a create: sent once, and a lost answer
/// is an unknown outcome.
net::Request publish(Named what, const QString &id);
/// {"id":…} of what was asked for, or 204 without a body. Protocol error for any other 2xx: a
/// hotel's sign-in page has published nothing.
Result<Unit> readPublished(const QString &id, const net::Response &response);

} // namespace dfw::api::wire
