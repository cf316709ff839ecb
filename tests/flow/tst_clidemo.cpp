// SPDX-License-Identifier: Apache-2.0
//
// The demo of the commands: what it keeps from one run to the next, what it says where it cannot,
// and the faults people may choose.
#include "flow/program.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using test::bareEnvironment;
using test::Outcome;
using test::runProgram;
using test::Server;

namespace {

const QString examples = QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/"_s;

QString demoFolder(const QProcessEnvironment &environment)
{
    return environment.value(u"XDG_STATE_HOME"_s) + u"/dataflow-wizard/demo"_s;
}

Outcome runDemo(const QString &plan, const QProcessEnvironment &environment,
                const QStringList &more = {})
{
    return runProgram(QStringList{u"run"_s, examples + plan, u"--demo"_s, u"--json"_s} + more,
                      environment);
}

} // namespace

class CliDemo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // The schema that the first run makes is there for the second, until one begins afresh.
    void keepsWhatWasMade()
    {
        const QProcessEnvironment environment = bareEnvironment();
        const QString plan = u"cloud-storage.json"_s;
        const auto schemaOf = [](const Outcome &outcome) {
            return outcome.last().value("ids"_L1).toObject().value("schema"_L1).toString();
        };
        const Outcome first = runDemo(plan, environment);
        QVERIFY2(first.exitCode == 0, first.err);
        QCOMPARE(first.statesOf(u"schema"_s).last(), u"done"_s);
        QVERIFY(QFile::exists(demoFolder(environment) + u"/platform.db"_s));
        const Outcome second = runDemo(plan, environment);
        QVERIFY2(second.exitCode == 0, second.err);
        QCOMPARE(second.statesOf(u"schema"_s).last(), u"reused"_s);
        QCOMPARE(schemaOf(second), schemaOf(first));
        const Outcome fresh = runDemo(plan, environment, {u"--fresh"_s});
        QVERIFY2(fresh.exitCode == 0, fresh.err);
        QCOMPARE(fresh.statesOf(u"schema"_s).last(), u"done"_s);
        QVERIFY(schemaOf(fresh) != schemaOf(first));
    }

    void besideAnother()
    {
        const QProcessEnvironment environment = bareEnvironment();
        QVERIFY(QDir().mkpath(demoFolder(environment)));
        Server other({u"--data"_s, demoFolder(environment)});
        QVERIFY(other.isUp());
        const Outcome outcome = runDemo(u"database.json"_s, environment);
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QVERIFY2(outcome.err.contains("has the demo's data"), outcome.err);
    }

    void damagedIsNotThrownAway()
    {
        const QProcessEnvironment environment = bareEnvironment();
        const QString folder = demoFolder(environment);
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/platform.db"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(9000, 'x'));
        file.close();
        const Outcome refused = runDemo(u"database.json"_s, environment);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("is damaged"), refused.err);
        QVERIFY2(refused.err.contains("--fresh"), refused.err);
        QCOMPARE(file.size(), 9000);
        const Outcome fresh = runDemo(u"database.json"_s, environment, {u"--fresh"_s});
        QVERIFY2(fresh.exitCode == 0, fresh.err);
    }

    void faults_data()
    {
        QTest::addColumn<QStringList>("faults");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<int>("made"); // flows, when it has ended
        const auto row = [](const char *name, const QStringList &faults, int exitCode, int made) {
            QTest::newRow(name) << faults << exitCode << made;
        };
        row("none", {}, 0, 1);
        row("no right", {u"forbidden@sourceConnection"_s}, 4, 0);
        row("a redirect", {u"redirect@flow"_s}, 4, 0);
        row("one that is waited for", {u"rate-limit@mappingSet"_s}, 0, 1);
        row("one that never comes", {u"forbidden@99"_s}, 0, 1);
        row("two at once", {u"forbidden@99"_s, u"forbidden@flow*0"_s}, 4, 0);
    }
    void faults()
    {
        QFETCH(QStringList, faults);
        QFETCH(int, exitCode);
        QFETCH(int, made);
        QStringList arguments;
        for (const QString &fault : std::as_const(faults))
            arguments << u"--fault"_s << fault;
        const Outcome demo = runDemo(u"database.json"_s, bareEnvironment(), arguments);
        QVERIFY2(demo.exitCode == exitCode, demo.err);
        QCOMPARE(!demo.last().value("ids"_L1).toObject().value("flow"_L1).toString().isEmpty(),
                 made == 1);
        // The same ones on a server.
        Server server(arguments);
        QVERIFY(server.isUp());
        QProcessEnvironment environment = server.environment();
        const Outcome there = runProgram(
            {u"run"_s, examples + u"database.json"_s, u"--platform"_s, server.url(), u"--json"_s},
            environment);
        QVERIFY2(there.exitCode == exitCode, there.err);
    }

    void wrongFaultsSayWhatIsRight()
    {
        const auto said = [](const QString &fault) {
            return runProgram({u"serve"_s, u"--fault"_s, fault}).err;
        };
        QVERIFY(said(u"earthquake"_s).contains("reply-lost"));
        QVERIFY(said(u"hang@nowhere"_s).contains("sourceConnection"));
        QVERIFY(said(u"hang*often"_s).contains("0 means always"));
    }
};

QTEST_GUILESS_MAIN(CliDemo)
#include "tst_clidemo.moc"
