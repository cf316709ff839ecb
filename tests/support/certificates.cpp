// SPDX-License-Identifier: Apache-2.0
#include "support/certificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

// `ca` is the one command of OpenSSL 3.0 that sets both dates.
constexpr auto config = R"([req]
distinguished_name = name
[name]
[ca]
default_ca = ours
[ours]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
)";

const QStringList newKey{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                         u"-nodes"_s};

void openssl(const QString &directory, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(directory);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"openssl"_s, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        qFatal("openssl %s: %s %s (Debian package openssl)", qPrintable(arguments.join(u' ')),
               qPrintable(process.errorString()), process.readAll().constData());
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

QString inDays(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(days).toString(u"yyyyMMddHHmmss'Z'"_s);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QSslConfiguration ServerCertificate::configuration() const
{
    QSslConfiguration out = QSslConfiguration::defaultConfiguration();
    out.setLocalCertificateChain(QSslCertificate::fromPath(
        certificateFile, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString));
    out.setPrivateKey(QSslKey(contentOf(keyFile), QSsl::Ec));
    return out;
}

CertificateAuthority::CertificateAuthority(const QString &name)
{
    write(m_dir.filePath(u"openssl.cnf"_s), config);
    write(m_dir.filePath(u"index.txt"_s), {});
    openssl(m_dir.path(), QStringList{u"req"_s, u"-config"_s, u"openssl.cnf"_s, u"-x509"_s,
                                      u"-subj"_s, u"/CN="_s + name, u"-days"_s, u"30"_s,
                                      u"-addext"_s, u"basicConstraints=critical,CA:TRUE"_s,
                                      u"-addext"_s, u"keyUsage=critical,keyCertSign"_s,
                                      u"-keyout"_s, u"ca.key"_s, u"-out"_s, u"ca.pem"_s} +
                              newKey);
}

ServerCertificate CertificateAuthority::issue(const Wish &wish)
{
    const QString number = QString::number(++m_issued);
    const ServerCertificate out{.certificateFile = m_dir.filePath(number + u".pem"_s),
                                .keyFile = m_dir.filePath(number + u".key"_s)};
    openssl(m_dir.path(),
            QStringList{u"req"_s, u"-config"_s, u"openssl.cnf"_s, u"-new"_s, u"-subj"_s,
                        u"/CN=Server "_s + number, u"-addext"_s, u"subjectAltName="_s + wish.hosts,
                        u"-keyout"_s, out.keyFile, u"-out"_s, u"request.pem"_s} +
                newKey);
    QStringList sign{u"ca"_s,
                     u"-config"_s,
                     u"openssl.cnf"_s,
                     u"-batch"_s,
                     u"-notext"_s,
                     u"-startdate"_s,
                     inDays(wish.fromDays),
                     u"-enddate"_s,
                     inDays(wish.toDays),
                     u"-in"_s,
                     u"request.pem"_s,
                     u"-out"_s,
                     out.certificateFile};
    if (wish.selfSigned)
        sign += {u"-selfsign"_s, u"-keyfile"_s, out.keyFile};
    else
        sign += {u"-cert"_s, u"ca.pem"_s, u"-keyfile"_s, u"ca.key"_s};
    openssl(m_dir.path(), sign);
    return out;
}

} // namespace dfw::test
