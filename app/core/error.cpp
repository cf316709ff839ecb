// SPDX-License-Identifier: Apache-2.0
#include "core/error.h"

namespace dfw {

using namespace Qt::StringLiterals;

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return u"cancelled"_s;
    case ErrorKind::Network:
        return u"network"_s;
    case ErrorKind::Timeout:
        return u"timeout"_s;
    case ErrorKind::UnknownOutcome:
        return u"unknown-outcome"_s;
    case ErrorKind::NotSignedIn:
        return u"not-signed-in"_s;
    case ErrorKind::Forbidden:
        return u"forbidden"_s;
    case ErrorKind::NotFound:
        return u"not-found"_s;
    case ErrorKind::Conflict:
        return u"conflict"_s;
    case ErrorKind::RateLimited:
        return u"rate-limited"_s;
    case ErrorKind::Refused:
        return u"refused"_s;
    case ErrorKind::Server:
        return u"server"_s;
    case ErrorKind::Protocol:
        return u"protocol"_s;
    case ErrorKind::InvalidPlan:
        return u"invalid-plan"_s;
    case ErrorKind::Storage:
        return u"storage"_s;
    }
    return u"unknown"_s;
}

} // namespace dfw
