// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QSslConfiguration>
#include <QString>
#include <QTemporaryDir>

namespace dfw::test {

/// What a server shows, with its key.
struct ServerCertificate
{
    QString certificateFile; ///< PEM
    QString keyFile;         ///< PEM, without a passphrase

    /// For a server of Qt's.
    QSslConfiguration configuration() const;
};

/// A certificate authority of a test's own, made by the command openssl in a temporary folder.
/// Nothing of it outlives the object.
class CertificateAuthority
{
public:
    struct Wish
    {
        QString hosts = QStringLiteral("IP:127.0.0.1,DNS:localhost");
        int fromDays = -2; ///< counted from now
        int toDays = 30;
        bool selfSigned = false;
    };

    explicit CertificateAuthority(const QString &name);

    /// PEM, what a CA file setting names.
    QString file() const { return m_dir.filePath(QStringLiteral("ca.pem")); }
    ServerCertificate issue(const Wish &wish);
    ServerCertificate issue() { return issue(Wish()); }

private:
    QTemporaryDir m_dir;
    int m_issued = 0;
};

} // namespace dfw::test
