// SPDX-License-Identifier: Apache-2.0
//
// Dataflows made as drafts of the service: published or removed where they were made, or at a later
// start.
#include "api/wire/draftwire.h"
#include "gui/wizard/demorun.h"
#include "journal/journals.h"
#include "pages/steps.h"
#include "run/publisher.h"

#include <algorithm>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace dfw;
using presenters::RunPresenter;
using run::StepId;
using run::StepState;
using namespace dfw::test;
using Phase = RunPresenter::Phase;

namespace {

void press(Driver &driver, const QString &button)
{
    QTRY_VERIFY_WITH_TIMEOUT(driver.find(button), Driver::longWait);
    QVERIFY(driver.tabTo(button));
    driver.press(Qt::Key_Space);
}

void agree(Driver &driver)
{
    QTRY_VERIFY(driver.find(u"actButton"_s));
    QVERIFY(driver.click(u"actButton"_s));
    QTRY_VERIFY(!driver.find(u"confirmDialog"_s));
    driver.window().activateWindow();
    QTRY_VERIFY(driver.window().isActiveWindow());
}

void makeDraft(Driver &driver)
{
    review(driver);
    press(driver, u"draftCheck"_s);
    QVERIFY(driver.plan().draft);
    QVERIFY(driver.click(u"nextButton"_s));
    waitFor(driver, Phase::Created);
}

QString textOf(Driver &driver, const QString &name)
{
    const auto *label = driver.find<QLabel>(name);
    return label ? label->text() : QString();
}

journal::RunRecord recordIn(const QTemporaryDir &directory)
{
    const auto all = journal::Journals(directory.filePath(u"runs"_s)).list();
    return all.isEmpty() || !all.first().record ? journal::RunRecord() : *all.first().record;
}

// As another window or command would.
void note(const QTemporaryDir &directory, const journal::Entry &entry)
{
    const auto all = journal::Journals(directory.filePath(u"runs"_s)).list();
    const auto journal = journal::JournalFile::open(all.first().path);
    QVERIFY(journal && (*journal)->append(entry));
}

qsizetype publishedIn(const QTemporaryDir &directory)
{
    const QList<journal::Made> made = recordIn(directory).made;
    return std::count_if(made.begin(), made.end(),
                         [](const journal::Made &one) { return one.published; });
}

} // namespace

class Unpublished : public QObject
{
    Q_OBJECT

    // A program that made a draft and was closed.
    static void leaveDraft(const QTemporaryDir &directory)
    {
        Driver driver(directory.path());
        makeDraft(driver);
    }

private Q_SLOTS:
    void publishedWhereItWasMade();
    void removedWhereItWasMade();
    void publishedAtALaterStart();
    void removedAtALaterStart();
    void publishedElsewhereMeanwhile();
    void whatIsPublishedInPartIsNotRemoved();
    void settledByAnotherWindowMeanwhile();
    void forgotten();
};

// Nothing runs before it is published, and that is asked for first.
void Unpublished::publishedWhereItWasMade()
{
    const QTemporaryDir directory;
    Driver driver(directory.path());
    makeDraft(driver);
    RunPresenter &run = driver.program().runPresenter();
    QVERIFY(driver.find(u"publishCard"_s));
    QVERIFY(!run.isWatching());
    press(driver, u"publishButton"_s);
    QTRY_VERIFY(driver.find(u"actButton"_s));
    QCOMPARE(publishedIn(directory), 0);
    agree(driver);
    QTRY_COMPARE_WITH_TIMEOUT(publishedIn(directory), 3, Driver::longWait);
    QTRY_VERIFY_WITH_TIMEOUT(!run.progress().flow.state.isEmpty(), Driver::longWait);
    QCOMPARE(run.progress().flow.state, u"enabled"_s);
}

void Unpublished::removedWhereItWasMade()
{
    const QTemporaryDir directory;
    Driver driver(directory.path());
    makeDraft(driver);
    RunPresenter &run = driver.program().runPresenter();
    QTRY_COMPARE(textOf(driver, u"runHeading"_s), u"Draft of the dataflow created"_s);
    press(driver, u"removeDraftButton"_s);
    QCOMPARE(run.phase(), Phase::Created);
    agree(driver);
    waitFor(driver, Phase::Removed);
    QVERIFY(run.undoOutcome() && run.undoOutcome()->ok);
    QCOMPARE(recordIn(directory).stage, journal::Stage::Removed);
    QVERIFY(!driver.find(u"removeDraftButton"_s));
}

void Unpublished::publishedAtALaterStart()
{
    const QTemporaryDir directory;
    leaveDraft(directory);
    const journal::RunRecord made = recordIn(directory);
    {
        Driver later(directory.path());
        QVERIFY(later.find(u"runRow0"_s)); // where it belongs is not there yet
        QVERIFY(!later.find(u"showDraftButton0"_s));
        startDemo(later);
        QTRY_VERIFY_WITH_TIMEOUT(later.find(u"showDraftButton0"_s), Driver::longWait);
        QVERIFY(later.find(u"runRow0"_s)->accessibleDescription().contains(u"as a draft"_s));
        press(later, u"showDraftButton0"_s);
        QTRY_VERIFY(later.isOnStep(ui::RunStep));
        // What was made is there with its IDs, and what was used with what is known of it.
        for (const journal::Made &one : made.made) {
            const run::StepStatus status = statusOf(later, *run::stepNamed(one.step));
            QCOMPARE(status.id, one.id);
            QCOMPARE(status.state, StepState::Done);
        }
        QCOMPARE(statusOf(later, StepId::Dataset).state, StepState::Reused);
        QCOMPARE(statusOf(later, StepId::Dataset).id, later.plan().target.datasetId);
        QCOMPARE(textOf(later, u"runHeading"_s), u"Draft of the dataflow created"_s);
        QVERIFY(textOf(later, u"runSummary"_s).startsWith(u"Created today"_s));
        QCOMPARE(later.program().runPresenter().facts().flow.id, statusOf(later, StepId::Flow).id);
        press(later, u"publishButton"_s);
        agree(later);
        QTRY_COMPARE_WITH_TIMEOUT(publishedIn(directory), 3, Driver::longWait);
        RunPresenter &run = later.program().runPresenter();
        QTRY_VERIFY_WITH_TIMEOUT(!run.progress().flow.state.isEmpty(), Driver::longWait);
        QCOMPARE(run.progress().flow.state, u"enabled"_s);
    }
    Driver last(directory.path());
    QVERIFY(!last.find(u"runRow0"_s));
}

void Unpublished::removedAtALaterStart()
{
    const QTemporaryDir directory;
    leaveDraft(directory);
    Driver later(directory.path());
    startDemo(later);
    press(later, u"showDraftButton0"_s);
    QTRY_VERIFY(later.isOnStep(ui::RunStep));
    press(later, u"removeDraftButton"_s);
    agree(later);
    waitFor(later, Phase::Removed);
    QVERIFY(later.program().runPresenter().undoOutcome()->ok);
    QCOMPARE(recordIn(directory).stage, journal::Stage::Removed);
}

// Then it is no draft, whatever this computer remembers, and is not offered for ever.
void Unpublished::publishedElsewhereMeanwhile()
{
    const QTemporaryDir directory;
    Driver driver(directory.path());
    makeDraft(driver);
    using Named = api::wire::Named;
    const QList<std::pair<Named, StepId>> all{{Named::SourceConnection, StepId::SourceConnection},
                                              {Named::TargetConnection, StepId::TargetConnection},
                                              {Named::Flow, StepId::Flow}};
    for (const auto &[kind, step] : all) {
        std::optional<Result<net::Response>> answer;
        const Call call = driver.program().session().transport().send(
            api::wire::publish(kind, statusOf(driver, step).id),
            [&answer](const Result<net::Response> &outcome) { answer = outcome; });
        QTRY_VERIFY_WITH_TIMEOUT(answer, Driver::longWait);
        QVERIFY(*answer && (*answer)->isSuccess());
    }
    press(driver, u"publishButton"_s);
    agree(driver);
    QTRY_COMPARE_WITH_TIMEOUT(publishedIn(directory), 3, Driver::longWait);
    QTRY_VERIFY(driver.find(u"publishItem2"_s));
    QTRY_VERIFY(textOf(driver, u"publishSentence"_s).contains(u"was published already"_s));
    QVERIFY(run::isPublished(recordIn(directory)));
}

void Unpublished::whatIsPublishedInPartIsNotRemoved()
{
    const QTemporaryDir directory;
    leaveDraft(directory);
    const journal::RunRecord made = recordIn(directory);
    note(directory, {.kind = journal::EntryKind::Published,
                     .atMs = made.lastAt + 1,
                     .step = made.made.first().step,
                     .id = made.made.first().id});
    Driver later(directory.path());
    startDemo(later);
    QTRY_VERIFY_WITH_TIMEOUT(later.find(u"showDraftButton0"_s), Driver::longWait);
    QVERIFY(later.find(u"runRow0"_s)->accessibleDescription().contains(u"in part"_s));
    press(later, u"showDraftButton0"_s);
    QTRY_VERIFY(later.find(u"publishButton"_s));
    QVERIFY(!later.find(u"removeDraftButton"_s));
}

void Unpublished::settledByAnotherWindowMeanwhile()
{
    const QTemporaryDir directory;
    leaveDraft(directory);
    Driver later(directory.path());
    startDemo(later);
    QTRY_VERIFY_WITH_TIMEOUT(later.find(u"showDraftButton0"_s), Driver::longWait);
    note(directory, {.kind = journal::EntryKind::Dismissed, .atMs = 1});
    press(later, u"showDraftButton0"_s);
    QTRY_VERIFY(!later.find(u"runRow0"_s));
    QVERIFY(later.isOnStep(ui::ConnectStep));
}

void Unpublished::forgotten()
{
    const QTemporaryDir directory;
    leaveDraft(directory);
    const QString flow = recordIn(directory).made.last().id;
    Driver later(directory.path());
    startDemo(later);
    press(later, u"forgetRunButton0"_s);
    QTRY_VERIFY(later.find(u"confirmDialog"_s));
    const QString text = later.find(u"confirmDialog"_s)->accessibleDescription();
    QVERIFY2(text.contains(u"as a draft"_s), qPrintable(text));
    QVERIFY2(text.contains(flow), qPrintable(text));
    agree(later);
    QTRY_VERIFY(!later.find(u"runRow0"_s));
    QCOMPARE(recordIn(directory).stage, journal::Stage::Dismissed);
}

QTEST_MAIN(Unpublished)

#include "tst_unpublished.moc"
