// SPDX-License-Identifier: Apache-2.0
//
// The cloud-storage and the customer-success tutorial, which make their schema and dataset: what
// resources/examples sends, and what it sends in the form of 2020, against the tutorials' requests.
// As in tst_golden, every difference needs a row and every row its difference.
#include "goldencompare.h"
#include "net/authtransport.h"
#include "run/provisionsteps.h"
#include "run/runengine.h"
#include "storage/planfile.h"
#include "support/hurriedclock.h"
#include "support/memoryjournal.h"
#include "support/sampleplan.h"
#include "support/scriptedtransport.h"

#include <QSignalSpy>
#include <QtTest>

using namespace dfw;
using namespace dfw::test;

namespace {

using enum DifferenceKind;

constexpr const char *all = "cloud cloud2020 cs cs2020";

const char *const tagReason = "the run's tag, by which what a run made can be found again";
const char *const authReason = "left out in the tutorial; the gateway answers 403010 without it";
const char *const typeReason = "a number by the flow spec's own schedule schema";
const char *const rawReason = "no ad hoc schema today: explore describes the source";

const QList<Deviation> deviations{
    {"cloud cloud2020", "01-sourceConnections", "/body/description", Value,
     "'Test source connection for a Cloud Storage connector [dfw-1a2b3c4d]'", tagReason},
    {"cs cs2020", "01-sourceConnections", "/body/description", Value,
     "'Source Connection for CS to ingest Account [dfw-1a2b3c4d]'", tagReason},
    {"cloud cs", "01-sourceConnections", "/body/data/schema", Missing, "", rawReason},
    {"cloud2020 cs2020", "01-sourceConnections", "/body/data/schema/id", Value,
     "'https://ns.adobe.com/dfwdemo/schemas/raw'",
     "a real ad hoc schema; the customer-success tutorial names a class"},
    {"cloud", "01-sourceConnections", "/body/params/recursive", Type, "true",
     "a boolean, as the spec declares it"},
    {"cloud", "01-sourceConnections", "/body/params/type", Added, "'file'",
     "says that the path is one file"},
    {"cs", "01-sourceConnections", "/body/data/format", Value, "'tabular'",
     "tables are sent as tables today"},
    {"cs", "01-sourceConnections", "/body/params/path", Missing, "",
     "a table is named by tableName today"},
    {"cs", "01-sourceConnections", "/body/params/tableName", Added, "'Account'",
     "a table is named by tableName today"},
    {"cs", "01-sourceConnections", "/body/params/columns", Added,
     "[{'name':'Name','type':'string','xdm':{'type':'string'}},{'name':'Phone','type':'string','"
     "xdm':{'type':'string'}},{'name':'email','type':'string','xdm':{'type':'string'}},{'name':'"
     "updatedAt','type':'string','meta:xdmType':'date-time','xdm':{'type':'string','format':'date-"
     "time'}}]",
     "the chosen columns, as explore answered them"},
    {"cloud cloud2020", "02-schemas", "/body/description", Value,
     "'Target schema for a Cloud Storage connector [dfw-1a2b3c4d]'", tagReason},
    {"cs cs2020", "02-schemas", "/body/description", Value, "'Target schema for CS [dfw-1a2b3c4d]'",
     tagReason},
    {"cloud cloud2020", "02-schemas", "/body/allOf/3", Missing, "",
     "the same field group a second time"},
    {"cloud cloud2020", "02-schemas", "/body/meta:class", Missing, "",
     "the service sets meta:* itself"},
    {"cloud cloud2020", "02-schemas", "/body/meta:containerId", Missing, "",
     "the service sets meta:* itself"},
    {"cloud cloud2020", "02-schemas", "/body/meta:resourceType", Missing, "",
     "the service sets meta:* itself"},
    {"cloud cloud2020", "02-schemas", "/body/meta:xdmType", Missing, "",
     "the service sets meta:* itself"},
    {all, "03-dataSets", "/body/description", Added, "'[dfw-1a2b3c4d]'", tagReason},
    {all, "03-dataSets", "/url", Value, "'/data/foundation/catalog/dataSets'",
     "requestDataSource makes a data source that nothing needs"},
    {all, "03-dataSets", "/body/schemaRef/contentType", Value,
     "'application/vnd.adobe.xed+json;version=1'", "the content type that Catalog documents today"},
    {"cloud cloud2020", "03-dataSets", "/body/schemaRef/id", Value,
     "'https://ns.adobe.com/{TENANT_ID}/schemas/e28dd48fab732263816f8b80ae4fdf49ca7ad229ca62e5d6'",
     "the schema's own id; the tutorial writes its tenant in two ways"},
    {"cloud cloud2020", "04-targetConnections", "/body/description", Value,
     "'Target Connection for a Cloud Storage connector [dfw-1a2b3c4d]'", tagReason},
    {"cs cs2020", "04-targetConnections", "/body/description", Value,
     "'Target Connection for CS [dfw-1a2b3c4d]'", tagReason},
    {all, "04-targetConnections", "/body/data/schema/version", Value,
     "'application/vnd.adobe.xed-full+json;version=1'", "the version that today's tutorials send"},
    {"cs cs2020", "04-targetConnections", "/body/data/schema/id", Value,
     "'https://ns.adobe.com/{TENANT_ID}/schemas/deb3e1096c35d8311b5d80868c4bd5b3cdfd4b3150e7345f'",
     "one brace too many in the tutorial"},
    {"cs cs2020", "04-targetConnections", "/body/connectionSpec/id", Value,
     "'c604ff05-7f1a-43c0-8e18-33bf874cb11c'",
     "the data lake's spec; the tutorial names the source's"},
    {"cs", "04-targetConnections", "/body/baseConnectionId", Missing, "",
     "the data lake needs no base connection today"},
    {"cs", "04-targetConnections", "/body/data/format", Missing, "", "left to the service today"},
    {all, "05-mappingSets", "/body/id", Missing, "",
     "a null says nothing; the service gives the id"},
    {"cs cs2020", "05-mappingSets", "/body/mappings/0/destinationXdmPath", Value,
     "'person.name.fullName'", "person.name is an object and takes no value itself"},
    {"cs cs2020", "06-flowSpecs", "/url", Value,
     "'/data/foundation/flowservice/flowSpecs?property=name==%22CRMToAEP%22'",
     "a quote is no character of a URL"},
    {all, "06-flowSpecs", "/headers/Authorization", Added, "true", authReason},
    {all, "07-flows", "/headers/Authorization", Added, "true", authReason},
    {"cloud cloud2020", "07-flows", "/body/description", Value,
     "'Cloud Storage flow to AEP [dfw-1a2b3c4d]'", tagReason},
    {"cs cs2020", "07-flows", "/body/description", Value,
     "'Inbound data to Platform [dfw-1a2b3c4d]'", tagReason},
    {"cs cs2020", "07-flows", "/body/transformations/0/params/deltaColumn/dateFormat", Value,
     "'yyyy-MM-dd HH:mm:ss'", "YYYY and DD are week-year and day of the year in such patterns"},
    {"cs cs2020", "07-flows", "/body/transformations/1/params/mappingVersion", Value, "'1'",
     "the version that the tutorial's own answer gives"},
    {"cloud cloud2020", "07-flows", "/body/scheduleParams/startTime", Type, "1589398646",
     typeReason},
    {"cs cs2020", "07-flows", "/body/scheduleParams/startTime", Type, "1567411548", typeReason},
    {all, "07-flows", "/body/scheduleParams/interval", Type, "30", typeReason},
};

const QHash<QString, QString> &operationOfStep()
{
    static const QHash<QString, QString> table{
        {u"01-sourceConnections"_s, u"createSourceConnection"_s},
        {u"02-schemas"_s, u"createSchema"_s},
        {u"03-dataSets"_s, u"createDataset"_s},
        {u"04-targetConnections"_s, u"createTargetConnection"_s},
        {u"05-mappingSets"_s, u"createMappingSet"_s},
        {u"06-flowSpecs"_s, u"findFlowSpec"_s},
        {u"07-flows"_s, u"createFlow"_s}};
    return table;
}

QString tutorialOf(const QString &name)
{
    return name.startsWith("cloud"_L1) ? u"cloud-storage"_s : u"customer-success"_s;
}

FlowPlan planOf(const QString &name)
{
    const auto reading = storage::loadPlan(
        QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/"_s + tutorialOf(name) + u".json"_s);
    if (!reading || !reading->plan)
        qFatal("the example of %s cannot be read", qPrintable(name));
    FlowPlan plan = *reading->plan;
    plan.form2020 = name.endsWith("2020"_L1);
    return plan;
}

QJsonObject leaf()
{
    return {{u"type"_s, u"string"_s}};
}

QJsonObject branch(const QStringList &names)
{
    QJsonObject properties;
    for (const QString &name : names)
        properties.insert(name, leaf());
    return {{u"type"_s, u"object"_s}, {u"properties"_s, properties}};
}

// The look-ups that the tutorials do not show; what they show answers itself.
Result<net::Response> answerTo(const net::Request &request, const FlowPlan &plan,
                               const QString &tutorial)
{
    const QHash<QString, QString> &steps = operationOfStep();
    for (auto it = steps.begin(); it != steps.end(); ++it) {
        if (it.value() == request.operation)
            return answer(201, goldenBytes(tutorial + u"-fr/"_s + it.key() + u".response.json"_s));
    }
    const QString &operation = request.operation;
    if (operation == "getBaseConnection"_L1)
        return answer(200,
                      QJsonObject{{u"items"_s,
                                   QJsonArray{QJsonObject{
                                       {u"id"_s, plan.source.baseConnectionId},
                                       {u"connectionSpec"_s,
                                        QJsonObject{{u"id"_s, plan.source.connectionSpec.id}}}}}}});
    if (operation == "getConnectionSpec"_L1)
        return answer(200,
                      QJsonObject{{u"id"_s, plan.source.connectionSpec.id},
                                  {u"exploreSpec"_s, QJsonObject{{u"type"_s, u"fileSystem"_s}}}});
    if (operation == "findSchema"_L1)
        return answer(200, json("{'results':[]}"));
    if (operation == "getClass"_L1)
        return answer(200, QJsonObject{{u"properties"_s, QJsonObject{{u"_id"_s, leaf()}}}});
    if (operation == "getFieldGroup"_L1)
        return answer(
            200,
            QJsonObject{
                {u"properties"_s,
                 QJsonObject{
                     {u"person"_s,
                      QJsonObject{{u"type"_s, u"object"_s},
                                  {u"properties"_s,
                                   QJsonObject{{u"name"_s, branch({u"firstName"_s, u"lastName"_s,
                                                                   u"fullName"_s})}}}}},
                     {u"personalEmail"_s, branch({u"address"_s})},
                     {u"mobilePhone"_s, branch({u"number"_s})}}}});
    if (operation == "createAdHocClass"_L1)
        return answer(201, json("{'$id':'https://ns.adobe.com/dfwdemo/classes/raw'}"));
    if (operation == "createAdHocSchema"_L1)
        return answer(201, json("{'$id':'https://ns.adobe.com/dfwdemo/schemas/raw'}"));
    if (operation == "createDatasetConnection"_L1)
        return answer(201, json("{'id':'d6c3988d-14ef-4000-8398-8d14ef000021','etag':'1'}"));
    return failure(ErrorKind::NotFound, operation);
}

Differences runTutorial(const QString &name)
{
    const FlowPlan plan = planOf(name);
    ScriptedTransport network(
        [&](const net::Request &request) { return answerTo(request, plan, tutorialOf(name)); });
    net::AuthTransport transport(network, sampleCredentials());
    HurriedClock clock;
    MemoryJournal journal;
    run::RunEngine engine(transport, clock, journal);
    QSignalSpy finished(&engine, &run::RunEngine::finished);
    engine.start(plan, journal::recordOf({begunEntry(QString::fromLatin1(sampleRunTag))}));
    if (finished.isEmpty() && !finished.wait())
        qFatal("the run of %s did not end", qPrintable(name));
    const auto outcome = finished.first().first().value<run::RunOutcome>();
    if (!outcome.ok)
        qFatal("the run of %s failed: %s %s %s", qPrintable(name),
               qPrintable(outcome.error->operation), qPrintable(outcome.error->code),
               qPrintable(outcome.error->serverText));
    return compare(tutorialOf(name) + u"-fr"_s, operationOfStep(), network);
}

} // namespace

class GoldenTargetsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestsAreTheTutorials_data();
    void requestsAreTheTutorials();
    void everyRowIsNeeded_data();
    void everyRowIsNeeded();
};

void GoldenTargetsTest::requestsAreTheTutorials_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"cloud", "cloud2020", "cs", "cs2020"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void GoldenTargetsTest::requestsAreTheTutorials()
{
    QFETCH(QString, name);
    const Differences found = runTutorial(name);
    QCOMPARE(found.size(), 7);
    const QStringList problems = judge(name, found, deviations);
    for (const QString &problem : problems)
        qWarning("%s", qPrintable(problem));
    QCOMPARE(problems.size(), 0);
}

void GoldenTargetsTest::everyRowIsNeeded_data()
{
    requestsAreTheTutorials_data();
}

void GoldenTargetsTest::everyRowIsNeeded()
{
    QFETCH(QString, name);
    const Differences found = runTutorial(name);
    for (qsizetype i = 0; i < deviations.size(); ++i) {
        if (!isFor(deviations.at(i), name))
            continue;
        QList<Deviation> fewer = deviations;
        fewer.removeAt(i);
        QCOMPARE(judge(name, found, fewer).size(), 1);
    }
}

QTEST_GUILESS_MAIN(GoldenTargetsTest)
#include "tst_goldentargets.moc"
