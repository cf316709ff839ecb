// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <QMetaType>
#include <QString>

namespace dfw {

/// What went wrong, by what the user can do about it. The sentence for people is made in ui/texts;
/// the exit code of `dataflow-wizard run` is made from this kind alone (ui/cli).
enum class ErrorKind {
    Cancelled,      ///< the user stopped it
    Network,        ///< no answer, and surely nothing was done (refused, host not found, TLS)
    Timeout,        ///< no answer in time to a call that changes nothing
    UnknownOutcome, ///< a create call was sent and its answer was lost: it may have happened
    NotSignedIn,    ///< token, API key or organisation refused (also the gateway's 403010 and its
                    ///< like)
    Forbidden,      ///< signed in, but without the right to do this
    NotFound,       ///< the thing named does not exist
    Conflict,       ///< it exists already, or it changed meanwhile
    RateLimited,    ///< too many requests, also after waiting
    Refused,        ///< any other 4xx: the service did not accept the request
    Server,         ///< 5xx, also after repeating where that is safe
    Protocol,       ///< an answer we cannot read: no JSON, a field missing or of the wrong type
    InvalidPlan,    ///< the plan contradicts itself or what the service says
    Storage,        ///< a file could not be read or written
};

/// One failure, carried up unchanged. Layers add context (`operation`), they never drop any.
/// `serverText` and `detail` come from outside: plain text, already redacted, shown under "Details"
/// only.
struct Error
{
    ErrorKind kind = ErrorKind::Protocol;
    QString
        operation; ///< what was being done, as a stable word such as "createFlow"; not for people
    QString where; ///< JSON pointer, file path or host the failure is about; may be empty
    int httpStatus = 0; ///< 0 where no answer came
    QString code;       ///< the service's own code, e.g. "401013" or "FLOW-1419-400"
    QString serverText; ///< the service's own sentence
    QString requestId;  ///< for Adobe's support
    QString detail;     ///< the raw answer, redacted and cut
    std::optional<std::chrono::milliseconds> retryAfter;
    int attempts = 1; ///< how many times the request was sent

    bool operator==(const Error &) const = default;
};

/// The kind as a stable lower-case word ("not-signed-in"), for --json output and logs.
QString errorKindName(ErrorKind kind);

} // namespace dfw

Q_DECLARE_METATYPE(dfw::Error)
