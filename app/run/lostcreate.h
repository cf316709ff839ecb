// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/wire/recoverwire.h"
#include "core/call.h"
#include "domain/mapping.h"
#include "journal/record.h"
#include "net/transport.h"
#include "run/stepgraph.h"

#include <optional>
#include <QList>
#include <QMetaType>
#include <QSet>

namespace dfw::run {

/// A resource that a lost create may have made.
struct Candidate
{
    QString id;
    QString etag;
    QString name;
    qint64 createdAt = 0; ///< milliseconds since the epoch, the service's clock
    QJsonValue version;   ///< of a mapping set

    bool operator==(const Candidate &) const = default;
};

/// A create whose answer was lost, and what is known of it.
struct LostCreate
{
    StepId step = StepId::Flow;
    QString runTag;
    QString name; ///< or title
    /// The service's clock when it was sent, 0 where unknown. Nothing older counts.
    qint64 serverMs = 0;
    QString schemaId;    ///< of a mapping set or identity
    Mapping rows;        ///< of a mapping set
    QSet<QString> known; ///< IDs of what the run has already: none of these was lost
};

/// What kind of resource a step makes; none for a step that makes none.
std::optional<api::wire::Resource> resourceOf(StepId step);

/// Looks for what the lost create has made: by name and the run's tag in the description; an
/// identity, which has neither, by schema, path and namespace; a mapping set by schema, rows and
/// time of creation. Oldest first; empty when there is none. The transport repeats.
Call findLostCreate(net::Transport &transport, const LostCreate &lost, Done<QList<Candidate>> done);

} // namespace dfw::run

Q_DECLARE_METATYPE(dfw::run::Candidate)
