// SPDX-License-Identifier: Apache-2.0
//
// Which interrupted runs are offered, to whom, and what forgetting does.
#include "presenters/runspresenter.h"
#include "support/manualscheduler.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::presenters;
using journal::EntryKind;
using Access = InterruptedRun::Access;

namespace {

const journal::RunPlace here{u"https://platform.adobe.io"_s, u"A@AdobeOrg"_s, u"dev"_s};
const journal::RunPlace elsewhere{u"https://platform.adobe.io"_s, u"A@AdobeOrg"_s, u"prod"_s};

struct Desk
{
    Desk() : journals(directory.filePath(u"runs"_s)), runs(session, journals) {}

    void signIn()
    {
        session.connectTo(
            Session::Kind::Organisation,
            std::make_unique<Connection>(
                QUrl(here.platform),
                net::Credentials{Secret(u"token"_s), u"key"_s, here.organisation, here.sandbox},
                scheduler),
            u"Development"_s, false, u"profile"_s);
    }
    // A run of which nobody holds the journal any more.
    QString leave(const QString &tag, const journal::RunPlace &place,
                  const QList<journal::Entry> &more = {})
    {
        auto journal = journals.begin(tag, place, {{u"name"_s, tag}}, {}, scheduler.nowMs());
        if (!journal)
            return {};
        for (const journal::Entry &entry : more)
            static_cast<void>((*journal)->append(entry));
        return (*journal)->path();
    }
    bool put(const QString &name, const QByteArray &bytes)
    {
        QFile file(journals.directory() + u'/' + name);
        return QDir().mkpath(journals.directory()) && file.open(QIODevice::WriteOnly) &&
               file.write(bytes) == bytes.size();
    }
    QStringList shown()
    {
        runs.refresh();
        QStringList out;
        for (const InterruptedRun &run : runs.runs())
            out.append(run.journal.record ? run.journal.record->runTag : u"?"_s);
        return out;
    }

    test::ManualScheduler scheduler;
    QTemporaryDir directory;
    Session session{scheduler};
    journal::Journals journals;
    RunsPresenter runs;
};

} // namespace

class TestRunsPresenter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noFolderNoRuns();
    void onlyInterruptedOnes();
    void whatIsLeftOverIsOfferedToo();
    void signedOutNothingCanGoOn();
    void thoseOfThisPlaceComeFirst();
    void ownRunIsLeftOut();
    void secondWindowIsTold();
    void newerAndDamagedComeLast();
    void notEvenALineIsNoRun_data();
    void notEvenALineIsNoRun();
    void damagedOnesArePutAside();
    void newerOnesAreLeftAlone();
    void forgottenIsNotOfferedAgain();
    void whatIsInUseCannotBeForgotten();
};

void TestRunsPresenter::noFolderNoRuns()
{
    Desk desk;
    QVERIFY(desk.shown().isEmpty());
    QVERIFY(!QDir(desk.journals.directory()).exists());
}

void TestRunsPresenter::onlyInterruptedOnes()
{
    Desk desk;
    desk.signIn();
    desk.leave(u"dfw-open"_s, here);
    desk.leave(u"dfw-done"_s, here, {{.kind = EntryKind::Ended, .ok = true}});
    desk.leave(u"dfw-dismissed"_s, here, {{.kind = EntryKind::Dismissed}});
    desk.leave(u"dfw-removed"_s, here, {{.kind = EntryKind::UndoEnded, .ok = true}});
    const journal::Entry made{.kind = EntryKind::Outcome,
                              .step = u"sourceConnection"_s,
                              .fingerprint = u"f"_s,
                              .id = u"1"_s};
    const journal::Entry sent{
        .kind = EntryKind::Intent, .step = u"flow"_s, .fingerprint = u"g"_s, .name = u"x"_s};
    const journal::Entry failed{.kind = EntryKind::Ended, .ok = false};
    desk.leave(u"dfw-failed"_s, here, {made, failed});
    desk.leave(u"dfw-lost"_s, here, {sent, failed});
    desk.leave(u"dfw-nothing"_s, here, {failed});
    QStringList shown = desk.shown();
    shown.sort();
    QCOMPARE(shown, QStringList({u"dfw-failed"_s, u"dfw-lost"_s, u"dfw-open"_s}));
    for (const InterruptedRun &run : desk.runs.runs())
        QCOMPARE(run.access, Access::Open);
}

// The run is complete, and the removal of what it does not need was not.
void TestRunsPresenter::whatIsLeftOverIsOfferedToo()
{
    const journal::Entry made{
        .kind = EntryKind::Outcome, .step = u"flow"_s, .fingerprint = u"f"_s, .id = u"1"_s};
    const journal::Entry useless{
        .kind = EntryKind::Superseded, .step = u"flow"_s, .fingerprint = u"f"_s, .id = u"1"_s};
    const journal::Entry ended{.kind = EntryKind::Ended, .ok = true};
    const auto undone = [](journal::UndoResult result) {
        return journal::Entry{
            .kind = EntryKind::UndoOutcome, .step = u"flow"_s, .id = u"1"_s, .result = result};
    };
    journal::Entry set = made;
    set.step = u"mappingSet"_s;
    journal::Entry uselessSet = useless;
    uselessSet.step = set.step;
    Desk desk;
    desk.signIn();
    desk.leave(u"dfw-whole"_s, here, {made, ended});
    desk.leave(u"dfw-tidied"_s, here, {made, useless, ended, undone(journal::UndoResult::Deleted)});
    desk.leave(u"dfw-harmless"_s, here, {set, uselessSet, ended});
    QVERIFY(desk.shown().isEmpty());
    desk.leave(u"dfw-killed"_s, here, {made, useless, ended});
    desk.leave(u"dfw-refused"_s, here,
               {made, useless, ended, undone(journal::UndoResult::Refused)});
    QStringList shown = desk.shown();
    shown.sort();
    QCOMPARE(shown, QStringList({u"dfw-killed"_s, u"dfw-refused"_s}));
    QVERIFY(desk.runs.forget(desk.runs.runs().first().path()));
    QCOMPARE(desk.shown().size(), 1);
}

void TestRunsPresenter::signedOutNothingCanGoOn()
{
    Desk desk;
    desk.leave(u"dfw-1"_s, here);
    desk.runs.refresh();
    QCOMPARE(desk.runs.runs().first().access, Access::Elsewhere);
    desk.signIn(); // heard of without being asked
    QCOMPARE(desk.runs.runs().first().access, Access::Open);
}

void TestRunsPresenter::thoseOfThisPlaceComeFirst()
{
    Desk desk;
    desk.signIn();
    desk.leave(u"dfw-here"_s, here);
    desk.scheduler.advance(std::chrono::hours(1));
    desk.leave(u"dfw-there"_s, elsewhere); // newer
    QCOMPARE(desk.shown(), QStringList({u"dfw-here"_s, u"dfw-there"_s}));
    QCOMPARE(desk.runs.runs().last().access, Access::Elsewhere);
}

void TestRunsPresenter::ownRunIsLeftOut()
{
    Desk desk;
    desk.signIn();
    const QString path = desk.leave(u"dfw-own"_s, here);
    desk.runs.refresh(path);
    QVERIFY(desk.runs.runs().isEmpty());
}

void TestRunsPresenter::secondWindowIsTold()
{
    Desk desk;
    desk.signIn();
    const auto held =
        desk.journals.begin(u"dfw-1"_s, here, {{u"name"_s, u"x"_s}}, {}, desk.scheduler.nowMs());
    QVERIFY(held);
    desk.runs.refresh();
    QCOMPARE(desk.runs.runs().first().access, Access::InUse);
}

// Those nobody can do anything about do not hide the others, however new they are.
void TestRunsPresenter::newerAndDamagedComeLast()
{
    Desk desk;
    desk.signIn();
    const QString good = desk.leave(u"dfw-1"_s, here);
    desk.leave(u"dfw-2"_s, elsewhere);
    QFile file(good);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray newer = file.readAll();
    newer.replace("\"version\":1", "\"version\":99");
    QVERIFY(newer.contains("99"));
    QVERIFY(desk.put(u"9-newer.jsonl"_s, newer));
    QVERIFY(desk.put(u"8-damaged.jsonl"_s, "no journal at all\n"));
    desk.runs.refresh();
    QList<Access> order;
    for (const InterruptedRun &run : desk.runs.runs())
        order.append(run.access);
    QCOMPARE(order,
             QList<Access>({Access::Open, Access::Elsewhere, Access::Damaged, Access::Newer}));
}

// Killed before anything could be sent.
void TestRunsPresenter::notEvenALineIsNoRun_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("torn in its first line") << QByteArray("{\"at\":\"2026-");
}

void TestRunsPresenter::notEvenALineIsNoRun()
{
    QFETCH(QByteArray, bytes);
    Desk desk;
    desk.signIn();
    desk.leave(u"dfw-1"_s, here);
    QVERIFY(desk.put(u"9-killed.jsonl"_s, bytes));
    QCOMPARE(desk.shown(), QStringList{u"dfw-1"_s});
}

void TestRunsPresenter::damagedOnesArePutAside()
{
    Desk desk;
    const QByteArray bytes = "no journal at all\n";
    for (const QString &aside : {u"1.jsonl.damaged"_s, u"1.jsonl.damaged2"_s}) {
        QVERIFY(desk.put(u"1.jsonl"_s, bytes));
        QCOMPARE(desk.shown(), QStringList{u"?"_s});
        QVERIFY(desk.runs.forget(desk.runs.runs().first().path()));
        QVERIFY(desk.shown().isEmpty());
        QFile kept(desk.journals.directory() + u'/' + aside);
        QVERIFY2(kept.open(QIODevice::ReadOnly), qPrintable(aside));
        QCOMPARE(kept.readAll(), bytes);
    }
}

void TestRunsPresenter::newerOnesAreLeftAlone()
{
    Desk desk;
    const QString path = desk.leave(u"dfw-1"_s, here);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray newer = file.readAll();
    newer.replace("\"version\":1", "\"version\":99");
    QVERIFY(file.resize(0) && file.seek(0) && file.write(newer) == newer.size());
    file.close();
    const auto refused = desk.runs.forget(path);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"JournalIsNewer"_s);
    QVERIFY(QFile::exists(path));
}

void TestRunsPresenter::forgottenIsNotOfferedAgain()
{
    Desk desk;
    desk.signIn();
    const QString path = desk.leave(u"dfw-1"_s, here);
    QVERIFY(desk.runs.forget(path));
    QVERIFY(desk.shown().isEmpty());
    QVERIFY(QFile::exists(path)); // what it made can still be read there
}

void TestRunsPresenter::whatIsInUseCannotBeForgotten()
{
    Desk desk;
    desk.signIn();
    const auto held =
        desk.journals.begin(u"dfw-1"_s, here, {{u"name"_s, u"x"_s}}, {}, desk.scheduler.nowMs());
    const auto refused = desk.runs.forget((*held)->path());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"JournalInUse"_s);
}

QTEST_GUILESS_MAIN(TestRunsPresenter)

#include "tst_runspresenter.moc"
