// SPDX-License-Identifier: Apache-2.0
#include "localplatform/serversource.h"

#include "localplatform/refusal.h"
#include "localplatform/servertable.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

Redactor redactorOf(const ServerAddress &address)
{
    Redactor redactor;
    redactor.learn(address.password);
    return redactor;
}

QString driverOf(ServerAddress::Kind kind)
{
    return kind == ServerAddress::Kind::PostgreSql ? u"QPSQL"_s : u"QMYSQL"_s;
}

/// Times as UTC, nothing that takes longer than five seconds.
QStringList settingsOf(ServerAddress::Kind kind)
{
    if (kind == ServerAddress::Kind::PostgreSql)
        return {u"SET TIME ZONE 'UTC'"_s, u"SET statement_timeout = 5000"_s,
                u"SET default_transaction_read_only = on"_s};
    return {u"SET time_zone = '+00:00'"_s, u"SET SESSION TRANSACTION READ ONLY"_s};
}

} // namespace

ServerSource::ServerSource(ServerAddress address)
    : m_address(std::move(address)),
      m_connection(u"server-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

ServerSource::~ServerSource()
{
    if (QSqlDatabase::contains(m_connection))
        QSqlDatabase::removeDatabase(m_connection);
}

std::optional<Error> ServerSource::connectOnce()
{
    if (m_connected)
        return {};
    const bool isPostgres = m_address.kind == ServerAddress::Kind::PostgreSql;
    if (!QSqlDatabase::isDriverAvailable(driverOf(m_address.kind))) {
        return refusal(
            u"LOCAL-1004-400"_s,
            u"Qt's driver for this server is not installed (on Debian the package %1)"_s.arg(
                isPostgres ? u"libqt6sql6-psql"_s : u"libqt6sql6-mysql"_s));
    }
    QSqlDatabase database = QSqlDatabase::contains(m_connection)
                                ? QSqlDatabase::database(m_connection, false)
                                : QSqlDatabase::addDatabase(driverOf(m_address.kind), m_connection);
    database.setHostName(m_address.host);
    database.setPort(m_address.port);
    database.setDatabaseName(m_address.database);
    database.setUserName(m_address.user);
    database.setPassword(m_address.password.reveal());
    database.setConnectOptions(isPostgres ? u"connect_timeout=3;hostaddr=%1"_s.arg(m_address.host)
                                          : u"MYSQL_OPT_CONNECT_TIMEOUT=3;MYSQL_OPT_READ_TIMEOUT=6;"
                                            "MYSQL_OPT_WRITE_TIMEOUT=6"_s);
    if (!database.open()) {
        return refusal(u"LOCAL-1004-400"_s,
                       u"the source refused the sign-in: "_s +
                           reasonOf(database.lastError(), redactorOf(m_address)));
    }
    QSqlQuery query(database);
    for (const QString &setting : settingsOf(m_address.kind))
        query.exec(setting);
    // MariaDB and MySQL each know one of these only.
    if (!isPostgres && !query.exec(u"SET SESSION max_statement_time = 5"_s))
        query.exec(u"SET SESSION max_execution_time = 5000"_s);
    m_connected = true;
    return {};
}

std::optional<Error> ServerSource::test()
{
    return connectOnce();
}

Result<QList<SourceEntry>> ServerSource::list(const QString &folder)
{
    if (const auto error = connectOnce())
        return *error;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    const QString own = m_address.kind == ServerAddress::Kind::PostgreSql
                            ? u"table_schema NOT IN ('pg_catalog', 'information_schema')"_s
                            : u"table_schema = DATABASE()"_s;
    if (!query.exec(u"SELECT table_schema, table_name FROM information_schema.tables WHERE "_s +
                    own + u" ORDER BY table_schema, table_name"_s)) {
        return refusal(u"FLOW-1102-500"_s, reasonOf(query.lastError(), redactorOf(m_address)));
    }
    QList<SourceEntry> entries;
    while (query.next()) {
        const QString schema = query.value(0).toString();
        if (!folder.isEmpty() && folder != schema && folder != schema + u'.')
            continue;
        const QString path = schema + u'.' + query.value(1).toString();
        entries.append({SourceEntry::Kind::Table, path, path});
    }
    return entries;
}

Result<SourceSample> ServerSource::describe(const SourceSelection &selection, int rows)
{
    if (const auto error = connectOnce())
        return *error;
    const QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    const Redactor redactor = redactorOf(m_address);
    const auto table = serverTable(database, m_address.kind, selection.path, redactor);
    if (!table)
        return table.error();
    SourceSample sample;
    for (const ServerColumn &column : table->columns)
        sample.columns.append(column.column);
    if (rows <= 0)
        return sample;
    ServerReader reader(database, m_address.kind, *table, namesOf(sample.columns), {}, redactor);
    auto read = reader.next(rows);
    if (!read)
        return refusal(u"FLOW-1102-500"_s, read.error().serverText);
    sample.rows = read.takeValue();
    return sample;
}

Result<std::unique_ptr<RowReader>> ServerSource::read(const SourceSelection &selection,
                                                      const QStringList &columns,
                                                      const DeltaWindow &window)
{
    if (const auto error = connectOnce())
        return *error;
    const QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    auto table = serverTable(database, m_address.kind, selection.path, redactorOf(m_address));
    if (!table)
        return table.error();
    QStringList known;
    for (const ServerColumn &column : table->columns)
        known.append(column.column.name);
    for (const QString &column : columns) {
        if (!known.contains(column))
            return noSuchColumn(selection.path, column);
    }
    return std::unique_ptr<RowReader>(std::make_unique<ServerReader>(
        database, m_address.kind, table.takeValue(), columns.isEmpty() ? known : columns, window,
        redactorOf(m_address)));
}

} // namespace dfw::localplatform
