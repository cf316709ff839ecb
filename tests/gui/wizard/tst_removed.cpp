// SPDX-License-Identifier: Apache-2.0
//
// Removing what a run made, as somebody at the keyboard sees it: rows are asked about, what cannot
// go can be left there, and nothing is ticked that does not exist any more.
#include "api/wire/batchwire.h"
#include "api/wire/query.h"
#include "gui/wizard/demorun.h"
#include "pages/steps.h"
#include "storage/planfile.h"
#include "widgets/steprail.h"

#include <QAbstractButton>
#include <QDialog>
#include <QJsonObject>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace dfw;
using presenters::RunPresenter;
using run::StepId;
using run::UndoState;
using namespace dfw::test;
using Phase = RunPresenter::Phase;

namespace {

void begin(Driver &driver, const QString &plan, const QStringList &drills = {})
{
    review(driver, plan);
    driver.program().demo().setDrills(drills);
    QVERIFY(driver.click(u"nextButton"_s));
}

void pressOn(Driver &driver, const QString &button)
{
    QTRY_VERIFY(!driver.find(u"confirmDialog"_s));
    // Closing the question gives the window back its keys, but not at once.
    driver.window().activateWindow();
    QTRY_VERIFY(driver.window().isActiveWindow());
    QVERIFY(driver.tabTo(button));
    driver.press(Qt::Key_Space);
}

run::UndoStatus itemOf(Driver &driver, StepId step)
{
    for (const run::UndoStatus &one : driver.program().runPresenter().undoStatuses()) {
        if (one.step == step)
            return one;
    }
    return {};
}

QString sentenceOf(Driver &driver, StepId step)
{
    const QList<run::UndoStatus> all = driver.program().runPresenter().undoStatuses();
    for (int i = 0; i < all.size(); ++i) {
        if (all.at(i).step == step)
            return driver.find(u"undoRow%1"_s.arg(i))->accessibleDescription();
    }
    return {};
}

std::optional<net::Response> send(Driver &driver, const net::Request &request)
{
    std::optional<Result<net::Response>> answer;
    const Call call = driver.program().session().transport().send(
        request, [&answer](const Result<net::Response> &outcome) { answer = outcome; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, Driver::longWait) || !*answer)
        return std::nullopt;
    return **answer;
}

// A whole run, whose program died before it could write down that it was the end.
void runAndKill(const QString &directory, bool waitForRows)
{
    QString journal;
    {
        Driver driver(directory);
        begin(driver, u"customer-success"_s);
        waitFor(driver, Phase::Created);
        RunPresenter &presenter = driver.program().runPresenter();
        journal = presenter.journalPath();
        const auto rowsOf = [&] {
            const QString id = presenter.outcome()->ids.value(StepId::Dataset);
            const auto answer = send(driver, api::wire::listBatches(id));
            const auto page = answer ? api::wire::readBatches(id, 0, *answer)
                                     : Result<api::wire::BatchPage>(Error{});
            return page && !page->stored.atLeast ? page->stored.rows : 0;
        };
        if (waitForRows)
            QTRY_VERIFY_WITH_TIMEOUT(rowsOf() > 0, Driver::longWait);
        if (!waitForRows) {
            const QJsonObject schema{
                {u"id"_s, presenter.outcome()->ids.value(StepId::Schema)},
                {u"contentType"_s, u"application/vnd.adobe.xed+json;version=1"_s}};
            const auto made =
                send(driver,
                     api::wire::post("createDataset", QByteArray(api::wire::catalog) + "/dataSets",
                                     {{u"name"_s, u"Somebody else's"_s}, {u"schemaRef"_s, schema}},
                                     net::Repeat::Create));
            QVERIFY(made && made->isSuccess());
        }
    }
    QFile file(journal);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray text = file.readAll();
    const qsizetype end = text.lastIndexOf("\n{", text.lastIndexOf("\"event\":\"ended\""));
    QVERIFY(end > 0);
    QVERIFY(file.resize(end + 1));
}

void removeAtTheStart(Driver &driver)
{
    QVERIFY(driver.click(u"startDemoButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(driver.find(u"removeRunButton0"_s), Driver::longWait);
    QVERIFY(driver.click(u"removeRunButton0"_s));
    QVERIFY(driver.click(u"actButton"_s));
    waitFor(driver, Phase::Removed);
}

} // namespace

class Removed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsTickedThatIsGone();
    void rowsAreAskedAbout();
    void whatSomebodyUsesIsLeftThere();
    void whatWasChangedIsLeftThere();
    void aWaitIsTold();
};

void Removed::nothingIsTickedThatIsGone()
{
    Driver driver;
    begin(driver, u"database"_s, {u"forbidden@flow"_s});
    waitFor(driver, Phase::Stopped);
    QVERIFY(driver.click(u"removeMadeButton"_s));
    QVERIFY(driver.click(u"actButton"_s));
    waitFor(driver, Phase::Removed);
    QVERIFY(driver.program().runPresenter().undoOutcome()->ok);
    QVERIFY(!driver.find(u"leaveThereButton"_s));
    QVERIFY(!driver.find(u"removeDataButton"_s));
    pressOn(driver, u"backToReviewButton"_s);
    QVERIFY(driver.isOnStep(ui::ReviewStep));
    const auto *step = driver.find(u"railStep%1"_s.arg(ui::RunStep));
    QVERIFY(step);
    QVERIFY2(!step->accessibleName().contains(u"done"_s, Qt::CaseInsensitive),
             qPrintable(step->accessibleName()));
    QVERIFY(driver.find(u"railStep0"_s)->accessibleName().contains(u"done"_s, Qt::CaseInsensitive));
}

void Removed::rowsAreAskedAbout()
{
    const QTemporaryDir directory;
    runAndKill(directory.path(), true);
    Driver next(directory.path());
    removeAtTheStart(next);
    QCOMPARE(itemOf(next, StepId::Dataset).state, UndoState::HasData);
    QCOMPARE(itemOf(next, StepId::Schema).state, UndoState::Needed);
    const qint64 rows = itemOf(next, StepId::Dataset).stored.rows;
    QVERIFY(rows > 0);
    const QString count = QString::number(rows) + u" row"_s;
    QVERIFY2(sentenceOf(next, StepId::Dataset).contains(count),
             qPrintable(sentenceOf(next, StepId::Dataset)));
    QVERIFY(!sentenceOf(next, StepId::Schema).isEmpty());
    QCOMPARE(next.find<QLabel>(u"undoHeading"_s)->text(), u"Not everything is removed"_s);
    QVERIFY(next.find(u"leaveThereButton"_s));

    // The harmless answer is the default one.
    pressOn(next, u"removeDataButton"_s);
    QTRY_VERIFY(next.find(u"confirmDialog"_s));
    QVERIFY(next.find<QAbstractButton>(u"actButton"_s)->text().contains(count));
    QVERIFY(next.click(u"keepButton"_s));
    QCOMPARE(next.program().runPresenter().phase(), Phase::Removed);

    pressOn(next, u"removeDataButton"_s);
    QVERIFY(next.click(u"actButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(next.program().runPresenter().undoOutcome() &&
                                 next.program().runPresenter().undoOutcome()->ok,
                             Driver::longWait);
    QCOMPARE(itemOf(next, StepId::Dataset).state, UndoState::Deleted);
    QVERIFY(!next.find(u"removeDataButton"_s));
}

// Somebody's dataset is made with the schema of this run.
void Removed::whatSomebodyUsesIsLeftThere()
{
    const QTemporaryDir directory;
    runAndKill(directory.path(), false);
    {
        Driver next(directory.path());
        removeAtTheStart(next);
        if (itemOf(next, StepId::Dataset).state == UndoState::HasData) { // rows were quick
            next.program().runPresenter().remove(run::UndoData::Remove);
            waitFor(next, Phase::Removed);
        }
        QCOMPARE(itemOf(next, StepId::Schema).state, UndoState::Refused);
        const QString why = sentenceOf(next, StepId::Schema);
        QVERIFY2(why.contains(u"could not be removed: a dataset uses it"_s), qPrintable(why));
        QVERIFY2(why.contains(u"Somebody else's"_s), qPrintable(why));
        QVERIFY(next.find(u"removeAgainButton"_s));
        pressOn(next, u"leaveThereButton"_s);
        QTRY_VERIFY(!next.find(u"leaveThereButton"_s));
        QVERIFY(!next.find(u"removeAgainButton"_s));
        const auto ids = next.window().findChildren<QLabel *>();
        QVERIFY(std::any_of(ids.begin(), ids.end(), [&](const QLabel *one) {
            return one->isVisible() && one->text().contains(itemOf(next, StepId::Schema).id);
        }));
    }
    Driver last(directory.path());
    QVERIFY(!last.find(u"runRow0"_s)); // it is over
}

void Removed::whatWasChangedIsLeftThere()
{
    const QTemporaryDir directory;
    {
        Driver driver(directory.path());
        begin(driver, u"database"_s, {u"forbidden@flow"_s});
        waitFor(driver, Phase::Stopped);
        driver.program().demo().setDrills({u"etag-clash"_s});
        QVERIFY(driver.click(u"removeMadeButton"_s));
        QVERIFY(driver.click(u"actButton"_s));
        waitFor(driver, Phase::Removed);
        const QList<run::UndoStatus> all = driver.program().runPresenter().undoStatuses();
        QVERIFY(std::any_of(all.begin(), all.end(), [](const run::UndoStatus &one) {
            return one.state == UndoState::Changed;
        }));
        const QString about =
            driver.window().findChild<QLabel *>(u"pageInstruction"_s)
                ? driver.window().findChild<QLabel *>(u"pageInstruction"_s)->text()
                : QString();
        QVERIFY2(!about.contains(u"as it was"_s), qPrintable(about));
        // Something is to be decided, and the rail leads back to it.
        pressOn(driver, u"backToReviewButton"_s);
        QVERIFY(driver.isOnStep(ui::ReviewStep));
        QVERIFY(driver.click(u"railStep%1"_s.arg(ui::RunStep)));
        QVERIFY(driver.isOnStep(ui::RunStep));
        pressOn(driver, u"leaveThereButton"_s);
        QTRY_VERIFY(!driver.find(u"leaveThereButton"_s));
    }
    Driver last(directory.path());
    QVERIFY(!last.find(u"runRow0"_s));
}

// What was sent a moment ago may be made yet.
void Removed::aWaitIsTold()
{
    const QTemporaryDir directory;
    {
        Driver driver(directory.path());
        begin(driver, u"database"_s, {u"hang@flow"_s});
        QTRY_VERIFY_WITH_TIMEOUT(statusOf(driver, StepId::Flow).state == run::StepState::Running,
                                 Driver::longWait);
    }
    Driver next(directory.path());
    QVERIFY(next.click(u"startDemoButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(next.find(u"removeRunButton0"_s), Driver::longWait);
    QVERIFY(next.click(u"removeRunButton0"_s));
    QVERIFY(next.click(u"actButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(next.find(u"undoPauseNote"_s), Driver::longWait);
    QCOMPARE(itemOf(next, StepId::Flow).state, UndoState::Looking);
    waitFor(next, Phase::Removed);
    QVERIFY(next.program().runPresenter().undoOutcome()->ok);
    QVERIFY(!next.find(u"undoPauseNote"_s));
}

QTEST_MAIN(Removed)

#include "tst_removed.moc"
