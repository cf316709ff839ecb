// SPDX-License-Identifier: Apache-2.0
#include "flow/program.h"

#include "storage/planfile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using test::bareEnvironment;
using test::Outcome;
using test::runProgram;
using test::Server;

namespace {

QString exampleFile(const QString &name)
{
    return QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/"_s + name + u".json"_s;
}

// ServiceNow through a base connection that the run makes; "demo" is the demo's password.
FlowPlan signingInPlan()
{
    const auto reading = storage::loadPlan(exampleFile(u"customer-success"_s));
    FlowPlan plan = reading && reading->plan ? *reading->plan : FlowPlan{};
    plan.source.baseConnectionId.clear();
    plan.source.newConnection = NewBaseConnection{
        .name = u"Service desk of our own"_s,
        .authSpec = u"Basic Authentication"_s,
        .params = {{u"endpoint"_s, u"https://desk.example.org"_s}, {u"username"_s, u"reader"_s}},
        .secrets = {u"password"_s}};
    return plan;
}

} // namespace

// Runs that make their base connection, schema and dataset, as a script sees them.
class CliTargets : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

private Q_SLOTS:
    void examples_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("rows");
        QTest::newRow("files") << u"cloud-storage"_s << 500;
        QTest::newRow("a table") << u"customer-success"_s << -1;
    }
    void examples()
    {
        QFETCH(QString, name);
        QFETCH(int, rows);
        const Outcome outcome = runProgram(
            {u"run"_s, exampleFile(name), u"--demo"_s, u"--json"_s, u"--watch"_s, u"60"_s});
        QVERIFY2(outcome.exitCode == 0, outcome.told());
        const QJsonObject result = outcome.last();
        QVERIFY(result.value("ok"_L1).toBool());
        for (const char *step : {"baseConnection", "flowSpec", "schema", "dataset",
                                 "sourceConnection", "targetConnection", "mappingSet", "flow"})
            QVERIFY2(!result["ids"_L1][QLatin1StringView(step)].toString().isEmpty(), step);
        for (const QString &made : {u"schema"_s, u"dataset"_s})
            QCOMPARE(outcome.statesOf(made).last(), u"done"_s);
        const QJsonObject run = result.value("run"_L1).toObject();
        QCOMPARE(run.value("status"_L1).toString(), u"success"_s);
        const int in = run.value("recordsIn"_L1).toInt();
        QVERIFY(in > 100);
        if (rows > 0)
            QCOMPARE(in, rows);
        QCOMPARE(run.value("recordsOut"_L1).toInt(), in);
        QCOMPARE(run.value("recordsFailed"_L1).toInt(), 0);
    }

    void examplesAreAsWritten_data() { examples_data(); }
    void examplesAreAsWritten()
    {
        QFETCH(QString, name);
        const auto reading = storage::loadPlan(exampleFile(name));
        QVERIFY(reading && reading->plan);
        QFile file(exampleFile(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(storage::writePlan(*reading->plan), file.readAll());
    }

    // In the same Platform the schema's title is taken the second time, by the schema it names.
    void againInTheSamePlatform_data() { examples_data(); }
    void againInTheSamePlatform()
    {
        QFETCH(QString, name);
        Server server({u"--strict"_s});
        QVERIFY2(server.isUp(), server.errors());
        QString schema;
        for (const QString &state : {u"done"_s, u"reused"_s}) {
            const Outcome outcome = runProgram(
                {u"run"_s, exampleFile(name), u"--platform"_s, server.url(), u"--json"_s},
                server.environment());
            QVERIFY2(outcome.exitCode == 0, outcome.told());
            QCOMPARE(outcome.statesOf(u"schema"_s).last(), state);
            QCOMPARE(outcome.statesOf(u"dataset"_s).last(), u"done"_s);
            const QString id = outcome.last()["ids"_L1]["schema"_L1].toString();
            QVERIFY(schema.isEmpty() || schema == id);
            schema = id;
        }
    }

    // Fields of our own, identities and Profile; the second run uses all of it again. A primary
    // identity makes its field required, so the rows without an e-mail address are rejected.
    void fieldsIdentitiesAndProfile()
    {
        FlowPlan plan = *storage::loadPlan(exampleFile(u"customer-success"_s))->plan;
        plan.target.newSchema->title = u"Own customers"_s;
        plan.target.newSchema->ownFields =
            NewFieldGroup{.title = u"Own customer columns"_s, .fields = {{.name = u"label"_s}}};
        plan.target.newSchema->identities = {{u"personalEmail.address"_s, u"Email"_s, true},
                                             {u"_dfwdemo.label"_s, u"Phone"_s}};
        plan.target.newDataset->inProfile = true;
        plan.mapping.append({.source = u"Name"_s, .target = u"_dfwdemo.label"_s});
        plan.options = {.errorDiagnostics = true, .partialIngestionPercent = 20};
        const QString path = m_directory.filePath(u"own.json"_s);
        QVERIFY(storage::savePlan(path, plan).ok());
        Server server({u"--strict"_s});
        QVERIFY2(server.isUp(), server.errors());
        for (const QString &state : {u"done"_s, u"reused"_s}) {
            const Outcome outcome = runProgram(
                {u"run"_s, path, u"--platform"_s, server.url(), u"--json"_s, u"--watch"_s, u"60"_s},
                server.environment());
            QVERIFY2(outcome.exitCode == 0, outcome.told());
            for (const QString &step :
                 {u"fieldGroup"_s, u"schema"_s, u"identities"_s, u"profile"_s})
                QCOMPARE(outcome.statesOf(step).last(), state);
            const QJsonObject run = outcome.last().value("run"_L1).toObject();
            const int failed = run.value("recordsFailed"_L1).toInt();
            QVERIFY(failed > 0);
            QCOMPARE(run.value("recordsIn"_L1).toInt() - run.value("recordsOut"_L1).toInt(),
                     failed);
        }
    }

    void formOf2020_data() { examples_data(); }
    void formOf2020()
    {
        QFETCH(QString, name);
        FlowPlan plan = *storage::loadPlan(exampleFile(name))->plan;
        plan.form2020 = true;
        const QString path = m_directory.filePath(name + u"-2020.json"_s);
        QVERIFY(storage::savePlan(path, plan).ok());
        const Outcome outcome =
            runProgram({u"run"_s, path, u"--demo"_s, u"--json"_s, u"--watch"_s, u"60"_s});
        QVERIFY2(outcome.exitCode == 0, outcome.told());
        QCOMPARE(outcome.statesOf(u"adHocSchema"_s).last(), u"done"_s);
    }

    void secretsComeFromTheEnvironment_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("not set") << QString() << 2;
        QTest::newRow("wrong") << u"planted-secret-42"_s << 4;
        QTest::newRow("right") << u"demo"_s << 0;
    }
    void secretsComeFromTheEnvironment()
    {
        QFETCH(QString, value);
        QFETCH(int, exitCode);
        const QString path = m_directory.filePath(u"signin.json"_s);
        QVERIFY(storage::savePlan(path, signingInPlan()).ok());
        QProcessEnvironment environment = bareEnvironment();
        if (!value.isEmpty())
            environment.insert(u"AEP_SOURCE_PASSWORD"_s, value);
        const Outcome outcome = runProgram({u"run"_s, path, u"--demo"_s, u"--json"_s}, environment);
        QVERIFY2(outcome.exitCode == exitCode, outcome.told());
        QVERIFY(!outcome.out.contains("planted-secret") && !outcome.err.contains("planted-secret"));
        if (exitCode == 2) {
            QVERIFY(outcome.err.contains("AEP_SOURCE_PASSWORD"));
            QCOMPARE(outcome.lines().size(), 1); // nothing was sent
            const QJsonObject error = outcome.last().value("error"_L1).toObject();
            QCOMPARE(error.value("code"_L1).toString(), u"SecretsMissing"_s);
        } else {
            QCOMPARE(outcome.statesOf(u"connectionTest"_s).last(),
                     exitCode == 0 ? u"done"_s : u"failed"_s);
        }
        if (exitCode == 0)
            QVERIFY2(outcome.err.contains("Passed"), outcome.err); // a test makes nothing
        if (exitCode == 4)
            QCOMPARE(outcome.statesOf(u"schema"_s), QStringList{u"waiting"_s});
    }

    void requestsShowNoSecret()
    {
        const QString path = m_directory.filePath(u"shown.json"_s);
        QVERIFY(storage::savePlan(path, signingInPlan()).ok());
        const Outcome outcome = runProgram({u"requests"_s, path, u"--json"_s});
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QVERIFY(outcome.out.contains("{password}"));
        QVERIFY(outcome.out.contains("{schema.id}"));
    }
};

QTEST_GUILESS_MAIN(CliTargets)
#include "tst_clitargets.moc"
