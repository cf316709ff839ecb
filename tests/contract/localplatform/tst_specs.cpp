// SPDX-License-Identifier: Apache-2.0
// Connection specs and flow specs: every connector can be signed in to and belongs to a flow spec.
#include "client.h"
#include "spec/jsonschema.h"

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

namespace {

const QString tables = u"CRMToAEP"_s;
const QString files = u"CloudStorageToAEP"_s;
const QString rest = u"RestStorageToAEP"_s;
const QString webhooks = u"GenericStreamingAEP"_s;
const QString streams = u"Stream data with optional transformation"_s;
const QString rawStreams = u"Steam data with transformation"_s;

QStringList texts(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue &value : array.toArray())
        list.append(value.toString());
    return list;
}

} // namespace

class SpecsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void connectors_data();
    void connectors();
    void everyConnectorHasAFlowSpec();
    void signInsAreSchemas();
    void rowFilters();
    void flowSpecs_data();
    void flowSpecs();
    void scheduleOfFiles();
    void foreignSourceIsRefused();

private:
    QList<QJsonObject> items(const QString &pathAndQuery);

    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<Client> m_client;
    QList<QJsonObject> m_sources;
};

QList<QJsonObject> SpecsTest::items(const QString &pathAndQuery)
{
    QList<QJsonObject> list;
    const QJsonArray found =
        m_client->get(flowService + pathAndQuery).object().value("items"_L1).toArray();
    for (const QJsonValue &item : found)
        list.append(item.toObject());
    return list;
}

void SpecsTest::initTestCase()
{
    m_platform = started();
    QVERIFY(m_platform);
    m_client = std::make_unique<Client>(*m_platform);
    m_sources = items(u"connectionSpecs?property=attributes.isSource==true"_s);
    QCOMPARE(m_sources.size(), 65);
}

void SpecsTest::connectors_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("category");
    QTest::addColumn<QString>("kind"); // the type of its sourceSpec
    QTest::addColumn<QString>("auth"); // "name: required, …; optional, …" of the first sign-in
    const auto row = [](const QString &id, const QString &name, const QString &category,
                        const QString &kind, const QString &auth) {
        QTest::newRow(qPrintable(name)) << id << name << category << kind << auth;
    };
    row(u"3416976c-a9ca-4bba-901a-1f08f66978ff"_s, u"Amazon Redshift"_s, u"database"_s,
        u"Tabular"_s,
        u"Basic Authentication: server, username, password, database; port, schema"_s);
    row(u"3000eb99-cd47-43f3-827c-43caf170f015"_s, u"maria-db"_s, u"database"_s, u"Tabular"_s,
        u"Connection String Based Authentication: connectionString"_s);
    row(u"eb13cb25-47ab-407f-ba89-c0125281c563"_s, u"service-now"_s, u"customerSuccess"_s,
        u"Tabular"_s, u"Basic Authentication: endpoint, username, password"_s);
    row(u"b7bf2577-4520-42c9-bae9-cad01560f7bc"_s, u"sftp"_s, u"cloudStorage"_s, u"FileSystem"_s,
        u"Basic Authentication for sftp: host, userName, password; port, maxConcurrentConnections, "
        "folderPath, disableChunking"_s);
    row(u"be5ec48c-5b78-49d5-b8fa-7c89ec4569b8"_s, u"azure-file-storage"_s, u"cloudStorage"_s,
        u"FileSystem"_s, u"Basic Authentication: host, userid, password"_s);
    row(u"26f526f2-58f4-4712-961d-e41bf1ccc0e8"_s, u"Data Landing Zone"_s, u"cloudStorage"_s,
        u"FileSystem"_s, QString());
    row(u"2e8580db-6489-4726-96de-e33f5f60295f"_s, u"Mailchimp Members"_s, u"marketingAutomation"_s,
        u"Resource"_s, u"Basic Authentication: username, password; authorizationTestUrl"_s);
    row(u"86043421-563b-46ec-8e6c-e23184711bf6"_s, u"Amazon Kinesis"_s, u"cloudStorage"_s,
        u"Streaming"_s,
        u"Aws Kinesis authentication credentials: accessKeyId, secretKey, region"_s);
    row(u"073127a3-26e3-496c-9d94-9f48fb93fba8"_s, u"Chatlio"_s, u"marketingAutomation"_s,
        u"Streaming"_s, QString());
}

void SpecsTest::connectors()
{
    QFETCH(QString, id);
    const QList<QJsonObject> found = items(u"connectionSpecs/"_s + id);
    QCOMPARE(found.size(), 1);
    const QJsonObject spec = found.first();
    QTEST(spec.value("name"_L1).toString(), "name");
    const QJsonObject source = spec.value("sourceSpec"_L1).toObject();
    QTEST(source.value("type"_L1).toString(), "kind");
    const QJsonObject ui =
        source.value("attributes"_L1).toObject().value("uiAttributes"_L1).toObject();
    QTEST(ui.value("category"_L1).toObject().value("key"_L1).toString(), "category");
    QCOMPARE(spec.contains("exploreSpec"_L1), source.value("type"_L1) != "Streaming"_L1);

    QFETCH(QString, auth);
    const QJsonArray ways = spec.value("authSpec"_L1).toArray();
    QCOMPARE(ways.isEmpty(), auth.isEmpty());
    if (auth.isEmpty())
        return;
    const QJsonObject way = ways.first().toObject();
    const QJsonObject schema = way.value("spec"_L1).toObject();
    QCOMPARE(way.value("name"_L1).toString(), auth.section(u": "_s, 0, 0));
    const QString fields = auth.section(u": "_s, 1);
    const QStringList required = fields.section(u"; "_s, 0, 0).split(u", "_s);
    const QStringList optional = fields.section(u"; "_s, 1).split(u", "_s, Qt::SkipEmptyParts);
    QCOMPARE(texts(schema.value("required"_L1)), required);
    QStringList all = required + optional;
    all.sort();
    QCOMPARE(schema.value("properties"_L1).toObject().keys(), all);
}

void SpecsTest::everyConnectorHasAFlowSpec()
{
    QSet<QString> served;
    for (const QJsonObject &flowSpec : items(u"flowSpecs"_s)) {
        const QStringList ids = texts(flowSpec.value("sourceConnectionSpecIds"_L1));
        served.unite(QSet<QString>(ids.begin(), ids.end()));
    }
    static const QRegularExpression uuid(u"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"_s);
    QSet<QString> ids;
    for (const QJsonObject &spec : std::as_const(m_sources)) {
        const QString id = spec.value("id"_L1).toString();
        QVERIFY2(uuid.match(id).hasMatch(), qPrintable(id));
        QVERIFY2(served.contains(id), qPrintable(spec.value("name"_L1).toString()));
        ids.insert(id);
    }
    QCOMPARE(ids.size(), m_sources.size());
}

void SpecsTest::signInsAreSchemas()
{
    for (const QJsonObject &spec : std::as_const(m_sources)) {
        for (const QJsonValue &value : spec.value("authSpec"_L1).toArray()) {
            const QJsonObject schema = value.toObject().value("spec"_L1).toObject();
            const QString place = spec.value("name"_L1).toString() + u", "_s +
                                  value.toObject().value("name"_L1).toString();
            QVERIFY2(spec::JsonSchema::compile(schema), qPrintable(place));
            const QJsonObject properties = schema.value("properties"_L1).toObject();
            QVERIFY2(!properties.isEmpty(), qPrintable(place));
            for (const QString &name : texts(schema.value("required"_L1)))
                QVERIFY2(properties.contains(name), qPrintable(place + u": "_s + name));
            for (auto it = properties.begin(); it != properties.end(); ++it) {
                const QJsonObject property = it.value().toObject();
                for (const auto key : {"type"_L1, "title"_L1, "description"_L1}) {
                    QVERIFY2(!property.value(key).toString().isEmpty(),
                             qPrintable(place + u": "_s + it.key()));
                }
                static const QRegularExpression secret(
                    u"password|secret(?!.*Id)|^.*[tT]oken$|^privateKey"_s);
                if (secret.match(it.key()).hasMatch())
                    QCOMPARE(property.value("format"_L1).toString(), u"password"_s);
            }
        }
    }
    const QJsonObject blob =
        items(u"connectionSpecs/4c10e202-c428-4796-9208-5f1f5732b1cf"_s).first();
    const QJsonObject principal = blob.value("authSpec"_L1).toArray().at(2).toObject();
    QCOMPARE(principal.value("spec"_L1)
                 .toObject()
                 .value("properties"_L1)
                 .toObject()
                 .value("accountKind"_L1)
                 .toObject()
                 .value("enum"_L1)
                 .toArray()
                 .size(),
             4);
}

void SpecsTest::rowFilters()
{
    QStringList names;
    for (const QJsonObject &spec :
         items(u"connectionSpecs?property=attributes.filterAtSource.enabled==true"_s))
        names.append(spec.value("attributes"_L1).toObject().value("connectorName"_L1).toString());
    names.sort();
    QCOMPARE(names, QStringList({u"Google BigQuery"_s, u"Microsoft Dynamics"_s, u"Salesforce"_s,
                                 u"Snowflake"_s}));
    const QString deprecated =
        u"connectionSpecs?property=sourceSpec.attributes.uiAttributes.isDeprecated==true"_s;
    QCOMPARE(items(deprecated).size(), 10);
}

void SpecsTest::flowSpecs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("sources");
    QTest::addColumn<QStringList>("transformations");
    QTest::addColumn<bool>("scheduled");
    const auto row = [](const QString &name, const QString &id, int sources,
                        const QStringList &transformations, bool scheduled) {
        QTest::newRow(qPrintable(name)) << name << id << sources << transformations << scheduled;
    };
    row(tables, crmFlowSpec, 37, {u"Copy"_s, u"Mapping"_s}, true);
    row(files, u"9753525b-82c7-4dce-8a9b-5ccfce2b9876"_s, 12, {u"Mapping"_s, u"Encryption"_s},
        true);
    row(rest, u"6499120c-0b15-42dc-936e-847ea3c24d72"_s, 8, {u"Mapping"_s}, true);
    row(webhooks, u"e77fde5a-22a8-11ed-861d-0242ac120002"_s, 5, {u"Mapping"_s}, false);
    row(streams, u"d69717ba-71b4-4313-b654-49f9cf126d7a"_s, 4, {u"Mapping"_s}, false);
    row(rawStreams, u"c1a19761-d2c7-4702-b9fa-fe91f0613e81"_s, 3, {u"Mapping"_s}, false);
}

void SpecsTest::flowSpecs()
{
    QFETCH(QString, name);
    const QString query = u"flowSpecs?property=name==%22%1%22"_s;
    const QList<QJsonObject> found = items(query.arg(QString(name).replace(u' ', u"%20"_s)));
    QCOMPARE(found.size(), 1);
    const QJsonObject spec = found.first();
    QTEST(spec.value("id"_L1).toString(), "id");
    QTEST(int(spec.value("sourceConnectionSpecIds"_L1).toArray().size()), "sources");
    QCOMPARE(texts(spec.value("targetConnectionSpecIds"_L1)), QStringList{dataLake});
    QTEST(spec.contains("scheduleSpec"_L1), "scheduled");
    QTEST(spec.contains("runSpec"_L1), "scheduled");
    // The service writes the key in both ways.
    const QJsonArray list =
        spec.value(spec.contains("transformationSpec"_L1) ? "transformationSpec"_L1
                                                          : "transformationSpecs"_L1)
            .toArray();
    QStringList names;
    for (const QJsonValue &transformation : list) {
        names.append(transformation.toObject().value("name"_L1).toString());
        QVERIFY(spec::JsonSchema::compile(transformation.toObject().value("spec"_L1).toObject()));
    }
    QTEST(names, "transformations");
}

void SpecsTest::scheduleOfFiles()
{
    const QJsonObject cloud = items(u"flowSpecs/9753525b-82c7-4dce-8a9b-5ccfce2b9876"_s).first();
    const auto schedule = spec::JsonSchema::compile(
        cloud.value("scheduleSpec"_L1).toObject().value("spec"_L1).toObject());
    QVERIFY(schedule);
    const QJsonObject once{{u"startTime"_s, 1}, {u"frequency"_s, u"once"_s}};
    QVERIFY(schedule->validate(once).isEmpty());
    const QJsonObject hasty{{u"startTime"_s, 1}, {u"frequency"_s, u"minute"_s}, {u"interval"_s, 5}};
    QVERIFY(!schedule->validate(hasty).isEmpty());
    const QJsonObject run = cloud.value("runSpec"_L1).toObject().value("spec"_L1).toObject();
    QCOMPARE(texts(run.value("required"_L1)),
             QStringList({u"startTime"_s, u"windowEndTime"_s, u"windowStartTime"_s}));
}

void SpecsTest::foreignSourceIsRefused()
{
    const Parts parts = createParts(*m_client, u"test1.Mytable"_s, {u"TestID"_s}, customerSchema,
                                    customerDataSet, {{u"TestID"_s, u"_id"_s}});
    QJsonObject body = flowBody(parts, schedule(4102444800, u"day"_s, 1, true));
    for (const QString &name : {files, rest, webhooks, streams, rawStreams}) {
        const QString query = u"flowSpecs?property=name==%22%1%22"_s;
        const QJsonObject spec = items(query.arg(QString(name).replace(u' ', u"%20"_s))).first();
        body.insert("flowSpec"_L1, QJsonObject{{u"id"_s, spec.value("id"_L1)}});
        const Answer answer = m_client->post(flowService + u"flows"_s, body);
        QCOMPARE(answer.code(), u"FLOW-1413-400"_s);
        QVERIFY(answer.body.contains("sourceConnectionSpecIds"));
    }
}

QTEST_GUILESS_MAIN(SpecsTest)
#include "tst_specs.moc"
