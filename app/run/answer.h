// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/wire/problemwire.h"
#include "core/result.h"
#include "net/transport.h"

namespace dfw::run {

/// An answer that is an error, or what `read` makes of it.
template<typename T, typename Read>
Result<T> readAnswer(const net::Request &request, const Result<net::Response> &outcome, Read read)
{
    if (!outcome)
        return outcome.error();
    if (const auto problem = api::wire::readProblem(request, *outcome))
        return *problem;
    return read(*outcome);
}

} // namespace dfw::run
