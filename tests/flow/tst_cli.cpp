// SPDX-License-Identifier: Apache-2.0
#include "flow/program.h"

#include "storage/planfile.h"

#include <csignal>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using test::bareEnvironment;
using test::Outcome;
using test::runProgram;
using test::Server;

namespace {

const QString example = QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/database.json"_s;
const QStringList steps{u"baseConnection"_s,   u"flowSpec"_s,         u"schema"_s,     u"dataset"_s,
                        u"sourceConnection"_s, u"targetConnection"_s, u"mappingSet"_s, u"flow"_s};

FlowPlan examplePlan()
{
    const auto reading = storage::loadPlan(example);
    return reading && reading->plan ? *reading->plan : FlowPlan{};
}

} // namespace

class Cli : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

    QString save(const FlowPlan &plan, const QString &name)
    {
        const QString path = m_directory.filePath(name);
        return storage::savePlan(path, plan) ? path : QString();
    }

private Q_SLOTS:
    void usage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        const auto row = [](const char *name, const QStringList &arguments, int exitCode) {
            QTest::newRow(name) << arguments << exitCode;
        };
        row("help", {u"--help"_s}, 0);
        row("version", {u"--version"_s}, 0);
        row("help of run", {u"run"_s, u"--help"_s}, 0);
        row("run without a plan", {u"run"_s, u"--demo"_s}, 2);
        row("run without a target", {u"run"_s, example}, 2);
        row("run with two targets",
            {u"run"_s, example, u"--demo"_s, u"--platform"_s, u"https://a.example"_s}, 2);
        row("two plans", {u"run"_s, example, example, u"--demo"_s}, 2);
        row("unknown option", {u"run"_s, example, u"--demo"_s, u"--token"_s, u"x"_s}, 2);
        row("watch no number", {u"run"_s, example, u"--demo"_s, u"--watch"_s, u"soon"_s}, 2);
        row("watch negative", {u"run"_s, example, u"--demo"_s, u"--watch=-1"_s}, 2);
        row("plain http to a host",
            {u"run"_s, example, u"--platform"_s, u"http://platform.adobe.io"_s}, 2);
        row("plain http to almost loopback",
            {u"run"_s, example, u"--platform"_s, u"http://127.1:80"_s}, 2);
        row("plain http to a name like localhost",
            {u"run"_s, example, u"--platform"_s, u"http://localhost.example:80"_s}, 2);
        row("an address with a password",
            {u"run"_s, example, u"--platform"_s, u"https://u:p@a.example"_s}, 2);
        row("no such plan", {u"run"_s, u"/nowhere/plan.json"_s, u"--demo"_s}, 2);
        row("a directory as plan", {u"check"_s, u"/"_s}, 2);
        row("a fault outside the demo",
            {u"run"_s, example, u"--platform"_s, u"https://a.example"_s, u"--fault"_s, u"hang"_s},
            2);
        row("a fresh start outside the demo",
            {u"run"_s, example, u"--platform"_s, u"https://a.example"_s, u"--fresh"_s}, 2);
        row("no such fault", {u"run"_s, example, u"--demo"_s, u"--fault"_s, u"earthquake"_s}, 2);
        row("serve with no such fault", {u"serve"_s, u"--fault"_s, u"hang@nowhere"_s}, 2);
        row("serve afresh without a folder", {u"serve"_s, u"--fresh"_s}, 2);
        row("serve on no port", {u"serve"_s, u"--port"_s, u"70000"_s}, 2);
        row("serve with an argument", {u"serve"_s, u"now"_s}, 2);
        row("wizard with two plans", {u"a.json"_s, u"b.json"_s}, 2);
        row("wizard without a display", {example}, 2);
        row("check", {u"check"_s, example}, 0);
    }
    void usage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        const Outcome outcome = runProgram(arguments);
        QVERIFY2(outcome.exitCode == exitCode, outcome.err);
        if (exitCode != 0)
            QVERIFY(!outcome.err.trimmed().isEmpty() || !outcome.out.trimmed().isEmpty());
    }

    void demoRun()
    {
        const Outcome outcome =
            runProgram({u"run"_s, example, u"--demo"_s, u"--json"_s, u"--watch"_s, u"60"_s});
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QVERIFY(!outcome.lines().isEmpty()); // nothing but JSON on standard output
        for (const QString &step : steps) {
            const QStringList states = outcome.statesOf(step);
            const bool given = steps.indexOf(step) < 4;
            QCOMPARE(states,
                     (QStringList{u"waiting"_s, u"running"_s, given ? u"reused"_s : u"done"_s}));
        }
        const QJsonObject result = outcome.last();
        QCOMPARE(result.value("event"_L1).toString(), u"result"_s);
        QVERIFY(result.value("ok"_L1).toBool());
        for (const QString &step : steps)
            QVERIFY2(!result.value("ids"_L1).toObject().value(step).toString().isEmpty(),
                     qPrintable(step));
        QCOMPARE(result.value("flow"_L1).toObject().value("state"_L1).toString(), u"enabled"_s);
        const QJsonObject run = result.value("run"_L1).toObject();
        QCOMPARE(run.value("status"_L1).toString(), u"success"_s);
        QCOMPARE(run.value("recordsIn"_L1).toInt(), 4212);
        QCOMPARE(run.value("recordsOut"_L1).toInt(), 4212);
        QCOMPARE(run.value("recordsFailed"_L1).toInt(), 0);
    }

    void dirtyRows_data()
    {
        QTest::addColumn<double>("percent");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("within the threshold") << 10.0 << 0;
        QTest::newRow("above the threshold") << 0.5 << 1;
        QTest::newRow("no bad row allowed") << 0.0 << 1;
    }
    void dirtyRows()
    {
        QFETCH(double, percent);
        QFETCH(int, exitCode);
        FlowPlan plan = examplePlan();
        plan.source.table = u"test1.Dirty"_s;
        plan.target.schemaId =
            u"https://ns.adobe.com/dfwdemo/schemas/c0ffee1200aa34bb56cc78dd90ee12ff34aa56bb78cc90dd"_s;
        plan.target.datasetId = u"6019e0e7c5dcf718db5ebc73"_s;
        if (percent > 0)
            plan.options = {.errorDiagnostics = true, .partialIngestionPercent = percent};
        const QString path = save(plan, u"dirty.json"_s);
        const Outcome outcome =
            runProgram({u"run"_s, path, u"--demo"_s, u"--json"_s, u"--watch"_s, u"60"_s});
        QVERIFY2(outcome.exitCode == exitCode, outcome.err);
        const QJsonObject run = outcome.last().value("run"_L1).toObject();
        QVERIFY(run.value("recordsIn"_L1).toInt() > 100);
        QVERIFY(run.value("recordsFailed"_L1).toInt() > 0);
        if (exitCode == 0)
            QCOMPARE(run.value("recordsOut"_L1).toInt(),
                     run.value("recordsIn"_L1).toInt() - run.value("recordsFailed"_L1).toInt());
        else
            QVERIFY(run.value("recordsOut"_L1).toInt() <= 0);
    }

    void notEndedInTime()
    {
        FlowPlan plan = examplePlan();
        plan.schedule.startTime = QDateTime::currentSecsSinceEpoch() + 3600;
        const Outcome outcome = runProgram({u"run"_s, save(plan, u"later.json"_s), u"--demo"_s,
                                            u"--json"_s, u"--watch"_s, u"1"_s});
        QVERIFY2(outcome.exitCode == 6, outcome.err);
        QVERIFY(!outcome.last().value("ids"_L1).toObject().value("flow"_L1).toString().isEmpty());
    }

    void credentials_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        QTest::newRow("no token") << u"AEP_ACCESS_TOKEN"_s << QString();
        QTest::newRow("wrong token") << u"AEP_ACCESS_TOKEN"_s << u"planted-token-1234567890"_s;
        QTest::newRow("wrong key") << u"AEP_API_KEY"_s << u"nobody"_s;
        QTest::newRow("wrong organisation")
            << u"AEP_ORG_ID"_s << u"WRONG0000000000000000001@AdobeOrg"_s;
    }
    void credentials()
    {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        Server server({u"--strict"_s});
        QVERIFY2(server.isUp(), server.errors());
        QProcessEnvironment environment = server.environment();
        environment.insert(variable, value);
        const Outcome outcome = runProgram(
            {u"run"_s, example, u"--platform"_s, server.url(), u"--json"_s}, environment);
        QVERIFY2(outcome.exitCode == 3, outcome.err);
        QVERIFY(!outcome.out.contains("planted-token") && !outcome.err.contains("planted-token"));
        const QByteArray real = server.environment().value(u"AEP_ACCESS_TOKEN"_s).toLatin1();
        QVERIFY(real.size() > 10 && !outcome.out.contains(real) && !outcome.err.contains(real));
    }

    void serveAndRun()
    {
        const QString data = m_directory.filePath(u"data"_s);
        Server server({u"--data"_s, data, u"--strict"_s});
        QVERIFY2(server.isUp(), server.errors());
        QCOMPARE(QFileInfo(data).permissions() & 0x0077, QFile::Permissions());
        const Outcome outcome = runProgram(
            {u"run"_s, example, u"--platform"_s, server.url(), u"--json"_s, u"--watch"_s, u"60"_s},
            server.environment());
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        const QByteArray token = server.environment().value(u"AEP_ACCESS_TOKEN"_s).toLatin1();
        QDirIterator files(data, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(token), qPrintable(file.fileName()));
        }
        const Server second({u"--data"_s, data});
        QVERIFY(!second.isUp()); // two on one folder would spoil it
        QCOMPARE(server.stop(), 0);
        const Server again({u"--data"_s, data});
        QVERIFY(again.isUp());
        QVERIFY(again.environment().value(u"AEP_ACCESS_TOKEN"_s).toLatin1() != token);
    }

    void refusedStep()
    {
        FlowPlan plan = examplePlan();
        plan.target.datasetId = u"000000000000000000000000"_s;
        const Outcome outcome =
            runProgram({u"run"_s, save(plan, u"nodataset.json"_s), u"--demo"_s, u"--json"_s});
        QVERIFY2(outcome.exitCode == 4, outcome.err);
        QCOMPARE(outcome.statesOf(u"dataset"_s).last(), u"failed"_s);
        QCOMPARE(outcome.statesOf(u"sourceConnection"_s),
                 QStringList{u"waiting"_s}); // nothing was made
        const QJsonObject result = outcome.last();
        QVERIFY(!result.value("ok"_L1).toBool(true));
        QVERIFY(!result.value("ids"_L1).toObject().contains("flow"_L1));
    }

    void liveSpecContradictsThePlan()
    {
        FlowPlan plan = examplePlan();
        plan.mapping[1].target = u"person.name.fulName"_s;
        const Outcome outcome =
            runProgram({u"run"_s, save(plan, u"nopath.json"_s), u"--demo"_s, u"--json"_s});
        QVERIFY2(outcome.exitCode == 2, outcome.err);
        QCOMPARE(outcome.statesOf(u"mappingSet"_s).last(), u"failed"_s);
        QCOMPARE(outcome.statesOf(u"sourceConnection"_s), QStringList{u"waiting"_s});
    }

    void noNetwork()
    {
        QTcpServer closed; // a port that surely refuses: taken, then given back
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QString url = u"http://127.0.0.1:%1"_s.arg(closed.serverPort());
        closed.close();
        QProcessEnvironment environment = bareEnvironment();
        environment.insert(u"AEP_ACCESS_TOKEN"_s, u"planted-token-1234567890"_s);
        environment.insert(u"AEP_API_KEY"_s, u"key"_s);
        environment.insert(u"AEP_ORG_ID"_s, u"ORG000000000000000000001@AdobeOrg"_s);
        environment.insert(u"AEP_SANDBOX"_s, u"demo"_s);
        const Outcome outcome =
            runProgram({u"run"_s, example, u"--platform"_s, url, u"--json"_s}, environment);
        QVERIFY2(outcome.exitCode == 5, outcome.err);
        QVERIFY(!outcome.out.contains("planted-token") && !outcome.err.contains("planted-token"));
    }

    void interrupted()
    {
        Server server({u"--latency"_s, u"20000"_s});
        QVERIFY2(server.isUp(), server.errors());
        QProcess process;
        process.setProcessEnvironment(server.environment());
        process.start(QStringLiteral(DFW_PROGRAM),
                      {u"run"_s, example, u"--platform"_s, server.url(), u"--json"_s});
        QByteArray out;
        while (!out.contains("\"running\"") && process.waitForReadyRead(20'000))
            out += process.readAllStandardOutput();
        QVERIFY(out.contains("\"running\""));
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 130);
        out += process.readAllStandardOutput();
        QVERIFY(out.trimmed().split('\n').last().contains("\"result\""));
    }

    void requestsHoldPlaceholdersAndNoSecret()
    {
        QProcessEnvironment environment = bareEnvironment();
        environment.insert(u"AEP_ACCESS_TOKEN"_s, u"planted-token-1234567890"_s);
        const Outcome outcome = runProgram({u"requests"_s, example, u"--json"_s}, environment);
        QCOMPARE(outcome.exitCode, 0);
        const QList<QJsonObject> lines = outcome.lines();
        QCOMPARE(lines.size(), steps.size());
        for (qsizetype i = 0; i < lines.size(); ++i)
            QCOMPARE(lines.at(i).value("step"_L1).toString(), steps.at(i));
        const QByteArray flow = QJsonDocument(lines.last().value("body"_L1).toObject()).toJson();
        for (const char *placeholder : {"{sourceConnection.id}", "{targetConnection.id}",
                                        "{mappingSet.id}", "{mappingSet.version}", "{runTag}"})
            QVERIFY2(flow.contains(placeholder), placeholder);
        QVERIFY(!outcome.out.contains("planted-token") &&
                !outcome.out.contains("https://platform"));
        const Outcome text = runProgram({u"requests"_s, example}, environment);
        QVERIFY(text.out.contains("POST /data/foundation/flowservice/flows"));
        QVERIFY(!text.out.contains("planted-token"));
    }

    void checkNamesThePlace_data()
    {
        QTest::addColumn<FlowPlan>("plan");
        QTest::addColumn<QByteArray>("pointer");
        const FlowPlan good = examplePlan();
        FlowPlan plan = good;
        plan.mapping[2].target = plan.mapping[1].target;
        QTest::newRow("duplicate target") << plan << QByteArray("/mapping/2/target");
        plan = good;
        plan.mapping[1].target = u"person.name"_s;
        QTest::newRow("object target") << plan << QByteArray("/mapping/1/target");
        plan = good;
        plan.mapping[1].kind = MappingKind::Expression;
        plan.mapping[1].source = u"concat(Name, "_s;
        QTest::newRow("formula that cannot be read") << plan << QByteArray("/mapping/1/source");
        plan.mapping[1].source = u"upper(Nmae)"_s;
        QTest::newRow("formula with an unknown column") << plan << QByteArray("/mapping/1/source");
        plan = good;
        plan.deltaColumn->name = u"UpdatedAt"_s;
        QTest::newRow("delta column not chosen")
            << plan << QByteArray("/schedule/deltaColumn/name");
        plan = good;
        plan.deltaColumn->dateFormat = u"YYYY-MM-DD"_s;
        QTest::newRow("week year") << plan << QByteArray("/schedule/deltaColumn/dateFormat");
        plan = good;
        plan.schedule.frequency = Frequency::Once;
        QTest::newRow("once with an interval") << plan << QByteArray("/schedule/interval");
        plan = good;
        plan.schedule.startTime = 1612310466000;
        QTest::newRow("milliseconds") << plan << QByteArray("/schedule/startTime");
    }
    void checkNamesThePlace()
    {
        QFETCH(FlowPlan, plan);
        QFETCH(QByteArray, pointer);
        const QString path = save(plan, u"issue.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        const Outcome outcome = runProgram({u"check"_s, path});
        QCOMPARE(outcome.exitCode, 2);
        const QList<QByteArray> lines = outcome.out.split('\n');
        QVERIFY2(
            std::any_of(lines.begin(), lines.end(),
                        [&](const QByteArray &line) { return line.startsWith(pointer + ": "); }),
            outcome.out);
        file.seek(0);
        QCOMPARE(file.readAll(), before);
    }
};

QTEST_GUILESS_MAIN(Cli)
#include "tst_cli.moc"
