// SPDX-License-Identifier: Apache-2.0
//
// Runs that stopped, as a script or somebody at a terminal meets them again.
#include "flow/program.h"
#include "storage/planfile.h"

#include <csignal>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using test::Outcome;
using test::runProgram;

namespace {

const QString database = QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/database.json"_s;
const QString cloudStorage =
    QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/cloud-storage.json"_s;

} // namespace

class CliRuns : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;

    QProcessEnvironment environment() const
    {
        QProcessEnvironment out = test::bareEnvironment();
        out.insert(u"XDG_STATE_HOME"_s, m_directory->path());
        return out;
    }
    Outcome program(const QStringList &arguments) const
    {
        return runProgram(arguments + QStringList{u"--demo"_s}, environment());
    }
    QString file(const QString &name) const { return m_directory->filePath(name); }
    // A plan of that name, and its run stopped before the dataflow.
    void stoppedRun(const QString &name)
    {
        QVERIFY(QFile::copy(database, file(name)));
        QFile::setPermissions(file(name), QFile::ReadOwner | QFile::WriteOwner);
        const Outcome stopped = program({u"run"_s, file(name), u"--fault"_s, u"forbidden@flow"_s});
        QVERIFY2(stopped.exitCode == 4, stopped.told());
        QVERIFY2(stopped.out.contains("is written down"), stopped.out);
    }
    void rename(const QString &name, const QString &dataflow, int interval)
    {
        const auto reading = storage::loadPlan(file(name));
        QVERIFY(reading && reading->plan);
        FlowPlan plan = *reading->plan;
        if (!dataflow.isEmpty())
            plan.name = dataflow;
        if (interval > 0)
            plan.schedule.interval = interval;
        QVERIFY(storage::savePlan(file(name), plan));
    }

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void nothingIsAResult_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("run --resume") << QStringList{u"run"_s, u"--resume"_s};
        QTest::newRow("rollback") << QStringList{u"rollback"_s};
        QTest::newRow("publish") << QStringList{u"publish"_s, u"--yes"_s};
    }
    void nothingIsAResult();
    void aChangedFileIsTold();
    void aMovedPlanIsFound();
    void aDeletedPlanIsTold();
    void ofAnotherPlan();
    void startedOnceMore();
    void whatMadeNothingIsNoCandidate();
    void theOlderOfTwoIsNamed();
    void aFullDisk();
    void anOpenDemoIsNotResumed();
    void notTwoAtOnce();
    void unreadableOnesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("content"); // empty: its own with one character changed
        QTest::newRow("damaged") << QByteArray();
        QTest::newRow("no journal") << QByteArray("shopping list\n");
    }
    void unreadableOnesAreNamed();
    void outputThatIsLost();
};

void CliRuns::nothingIsAResult()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = program(arguments + QStringList{u"--json"_s});
    QVERIFY2(outcome.exitCode == 2, outcome.err);
    QCOMPARE(outcome.lines().size(), 1);
    QCOMPARE(outcome.last().value("event"_L1).toString(), u"result"_s);
    QVERIFY(!outcome.last().value("ok"_L1).toBool(true));
    QVERIFY(!outcome.last()["error"_L1]["message"_L1].toString().isEmpty());
}

void CliRuns::aChangedFileIsTold()
{
    stoppedRun(u"plan.json"_s);
    rename(u"plan.json"_s, u"Another name"_s, 0);
    const Outcome asItWas = program({u"run"_s, u"--resume"_s});
    QVERIFY2(asItWas.exitCode == 0, asItWas.err);
    QVERIFY2(asItWas.err.contains("has changed since"), asItWas.err);
    const Outcome again = program({u"run"_s, u"--resume"_s});
    QVERIFY2(again.exitCode == 2, again.err);
}

void CliRuns::aMovedPlanIsFound()
{
    stoppedRun(u"plan.json"_s);
    QVERIFY(QFile::rename(file(u"plan.json"_s), file(u"moved.json"_s)));
    const Outcome outcome = program({u"run"_s, u"--resume"_s, file(u"moved.json"_s)});
    QVERIFY2(outcome.exitCode == 0, outcome.err);
}

void CliRuns::aDeletedPlanIsTold()
{
    stoppedRun(u"plan.json"_s);
    QVERIFY(QFile::remove(file(u"plan.json"_s)));
    const Outcome outcome = program({u"run"_s, u"--resume"_s, file(u"plan.json"_s)});
    QVERIFY2(outcome.exitCode == 2, outcome.err);
    QVERIFY2(outcome.err.contains("There is no file"), outcome.err);
    // The command that it names works as it stands.
    const QString command = QString::fromUtf8(outcome.err).section(u"dataflow-wizard "_s, 1, 1);
    const Outcome named =
        runProgram(command.trimmed().split(u' ', Qt::SkipEmptyParts), environment());
    QVERIFY2(named.exitCode == 0, command.toUtf8() + named.err);
}

void CliRuns::ofAnotherPlan()
{
    stoppedRun(u"plan.json"_s);
    const Outcome outcome = program({u"rollback"_s, cloudStorage});
    QVERIFY2(outcome.exitCode == 2, outcome.err);
    QVERIFY2(outcome.err.contains("Of other plans") && outcome.err.contains("plan.json"),
             outcome.err);
}

void CliRuns::startedOnceMore()
{
    stoppedRun(u"plan.json"_s);
    const Outcome beside = program({u"run"_s, file(u"plan.json"_s)});
    QVERIFY2(beside.exitCode == 0, beside.err);
    QVERIFY2(beside.err.contains("was interrupted") && beside.err.contains("run --resume"),
             beside.err);
    const Outcome removed = program({u"rollback"_s, file(u"plan.json"_s)});
    QVERIFY2(removed.exitCode == 0, removed.err);
    const Outcome second = program({u"run"_s, file(u"plan.json"_s)});
    QVERIFY2(second.exitCode == 0, second.err);
    QVERIFY2(second.err.contains("has been run before"), second.err);
}

void CliRuns::whatMadeNothingIsNoCandidate()
{
    QVERIFY(QFile::copy(cloudStorage, file(u"other.json"_s)));
    const Outcome nothing =
        program({u"run"_s, file(u"other.json"_s), u"--fault"_s, u"forbidden@connectionSpec"_s});
    QVERIFY2(nothing.exitCode == 4, nothing.err);
    stoppedRun(u"plan.json"_s);
    const Outcome outcome = program({u"run"_s, u"--resume"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.err);
}

void CliRuns::theOlderOfTwoIsNamed()
{
    stoppedRun(u"plan.json"_s);
    const Outcome second =
        program({u"run"_s, file(u"plan.json"_s), u"--fault"_s, u"forbidden@flow"_s});
    QVERIFY2(second.exitCode == 4, second.err);
    const Outcome outcome = program({u"run"_s, u"--resume"_s, file(u"plan.json"_s)});
    QVERIFY2(outcome.exitCode == 0, outcome.err);
    QVERIFY2(outcome.err.contains("The newest is taken"), outcome.err);
}

// A file may not grow beyond what `ulimit` says: the journal's disk is full in the midst of the
// run. The Platform is another process and has all the room it wants.
void CliRuns::aFullDisk()
{
    test::Server server;
    QVERIFY2(server.isUp(), server.errors());
    QProcessEnvironment environment = server.environment();
    environment.insert(u"XDG_STATE_HOME"_s, m_directory->path());
    const QStringList place{u"--platform"_s, server.url()};
    const Outcome whole = program({u"run"_s, cloudStorage});
    QVERIFY2(whole.exitCode == 0, whole.err);
    const QFileInfoList journals =
        QDir(file(u"dataflow-wizard/runs"_s)).entryInfoList({u"*.jsonl"_s}, QDir::Files);
    QCOMPARE(journals.size(), 1);
    // In KiB; the plan takes the first half.
    const QString room = QString::number(journals.first().size() * 3 / 4 / 1024);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(u"bash"_s,
                  QStringList{u"-c"_s,
                              u"trap '' XFSZ; ulimit -f %1; exec \"$0\" \"$@\""_s.arg(room),
                              QStringLiteral(DFW_PROGRAM), u"run"_s, cloudStorage} +
                      place);
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray out = process.readAllStandardOutput();
    const QByteArray err = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 2, out + err);
    QVERIFY2(err.contains("journal could not be written"), out + err);
    QVERIFY2(out.contains("Not written down: "), out + err);
    QVERIFY2(!out.contains("is written down."), out + err);
    // With room again everything is found, and nothing made twice.
    const Outcome resumed = runProgram(QStringList{u"run"_s, u"--resume"_s} + place, environment);
    QVERIFY2(resumed.exitCode == 0, resumed.told());
    const QList<QByteArray> lost = out.split('\n');
    for (const QByteArray &line : lost) {
        if (line.startsWith("Not written down: "))
            QVERIFY2(resumed.out.contains(line.split(' ').last()), resumed.out + line);
    }
}

void CliRuns::anOpenDemoIsNotResumed()
{
    stoppedRun(u"plan.json"_s);
    test::Server other({u"--data"_s, file(u"dataflow-wizard/demo"_s)});
    QVERIFY2(other.isUp(), other.errors());
    const Outcome outcome = program({u"run"_s, u"--resume"_s});
    QVERIFY2(outcome.exitCode == 2, outcome.told());
    QVERIFY2(outcome.err.contains("open elsewhere"), outcome.err);
    // A new run there leaves nothing that the kept demo would be asked to go on with.
    const Outcome passing = program({u"run"_s, cloudStorage, u"--fault"_s, u"forbidden@flow"_s});
    QVERIFY2(passing.exitCode == 4, passing.err);
    QCOMPARE(other.stop(), 0);
    const Outcome resumed = program({u"run"_s, u"--resume"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.err);
}

// The first waits for an answer that never comes, until its terminal goes.
void CliRuns::notTwoAtOnce()
{
    test::Server server({u"--fault"_s, u"hang@flow"_s});
    QVERIFY2(server.isUp(), server.errors());
    QProcessEnvironment environment = server.environment();
    environment.insert(u"XDG_STATE_HOME"_s, m_directory->path());
    const QStringList place{u"--platform"_s, server.url()};
    const QStringList run = QStringList{u"run"_s, database} + place;
    QProcess first;
    first.setProcessEnvironment(environment);
    first.start(QStringLiteral(DFW_PROGRAM), run);
    QByteArray told;
    while (!told.contains("Mapping") && first.waitForReadyRead(60'000))
        told += first.readAllStandardOutput();
    const Outcome second = runProgram(run + QStringList{u"--json"_s}, environment);
    QVERIFY2(second.exitCode == 2, second.told());
    QVERIFY2(second.err.contains("working on a run of this plan now"), second.err);
    QVERIFY2(second.statesOf(u"flow"_s).isEmpty(), second.out);

    QCOMPARE(::kill(static_cast<pid_t>(first.processId()), SIGHUP), 0);
    QVERIFY(first.waitForFinished(60'000));
    QCOMPARE(first.exitStatus(), QProcess::NormalExit);
    QCOMPARE(first.exitCode(), 130);
    told += first.readAllStandardOutput();
    const Outcome third = runProgram(run, environment);
    QVERIFY2(third.exitCode == 0, third.told());
    QVERIFY2(third.err.contains("was interrupted"), third.err);
    // What the first left is removed by the command that it names.
    const QString command =
        QString::fromUtf8(told).section(u"dataflow-wizard rollback "_s, 1, 1).section(u'\n', 0, 0);
    QVERIFY2(command.contains(u"--run"_s), told);
    const Outcome removed = runProgram(
        QStringList{u"rollback"_s} + command.split(u' ', Qt::SkipEmptyParts), environment);
    QVERIFY2(removed.exitCode == 0, removed.told());
}

void CliRuns::unreadableOnesAreNamed()
{
    QFETCH(QByteArray, content);
    stoppedRun(u"plan.json"_s);
    const QFileInfoList journals =
        QDir(file(u"dataflow-wizard/runs"_s)).entryInfoList({u"*.jsonl"_s}, QDir::Files);
    QCOMPARE(journals.size(), 1);
    QFile journal(journals.first().filePath());
    QVERIFY(journal.open(QIODevice::ReadOnly));
    if (content.isEmpty()) {
        content = journal.readAll();
        content.replace(content.size() / 2, 1, "#");
    }
    journal.close();
    QVERIFY(journal.open(QIODevice::WriteOnly | QIODevice::Truncate));
    journal.write(content);
    journal.close();
    const Outcome outcome = program({u"run"_s, file(u"plan.json"_s)});
    QVERIFY2(outcome.exitCode == 0, outcome.told());
    QVERIFY2(outcome.err.contains(journals.first().fileName().toUtf8()), outcome.err);
    QVERIFY2(outcome.err.contains("may exist"), outcome.err);
}

// Everything is made, and nobody can know.
void CliRuns::outputThatIsLost()
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(QStringLiteral(DFW_PROGRAM), {u"run"_s, database, u"--demo"_s, u"--json"_s});
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray err = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 5, err);
    QVERIFY2(err.contains("Standard output could not be written"), err);
}

QTEST_GUILESS_MAIN(CliRuns)
#include "tst_cliruns.moc"
