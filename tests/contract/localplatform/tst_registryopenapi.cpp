// SPDX-License-Identifier: Apache-2.0
// Making, changing and deleting in the registry against the published API description.
#include "openapi.h"
#include "registryclient.h"

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

namespace {

const QList<OpenApiException> exceptions = {
    {u"GET /global/behaviors"_s, u"/(_links|_page)/next"_s,
     "null on the last page, as all samples of the docs have it"},
    {u"(GET|POST|PUT) .*/descriptors.*"_s, u"(/xdm:descriptorIdentity/\\d+)?/xdm:sourceVersion"_s,
     "text in the file, a number in every sample of the docs; we give back what was sent"},
    {u"DELETE /tenant/(fieldgroups|classes)/.*"_s, u"status 400"_s,
     "the file lists no refusal of what is in use; the guide says that it is refused"},
    {u"PATCH /tenant/schemas/.*"_s, u"status 404"_s,
     "the file lists no 404 here, the look-up of the same schema does"},
};

const QString service = u"schema-registry"_s;
const QByteArray objects = "application/vnd.adobe.xdm+json";

} // namespace

class RegistryOpenApiTest : public QObject
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
    /// Ids of earlier answers in braces, such as {schema}.
    QString filled(QString path) const
    {
        for (auto it = m_ids.constBegin(); it != m_ids.constEnd(); ++it)
            path.replace(u'{' + it.key() + u'}', encoded(it.value()));
        return registry + path;
    }
    Answer call(const QString &operation, const QString &path, const QByteArray &accept,
                const QByteArray &body = {});

    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<Client> m_client;
    QHash<QString, QString> m_ids;
    OpenApiJudge m_judge{exceptions};
};

Answer RegistryOpenApiTest::call(const QString &operation, const QString &path,
                                 const QByteArray &accept, const QByteArray &body)
{
    QNetworkRequest request = m_client->request(filled(path));
    request.setRawHeader("Accept", accept);
    return m_client->send(operation.section(u' ', 0, 0).toLatin1(), request, body);
}

void RegistryOpenApiTest::initTestCase()
{
    m_platform = started();
    QVERIFY(m_platform);
    m_client = std::make_unique<Client>(*m_platform);
    const QJsonObject field = json(u"{'code':{'type':'string'}}"_s);
    const Answer group =
        m_client->post(registry + u"tenant/fieldgroups"_s, groupBody(u"Group in use"_s, field));
    const Answer base =
        m_client->post(registry + u"tenant/classes"_s,
                       schemaBody(u"Class in use"_s, {u"https://ns.adobe.com/xdm/data/record"_s}));
    const QString schema = idOf(makeSchema(*m_client, u"Schema"_s, {profileClass, idOf(group)}));
    makeSchema(*m_client, u"Schema of the class"_s, {idOf(base)});
    const Answer identity = m_client->post(descriptors, identityBody(schema, u"/_dfwdemo/code"_s));
    QVERIFY2(identity.status == 201, identity.body);
    m_ids = {{u"group"_s, idOf(group)},
             {u"class"_s, idOf(base)},
             {u"schema"_s, schema},
             {u"seeded"_s, customerSchema},
             {u"descriptor"_s, identity.object().value("@id"_L1).toString()}};
}

void RegistryOpenApiTest::answers_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const QString &operation, const QString &path,
                        const QByteArray &accept = "application/json",
                        const QByteArray &body = {}) {
        QTest::newRow(qPrintable(operation)) << operation << path << accept << body;
    };
    const auto compact = [](const QJsonObject &body) { return QJsonDocument(body).toJson(); };
    row(u"GET /global/behaviors"_s, u"global/behaviors"_s, listIds);
    row(u"GET /global/behaviors/{BEHAVIOR_ID}"_s, u"global/behaviors/_xdm.data.record"_s, fullForm);
    row(u"GET /{CONTAINER_ID}/classes/{CLASS_ID}"_s, u"tenant/classes/{class}"_s, fullForm);
    row(u"GET /{CONTAINER_ID}/fieldgroups/{FIELD_GROUP_ID}"_s, u"tenant/fieldgroups/{group}"_s,
        fullForm);
    row(u"POST /tenant/fieldgroups"_s, u"tenant/fieldgroups"_s, "application/json",
        compact(groupBody(u"New group"_s, json(u"{'a':{'type':'string'}}"_s))));
    row(u"POST /tenant/classes"_s, u"tenant/classes"_s, "application/json",
        compact(schemaBody(u"New class"_s, {u"https://ns.adobe.com/xdm/data/time-series"_s})));
    row(u"PATCH /tenant/schemas/{SCHEMA_ID}"_s, u"tenant/schemas/{schema}"_s, "application/json",
        R"([{"op":"replace","path":"/description","value":"Changed"}])");
    row(u"POST /tenant/descriptors"_s, u"tenant/descriptors"_s, "application/json",
        compact(identityBody(customerSchema, u"/personalEmail/address"_s)));
    row(u"GET /{CONTAINER_ID}/descriptors"_s, u"tenant/descriptors"_s, objects);
    row(u"GET /{CONTAINER_ID}/descriptors/{DESCRIPTOR_ID}"_s, u"tenant/descriptors/{descriptor}"_s,
        objects);
    row(u"PUT /tenant/descriptors/{DESCRIPTOR_ID}"_s, u"tenant/descriptors/{descriptor}"_s,
        "application/json", compact(identityBody(customerSchema, u"/personID"_s, false)));
    row(u"DELETE /tenant/descriptors/{DESCRIPTOR_ID}"_s, u"tenant/descriptors/{descriptor}"_s);
    row(u"DELETE /tenant/schemas/{SCHEMA_ID}"_s, u"tenant/schemas/{schema}"_s);
    row(u"DELETE /tenant/fieldgroups/{FIELD_GROUP_ID}"_s, u"tenant/fieldgroups/{group}"_s);
}

void RegistryOpenApiTest::answers()
{
    QFETCH(QString, operation);
    QFETCH(QString, path);
    QFETCH(QByteArray, accept);
    QFETCH(QByteArray, body);
    const Answer answer = call(operation, path, accept, body);
    const QStringList found = m_judge.complaints(service, operation, answer);
    QVERIFY2(found.isEmpty(),
             qPrintable(found.join(u'\n') + u'\n' + QString::fromUtf8(answer.body.left(800))));
}

void RegistryOpenApiTest::refusals_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<int>("status");
    const auto row = [](const QString &operation, const QString &path, const QByteArray &accept,
                        int status) {
        QTest::addRow("%s %d", qPrintable(operation), status)
            << operation << path << accept << status;
    };
    const QByteArray plain = "application/json";
    row(u"GET /{CONTAINER_ID}/descriptors"_s, u"tenant/descriptors"_s, listIds, 400);
    row(u"GET /{CONTAINER_ID}/descriptors/{DESCRIPTOR_ID}"_s, u"tenant/descriptors/{identity}"_s,
        fullForm, 400);
    row(u"GET /{CONTAINER_ID}/classes/{CLASS_ID}"_s, u"tenant/classes/x"_s, fullForm, 404);
    row(u"GET /global/behaviors/{BEHAVIOR_ID}"_s, u"global/behaviors/_xdm.data.record"_s, listIds,
        400);
    row(u"POST /tenant/fieldgroups"_s, u"tenant/fieldgroups"_s, plain, 400);
    row(u"POST /tenant/classes"_s, u"tenant/classes"_s, plain, 400);
    row(u"POST /tenant/descriptors"_s, u"tenant/descriptors"_s, plain, 400);
    row(u"PATCH /tenant/schemas/{SCHEMA_ID}"_s, u"tenant/schemas/{seeded}"_s, plain, 400);
    row(u"PATCH /tenant/schemas/{SCHEMA_ID}"_s, u"tenant/schemas/x"_s, plain, 404);
    row(u"DELETE /tenant/descriptors/{DESCRIPTOR_ID}"_s, u"tenant/descriptors/x"_s, plain, 404);
    row(u"DELETE /tenant/schemas/{SCHEMA_ID}"_s, u"tenant/schemas/x"_s, plain, 404);
    row(u"DELETE /tenant/classes/{CLASS_ID}"_s, u"tenant/classes/{class}"_s, plain, 400);
    row(u"DELETE /tenant/classes/{CLASS_ID}"_s, u"tenant/classes/x"_s, plain, 404);
}

void RegistryOpenApiTest::refusals()
{
    QFETCH(QString, operation);
    QFETCH(QString, path);
    QFETCH(QByteArray, accept);
    QFETCH(int, status);
    if (!m_ids.contains(u"identity"_s)) {
        const QJsonArray ids = m_client->get(descriptors, "application/vnd.adobe.xdm-v2-id+json")
                                   .object()
                                   .value("results"_L1)
                                   .toArray();
        m_ids.insert(u"identity"_s, ids.first().toString());
    }
    const Answer answer = call(operation, path, accept, "{}");
    QCOMPARE(answer.status, status);
    QVERIFY2(m_judge.mayRefuse(service, operation, status), "neither documented nor excepted");
}

void RegistryOpenApiTest::everyExceptionIsNeeded()
{
    QVERIFY2(m_judge.unneeded().isEmpty(), m_judge.unneeded().constData());
}

QTEST_GUILESS_MAIN(RegistryOpenApiTest)
#include "tst_registryopenapi.moc"
