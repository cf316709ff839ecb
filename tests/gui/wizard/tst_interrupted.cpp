// SPDX-License-Identifier: Apache-2.0
//
// Runs that stop, and what the window offers then and at the next start. The faults are the demo's
// own drills, over real HTTP.
#include "gui/wizard/demorun.h"
#include "journal/journals.h"
#include "pages/steps.h"
#include "run/provisionsteps.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QListWidget>

using namespace Qt::StringLiterals;
using namespace dfw;
using presenters::RunPresenter;
using run::StepId;
using run::StepState;
using run::UndoState;
using namespace dfw::test;
using Phase = RunPresenter::Phase;

namespace {

// Everything but the flow is made, and the program gone while the flow's answer is awaited.
void interrupt(const QString &directory, QMap<StepId, QString> *ids = nullptr)
{
    Driver driver(directory);
    runUntilTheFlowHangs(driver);
    for (const StepId step :
         {StepId::SourceConnection, StepId::TargetConnection, StepId::MappingSet}) {
        QCOMPARE(statusOf(driver, step).state, StepState::Done);
        if (ids)
            ids->insert(step, statusOf(driver, step).id);
    }
}

} // namespace

class InterruptedRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOnAtTheNextStart();
    void removedAtTheNextStart();
    void startedOver();
    void forgottenListsItsIds();
    void aFailedRunIsRemovedAndMadeAgain();
    void supportTextIsCopied();
    void stopAnswersAtOnce();
    void closingSaysThatTheRunCanGoOn();
    void aJournalThatCannotBeWrittenStopsTheRun();
    void theSecondWindowIsTold();
    void severalFoundAreChosenFrom();
    void drillsAreTheDemosAlone();
};

void InterruptedRuns::goesOnAtTheNextStart()
{
    const QTemporaryDir directory;
    QMap<StepId, QString> ids;
    interrupt(directory.path(), &ids);
    Driver next(directory.path());
    QVERIFY(next.find(u"runRow0"_s));
    QVERIFY(!next.find(u"continueRunButton0"_s)); // where it belongs is not there yet
    startDemo(next);
    QTRY_VERIFY_WITH_TIMEOUT(next.find(u"continueRunButton0"_s), Driver::longWait);
    // Its words are seen, and not its buttons alone.
    const QWidget *page = next.find(u"pageScroll"_s);
    const QWidget *card = next.find(u"interruptedCard"_s);
    QVERIFY(page && card);
    QVERIFY(card->mapTo(page, QPoint()).y() >= 0);
    QVERIFY(next.tabTo(u"continueRunButton0"_s));
    next.press(Qt::Key_Space);
    QTRY_VERIFY(next.isOnStep(ui::RunStep));
    waitFor(next, Phase::Created);
    for (auto id = ids.cbegin(); id != ids.cend(); ++id)
        QCOMPARE(statusOf(next, id.key()).id, id.value());
    QVERIFY(!statusOf(next, StepId::Flow).id.isEmpty());
    Driver last(directory.path());
    QVERIFY(!last.find(u"runRow0"_s));
}

void InterruptedRuns::removedAtTheNextStart()
{
    const QTemporaryDir directory;
    interrupt(directory.path());
    Driver next(directory.path());
    startDemo(next);
    QTRY_VERIFY(next.find(u"removeRunButton0"_s));
    QTRY_VERIFY(next.find(u"runRow0"_s));
    const QString row = next.find(u"runRow0"_s)->accessibleDescription();
    QVERIFY2(row.contains(u"and 1 more that may have been made."_s), qPrintable(row));
    QVERIFY(next.click(u"removeRunButton0"_s));
    QTRY_VERIFY(next.find(u"confirmDialog"_s));
    const QString text = next.find(u"confirmDialog"_s)->accessibleDescription();
    QVERIFY2(text.contains(u"(may have been made)\n"_s), qPrintable(text)); // the flow
    QVERIFY2(text.contains(u"looked for first"_s), qPrintable(text));
    QVERIFY(next.click(u"actButton"_s));
    waitFor(next, Phase::Removed);
    QVERIFY(next.isOnStep(ui::RunStep));
    const auto &outcome = next.program().runPresenter().undoOutcome();
    QVERIFY(outcome->ok);
    for (const run::UndoStatus &one : outcome->items)
        QCOMPARE(one.state, one.step == StepId::MappingSet ? UndoState::Stays : UndoState::Deleted);
    QVERIFY(outcome->items.size() >= 3);
    QVERIFY(next.find(u"undoRow0"_s));
    QVERIFY(!next.find(u"removeAgainButton"_s));
}

void InterruptedRuns::startedOver()
{
    const QTemporaryDir directory;
    interrupt(directory.path());
    Driver next(directory.path());
    startDemo(next);
    QVERIFY(next.click(u"startOverButton0"_s));
    QVERIFY(next.click(u"actButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(next.isOnStep(ui::ReviewStep), Driver::longWait);
    QCOMPARE(next.plan().name, u"Database dataflow using BigQuery"_s);
    QVERIFY(next.click(u"nextButton"_s));
    waitFor(next, Phase::Created);
    QCOMPARE(statusOf(next, StepId::SourceConnection).state, StepState::Done);
}

void InterruptedRuns::forgottenListsItsIds()
{
    const QTemporaryDir directory;
    QMap<StepId, QString> ids;
    interrupt(directory.path(), &ids);
    Driver next(directory.path());
    startDemo(next);
    QVERIFY(next.click(u"forgetRunButton0"_s));
    QTRY_VERIFY(next.find(u"confirmDialog"_s));
    const QString text = next.find(u"confirmDialog"_s)->accessibleDescription();
    QVERIFY2(text.contains(ids.value(StepId::SourceConnection)), qPrintable(text));
    QVERIFY(text.contains(ids.value(StepId::TargetConnection)));
    QVERIFY(next.click(u"actButton"_s));
    QTRY_VERIFY(!next.find(u"interruptedCard"_s));
    Driver last(directory.path());
    QVERIFY(!last.find(u"runRow0"_s));
}

void InterruptedRuns::aFailedRunIsRemovedAndMadeAgain()
{
    Driver driver;
    review(driver);
    driver.program().demo().setDrills({u"forbidden@flow"_s});
    QVERIFY(driver.click(u"nextButton"_s));
    waitFor(driver, Phase::Stopped);
    QVERIFY(!driver.find<QLabel>(u"failureWho"_s)->text().isEmpty());
    QVERIFY(driver.click(u"removeMadeButton"_s));
    QVERIFY(driver.click(u"actButton"_s));
    waitFor(driver, Phase::Removed);
    QVERIFY(driver.click(u"backToReviewButton"_s));
    QVERIFY(driver.isOnStep(ui::ReviewStep));
    QVERIFY(driver.click(u"nextButton"_s));
    waitFor(driver, Phase::Created);
}

void InterruptedRuns::supportTextIsCopied()
{
    Driver driver;
    review(driver);
    driver.program().demo().setDrills({u"forbidden@flow"_s});
    QVERIFY(driver.click(u"nextButton"_s));
    waitFor(driver, Phase::Stopped);
    QVERIFY(driver.click(u"copySupportButton"_s));
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.contains(u"Code: FLOW-2118-403"_s), qPrintable(text));
    QVERIFY(text.contains(u"Step: flow"_s));
    QVERIFY(text.contains(u"HTTP status: 403"_s));
    QVERIFY(text.contains(u"Request ID: "_s));
    QVERIFY(text.contains(statusOf(driver, StepId::SourceConnection).id));
    const auto token = driver.program().session().redactor().redact(text);
    QCOMPARE(token, text); // nothing is left to take out
}

void InterruptedRuns::stopAnswersAtOnce()
{
    Driver driver;
    runUntilTheFlowHangs(driver);
    QElapsedTimer clock;
    clock.start();
    driver.program().runPresenter().cancel();
    QCOMPARE(driver.program().runPresenter().phase(), Phase::Stopped);
    QVERIFY2(clock.elapsed() < 100, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(driver.find(u"removeMadeButton"_s));
    QVERIFY(driver.find(u"tryAgainButton"_s));
}

void InterruptedRuns::closingSaysThatTheRunCanGoOn()
{
    Driver driver;
    runUntilTheFlowHangs(driver);
    driver.window().close();
    QTRY_VERIFY(driver.find(u"confirmDialog"_s));
    QVERIFY(driver.find(u"confirmDialog"_s)->accessibleDescription().contains(u"next start"_s));
    QVERIFY(driver.click(u"keepButton"_s));
    QVERIFY(driver.window().isVisible());
    QCOMPARE(driver.program().runPresenter().phase(), Phase::Running);
}

void InterruptedRuns::aJournalThatCannotBeWrittenStopsTheRun()
{
    const QTemporaryDir directory;
    QFile inTheWay(directory.filePath(u"runs"_s)); // no folder can be made here
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    Driver driver(directory.path());
    review(driver);
    QVERIFY(driver.click(u"nextButton"_s));
    waitFor(driver, Phase::Stopped);
    QCOMPARE(driver.program().runPresenter().outcome()->error->kind, ErrorKind::Storage);
    QCOMPARE(statusOf(driver, StepId::SourceConnection).state, StepState::Waiting);
    QVERIFY(driver.find<QLabel>(u"failureWhat"_s)->text().contains(u"journal"_s));
    QVERIFY(!driver.find(u"removeMadeButton"_s));
}

void InterruptedRuns::theSecondWindowIsTold()
{
    const QTemporaryDir directory;
    Driver first(directory.path());
    review(first);
    first.program().demo().setDrills({u"forbidden@flow"_s});
    QVERIFY(first.click(u"nextButton"_s));
    waitFor(first, Phase::Stopped);
    Driver second(directory.path());
    QVERIFY(second.find(u"runRow0"_s));
    QVERIFY(second.find(u"runRow0"_s)->accessibleDescription().contains(u"Another window"_s));
    QVERIFY(!second.find(u"continueRunButton0"_s));
    QVERIFY(!second.find(u"forgetRunButton0"_s));
}

// What one request would make is there twice, and nobody but the user can say which one counts.
void InterruptedRuns::severalFoundAreChosenFrom()
{
    Driver driver;
    review(driver);
    RunPresenter &run = driver.program().runPresenter();
    driver.program().demo().setDrills({u"hang@sourceConnection"_s});
    QVERIFY(driver.click(u"nextButton"_s));
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(driver, StepId::SourceConnection).state, StepState::Running,
                              Driver::longWait);
    // Sent after it, and answered: so it has arrived, and hangs.
    for (const StepId after : {StepId::TargetConnection, StepId::MappingSet})
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(driver, after).state, StepState::Done, Driver::longWait);
    driver.program().demo().setDrills({});
    const net::Request request =
        run::requestsFor(StepId::SourceConnection, run.plan(), run.facts()).first();
    int made = 0;
    const auto count = [&made](const Result<net::Response> &answer) {
        if (answer && answer->isSuccess())
            ++made;
    };
    net::Transport &transport = driver.program().session().transport();
    const Call first = transport.send(request, count);
    const Call second = transport.send(request, count);
    QTRY_COMPARE_WITH_TIMEOUT(made, 2, Driver::longWait);
    run.cancel();
    QVERIFY(driver.click(u"tryAgainButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(driver.find(u"candidateButton1"_s), Driver::longWait);
    QVERIFY(!driver.find(u"tryAgainButton"_s)); // choosing comes first
    QVERIFY(!driver.find(u"candidateButton2"_s));
    QVERIFY(driver.find<QLabel>(u"failureNext"_s)->text().contains(u"The others"_s));
    const QString wanted = statusOf(driver, StepId::SourceConnection).candidates.at(1).id;
    QVERIFY(driver.tabTo(u"candidateButton1"_s));
    driver.press(Qt::Key_Space);
    waitFor(driver, Phase::Created);
    QCOMPARE(statusOf(driver, StepId::SourceConnection).id, wanted);
}

void InterruptedRuns::drillsAreTheDemosAlone()
{
    Driver driver;
    QVERIFY(!driver.find(u"drillsLink"_s));
    startDemo(driver);
    QVERIFY(driver.click(u"drillsLink"_s));
    auto *list = driver.find<QListWidget>(u"drillList"_s);
    QVERIFY(list);
    QCOMPARE(list->count(), driver.program().demo().drillNames().size());
    for (int i = 0; i < list->count(); ++i)
        QVERIFY2(list->item(i)->text().endsWith(u'.'), qPrintable(list->item(i)->text()));
    list->setCurrentRow(3);
    QVERIFY(driver.click(u"setDrillButton"_s));
    QCOMPARE(driver.program().demo().drills(),
             QStringList{driver.program().demo().drillNames().at(3)});
    QVERIFY(driver.click(u"noDrillButton"_s));
    QVERIFY(driver.program().demo().drills().isEmpty());
    QVERIFY(driver.click(u"leaveDemoLink"_s));
    QTRY_VERIFY(!driver.find(u"drillDialog"_s));
    QVERIFY(!driver.find(u"drillsLink"_s));
}

QTEST_MAIN(InterruptedRuns)

#include "tst_interrupted.moc"
