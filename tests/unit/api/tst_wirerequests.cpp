// SPDX-License-Identifier: Apache-2.0
//
// Every request as it goes out: method, path, query, headers, body.
#include "api/wire/connectionwire.h"
#include "api/wire/explorewire.h"
#include "api/wire/flowwire.h"
#include "api/wire/mappingwire.h"
#include "api/wire/query.h"
#include "api/wire/sandboxwire.h"
#include "api/wire/schemawire.h"
#include "api/wire/specwire.h"
#include "support/golden.h"
#include "support/jsondiff.h"
#include "support/sampleplan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::api::wire;

namespace {

const QString schemaUri = u"https://ns.adobe.com/dfwdemo/schemas/1a"_s;
constexpr char escapedUri[] = "https%3A%2F%2Fns.adobe.com%2Fdfwdemo%2Fschemas%2F1a";

QJsonObject bodyOf(const net::Request &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

} // namespace

class WireRequestsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void encoding_data();
    void encoding();
    void posts();
    void columnsGoBackAsTheyCame_data();
    void columnsGoBackAsTheyCame();
    void descriptionsCarryTheTag();
    void mappingBodies_data();
    void mappingBodies();
    void theFlowIsTypedByTheSpec_data();
    void theFlowIsTypedByTheSpec();
    void aFlowWithoutTheOptionalParts();
};

void WireRequestsTest::reads_data()
{
    QTest::addColumn<net::Request>("request");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<int>("seconds");
    const auto row = [](const net::Request &request, const QByteArray &url,
                        const QByteArray &accept = {}, int seconds = 60) {
        QTest::newRow(qPrintable(request.operation)) << request << url << accept << seconds;
    };
    row(listConnections(), "/data/foundation/flowservice/connections?limit=100&orderby=-createdAt");
    row(getConnection(u"6990abad-977d"_s),
        "/data/foundation/flowservice/connections/6990abad-977d");
    row(testConnection(u"a/b"_s), "/data/foundation/flowservice/connections/a%2Fb/test", {}, 120);
    row(listConnectionSpecs(), "/data/foundation/flowservice/connectionSpecs");
    row(exploreRoot(u"c1"_s), "/data/foundation/flowservice/connections/c1/explore?objectType=root",
        {}, 300);
    row(exploreTable(u"c1"_s, u"my schema.T+1&x=#%\"ä"_s),
        "/data/foundation/flowservice/connections/c1/explore?objectType=table&object="
        "my%20schema.T%2B1%26x%3D%23%25%22%C3%A4&preview=true",
        {}, 300);
    row(findFlowSpec(u"CRMToAEP"_s),
        "/data/foundation/flowservice/flowSpecs?property=name==%22CRMToAEP%22");
    row(getFlow(u"f1"_s), "/data/foundation/flowservice/flows/f1");
    row(listRuns(u"f1"_s),
        "/data/foundation/flowservice/runs?property=flowId==f1&orderby=createdAt");
    row(listSchemas(), "/data/foundation/schemaregistry/tenant/schemas?orderby=title&limit=300",
        "application/vnd.adobe.xed+json");
    row(getSchema(schemaUri),
        QByteArray("/data/foundation/schemaregistry/tenant/schemas/") + escapedUri,
        "application/vnd.adobe.xed-full+json; version=1");
    row(listDatasets(),
        "/data/foundation/catalog/dataSets?limit=100&start=0&properties=name,schemaRef,tags");
    row(getDataset(u"6019e0e7"_s), "/data/foundation/catalog/dataSets/6019e0e7");
    row(listSandboxes(), "/data/foundation/sandbox-management/?limit=100&offset=0");
}

void WireRequestsTest::reads()
{
    QFETCH(net::Request, request);
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, accept);
    QFETCH(int, seconds);
    QCOMPARE(request.method, "GET");
    QCOMPARE(request.path + (request.query.isEmpty() ? QByteArray() : '?' + request.query), url);
    QList<net::Header> headers;
    if (!accept.isEmpty())
        headers.emplaceBack("Accept", accept);
    QCOMPARE(request.headers, headers);
    QVERIFY(request.body.isEmpty());
    QCOMPARE(request.repeat, net::Repeat::Safe);
    QCOMPARE(request.deadline, std::chrono::seconds(seconds));
}

void WireRequestsTest::encoding_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("encoded");
    const auto row = [](const char *value, const char *encoded) {
        QTest::newRow(value) << QString::fromUtf8(value) << QByteArray(encoded);
    };
    row("plain-1_2.3~4", "plain-1_2.3~4");
    row("", "");
    row("+name", "%2Bname");
    row("a&b=c", "a%26b%3Dc");
    row("#top", "%23top");
    row("100%", "100%25");
    row("%2B", "%252B");
    row("\"quoted\"", "%22quoted%22");
    row("a b", "a%20b");
    row("a/b?c", "a%2Fb%3Fc");
    row("https://ns.adobe.com/x", "https%3A%2F%2Fns.adobe.com%2Fx");
    row("{TENANT}[0]", "%7BTENANT%7D%5B0%5D");
    row("ä€😀", "%C3%A4%E2%82%AC%F0%9F%98%80");
    row("eyJsaXN0SWQiOiIxMCJ9+/==", "eyJsaXN0SWQiOiIxMCJ9%2B%2F%3D%3D");
}

void WireRequestsTest::encoding()
{
    QFETCH(QString, value);
    QFETCH(QByteArray, encoded);
    QCOMPARE(queryItem("k", value), "k=" + encoded);
    QCOMPARE(quotedProperty("name", value), "property=name==%22" + encoded + "%22");
    QCOMPARE(plainProperty("id", value), "property=id==" + encoded);
    QCOMPARE(pathSegment(value), encoded);
}

void WireRequestsTest::posts()
{
    const FlowPlan plan = samplePlan();
    struct Row
    {
        net::Request request;
        QByteArray path;
        net::Repeat repeat;
    };
    using enum net::Repeat;
    const QList<Row> rows{
        {createSourceConnection(plan, {}, {}), "/data/foundation/flowservice/sourceConnections",
         Create},
        {createTargetConnection(plan, u"s"_s, u"d"_s, {}, {}),
         "/data/foundation/flowservice/targetConnections", Create},
        {createMappingSet(plan.mapping, u"s"_s), "/data/foundation/conversion/mappingSets", Create},
        {validateMappingSet(plan.mapping, u"s"_s),
         "/data/foundation/conversion/mappingSets/validate", Safe},
        {createFlow(plan, {}, {}, {}), "/data/foundation/flowservice/flows", Create}};
    for (const Row &row : rows) {
        QCOMPARE(row.request.method, "POST");
        QCOMPARE(row.request.path, row.path);
        QVERIFY(row.request.query.isEmpty());
        QCOMPARE(row.request.headers, (QList<net::Header>{{"Content-Type", "application/json"}}));
        QVERIFY(row.request.repeat == row.repeat);
        QVERIFY(!bodyOf(row.request).isEmpty());
    }
    QCOMPARE(bodyOf(rows.at(2).request), bodyOf(rows.at(3).request));
    QVERIFY(!bodyOf(rows.last().request).contains("state"_L1)); // refused on create (1410-400)
}

void WireRequestsTest::columnsGoBackAsTheyCame_data()
{
    QTest::addColumn<QJsonValue>("column");
    QTest::newRow("plain") << json("{'name':'A','type':'string','xdm':{'type':'string'}}");
    QTest::newRow("date") << json("{'name':'A','type':'string','meta:xdmType':'date-time',"
                                  "'xdm':{'type':'string','format':'date-time'}}");
    QTest::newRow("limits") << json("{'name':'A','type':'long','xdm':{'type':'integer',"
                                    "'minimum':-9007199254740991,'maximum':9007199254740991}}");
    QTest::newRow("unknown keys") << json(
        "{'name':'A','type':'string','meta':{'originalType':'picklist','n':[1,null]},"
        "'nullable':false,'xdm':{'type':'string','x':{'y':1.5}}}");
    QTest::newRow("no type") << json("{'name':'A'}");
    QTest::newRow("odd name") << json("{'name':'Full.Name ä\\\\ ','type':'String'}");
}

void WireRequestsTest::columnsGoBackAsTheyCame()
{
    QFETCH(QJsonValue, column);
    const QJsonObject explored{{u"schema"_s, QJsonObject{{u"columns"_s, QJsonArray{column}}}}};
    const auto read =
        readTableContents({.status = 200, .body = compact(explored)}, u"exploreTable"_s);
    QVERIFY(read);
    QCOMPARE(diff(column, columnToJson(read->columns.first())), QString());
}

void WireRequestsTest::descriptionsCarryTheTag()
{
    QCOMPARE(taggedDescription(u"text"_s, u"dfw-1"_s), u"text [dfw-1]"_s);
    QCOMPARE(taggedDescription({}, u"dfw-1"_s), u"[dfw-1]"_s);
    QCOMPARE(taggedDescription(u"text"_s, {}), u"text"_s);
    QCOMPARE(taggedDescription({}, {}), QString());
}

void WireRequestsTest::mappingBodies_data()
{
    QTest::addColumn<Mapping>("rows");
    QTest::addColumn<QJsonValue>("body");
    const auto plain = [](const char *source) {
        return u"{'version':0,'xdmSchema':'S','xdmVersion':'1.0','mappings':[{"
               "'destinationXdmPath':'_id','sourceAttribute':'%1','identity':false,"
               "'identityGroup':null,'namespaceCode':null,'version':0}]}"_s.arg(
                   QLatin1StringView(source));
    };
    const auto current = [](const char *rows) {
        return u"{'outputSchema':{'schemaRef':{'id':'S','contentType':"
               "'application/vnd.adobe.xed-full+json;version=1'}},'mappings':[%1]}"_s.arg(
                   QLatin1StringView(rows));
    };
    const auto row = [](const char *name, const Mapping &rows, const QString &body) {
        QTest::newRow(name) << rows << json(qPrintable(body));
    };
    using enum MappingKind;
    row("column", {{Column, u"TestID"_s, u"_id"_s}}, plain("TestID"));
    row("column with a dot", {{Column, u"Full.Name"_s, u"_id"_s}}, plain("Full\\\\.Name"));
    row("column with a blank", {{Column, u"Full Name"_s, u"_id"_s}}, plain("Full Name"));
    row("constant", {{Constant, u"crm"_s, u"a.b"_s}},
        current("{'sourceType':'STATIC','source':'crm','destination':'a.b'}"));
    row("empty constant", {{Constant, {}, u"a.b"_s}},
        current("{'sourceType':'STATIC','source':'','destination':'a.b'}"));
    row("expression to the letter", {{Expression, u"concat(a.b, c)"_s, u"x"_s}},
        current("{'sourceType':'EXPRESSION','source':'concat(a.b, c)','destination':'x'}"));
    row("all three, in their order",
        {{Column, u"a.b"_s, u"x"_s},
         {Expression, u"now()"_s, u"y"_s},
         {Constant, u"c.d"_s, u"z"_s}},
        current("{'sourceType':'ATTRIBUTE','source':'a\\\\.b','destination':'x'},"
                "{'sourceType':'EXPRESSION','source':'now()','destination':'y'},"
                "{'sourceType':'STATIC','source':'c.d','destination':'z'}"));
}

void WireRequestsTest::mappingBodies()
{
    QFETCH(Mapping, rows);
    QFETCH(QJsonValue, body);
    QCOMPARE(diff(body, mappingSetBody(rows, u"S"_s)), QString());
    QCOMPARE(diff(body, bodyOf(createMappingSet(rows, u"S"_s))), QString());
}

void WireRequestsTest::theFlowIsTypedByTheSpec_data()
{
    QTest::addColumn<QJsonValue>("spec"); // keys "schedule", "Copy", "Mapping", "options"
    QTest::addColumn<QJsonValue>("mappingVersion");
    QTest::addColumn<QJsonValue>("expected");
    const auto row = [](const char *name, const char *spec, const QJsonValue &version,
                        const char *schedule, const char *sentVersion) {
        const QString expected =
            u"{'schedule':%1,'Mapping':{'mappingId':'m','mappingVersion':%2},"
            "'options':{'errorDiagnosticsEnabled':true,'partialIngestionPercent':2.5}}"_s.arg(
                QLatin1StringView(schedule), QLatin1StringView(sentVersion));
        QTest::newRow(name) << json(spec) << version << json(qPrintable(expected));
    };
    constexpr char numbers[] =
        "{'startTime':1612310466,'frequency':'minute','interval':15,'backfill':true}";
    constexpr char texts[] =
        "{'startTime':'1612310466','frequency':'minute','interval':'15','backfill':'true'}";
    row("no schemas: as they are", "{}", 0, numbers, "0");
    row("no schemas: version stays text", "{}", u"0"_s, numbers, "'0'");
    row("the published spec",
        "{'schedule':{'properties':{'startTime':{'type':'integer'},'interval':{'type':'integer'},"
        "'backfill':{'type':'boolean'}}},'Mapping':{'properties':{'mappingVersion':"
        "{'type':'string'}}}}",
        0, numbers, "'0'");
    row("everything text",
        "{'schedule':{'properties':{'startTime':{'type':'string'},'interval':{'type':'string'},"
        "'backfill':{'type':'string'}}}}",
        0, texts, "0");
    row("version as a number", "{'Mapping':{'properties':{'mappingVersion':{'type':'integer'}}}}",
        u"1"_s, numbers, "1");
    row("either will do", "{'schedule':{'properties':{'startTime':{'type':['string','integer']}}}}",
        3, numbers, "3");
    row("a number", "{'schedule':{'properties':{'startTime':{'type':'number'}}}}", 0, numbers, "0");
    row("a type it cannot become", "{'schedule':{'properties':{'interval':{'type':'array'}}}}", 0,
        numbers, "0");
}

void WireRequestsTest::theFlowIsTypedByTheSpec()
{
    QFETCH(QJsonValue, spec);
    QFETCH(QJsonValue, mappingVersion);
    QFETCH(QJsonValue, expected);
    const api::FlowSpec flowSpec{
        .ref = {.id = u"s"_s},
        .scheduleSchema = spec[u"schedule"_s].toObject(),
        .transformations = {{u"Copy"_s, {}}, {u"Mapping"_s, spec[u"Mapping"_s].toObject()}}};
    FlowPlan plan = samplePlan();
    plan.options = {.errorDiagnostics = true, .partialIngestionPercent = 2.5};
    const FlowParts parts{u"a"_s, u"b"_s, u"m"_s, mappingVersion};
    const QJsonObject actual{{u"schedule"_s, scheduleParams(plan, flowSpec)},
                             {u"Mapping"_s, mappingParams(parts, flowSpec)},
                             {u"options"_s, flowOptions(plan, flowSpec)}};
    QCOMPARE(diff(expected, actual), QString());
    // The body is made of the same parts.
    const QJsonObject body = bodyOf(createFlow(plan, flowSpec, parts, {}));
    QCOMPARE(body.value("scheduleParams"_L1), actual.value("schedule"_L1));
    QCOMPARE(body.value("options"_L1), actual.value("options"_L1));
    QCOMPARE(body[u"transformations"_s][1][u"params"_s], actual.value("Mapping"_L1));
}

void WireRequestsTest::aFlowWithoutTheOptionalParts()
{
    FlowPlan plan = samplePlan();
    plan.deltaColumn.reset();
    plan.schedule = {.startTime = 1612310466, .frequency = Frequency::Once};
    const QJsonObject body = bodyOf(createFlow(plan, {.ref = {.id = u"s"_s, .version = u"2.0"_s}},
                                               {u"a"_s, u"b"_s, u"m"_s, u"0"_s}, u"dfw-1"_s));
    QCOMPARE(diff(json("{'name':'Database dataflow using BigQuery',"
                       "'description':'collecting test1.Mytable [dfw-1]',"
                       "'flowSpec':{'id':'s','version':'2.0'},'sourceConnectionIds':['a'],"
                       "'targetConnectionIds':['b'],'transformations':[{'name':'Mapping',"
                       "'params':{'mappingId':'m','mappingVersion':'0'}}],"
                       "'scheduleParams':{'startTime':1612310466,'frequency':'once'}}"),
                  body),
             QString());
    plan = samplePlan();
    plan.deltaColumn->dateFormat.clear();
    QCOMPARE(
        diff(json("{'deltaColumn':{'name':'Datefield','timezone':'UTC'}}"), copyParams(plan, {})),
        QString());
}

QTEST_APPLESS_MAIN(WireRequestsTest)
#include "tst_wirerequests.moc"
