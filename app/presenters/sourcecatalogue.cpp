// SPDX-License-Identifier: Apache-2.0
#include "presenters/sourcecatalogue.h"

#include "domain/connectors.h"

#include <algorithm>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

Unfit unfitness(const api::ConnectionSpec &spec, const api::FlowSpec *flowSpec, bool flowSpecsKnown)
{
    // Not every live spec says what kind it is.
    const Connector *published = connectorById(spec.ref.id);
    if (spec.kind == api::SourceKind::Streaming ||
        (spec.kind == api::SourceKind::Unknown && published &&
         published->kind == SourceKind::Streaming))
        return Unfit::Streaming;
    if (flowSpecsKnown && !flowSpec)
        return Unfit::NotListed;
    if (spec.kind == api::SourceKind::Rest || (flowSpec && flowSpec->name.startsWith("Rest"_L1)))
        return Unfit::OwnSettings;
    return spec.authSpecs.isEmpty() ? Unfit::NoConnection : Unfit::No;
}

} // namespace

void SourceCatalogue::setConnectionSpecs(const QList<api::ConnectionSpec> &specs)
{
    m_specs = specs;
    join();
}

void SourceCatalogue::setFlowSpecs(const QList<api::FlowSpec> &specs)
{
    m_flowSpecs = specs;
    join();
}

void SourceCatalogue::clear()
{
    m_specs.clear();
    m_flowSpecs.clear();
    m_connectors.clear();
}

void SourceCatalogue::join()
{
    m_connectors.clear();
    for (const api::ConnectionSpec &spec : std::as_const(m_specs)) {
        if (!spec.isSource)
            continue;
        const api::FlowSpec *flowSpec = flowSpecFor(spec.ref.id);
        const Connector *published = connectorById(spec.ref.id);
        m_connectors.append({.spec = spec,
                             .flowSpecName = flowSpec ? flowSpec->name : QString(),
                             .deprecated = published && published->deprecated,
                             .unfit = unfitness(spec, flowSpec, hasFlowSpecs())});
    }
    std::sort(m_connectors.begin(), m_connectors.end(),
              [](const ConnectorChoice &a, const ConnectorChoice &b) {
                  if (a.spec.category != b.spec.category)
                      return a.spec.category < b.spec.category;
                  if (a.deprecated != b.deprecated)
                      return b.deprecated;
                  return a.spec.name.localeAwareCompare(b.spec.name) < 0;
              });
}

const api::ConnectionSpec *SourceCatalogue::connectionSpec(const QString &id) const
{
    const auto found =
        std::find_if(m_specs.begin(), m_specs.end(),
                     [&](const api::ConnectionSpec &spec) { return spec.ref.id == id; });
    return found == m_specs.end() ? nullptr : &*found;
}

const api::FlowSpec *SourceCatalogue::flowSpecFor(const QString &connectionSpecId) const
{
    const auto found =
        std::find_if(m_flowSpecs.begin(), m_flowSpecs.end(), [&](const api::FlowSpec &spec) {
            // Streaming flow specs have no schedule.
            return !spec.scheduleSchema.isEmpty() &&
                   spec.sourceConnectionSpecIds.contains(connectionSpecId);
        });
    return found == m_flowSpecs.end() ? nullptr : &*found;
}

const ConnectorChoice *SourceCatalogue::connector(const QString &id) const
{
    const auto found =
        std::find_if(m_connectors.begin(), m_connectors.end(),
                     [&](const ConnectorChoice &one) { return one.spec.ref.id == id; });
    return found == m_connectors.end() ? nullptr : &*found;
}

} // namespace dfw::presenters
