// SPDX-License-Identifier: Apache-2.0
// The whole database tutorial against the local Platform, with the bodies as printed and as typed.
#include "client.h"

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

namespace {

/// A body of the tutorial, as printed.
QJsonObject golden(const QString &name, const QString &tutorial = u"database-pt"_s)
{
    QFile file(QStringLiteral(DFW_SOURCE_DIR) + u"/tests/data/golden/"_s + tutorial + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray text = file.readAll();
    text.replace("{TENANT_ID}", "dfwdemo");
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TutorialTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asPrinted_data();
    void asPrinted();
    void asTyped();
    void strictRefusesWhatIsPrinted();
    void exploresTheSource();
    void readsBackWhatWasCreated();
};

void TutorialTest::asPrinted_data()
{
    QTest::addColumn<QString>("tutorial");
    for (const char *tutorial : {"database-fr", "database-pt", "database-sv"})
        QTest::newRow(tutorial) << QString::fromLatin1(tutorial);
}

void TutorialTest::asPrinted()
{
    QFETCH(QString, tutorial);
    const auto platform = started();
    QVERIFY(platform);
    keepClearOfTheRaster(*platform);
    Client client(*platform);

    const Answer source = client.post(flowService + u"sourceConnections"_s,
                                      golden(u"01-sourceConnections.request.json"_s, tutorial));
    QCOMPARE(source.status, 201);
    const Answer target = client.post(flowService + u"targetConnections"_s,
                                      golden(u"02-targetConnections.request.json"_s, tutorial));
    QCOMPARE(target.status, 201);
    const Answer mapping =
        client.post(mappingSets, golden(u"03-mappingSets.request.json"_s, tutorial));
    QCOMPARE(mapping.status, 200);
    const Answer spec = client.get(flowService + u"flowSpecs?property=name==%22CRMToAEP%22"_s);
    QCOMPARE(spec.object().value("items"_L1).toArray().size(), 1);

    QJsonObject body = golden(u"05-flows.request.json"_s, tutorial);
    body.insert("sourceConnectionIds"_L1, QJsonArray{source.id()});
    body.insert("targetConnectionIds"_L1, QJsonArray{target.id()});
    QJsonArray transformations = body.value("transformations"_L1).toArray();
    QJsonObject row = transformations.at(1).toObject();
    QJsonObject params = row.value("params"_L1).toObject();
    params.insert("mappingId"_L1, mapping.id());
    row.insert("params"_L1, params);
    transformations.replace(1, row);
    body.insert("transformations"_L1, transformations);
    const Answer flow = client.post(flowService + u"flows"_s, body);
    QCOMPARE(flow.status, 201);
    QVERIFY(flow.object().value("etag"_L1).toString().startsWith(u'"'));

    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);
    const QJsonObject counts = countsOf(runsOf(client, flow.id()).first());
    QCOMPARE(counts.value("inputRecordCount"_L1).toInt(), 4212);
    QCOMPARE(counts.value("failedRecordCount"_L1).toInt(), 0);
    const QList<QByteArray> records = platform->storedRecords(customerDataSet);
    QCOMPARE(counts.value("outputRecordCount"_L1).toInt(), int(records.size()));
    QVERIFY(counts.value("warningRecordCount"_L1).toInt() > 20);
    qint64 bytes = 0;
    int birthDates = 0;
    static const QRegularExpression date(u"^\\d{4}-\\d{2}-\\d{2}$"_s);
    for (const QByteArray &record : records) {
        bytes += record.size();
        const QJsonObject person =
            QJsonDocument::fromJson(record).object().value("person"_L1).toObject();
        if (person.contains("birthDate"_L1)) {
            ++birthDates;
            QVERIFY(date.match(person.value("birthDate"_L1).toString()).hasMatch());
        }
    }
    QVERIFY(birthDates > 3800 && birthDates < 4212);
    const QJsonObject metrics = runsOf(client, flow.id()).first().value("metrics"_L1).toObject();
    QCOMPARE(metrics.value("sizeSummary"_L1).toObject().value("outputBytes"_L1).toInteger(), bytes);

    // The one start time in the past gives one run and no series.
    const QJsonObject shown = client.get(flowService + u"flows/"_s + flow.id())
                                  .object()
                                  .value("items"_L1)
                                  .toArray()
                                  .first()
                                  .toObject();
    QCOMPARE(shown.value("lastRunDetails"_L1).toObject().value("state"_L1).toString(),
             u"success"_s);
    QCOMPARE(runsOf(client, flow.id()).size(), 1);
}

void TutorialTest::asTyped()
{
    const auto platform = started({.strict = true});
    QVERIFY(platform);
    keepClearOfTheRaster(*platform);
    Client client(*platform);
    const Parts parts =
        createParts(client, u"test1.Mytable"_s, {u"TestID"_s, u"Name"_s, u"Datefield"_s},
                    customerSchema, customerDataSet, tutorialRows);
    const Answer flow = client.post(flowService + u"flows"_s,
                                    flowBody(parts, schedule(1612310466, u"minute"_s, 15, true)));
    QVERIFY2(flow.status == 201, flow.body);
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);
    QCOMPARE(countsOf(runsOf(client, flow.id()).first()).value("inputRecordCount"_L1).toInt(),
             4212);
    QCOMPARE(platform->storedRecords(customerDataSet).size(), 4212);
}

void TutorialTest::strictRefusesWhatIsPrinted()
{
    const auto platform = started({.strict = true});
    keepClearOfTheRaster(*platform);
    Client client(*platform);
    const Answer mapping = client.post(mappingSets, golden(u"03-mappingSets.request.json"_s));
    QCOMPARE(mapping.status, 400);
    QVERIFY(mapping.body.contains("/id"));

    const Parts parts =
        createParts(client, u"test1.Mytable"_s, {u"TestID"_s, u"Name"_s, u"Datefield"_s},
                    customerSchema, customerDataSet, tutorialRows);
    QJsonObject body = flowBody(
        parts,
        {{u"startTime"_s, u"1612310466"_s}, {u"frequency"_s, u"minute"_s}, {u"interval"_s, 15}});
    Answer flow = client.post(flowService + u"flows"_s, body);
    QCOMPARE(flow.status, 400);
    QVERIFY2(flow.body.contains("/scheduleParams/startTime"), flow.body);

    body = flowBody(parts, schedule(1612310466, u"minute"_s, 15, true));
    QJsonArray transformations = body.value("transformations"_L1).toArray();
    transformations.replace(
        1, QJsonObject{{u"name"_s, u"Mapping"_s},
                       {u"params"_s,
                        QJsonObject{{u"mappingId"_s, parts.mapping}, {u"mappingVersion"_s, 0}}}});
    body.insert("transformations"_L1, transformations);
    flow = client.post(flowService + u"flows"_s, body);
    QCOMPARE(flow.status, 400);
    QVERIFY2(flow.body.contains("/transformations/1/params/mappingVersion"), flow.body);

    const Answer dataSet =
        client.post(u"/data/foundation/catalog/dataSets?requestDataSource=true"_s,
                    {{u"name"_s, u"x"_s},
                     {u"schemaRef"_s,
                      QJsonObject{{u"id"_s, customerSchema},
                                  {u"contentType"_s,
                                   u"application/vnd.adobe.xed-full-notext+json; version=1"_s}}}});
    QCOMPARE(dataSet.status, 400);
}

void TutorialTest::exploresTheSource()
{
    const auto platform = started();
    keepClearOfTheRaster(*platform);
    Client client(*platform);
    const QString explore = flowService + u"connections/"_s + baseConnection + u"/explore?"_s;
    const QJsonArray root = client.get(explore + u"objectType=root"_s).array();
    QStringList names;
    for (const QJsonValue &entry : root)
        names.append(entry.toObject().value("path"_L1).toString());
    QVERIFY(names.contains(u"test1.Mytable"_s) && names.contains(u"test1.Dirty"_s));

    const QJsonObject table =
        client.get(explore + u"objectType=table&object=test1.Mytable&preview=true"_s).object();
    const QJsonArray columns = table.value("schema"_L1).toObject().value("columns"_L1).toArray();
    QCOMPARE(columns.at(0).toObject().value("name"_L1).toString(), u"TestID"_s);
    QCOMPARE(columns.at(1).toObject().value("name"_L1).toString(), u"Name"_s);
    // The very columns of the tutorial's source connection.
    QCOMPARE(columns.at(2).toObject(), golden(u"01-sourceConnections.request.json"_s)
                                           .value("params"_L1)
                                           .toObject()
                                           .value("columns"_L1)
                                           .toArray()
                                           .at(2)
                                           .toObject());
    QCOMPARE(table.value("data"_L1).toArray().size(), 100);
    QCOMPARE(client.get(explore + u"objectType=table&object=test1.Nothing"_s).status, 404);
    QCOMPARE(client.get(explore + u"objectType=folder&object=staging"_s).array().size(), 3);
}

void TutorialTest::readsBackWhatWasCreated()
{
    const auto platform = started();
    keepClearOfTheRaster(*platform);
    Client client(*platform);
    const Answer created = client.post(flowService + u"sourceConnections"_s,
                                       sourceBody(u"test1.Mytable"_s, {u"TestID"_s}));
    QVERIFY(created.location.endsWith(created.id()));
    const QJsonObject entity = client.get(flowService + u"sourceConnections/"_s + created.id())
                                   .object()
                                   .value("items"_L1)
                                   .toArray()
                                   .first()
                                   .toObject();
    for (const auto key :
         {"id"_L1, "createdAt"_L1, "updatedAt"_L1, "createdBy"_L1, "createdClient"_L1,
          "sandboxName"_L1, "imsOrgId"_L1, "name"_L1, "state"_L1, "version"_L1, "etag"_L1})
        QVERIFY2(entity.contains(key), key.data());
    QCOMPARE(entity.value("etag"_L1), entity.value("version"_L1));
    QCOMPARE(entity.value("etag"_L1), created.object().value("etag"_L1));

    const QString path = flowService + u"sourceConnections/"_s + created.id();
    const QByteArray etag = created.object().value("etag"_L1).toString().toLatin1();
    const QJsonArray rename{
        QJsonObject{{u"op"_s, u"replace"_s}, {u"path"_s, u"/name"_s}, {u"value"_s, u"Renamed"_s}}};
    QCOMPARE(client.patch(path, {}, rename).code(), u"FLOW-1403-400"_s);
    const Answer patched = client.patch(path, etag, rename);
    QCOMPARE(patched.status, 200);
    QCOMPARE(client.patch(path, etag, rename).status, 412);
    QCOMPARE(client.remove(path).status, 204);
    QCOMPARE(client.get(path).status, 404);
}

QTEST_GUILESS_MAIN(TutorialTest)
#include "tst_tutorial.moc"
