// SPDX-License-Identifier: Apache-2.0
#include "editor/mappingtoolbar.h"
#include "gui/wizard/driver.h"
#include "pages/steps.h"
#include "storage/planfile.h"
#include "widgets/button.h"
#include "widgets/segments.h"

#include <QLabel>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace dfw;
using test::Driver;

/// The mapping page in the window: two views of the same rows, and nothing that gets lost.
class MappingInTheWizard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void suggestionsAreOneStep();
    void selectionFollowsTheView();
    void backAndForthKeepsEverything();
    void formulaSurvivesSavingToTheLetter();
    void refusedNextSelectsTheProblem();

private:
    /// On the mapping page with all columns of test1.Mytable and nothing mapped.
    static void open(Driver &driver);
    static void press(Driver &driver, const QString &segments, int index);
};

void MappingInTheWizard::open(Driver &driver)
{
    driver.chooseTableByMouse();
    QVERIFY(driver.clickRow(u"schemaTable"_s, u"Customer profile"_s));
    QTRY_COMPARE(driver.plan().target.datasetId, u"6019e0e7c5dcf718db5ebc71"_s);
    QVERIFY(driver.click(u"nextButton"_s));
    QTRY_VERIFY(driver.isOnStep(ui::MappingStep));
    QTRY_VERIFY(driver.program().mapping().hasSchema());
}

void MappingInTheWizard::press(Driver &driver, const QString &segments, int index)
{
    auto *row = driver.find<ui::ExclusiveRow>(segments);
    QVERIFY(row);
    QTest::mouseClick(row->button(index), Qt::LeftButton);
}

void MappingInTheWizard::suggestionsAreOneStep()
{
    Driver driver;
    open(driver);
    QVERIFY(driver.click(u"suggestButton"_s));
    QTRY_VERIFY(driver.find(u"acceptSuggestionsButton"_s));
    QVERIFY(driver.plan().mapping.isEmpty()); // suggested is not mapped
    QVERIFY(driver.click(u"acceptSuggestionsButton"_s));
    const Mapping accepted = driver.plan().mapping;
    QVERIFY(accepted.size() >= 5);
    QVERIFY(accepted.contains(MappingRow{MappingKind::Column, u"City"_s, u"homeAddress.city"_s}));
    driver.find(u"columnPane"_s)->setFocus();
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(driver.plan().mapping.isEmpty());
    driver.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(driver.plan().mapping == accepted);
}

void MappingInTheWizard::selectionFollowsTheView()
{
    Driver driver;
    open(driver);
    press(driver, u"mappingView"_s, ui::MappingToolbar::Table);
    QVERIFY(driver.clickRow(u"mappingTable"_s, u"Phone"_s));
    press(driver, u"mappingView"_s, ui::MappingToolbar::Canvas);
    auto *canvas = driver.find(u"mappingCanvas"_s);
    QVERIFY(canvas);
    // What is selected there is what Enter takes here.
    driver.find(u"columnPane"_s)->setFocus();
    driver.press(Qt::Key_Down);
    press(driver, u"mappingView"_s, ui::MappingToolbar::Table);
    auto *table = driver.find<QAbstractItemView>(u"mappingTable"_s);
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"Country"_s);

    // Sorted by field, the mapped row comes first; the selection stays on its row.
    QVERIFY(driver.clickRow(u"mappingTable"_s, u"City"_s));
    driver.press(Qt::Key_Return);
    QTRY_VERIFY(driver.hasFocus(u"fieldEditor"_s));
    driver.type(u"homeAddress.city"_s);
    driver.press(Qt::Key_Return);
    QTRY_COMPARE(driver.plan().mapping.size(), 1);
    QTRY_VERIFY(!driver.find(u"fieldEditor"_s));
    qobject_cast<QTableView *>(table)->sortByColumn(ui::MappingModel::Field, Qt::AscendingOrder);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"City"_s);
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"City"_s);
    // Only what is not mapped.
    press(driver, u"mappingFilter"_s, int(ui::MappingFilter::Unmapped));
    QCOMPARE(table->model()->rowCount(), driver.plan().source.columns.size() - 1);
}

void MappingInTheWizard::backAndForthKeepsEverything()
{
    Driver driver;
    open(driver);
    QVERIFY(driver.click(u"suggestButton"_s));
    QTRY_VERIFY(driver.find(u"acceptSuggestionsButton"_s));
    QVERIFY(driver.click(u"acceptSuggestionsButton"_s));
    const Mapping mapped = driver.plan().mapping;
    QVERIFY(!mapped.isEmpty());
    QVERIFY(driver.click(u"backButton"_s));
    QTRY_VERIFY(driver.isOnStep(ui::TargetStep));
    QVERIFY(driver.click(u"nextButton"_s));
    QTRY_VERIFY(driver.isOnStep(ui::MappingStep));
    QVERIFY(driver.plan().mapping == mapped);
    // The steps are still there to be undone.
    driver.find(u"columnPane"_s)->setFocus();
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(driver.plan().mapping.isEmpty());
}

void MappingInTheWizard::formulaSurvivesSavingToTheLetter()
{
    Driver driver;
    open(driver);
    const QString formula = u"concat( Name ,\n  \" – “\" )"_s;
    Mapping rows = driver.program().mapping().rows();
    rows.append({MappingKind::Expression, formula, u"person.name.fullName"_s});
    driver.program().mapping().setRows(rows);
    const QString path = driver.directory().filePath(u"plan.json"_s);
    QVERIFY(storage::savePlan(path, driver.plan()));
    driver.window().openPlan(path);
    QTRY_VERIFY(!driver.plan().mapping.isEmpty());
    QCOMPARE(driver.plan().mapping.last().source, formula);
}

void MappingInTheWizard::refusedNextSelectsTheProblem()
{
    Driver driver;
    open(driver);
    Mapping rows = driver.program().mapping().rows();
    rows[0].target = u"_id"_s;
    rows[2].target = u"person.nothingLikeThis"_s;
    driver.program().mapping().setRows(rows);
    QVERIFY(driver.click(u"nextButton"_s));
    QVERIFY(driver.isOnStep(ui::MappingStep));
    auto *text = driver.find<QLabel>(u"mappingDetailText"_s);
    QVERIFY(text);
    QTRY_VERIFY2(text->text().contains(u"person.nothingLikeThis"_s), qPrintable(text->text()));
}

QTEST_MAIN(MappingInTheWizard)
#include "tst_mapping.moc"
