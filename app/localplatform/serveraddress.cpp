// SPDX-License-Identifier: Apache-2.0
#include "localplatform/serveraddress.h"

#include <QHostAddress>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

using Parts = QMap<QString, QString>;

std::optional<ServerAddress::Kind> kindOf(const QString &connectionSpecId)
{
    if (connectionSpecId == "74a1c565-4e59-48d7-9d67-7c03b8a13137"_L1)
        return ServerAddress::Kind::PostgreSql;
    if (connectionSpecId == "26d738e0-8963-47ea-aadf-c60de735468a"_L1 ||
        connectionSpecId == "3000eb99-cd47-43f3-827c-43caf170f015"_L1)
        return ServerAddress::Kind::MySql;
    return {};
}

QString firstOf(const Parts &parts, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (parts.contains(key))
            return parts.value(key);
    }
    return {};
}

/// The address in digits; empty when it is not this computer.
QString loopbackAddress(QString host)
{
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    // A name could lead anywhere, and MySQL's client takes this one for a socket file.
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return u"127.0.0.1"_s;
    QHostAddress address;
    return address.setAddress(host) && address.isLoopback() ? address.toString() : QString();
}

} // namespace

QMap<QString, QString> connectionStringParts(const QString &text)
{
    Parts parts;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        if (equals <= 0)
            return {};
        const QString key = part.first(equals).toLower().remove(u' ').trimmed();
        QString value = part.sliced(equals + 1).trimmed();
        if (value.size() >= 2 && value.front() == value.back() &&
            (value.front() == u'"' || value.front() == u'\''))
            value = value.sliced(1, value.size() - 2);
        parts.insert(key, value);
    }
    return parts;
}

std::optional<QString> passwordOf(const QMap<QString, QString> &parts)
{
    for (const auto key : {"pwd"_L1, "password"_L1}) {
        if (parts.contains(key))
            return parts.value(key);
    }
    return {};
}

std::optional<ServerAddress> loopbackServer(const QString &connectionSpecId,
                                            const QJsonObject &params)
{
    const auto kind = kindOf(connectionSpecId);
    if (!kind)
        return {};
    Parts parts;
    for (auto param = params.begin(); param != params.end(); ++param) {
        const QString text = param->toVariant().toString();
        if (param.key().compare("connectionString"_L1, Qt::CaseInsensitive) == 0)
            parts.insert(connectionStringParts(text));
        else
            parts.insert(param.key().toLower(), text);
    }
    QString host = firstOf(parts, {"server"_L1, "host"_L1, "datasource"_L1, "hostname"_L1});
    QString port = firstOf(parts, {"port"_L1});
    // "127.0.0.1:5433" is how some people write it; an IPv6 address has more than one colon.
    if (port.isEmpty() && host.count(u':') == 1) {
        port = host.section(u':', 1);
        host = host.section(u':', 0, 0);
    }
    const QString address = loopbackAddress(host);
    if (address.isEmpty())
        return {};
    bool ok = false;
    const int number = port.toInt(&ok);
    const int usual = *kind == ServerAddress::Kind::PostgreSql ? 5432 : 3306;
    return ServerAddress{.kind = *kind,
                         .host = address,
                         .port = ok && number > 0 && number < 65536 ? number : usual,
                         .database = firstOf(parts, {"database"_L1, "initialcatalog"_L1}),
                         .user = firstOf(parts, {"uid"_L1, "username"_L1, "userid"_L1, "user"_L1}),
                         .password = Secret(passwordOf(parts).value_or(QString()))};
}

} // namespace dfw::localplatform
