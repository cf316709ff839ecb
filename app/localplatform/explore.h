// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

namespace dfw::localplatform {

class SourceData;

/// GET connections/{id}/explore over the tables whose name begins with `prefix` ("" = all). Root
/// and folder answer a bare array, a table an object with its columns and, with preview=true, 100
/// rows.
Result<HttpResponse> exploreSource(const SourceData &source, const QString &prefix,
                                   const HttpRequest &request);

} // namespace dfw::localplatform
