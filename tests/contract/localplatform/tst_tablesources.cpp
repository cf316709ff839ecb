// SPDX-License-Identifier: Apache-2.0
// Base connections and table sources: signing in, the form of 2020, row filters, long lists.
#include "sources.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

namespace {

const QString connections = flowService + u"connections"_s;
const QString sources = flowService + u"sourceConnections"_s;
const QString serviceBasic = u"Basic Authentication"_s;

QJsonObject field(const QString &name)
{
    return {{u"nodeType"_s, u"fieldLookup"_s}, {u"fieldName"_s, name}};
}

QJsonObject literal(const QJsonValue &value)
{
    return {{u"nodeType"_s, u"literal"_s}, {u"value"_s, value}};
}

QJsonObject apply(const QString &function, const QJsonArray &params)
{
    return {{u"nodeType"_s, u"fnApply"_s}, {u"fnName"_s, function}, {u"params"_s, params}};
}

QJsonObject compared(const QString &column, const QString &op, const QJsonValue &value)
{
    return apply(op, {field(column), literal(value)});
}

QJsonObject pql(const QJsonObject &tree)
{
    return {{u"type"_s, u"PQL"_s}, {u"format"_s, u"pql/json"_s}, {u"value"_s, tree}};
}

QString base64(const QJsonObject &object)
{
    return encoded(
        QString::fromLatin1(QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64()));
}

QString serviceNowBase(Client &client, const QString &password)
{
    return client
        .post(connections, connectionBody(serviceNow, serviceBasic,
                                          {{u"endpoint"_s, u"https://desk.example.org"_s},
                                           {u"username"_s, u"anybody"_s},
                                           {u"password"_s, password}}))
        .id();
}

/// The source connection of the tutorial of 2020 for customer success.
QJsonObject oldForm(const QString &table, const QString &schema)
{
    QJsonObject data{{u"format"_s, u"parquet_xdm"_s}};
    if (!schema.isEmpty()) {
        data.insert("schema"_L1,
                    QJsonObject{{u"id"_s, schema},
                                {u"version"_s,
                                 u"application/vnd.adobe.xed-full-notext+json; version=1"_s}});
    }
    return {{u"name"_s, u"Source connection for CS"_s},
            {u"baseConnectionId"_s, serviceDesk},
            {u"data"_s, data},
            {u"params"_s, QJsonObject{{u"path"_s, table}}},
            {u"connectionSpec"_s, specReference(serviceNow)}};
}

} // namespace

class TableSourcesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void signIn_data();
    void signIn();
    void wrongThenRight();
    void serviceDeskTables();
    void oldFormIsTaken_data();
    void oldFormIsTaken();
    void oldFormRuns();
    void dataSetBaseConnection();
    void filters_data();
    void filters();
    void refusedFilters_data();
    void refusedFilters();
    void filteredRun();
    void manyConnections();
    void largeSource();

private:
    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<Client> m_client;
};

void TableSourcesTest::initTestCase()
{
    m_platform = started();
    QVERIFY(m_platform);
    m_client = std::make_unique<Client>(*m_platform);
}

void TableSourcesTest::signIn_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("auth");
    QTest::addColumn<QJsonObject>("params");
    QTest::addColumn<bool>("works");
    const auto row = [](const char *name, const QString &spec, const QString &auth,
                        const QJsonObject &params,
                        bool works) { QTest::newRow(name) << spec << auth << params << works; };
    const QString byText = u"Connection String Based Authentication"_s;
    const QString text = u"connectionString"_s;
    row("demo", serviceNow, serviceBasic,
        {{u"endpoint"_s, u"e"_s}, {u"username"_s, u"u"_s}, {u"password"_s, u"demo"_s}}, true);
    row("another password", serviceNow, serviceBasic,
        {{u"endpoint"_s, u"demo"_s}, {u"username"_s, u"demo"_s}, {u"password"_s, u"Demo"_s}},
        false);
    row("empty password", serviceNow, serviceBasic,
        {{u"endpoint"_s, u"e"_s}, {u"username"_s, u"u"_s}, {u"password"_s, QString()}}, false);
    row("key file", bigQuery, u"Service Authentication"_s,
        {{u"projectId"_s, u"p"_s}, {u"keyFileContent"_s, u"demo"_s}}, true);
    row("files", azureFiles, serviceBasic,
        {{u"host"_s, u"h"_s}, {u"userid"_s, u"u"_s}, {u"password"_s, u"demo"_s}}, true);
    row("connection string: demo", mySql, byText, {{text, u"demo"_s}}, true);
    row("connection string: elsewhere", mySql, byText,
        {{text, u"Server=db.example.org;Database=d;UID=u;PWD=demo"_s}}, true);
    row("connection string: elsewhere, another password", mySql, byText,
        {{text, u"Server=db.example.org;Database=d;UID=u;PWD=other"_s}}, false);
    row("connection string: several hosts", postgreSql, byText,
        {{text, u"Server=127.0.0.1,db.example.org;Database=d;UID=u;Password=other"_s}}, false);
}

void TableSourcesTest::signIn()
{
    QFETCH(QString, spec);
    QFETCH(QString, auth);
    QFETCH(QJsonObject, params);
    QFETCH(bool, works);
    const Answer created = m_client->post(connections, connectionBody(spec, auth, params));
    QVERIFY2(created.status == 201, created.body);
    const Answer test = m_client->get(connections + u'/' + created.id() + u"/test"_s);
    QCOMPARE(test.status, 200);
    QCOMPARE(test.object().value("result"_L1), QJsonValue(works));
    QCOMPARE(test.object().contains("message"_L1), !works);
    const Answer root = explored(*m_client, created.id(), u"objectType=root"_s);
    QCOMPARE(root.status, works ? 200 : 400);
    QCOMPARE(root.code(), works ? QString() : u"LOCAL-1004-400"_s);
    if (!works)
        QVERIFY2(root.body.contains("the source refused the sign-in"), root.body);
}

void TableSourcesTest::wrongThenRight()
{
    const QString id = serviceNowBase(*m_client, u"mistyped"_s);
    const QString test = connections + u'/' + id + u"/test"_s;
    const QJsonObject refused = m_client->get(test).object();
    QCOMPARE(refused.value("result"_L1), QJsonValue(false));
    QVERIFY(!refused.value("message"_L1).toString().contains("mistyped"_L1));
    const QJsonObject entity = m_client->get(connections + u'/' + id)
                                   .object()
                                   .value("items"_L1)
                                   .toArray()
                                   .first()
                                   .toObject();
    const QJsonObject good{{u"endpoint"_s, u"https://desk.example.org"_s},
                           {u"username"_s, u"anybody"_s},
                           {u"password"_s, u"demo"_s}};
    QCOMPARE(m_client
                 ->patch(connections + u'/' + id, entity.value("etag"_L1).toString().toLatin1(),
                         {QJsonObject{{u"op"_s, u"replace"_s},
                                      {u"path"_s, u"/auth/params"_s},
                                      {u"value"_s, good}}})
                 .status,
             200);
    QCOMPARE(m_client->get(test).object().value("result"_L1), QJsonValue(true));
}

void TableSourcesTest::serviceDeskTables()
{
    const QStringList tables = {u"Account"_s, u"Contact"_s, u"Incident"_s};
    QCOMPARE(pathsOf(explored(*m_client, serviceDesk, u"objectType=root"_s)), tables);
    // A connection of one's own shows the same system, and the warehouse does not show it.
    QCOMPARE(
        pathsOf(explored(*m_client, serviceNowBase(*m_client, u"demo"_s), u"objectType=root"_s)),
        tables);
    for (const QString &path : pathsOf(explored(*m_client, baseConnection, u"objectType=root"_s)))
        QVERIFY2(!path.contains(u'/') && path.contains(u'.'), qPrintable(path));
    QCOMPARE(explored(*m_client, baseConnection, u"objectType=table&object=servicedesk%2FAccount"_s)
                 .status,
             404);
    const Answer account =
        explored(*m_client, serviceDesk, u"objectType=table&object=Account&preview=true"_s);
    QCOMPARE(columnNames(account),
             (QStringList{u"Id"_s, u"Name"_s, u"Phone"_s, u"email"_s, u"updatedAt"_s}));
    QCOMPARE(account.object().value("data"_L1).toArray().size(), 100);
}

void TableSourcesTest::oldFormIsTaken_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<bool>("strict");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QJsonObject &body, bool strict,
                        const QString &code) { QTest::newRow(name) << body << strict << code; };
    QJsonObject pathOnly = oldForm(u"Account"_s, QString());
    pathOnly.insert("data"_L1, QJsonObject{{u"format"_s, u"tabular"_s}});
    QJsonObject captured = oldForm(u"Account"_s, QString());
    captured.insert("params"_L1, QJsonObject{{u"path"_s, u"Account"_s}, {u"cdcEnabled"_s, true}});
    const QString unknown = u"https://ns.adobe.com/dfwdemo/classes/51dd6dce"_s;
    row("any schema", oldForm(u"Account"_s, unknown), false, {});
    row("no schema", oldForm(u"Account"_s, QString()), false, {});
    row("unknown table", oldForm(u"Nothing"_s, unknown), false, u"FLOW-1439-400"_s);
    row("no table", oldForm(QString(), unknown), false, u"FLOW-1439-400"_s);
    row("tabular with a path", pathOnly, false, {});
    row("change data capture", captured, false, u"LOCAL-1003-400"_s);
    row("strict, well formed", oldForm(u"Account"_s, customerSchema), true, {});
    row("strict, unknown schema", oldForm(u"Account"_s, unknown), true, u"FLOW-1439-400"_s);
    row("strict, no schema", oldForm(u"Account"_s, QString()), true, u"LOCAL-1002-400"_s);
    row("strict, tabular with a path", pathOnly, true, u"LOCAL-1002-400"_s);
}

void TableSourcesTest::oldFormIsTaken()
{
    QFETCH(QJsonObject, body);
    QFETCH(bool, strict);
    QFETCH(QString, code);
    const auto platform = strict ? started({.strict = true}) : nullptr;
    Client own(strict ? *platform : *m_platform);
    const Answer answer = own.post(sources, body);
    QCOMPARE(answer.code(), code);
    QVERIFY2(answer.status == (code.isEmpty() ? 201 : 400), answer.body);
}

void TableSourcesTest::oldFormRuns()
{
    const auto platform = started();
    Client client(*platform);
    const Answer source = client.post(sources, oldForm(u"Account"_s, QString()));
    const Answer flow = startedFlow(client, source.id(), crmFlowSpec,
                                    {{u"Id"_s, u"_id"_s},
                                     {u"Name"_s, u"person.name.fullName"_s},
                                     {u"email"_s, u"personalEmail.address"_s}},
                                    schedule(1, u"hour"_s, 1, true), u"updatedAt"_s);
    QVERIFY2(flow.status == 201, flow.body);
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);
    QCOMPARE(countsOf(runsOf(client, flow.id()).first()).value("outputRecordCount"_L1).toInt(),
             340);
    QCOMPARE(platform->storedRecords(customerDataSet).size(), 340);
}

void TableSourcesTest::dataSetBaseConnection()
{
    const Answer lake =
        m_client->post(connections, {{u"name"_s, u"Data set base connection"_s},
                                     {u"connectionSpec"_s, specReference(dataLake)}});
    QVERIFY2(lake.status == 201, lake.body);
    QCOMPARE(m_client->get(connections + u'/' + lake.id() + u"/test"_s).object().value("result"_L1),
             QJsonValue(true));
    QJsonObject target = targetBody(customerSchema, customerDataSet);
    const QString targets = flowService + u"targetConnections"_s;
    target.insert("baseConnectionId"_L1, lake.id());
    QCOMPARE(m_client->post(targets, target).status, 201);
    target.insert("baseConnectionId"_L1, serviceDesk);
    QCOMPARE(m_client->post(targets, target).code(), u"FLOW-1413-400"_s);
    target.insert("baseConnectionId"_L1, u"00000000-0000-4000-8000-000000000000"_s);
    QCOMPARE(m_client->post(targets, target).code(), u"FLOW-1439-400"_s);
    // It is no source.
    QJsonObject source = sourceBody(u"test1.Mytable"_s, {u"TestID"_s});
    source.insert("baseConnectionId"_L1, lake.id());
    source.insert("connectionSpec"_L1, specReference(dataLake));
    QCOMPARE(m_client->post(sources, source).code(), u"FLOW-1413-400"_s);
}

void TableSourcesTest::filters_data()
{
    QTest::addColumn<QJsonObject>("filter");
    QTest::addColumn<QString>("condition"); // the same in SQLite's own words
    const auto row = [](const char *name, const QJsonObject &tree, const QString &condition) {
        QTest::newRow(name) << pql(tree) << condition;
    };
    const QString name = u"Currency"_s;
    row("=", compared(name, u"="_s, u"SEK"_s), u"Currency='SEK'"_s);
    row("==", compared(name, u"=="_s, u"SEK"_s), u"Currency='SEK'"_s);
    row("!=", compared(name, u"!="_s, u"SEK"_s), u"Currency!='SEK'"_s);
    row("<", compared(u"Total"_s, u"<"_s, 40), u"Total<40"_s);
    row("<=", compared(u"Items"_s, u"<="_s, 1), u"Items<=1"_s);
    row(">", compared(u"Total"_s, u">"_s, 880.5), u"Total>880.5"_s);
    row(">=", compared(u"Items"_s, u">="_s, 9), u"Items>=9"_s);
    row("like", compared(name, u"like"_s, u"e%"_s), u"Currency='euro'"_s);
    row("like keeps case", compared(name, u"LIKE"_s, u"E%"_s), u"Currency='EUR'"_s);
    row("in", compared(name, u"in"_s, QJsonArray{u"SEK"_s, u"BRL"_s}),
        u"Currency IN ('SEK','BRL')"_s);
    row("quotes are no SQL", compared(name, u"="_s, u"' OR 1=1 --"_s), u"0"_s);
    row("and", apply(u"and"_s, {compared(name, u"="_s, u"SEK"_s), compared(u"Items"_s, u"="_s, 2)}),
        u"Currency='SEK' AND Items=2"_s);
    row("or", apply(u"or"_s, {compared(name, u"="_s, u"euro"_s), compared(u"Items"_s, u">"_s, 8)}),
        u"Currency='euro' OR Items>8"_s);
    row("not", apply(u"NOT"_s, {compared(u"Items"_s, u">"_s, 1)}), u"Items<=1"_s);
    row("isNull", apply(u"isNull"_s, {field(name)}), u"Currency IS NULL"_s);
    row("not isNull, and",
        apply(u"and"_s, {apply(u"NOT"_s, {apply(u"isNull"_s, {field(name)})}),
                         compared(u"Items"_s, u"="_s, 3)}),
        u"Items=3"_s);
}

void TableSourcesTest::filters()
{
    QFETCH(QJsonObject, filter);
    QFETCH(QString, condition);
    QStringList expected;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"counted"_s);
        database.setDatabaseName(m_platform->dataDir() + u"/source.db"_s);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"SELECT OrderID FROM \"test1.Orders\" WHERE "_s + condition +
                           u" ORDER BY rowid LIMIT 100"_s));
        while (query.next())
            expected.append(query.value(0).toString());
    }
    QSqlDatabase::removeDatabase(u"counted"_s);
    const Answer answer =
        explored(*m_client, baseConnection,
                 u"objectType=table&object=test1.Orders&preview=true&filters="_s + base64(filter));
    QVERIFY2(answer.status == 200, answer.body);
    QStringList found;
    for (const QJsonValue &row : answer.object().value("data"_L1).toArray())
        found.append(row.toObject().value("OrderID"_L1).toString());
    QCOMPARE(found, expected);
}

void TableSourcesTest::refusedFilters_data()
{
    QTest::addColumn<QJsonObject>("filter");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const QJsonObject &filter, const QString &pointer) {
        QTest::newRow(name) << filter << pointer;
    };
    const QJsonObject good = compared(u"Items"_s, u"="_s, 1);
    QJsonObject deep = good;
    for (int i = 0; i < 40; ++i)
        deep = apply(u"not"_s, {deep});
    row("no PQL", {{u"type"_s, u"SQL"_s}, {u"value"_s, good}}, u"/type"_s);
    row("other format", {{u"type"_s, u"PQL"_s}, {u"format"_s, u"text"_s}, {u"value"_s, good}},
        u"/format"_s);
    row("nothing", pql({}), u"/value"_s);
    row("unknown operator", pql(compared(u"Items"_s, u"between"_s, 1)), u"/value/fnName"_s);
    row("unknown column", pql(compared(u"No"_s, u"="_s, 1)), u"/value/params/0/fieldName"_s);
    row("a column of SQLite", pql(compared(u"rowid"_s, u"="_s, 1)), u"/value/params/0/fieldName"_s);
    row("null", pql(compared(u"Items"_s, u"="_s, QJsonValue::Null)), u"/value/params/1/value"_s);
    row("list for =", pql(compared(u"Items"_s, u"="_s, QJsonArray{1})), u"/value/params/1/value"_s);
    row("in nothing", pql(compared(u"Items"_s, u"in"_s, QJsonArray())), u"/value/params/1/value"_s);
    row("like a number", pql(compared(u"Items"_s, u"like"_s, 1)), u"/value/params/1/value"_s);
    row("one side", pql(apply(u"="_s, {field(u"Items"_s)})), u"/value/params"_s);
    row("and nothing", pql(apply(u"and"_s, {})), u"/value/params"_s);
    row("too deep", pql(deep), u"/value"_s);
}

void TableSourcesTest::refusedFilters()
{
    QFETCH(QJsonObject, filter);
    QFETCH(QString, pointer);
    const Answer preview =
        explored(*m_client, baseConnection,
                 u"objectType=table&object=test1.Orders&preview=true&filters="_s + base64(filter));
    QCOMPARE(preview.code(), u"LOCAL-1002-400"_s);
    QVERIFY2(preview.body.contains("filters" + pointer.toUtf8()), preview.body);
    QJsonObject body = sourceBody(u"test1.Orders"_s, {u"OrderID"_s});
    QJsonObject params = body.value("params"_L1).toObject();
    params.insert("filters"_L1, filter);
    body.insert("params"_L1, params);
    const Answer created = m_client->post(sources, body);
    QCOMPARE(created.code(), u"LOCAL-1002-400"_s);
    QVERIFY2(created.body.contains("/params/filters" + pointer.toUtf8()), created.body);
}

void TableSourcesTest::filteredRun()
{
    const auto platform = started();
    Client client(*platform);
    const QJsonObject filter = pql(compared(u"TestID"_s, u"like"_s, u"D-0000%"_s));
    QJsonObject body = sourceBody(u"test1.Dirty"_s, {u"TestID"_s, u"Name"_s});
    QJsonObject params = body.value("params"_L1).toObject();
    params.insert("filters"_L1, filter);
    body.insert("params"_L1, params);
    const Answer source = client.post(sources, body);
    QVERIFY2(source.status == 201, source.body);
    const Answer flow = startedFlow(client, source.id(), crmFlowSpec, {{u"TestID"_s, u"_id"_s}},
                                    schedule(1, u"hour"_s, 1, true), u"UpdatedAt"_s);
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);
    // D-00005 has no id in the table.
    QCOMPARE(countsOf(runsOf(client, flow.id()).first()).value("inputRecordCount"_L1).toInt(), 8);

    // A connector that does not say it filters is not asked to, neither here nor there.
    const QString shop = u"1d2c3b4a-5f6e-4d7c-8b9a-0a1b2c3d4e5f"_s;
    QCOMPARE(explored(client, shop,
                      u"objectType=table&object=staging.Accounts&filters="_s + base64(filter))
                 .code(),
             u"LOCAL-1003-400"_s);
    body.insert("baseConnectionId"_L1, shop);
    body.insert("connectionSpec"_L1, specReference(postgreSql));
    QCOMPARE(client.post(sources, body).code(), u"LOCAL-1003-400"_s);
    QCOMPARE(
        explored(client, baseConnection, u"objectType=table&object=test1.Dirty&filters=no+base64"_s)
            .code(),
        u"LOCAL-1001-400"_s);
}

void TableSourcesTest::manyConnections()
{
    const auto platform = started({.extras = {.connections = 230}});
    QVERIFY(platform);
    Client client(*platform);
    QSet<QString> ids;
    int pages = 0;
    QString next = u"/connections?limit=50&orderby=name"_s;
    while (!next.isEmpty() && pages < 20) {
        const QJsonObject page = client.get(flowService.chopped(1) + next).object();
        for (const QJsonValue &item : page.value("items"_L1).toArray())
            ids.insert(item.toObject().value("id"_L1).toString());
        next = page.value("_links"_L1)
                   .toObject()
                   .value("next"_L1)
                   .toObject()
                   .value("href"_L1)
                   .toString();
        ++pages;
    }
    QCOMPARE(pages, 5);
    QCOMPARE(ids.size(), 235);
    QCOMPARE(client.get(connections + u"?count=true&property=connectionSpec.id=="_s + serviceNow)
                 .object()
                 .value("count"_L1)
                 .toInt(),
             47);
}

void TableSourcesTest::largeSource()
{
    const auto platform = started({.extras = {.tables = 1000, .columns = 500}});
    QVERIFY(platform);
    Client client(*platform);
    const QString found = client.get(connections + u"?property=name==%22Large%20warehouse%22"_s)
                              .object()
                              .value("items"_L1)
                              .toArray()
                              .first()
                              .toObject()
                              .value("id"_L1)
                              .toString();
    const QStringList tables = pathsOf(explored(client, found, u"objectType=root"_s));
    QCOMPARE(tables.size(), 1000);
    const Answer table = explored(
        client, found, u"objectType=table&preview=true&object="_s + encoded(tables.last()));
    QCOMPARE(columnNames(table).size(), 500);
    QCOMPARE(table.object().value("data"_L1).toArray().size(), 100);
    QCOMPARE(explored(client, found, u"objectType=table&object=large.table_1001"_s).status, 404);
    QJsonObject body = sourceBody(tables.first(), {u"name_0002"_s, u"id"_s});
    body.insert("baseConnectionId"_L1, found);
    body.insert("connectionSpec"_L1, specReference(postgreSql));
    const Answer source = client.post(sources, body);
    QVERIFY2(source.status == 201, source.body);
    const Answer flow = startedFlow(client, source.id(), crmFlowSpec, {{u"id"_s, u"_id"_s}},
                                    schedule(1, u"hour"_s, 1, true), u"updated_at"_s);
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);
    QCOMPARE(platform->storedRecords(customerDataSet).size(), 250);
}

QTEST_GUILESS_MAIN(TableSourcesTest)
#include "tst_tablesources.moc"
