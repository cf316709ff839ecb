// SPDX-License-Identifier: Apache-2.0
#include "api/wire/accesswire.h"

#include "api/wire/problemwire.h"
#include "api/wire/query.h"

#include <algorithm>
#include <array>
#include <QJsonDocument>
#include <QJsonObject>

namespace dfw::api::wire {

using namespace Qt::StringLiterals;

namespace {

// "No permission", and "a user token may not do this".
constexpr std::array noRight{"FLOW-2118"_L1, "FLOW-2120"_L1, "FLOW-2121"_L1, "FLOW-1426"_L1};
// Refused for its sandbox or its source, which is looked at before the body.
constexpr std::array beforeTheBody{"FLOW-1100"_L1, "FLOW-2100"_L1, "FLOW-2101"_L1,
                                   "FLOW-2102"_L1, "FLOW-2103"_L1, "FLOW-2104"_L1,
                                   "FLOW-2105"_L1, "FLOW-2110"_L1, "FLOW-2111"_L1};

bool holds(const auto &codes, const QString &code)
{
    const QString bare = code.section(u'-', 0, 1);
    return std::find(codes.begin(), codes.end(), bare) != codes.end();
}

WriteRight rightOf(const Error &answer, const net::Response &response)
{
    // Who one is, is asked before what one may: such an answer tells nothing of rights, not even
    // as 403.
    if (answer.kind == ErrorKind::NotSignedIn || answer.kind == ErrorKind::RateLimited)
        return WriteRight::Unclear;
    if (response.status == 403 || holds(noRight, answer.code))
        return WriteRight::Refused;
    if (response.status != 400 || holds(beforeTheBody, answer.code))
        return WriteRight::Unclear;
    // A proxy says 400, too, but not in JSON.
    const bool isTheService = !QJsonDocument::fromJson(response.body).object().isEmpty();
    return isTheService ? WriteRight::Allowed : WriteRight::Unclear;
}

} // namespace

net::Request probeConnectionWrite()
{
    // Safe to send twice, although it is a POST to where things are made: it makes nothing.
    return post("probeConnectionWrite", QByteArray(flowService) + "/connections", {},
                net::Repeat::Safe);
}

WriteProbe readWriteProbe(const net::Response &response)
{
    if (auto problem = readProblem(probeConnectionWrite(), response)) {
        const WriteRight right = rightOf(*problem, response);
        return {.right = right,
                .answer = right == WriteRight::Allowed ? std::nullopt : std::move(problem)};
    }
    return {.right = WriteRight::Unclear,
            .answer = Error{.kind = ErrorKind::Protocol,
                            .operation = u"probeConnectionWrite"_s,
                            .httpStatus = response.status,
                            .code = u"ProbeTaken"_s,
                            .requestId = QString::fromLatin1(response.header("x-request-id")),
                            .attempts = response.attempts}};
}

} // namespace dfw::api::wire
