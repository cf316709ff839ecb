// SPDX-License-Identifier: Apache-2.0
//
// What a journal's entries come to.
#include "journal/record.h"

#include <QtTest>

using namespace dfw::journal;
using namespace Qt::StringLiterals;

namespace {

Entry begun()
{
    return {.kind = EntryKind::Begun,
            .atMs = 1000,
            .runTag = u"dfw-1"_s,
            .plan = {{u"name"_s, u"first"_s}}};
}

Entry intent(const QString &step, const QString &fingerprint)
{
    return {.kind = EntryKind::Intent,
            .atMs = 2000,
            .step = step,
            .operation = u"create"_s,
            .fingerprint = fingerprint,
            .name = u"name"_s};
}

Entry outcome(const QString &step, const QString &fingerprint, const QString &id)
{
    return {.kind = EntryKind::Outcome,
            .atMs = 3000,
            .step = step,
            .operation = u"create"_s,
            .fingerprint = fingerprint,
            .id = id,
            .etag = u"e1"_s};
}

Entry failure(const QString &step, const QString &fingerprint, bool nothingDone)
{
    return {.kind = EntryKind::Failure,
            .step = step,
            .fingerprint = fingerprint,
            .nothingDone = nothingDone};
}

Entry undone(const QString &step, const QString &id, UndoResult result)
{
    return {.kind = EntryKind::UndoOutcome, .step = step, .id = id, .result = result};
}

} // namespace

class RunRecordTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stages_data();
    void stages();
    void intentsAreOpenUntilTheyAreKnown();
    void whatWasNotFoundIsRemembered();
    void whatWasMade();
    void supersededIsNotFound();
    void removedIsGone();
};

void RunRecordTest::stages_data()
{
    QTest::addColumn<QList<Entry>>("entries");
    QTest::addColumn<Stage>("stage");
    const Entry ended{.kind = EntryKind::Ended, .ok = true};
    const Entry stopped{.kind = EntryKind::Ended};
    const Entry removing{.kind = EntryKind::UndoIntent, .step = u"flow"_s, .id = u"1"_s};
    const Entry removed{.kind = EntryKind::UndoEnded, .ok = true};
    const Entry made = outcome(u"flow"_s, u"f"_s, u"1"_s);
    const Entry useless{.kind = EntryKind::Superseded, .step = u"flow"_s, .id = u"1"_s};
    QTest::newRow("begun") << QList<Entry>{} << Stage::Interrupted;
    QTest::newRow("killed") << QList<Entry>{intent(u"flow"_s, u"f"_s)} << Stage::Interrupted;
    QTest::newRow("stopped") << QList<Entry>{stopped} << Stage::Interrupted;
    QTest::newRow("complete") << QList<Entry>{made, ended} << Stage::Complete;
    QTest::newRow("gone on after a stop") << QList<Entry>{stopped, made, ended} << Stage::Complete;
    QTest::newRow("roll-back killed") << QList<Entry>{made, removing} << Stage::Removing;
    QTest::newRow("roll-back stopped")
        << QList<Entry>{made, removing, {.kind = EntryKind::UndoEnded}} << Stage::Removing;
    QTest::newRow("removed") << QList<Entry>{made, removing, removed} << Stage::Removed;
    QTest::newRow("gone on after a roll-back")
        << QList<Entry>{made, removing, intent(u"flow"_s, u"f"_s)} << Stage::Interrupted;
    QTest::newRow("forgotten") << QList<Entry>{made, {.kind = EntryKind::Dismissed}}
                               << Stage::Dismissed;
    QTest::newRow("tidied up after it was complete")
        << QList<Entry>{made, useless, ended, removing} << Stage::Complete;
}

void RunRecordTest::stages()
{
    QFETCH(QList<Entry>, entries);
    QFETCH(Stage, stage);
    const RunRecord record = recordOf(QList<Entry>{begun()} + entries);
    QCOMPARE(record.stage, stage);
    QCOMPARE(record.isInterrupted(), stage == Stage::Interrupted || stage == Stage::Removing);
    QCOMPARE(record.runTag, u"dfw-1"_s);
    QCOMPARE(record.begunAt, 1000);
}

void RunRecordTest::intentsAreOpenUntilTheyAreKnown()
{
    const QString step = u"flow"_s;
    RunRecord record = recordOf({begun(), intent(step, u"a"_s)});
    QVERIFY(record.findOpen(step));
    QCOMPARE(record.findOpen(step)->name, u"name"_s);
    apply(failure(step, u"a"_s, false), record);
    QVERIFY(record.findOpen(step)); // nobody knows
    QVERIFY(record.lastFailure);
    apply(intent(step, u"a"_s), record); // sent again: still one
    QCOMPARE(record.open.size(), 1);
    QVERIFY(!record.lastFailure);
    apply(failure(step, u"a"_s, true), record);
    QVERIFY(!record.findOpen(step));
    apply(intent(step, u"b"_s), record);
    apply(outcome(step, u"b"_s, u"7"_s), record);
    QVERIFY(!record.findOpen(step));
    // Two different requests of one step are two intents.
    apply(intent(u"identities"_s, u"c"_s), record);
    apply(intent(u"identities"_s, u"d"_s), record);
    QCOMPARE(record.open.size(), 2);
}

// Free to be made again, and maybe made in the end.
void RunRecordTest::whatWasNotFoundIsRemembered()
{
    Entry notFound = failure(u"flow"_s, u"f"_s, true);
    notFound.code = u"NothingFound"_s;
    Entry again = intent(u"flow"_s, u"f"_s);
    again.serverMs = 9000;
    const RunRecord record =
        recordOf({begun(), intent(u"flow"_s, u"f"_s), notFound, again, notFound,
                  intent(u"schema"_s, u"g"_s), failure(u"schema"_s, u"g"_s, true)});
    QVERIFY(record.open.isEmpty());
    QCOMPARE(record.notFound.size(), 1);
    QCOMPARE(record.notFound.first().name, u"name"_s);
    QCOMPARE(record.notFound.first().serverMs, 0); // nothing is older than the first
}

void RunRecordTest::whatWasMade()
{
    Entry found = outcome(u"flow"_s, u"f"_s, u"2"_s);
    found.adopted = true;
    RunRecord record = recordOf({begun(), outcome(u"schema"_s, u"s"_s, u"1"_s), found});
    QCOMPARE(record.made.size(), 2);
    QVERIFY(record.find(u"flow"_s, u"f"_s)->adopted);
    QVERIFY(!record.find(u"flow"_s, u"other"_s));
    // Enabling a schema is a step of its own on the same resource.
    Entry changed = outcome(u"profile"_s, u"p"_s, u"1"_s);
    changed.etag = u"e2"_s;
    apply(changed, record);
    QCOMPARE(record.made.size(), 3);
    QCOMPARE(record.find(u"schema"_s, u"s"_s)->etag, u"e1"_s);
    QCOMPARE(record.find(u"profile"_s, u"p"_s)->etag, u"e2"_s);
    const Entry published{
        .kind = EntryKind::Published, .step = u"flow"_s, .id = u"2"_s, .etag = u"e9"_s};
    apply(published, record);
    QVERIFY(record.find(u"flow"_s, u"f"_s)->published);
    QCOMPARE(record.find(u"flow"_s, u"f"_s)->etag, u"e9"_s);
}

void RunRecordTest::supersededIsNotFound()
{
    RunRecord record = recordOf({begun(),
                                 outcome(u"flow"_s, u"f"_s, u"1"_s),
                                 {.kind = EntryKind::Superseded, .step = u"flow"_s, .id = u"1"_s}});
    QVERIFY(!record.find(u"flow"_s, u"f"_s));
    QCOMPARE(record.made.size(), 1); // but it is there, and can be removed
    apply(outcome(u"flow"_s, u"f"_s, u"2"_s), record);
    QCOMPARE(record.find(u"flow"_s, u"f"_s)->id, u"2"_s);
}

void RunRecordTest::removedIsGone()
{
    RunRecord record =
        recordOf({begun(), outcome(u"flow"_s, u"f"_s, u"1"_s), outcome(u"schema"_s, u"s"_s, u"2"_s),
                  outcome(u"mappingSet"_s, u"m"_s, u"3"_s), outcome(u"dataset"_s, u"d"_s, u"4"_s)});
    apply(undone(u"flow"_s, u"1"_s, UndoResult::Deleted), record);
    apply(undone(u"schema"_s, u"2"_s, UndoResult::Gone), record);
    apply(undone(u"mappingSet"_s, u"3"_s, UndoResult::Stays), record);
    apply(undone(u"dataset"_s, u"4"_s, UndoResult::Refused), record);
    QCOMPARE(record.made.size(), 2);
    QVERIFY(record.made.first().undone == UndoResult::Stays);
    QVERIFY(record.made.last().undone == UndoResult::Refused);
}

QTEST_GUILESS_MAIN(RunRecordTest)
#include "tst_runrecord.moc"
