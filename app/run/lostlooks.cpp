// SPDX-License-Identifier: Apache-2.0
#include "run/lostlooks.h"

#include "net/transport.h"

#include <algorithm>

namespace dfw::run {

using namespace std::chrono_literals;

namespace {

// Soon at first: mostly it is there already.
constexpr auto soon = 1s;
constexpr auto later = 4s;

// How long the service may still be at work on it; negative when it cannot be.
std::chrono::milliseconds workLeft(std::chrono::milliseconds age)
{
    return net::Request().deadline - std::max<std::chrono::milliseconds>(age, 0ms);
}

} // namespace

LookWaits looksBeforeSending(const std::optional<Error> &cause, std::chrono::milliseconds age)
{
    if (cause && cause->httpStatus > 0)
        return {soon, later};
    const std::chrono::milliseconds rest = workLeft(age) - soon - later;
    if (cause)
        return {soon, later, std::max<std::chrono::milliseconds>(30s, rest)};
    if (workLeft(age) < 0ms)
        return {0s, 2s};
    return {0s, soon, later, std::max<std::chrono::milliseconds>(2s, rest)};
}

LookWaits looksBeforeRemoving(std::chrono::milliseconds age)
{
    std::chrono::milliseconds left = workLeft(age);
    LookWaits waits{0s};
    for (const std::chrono::milliseconds wait : {soon, later}) {
        if (wait < left) {
            waits.append(wait);
            left -= wait;
        }
    }
    if (left > 0ms)
        waits.append(left);
    return waits;
}

} // namespace dfw::run
