// SPDX-License-Identifier: Apache-2.0
#include "api/connectorlist.h"

#include <QSet>

namespace dfw::api {

namespace {

void takeOver(Connector &connector, const ConnectionSpec &spec)
{
    connector.ref = spec.ref;
    connector.offered = true;
    if (!spec.name.isEmpty())
        connector.name = spec.name;
    if (!spec.category.isEmpty())
        connector.category = spec.category;
    connector.description = spec.description;
    if (spec.kind != SourceKind::Unknown)
        connector.kind = spec.kind;
    if (!spec.authSpecs.isEmpty())
        connector.authSpecs = spec.authSpecs;
}

} // namespace

QList<Connector> mergedConnectors(const QList<ConnectionSpec> &live,
                                  const QList<FlowSpec> &flowSpecs)
{
    QList<Connector> out = connectors();
    QHash<QString, qsizetype> index;
    for (qsizetype i = 0; i < out.size(); ++i) {
        index.insert(out.at(i).ref.id.toLower(), i);
        out[i].offered = live.isEmpty();
    }
    for (const ConnectionSpec &spec : live) {
        const auto known = index.constFind(spec.ref.id.toLower());
        if (known != index.constEnd()) {
            takeOver(out[known.value()], spec);
        } else if (spec.isSource) {
            index.insert(spec.ref.id.toLower(), out.size());
            Connector fresh;
            takeOver(fresh, spec);
            if (fresh.name.isEmpty())
                fresh.name = spec.ref.id;
            out.append(fresh);
        }
    }
    for (const FlowSpec &flowSpec : flowSpecs) {
        for (const QString &id : flowSpec.sourceConnectionSpecIds) {
            const auto known = index.constFind(id.toLower());
            if (known != index.constEnd())
                out[known.value()].flowSpec = flowSpec.name;
        }
    }
    return out;
}

} // namespace dfw::api
