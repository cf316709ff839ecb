// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret.h"

#include <chrono>
#include <QString>

namespace dfw::net {

/// The way out to the service.
///
/// This computer itself is never reached through a proxy: plain http to it would show the token to
/// the proxy, and no proxy can see our loopback anyway. Only `loopbackToo` of a proxy named by hand
/// says otherwise, and then for https alone, where the proxy sees host and port.
struct ProxySettings
{
    enum class Kind {
        System, ///< what the desktop or http(s)_proxy and no_proxy say
        None,
        Http,   ///< a tunnel by CONNECT: the proxy sees the host, not the headers
        Socks5, ///< names are resolved by the proxy
    };
    Kind kind = Kind::System;
    // For Http and Socks5:
    QString host;
    quint16 port = 0;
    QString user;    ///< empty for a proxy without sign-in
    Secret password; ///< lives in the keychain, never in a file
    bool loopbackToo = false;

    bool operator==(const ProxySettings &) const = default;
};

/// Every call also has the deadline of its request, for the whole exchange.
struct NetworkLimits
{
    qint64 largestAnswer = 64LL * 1024 * 1024; ///< bytes
    /// Without a byte, while connecting (name, proxy and TLS included) and in the midst of an
    /// answer. Not between the two: exploring a large table is minutes of silence, which the
    /// request's deadline bounds.
    std::chrono::milliseconds longestSilence{30'000};

    bool operator==(const NetworkLimits &) const = default;
};

/// How one profile reaches its hosts: Platform and sign-in service alike.
struct NetworkSettings
{
    ProxySettings proxy;
    /// A file of certificates (PEM, or one in DER) that are trusted besides the system's; empty for
    /// none. Besides and not instead: a company's proxy usually opens some connections and not
    /// others, so the public ones are needed on.
    QString caFile;
    NetworkLimits limits;

    bool operator==(const NetworkSettings &) const = default;
};

} // namespace dfw::net
