// SPDX-License-Identifier: Apache-2.0
// Real database servers on this computer: PostgreSQL and MariaDB, started for the test, explored
// and ingested through the local Platform.
#include "sources.h"
#include "support/databaseserver.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTcpServer>

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;
using dfw::test::DatabaseServer;
using Kind = DatabaseServer::Kind;

Q_DECLARE_METATYPE(Kind)

namespace {

const QString connections = flowService + u"connections"_s;
constexpr int customers = 2345; ///< more than one piece of a reader

const QString byText = u"Connection String Based Authentication"_s;
const QString byParts = u"Basic Authentication"_s;

/// Runs statements beside the Platform; the first failure, or nothing.
QString executed(Kind kind, int port, const QStringList &statements)
{
    QString failure;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(
            kind == Kind::PostgreSql ? u"QPSQL"_s : u"QMYSQL"_s, u"beside"_s);
        database.setHostName(u"127.0.0.1"_s);
        database.setPort(port);
        database.setUserName(DatabaseServer::user());
        database.setPassword(DatabaseServer::password());
        database.setDatabaseName(kind == Kind::PostgreSql ? u"postgres"_s
                                                          : DatabaseServer::database());
        if (!database.open())
            failure = database.lastError().text();
        QSqlQuery query(database);
        for (const QString &statement : statements) {
            if (failure.isEmpty() && !query.exec(statement))
                failure = statement + u": "_s + query.lastError().text();
        }
    }
    QSqlDatabase::removeDatabase(u"beside"_s);
    return failure;
}

QString databaseOf(Kind kind)
{
    return kind == Kind::PostgreSql ? u"postgres"_s : DatabaseServer::database();
}

/// What the table's path begins with.
QString schemaOf(Kind kind)
{
    return kind == Kind::PostgreSql ? u"public."_s : DatabaseServer::database() + u'.';
}

/// The same customers in the words of each server, and a table whose names want to be quoted.
QStringList tablesOf(Kind kind)
{
    if (kind == Kind::PostgreSql) {
        return {
            u"CREATE TABLE customers(region text, id bigint, name text, email varchar(80),"
            "active boolean, score numeric(8,2), born date, note jsonb,"
            "updated_at timestamp with time zone, PRIMARY KEY(region, id))"_s,
            u"INSERT INTO customers SELECT 'R' || n % 3, n, 'Åsa ' || n, 'c' || n || "
            u"'@example.org',"
            "n % 2 = 0, n / 4.0, DATE '1990-01-01' + n % 9000, '{\"n\": 1}',"
            "TIMESTAMPTZ '2026-01-01 01:00:00+01' FROM generate_series(1, %1) n"_s.arg(customers),
            u"CREATE TABLE \"Odd \"\"name\"\".x\"(\"a;b\" integer, \"c'd\" text)"_s,
            u"INSERT INTO \"Odd \"\"name\"\".x\" SELECT n % 7, 'v' || n FROM generate_series(1, 1500) n"_s,
            u"CREATE VIEW named AS SELECT id, name FROM customers"_s};
    }
    return {
        u"CREATE TABLE customers(region varchar(5), id bigint, name text, email varchar(80),"
        "active tinyint(1), score decimal(8,2), born date, note json,"
        "updated_at timestamp, PRIMARY KEY(region, id)) CHARACTER SET utf8mb4"_s,
        u"SET time_zone='+00:00'"_s,
        u"INSERT INTO customers SELECT CONCAT('R', seq % 3), seq, CONCAT('Åsa ', seq),"
        "CONCAT('c', seq, '@example.org'), seq % 2 = 0, seq / 4, DATE_ADD('1990-01-01', INTERVAL "
        "seq % 9000 DAY), '{\"n\": 1}', '2026-01-01 00:00:00' FROM seq_1_to_%1"_s.arg(customers),
        u"CREATE TABLE `Odd \"name\".x`(`a;b` integer, `c'd` text)"_s,
        u"INSERT INTO `Odd \"name\".x` SELECT seq % 7, CONCAT('v', seq) FROM seq_1_to_1500"_s,
        u"CREATE VIEW named AS SELECT id, name FROM customers"_s};
}

QString connectionString(Kind kind, int port, const QString &password, const QString &database = {})
{
    const QString name = database.isEmpty() ? databaseOf(kind) : database;
    return kind == Kind::PostgreSql
               ? u"Server=127.0.0.1;Database=%1;Port=%2;UID=%3;Password=%4"_s.arg(
                     name, QString::number(port), DatabaseServer::user(), password)
               : u"server=localhost; port=%2; database=%1; User Id=%3; PWD=%4; SslMode=Preferred"_s
                     .arg(name, QString::number(port), DatabaseServer::user(), password);
}

} // namespace

class ServersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void signIn_data();
    void signIn();
    void explores_data() { kinds(); }
    void explores();
    void ingests_data() { kinds(); }
    void ingests();
    void oddNames_data() { kinds(); }
    void oddNames();
    void vanishedTable_data() { kinds(); }
    void vanishedTable();
    void silentServer_data() { kinds(); }
    void silentServer();
    void serverDown_data() { kinds(); }
    void serverDown(); // the last: it stops them

private:
    void kinds();
    /// Null where the server is not installed and need not be; the test has been skipped then.
    DatabaseServer *server(Kind kind);
    QString base(Client &client, Kind kind);

    std::unique_ptr<DatabaseServer> m_postgres;
    std::unique_ptr<DatabaseServer> m_maria;
    QHash<Kind, QString> m_missing;
};

void ServersTest::initTestCase()
{
    for (const Kind kind : {Kind::PostgreSql, Kind::MariaDb}) {
        QString reason;
        if (!DatabaseServer::isInstalled(kind, reason)) {
            QVERIFY2(DatabaseServer::mayBeMissing(), qPrintable(reason));
            m_missing.insert(kind, reason);
            continue;
        }
        auto &mine = kind == Kind::PostgreSql ? m_postgres : m_maria;
        mine = DatabaseServer::start(kind, reason);
        QVERIFY2(mine, qPrintable(reason));
        const QString failure = executed(kind, mine->port(), tablesOf(kind));
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
    }
}

void ServersTest::kinds()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("PostgreSQL") << Kind::PostgreSql;
    QTest::newRow("MariaDB") << Kind::MariaDb;
}

DatabaseServer *ServersTest::server(Kind kind)
{
    return kind == Kind::PostgreSql ? m_postgres.get() : m_maria.get();
}

QString ServersTest::base(Client &client, Kind kind)
{
    const QString spec = kind == Kind::PostgreSql ? postgreSql : mariaDb;
    const Answer created = client.post(
        connections,
        connectionBody(spec, byText,
                       {{u"connectionString"_s, connectionString(kind, server(kind)->port(),
                                                                 DatabaseServer::password())}}));
    return created.id();
}

#define SKIP_WITHOUT(kind)                                                                         \
    if (!server(kind))                                                                             \
    QSKIP(qPrintable(m_missing.value(kind)))

void ServersTest::signIn_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("auth");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("database");
    QTest::addColumn<bool>("works");
    const auto row = [](const char *name, Kind kind, const QString &spec, const QString &auth,
                        const QString &password, const QString &database, bool works) {
        QTest::newRow(name) << kind << spec << auth << password << database << works;
    };
    const QString good = DatabaseServer::password();
    for (const QString &auth : {byText, byParts}) {
        const QByteArray how = auth == byText ? "text" : "parts";
        row("PostgreSQL, " + how, Kind::PostgreSql, postgreSql, auth, good, {}, true);
        row("MySQL, " + how, Kind::MariaDb, mySql, auth, good, {}, true);
        row("MariaDB, " + how, Kind::MariaDb, mariaDb, auth, good, {}, true);
        row("PostgreSQL, password, " + how, Kind::PostgreSql, postgreSql, auth, u"Mistyped-99"_s,
            {}, false);
        row("MySQL, password, " + how, Kind::MariaDb, mySql, auth, u"Mistyped-99"_s, {}, false);
        row("the demo's word is no password, " + how, Kind::PostgreSql, postgreSql, auth, u"demo"_s,
            {}, false);
        row("PostgreSQL, database, " + how, Kind::PostgreSql, postgreSql, auth, good, u"nowhere"_s,
            false);
        row("MariaDB, database, " + how, Kind::MariaDb, mariaDb, auth, good, u"nowhere"_s, false);
    }
}

void ServersTest::signIn()
{
    QFETCH(Kind, kind);
    QFETCH(QString, spec);
    QFETCH(QString, auth);
    QFETCH(QString, password);
    QFETCH(QString, database);
    QFETCH(bool, works);
    SKIP_WITHOUT(kind);
    const auto platform = started();
    Client client(*platform);
    const int port = server(kind)->port();
    const QJsonObject params =
        auth == byText
            ? QJsonObject{{u"connectionString"_s, connectionString(kind, port, password, database)}}
            : QJsonObject{{u"server"_s, u"127.0.0.1"_s},
                          {u"port"_s, QString::number(port)},
                          {u"database"_s, database.isEmpty() ? databaseOf(kind) : database},
                          {u"username"_s, DatabaseServer::user()},
                          {u"password"_s, password}};
    const Answer created = client.post(connections, connectionBody(spec, auth, params));
    QVERIFY2(created.status == 201, created.body);
    const Answer test = client.get(connections + u'/' + created.id() + u"/test"_s);
    QVERIFY2(test.object().value("result"_L1) == QJsonValue(works), test.body);
    const Answer root = explored(client, created.id(), u"objectType=root"_s);
    QCOMPARE(root.code(), works ? QString() : u"LOCAL-1004-400"_s);
    if (works)
        return;
    // The server's own reason, and never the password.
    const QByteArray named = database.isEmpty() ? DatabaseServer::user().toUtf8() : "nowhere";
    for (const QByteArray &body : {test.body, root.body}) {
        QVERIFY2(body.contains(named), body);
        QVERIFY2(!body.contains("Mistyped") && !body.contains("Private"), body);
    }
}

void ServersTest::explores()
{
    QFETCH(Kind, kind);
    SKIP_WITHOUT(kind);
    const auto platform = started();
    Client client(*platform);
    const QString id = base(client, kind);
    const QString schema = schemaOf(kind);
    const QStringList tables = {schema + u"Odd \"name\".x"_s, schema + u"customers"_s,
                                schema + u"named"_s};
    QStringList found = pathsOf(explored(client, id, u"objectType=root"_s));
    found.sort();
    QCOMPARE(found, tables);
    QCOMPARE(
        pathsOf(explored(client, id, u"objectType=folder&object="_s + schema.chopped(1))).size(),
        3);
    QVERIFY(pathsOf(explored(client, id, u"objectType=folder&object=other"_s)).isEmpty());

    const Answer table = explored(
        client, id, u"objectType=table&preview=true&object="_s + encoded(schema + u"customers"_s));
    QVERIFY2(table.status == 200, table.body);
    QHash<QString, QString> types;
    const QJsonObject described = table.object().value("schema"_L1).toObject();
    for (const QJsonValue &value : described.value("columns"_L1).toArray()) {
        const QJsonObject column = value.toObject();
        types.insert(column.value("name"_L1).toString(),
                     column.value("meta:xdmType"_L1).toString(column.value("type"_L1).toString()));
    }
    const QHash<QString, QString> expected = {
        {u"region"_s, u"string"_s}, {u"id"_s, u"long"_s},        {u"name"_s, u"string"_s},
        {u"email"_s, u"string"_s},  {u"active"_s, u"boolean"_s}, {u"score"_s, u"double"_s},
        {u"born"_s, u"date"_s},     {u"note"_s, u"string"_s},    {u"updated_at"_s, u"date-time"_s}};
    QCOMPARE(types, expected);
    const QJsonArray data = table.object().value("data"_L1).toArray();
    QCOMPARE(data.size(), 100);
    const QJsonObject first = data.first().toObject();
    QCOMPARE(first.value("region"_L1), QJsonValue(u"R0"_s));
    QCOMPARE(first.value("id"_L1), QJsonValue(3));
    QCOMPARE(first.value("name"_L1), QJsonValue(u"Åsa 3"_s));
    QCOMPARE(first.value("active"_L1), QJsonValue(false));
    QCOMPARE(first.value("score"_L1), QJsonValue(0.75));
    QCOMPARE(first.value("born"_L1), QJsonValue(u"1990-01-04"_s));
    QCOMPARE(first.value("updated_at"_L1), QJsonValue(u"2026-01-01T00:00:00Z"_s));
    QCOMPARE(explored(client, id, u"objectType=table&object=nothing.here"_s).code(),
             u"FLOW-1439-404"_s);
}

void ServersTest::ingests()
{
    QFETCH(Kind, kind);
    SKIP_WITHOUT(kind);
    const auto platform = started();
    Client client(*platform);
    QJsonObject body =
        sourceBody(schemaOf(kind) + u"customers"_s, {u"region"_s, u"id"_s, u"name"_s, u"email"_s});
    body.insert("baseConnectionId"_L1, base(client, kind));
    body.insert("connectionSpec"_L1,
                specReference(kind == Kind::PostgreSql ? postgreSql : mariaDb));
    const Answer source = client.post(flowService + u"sourceConnections"_s, body);
    QVERIFY2(source.status == 201, source.body);
    const Answer flow = startedFlow(client, source.id(), crmFlowSpec,
                                    {{u"id"_s, u"_id"_s},
                                     {u"name"_s, u"person.name.fullName"_s},
                                     {u"email"_s, u"personalEmail.address"_s}},
                                    schedule(1, u"minute"_s, 15, true), u"updated_at"_s);
    QVERIFY2(flow.status == 201, flow.body);
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);
    QCOMPARE(countsOf(runsOf(client, flow.id()).first()).value("outputRecordCount"_L1).toInt(),
             customers);
    QSet<QByteArray> records;
    for (const QByteArray &record : platform->storedRecords(customerDataSet))
        records.insert(record);
    QCOMPARE(records.size(), customers); // each once

    // Three change after the first run; one more lies beyond the second.
    const qint64 soon = QDateTime::currentSecsSinceEpoch() + 60;
    const QString moment =
        QDateTime::fromSecsSinceEpoch(soon, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    const QString later =
        QDateTime::fromSecsSinceEpoch(soon + 86400, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    const QString utc =
        kind == Kind::PostgreSql ? u"SET TIME ZONE 'UTC'"_s : u"SET time_zone='+00:00'"_s;
    const QString failure =
        executed(kind, server(kind)->port(),
                 {utc, u"UPDATE customers SET updated_at='%1' WHERE id IN (5, 6, 7)"_s.arg(moment),
                  u"UPDATE customers SET updated_at='%1' WHERE id = 8"_s.arg(later)});
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    platform->advanceClock(std::chrono::minutes(16));
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 2, u"success"_s), runTimeout);
    QCOMPARE(countsOf(runsOf(client, flow.id()).last()).value("inputRecordCount"_L1).toInt(), 3);
    QVERIFY(executed(kind, server(kind)->port(),
                     {utc, u"UPDATE customers SET updated_at='2026-01-01 00:00:00'"_s})
                .isEmpty());
}

void ServersTest::oddNames()
{
    QFETCH(Kind, kind);
    SKIP_WITHOUT(kind);
    const auto platform = started();
    Client client(*platform);
    QJsonObject body = sourceBody(schemaOf(kind) + u"Odd \"name\".x"_s, {u"c'd"_s, u"a;b"_s});
    body.insert("baseConnectionId"_L1, base(client, kind));
    body.insert("connectionSpec"_L1,
                specReference(kind == Kind::PostgreSql ? postgreSql : mariaDb));
    const Answer source = client.post(flowService + u"sourceConnections"_s, body);
    QVERIFY2(source.status == 201, source.body);
    const Answer flow = startedFlow(client, source.id(), crmFlowSpec, {{u"c'd"_s, u"_id"_s}},
                                    {{u"startTime"_s, 1}, {u"frequency"_s, u"once"_s}});
    QVERIFY2(flow.status == 201, flow.body);
    // Without a primary key, too, each row comes once.
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);
    QSet<QByteArray> records;
    for (const QByteArray &record : platform->storedRecords(customerDataSet))
        records.insert(record);
    QCOMPARE(records.size(), 1500);
    QJsonObject unknown = body;
    unknown.insert("params"_L1,
                   sourceBody(schemaOf(kind) + u"customers"_s, {u"a;b"_s}).value("params"_L1));
    QCOMPARE(client.post(flowService + u"sourceConnections"_s, unknown).code(),
             u"LOCAL-1002-400"_s);
}

void ServersTest::vanishedTable()
{
    QFETCH(Kind, kind);
    SKIP_WITHOUT(kind);
    const auto platform = started();
    Client client(*platform);
    const int port = server(kind)->port();
    QVERIFY(executed(kind, port, {u"CREATE TABLE brief(id integer, name text)"_s}).isEmpty());
    QJsonObject body = sourceBody(schemaOf(kind) + u"brief"_s, {u"id"_s});
    body.insert("baseConnectionId"_L1, base(client, kind));
    body.insert("connectionSpec"_L1,
                specReference(kind == Kind::PostgreSql ? postgreSql : mariaDb));
    const Answer source = client.post(flowService + u"sourceConnections"_s, body);
    QVERIFY2(source.status == 201, source.body);
    QVERIFY(executed(kind, port, {u"DROP TABLE brief"_s}).isEmpty());
    const Answer flow = startedFlow(client, source.id(), crmFlowSpec, {{u"id"_s, u"_id"_s}},
                                    {{u"startTime"_s, 1}, {u"frequency"_s, u"once"_s}});
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"failed"_s), runTimeout);
    QCOMPARE(errorsOf(runsOf(client, flow.id()).first()), QStringList{u"CONNECTOR-1001-500"_s});
}

void ServersTest::silentServer()
{
    QFETCH(Kind, kind);
    SKIP_WITHOUT(kind);
    QTcpServer silent; // takes connections and never says a word
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto platform = started();
    Client client(*platform);
    const Answer created = client.post(
        connections, connectionBody(kind == Kind::PostgreSql ? postgreSql : mySql, byText,
                                    {{u"connectionString"_s,
                                      connectionString(kind, silent.serverPort(), u"x"_s)}}));
    QElapsedTimer timer;
    timer.start();
    const Answer test = client.get(connections + u'/' + created.id() + u"/test"_s);
    QVERIFY2(test.object().value("result"_L1) == QJsonValue(false), test.body);
    QVERIFY2(timer.elapsed() < 15000, "a silent server is given up");
    QCOMPARE(client.get(connections).status, 200);
}

void ServersTest::serverDown()
{
    QFETCH(Kind, kind);
    SKIP_WITHOUT(kind);
    const auto platform = started();
    Client client(*platform);
    const QString id = base(client, kind);
    const QString test = connections + u'/' + id + u"/test"_s;
    QCOMPARE(client.get(test).object().value("result"_L1), QJsonValue(true));
    server(kind)->stop();
    const Answer down = client.get(test);
    QCOMPARE(down.object().value("result"_L1), QJsonValue(false));
    QVERIFY2(down.body.contains("127.0.0.1"), down.body);
    QVERIFY(!down.body.contains("Private"));
}

QTEST_GUILESS_MAIN(ServersTest)
#include "tst_servers.moc"
