// SPDX-License-Identifier: Apache-2.0
// Each kind of answer against the published API descriptions (tests/data/openapi).
#include "openapi.h"

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

namespace {

const QList<OpenApiException> exceptions = {
    {u"GET /connectionSpecs.*"_s,
     u"/items/\\d+/sourceSpec/attributes/uiAttributes/(category|description|icon|label)"_s,
     "the specs of partner sources in the docs have objects with a key here; the file was made "
     "from one "
     "sample with plain texts"},
    {u"GET /flowSpecs"_s, u"/items/\\d+/transformationSpecs"_s,
     "an object in the file, a list in every spec the tutorials print"},
    {u"GET /flows.*"_s, u"/items/\\d+/scheduleParams/interval"_s,
     "typed as text in the file, as integer in the flow spec's own schema; we give back what was "
     "sent"},
    {u"GET /stats"_s, u"/classUsage"_s,
     "the docs' sample is an object keyed by class, the file has an array"},
    {u"GET /\\{CONTAINER_ID\\}/(schemas|fieldgroups|classes)"_s, u"/(_links|_page)/next"_s,
     "null on the last page, as all samples of the docs have it"},
    {u"(GET|POST) /mappingSets.*"_s, u"(/data/\\d+)?(/mappings/\\d+)?/(createdDate|modifiedDate)"_s,
     "date-time text in the file, epoch milliseconds in every sample, also the tutorial's"},
    {u"GET /mappingSets.*"_s, u"(/data/\\d+)?/mappings/\\d+/sourceType"_s,
     "ATTRIBUTE reads back as text/x.schema-path, in the docs and in the tutorials' answers"},
    {u"POST /mappingSets/validate"_s, u"/validationResponse/\\d+/errors"_s,
     "null where there is none, as in the samples"},
    {u"POST /mappingSets/preview"_s, u"/errors"_s, "null where there is none, as in the samples"},
    {u"GET /flows/\\{FLOW_ID\\}"_s, u"status 404"_s,
     "the file lists no 404, the service answers one after a delete"},
    {u"POST /flows"_s, u"status 400"_s,
     "the file lists no 400, the error codes of Flow Service do"},
    {u"PATCH /flows/\\{FLOW_ID\\}"_s, u"status 412"_s,
     "the file lists no 412, the docs show it for a stale etag"},
};

} // namespace

class OpenApiTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void answers_data();
    void answers();
    void refusals_data();
    void refusals();
    void everyExceptionIsNeeded();

private:
    Answer call(const QString &operation, const QString &path);

    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<Client> m_client;
    QHash<QString, QString> m_ids;
    OpenApiJudge m_judge{exceptions};
};

void OpenApiTest::initTestCase()
{
    m_platform = started();
    QVERIFY(m_platform);
    m_client = std::make_unique<Client>(*m_platform);
    const Parts parts = createParts(*m_client, u"test1.Dirty"_s, {u"TestID"_s, u"UpdatedAt"_s},
                                    strictSchema, strictDataSet, {{u"TestID"_s, u"_id"_s}});
    QJsonObject body = flowBody(parts, schedule(1, u"day"_s, 1, true), u"UpdatedAt"_s);
    body.insert("options"_L1, QJsonObject{{u"partialIngestionPercent"_s, 10}});
    const Answer flow = m_client->post(flowService + u"flows"_s, body);
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(*m_client, flow.id(), 1, u"success"_s), runTimeout);
    m_ids = {{u"source"_s, parts.source},
             {u"target"_s, parts.target},
             {u"mapping"_s, parts.mapping},
             {u"flow"_s, flow.id()},
             {u"run"_s, runsOf(*m_client, flow.id()).first().value("id"_L1).toString()}};
}

void OpenApiTest::answers_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("path");
    const auto row = [](const QString &service, const QString &operation, const QString &path) {
        QTest::newRow(qPrintable(service + u' ' + operation)) << service << operation << path;
    };
    const QString flow = u"flow-service"_s;
    row(flow, u"GET /connectionSpecs"_s, u"connectionSpecs"_s);
    row(flow, u"GET /connectionSpecs/{CONNECTION_SPEC_ID}"_s, u"connectionSpecs/"_s + bigQuery);
    row(flow, u"GET /flowSpecs"_s, u"flowSpecs"_s);
    row(flow, u"GET /flowSpecs/{FLOW_SPEC_ID}"_s, u"flowSpecs/"_s + crmFlowSpec);
    row(flow, u"GET /connections"_s, u"connections"_s);
    row(flow, u"POST /connections"_s, u"connections"_s);
    row(flow, u"GET /connections/{BASE_CONNECTION_ID}"_s, u"connections/"_s + baseConnection);
    row(flow, u"GET /connections/{BASE_CONNECTION_ID}/test"_s,
        u"connections/"_s + baseConnection + u"/test"_s);
    row(flow, u"GET /connections/{BASE_CONNECTION_ID}/explore"_s,
        u"connections/"_s + baseConnection + u"/explore?objectType=root"_s);
    row(flow, u"GET /sourceConnections"_s, u"sourceConnections"_s);
    row(flow, u"POST /sourceConnections"_s, u"sourceConnections"_s);
    row(flow, u"GET /sourceConnections/{SOURCE_CONNECTION_ID}"_s, u"sourceConnections/{source}"_s);
    row(flow, u"GET /targetConnections"_s, u"targetConnections"_s);
    row(flow, u"POST /targetConnections"_s, u"targetConnections"_s);
    row(flow, u"GET /targetConnections/{TARGET_CONNECTION_ID}"_s, u"targetConnections/{target}"_s);
    row(flow, u"GET /flows"_s, u"flows"_s);
    row(flow, u"GET /flows/{FLOW_ID}"_s, u"flows/{flow}"_s);
    row(flow, u"POST /flows/{FLOW_ID}/action"_s, u"flows/{flow}/action?op=enable"_s);
    row(flow, u"GET /runs"_s, u"runs?property=flowId=={flow}"_s);
    row(flow, u"GET /runs/{RUN_ID}"_s, u"runs/{run}"_s);
    const QString registry = u"schema-registry"_s;
    row(registry, u"GET /stats"_s, u"stats"_s);
    row(registry, u"GET /{CONTAINER_ID}/schemas"_s, u"tenant/schemas"_s);
    row(registry, u"GET /{CONTAINER_ID}/schemas/{SCHEMA_ID}"_s,
        u"tenant/schemas/"_s + QString::fromLatin1(customerSchema.toLatin1().toPercentEncoding()));
    row(registry, u"POST /tenant/schemas"_s, u"tenant/schemas"_s);
    row(registry, u"GET /{CONTAINER_ID}/fieldgroups"_s, u"global/fieldgroups"_s);
    row(registry, u"GET /{CONTAINER_ID}/classes"_s, u"global/classes"_s);
    row(u"catalog"_s, u"GET /dataSets"_s, u"dataSets"_s);
    row(u"catalog"_s, u"POST /dataSets"_s, u"dataSets"_s);
    row(u"catalog"_s, u"GET /dataSets/{DATASET_ID}"_s, u"dataSets/"_s + customerDataSet);
    row(u"catalog"_s, u"GET /batches"_s, u"batches"_s);
    row(u"data-prep"_s, u"GET /mappingSets"_s, u"mappingSets?limit=10&start=0"_s);
    row(u"data-prep"_s, u"POST /mappingSets"_s, u"mappingSets"_s);
    row(u"data-prep"_s, u"GET /mappingSets/{MAPPING_SET_ID}"_s,
        u"mappingSets/{mapping}?version=0"_s);
    row(u"data-prep"_s, u"POST /mappingSets/validate"_s, u"mappingSets/validate"_s);
    row(u"data-prep"_s, u"POST /mappingSets/preview"_s, u"mappingSets/preview"_s);
    row(u"sandbox"_s, u"GET /sandbox-management/"_s, u""_s);
    row(flow, u"DELETE /flows/{FLOW_ID}"_s, u"flows/{flow}"_s);
    row(flow, u"DELETE /sourceConnections/{SOURCE_CONNECTION_ID}"_s,
        u"sourceConnections/{source}"_s);
    row(u"catalog"_s, u"DELETE /dataSets/{DATASET_ID}"_s, u"dataSets/6019e0e7c5dcf718db5ebc72"_s);
}

Answer OpenApiTest::call(const QString &operation, const QString &path)
{
    const QJsonObject mapping = mappingBody(customerSchema, tutorialRows);
    const QHash<QString, QJsonObject> bodies = {
        {u"POST /connections"_s,
         {{u"name"_s, u"c"_s},
          {u"auth"_s, QJsonObject{{u"specName"_s, u"Service Authentication"_s},
                                  {u"params"_s, QJsonObject{{u"projectId"_s, u"p"_s},
                                                            {u"keyFileContent"_s, u"demo"_s}}}}},
          {u"connectionSpec"_s, QJsonObject{{u"id"_s, bigQuery}}}}},
        {u"POST /sourceConnections"_s, sourceBody(u"test1.Mytable"_s, {u"TestID"_s})},
        {u"POST /targetConnections"_s, targetBody(customerSchema, customerDataSet)},
        {u"POST /tenant/schemas"_s,
         {{u"title"_s, u"Fresh"_s},
          {u"type"_s, u"object"_s},
          {u"allOf"_s,
           QJsonArray{QJsonObject{{u"$ref"_s, u"https://ns.adobe.com/xdm/context/profile"_s}}}}}},
        {u"POST /dataSets"_s,
         {{u"name"_s, u"d"_s},
          {u"schemaRef"_s,
           QJsonObject{{u"id"_s, customerSchema},
                       {u"contentType"_s, u"application/vnd.adobe.xed+json;version=1"_s}}}}},
        {u"POST /mappingSets"_s, mapping},
        {u"POST /mappingSets/validate"_s, mapping},
        {u"POST /mappingSets/preview"_s,
         {{u"data"_s, QJsonObject{{u"TestID"_s, u"T"_s}}}, {u"mappingSet"_s, mapping}}}};
    const bool isLookUp = operation.contains("{SCHEMA_ID}"_L1);
    const bool isRegistryList = operation.startsWith("GET /{CONTAINER_ID}"_L1) && !isLookUp;
    QNetworkRequest request = m_client->request(path);
    if (isLookUp)
        request.setRawHeader("Accept", "application/vnd.adobe.xed-full+json; version=1");
    if (isRegistryList)
        request.setRawHeader("Accept", "application/vnd.adobe.xed+json");
    const QByteArray body =
        bodies.contains(operation) ? QJsonDocument(bodies.value(operation)).toJson() : QByteArray();
    return m_client->send(operation.section(u' ', 0, 0).toLatin1(), request, body);
}

void OpenApiTest::answers()
{
    QFETCH(QString, service);
    QFETCH(QString, operation);
    QFETCH(QString, path);
    const QHash<QString, QString> bases = {{u"flow-service"_s, u"flowservice/"_s},
                                           {u"schema-registry"_s, u"schemaregistry/"_s},
                                           {u"catalog"_s, u"catalog/"_s},
                                           {u"data-prep"_s, u"conversion/"_s},
                                           {u"sandbox"_s, u"sandbox-management/"_s}};
    for (auto it = m_ids.constBegin(); it != m_ids.constEnd(); ++it)
        path.replace(u'{' + it.key() + u'}', it.value());
    const Answer answer = call(operation, u"/data/foundation/"_s + bases.value(service) + path);
    const QStringList found = m_judge.complaints(service, operation, answer);
    QVERIFY2(found.isEmpty(),
             qPrintable(found.join(u'\n') + u'\n' + QString::fromUtf8(answer.body.left(800))));
}

void OpenApiTest::refusals_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<int>("status");
    const auto row = [](const QString &service, const QString &operation, int status) {
        QTest::addRow("%s %d", qPrintable(operation), status) << service << operation << status;
    };
    row(u"flow-service"_s, u"POST /flows"_s, 403);
    row(u"flow-service"_s, u"POST /flows"_s, 400);
    row(u"flow-service"_s, u"GET /flows/{FLOW_ID}"_s, 404);
    row(u"flow-service"_s, u"PATCH /flows/{FLOW_ID}"_s, 412);
    row(u"schema-registry"_s, u"GET /{CONTAINER_ID}/schemas/{SCHEMA_ID}"_s, 404);
    row(u"schema-registry"_s, u"GET /{CONTAINER_ID}/schemas/{SCHEMA_ID}"_s, 406);
    row(u"schema-registry"_s, u"GET /{CONTAINER_ID}/schemas"_s, 400);
    row(u"schema-registry"_s, u"POST /tenant/schemas"_s, 400);
    row(u"catalog"_s, u"GET /dataSets/{DATASET_ID}"_s, 404);
    row(u"catalog"_s, u"GET /dataSets"_s, 400);
    row(u"data-prep"_s, u"POST /mappingSets"_s, 400);
    row(u"sandbox"_s, u"GET /sandbox-management/"_s, 403);
}

void OpenApiTest::refusals()
{
    QFETCH(QString, service);
    QFETCH(QString, operation);
    QFETCH(int, status);
    const QString registry = u"/data/foundation/schemaregistry/tenant/schemas"_s;
    const QString flows = flowService + u"flows"_s;
    Answer answer;
    if (service == "sandbox"_L1 || status == 403) {
        QNetworkRequest request = m_client->request(
            service == "sandbox"_L1 ? u"/data/foundation/sandbox-management/"_s : flows);
        request.setRawHeader("Authorization", QByteArray());
        answer = m_client->send(operation.section(u' ', 0, 0).toLatin1(), request, "{}");
    } else if (operation == "POST /flows"_L1) {
        answer = m_client->post(flows, {{u"name"_s, u"x"_s}});
    } else if (operation == "GET /flows/{FLOW_ID}"_L1) {
        answer = m_client->get(flows + u"/x"_s);
    } else if (operation == "PATCH /flows/{FLOW_ID}"_L1) {
        const Parts parts = createParts(*m_client, u"test1.Dirty"_s, {u"TestID"_s}, strictSchema,
                                        strictDataSet, {{u"TestID"_s, u"_id"_s}});
        const Answer flow = m_client->post(
            flows, flowBody(parts, schedule(4102444800, u"day"_s, 1, true), u"UpdatedAt"_s));
        answer = m_client->patch(
            flows + u'/' + flow.id(), "\"stale\"",
            {QJsonObject{{u"op"_s, u"replace"_s}, {u"path"_s, u"/name"_s}, {u"value"_s, u"y"_s}}});
    } else if (operation.endsWith("{SCHEMA_ID}"_L1)) {
        answer =
            m_client->get(registry + u"/x"_s,
                          status == 406 ? "text/html" : "application/vnd.adobe.xed+json;version=1");
    } else if (operation.endsWith("/schemas"_L1)) {
        answer = operation.startsWith("POST"_L1)
                     ? m_client->post(registry, {{u"title"_s, u"Customer profile"_s}})
                     : m_client->get(registry, "application/vnd.adobe.xed+json;version=1");
    } else if (service == "catalog"_L1) {
        answer = m_client->get(u"/data/foundation/catalog/dataSets"_s +
                               (status == 404 ? u"/x"_s : u"?limit=0"_s));
    } else {
        answer = m_client->post(mappingSets, {});
    }
    QCOMPARE(answer.status, status);
    QVERIFY2(m_judge.mayRefuse(service, operation, status), "neither documented nor excepted");
}

void OpenApiTest::everyExceptionIsNeeded()
{
    QVERIFY2(m_judge.unneeded().isEmpty(), m_judge.unneeded().constData());
}

QTEST_GUILESS_MAIN(OpenApiTest)
#include "tst_openapi.moc"
