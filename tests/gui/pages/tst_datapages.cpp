// SPDX-License-Identifier: Apache-2.0
#include "gui/pages/pagestage.h"
#include "style/appstyle.h"
#include "widgets/cellroles.h"
#include "widgets/inputs.h"
#include "widgets/tableview.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::ui;
using localplatform::FaultRule;

class TestDataPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void init();
    void cleanup() { m_stage.reset(); }

    void sourceByKeyboard();
    void connectionFilterChoosesNothing();
    void tableFilterCounts();
    void connectionTestSaysTheReason();
    void sourceComesFromThePlan();
    void vanishedConnectionAndTable();
    void failedReadCanBeTriedAgain();
    void sampleRowsStayOnTheScreen();
    void columnsByKeyboard();
    void tickAllActsOnWhatIsShown();
    void noColumnIsAProblem();
    void vanishedColumnIsMarked();
    void targetByKeyboard();
    void schemaWithoutDataset();
    void vanishedDataset();
    void fieldSearch();
    void enteringAgainChangesNothing();
    void tabFollowsReading();

private:
    void open(WizardPage &page);
    bool choose(QAbstractItemView *view, const QString &text);
    void chooseSource();
    QString sentence(WizardPage &page);
    const FlowPlan &plan() { return m_stage->keeper.plan(); }

    std::unique_ptr<PageStage> m_stage;
};

void TestDataPages::init()
{
    m_stage = std::make_unique<PageStage>();
    m_stage->signIn();
}

void TestDataPages::open(WizardPage &page)
{
    page.resize(1052, 740);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.enter();
}

// Walks down the view with the arrow key until the row with this text is current.
bool TestDataPages::choose(QAbstractItemView *view, const QString &text)
{
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Home);
    for (int i = 0; i < 60; ++i) {
        if (view->currentIndex().siblingAtColumn(0).data().toString() == text)
            return true;
        QTest::keyClick(view, Qt::Key_Down);
    }
    return false;
}

void TestDataPages::chooseSource()
{
    m_stage->source.load();
    QTRY_VERIFY(m_stage->source.connectionsTask().isReady());
    m_stage->source.chooseConnection(QString::fromLatin1(warehouse));
    m_stage->source.chooseTable(u"test1.Mytable"_s);
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());
    QTRY_VERIFY(m_stage->source.tablesTask().isReady());
}

QString TestDataPages::sentence(WizardPage &page)
{
    const QList<PageProblem> problems = page.problems();
    return problems.isEmpty() ? QString() : problems.first().sentence;
}

void TestDataPages::sourceByKeyboard()
{
    SourcePage &page = m_stage->sourcePage;
    open(page);
    auto *connections = part<TableView>(page, "connectionTable");
    QTRY_COMPARE(connections->model()->rowCount(), 5);
    QVERIFY(page.choice().isEmpty());
    QCOMPARE(sentence(page), u"No base connection is chosen"_s);
    QVERIFY(choose(connections, u"Warehouse, read only"_s));
    QCOMPARE(plan().source.baseConnectionId, QString::fromLatin1(warehouse));
    QCOMPARE(part<IdRow>(page, "connectionIdRow")->id(), QString::fromLatin1(warehouse));
    QCOMPARE(sentence(page), u"No table is chosen"_s);

    auto *tree = part<TreeView>(page, "tableTree");
    QTRY_VERIFY(tree->model()->rowCount() > 0);
    QVERIFY(choose(tree, u"Mytable"_s));
    QCOMPARE(plan().source.table, u"test1.Mytable"_s);
    QVERIFY(page.problems().isEmpty());
    QCOMPARE(page.choice(), u"Google BigQuery · test1.Mytable"_s);
    auto *sample = part<TableView>(page, "sampleTable");
    QTRY_COMPARE(sample->model()->rowCount(), 100);
    QVERIFY(part<QLabel>(page, "sampleCaption")->text().startsWith(u"First 100 rows"_s));
}

void TestDataPages::connectionFilterChoosesNothing()
{
    chooseSource();
    SourcePage &page = m_stage->sourcePage;
    open(page);
    auto *search = part<SearchEdit>(page, "connectionSearch");
    auto *connections = part<TableView>(page, "connectionTable");
    QTest::keyClicks(search, u"shop"_s);
    QCOMPARE(connections->model()->rowCount(), 1);
    QCOMPARE(plan().source.baseConnectionId, QString::fromLatin1(warehouse));
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(connections->model()->rowCount(), 5);
    QCOMPARE(connections->currentIndex().siblingAtColumn(0).data().toString(),
             u"Warehouse, read only"_s);
}

void TestDataPages::tableFilterCounts()
{
    chooseSource();
    SourcePage &page = m_stage->sourcePage;
    open(page);
    auto *tree = part<TreeView>(page, "tableTree");
    QTest::keyClicks(part<SearchEdit>(page, "tableSearch"), u"news"_s);
    QCOMPARE(tree->model()->rowCount(), 1);
    const QModelIndex group = tree->model()->index(0, 0);
    QCOMPARE(tree->model()->rowCount(group), 1);
    QVERIFY(group.data(CountRole).toString().startsWith(u"1 of "_s));
    QVERIFY(tree->isExpanded(group));
    QCOMPARE(plan().source.table, u"test1.Mytable"_s);
}

void TestDataPages::connectionTestSaysTheReason()
{
    chooseSource();
    SourcePage &page = m_stage->sourcePage;
    open(page);
    auto *result = part<QWidget>(page, "testResult");
    const auto said = [&] { return result->findChild<QLabel *>()->text(); };
    QTest::mouseClick(part<QWidget>(page, "testConnectionButton"), Qt::LeftButton);
    QTRY_VERIFY2(said().startsWith(u"Answered in "_s), qPrintable(said()));
    m_stage->source.chooseConnection(QString::fromLatin1(oldCrm));
    QCOMPARE(said(), u"Not tested yet"_s);
    QTest::mouseClick(part<QWidget>(page, "testConnectionButton"), Qt::LeftButton);
    QTRY_VERIFY2(said() != u"Not tested yet"_s && result->isVisible(), qPrintable(said()));
    QVERIFY2(!said().startsWith(u"Answered"_s), qPrintable(said()));
}

void TestDataPages::sourceComesFromThePlan()
{
    FlowPlan opened;
    opened.source.baseConnectionId = QString::fromLatin1(warehouse);
    opened.source.table = u"test1.Orders"_s;
    m_stage->keeper.open(opened, u"plan.json"_s);
    SourcePage &page = m_stage->sourcePage;
    open(page);
    auto *connections = part<TableView>(page, "connectionTable");
    QTRY_COMPARE(connections->currentIndex().siblingAtColumn(0).data().toString(),
                 u"Warehouse, read only"_s);
    auto *tree = part<TreeView>(page, "tableTree");
    QTRY_COMPARE(tree->currentIndex().data().toString(), u"Orders"_s);
    QTRY_COMPARE(part<TableView>(page, "sampleTable")->model()->columnCount(), 8);
    QVERIFY(page.problems().isEmpty());
}

void TestDataPages::vanishedConnectionAndTable()
{
    SourcePage &page = m_stage->sourcePage;
    FlowPlan opened;
    opened.source.baseConnectionId = QString::fromLatin1(warehouse);
    opened.source.table = u"test1.Gone"_s;
    m_stage->keeper.open(opened, {});
    open(page);
    auto *note = part<QWidget>(page, "tableNote");
    QTRY_VERIFY(note->isVisible());
    QVERIFY(note->accessibleName().contains(u"test1.Gone"_s));
    QCOMPARE(page.problems().first().place->objectName(), u"tableTree"_s);
    QVERIFY(choose(part<TreeView>(page, "tableTree"), u"Dirty"_s));
    QVERIFY(!note->isVisible());
    QVERIFY(page.problems().isEmpty());

    opened.source.baseConnectionId = u"11111111-2222-3333-4444-555555555555"_s;
    m_stage->keeper.open(opened, {});
    page.enter();
    QTRY_VERIFY(part<QWidget>(page, "connectionNote")->isVisible());
    QCOMPARE(page.problems().first().place->objectName(), u"connectionTable"_s);
}

void TestDataPages::failedReadCanBeTriedAgain()
{
    m_stage->demo.platform().setFault({.method = u"GET"_s,
                                       .pathPattern = u"flowservice/connections$"_s,
                                       .action = FaultRule::Action::Answer,
                                       .status = 403});
    SourcePage &page = m_stage->sourcePage;
    open(page);
    auto *task = part<QWidget>(page, "connectionTask");
    QTRY_VERIFY(task->isVisible());
    QVERIFY(!task->accessibleName().isEmpty());
    m_stage->demo.platform().clearFaults();
    QTest::mouseClick(part<QWidget>(*task, "tryAgainButton"), Qt::LeftButton);
    QTRY_COMPARE(part<TableView>(page, "connectionTable")->model()->rowCount(), 5);
    QVERIFY(!task->isVisible());
}

void TestDataPages::sampleRowsStayOnTheScreen()
{
    chooseSource();
    open(m_stage->sourcePage);
    open(m_stage->columnsPage);
    QGuiApplication::clipboard()->setText(u"before"_s);
    for (TableView *view : {part<TableView>(m_stage->sourcePage, "sampleTable"),
                            part<TableView>(m_stage->columnsPage, "columnsTable")}) {
        view->setCurrentIndex(view->model()->index(0, 1));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
        QVERIFY(!view->dragEnabled());
    }
}

void TestDataPages::columnsByKeyboard()
{
    chooseSource();
    ColumnsPage &page = m_stage->columnsPage;
    open(page);
    auto *table = part<TableView>(page, "columnsTable");
    const int all = table->model()->rowCount();
    QVERIFY(all > 5);
    QCOMPARE(plan().source.columns.size(), all);
    QVERIFY(choose(table, u"Email"_s));
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(plan().source.columns.size(), all - 1);
    QVERIFY(!plan().column(u"Email"_s));
    QCOMPARE(page.choice(), u"%1 of %2 columns"_s.arg(all - 1).arg(all));
    // From any cell of the row, and back again.
    QTest::keyClick(table, Qt::Key_Right);
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(plan().column(u"Email"_s));
    QTest::keyClick(part<QWidget>(page, "invertButton"), Qt::Key_Space);
    QCOMPARE(m_stage->columns.chosenCount(), 0);
    QTest::keyClick(part<QWidget>(page, "tickAllButton"), Qt::Key_Space);
    QCOMPARE(m_stage->columns.chosenCount(), all);
}

void TestDataPages::tickAllActsOnWhatIsShown()
{
    chooseSource();
    ColumnsPage &page = m_stage->columnsPage;
    open(page);
    auto *table = part<TableView>(page, "columnsTable");
    const int all = table->model()->rowCount();
    QTest::mouseClick(part<QWidget>(page, "invertButton"), Qt::LeftButton);
    QTest::keyClicks(part<SearchEdit>(page, "columnSearch"), u"date"_s);
    const int shown = table->model()->rowCount();
    QVERIFY(shown > 0 && shown < all);
    QTest::mouseClick(part<QWidget>(page, "tickAllButton"), Qt::LeftButton);
    QCOMPARE(m_stage->columns.chosenCount(), shown);
    // A click on the box.
    table->scrollToTop();
    const QRect cell = table->visualRect(table->model()->index(0, 0));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      QPoint(cell.left() + 18, cell.center().y()));
    QCOMPARE(m_stage->columns.chosenCount(), shown - 1);
}

void TestDataPages::noColumnIsAProblem()
{
    chooseSource();
    ColumnsPage &page = m_stage->columnsPage;
    open(page);
    QVERIFY(page.problems().isEmpty());
    QTest::mouseClick(part<QWidget>(page, "invertButton"), Qt::LeftButton);
    QCOMPARE(sentence(page), u"No column is ticked"_s);
    QVERIFY(!part<QWidget>(page, "columnsNote")->isVisible());
    page.setErrorsShown(true);
    QVERIFY(part<QWidget>(page, "columnsNote")->isVisible());
    QTest::mouseClick(part<QWidget>(page, "tickAllButton"), Qt::LeftButton);
    QVERIFY(!part<QWidget>(page, "columnsNote")->isVisible());
}

void TestDataPages::vanishedColumnIsMarked()
{
    FlowPlan opened;
    opened.source.baseConnectionId = QString::fromLatin1(warehouse);
    opened.source.table = u"test1.Mytable"_s;
    opened.source.columns = {{.name = u"TestID"_s, .rawType = u"string"_s},
                             {.name = u"Vanished"_s, .rawType = u"string"_s}};
    m_stage->keeper.open(opened, {});
    ColumnsPage &page = m_stage->columnsPage;
    open(page);
    auto *table = part<TableView>(page, "columnsTable");
    QTRY_VERIFY(table->model()->rowCount() > 2);
    QCOMPARE(m_stage->columns.chosenCount(), 2);
    QVERIFY(sentence(page).contains(u"Vanished"_s));
    QVERIFY(choose(table, u"Vanished"_s));
    QVERIFY(part<QWidget>(page, "profileWarning")->isVisible());
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(page.problems().isEmpty());
}

void TestDataPages::targetByKeyboard()
{
    TargetPage &page = m_stage->targetPage;
    open(page);
    auto *schemas = part<TableView>(page, "schemaTable");
    QTRY_COMPARE(schemas->model()->rowCount(), 6);
    QCOMPARE(sentence(page), u"No schema is chosen"_s);
    QVERIFY(choose(schemas, u"Customer profile"_s));
    QCOMPARE(page.choice(), u"Customer profile"_s);
    // Only one dataset is made on it.
    QCOMPARE(plan().target.datasetId, u"6019e0e7c5dcf718db5ebc71"_s);
    QCOMPARE(part<QComboBox>(page, "datasetCombo")->currentText(),
             u"Customer profile from the warehouse"_s);
    QVERIFY(part<QWidget>(page, "profileBadge")->isVisible());
    QVERIFY(page.problems().isEmpty());
    auto *fields = part<TreeView>(page, "fieldTree");
    QTRY_VERIFY(fields->model()->rowCount() > 1);
}

void TestDataPages::schemaWithoutDataset()
{
    TargetPage &page = m_stage->targetPage;
    open(page);
    auto *schemas = part<TableView>(page, "schemaTable");
    QTRY_COMPARE(schemas->model()->rowCount(), 6);
    QVERIFY(choose(schemas, u"Business accounts"_s));
    QVERIFY(plan().target.datasetId.isEmpty());
    QVERIFY(part<QWidget>(page, "datasetNote")->isVisible());
    QCOMPARE(sentence(page), u"No dataset is made on this schema"_s);
    QCOMPARE(page.problems().first().place->objectName(), u"makeDatasetButton"_s);
}

void TestDataPages::vanishedDataset()
{
    TargetPage &page = m_stage->targetPage;
    open(page);
    auto *schemas = part<TableView>(page, "schemaTable");
    QTRY_COMPARE(schemas->model()->rowCount(), 6);
    QVERIFY(choose(schemas, u"Customer profile"_s));
    FlowPlan opened = plan();
    opened.target.datasetId = u"000000000000000000000000"_s;
    m_stage->keeper.open(opened, {});
    QCOMPARE(page.problems().first().place->objectName(), u"datasetCombo"_s);
    auto *combo = part<QComboBox>(page, "datasetCombo");
    QCOMPARE(combo->currentIndex(), -1);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    QVERIFY(page.problems().isEmpty());
}

void TestDataPages::fieldSearch()
{
    TargetPage &page = m_stage->targetPage;
    open(page);
    auto *schemas = part<TableView>(page, "schemaTable");
    QTRY_COMPARE(schemas->model()->rowCount(), 6);
    QVERIFY(choose(schemas, u"Customer profile"_s));
    auto *tree = part<TreeView>(page, "fieldTree");
    QTRY_VERIFY(tree->model()->rowCount() > 1);
    QTest::keyClicks(part<SearchEdit>(page, "fieldSearch"), u"birthDate"_s);
    QModelIndex index = tree->model()->index(0, 0);
    QCOMPARE(tree->model()->rowCount(), 1);
    while (tree->model()->rowCount(index) > 0) {
        QVERIFY(tree->isExpanded(index));
        index = tree->model()->index(0, 0, index);
    }
    QVERIFY(index.data().toString().startsWith(u"birthDate"_s));
    QVERIFY(part<QLabel>(page, "fieldCount")->text().contains(u" of "_s));
}

void TestDataPages::enteringAgainChangesNothing()
{
    chooseSource();
    open(m_stage->targetPage);
    QTRY_VERIFY(m_stage->target.listsTask().isReady());
    QVERIFY(choose(part<TableView>(m_stage->targetPage, "schemaTable"), u"Customer profile"_s));
    open(m_stage->columnsPage);
    QTest::keyClick(part<TableView>(m_stage->columnsPage, "columnsTable"), Qt::Key_Space);
    const FlowPlan before = plan();
    for (WizardPage *page : {static_cast<WizardPage *>(&m_stage->connectPage),
                             static_cast<WizardPage *>(&m_stage->sourcePage),
                             static_cast<WizardPage *>(&m_stage->columnsPage),
                             static_cast<WizardPage *>(&m_stage->targetPage)}) {
        page->enter();
        QCoreApplication::processEvents();
    }
    QVERIFY(plan() == before);
}

// Tab goes down and to the right: never back to what stands wholly above and left.
void TestDataPages::tabFollowsReading()
{
    chooseSource();
    for (WizardPage *page : {static_cast<WizardPage *>(&m_stage->connectPage),
                             static_cast<WizardPage *>(&m_stage->sourcePage),
                             static_cast<WizardPage *>(&m_stage->columnsPage),
                             static_cast<WizardPage *>(&m_stage->targetPage)}) {
        open(*page);
        QSet<QString> seen;
        QRect last;
        for (QWidget *one = page->nextInFocusChain(); one != page; one = one->nextInFocusChain()) {
            const bool stops = (one->focusPolicy() & Qt::TabFocus) && one->isVisible() &&
                               one->isEnabled() && !one->focusProxy();
            if (!stops)
                continue;
            const QRect place(one->mapTo(page, QPoint()), one->size());
            const bool back =
                last.isValid() && place.bottom() <= last.top() && place.left() <= last.left();
            QVERIFY2(!back, qPrintable(page->objectName() + u": "_s + one->objectName()));
            QVERIFY2(!one->objectName().isEmpty(), one->metaObject()->className());
            QVERIFY2(!one->accessibleName().isEmpty() || !qobject_cast<QAbstractButton *>(one) ||
                         !static_cast<QAbstractButton *>(one)->text().isEmpty(),
                     qPrintable(one->objectName()));
            last = place;
        }
        page->hide();
    }
}

QTEST_MAIN(TestDataPages)
#include "tst_datapages.moc"
