// SPDX-License-Identifier: Apache-2.0
#include "cli/exitcodes.h"

namespace dfw::cli {

ExitCode exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return Interrupted;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::UnknownOutcome:
        return NetworkOrUnknown;
    case ErrorKind::NotSignedIn:
        return CredentialsRefused;
    case ErrorKind::InvalidPlan:
    case ErrorKind::Storage:
        return UsageOrPlan;
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::RateLimited:
    case ErrorKind::Refused:
    case ErrorKind::Server:
    case ErrorKind::Protocol:
        break;
    }
    return StepRefused;
}

ExitCode exitCodeFor(const api::FlowRun &endedRun)
{
    return endedRun.state() == api::FlowRun::State::Succeeded ? AllCreated : RunEndedBadly;
}

} // namespace dfw::cli
