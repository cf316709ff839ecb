// SPDX-License-Identifier: Apache-2.0
#include "cli/environment.h"

#include <cstdlib>
#include <cstring>
#include <QProcessEnvironment>
#include <QtGlobal>

namespace dfw::cli {

namespace {

// Removed for children and crash reports, and blank for whoever looks at /proc/PID/environ, which
// shows what the program was started with.
void forget(const char *name)
{
#ifdef Q_OS_UNIX
    if (char *value = std::getenv(name)) // NOLINT(concurrency-mt-unsafe): before any thread
        std::memset(value, 0, std::strlen(value));
#endif
    qunsetenv(name);
}

} // namespace

EnvironmentCredentials takeCredentialsFromEnvironment()
{
    EnvironmentCredentials out;
    const auto take = [&out](const char *name) {
        const QString value = qEnvironmentVariable(name).trimmed();
        forget(name);
        if (value.isEmpty())
            out.missing.append(QString::fromLatin1(name));
        return value;
    };
    out.credentials.accessToken = Secret(take("AEP_ACCESS_TOKEN"));
    out.credentials.apiKey = take("AEP_API_KEY");
    out.credentials.organisation = take("AEP_ORG_ID");
    out.credentials.sandbox = take("AEP_SANDBOX");
    return out;
}

QString sourceVariable(const QString &parameter)
{
    QString out = QStringLiteral("AEP_SOURCE_");
    for (const QChar c : parameter) {
        if (c.unicode() < 0x80 && c.isLetterOrNumber())
            out += c.toUpper();
    }
    return out;
}

SourceSecrets takeSourceSecretsFromEnvironment(const QStringList &parameters)
{
    SourceSecrets out;
    for (const QString &parameter : parameters) {
        const QString variable = sourceVariable(parameter);
        const QByteArray name = variable.toLatin1();
        const QString value = qEnvironmentVariable(name.constData());
        if (value.isEmpty())
            out.missing.append(variable);
        else
            out.values.insert(parameter, Secret(value));
    }
    for (const QString &parameter : parameters)
        forget(sourceVariable(parameter).toLatin1().constData());
    return out;
}

void forgetSecretsInEnvironment()
{
    forget("AEP_ACCESS_TOKEN");
    const QStringList names = QProcessEnvironment::systemEnvironment().keys();
    for (const QString &name : names) {
        if (name.startsWith(sourceVariable({})))
            forget(name.toLocal8Bit().constData());
    }
}

} // namespace dfw::cli
