// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QUrl>

namespace dfw::net {

/// Why a text is no address that credentials may be sent to.
enum class OriginProblem {
    NotAUrl,
    NotHttp,   ///< neither https nor http
    PlainHttp, ///< http to anything but loopback
    HasExtras, ///< user info, path, query or fragment: only scheme, host and port belong here
};

/// The platform address a user or script names: https to any host, plain http only to loopback.
/// Loopback is a literal 127.0.0.0/8 address in four decimal parts, [::1] or exactly "localhost":
/// anything that needs a resolver or a lenient parser ("127.1", "localhost.evil.example", "0x7f.1")
/// could lead elsewhere. The error's `code` is the OriginProblem's name.
Result<QUrl> parseOrigin(const QString &text);

/// True where parseOrigin() would let plain http through to this host.
bool isLoopbackHost(const QString &literalHost);

} // namespace dfw::net
