// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "domain/connectors.h"

namespace dfw::api {

/// The published connectors with what the connected Platform says over them: name, category, kind
/// and sign-ins of its connection specs win, its flow specs say where a source belongs. Sources
/// that only the service knows come after the published ones; those it does not list have `offered`
/// false. Connection specs that are no source (the data lake) are left out. Empty lists mean that
/// nothing was asked yet, and change nothing.
QList<Connector> mergedConnectors(const QList<ConnectionSpec> &live,
                                  const QList<FlowSpec> &flowSpecs = {});

} // namespace dfw::api
