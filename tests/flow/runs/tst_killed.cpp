// SPDX-License-Identifier: Apache-2.0
//
// The real program, killed with SIGKILL at random moments of its runs and roll-backs, and started
// again until it is done: every flow complete, nothing twice, nothing left over, every journal
// readable.
#include "rig.h"

#include "journal/lines.h"
#include "storage/planfile.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QtTest>

using namespace dfw;
using namespace dfw::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds latency{8};
constexpr int endOfPatience = 60'000; // ms; a bound, not a wait

} // namespace

class Killed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void runs();
    void rollBacks();

private:
    QProcessEnvironment environment(const QString &state) const;
    // The exit code; -1 when it was killed after so many milliseconds.
    int start(const QStringList &arguments, const QString &state, int killAfterMs = -1);
    /// What the program said last on standard error.
    QByteArray said() const
    {
        QFile file(m_folder.filePath(u"stderr"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString savedPlan(const QString &suffix);
    QString journalIn(const QString &state, int &unreadable) const;
    journal::Stage stageIn(const QString &state) const;
    int rounds() const { return qEnvironmentVariableIsSet("DFW_LONG") ? 300 : 40; }

    QTemporaryDir m_folder;
    std::unique_ptr<Rig> m_rig;
    QRandomGenerator m_dice{20261122};
    int m_wholeRunMs = 1000;
};

void Killed::initTestCase()
{
    m_rig = std::make_unique<Rig>(latency);
    // How long it takes when nobody interferes: kills are drawn from that.
    const QString state = m_folder.filePath(u"first"_s);
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(start({u"run"_s, savedPlan(u" first"_s)}, state), 0);
    m_wholeRunMs = static_cast<int>(clock.elapsed());
    qInfo("a run that nobody kills takes %d ms", m_wholeRunMs);
}

QProcessEnvironment Killed::environment(const QString &state) const
{
    const localplatform::DemoCredentials access = m_rig->platform().credentials();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_STATE_HOME"_s, state);
    environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
    environment.insert(u"AEP_ACCESS_TOKEN"_s, access.accessToken.reveal());
    environment.insert(u"AEP_API_KEY"_s, access.apiKey);
    environment.insert(u"AEP_ORG_ID"_s, access.organisation);
    environment.insert(u"AEP_SANDBOX"_s, access.sandbox);
    environment.insert(u"AEP_SOURCE_PASSWORD"_s, u"demo"_s);
    return environment;
}

int Killed::start(const QStringList &arguments, const QString &state, int killAfterMs)
{
    QProcess process;
    process.setProcessEnvironment(environment(state));
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(m_folder.filePath(u"stderr"_s));
    process.start(QString::fromLocal8Bit(DFW_PROGRAM),
                  arguments + QStringList{u"--platform"_s, m_rig->platform().baseUrl().toString()});
    if (killAfterMs >= 0 && !process.waitForFinished(killAfterMs)) {
        process.kill(); // SIGKILL
        process.waitForFinished(endOfPatience);
        return -1;
    }
    process.waitForFinished(endOfPatience);
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

QString Killed::savedPlan(const QString &suffix)
{
    const QString path = m_folder.filePath(u"plan%1.json"_s.arg(suffix.trimmed()));
    return storage::savePlan(path, everythingPlan(suffix)) ? path : QString();
}

// The only journal there is; none when the program was killed before it wrote one.
QString Killed::journalIn(const QString &state, int &unreadable) const
{
    const auto all = journal::Journals(state + u"/dataflow-wizard/runs"_s).list();
    for (const journal::JournalSummary &one : all)
        unreadable += one.error.has_value();
    return all.isEmpty() || !all.first().record ? QString() : all.first().record->runTag;
}

journal::Stage Killed::stageIn(const QString &state) const
{
    const auto all = journal::Journals(state + u"/dataflow-wizard/runs"_s).list();
    return all.isEmpty() || !all.first().record ? journal::Stage::Interrupted
                                                : all.first().record->stage;
}

void Killed::runs()
{
    int kills = 0;
    int starts = 0;
    int unreadable = 0;
    for (int i = 0; i < rounds(); ++i) {
        const QString state = m_folder.filePath(u"run%1"_s.arg(i));
        const QString plan = savedPlan(u" r%1"_s.arg(i));
        const int sets = m_rig->inventory(u"nobody"_s).value(u"mappingSets"_s);
        int code = -1;
        for (int tries = 0; code != 0; ++tries) {
            QVERIFY2(tries < 12, qPrintable(plan));
            const bool begun = !journalIn(state, unreadable).isEmpty();
            QStringList arguments{u"run"_s};
            if (begun)
                arguments.append(u"--resume"_s);
            arguments.append(plan);
            // The first is always killed, later ones often: what goes on can be killed, too.
            const bool kill = tries == 0 || (tries < 6 && m_dice.bounded(2) == 0);
            code = start(arguments, state, kill ? m_dice.bounded(m_wholeRunMs) : -1);
            kills += code == -1;
            ++starts;
            // Killed after its last word: it is complete, and there is nothing to go on with.
            if (stageIn(state) == journal::Stage::Complete)
                break;
            QVERIFY2(code == 0 || code == -1, QByteArray::number(code) + said());
        }
        const Inventory made = m_rig->inventory(journalIn(state, unreadable));
        const Inventory expected{
            {u"connections"_s, 1},       {u"fieldgroups"_s, 1}, {u"schemas"_s, 1},
            {u"descriptors"_s, 2},       {u"dataSets"_s, 1},    {u"sourceConnections"_s, 1},
            {u"targetConnections"_s, 1}, {u"flows"_s, 1},       {u"mappingSets"_s, sets + 1}};
        for (auto it = expected.begin(); it != expected.end(); ++it)
            QVERIFY2(made.value(it.key()) == it.value(), qPrintable(plan + u' ' + it.key()));
        QCOMPARE(made.size(), expected.size());
    }
    QCOMPARE(unreadable, 0);
    qInfo("%d runs, %d kills, %d starts: %d flows complete, 0 duplicates, 0 orphans, 0 unreadable "
          "journals",
          rounds(), kills, starts, rounds());
}

void Killed::rollBacks()
{
    int kills = 0;
    int starts = 0;
    int unreadable = 0;
    int removed = 0;
    for (int i = 0; i < rounds(); ++i) {
        const QString state = m_folder.filePath(u"undo%1"_s.arg(i));
        const QString plan = savedPlan(u" u%1"_s.arg(i));
        // Late, so that there is something to remove; a run that ended is not interrupted.
        const int half = m_wholeRunMs / 2;
        if (start({u"run"_s, plan}, state, half + m_dice.bounded(half)) == 0)
            continue;
        const QString tag = journalIn(state, unreadable);
        if (tag.isEmpty() || stageIn(state) == journal::Stage::Complete)
            continue;
        int code = -1;
        for (int tries = 0; code != 0; ++tries) {
            QVERIFY2(tries < 12, qPrintable(plan));
            const bool kill = tries == 0 || (tries < 6 && m_dice.bounded(2) == 0);
            code = start({u"rollback"_s, plan, u"--with-data"_s}, state,
                         kill ? m_dice.bounded(half) : -1);
            kills += code == -1;
            ++starts;
            if (stageIn(state) == journal::Stage::Removed)
                break;
            QVERIFY2(code == 0 || code == -1, QByteArray::number(code) + said());
        }
        Inventory left = m_rig->inventory(tag);
        left.remove(u"mappingSets"_s);
        QVERIFY2(left.isEmpty(), qPrintable(left.keys().join(u' ')));
        ++removed;
    }
    QCOMPARE(unreadable, 0);
    QVERIFY(removed > rounds() / 4);
    qInfo("%d runs killed and removed, %d kills of roll-backs, %d starts: 0 orphans, 0 unreadable "
          "journals",
          removed, kills, starts);
}

QTEST_GUILESS_MAIN(Killed)
#include "tst_killed.moc"
