// SPDX-License-Identifier: Apache-2.0
//
// A script reads the last line, also where a command ends before its work began.
#include "flow/program.h"
#include "journal/journals.h"
#include "storage/planfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using test::Outcome;

namespace {

const QString database = QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/database.json"_s;

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(content), content.size());
}

// The only line, of which the error is returned.
QJsonObject errorOf(const Outcome &outcome)
{
    const QList<QJsonObject> lines = outcome.lines();
    if (lines.size() != 1 || lines.first().value("event"_L1) != "result"_L1 ||
        lines.first().value("ok"_L1).toBool(true))
        return {};
    return lines.first().value("error"_L1).toObject();
}

} // namespace

class CliEarlyEnd : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;

    QString file(const QString &name) const { return m_directory->filePath(name); }
    Outcome program(const QStringList &arguments) const
    {
        QProcessEnvironment environment = test::bareEnvironment();
        environment.insert(u"XDG_STATE_HOME"_s, m_directory->path());
        environment.insert(u"XDG_CONFIG_HOME"_s, file(u"settings"_s));
        return test::runProgram(arguments + QStringList{u"--json"_s}, environment);
    }
    QStringList journals() const
    {
        const QDir folder(file(u"dataflow-wizard/runs"_s));
        QStringList out;
        const QFileInfoList files = folder.entryInfoList({u"*.jsonl"_s}, QDir::Files, QDir::Name);
        for (const QFileInfo &one : files)
            out.append(one.filePath());
        return out;
    }
    // A copy of the example, its run stopped before the dataflow.
    void stoppedRun(const QString &name)
    {
        QVERIFY(QFile::copy(database, file(name)));
        const Outcome stopped =
            program({u"run"_s, file(name), u"--demo"_s, u"--fault"_s, u"forbidden@flow"_s});
        QVERIFY2(stopped.exitCode == 4, stopped.told());
        const QString tag = stopped.last().value("runTag"_L1).toString();
        QVERIFY2(!tag.isEmpty() && !journals().filter(tag).isEmpty(), stopped.told());
    }

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void beforeAnything_data();
    void beforeAnything();
    void ofRuns_data();
    void ofRuns();
    void noRoomForJournals();
};

void CliEarlyEnd::beforeAnything_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("code"); // empty: whatever it is
    const auto row = [](const char *name, const QStringList &arguments, int exitCode,
                        const QString &kind, const QString &code) {
        QTest::newRow(name) << arguments << exitCode << kind << code;
    };
    const QString demo = u"--demo"_s;
    const QString usage = u"Usage"_s;
    const QString plan = u"invalid-plan"_s;
    const QString run = u"run"_s;
    row("no plan named", {run, demo}, 2, plan, usage);
    row("unknown option", {run, database, demo, u"--quickly"_s}, 2, plan, usage);
    row("no place", {run, database}, 2, plan, usage);
    row("plain http", {run, database, u"--platform"_s, u"http://example.com"_s}, 2, plan, usage);
    row("watch", {run, database, demo, u"--watch"_s, u"soon"_s}, 2, plan, usage);
    row("adopt", {run, u"--resume"_s, demo, u"--adopt"_s, u"flow"_s}, 2, plan, usage);
    row("adopt without resume", {run, database, demo, u"--adopt"_s, u"flow=1"_s}, 2, plan, usage);
    row("fault", {run, database, demo, u"--fault"_s, u"earthquake"_s}, 2, plan, usage);
    row("check without a place", {u"check"_s, database}, 2, plan, usage);
    row("no credentials", {run, database, u"--platform"_s, u"http://127.0.0.1:9"_s}, 3,
        u"not-signed-in"_s, u"CredentialsMissing"_s);
    row("no profile", {run, database, u"--profile"_s, u"nobody"_s}, 2, u"not-found"_s,
        u"NoSuchProfile"_s);
    for (const QString &command : QStringList{run, u"check"_s}) {
        const QByteArray name = command.toLatin1();
        row((name + ", no file").constData(), {command, u"/nowhere/plan.json"_s, demo}, 2,
            u"storage"_s, {});
        row((name + ", invalid plan").constData(), {command, u"invalid.json"_s, demo}, 2, plan,
            u"InvalidPlan"_s);
    }
    row("run, secrets missing", {run, u"secrets.json"_s, demo}, 2, plan, u"SecretsMissing"_s);
    const QString none = u"NoSuchRun"_s;
    row("nothing to go on with", {run, u"--resume"_s, demo}, 2, u"not-found"_s, none);
    row("nothing to remove", {u"rollback"_s, demo}, 2, u"not-found"_s, none);
    row("nothing to publish", {u"publish"_s, demo, u"--yes"_s}, 2, u"not-found"_s, none);
}

void CliEarlyEnd::beforeAnything()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, kind);
    QFETCH(QString, code);
    write(file(u"invalid.json"_s), "{}");
    const auto reading = storage::loadPlan(database);
    QVERIFY(reading && reading->plan);
    FlowPlan secrets = *reading->plan;
    secrets.source.newConnection = NewBaseConnection{
        .name = u"Shop"_s, .authSpec = u"Basic Authentication"_s, .secrets = {u"password"_s}};
    QVERIFY(storage::savePlan(file(u"secrets.json"_s), secrets));
    for (QString &one : arguments) {
        if (one.endsWith(u".json"_s) && !one.startsWith(u'/'))
            one = file(one);
    }
    const Outcome outcome = program(arguments);
    QVERIFY2(outcome.exitCode == exitCode, outcome.told());
    const QJsonObject error = errorOf(outcome);
    QVERIFY2(!error.isEmpty(), outcome.told());
    QVERIFY2(error.value("kind"_L1) == kind, outcome.told());
    if (!code.isEmpty())
        QVERIFY2(error.value("code"_L1) == code, outcome.told());
    QVERIFY(!error.value("message"_L1).toString().isEmpty());
    QVERIFY(error.contains("httpStatus"_L1) && error.contains("requestId"_L1));
    QVERIFY(!outcome.err.isEmpty());
}

void CliEarlyEnd::ofRuns_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QStringList &arguments, const QString &trouble,
                        const QString &code) {
        QTest::newRow(name) << arguments << trouble << code;
    };
    const QStringList resume{u"run"_s, u"--resume"_s};
    const QStringList rollback{u"rollback"_s};
    row("resume, in use", resume, u"inUse"_s, u"JournalInUse"_s);
    row("rollback, in use", rollback, u"inUse"_s, u"JournalInUse"_s);
    row("run, in use", {u"run"_s, u"PLAN"_s}, u"inUse"_s, u"JournalInUse"_s);
    row("resume, damaged", resume, u"damaged"_s, u"JournalDamaged"_s);
    row("rollback, damaged", rollback, u"damaged"_s, u"JournalDamaged"_s);
    row("rollback, named and damaged", {u"rollback"_s, u"--run"_s, u"TAG"_s}, u"damaged"_s,
        u"JournalDamaged"_s);
    row("rollback, another is damaged", {u"rollback"_s, u"--run"_s, u"dfw-0"_s}, u"damaged"_s,
        u"NoSuchRun"_s);
    row("resume, two plans", resume, u"twoPlans"_s, u"SeveralRuns"_s);
    row("rollback, two plans", rollback, u"twoPlans"_s, u"SeveralRuns"_s);
    row("resume, no plan file", resume + QStringList{u"PLAN"_s}, u"planGone"_s, u"NoSuchPlan"_s);
}

void CliEarlyEnd::ofRuns()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, trouble);
    QFETCH(QString, code);
    stoppedRun(u"plan.json"_s);
    const QString path = journals().value(0);
    std::unique_ptr<journal::JournalFile> held;
    if (trouble == "inUse"_L1) {
        auto opened = journal::JournalFile::open(path);
        QVERIFY(opened);
        held = opened.takeValue();
    } else if (trouble == "damaged"_L1) {
        QFile journal(path);
        QVERIFY(journal.open(QIODevice::ReadOnly));
        QByteArray content = journal.readAll();
        write(path, content.replace(content.size() / 2, 1, "#"));
    } else if (trouble == "twoPlans"_L1) {
        stoppedRun(u"other.json"_s);
    } else {
        QVERIFY(QFile::remove(file(u"plan.json"_s)));
    }
    arguments.replaceInStrings(u"PLAN"_s, file(u"plan.json"_s));
    arguments.replaceInStrings(u"TAG"_s, QFileInfo(path).completeBaseName().section(u'-', -2));
    const Outcome outcome = program(arguments + QStringList{u"--demo"_s});
    QVERIFY2(outcome.exitCode == 2, outcome.told());
    QVERIFY2(errorOf(outcome).value("code"_L1) == code, outcome.told());
}

void CliEarlyEnd::noRoomForJournals()
{
    QVERIFY(QDir(m_directory->path()).mkpath(u"dataflow-wizard"_s));
    write(file(u"dataflow-wizard/runs"_s), "in the way");
    const Outcome outcome = program({u"run"_s, database, u"--demo"_s});
    QVERIFY2(outcome.exitCode == 2, outcome.told());
    QVERIFY2(errorOf(outcome).value("kind"_L1) == "storage"_L1, outcome.told());
}

QTEST_GUILESS_MAIN(CliEarlyEnd)
#include "tst_cliearlyend.moc"
