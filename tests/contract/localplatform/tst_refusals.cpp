// SPDX-License-Identifier: Apache-2.0
// Each way a body can be wrong, and the code that says so.
#include "client.h"

#include <functional>

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

namespace {

using Change = std::function<void(QJsonObject &)>;

/// Sets a value at a path of keys; an undefined value takes the key out.
void setAt(QJsonObject &object, const QStringList &path, const QJsonValue &value)
{
    if (path.size() == 1) {
        if (value.isUndefined())
            object.remove(path.first());
        else
            object.insert(path.first(), value);
        return;
    }
    QJsonObject child = object.value(path.first()).toObject();
    setAt(child, path.mid(1), value);
    object.insert(path.first(), child);
}

QJsonValue transformation(const QString &name, const QJsonObject &params)
{
    return QJsonArray{QJsonObject{{u"name"_s, name}, {u"params"_s, params}}};
}

const QJsonValue gone = QJsonValue::Undefined;
constexpr qint64 farFuture = 4102444800; // the year 2100, in seconds
const QString nobody = u"00000000-0000-4000-8000-000000000000"_s;

} // namespace

class RefusalsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void bodies_data();
    void bodies();
    void mappings_data();
    void mappings();
    void lists_data();
    void lists();
    void connectionInUse();
    void runsByHand();
    void schemaTitleTaken();
    void emptyAndBrokenBodies();
    void failingConnection();

private:
    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<Client> m_client;
    Parts m_parts;
};

void RefusalsTest::initTestCase()
{
    m_platform = started();
    QVERIFY(m_platform);
    m_client = std::make_unique<Client>(*m_platform);
    m_parts = createParts(*m_client, u"test1.Mytable"_s, {u"TestID"_s, u"Name"_s, u"Datefield"_s},
                          customerSchema, customerDataSet, tutorialRows);
    QVERIFY(!m_parts.source.isEmpty() && !m_parts.target.isEmpty() && !m_parts.mapping.isEmpty());
}

void RefusalsTest::bodies_data()
{
    QTest::addColumn<QString>("collection");
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QString &collection, const QStringList &path,
                        const QJsonValue &value, const QString &code) {
        QTest::newRow(name) << collection << path << value << code;
    };
    const QString source = u"sourceConnections"_s;
    const QString target = u"targetConnections"_s;
    const QString flows = u"flows"_s;
    const QString connections = u"connections"_s;
    const QStringList spec = {u"connectionSpec"_s, u"id"_s};
    row("source: unknown base", source, {u"baseConnectionId"_s}, nobody, u"FLOW-1439-400"_s);
    row("source: no base", source, {u"baseConnectionId"_s}, gone, u"LOCAL-1002-400"_s);
    row("source: unknown spec", source, spec, nobody, u"FLOW-1413-400"_s);
    row("source: spec of another base", source, spec, u"26d738e0-8963-47ea-aadf-c60de735468a"_s,
        u"FLOW-1413-400"_s);
    row("source: state", source, {u"state"_s}, u"enabled"_s, u"FLOW-1410-400"_s);
    row("source: unknown table", source, {u"params"_s, u"tableName"_s}, u"test1.None"_s,
        u"FLOW-1439-400"_s);
    row("source: unknown column", source, {u"params"_s, u"columns"_s}, QJsonArray{column(u"No"_s)},
        u"LOCAL-1002-400"_s);
    row("source: files", source, {u"data"_s, u"format"_s}, u"delimited"_s, u"LOCAL-1002-400"_s);
    row("target: unknown data set", target, {u"params"_s, u"dataSetId"_s},
        u"6019e0e7c5dcf718db5ebcff"_s, u"FLOW-1439-400"_s);
    row("target: unknown schema", target, {u"data"_s, u"schema"_s, u"id"_s}, u"x"_s,
        u"FLOW-1439-400"_s);
    row("target: other schema", target, {u"data"_s, u"schema"_s, u"id"_s}, strictSchema,
        u"FLOW-1425-400"_s);
    row("target: wrong spec", target, spec, bigQuery, u"FLOW-1413-400"_s);
    row("connection: unknown spec", connections, spec, nobody, u"FLOW-1413-400"_s);
    row("connection: sign-in name", connections, {u"auth"_s, u"specName"_s}, u"basic"_s,
        u"FLOW-1415-400"_s);
    row("connection: sign-in field", connections, {u"auth"_s, u"params"_s}, QJsonObject(),
        u"LOCAL-1002-400"_s);
    row("connection: no sign-in", connections, {u"auth"_s}, gone, u"LOCAL-1002-400"_s);
    row("flow: state", flows, {u"state"_s}, u"enabled"_s, u"FLOW-1410-400"_s);
    row("flow: no name", flows, {u"name"_s}, gone, u"LOCAL-1002-400"_s);
    row("flow: unknown spec", flows, {u"flowSpec"_s, u"id"_s}, nobody, u"FLOW-1413-400"_s);
    row("flow: unknown source", flows, {u"sourceConnectionIds"_s}, QJsonArray{nobody},
        u"FLOW-1439-400"_s);
    row("flow: two sources", flows, {u"sourceConnectionIds"_s}, QJsonArray{nobody, nobody},
        u"LOCAL-1002-400"_s);
    row("flow: unknown target", flows, {u"targetConnectionIds"_s}, QJsonArray{nobody},
        u"FLOW-1439-400"_s);
    row("flow: no mapping", flows, {u"transformations"_s}, QJsonArray(), u"LOCAL-1002-400"_s);
    row("flow: unknown mapping", flows, {u"transformations"_s},
        transformation(u"Mapping"_s, {{u"mappingId"_s, u"x"_s}, {u"mappingVersion"_s, u"0"_s}}),
        u"FLOW-1419-400"_s);
    row("flow: mapping version", flows, {u"transformations"_s},
        transformation(u"Mapping"_s,
                       {{u"mappingId"_s, u"@mapping"_s}, {u"mappingVersion"_s, u"4"_s}}),
        u"FLOW-1412-400"_s);
    row("flow: mapping of another schema", flows, {u"transformations"_s},
        transformation(u"Mapping"_s,
                       {{u"mappingId"_s, u"@strict"_s}, {u"mappingVersion"_s, u"0"_s}}),
        u"FLOW-1425-400"_s);
    row("flow: mapping reads an unread column", flows, {u"transformations"_s},
        transformation(u"Mapping"_s,
                       {{u"mappingId"_s, u"@email"_s}, {u"mappingVersion"_s, u"0"_s}}),
        u"FLOW-1419-400"_s);
    row("flow: copy without delta column", flows, {u"transformations"_s},
        transformation(u"Copy"_s, {}), u"LOCAL-1002-400"_s);
    row("flow: unknown transformation", flows, {u"transformations"_s},
        transformation(u"Sort"_s, {}), u"LOCAL-1002-400"_s);
    row("flow: options", flows, {u"options"_s}, QJsonObject{{u"partialIngestionPercent"_s, 0}},
        u"LOCAL-1002-400"_s);
    const QString when = u"scheduleParams"_s;
    const QString bad = u"LOCAL-1002-400"_s;
    row("schedule: none", flows, {when}, gone, bad);
    row("schedule: minute 5", flows, {when}, schedule(1, u"minute"_s, 5, true), bad);
    row("schedule: minute 5 as text", flows, {when},
        QJsonObject{
            {u"startTime"_s, u"1"_s}, {u"frequency"_s, u"minute"_s}, {u"interval"_s, u"5"_s}},
        bad);
    row("schedule: day 0", flows, {when}, schedule(1, u"day"_s, 0, true), bad);
    row("schedule: once with interval", flows, {when},
        QJsonObject{{u"startTime"_s, 1}, {u"frequency"_s, u"once"_s}, {u"interval"_s, 1}}, bad);
    row("schedule: once with backfill", flows, {when},
        QJsonObject{{u"startTime"_s, 1}, {u"frequency"_s, u"once"_s}, {u"backfill"_s, true}}, bad);
    row("schedule: no interval", flows, {when, u"interval"_s}, gone, bad);
    row("schedule: no start", flows, {when, u"startTime"_s}, gone, bad);
    row("schedule: month", flows, {when, u"frequency"_s}, u"month"_s, bad);
    row("schedule: start is no number", flows, {when, u"startTime"_s}, u"soon"_s, bad);
}

void RefusalsTest::bodies()
{
    QFETCH(QString, collection);
    QFETCH(QStringList, path);
    QFETCH(QJsonValue, value);
    QJsonObject body;
    if (collection == "sourceConnections"_L1)
        body = sourceBody(u"test1.Mytable"_s, {u"TestID"_s});
    else if (collection == "targetConnections"_L1)
        body = targetBody(customerSchema, customerDataSet);
    else if (collection == "flows"_L1)
        body = flowBody(m_parts, schedule(farFuture, u"day"_s, 1, true));
    else
        body = {{u"name"_s, u"c"_s},
                {u"auth"_s, QJsonObject{{u"specName"_s, u"Service Authentication"_s},
                                        {u"params"_s, QJsonObject{{u"projectId"_s, u"p"_s},
                                                                  {u"keyFileContent"_s, u"k"_s}}}}},
                {u"connectionSpec"_s, QJsonObject{{u"id"_s, bigQuery}, {u"version"_s, u"1.0"_s}}}};

    const QString url = flowService + collection;
    const Answer good = m_client->post(url, body);
    QVERIFY2(good.status == 201, good.body);
    if (collection == "flows"_L1)
        m_client->remove(url + u'/' + good.id());

    // Ids that only exist at run time are named with @ in the table.
    QByteArray text = QJsonDocument(QJsonObject{{u"v"_s, value}}).toJson();
    text.replace("@mapping", m_parts.mapping.toLatin1());
    if (text.contains("@strict"))
        text.replace(
            "@strict",
            m_client->post(mappingSets, mappingBody(strictSchema, tutorialRows)).id().toLatin1());
    if (text.contains("@email"))
        text.replace("@email", m_client
                                   ->post(mappingSets,
                                          mappingBody(customerSchema,
                                                      {{u"Email"_s, u"personalEmail.address"_s}}))
                                   .id()
                                   .toLatin1());
    setAt(body, path,
          value.isUndefined() ? gone : QJsonDocument::fromJson(text).object().value("v"_L1));
    const Answer refused = m_client->post(url, body);
    QVERIFY2(refused.status >= 400, refused.body);
    QTEST(refused.code(), "code");
    QCOMPARE(refused.status, refused.code().section(u'-', -1).toInt());
    QVERIFY(!refused.object()
                 .value("report"_L1)
                 .toObject()
                 .value("request-id"_L1)
                 .toString()
                 .isEmpty());
}

void RefusalsTest::mappings_data()
{
    QTest::addColumn<QString>("destination");
    QTest::addColumn<QString>("code");
    QTest::newRow("unknown path") << u"person.nickname"_s << u"DPCO-LOCAL-2003-400"_s;
    QTest::newRow("object") << u"person.name"_s << u"DPCO-LOCAL-2004-400"_s;
    QTest::newRow("array") << u"loyalty.loyaltyID"_s << u"DPCO-LOCAL-2004-400"_s;
    QTest::newRow("duplicate") << u"_id"_s << u"DPCO-LOCAL-2001-400"_s;
    QTest::newRow("no path") << u"person..name"_s << u"DPCO-LOCAL-2003-400"_s;
    QTest::newRow("array element") << u"loyalty.loyaltyID[0]"_s << QString();
    QTest::newRow("number") << u"loyalty.points"_s << QString();
}

void RefusalsTest::mappings()
{
    QFETCH(QString, destination);
    QFETCH(QString, code);
    const QJsonObject body =
        mappingBody(customerSchema, {{u"TestID"_s, u"_id"_s}, {u"Name"_s, destination}});
    const Answer answer = m_client->post(mappingSets, body);
    QCOMPARE(answer.status, code.isEmpty() ? 200 : 400);
    if (!code.isEmpty())
        QCOMPARE(answer.code(), code);
    // validate says the same, row by row, and stores nothing.
    const QJsonArray responses = m_client->post(mappingSets + u"/validate"_s, body)
                                     .object()
                                     .value("validationResponse"_L1)
                                     .toArray();
    QCOMPARE(responses.size(), 2);
    QCOMPARE(responses.at(0).toObject().value("status"_L1).toString(), u"SUCCESS"_s);
    QCOMPARE(responses.at(1).toObject().value("status"_L1).toString(),
             code.isEmpty() ? u"SUCCESS"_s : u"FAILED"_s);
}

void RefusalsTest::lists_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QString &path, int status, const QString &code) {
        QTest::newRow(name) << path << status << code;
    };
    row("limit with count", flowService + u"flows?limit=1&count=true"_s, 400, u"FLOW-1401-400"_s);
    row("limit 0", flowService + u"flows?limit=0"_s, 400, u"LOCAL-1001-400"_s);
    row("unknown flow", flowService + u"flows/x"_s, 404, u"FLOW-1430-404"_s);
    row("unknown connection", flowService + u"connections/x"_s, 404, u"FLOW-1439-404"_s);
    row("unknown spec", flowService + u"connectionSpecs/x"_s, 404, u"FLOW-1439-404"_s);
    row("unknown collection", flowService + u"nothing"_s, 404, u"FLOW-1101-404"_s);
    row("data sets, limit 0", u"/data/foundation/catalog/dataSets?limit=0"_s, 400,
        u"BadRequestError"_s);
    row("data set", u"/data/foundation/catalog/dataSets/x"_s, 404, u"NotFoundError"_s);
    row("mapping sets without limit", mappingSets, 400, u"BadRequestError"_s);
    row("elsewhere", u"/data/foundation/elsewhere"_s, 404, u"NotFoundError"_s);
}

void RefusalsTest::lists()
{
    QFETCH(QString, path);
    const Answer answer = m_client->get(path);
    QTEST(answer.status, "status");
    QTEST(answer.code(), "code");
}

void RefusalsTest::connectionInUse()
{
    const Answer flow = m_client->post(flowService + u"flows"_s,
                                       flowBody(m_parts, schedule(farFuture, u"day"_s, 1, true)));
    QCOMPARE(flow.status, 201);
    QCOMPARE(m_client->remove(flowService + u"connections/"_s + baseConnection).code(),
             u"FLOW-1418-400"_s);
    QCOMPARE(m_client->remove(flowService + u"sourceConnections/"_s + m_parts.source).code(),
             u"FLOW-1447-400"_s);
    QCOMPARE(m_client->remove(flowService + u"flows/"_s + flow.id()).status, 204);
    QCOMPARE(m_client->get(flowService + u"flows/"_s + flow.id()).status, 404);
}

void RefusalsTest::runsByHand()
{
    const Answer periodic = m_client->post(
        flowService + u"flows"_s, flowBody(m_parts, schedule(farFuture, u"day"_s, 1, true)));
    const QJsonObject params{
        {u"startTime"_s, 1}, {u"windowStartTime"_s, 0}, {u"windowEndTime"_s, farFuture}};
    const QString runs = flowService + u"runs"_s;
    QCOMPARE(m_client->post(runs, {{u"flowId"_s, periodic.id()}, {u"params"_s, params}}).code(),
             u"FLOW-1434-400"_s);
    QCOMPARE(m_client->post(runs, {{u"flowId"_s, nobody}, {u"params"_s, params}}).status, 404);
    const Answer once = m_client->post(
        flowService + u"flows"_s,
        flowBody(m_parts, {{u"startTime"_s, farFuture}, {u"frequency"_s, u"once"_s}}));
    QCOMPARE(m_client->post(runs, {{u"flowId"_s, once.id()}, {u"params"_s, params}}).status, 201);
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(*m_client, once.id(), 1, u"success"_s), runTimeout);
}

void RefusalsTest::schemaTitleTaken()
{
    const QString schemas = u"/data/foundation/schemaregistry/tenant/schemas"_s;
    QJsonObject body{
        {u"type"_s, u"object"_s},
        {u"title"_s, u"A new schema"_s},
        {u"description"_s, u"d"_s},
        {u"allOf"_s,
         QJsonArray{QJsonObject{{u"$ref"_s, u"https://ns.adobe.com/xdm/context/profile"_s}}}}};
    const Answer created = m_client->post(schemas, body);
    QCOMPARE(created.status, 201);
    QCOMPARE(created.object().value("meta:class"_L1).toString(),
             u"https://ns.adobe.com/xdm/context/profile"_s);
    QCOMPARE(m_client->post(schemas, body).code(), u"XDM-1521-400"_s);
    body.insert("title"_L1, u"Another"_s);
    body.insert("allOf"_L1, QJsonArray());
    QCOMPARE(m_client->post(schemas, body).status, 400);
    // Names of data sets may repeat.
    const QJsonObject dataSet{
        {u"name"_s, u"Twice"_s},
        {u"schemaRef"_s,
         QJsonObject{{u"id"_s, created.object().value("$id"_L1)},
                     {u"contentType"_s, u"application/vnd.adobe.xed+json;version=1"_s}}}};
    const QString dataSets = u"/data/foundation/catalog/dataSets?requestDataSource=true"_s;
    QCOMPARE(m_client->post(dataSets, dataSet).status, 201);
    const Answer second = m_client->post(dataSets, dataSet);
    static const QRegularExpression form(u"^@/dataSets/[0-9a-f]{24}$"_s);
    QVERIFY(form.match(second.array().first().toString()).hasMatch());
}

void RefusalsTest::emptyAndBrokenBodies()
{
    const QNetworkRequest request = m_client->request(flowService + u"flows"_s);
    QCOMPARE(m_client->send("POST", request).code(), u"FLOW-1405-400"_s);
    QCOMPARE(m_client->send("POST", request, "{\"a\":1,}").status, 400);
    QCOMPARE(m_client->send("POST", request, "[]").status, 400);
    QNetworkRequest text = request;
    text.setRawHeader("Content-Type", "text/plain");
    const Answer answer = m_client->send("POST", text, "{}");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.object().value("type"_L1).toString(), u"/placeholder/type/uri"_s);
}

void RefusalsTest::failingConnection()
{
    const QString failing = flowService + u"connections/0badc0de-0000-4bad-8bad-00000000dead"_s;
    QCOMPARE(m_client->get(failing + u"/test"_s).object().value("result"_L1).toBool(true), false);
    QCOMPARE(m_client->get(failing + u"/explore?objectType=root"_s).status, 400);
    QCOMPARE(m_client->get(flowService + u"connections/"_s + baseConnection + u"/test"_s)
                 .object()
                 .value("result"_L1)
                 .toBool(),
             true);
}

QTEST_GUILESS_MAIN(RefusalsTest)
#include "tst_refusals.moc"
