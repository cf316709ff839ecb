// SPDX-License-Identifier: Apache-2.0
//
// Every published connector, one row each: what its form asks, and what is sent for it.
#include "api/connectorlist.h"
#include "api/wire/connectionwire.h"
#include "domain/connectors.h"
#include "domain/validation.h"
#include "run/provisionsteps.h"
#include "support/sampleplan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;

namespace {

QJsonObject bodyOf(const net::Request &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

// A plan that reads from this connector as it wants to be read.
FlowPlan planFor(const Connector &connector)
{
    FlowPlan plan = samplePlan();
    plan.source.connectionSpec = connector.ref;
    plan.source.flowSpecName = connector.flowSpec;
    if (connector.kind == SourceKind::Files) {
        plan.source.table.clear();
        plan.source.files = FileSelection{.path = u"/acme/"_s, .isFolder = true, .recursive = true};
        plan.deltaColumn.reset();
    }
    return plan;
}

} // namespace

class ConnectorsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theList();
    void everyConnector_data();
    void everyConnector();
    void corrections();
    void liveWins();
};

void ConnectorsTest::theList()
{
    QCOMPARE(connectors().size(), 65);
    QSet<QString> ids;
    for (const Connector &one : connectors())
        ids.insert(one.ref.id);
    QCOMPARE(ids.size(), 65);
    QVERIFY(connectorById(u"3C9B37F8-13A6-43D8-BAD3-B863B941FEDD"_s));
    QVERIFY(!connectorById(u"c604ff05-7f1a-43c0-8e18-33bf874cb11c"_s)); // the data lake
}

void ConnectorsTest::everyConnector_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < connectors().size(); ++i)
        QTest::addRow("%s", qPrintable(connectors().at(i).name)) << i;
}

void ConnectorsTest::everyConnector()
{
    QFETCH(int, index);
    const Connector &connector = connectors().at(index);
    QVERIFY(!connector.name.isEmpty() && !connector.category.isEmpty());

    // The flow spec by kind, and what the plan's check makes of it.
    const QHash<SourceKind, QStringList> flowSpecs{
        {SourceKind::Tables, {u"CRMToAEP"_s}},
        {SourceKind::Files, {u"CloudStorageToAEP"_s}},
        {SourceKind::Rest, {u"RestStorageToAEP"_s}},
        {SourceKind::Streaming,
         {u"GenericStreamingAEP"_s, u"Stream data with optional transformation"_s,
          u"Steam data with transformation"_s}}};
    QVERIFY(flowSpecs.value(connector.kind).contains(connector.flowSpec));
    const FlowPlan plan = planFor(connector);
    const QList<Issue> issues = validate(plan, 1'600'000'000);
    const auto has = [&issues](IssueCode code) {
        return std::any_of(issues.begin(), issues.end(),
                           [code](const Issue &one) { return one.code == code; });
    };
    QCOMPARE(has(IssueCode::StreamingSource), connector.kind == SourceKind::Streaming);
    QCOMPARE(has(IssueCode::SourceDeprecated), connector.deprecated);
    QCOMPARE(isRunnable(issues), connector.kind != SourceKind::Streaming);

    // Delta formats.
    const QStringList iso{u"Azure Table Storage"_s, u"Microsoft Dynamics"_s, u"Generic OData"_s};
    QCOMPARE(deltaDateFormats(connector.ref.id).first(),
             iso.contains(connector.name) ? u"yyyy-MM-ddTHH:mm:ssZ"_s : u"yyyy-MM-dd HH:mm:ss"_s);

    // Form fields and the base connection's body, for each way to sign in.
    for (const AuthSpec &auth : connector.authSpecs) {
        QVERIFY(!auth.name.isEmpty());
        NewBaseConnection created{.name = u"Base"_s, .authSpec = auth.name};
        SecretParams secrets;
        QSet<QString> names;
        bool optionalSeen = false;
        for (const AuthParameter &parameter : auth.parameters) {
            QVERIFY(!parameter.name.isEmpty());
            names.insert(parameter.name);
            QVERIFY2(!(parameter.required && optionalSeen), "required ones come first");
            optionalSeen = optionalSeen || !parameter.required;
            if (parameter.secret) {
                created.secrets.append(parameter.name);
                secrets.insert(parameter.name, Secret(u"geheim42"_s));
            } else {
                created.params.insert(parameter.name, u"x"_s);
            }
        }
        QCOMPARE(names.size(), auth.parameters.size());
        const QJsonObject body =
            bodyOf(api::wire::createBaseConnection(created, connector.ref, secrets));
        QCOMPARE(body["connectionSpec"_L1]["id"_L1].toString(), connector.ref.id);
        QCOMPARE(body["auth"_L1]["specName"_L1].toString(), auth.name);
        QCOMPARE(body["auth"_L1]["params"_L1].toObject().size(), auth.parameters.size());
        for (const QString &name : std::as_const(created.secrets))
            QCOMPARE(body["auth"_L1]["params"_L1][name].toString(), u"geheim42"_s);
    }

    // The source connection's body.
    const QJsonObject body =
        bodyOf(api::wire::createSourceConnection(plan, {.baseConnectionId = u"base"_s}, {}));
    QCOMPARE(body["connectionSpec"_L1]["id"_L1].toString(), connector.ref.id);
    QCOMPARE(body["baseConnectionId"_L1].toString(), u"base"_s);
    QVERIFY(!body["data"_L1].toObject().contains("schema"_L1));
    if (connector.kind == SourceKind::Files) {
        QCOMPARE(body["data"_L1]["format"_L1].toString(), u"delimited"_s);
        QCOMPARE(body["params"_L1].toObject(),
                 (QJsonObject{
                     {u"path"_s, u"/acme/"_s}, {u"type"_s, u"folder"_s}, {u"recursive"_s, true}}));
    } else {
        QCOMPARE(body["data"_L1]["format"_L1].toString(), u"tabular"_s);
        QCOMPARE(body["params"_L1]["tableName"_L1].toString(), u"test1.Mytable"_s);
        QCOMPARE(body["params"_L1]["columns"_L1].toArray().size(), 3);
    }
    QCOMPARE(run::requestsFor(run::StepId::FlowSpec, plan, {}).size(), 1);
}

void ConnectorsTest::corrections()
{
    QCOMPARE(correctedSpecId(u"000eb99-cd47-43f3-827c-43caf170f015"_s),
             u"3000eb99-cd47-43f3-827c-43caf170f015"_s);
    QCOMPARE(connectorById(correctedSpecId(u"0ED90A81-07f4-4586-8190-b40eccef1c5a"_s))->name,
             u"Azure Data Lake Storage Gen2"_s);
    QCOMPARE(connectorById(correctedSpecId(u"bf367b0d-3d9b-4060-b67b-0d3d9bd06094"_s))->name,
             u"SFTP"_s);
    QVERIFY(correctedSpecId(u"3c9b37f8-13a6-43d8-bad3-b863b941fedd"_s).isEmpty());
}

void ConnectorsTest::liveWins()
{
    QCOMPARE(api::mergedConnectors({}), connectors());
    const QString bigQuery = u"3c9b37f8-13a6-43d8-bad3-b863b941fedd"_s;
    const QList<Connector> merged =
        api::mergedConnectors({{.ref = {.id = bigQuery, .version = u"1.1"_s},
                                .name = u"BigQuery"_s,
                                .authSpecs = {{.name = u"Token"_s}}},
                               {.ref = {.id = u"new"_s}, .name = u"Brand new"_s, .isSource = true},
                               {.ref = {.id = u"lake"_s}, .name = u"Data lake"_s}},
                              {{.name = u"NewToAEP"_s, .sourceConnectionSpecIds = {u"new"_s}}});
    QCOMPARE(merged.size(), 66);
    for (const Connector &one : merged) {
        if (one.ref.id == bigQuery) {
            QCOMPARE(one.name, u"BigQuery"_s);
            QCOMPARE(one.ref.version, u"1.1"_s);
            QCOMPARE(one.category, u"database"_s); // the service said nothing
            QCOMPARE(one.authSpecs.size(), 1);
            QVERIFY(one.offered);
        } else if (one.ref.id == "new"_L1) {
            QCOMPARE(one.flowSpec, u"NewToAEP"_s);
        } else {
            QVERIFY(!one.offered);
        }
    }
}

QTEST_GUILESS_MAIN(ConnectorsTest)
#include "tst_connectors.moc"
