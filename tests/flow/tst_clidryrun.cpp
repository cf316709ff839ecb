// SPDX-License-Identifier: Apache-2.0
//
// `check PLAN` with a place, as a script sees it.
#include "flow/program.h"
#include "storage/planfile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using test::Outcome;
using test::runProgram;
using test::Server;

namespace {

const QString example = QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/database.json"_s;

using Change = std::function<void(FlowPlan &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class CliDryRun : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

private Q_SLOTS:
    void lines()
    {
        const Outcome outcome = runProgram({u"check"_s, example, u"--demo"_s});
        QVERIFY2(outcome.exitCode == 0, outcome.told());
        QVERIFY(outcome.out.startsWith("Fine         Rights"));
        QVERIFY2(outcome.out.contains("\nNot checked  Rights                Whether you may create "
                                      "the mapping set"),
                 outcome.out);
        QVERIFY2(outcome.out.contains("Data at the source    “test1.Mytable” is there."),
                 outcome.out);
        QVERIFY2(outcome.out.contains("\nWarning      Sample rows           2 sample rows"),
                 outcome.out);
        QVERIFY(outcome.out.count('\n') >= 12);
        QVERIFY2(outcome.err.contains("Nothing was created."), outcome.err);
    }

    void exitCodes_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("what"); // of the first problem
        QTest::addColumn<QString>("pointer");
        QTest::newRow("fine") << Change([](FlowPlan &) {}) << 0 << QString() << QString();
        QTest::newRow("a dataset that is not there")
            << Change([](FlowPlan &plan) { plan.target.datasetId = u"0123456789abcdef01234567"_s; })
            << 2 << u"lookUp"_s << u"/target/dataset/id"_s;
        QTest::newRow("a table that is not there")
            << Change([](FlowPlan &plan) { plan.source.table = u"test1.Nope"_s; }) << 2
            << u"sourceData"_s << u"/source/table"_s;
        QTest::newRow("a column that is not there") << Change([](FlowPlan &plan) {
            plan.source.columns[1].name = u"Nome"_s;
            plan.mapping[1].source = u"Nome"_s;
        }) << 2 << u"sourceColumns"_s << u"/source/columns/1"_s;
        QTest::newRow("a row that does not fit")
            << Change([](FlowPlan &plan) { plan.mapping.first().target = u"person.nothing"_s; })
            << 2 << u"mapping"_s << u"/mapping/0/target"_s;
    }
    void exitCodes()
    {
        QFETCH(Change, change);
        QFETCH(int, exitCode);
        QFETCH(QString, what);
        QFETCH(QString, pointer);
        const auto reading = storage::loadPlan(example);
        QVERIFY(reading && reading->plan);
        FlowPlan plan = *reading->plan;
        change(plan);
        const QString path = m_directory.filePath(u"plan.json"_s);
        QVERIFY(storage::savePlan(path, plan));
        const Outcome outcome = runProgram({u"check"_s, path, u"--demo"_s, u"--json"_s});
        QVERIFY2(outcome.exitCode == exitCode, outcome.told());
        const QList<QJsonObject> lines = outcome.lines();
        QVERIFY(lines.size() > 8);
        QCOMPARE(outcome.last().value("ok"_L1).toBool(), exitCode == 0);
        const auto problem = std::find_if(lines.begin(), lines.end(), [](const QJsonObject &line) {
            return line.value("verdict"_L1) == "problem"_L1;
        });
        QCOMPARE(problem == lines.end(), what.isEmpty());
        if (problem != lines.end()) {
            QCOMPARE(problem->value("what"_L1).toString(), what);
            QCOMPARE(problem->value("pointer"_L1).toString(), pointer);
        }
        for (const QJsonObject &line : lines.mid(0, lines.size() - 1))
            QVERIFY(!line.value("message"_L1).toString().isEmpty());
    }

    void refusedCredentials()
    {
        Server server;
        QVERIFY2(server.isUp(), server.errors());
        const QString url = server.url();
        QProcessEnvironment environment = server.environment();
        QVERIFY(runProgram({u"check"_s, example, u"--platform"_s, url}, environment).exitCode == 0);
        environment.insert(u"AEP_ACCESS_TOKEN"_s, u"another"_s);
        const Outcome refused =
            runProgram({u"check"_s, example, u"--platform"_s, url}, environment);
        QVERIFY2(refused.exitCode == 3, refused.told());
        // One cause, one problem.
        QVERIFY2(refused.out.startsWith("Problem      Sign-in"), refused.out);
        QCOMPARE(refused.out.count("\nProblem"), 0);
        QVERIFY2(refused.err.contains("1 problem"), refused.err);
    }

    void usage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        const auto row = [](const char *name, const QStringList &arguments, int exitCode) {
            QTest::newRow(name) << arguments << exitCode;
        };
        row("offline", {u"check"_s, example}, 0);
        row("json without a place", {u"check"_s, example, u"--json"_s}, 2);
        row("two places",
            {u"check"_s, example, u"--demo"_s, u"--platform"_s, u"https://a.example"_s}, 2);
        row("no such profile", {u"check"_s, example, u"--profile"_s, u"none"_s}, 2);
        row("no credentials", {u"check"_s, example, u"--platform"_s, u"https://a.example"_s}, 3);
        row("no plan", {u"check"_s, u"/no/such/plan.json"_s, u"--demo"_s}, 2);
    }
    void usage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        const Outcome outcome = runProgram(arguments);
        QVERIFY2(outcome.exitCode == exitCode, outcome.told());
    }
};

QTEST_GUILESS_MAIN(CliDryRun)
#include "tst_clidryrun.moc"
