// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

namespace dfw::localplatform {

class Source;

/// What an explore call may ask of a connection, besides what every source has.
struct ExploreTraits
{
    bool hasFiles = false;     ///< objectType=file instead of table
    bool takesFilters = false; ///< the connection spec has filterAtSource
};

/// GET connections/{id}/explore. Root and folder answer a bare array, a table or file an object
/// with its columns, with preview=true 100 rows, and with determineProperties=true how it is
/// written. Follows "Explore your database tables" and "Explore your cloud storage folders" of Flow
/// Service.
Result<HttpResponse> exploreSource(Source &source, const ExploreTraits &traits,
                                   const HttpRequest &request);

} // namespace dfw::localplatform
