// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace dfw::test {

/// A real proxy on a free port of 127.0.0.1, for one test: tinyproxy, or microsocks for SOCKS5. It
/// leads to anywhere, or (tinyproxy) to nowhere.
class ProxyServer
{
public:
    enum class Kind { Http, Socks5 };
    struct Wish
    {
        Kind kind = Kind::Http;
        QString user; ///< empty for a proxy without sign-in
        QString password;
        bool refusesTunnels = false; ///< 403 to every CONNECT
    };

    ProxyServer() = default;
    ~ProxyServer();

    /// Empty when it takes connections; else what is missing, as a sentence.
    QString start(const Wish &wish);
    quint16 port() const { return m_port; }
    /// Stops at once; later connections find nobody.
    void stop();
    /// How often it was asked for a way so far; of tinyproxy those it refused included.
    int asked();

private:
    QStringList command(const Wish &wish, QString &problem) const;
    bool isReady();

    QTemporaryDir m_dir;
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
    Kind m_kind = Kind::Http;
};

} // namespace dfw::test
