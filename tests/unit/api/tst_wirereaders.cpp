// SPDX-License-Identifier: Apache-2.0
//
// Every answer as it is read: the shapes that are documented, and the ones that must be an error
// with its place.
#include "api/wire/connectionwire.h"
#include "api/wire/explorewire.h"
#include "api/wire/flowwire.h"
#include "api/wire/mappingwire.h"
#include "api/wire/sandboxwire.h"
#include "api/wire/schemawire.h"
#include "api/wire/specwire.h"
#include "support/golden.h"
#include "support/scriptedtransport.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::api::wire;

namespace {

using Reader = std::function<std::optional<Error>(const net::Response &)>;

template<typename F>
Reader reader(F read)
{
    return [read](const net::Response &response) -> std::optional<Error> {
        const auto result = read(response);
        return result ? std::nullopt : std::optional(result.error());
    };
}

net::Response says(const char *text)
{
    return answer(200, json(text));
}

} // namespace

Q_DECLARE_METATYPE(Reader)

class WireReadersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void problems_data();
    void problems();
    void connections();
    void connectionTests();
    void connectionSpecs();
    void exploring();
    void created();
    void flowSpecs_data();
    void flowSpecs();
    void flowSpecShapes();
    void mappingSets();
    void mappingSetRows();
    void flowMappings();
    void flowsAndRuns();
    void runStates_data();
    void runStates();
    void sandboxesDatasetsSchemas();
};

void WireReadersTest::problems_data()
{
    QTest::addColumn<Reader>("read");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("where");
    struct One
    {
        const char *name;
        Reader read;
        QList<std::pair<const char *, const char *>> rows; // body, pointer
    };
    const QList<One> all{
        {"listConnections",
         reader(readConnections),
         {{"{}", "/items"},
          {"{'items':{}}", "/items"},
          {"{'items':[{'connectionSpec':{'id':'s'}}]}", "/items/0/id"},
          {"{'items':[{'id':5,'connectionSpec':{}}]}", "/items/0/id"},
          {"{'items':[{'id':'1','connectionSpec':{}},{'id':'2'}]}", "/items/1/connectionSpec"},
          {"{'items':['x']}", "/items/0/connectionSpec"}}},
        {"getBaseConnection",
         reader(readConnection),
         {{"{'items':[]}", "/items/0"}, {"{'items':[{'id':'1'}]}", "/items/0/connectionSpec"}}},
        {"testConnection",
         reader(readConnectionTest),
         {{"{}", "/result"}, {"{'result':'true'}", "/result"}}},
        {"listConnectionSpecs",
         reader(readConnectionSpecs),
         {{"{}", "/items"}, {"{'items':[{'name':'x'}]}", "/items/0/id"}}},
        {"exploreRoot",
         reader([](const net::Response &r) { return readExploreEntries(r, u"exploreRoot"_s); }),
         {{"{'items':[]}", ""},
          {"[{'name':'T'}]", "/0/type"},
          {"[{'type':'table','name':'A'},{'type':'table'}]", "/1/path"}}},
        {"exploreTable",
         reader([](const net::Response &r) { return readTableContents(r, u"exploreTable"_s); }),
         {{"{'data':[]}", "/schema"},
          {"{'schema':{}}", "/schema/columns"},
          {"{'schema':{'columns':[{'type':'x'}]}}", "/schema/columns/0/name"},
          {"{'schema':{'columns':[{'name':'a'},{'name':null}]}}", "/schema/columns/1/name"}}},
        {"createFlow",
         reader([](const net::Response &r) { return readCreated(r, u"createFlow"_s); }),
         {{"{}", "/id"}, {"{'id':7}", "/id"}, {"{'id':''}", "/id"}}},
        {"createMappingSet",
         reader(readMappingSetCreated),
         {{"{'id':'1'}", "/version"},
          {"{'version':0}", "/id"},
          {"{'id':'','version':0}", "/id"},
          {"{'id':'1','version':'x'}", "/version"},
          {"{'id':'1','version':1.5}", "/version"}}},
        {"validateMappingSet", reader(readMappingVerdicts), {{"{}", "/validationResponse"}}},
        {"listMappingSets",
         reader(readMappingSets),
         {{"{}", "/data"},
          {"{'data':{}}", "/data"},
          {"{'data':[{'version':0}]}", "/data/0/id"},
          {"{'data':[{'id':'1','version':0},{'id':'2'}]}", "/data/1/version"},
          {"{'data':['x']}", "/data/0/id"}}},
        {"getMappingSet",
         reader(readMappingSet),
         {{"{}", "/id"},
          {"{'id':'1','version':0}", "/mappings"},
          {"{'id':'1','mappings':[]}", "/version"},
          {"{'id':'1','version':0,'mappings':[{'destination':'x'}]}", "/mappings/0/source"},
          {"{'id':'1','version':0,'mappings':[{'sourceAttribute':'a'}]}",
           "/mappings/0/destination"},
          {"{'id':'1','version':0,'mappings':[{'source':'a','destination':'x'},5]}",
           "/mappings/1/source"},
          {"{'id':'1','version':0,'mappings':[{'source':5,'destination':'x'}]}",
           "/mappings/0/source"}}},
        {"listFlows",
         reader(readFlowMappings),
         {{"{}", "/items"}, {"{'items':[{'name':'x'}]}", "/items/0/id"}}},
        {"findFlowSpec",
         reader(readFlowSpec),
         {{"{}", "/items/0/id"},
          {"{'items':[{'name':'x'}]}", "/items/0/id"},
          {"{'items':{}}", "/items/0/id"}}},
        {"getFlow",
         reader(readFlow),
         {{"{}", "/items/0/id"}, {"{'items':[]}", "/items/0/id"}, {"{'id':3}", "/items/0/id"}}},
        {"listRuns",
         reader(readRuns),
         {{"{}", "/items"}, {"{'items':[{'state':'x'}]}", "/items/0/id"}}},
        {"listSandboxes",
         reader(readSandboxes),
         {{"{}", "/sandboxes"}, {"{'sandboxes':[{'title':'x'}]}", "/sandboxes/0/name"}}},
        {"listDatasets", reader(readDatasets), {{"{'a':{},'b':5}", "/b"}}},
        {"getDataset",
         reader(readDataset),
         {{"{'a':{'name':'x'}}", "/a/schemaRef"}, {"{}", "/schemaRef"}, {"{'a':[]}", "/a"}}},
        {"listSchemas",
         reader(readSchemas),
         {{"{}", "/results"}, {"{'results':[{'title':'x'}]}", "/results/0/$id"}}},
        {"getSchema",
         reader(readSchema),
         {{"{'properties':{'a':{'type':'string'}}}", "/$id"}, {"{'$id':'x'}", "/properties"}}},
    };
    for (const One &one : all) {
        int count = 0;
        const QString name = QString::fromLatin1(one.name);
        for (const auto &[body, where] : one.rows)
            QTest::addRow("%s %d", one.name, ++count)
                << one.read << name << compact(json(body)) << QString::fromLatin1(where);
        QTest::addRow("%s HTML", one.name) << one.read << name << QByteArray("<html>") << u"/"_s;
        QTest::addRow("%s empty", one.name) << one.read << name << QByteArray() << u"/"_s;
        QTest::addRow("%s cut", one.name) << one.read << name << QByteArray("{\"i") << u"/"_s;
        if (name != "exploreRoot"_L1)
            QTest::addRow("%s array", one.name) << one.read << name << QByteArray("[]") << u"/"_s;
    }
}

void WireReadersTest::problems()
{
    QFETCH(Reader, read);
    QFETCH(QByteArray, body);
    const auto error = read(answer(200, body));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Protocol);
    QTEST(error->operation, "operation");
    QTEST(error->where, "where");
}

void WireReadersTest::connections()
{
    const auto list = readConnections(
        says("{'items':[{'id':'1','name':'A','state':'enabled','connectionSpec':{'id':'s',"
             "'version':'2.0'},'createdAt':1612310466123,'createdBy':'me','etag':'e','auth':{}},"
             "{'id':'2','connectionSpec':{'id':'s'},'createdAt':'1612310466123'}],'_links':{}}"));
    QVERIFY(list);
    QCOMPARE(list->next, QString());
    const api::BaseConnection expected{.id = u"1"_s,
                                       .name = u"A"_s,
                                       .state = u"enabled"_s,
                                       .connectionSpec = {.id = u"s"_s, .version = u"2.0"_s},
                                       .createdAt = 1612310466123,
                                       .createdBy = u"me"_s,
                                       .etag = u"e"_s};
    QCOMPARE(list->connections.first(), expected);
    QCOMPARE(list->connections.last().connectionSpec.version, u"1.0"_s);
    QCOMPARE(list->connections.last().createdAt, 1612310466123); // numeric text
    QVERIFY(readConnections(says("{'items':[]}"))->connections.isEmpty());
    const auto paged = readConnections(
        says("{'items':[],'_links':{'next':{'href':'/connections?limit=1&continuationToken=a%2Bb=='"
             "}}}"));
    QCOMPARE(paged->next, u"a+b=="_s);
    // A draft that is not whole yet hides nobody else.
    const auto drafts = readConnections(
        says("{'items':[{'id':'1','name':'Half','state':'draft'},{'id':'2','state':'draft',"
             "'connectionSpec':{'id':'s'}},{'id':'3','connectionSpec':{'id':'s'}}]}"));
    QVERIFY(drafts);
    QCOMPARE(drafts->connections.size(), 2);
    QCOMPARE(drafts->connections.first().id, u"2"_s);
    QCOMPARE(readConnection(says("{'items':[{'id':'1','connectionSpec':{}}]}"))->id, u"1"_s);
}

void WireReadersTest::connectionTests()
{
    QVERIFY(readConnectionTest(says("{'result':true}"))->works);
    const auto failed = readConnectionTest(says("{'result':false,'message':'why'}"));
    QVERIFY(!failed->works);
    QCOMPARE(failed->reason, u"why"_s);
}

void WireReadersTest::connectionSpecs()
{
    const auto specs = readConnectionSpecs(
        says("{'items':[{'id':'a','name':'N','version':'1.1','sourceSpec':{'attributes':{"
             "'uiAttributes':{'isSource':true,'category':{'key':'database'}}}}},"
             "{'id':'b','attributes':{'isSource':true},'sourceSpec':{'attributes':{'uiAttributes':{"
             "'category':'crm'}}}},"
             "{'id':'c'},{'id':'d','attributes':{'isSource':false},'sourceSpec':null}]}"));
    QVERIFY(specs);
    QStringList seen;
    for (const api::ConnectionSpec &spec : *specs)
        seen.append(spec.ref.id + u' ' + spec.ref.version + u' ' + spec.category + u' ' +
                    (spec.isSource ? u"source"_s : QString()));
    const QStringList expected{u"a 1.1 database source"_s, u"b 1.0 crm source"_s, u"c 1.0  "_s,
                               u"d 1.0  "_s};
    QCOMPARE(seen, expected);
}

void WireReadersTest::exploring()
{
    const auto root = readExploreEntries(
        says("[{'type':'Table','name':'t','path':'s.t','canPreview':true,'canFetchSchema':true},"
             "{'type':'FOLDER','name':'acme'}]"),
        u"exploreRoot"_s);
    QVERIFY(root);
    QCOMPARE(root->at(0).type, u"table"_s);
    QCOMPARE(root->at(0).path, u"s.t"_s);
    QVERIFY(root->at(0).canPreview);
    QCOMPARE(root->at(1).type, u"folder"_s);
    QCOMPARE(root->at(1).path, u"acme"_s); // the name where there is no path
    QVERIFY(!root->at(1).canPreview);
    QVERIFY(readExploreEntries(says("[]"), u"exploreRoot"_s)->isEmpty());

    const auto table = readTableContents(
        says("{'format':'flat','schema':{'columns':[{'name':'A','type':'string'},"
             "{'name':'B','type':'string','meta:xdmType':'date-time','meta:x':1,"
             "'xdm':{'type':'string'}}]},"
             "'data':[{'B':'2020','A':'1','C':'not a column'},{'A':null},{'B':[1]},5]}"),
        u"exploreTable"_s);
    QVERIFY(table);
    const Column &b = table->columns.at(1);
    QCOMPARE(b.type(), ValueType::DateTime);
    QCOMPARE(b.extra, (QVariantMap{{u"meta:x"_s, 1}}));
    QCOMPARE(table->sample.columns, (QStringList{u"A"_s, u"B"_s}));
    QCOMPARE(table->sample.rows.size(), 4);
    QCOMPARE(table->sample.rows.at(0), (QVariantList{u"1"_s, u"2020"_s}));
    QVERIFY(table->sample.rows.at(1).at(0).isNull());
    QVERIFY(readTableContents(says("{'schema':{'columns':[]}}"), u"exploreTable"_s)
                ->sample.rows.isEmpty());
}

void WireReadersTest::created()
{
    for (const char *step : {"01-sourceConnections", "02-targetConnections", "05-flows"}) {
        const QJsonValue golden =
            goldenFile(u"database-fr/%1.response.json"_s.arg(QLatin1StringView(step)));
        const auto read = readCreated(answer(201, golden), u"op"_s);
        QVERIFY(read);
        QCOMPARE(read->id, golden[u"id"_s].toString());
        QCOMPARE(read->etag, golden[u"etag"_s].toString());
        QVERIFY(read->etag.startsWith(u'"')); // its own quotes are part of it
    }
    QVERIFY(readCreated(says("{'id':'1'}"), u"op"_s)->etag.isEmpty());
}

void WireReadersTest::flowSpecs_data()
{
    QTest::addColumn<int>("sources");
    QTest::newRow("fr") << 27; // an items wrapper, transformationSpecs
    QTest::newRow("pt") << 36; // a bare object, transformationSpec
    QTest::newRow("sv") << 36;
}

void WireReadersTest::flowSpecs()
{
    QFETCH(int, sources);
    const auto spec =
        readFlowSpec(answer(200, goldenBytes(u"database-%1/04-flowSpecs.response.json"_s.arg(
                                     QLatin1StringView(QTest::currentDataTag())))));
    QVERIFY(spec);
    QCOMPARE(spec->ref, (SpecRef{u"14518937-270c-4525-bdec-c2ba7cce3860"_s, u"1.0"_s}));
    QCOMPARE(spec->name, u"CRMToAEP"_s);
    QCOMPARE(spec->sourceConnectionSpecIds.size(), sources);
    QCOMPARE(spec->transformations.size(), 2);
    QVERIFY(spec->transformations.value(u"Copy"_s).contains("properties"_L1));
    QVERIFY(spec->transformations.value(u"Mapping"_s).contains("properties"_L1));
    QVERIFY(spec->scheduleSchema.contains("required"_L1));
    QVERIFY(spec->optionSchema.contains("properties"_L1));
}

void WireReadersTest::flowSpecShapes()
{
    const auto bare = readFlowSpec(says("{'id':'1'}"));
    QVERIFY(bare);
    QVERIFY(bare->scheduleSchema.isEmpty());
    QVERIFY(bare->sourceConnectionSpecIds.isEmpty());
    QVERIFY(bare->transformations.isEmpty());
    const auto odd =
        readFlowSpec(says("{'items':[{'id':'1','transformationSpecs':null,'transformationSpec':"
                          "[{'name':'Mapping'},{'spec':{}},5],'scheduleSpec':5}]}"));
    QVERIFY(odd);
    QCOMPARE(odd->transformations.keys(), QStringList{u"Mapping"_s});
    const auto none = readFlowSpec(says("{'items':[]}"));
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
}

void WireReadersTest::mappingSets()
{
    const auto golden = readMappingSetCreated(
        answer(200, goldenBytes(u"database-fr/03-mappingSets.response.json"_s)));
    QCOMPARE(golden->id, u"0b090130b58b4819afc78b6dc98b484d"_s);
    QCOMPARE(golden->version, QJsonValue(0));
    QCOMPARE(readMappingSetCreated(says("{'id':'1','version':'2'}"))->version, u"2"_s);
    const auto verdicts = readMappingVerdicts(
        says("{'validationResponse':[{'status':'SUCCESS','errors':null},{'status':'success'},"
             "{'status':'FAILED','errors':[{'exception':'a'},{'source':'x'},{'exception':'b'}]},"
             "{}]}"));
    QVERIFY(verdicts);
    QCOMPARE(verdicts->size(), 4);
    QVERIFY(verdicts->at(0).fine);
    QVERIFY(verdicts->at(1).fine);
    QVERIFY(!verdicts->at(2).fine);
    QCOMPARE(verdicts->at(2).reason, u"a b"_s);
    QVERIFY(!verdicts->at(3).fine);
}

void WireReadersTest::mappingSetRows()
{
    using enum MappingKind;
    const auto list = readMappingSets(
        says("{'data':[{'id':'a','version':3,'name':'N','modifiedDate':1568047703000,"
             "'outputSchema':{'schemaRef':{'id':'S'}},'mappings':[{},{}]},"
             "{'id':'b','version':'0','outputSchemaRef':{'id':'T'}}],'_page':{'count':0}}"));
    QVERIFY(list);
    const api::MappingSetSummary first{.id = u"a"_s,
                                       .version = u"3"_s,
                                       .name = u"N"_s,
                                       .schemaId = u"S"_s,
                                       .modifiedAt = 1568047703000,
                                       .rowCount = 2};
    QCOMPARE(list->first(), first);
    QCOMPARE(list->last().version, u"0"_s);
    QCOMPARE(list->last().schemaId, u"T"_s);
    QCOMPARE(list->last().rowCount, -1);

    const auto current = readMappingSet(
        says("{'id':'a','version':1,'xdmSchema':'own','schemaRef':{'id':'other'},'mappings':["
             "{'sourceType':'text/x.schema-path','source':'First\\\\.Name','destination':'x',"
             "'sourceAttribute':'First\\\\.Name','destinationXdmPath':'x'},"
             "{'sourceType':'STATIC','source':'c\\\\.rm','destination':'y'},"
             "{'sourceType':'EXPRESSION','source':' concat(a, b) ','destination':'z'},"
             "{'sourceType':'text/x.aep-xl','source':'upper(a)','destination':'w'}]}"));
    QVERIFY(current);
    QCOMPARE(current->about.schemaId, u"own"_s);
    const Mapping rows{{Column, u"First.Name"_s, u"x"_s},
                       {Constant, u"c\\.rm"_s, u"y"_s},
                       {Expression, u" concat(a, b) "_s, u"z"_s},
                       {Expression, u"upper(a)"_s, u"w"_s}};
    QCOMPARE(current->rows, rows);

    const auto old = readMappingSet(
        says("{'id':'a','version':0,'mappings':[{'sourceAttribute':'${First\\\\.Name}',"
             "'destinationXdmPath':'x','identity':false}]}"));
    QVERIFY(old);
    QCOMPARE(old->rows, (Mapping{{Column, u"First.Name"_s, u"x"_s}}));

    // As the tutorial of 2020 prints it, with two schema ids that differ.
    const auto printed = readMappingSet(
        answer(200, goldenFile(u"customer-success-fr/05-mappingSets.response.json"_s)));
    QVERIFY(printed);
    QCOMPARE(printed->about.version, u"1"_s);
    QCOMPARE(printed->rows.size(), 3);
    QCOMPARE(printed->rows.at(1), (MappingRow{Column, u"FirstName"_s, u"person.name.firstName"_s}));
}

void WireReadersTest::flowMappings()
{
    const auto page = readFlowMappings(
        says("{'items':[{'id':'f','name':'N','state':'enabled','createdAt':5,'transformations':["
             "{'name':'Copy','params':{}},{'name':'Mapping','params':{'mappingId':'m',"
             "'mappingVersion':'0'}}]},"
             "{'id':'g','transformations':[{'name':'Mapping','params':{'mappingId':'n',"
             "'mappingVersion':2}}]},{'id':'h'},{'id':'i','transformations':{}}],"
             "'_links':{'next':{'href':'/flows?continuationToken=a%3Db'}}}"));
    QVERIFY(page);
    QCOMPARE(page->next, u"a=b"_s);
    const api::FlowMapping first{.flowId = u"f"_s,
                                 .flowName = u"N"_s,
                                 .state = u"enabled"_s,
                                 .createdAt = 5,
                                 .mappingSetId = u"m"_s,
                                 .mappingVersion = u"0"_s};
    QCOMPARE(page->flows.at(0), first);
    QCOMPARE(page->flows.at(1).mappingVersion, u"2"_s);
    QVERIFY(page->flows.at(2).mappingSetId.isEmpty());
    QVERIFY(page->flows.at(3).mappingSetId.isEmpty());
    for (const char *text :
         {"{'items':[{'id':'f','transformations':[{'name':'Mapping','params':{'mappingId':'m',"
          "'mappingVersion':1}}]}]}",
          "{'id':'f','transformations':[{'name':'Mapping','params':{'mappingId':'m',"
          "'mappingVersion':'1'}}]}"}) {
        const auto one = readFlowMapping(says(text));
        QVERIFY(one);
        QCOMPARE(one->mappingSetId, u"m"_s);
        QCOMPARE(one->mappingVersion, u"1"_s);
    }
}

void WireReadersTest::flowsAndRuns()
{
    for (const char *text : {"{'items':[{'id':'f','name':'N','state':'enabled','etag':'e'}]}",
                             "{'id':'f','name':'N','state':'enabled','etag':'e'}"}) {
        const auto flow = readFlow(says(text));
        QCOMPARE(flow->id, u"f"_s);
        QCOMPARE(flow->state, u"enabled"_s);
    }
    const auto runs = readRuns(
        says("{'items':[{'id':'r','metrics':{'durationSummary':{'startedAtUTC':1670444654036,"
             "'completedAtUTC':'1670444685455'},'recordSummary':{'inputRecordCount':2,"
             "'outputRecordCount':'1','failedRecordCount':-1},'statusSummary':{'status':'success',"
             "'errors':[{'code':'INGEST-1212-400','message':'m'}]}}},"
             "{'id':'q','state':'scheduled'}]}"));
    QVERIFY(runs);
    const api::FlowRun expected{.id = u"r"_s,
                                .status = u"success"_s,
                                .startedAt = 1670444654036,
                                .completedAt = 1670444685455,
                                .recordsIn = 2,
                                .recordsOut = 1,
                                .problems = {{u"INGEST-1212-400"_s, u"m"_s}}};
    QCOMPARE(runs->first(), expected);
    QCOMPARE(runs->last().status, u"scheduled"_s);
    QVERIFY(!runs->last().ended());
}

void WireReadersTest::runStates_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<api::FlowRun::State>("state");
    using enum api::FlowRun::State;
    QTest::newRow("succeeded") << u"success SUCCESS completed COMPLETED PARTIAL_SUCCESS "
                                  "partialSuccess partial-success"_s
                               << Succeeded;
    QTest::newRow("failed") << u"failed FAILED PARTIAL_FAILURE partialFailure"_s << Failed;
    QTest::newRow("running") << u"inProgress IN_PROGRESS in-progress"_s << Running;
    QTest::newRow("waiting") << u"scheduled SCHEDULED queued QUEUED"_s << Waiting;
    QTest::newRow("unknown") << u"draft successful fail x"_s << Unknown;
}

void WireReadersTest::runStates()
{
    QFETCH(QString, words);
    QFETCH(api::FlowRun::State, state);
    for (const QString &word : words.split(u' '))
        QCOMPARE(api::FlowRun{.status = word}.state(), state);
    QCOMPARE(api::FlowRun{}.state(), api::FlowRun::State::Unknown);
}

void WireReadersTest::sandboxesDatasetsSchemas()
{
    const auto sandboxes = readSandboxes(
        says("{'sandboxes':[{'name':'prod','title':'P','type':'production','state':'active',"
             "'region':'VA7'},{'name':'x','state':'creating'},{'name':'dev','state':'ACTIVE',"
             "'type':'development'}],'_page':{}}"));
    QCOMPARE(sandboxes->size(), 3);
    QVERIFY(sandboxes->first().isActive() && sandboxes->last().isActive());
    QVERIFY(!sandboxes->at(1).isActive());
    QVERIFY(sandboxes->first().isProduction());
    QVERIFY(!sandboxes->last().isProduction());

    const auto datasets = readDatasets(
        says("{'a':{'name':'A','schemaRef':{'id':'s'},'tags':{'unifiedProfile':["
             "'enabled: true']}},'b':{'tags':{'unifiedProfile':['enabled:true','isUpsert:true']}},"
             "'c':{'tags':{'unifiedProfile':['enabled:false']}},'d':{}}"));
    QCOMPARE(datasets->size(), 4);
    QCOMPARE(datasets->at(0).schemaId, u"s"_s);
    const QList<bool> profile{true, true, false, false};
    for (qsizetype i = 0; i < profile.size(); ++i)
        QCOMPARE(datasets->at(i).inProfile, profile.at(i));
    QVERIFY(readDatasets(says("{}"))->isEmpty());
    QCOMPARE(readDataset(says("{'a':{'schemaRef':{'id':'s'}}}"))->id, u"a"_s);

    const auto page = readSchemas(says("{'results':[{'$id':'1','title':'T','version':'1.0',"
                                       "'meta:class':'c'}],'_page':{'next':'T2','count':1}}"));
    QCOMPARE(page->schemas.first().title, u"T"_s);
    QCOMPARE(page->next, u"T2"_s);
    QVERIFY(readSchemas(says("{'results':[],'_page':{'next':null}}"))->next.isEmpty());
    QCOMPARE(listSchemas(u"a b+c"_s).query, "orderby=title&limit=300&start=a%20b%2Bc");
    QCOMPARE(listDatasets(200).query, "limit=100&start=200&properties=name,schemaRef,tags");
}

QTEST_APPLESS_MAIN(WireReadersTest)
#include "tst_wirereaders.moc"
