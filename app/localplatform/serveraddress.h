// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret.h"

#include <optional>
#include <QJsonObject>
#include <QMap>

namespace dfw::localplatform {

/// A database server on this computer, as the sign-in of a base connection names it.
struct ServerAddress
{
    enum class Kind { PostgreSql, MySql };

    Kind kind = Kind::PostgreSql;
    QString host; ///< a loopback address in digits; names are never looked up
    int port = 0;
    QString database;
    QString user;
    Secret password;
};

/// The parts of `Server=…;Port=…;Database=…;UID=…;PWD=…`, keys in lower case without blanks. Empty
/// for a text that is no connection string.
QMap<QString, QString> connectionStringParts(const QString &text);

/// The password inside a connection string; none when it has no such key.
std::optional<QString> passwordOf(const QMap<QString, QString> &parts);

/// The server that a base connection of this spec with these `auth.params` means, by connection
/// string or by single values. None when the connector is neither PostgreSQL, MySQL nor MariaDB, or
/// when the host is not this computer: such a sign-in is played, and no host is ever contacted.
std::optional<ServerAddress> loopbackServer(const QString &connectionSpecId,
                                            const QJsonObject &params);

} // namespace dfw::localplatform
