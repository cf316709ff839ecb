// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/preview.h"
#include "widgets/requestdock.h"

#include <QList>
#include <QString>

namespace dfw::ui {

/// The requests of a plan for the dock: method, path, headers, indented JSON, and a curl line. They
/// hold {placeholders} for credentials and for IDs not known yet.
QList<RequestView> requestViews(const QList<run::PreviewRequest> &requests);

/// All requests as text, one after the other, for "Save all as…".
QString requestsAsText(const QList<run::PreviewRequest> &requests);

/// One curl command in single quotes for a POSIX shell; credentials come from the environment
/// variables that `dataflow-wizard run` reads, so that the copied line holds none.
QString curlCommand(const net::Request &request);

} // namespace dfw::ui
