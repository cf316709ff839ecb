// SPDX-License-Identifier: Apache-2.0
//
// A run that pauses and is told to go on, and what a changed plan leaves behind; by keys. The
// faults are the demo's own drills.
#include "gui/wizard/demorun.h"
#include "journal/journals.h"
#include "pages/steps.h"
#include "run/provisionsteps.h"
#include "widgets/timeline.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace dfw;
using presenters::RunPresenter;
using run::StepId;
using run::StepState;
using run::UndoState;
using namespace dfw::test;
using Phase = RunPresenter::Phase;

namespace {

// No pause ends by itself: what goes on was told to.
class PatientClock : public SystemScheduler
{
public:
    Call after(std::chrono::milliseconds delay, std::function<void()> then) override
    {
        using namespace std::chrono_literals;
        return SystemScheduler::after(delay < 900ms ? delay : 1h, std::move(then));
    }
};

QString textOf(Driver &driver, const QString &note)
{
    return driver.find(note) ? driver.find(note)->accessibleName() : QString();
}

// Stopped at the flow; what the source connection is made of is another thing then.
void stopAndChange(Driver &driver)
{
    review(driver);
    driver.program().demo().setDrills({u"forbidden@flow"_s});
    QVERIFY(driver.click(u"nextButton"_s));
    waitFor(driver, Phase::Stopped);
    FlowPlan changed = driver.plan();
    changed.source.name += u" again"_s;
    driver.program().keeper().edit(presenters::PlanKeeper::Section::Source, changed);
    driver.program().demo().setDrills({});
}

} // namespace

class BadWeather : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void howLongAStepTakesIsSeenGrowing();
    void aPauseIsEndedByKeys();
    void aPauseThatWasAskedForIsKept();
    void whatAChangedPlanLeavesIsToldOf();
    void whatCannotGoIsToldOf();
    void anInterruptedRemovalIsOffered();
};

// A request that takes half a minute is told from one that hangs by nothing else.
void BadWeather::howLongAStepTakesIsSeenGrowing()
{
    Driver driver;
    runUntilTheFlowHangs(driver);
    const auto *timeline = driver.find<ui::Timeline>(u"stepTimeline"_s);
    QVERIFY(timeline);
    const auto took = [timeline] {
        const ui::TimelineStep flow = timeline->steps().last();
        return flow.endMs - flow.startMs;
    };
    const double before = took();
    QTRY_VERIFY(took() > before + 300);
    // Not read out each time.
    const QString spoken = driver.find(u"timelineRow7"_s)->accessibleName();
    const double then = took();
    QTRY_VERIFY(took() > then + 300);
    QCOMPARE(driver.find(u"timelineRow7"_s)->accessibleName(), spoken);
    driver.program().runPresenter().cancel();
    waitFor(driver, Phase::Stopped);
}

void BadWeather::aPauseIsEndedByKeys()
{
    const QTemporaryDir directory;
    PatientClock clock;
    Driver driver(directory.path(), &clock);
    review(driver);
    driver.program().demo().setDrills({u"reply-lost@sourceConnection"_s});
    QVERIFY(driver.click(u"nextButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(driver.find(u"tryNowButton"_s), Driver::longWait);
    QVERIFY(!driver.find(u"tryNowButton"_s)->accessibleName().isEmpty());
    QVERIFY2(textOf(driver, u"pauseNote"_s).contains(u"got lost"_s),
             qPrintable(textOf(driver, u"pauseNote"_s)));
    QCOMPARE(statusOf(driver, StepId::SourceConnection).state, StepState::Looking);
    QVERIFY(driver.tabTo(u"tryNowButton"_s));
    driver.press(Qt::Key_Space);
    QVERIFY(driver.hasFocus(u"runningText"_s)); // whoever presses twice stops nothing
    waitFor(driver, Phase::Created);
    QCOMPARE(statusOf(driver, StepId::SourceConnection).state, StepState::Adopted);
    QVERIFY(!driver.find(u"tryNowButton"_s));
}

void BadWeather::aPauseThatWasAskedForIsKept()
{
    const QTemporaryDir directory;
    PatientClock clock;
    Driver driver(directory.path(), &clock);
    review(driver);
    driver.program().demo().setDrills({u"rate-limit@sourceConnection"_s});
    QVERIFY(driver.click(u"nextButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(driver.find(u"pauseNote"_s), Driver::longWait);
    QVERIFY2(textOf(driver, u"pauseNote"_s).contains(u"named this time"_s),
             qPrintable(textOf(driver, u"pauseNote"_s)));
    QVERIFY(!driver.find(u"tryNowButton"_s));
    driver.program().runPresenter().tryNow();
    QVERIFY(statusOf(driver, StepId::SourceConnection).pause);
}

void BadWeather::whatAChangedPlanLeavesIsToldOf()
{
    Driver driver;
    stopAndChange(driver);
    const QString before = statusOf(driver, StepId::SourceConnection).id;
    QVERIFY(driver.tabTo(u"tryAgainButton"_s));
    driver.press(Qt::Key_Space);
    waitFor(driver, Phase::Created);
    RunPresenter &run = driver.program().runPresenter();
    QTRY_VERIFY_WITH_TIMEOUT(run.tidyOutcome(), Driver::longWait);
    QVERIFY(run.tidyOutcome()->ok);
    QCOMPARE(run.tidied().first().id, before);
    QVERIFY2(textOf(driver, u"tidyNote"_s).contains(u"Removed: Source connection."_s),
             qPrintable(textOf(driver, u"tidyNote"_s)));
    QVERIFY(driver.find<QLabel>(u"tidyDetails"_s)->text().contains(before));
    QVERIFY(!driver.find(u"removeLeftoversButton"_s));
    QVERIFY(!driver.find(u"tidyDetailsLink"_s)); // one line needs no link
}

void BadWeather::whatCannotGoIsToldOf()
{
    const QTemporaryDir directory;
    {
        Driver driver(directory.path());
        stopAndChange(driver);
        driver.program().demo().setDrills({u"etag-clash@sourceConnection*0"_s});
        QVERIFY(driver.click(u"tryAgainButton"_s));
        waitFor(driver, Phase::Created);
        RunPresenter &run = driver.program().runPresenter();
        QTRY_VERIFY_WITH_TIMEOUT(run.tidyOutcome(), Driver::longWait);
        QCOMPARE(run.tidied().first().state, UndoState::Changed);
        const QString text = textOf(driver, u"tidyNote"_s);
        QVERIFY2(text.contains(u"Still there: Source connection."_s), qPrintable(text));
        QVERIFY(driver.find<QLabel>(u"tidyDetails"_s)->text().contains(u"was changed"_s));
        QVERIFY(driver.tabTo(u"removeLeftoversButton"_s));
        driver.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(run.tidyOutcome(), Driver::longWait);
        QVERIFY(!run.tidyOutcome()->ok);
        QCOMPARE(run.phase(), Phase::Created);
    }
    // Whoever wants to hear no more of it says so.
    Driver next(directory.path());
    startDemo(next);
    QTRY_VERIFY_WITH_TIMEOUT(next.find(u"removeRunButton0"_s), Driver::longWait);
    QVERIFY(next.click(u"forgetRunButton0"_s));
    QVERIFY(next.click(u"actButton"_s));
    QTRY_VERIFY(!next.find(u"interruptedCard"_s));
}

// The program goes in the moment in which all is made.
void BadWeather::anInterruptedRemovalIsOffered()
{
    const QTemporaryDir directory;
    {
        Driver driver(directory.path());
        stopAndChange(driver);
        RunPresenter &run = driver.program().runPresenter();
        bool gone = false;
        connect(
            &run, &RunPresenter::phaseChanged, &run,
            [&] {
                if (run.phase() == Phase::Created && !std::exchange(gone, true))
                    driver.program().session().disconnectFromPlatform();
            },
            Qt::QueuedConnection);
        QVERIFY(driver.click(u"tryAgainButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(gone, Driver::longWait);
    }
    Driver next(directory.path());
    QVERIFY(next.find(u"runRow0"_s));
    startDemo(next);
    QTRY_VERIFY_WITH_TIMEOUT(next.find(u"removeRunButton0"_s), Driver::longWait);
    const QString words = next.find(u"runRow0"_s)->accessibleDescription();
    QVERIFY2(words.contains(u"earlier form of its plan"_s), qPrintable(words));
    QVERIFY(!next.find(u"continueRunButton0"_s)); // all is made
    QVERIFY(!next.find(u"startOverButton0"_s));
    QVERIFY(next.tabTo(u"removeRunButton0"_s));
    next.press(Qt::Key_Space);
    QTRY_VERIFY(next.find(u"confirmDialog"_s));
    QVERIFY(
        next.find(u"confirmDialog"_s)->accessibleDescription().contains(u"Source connection"_s));
    QVERIFY(next.click(u"actButton"_s));
    waitFor(next, Phase::Removed);
    const auto &outcome = next.program().runPresenter().undoOutcome();
    QVERIFY(outcome->ok);
    QCOMPARE(outcome->items.size(), 1);
    QCOMPARE(outcome->items.first().state, UndoState::Deleted);
    QVERIFY(next.find<QLabel>(u"undoHeading"_s)->text().contains(u"left over"_s));
    const auto all = journal::Journals(directory.filePath(u"runs"_s)).list();
    QCOMPARE(all.first().record->stage, journal::Stage::Complete); // the run itself stays
    Driver last(directory.path());
    QVERIFY(!last.find(u"runRow0"_s));
}

QTEST_MAIN(BadWeather)

#include "tst_badweather.moc"
