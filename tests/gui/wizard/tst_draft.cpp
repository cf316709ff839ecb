// SPDX-License-Identifier: Apache-2.0
//
// Work that was not saved, after the program ended without a word: the composition is dropped as a
// kill drops it, and another one started on the same folders.
#include "gui/wizard/draftfolder.h"
#include "pages/steps.h"

#include <memory>
#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace dfw;
using presenters::RunPresenter;
using namespace dfw::test;

namespace {

const QString example = QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/database.json"_s;

} // namespace

class DraftInTheWizard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byKeysHalfTypedFormatComesBack();
    void byMouseConstantWithoutFieldComesBack();
    void namesOnReviewComeBack();
    void ignoredOfferStays();
    void discardedIsAsked();
    void closingWithoutSavingOffersNothing();
    void createdRunLeavesNothing();
    void failingDiskIsToldInTheWindow();
    void secretsThatAreTypedStayOut();
};

void DraftInTheWizard::byKeysHalfTypedFormatComesBack()
{
    const QTemporaryDir directory;
    FlowPlan plan;
    {
        Driver driver(directory.path());
        openInDemo(driver, ui::ScheduleStep);
        QVERIFY(driver.tabTo(u"deltaDateFormat"_s));
        driver.press(Qt::Key_A, Qt::ControlModifier);
        driver.type(u"yyyy-M"_s);
        QTRY_COMPARE(writtenDraft(directory).typing.text, u"yyyy-M"_s);
        plan = driver.plan(); // what is being typed is not in it
    }
    Driver next(directory.path());
    QVERIFY(next.find(u"draftCard"_s));
    QVERIFY(next.tabTo(u"goOnDraftButton0"_s));
    next.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(next.isOnStep(ui::ScheduleStep), Driver::longWait);
    QCOMPARE(next.plan(), plan);
    QCOMPARE(next.program().keeper().path(), example);
    QTRY_COMPARE(next.find<QComboBox>(u"deltaDateFormat"_s)->currentText(), u"yyyy-M"_s);
    next.press(Qt::Key_Tab); // leaving the field takes it, as if it had been typed now
    QTRY_COMPARE(next.plan().deltaColumn->dateFormat, u"yyyy-M"_s);
    QVERIFY(next.program().keeper().isUnsaved());
}

void DraftInTheWizard::byMouseConstantWithoutFieldComesBack()
{
    const QTemporaryDir directory;
    Mapping rows;
    {
        Driver driver(directory.path());
        openInDemo(driver, ui::MappingStep);
        rows = driver.program().mapping().rows();
        rows.append({.kind = MappingKind::Constant, .source = u"gold"_s});
        driver.program().mapping().setRows(rows);
        QTRY_COMPARE(writtenDraft(directory).rows, rows);
        QCOMPARE(writtenDraft(directory).page, u"mapping"_s);
        QVERIFY(!driver.program().keeper().isUnsaved()); // no plan file could hold it
    }
    Driver next(directory.path());
    QVERIFY(next.click(u"goOnDraftButton0"_s));
    QTRY_VERIFY_WITH_TIMEOUT(next.isOnStep(ui::MappingStep), Driver::longWait);
    QTRY_COMPARE(next.program().mapping().rows(), rows);
    QVERIFY(!next.find(u"draftCard"_s));
}

void DraftInTheWizard::namesOnReviewComeBack()
{
    const QTemporaryDir directory;
    {
        Driver driver(directory.path());
        openInDemo(driver, ui::ReviewStep);
        QVERIFY(driver.tabTo(u"flowName"_s));
        driver.press(Qt::Key_End);
        driver.type(u" of Monday"_s);
        QTRY_VERIFY(writtenDraft(directory).plan.name.endsWith(u" of Monday"_s));
    }
    Driver next(directory.path());
    QVERIFY(next.click(u"goOnDraftButton0"_s));
    QTRY_VERIFY_WITH_TIMEOUT(next.isOnStep(ui::ReviewStep), Driver::longWait);
    QVERIFY(next.plan().name.endsWith(u" of Monday"_s));
    QCOMPARE(next.find<QLineEdit>(u"flowName"_s)->text(), next.plan().name);
}

void DraftInTheWizard::ignoredOfferStays()
{
    const QTemporaryDir directory;
    {
        Driver driver(directory.path());
        FlowPlan plan;
        plan.name = u"left alone"_s;
        driver.program().keeper().edit(presenters::PlanKeeper::Section::Names, plan);
        QTRY_COMPARE(draftFiles(directory).size(), 1);
    }
    {
        Driver next(directory.path());
        QVERIFY(next.find(u"draftCard"_s));
        FlowPlan plan;
        plan.name = u"something else"_s;
        next.program().keeper().edit(presenters::PlanKeeper::Section::Names, plan);
        QTRY_COMPARE(draftFiles(directory).size(), 2);
    }
    Driver last(directory.path());
    QVERIFY(last.find(u"draftRow0"_s));
    QVERIFY(last.find(u"draftRow1"_s));
    QStringList names{last.find(u"draftRow0"_s)->accessibleName(),
                      last.find(u"draftRow1"_s)->accessibleName()};
    names.sort();
    QCOMPARE(names, QStringList({u"left alone"_s, u"something else"_s}));
}

void DraftInTheWizard::discardedIsAsked()
{
    const QTemporaryDir directory;
    {
        Driver driver(directory.path());
        FlowPlan plan;
        plan.name = u"unwanted"_s;
        driver.program().keeper().edit(presenters::PlanKeeper::Section::Names, plan);
        QTRY_COMPARE(draftFiles(directory).size(), 1);
    }
    Driver next(directory.path());
    QVERIFY(next.click(u"discardDraftButton0"_s));
    QTRY_VERIFY(next.find(u"keepButton"_s));
    QVERIFY(next.click(u"keepButton"_s));
    QCOMPARE(draftFiles(directory).size(), 1);
    QTRY_VERIFY(!next.find(u"confirmDialog"_s));
    QVERIFY(next.click(u"discardDraftButton0"_s));
    QTRY_VERIFY(next.find(u"actButton"_s));
    QVERIFY(next.click(u"actButton"_s));
    QTRY_COMPARE(draftFiles(directory).size(), 0);
    QTRY_VERIFY(!next.find(u"draftCard"_s));
}

void DraftInTheWizard::closingWithoutSavingOffersNothing()
{
    const QTemporaryDir directory;
    Driver driver(directory.path());
    FlowPlan plan;
    plan.name = u"not wanted"_s;
    driver.program().keeper().edit(presenters::PlanKeeper::Section::Names, plan);
    QTRY_COMPARE(draftFiles(directory).size(), 1);
    driver.window().close();
    QVERIFY(driver.click(u"discardButton"_s));
    QTRY_VERIFY(!driver.window().isVisible());
    QCOMPARE(draftFiles(directory).size(), 0);
}

void DraftInTheWizard::createdRunLeavesNothing()
{
    const QTemporaryDir directory;
    Driver driver(directory.path());
    openInDemo(driver, ui::ReviewStep);
    QVERIFY(driver.tabTo(u"flowName"_s));
    driver.type(u"!"_s);
    QTRY_COMPARE(draftFiles(directory).size(), 1);
    QVERIFY(driver.click(u"nextButton"_s));
    QTRY_COMPARE_WITH_TIMEOUT(driver.program().runPresenter().phase(), RunPresenter::Phase::Created,
                              Driver::longWait);
    QCOMPARE(draftFiles(directory).size(), 0);
}

void DraftInTheWizard::failingDiskIsToldInTheWindow()
{
    const QTemporaryDir directory;
    QFile inTheWay(directory.filePath(u"drafts"_s)); // no folder can be made here
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    Driver driver(directory.path());
    FlowPlan plan;
    plan.name = u"typed on"_s;
    driver.program().keeper().edit(presenters::PlanKeeper::Section::Names, plan);
    QTRY_VERIFY(driver.find(u"draftTroubleNote"_s));
    QVERIFY(driver.click(u"draftTroubleButton"_s));
    QVERIFY(!driver.find(u"draftTroubleNote"_s));
    plan.name = u"typed on and on"_s;
    driver.program().keeper().edit(presenters::PlanKeeper::Section::Names, plan);
    driver.program().drafts().showPage(u"source"_s); // writes at once, and fails again
    QVERIFY(driver.program().drafts().trouble());
    QVERIFY(!driver.find(u"draftTroubleNote"_s)); // told once
    QCOMPARE(driver.plan().name, u"typed on and on"_s);
}

void DraftInTheWizard::secretsThatAreTypedStayOut()
{
    const QTemporaryDir directory;
    Driver driver(directory.path());
    FlowPlan plan;
    plan.name = u"work"_s;
    driver.program().keeper().edit(presenters::PlanKeeper::Section::Names, plan);
    QVERIFY(driver.tabTo(u"clientSecretEdit"_s));
    driver.type(u"planted-secret"_s);
    driver.program().drafts().showPage(u"source"_s); // writes at once
    QCOMPARE(draftFiles(directory).size(), 1);
    QFile file(directory.filePath(u"drafts/"_s + draftFiles(directory).first()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("work"));
    QVERIFY(!text.contains("planted-"));
}

QTEST_MAIN(DraftInTheWizard)

#include "tst_draft.moc"
