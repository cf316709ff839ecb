// SPDX-License-Identifier: Apache-2.0
//
// Runs that make their base connection, schema and dataset: several requests a step, what exists is
// used again, and secrets go nowhere but into the one request.
#include "enginebench.h"
#include "run/preview.h"
#include "run/rollback.h"
#include "support/golden.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace dfw;
using namespace dfw::test;

namespace {

constexpr auto password = "geheim42"_L1;

FlowPlan makingPlan()
{
    FlowPlan plan = samplePlan();
    plan.source.baseConnectionId.clear();
    plan.source.newConnection = NewBaseConnection{.name = u"Warehouse"_s,
                                                  .authSpec = u"Basic"_s,
                                                  .params = {{u"project"_s, u"p"_s}},
                                                  .secrets = {u"password"_s}};
    plan.target.schemaId.clear();
    plan.target.datasetId.clear();
    plan.target.newSchema =
        NewSchema{.title = u"Customers"_s,
                  .fieldGroupIds = {u"https://ns.adobe.com/xdm/context/g"_s},
                  .ownFields = NewFieldGroup{.title = u"Own"_s, .fields = {{.name = u"code"_s}}},
                  .identities = {{u"person.name.fullName"_s, u"Email"_s, true},
                                 {u"_dfwdemo.code"_s, u"CRM"_s}}};
    plan.target.newDataset = NewDataset{.name = u"Rows"_s, .inProfile = true};
    return plan;
}

// What a service says to the requests that samplePlan() does not need.
Result<net::Response> making(const net::Request &request)
{
    const QString &operation = request.operation;
    if (operation == "getConnectionSpec"_L1)
        return answer(200, json("{'id':'3c9b37f8-13a6-43d8-bad3-b863b941fedd','authSpec':[{'name':"
                                "'Basic','spec':{'required':['project','password'],'properties':{"
                                "'project':{'type':'string'},'password':{'type':'string','format':"
                                "'password'}}}}]}"));
    if (operation == "createBaseConnection"_L1)
        return answer(201, json("{'id':'base','etag':'1'}"));
    if (operation == "testConnection"_L1)
        return answer(200, json("{'result':true}"));
    if (operation == "findSchema"_L1 || operation == "findFieldGroup"_L1)
        return answer(200, json("{'results':[]}"));
    if (operation == "getClass"_L1)
        return answer(200, json("{'properties':{'_id':{'type':'string'}}}"));
    if (operation == "getFieldGroup"_L1)
        return sampleAnswer({.operation = u"getSchema"_s});
    if (operation == "getTenant"_L1)
        return answer(200, json("{'tenantId':'dfwdemo'}"));
    if (operation == "listNamespaces"_L1)
        return answer(200, json("[{'code':'Email'},{'code':'CRM'}]"));
    if (operation == "listIdentities"_L1)
        return answer(200, json("{}"));
    if (operation == "createFieldGroup"_L1)
        return answer(201, json("{'$id':'own'}"));
    if (operation == "createSchema"_L1)
        return answer(201, json("{'$id':'made'}"));
    if (operation == "createIdentity"_L1)
        return answer(201, json("{'@id':'identity'}"));
    if (operation == "enableForProfile"_L1)
        return answer(200, json("{'$id':'made'}"));
    if (operation == "createDataset"_L1)
        return answer(201, QByteArray("[\"@/dataSets/rows\"]"));
    return benchAnswer(request);
}

Result<net::Response> making2020(const net::Request &request)
{
    if (request.operation == "createAdHocClass"_L1)
        return answer(201, json("{'$id':'class'}"));
    if (request.operation == "createAdHocSchema"_L1)
        return answer(201, json("{'$id':'raw'}"));
    if (request.operation == "createDatasetConnection"_L1)
        return answer(201, json("{'id':'lake','etag':'1'}"));
    return benchAnswer(request);
}

// All but the flow is made in the form of 2020.
struct StoppedBench : Bench
{
    FlowPlan plan = samplePlan();
    StoppedBench()
    {
        plan.form2020 = true;
        network.setScript([](const net::Request &request) -> Result<net::Response> {
            return request.operation == "createFlow"_L1 ? answer(400, QByteArray("{}"))
                                                        : making2020(request);
        });
        start(plan);
    }
    // The end of the first attempt.
    bool stops()
    {
        const bool stopped =
            waitForEnd() && !outcome->ok && engine->facts().adHocSchema.id == "raw"_L1;
        network.setScript(making2020);
        outcome.reset();
        return stopped;
    }
};

struct MakingBench : Bench
{
    MakingBench() { network.setScript(making); }
    void answersFirst(const QString &operation, const Result<net::Response> &instead)
    {
        network.setScript([operation, instead](const net::Request &request) {
            return request.operation == operation ? instead : making(request);
        });
    }
    void startMaking(const FlowPlan &plan = makingPlan())
    {
        journal.entries = {begunEntry(QString::fromLatin1(sampleRunTag))};
        engine->start(plan, journal.record(), {{u"password"_s, Secret(QString(password))}});
    }
    QJsonObject body(const QString &operation) const
    {
        return QJsonDocument::fromJson(network.request(operation).body).object();
    }
};

} // namespace

class NewTargetTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingIsMade();
    void secretsGoIntoOneRequest();
    void withoutItsSecretsNothingIsMade();
    void anotherConnectionNeedsItsSecrets();
    void itsOwnTitleStandsInTheWay();
    void aPlanThatIsChangedBackGoesOn();
    void itsOwnTitleInTheFormOf2020_data();
    void itsOwnTitleInTheFormOf2020();
    void aSignInThatDoesNotWorkStopsTheRun();
    void titlesThatAreTakenAreUsedAgain();
    void aTakenTitleOfAnotherSchemaStopsTheRun();
    void resumeDoesNotRepeatWhatWasMade();
    void theFormOf2020();
    void previewNamesEveryRequest();
};

void NewTargetTest::everythingIsMade()
{
    MakingBench bench;
    bench.startMaking();
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(bench.status(StepId::BaseConnection).id, u"base"_s);
    QCOMPARE(bench.status(StepId::Schema).id, u"made"_s);
    QCOMPARE(bench.status(StepId::Dataset).id, u"rows"_s);
    QCOMPARE(bench.status(StepId::SchemaParts).state, StepState::Reused);
    for (const StepId step :
         {StepId::BaseConnection, StepId::ConnectionTest, StepId::FieldGroup, StepId::Schema,
          StepId::Identities, StepId::Profile, StepId::Dataset, StepId::Flow})
        QCOMPARE(bench.status(step).state, StepState::Done);
    QCOMPARE(bench.network.count(u"createIdentity"_s), 2);
    QCOMPARE(bench.body(u"createSourceConnection"_s).value("baseConnectionId"_L1), u"base"_s);
    QCOMPARE(bench.body(u"createMappingSet"_s).value("xdmSchema"_L1), u"made"_s);
    QCOMPARE(bench.body(u"createTargetConnection"_s)["params"_L1]["dataSetId"_L1], u"rows"_s);
    const QStringList sent = bench.network.operations();
    QVERIFY(sent.indexOf(u"testConnection"_s) < sent.indexOf(u"createFieldGroup"_s));
    QVERIFY(sent.indexOf(u"createFieldGroup"_s) < sent.indexOf(u"createSchema"_s));
    QVERIFY(sent.lastIndexOf(u"createIdentity"_s) < sent.indexOf(u"enableForProfile"_s));
    QVERIFY(sent.indexOf(u"enableForProfile"_s) < sent.indexOf(u"createDataset"_s));
}

void NewTargetTest::secretsGoIntoOneRequest()
{
    MakingBench bench;
    bench.startMaking();
    QVERIFY(bench.waitForEnd());
    int seen = 0;
    for (const net::Request &request : bench.network.requests()) {
        if (!request.body.contains(password.data()))
            continue;
        ++seen;
        QCOMPARE(request.operation, u"createBaseConnection"_s);
    }
    QCOMPARE(seen, 1);
    const QList<run::PreviewRequest> shown =
        run::previewRequests(makingPlan(), bench.engine->facts());
    for (const run::PreviewRequest &one : shown)
        QVERIFY(!one.request.body.contains(password.data()));
}

void NewTargetTest::withoutItsSecretsNothingIsMade()
{
    MakingBench bench;
    bench.start(makingPlan());
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.outcome->error->code, u"SecretsMissing"_s);
    for (const net::Request &request : bench.network.requests())
        QCOMPARE(request.method, QByteArray("GET"));
}

// One was made for another host; never the parameter's name in braces in place of a password.
void NewTargetTest::anotherConnectionNeedsItsSecrets()
{
    MakingBench bench;
    bench.journal.entries = {begunEntry(QString::fromLatin1(sampleRunTag)),
                             {.kind = journal::EntryKind::Outcome,
                              .step = u"baseConnection"_s,
                              .fingerprint = u"of another host"_s,
                              .id = u"first"_s}};
    bench.engine->start(makingPlan(), bench.journal.record());
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.outcome->error->code, u"SecretsMissing"_s);
    QCOMPARE(bench.network.count(u"createBaseConnection"_s), 0);
}

// Titles are unique: what the run made before stands in the way of what it is to make now.
void NewTargetTest::itsOwnTitleStandsInTheWay()
{
    MakingBench bench;
    bench.answersFirst(u"createFlow"_s, answer(400, QByteArray("{}")));
    bench.startMaking();
    QVERIFY(bench.waitForEnd());
    QVERIFY(!bench.outcome->ok);
    FlowPlan changed = makingPlan();
    changed.target.newSchema->ownFields->fields.append({.name = u"another"_s});
    bench.network.setScript([](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "findFieldGroup"_L1)
            return answer(200, json("{'results':[{'$id':'own','title':'Own','definitions':{}}]}"));
        return making(request);
    });
    bench.outcome.reset();
    bench.engine->resume(changed);
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.outcome->error->code, u"MadeForOtherPlan"_s);
    QCOMPARE(bench.network.count(u"createFieldGroup"_s), 1);
}

// Nothing is of no use any more before something else takes its place.
void NewTargetTest::aPlanThatIsChangedBackGoesOn()
{
    StoppedBench bench;
    QVERIFY(bench.stops());
    FlowPlan changed = bench.plan;
    changed.source.columns.append({.name = u"another"_s});
    bench.engine->resume(changed);
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.outcome->error->code, u"MadeForOtherPlan"_s);
    bench.outcome.reset();
    bench.engine->resume(bench.plan);
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(bench.network.count(u"createAdHocClass"_s), 1);
    QVERIFY(run::undoItems(bench.journal.record(), run::UndoScope::Superseded).isEmpty());
}

// The titles of its class and schema come from the source connection's name.
void NewTargetTest::itsOwnTitleInTheFormOf2020_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("restarted");
    QTest::addColumn<QString>("code");
    QTest::newRow("other columns") << QString() << false << u"MadeForOtherPlan"_s;
    QTest::newRow("other columns, at the next start") << QString() << true << u"MadeForOtherPlan"_s;
    QTest::newRow("other columns under another name") << u"Another"_s << false << QString();
}

void NewTargetTest::itsOwnTitleInTheFormOf2020()
{
    QFETCH(QString, name);
    QFETCH(bool, restarted);
    StoppedBench bench;
    QVERIFY(bench.stops());
    FlowPlan plan = bench.plan;
    plan.source.columns.append({.name = u"another"_s});
    if (!name.isEmpty())
        plan.source.name = name;
    if (restarted)
        bench.engine->start(plan, bench.journal.record());
    else
        bench.engine->resume(plan);
    QVERIFY(bench.waitForEnd());
    QTEST(bench.outcome->error ? bench.outcome->error->code : QString(), "code");
    QCOMPARE(bench.network.count(u"createAdHocClass"_s), name.isEmpty() ? 1 : 2);
    const QList<journal::Made> made = bench.journal.record().made;
    QCOMPARE(std::any_of(made.begin(), made.end(),
                         [](const journal::Made &one) { return one.superseded; }),
             !name.isEmpty());
}

void NewTargetTest::aSignInThatDoesNotWorkStopsTheRun()
{
    MakingBench bench;
    bench.answersFirst(u"testConnection"_s,
                       answer(200, json("{'result':false,'message':'wrong password'}")));
    bench.startMaking();
    QVERIFY(bench.waitForEnd());
    QVERIFY(!bench.outcome->ok);
    QCOMPARE(bench.status(StepId::BaseConnection).state, StepState::Done);
    QCOMPARE(bench.status(StepId::ConnectionTest).state, StepState::Failed);
    QCOMPARE(bench.outcome->error->code, u"ConnectionTestFailed"_s);
    QCOMPARE(bench.outcome->error->serverText, u"wrong password"_s);
    QCOMPARE(bench.network.count(u"createFieldGroup"_s), 0);
    // With another password another base connection is made; with the same one it is tried again.
    for (const bool other : {false, true}) {
        bench.outcome.reset();
        bench.engine->resume(makingPlan(),
                             {{u"password"_s, Secret(other ? u"other99"_s : QString(password))}});
        QVERIFY(bench.waitForEnd());
        QCOMPARE(bench.network.count(u"createBaseConnection"_s), other ? 2 : 1);
    }
}

void NewTargetTest::titlesThatAreTakenAreUsedAgain()
{
    MakingBench bench;
    bench.network.setScript([](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "findSchema"_L1)
            return answer(200, json("{'results':[{'$id':'there','title':'Customers','meta:class':"
                                    "'https://ns.adobe.com/xdm/context/profile','allOf':[{'$ref':"
                                    "'https://ns.adobe.com/xdm/context/g'},{'$ref':'group'}],"
                                    "'meta:immutableTags':['union']}]}"));
        if (request.operation == "findFieldGroup"_L1)
            return answer(200, json("{'results':[{'$id':'group','title':'Own','definitions':{'x':{"
                                    "'properties':{'_dfwdemo':{'type':'object','properties':{"
                                    "'code':{'type':'string'}}}}}}}]}"));
        if (request.operation == "listIdentities"_L1)
            return answer(200, json("{'xdm:descriptorIdentity':[{'xdm:sourceSchema':'there',"
                                    "'xdm:sourceProperty':'/person/name/fullName','xdm:namespace':"
                                    "'Email','xdm:isPrimary':true}]}"));
        return making(request);
    });
    bench.startMaking();
    QVERIFY(bench.waitForEnd());
    QVERIFY2(bench.outcome->ok,
             qPrintable(bench.outcome->error ? bench.outcome->error->code : QString()));
    QCOMPARE(bench.status(StepId::FieldGroup).state, StepState::Reused);
    QCOMPARE(bench.status(StepId::FieldGroup).id, u"group"_s);
    QCOMPARE(bench.status(StepId::Schema).state, StepState::Reused);
    QCOMPARE(bench.status(StepId::Schema).id, u"there"_s);
    QCOMPARE(bench.status(StepId::Profile).state, StepState::Reused);
    QCOMPARE(bench.network.count(u"createSchema"_s), 0);
    QCOMPARE(bench.network.count(u"createIdentity"_s), 1); // the one it has not
    QCOMPARE(bench.body(u"createMappingSet"_s).value("xdmSchema"_L1), u"there"_s);
}

void NewTargetTest::aTakenTitleOfAnotherSchemaStopsTheRun()
{
    MakingBench bench;
    bench.answersFirst(u"findSchema"_s,
                       answer(200, json("{'results':[{'$id':'there','title':'Customers',"
                                        "'meta:class':'https://ns.adobe.com/xdm/context/profile',"
                                        "'allOf':[]}]}")));
    bench.startMaking();
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.outcome->error->code, u"SchemaTitleTaken"_s);
    QCOMPARE(bench.status(StepId::Schema).state, StepState::Failed);
    for (const net::Request &request : bench.network.requests())
        QCOMPARE(request.method, QByteArray("GET"));
}

void NewTargetTest::resumeDoesNotRepeatWhatWasMade()
{
    MakingBench bench;
    int identities = 0;
    bench.network.setScript([&identities](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "createIdentity"_L1 && ++identities == 2)
            return answer(400, QByteArray("{}"));
        return making(request);
    });
    bench.startMaking();
    QVERIFY(bench.waitForEnd());
    QVERIFY(!bench.outcome->ok);
    QCOMPARE(bench.status(StepId::Identities).state, StepState::Failed);
    bench.outcome.reset();
    bench.engine->resume(makingPlan());
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(identities, 3); // the first one once, the second one twice
    for (const char *operation : {"createBaseConnection", "createFieldGroup", "createSchema"})
        QCOMPARE(bench.network.count(QString::fromLatin1(operation)), 1);
}

void NewTargetTest::theFormOf2020()
{
    FlowPlan plan = samplePlan();
    plan.form2020 = true;
    Bench bench;
    bench.network.setScript(making2020);
    bench.start(plan);
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    const auto body = [&bench](const char *operation) {
        return QJsonDocument::fromJson(bench.network.request(QString::fromLatin1(operation)).body)
            .object();
    };
    const QJsonArray parts = body("createAdHocClass").value("allOf"_L1).toArray();
    QCOMPARE(parts.at(0)["$ref"_L1], u"https://ns.adobe.com/xdm/data/adhoc"_s);
    QCOMPARE(parts.at(1)["properties"_L1]["_adhoc"_L1]["properties"_L1].toObject().keys(),
             (QStringList{u"Datefield"_s, u"Name"_s, u"TestID"_s}));
    QCOMPARE(body("createAdHocSchema")["allOf"_L1][0]["$ref"_L1], u"class"_s);
    const QJsonObject source = body("createSourceConnection");
    QCOMPARE(source["data"_L1]["format"_L1], u"parquet_xdm"_s);
    QCOMPARE(source["data"_L1]["schema"_L1]["id"_L1], u"raw"_s);
    QCOMPARE(source["params"_L1].toObject(), (QJsonObject{{u"path"_s, u"test1.Mytable"_s}}));
    const QJsonObject target = body("createTargetConnection");
    QCOMPARE(target["baseConnectionId"_L1], u"lake"_s);
    QCOMPARE(target["data"_L1]["format"_L1], u"parquet_xdm"_s);
}

void NewTargetTest::previewNamesEveryRequest()
{
    FlowPlan plan = makingPlan();
    plan.form2020 = true;
    const QList<run::PreviewRequest> shown = run::previewRequests(plan);
    QStringList operations;
    QByteArray bodies;
    for (const run::PreviewRequest &one : shown) {
        operations.append(one.request.operation);
        bodies += one.request.path + one.request.body;
    }
    QCOMPARE(operations.count(u"createIdentity"_s), 2);
    QVERIFY(operations.contains(u"createAdHocClass"_s));
    for (const char *placeholder :
         {"{password}", "{fieldGroup.id}", "{schema.id}", "{dataset.id}", "{adHocClass.id}",
          "{adHocSchema.id}", "{datasetConnection.id}", "{baseConnection.id}", "_{tenant}"})
        QVERIFY2(bodies.contains(placeholder), placeholder);
}

QTEST_GUILESS_MAIN(NewTargetTest)
#include "tst_newtarget.moc"
