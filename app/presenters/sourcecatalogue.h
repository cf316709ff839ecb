// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"

#include <QList>

namespace dfw::presenters {

/// Why a connector cannot feed the dataflows this wizard makes; said before anything is made.
enum class Unfit {
    No,
    Streaming,    ///< it sends by itself, there is nothing to fetch by a schedule
    OwnSettings,  ///< a REST source with settings of its own, which no plan holds yet
    NotListed,    ///< no live batch flow spec takes it
    NoConnection, ///< it has no base connection
};

/// One line of the connector picker.
struct ConnectorChoice
{
    api::ConnectionSpec spec;
    QString flowSpecName; ///< empty where none takes it
    bool deprecated = false;
    Unfit unfit = Unfit::No;

    bool operator==(const ConnectorChoice &) const = default;
};

/// The live connection specs and flow specs of a sandbox, joined. A value.
class SourceCatalogue
{
public:
    void setConnectionSpecs(const QList<api::ConnectionSpec> &specs);
    void setFlowSpecs(const QList<api::FlowSpec> &specs);
    void clear();

    const api::ConnectionSpec *connectionSpec(const QString &id) const;
    /// The batch flow spec whose list holds this connection spec; nullptr where none does.
    const api::FlowSpec *flowSpecFor(const QString &connectionSpecId) const;
    bool hasFlowSpecs() const { return !m_flowSpecs.isEmpty(); }

    /// Sources only: by category and name, deprecated ones last in theirs.
    const QList<ConnectorChoice> &connectors() const { return m_connectors; }
    const ConnectorChoice *connector(const QString &id) const;

private:
    void join();

    QList<api::ConnectionSpec> m_specs;
    QList<api::FlowSpec> m_flowSpecs;
    QList<ConnectorChoice> m_connectors;
};

} // namespace dfw::presenters
