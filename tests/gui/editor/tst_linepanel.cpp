// SPDX-License-Identifier: Apache-2.0
//
// The panel below the mapping: the selected line, the problems with their repairs, the preview and
// what Platform answers about it.
#include "editor/cellgrid.h"
#include "gui/editor/panelstage.h"
#include "gui/widgets/guitest.h"
#include "widgets/button.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::ui;

namespace {

MappingRow row(const QString &source, const QString &target, MappingKind kind = MappingKind::Column)
{
    return {.kind = kind, .source = source, .target = target};
}

Mapping dirtyRows()
{
    return {row(u"TestID"_s, u"_id"_s), row(u"Name"_s, u"person.name.fullName"_s),
            row(u"Datefield"_s, u"person.birthDate"_s)};
}

} // namespace

class LinePanelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useStyle(); }
    void init() { failOnWarnings(); }

    void lineSaysWhatItDoes();
    void noneAndSeveral();
    void constantByKeys();
    void buttonsOfALine();
    void repairOfALine();
    void problemsByKeys();
    void requiredFieldIsMapped();
    void folds();
    void previewOfARow();
    void previewOfAllRows();
    void samplesStayOnTheScreen();
    void askPlatform();
    void askPlatformFails();
    void answerHoldsForTheseRowsOnly();
    void everyControlHasAName();
    void fitsSmallWindow();
};

void LinePanelTest::lineSaysWhatItDoes()
{
    PanelStage stage(u"test1.Dirty"_s, dirtyRows());
    stage.open(2);
    QCOMPARE(stage.part<QLabel>("lineSource")->text(), u"Datefield"_s);
    QCOMPARE(stage.part<QLabel>("lineTarget")->text(), u"person.birthDate"_s);
    const QString text = stage.part<QLabel>("mappingDetailText")->text();
    QVERIFY2(text.contains("sample values of Datefield would be left empty"_L1), qPrintable(text));
    const QAbstractItemModel *sample = stage.part<TableView>("lineSample")->model();
    QCOMPARE(sample->rowCount(), 5);
    QCOMPARE(sample->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"Datefield"_s);
    QCOMPARE(sample->headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), u"birthDate"_s);
    const QString date = sample->index(0, 1).data().toString();
    QVERIFY(date.contains(u'T'));
    QCOMPARE(sample->index(0, 2).data().toString(), date.left(10));
    QVERIFY(!stage.part<QWidget>("formulaEditor")->isVisible());
    QVERIFY(!stage.part<QWidget>("constantEdit")->isVisible());
}

void LinePanelTest::noneAndSeveral()
{
    PanelStage stage(u"test1.Dirty"_s, dirtyRows());
    stage.open(0);
    stage.selection.clear();
    QCOMPARE(stage.part<QLabel>("lineSource")->text(), u"No row selected"_s);
    QVERIFY(!stage.part<QWidget>("changeFieldButton")->isVisible());
    stage.selection.select({0, 2}, 2);
    QCOMPARE(stage.part<QLabel>("lineSource")->text(), u"2 rows selected"_s);
    QVERIFY(stage.part<QWidget>("bulkSlot")->isVisible());
    QTest::mouseClick(stage.part<QPushButton>("removeRowButton"), Qt::LeftButton);
    QVERIFY(stage.row(0).target.isEmpty() && stage.row(2).target.isEmpty());
    QVERIFY(!stage.row(1).target.isEmpty());
}

void LinePanelTest::constantByKeys()
{
    PanelStage stage(u"test1.Dirty"_s,
                     dirtyRows() + Mapping{row(u"x"_s, u"person.gender"_s, MappingKind::Constant)});
    stage.open(3);
    auto *edit = stage.part<QLineEdit>("constantEdit");
    QVERIFY(edit->isVisible());
    stage.panel.editSource();
    QVERIFY(edit->hasFocus());
    const QString text = stage.part<QLabel>("mappingDetailText")->text();
    QVERIFY2(text.contains("does not take the constant"_L1), qPrintable(text));
    edit->selectAll();
    QTest::keyClicks(edit, u" female "_s);
    QCOMPARE(stage.row(3).source, u"x"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(stage.row(3).source, u" female "_s); // to the letter
    auto *repair = stage.part<QPushButton>("lineRepairButton");
    QVERIFY(repair->isVisible());
    QTest::mouseClick(repair, Qt::LeftButton);
    QCOMPARE(stage.row(3).source, u"female"_s);
    QCOMPARE(edit->text(), u"female"_s);
    QVERIFY(!repair->isVisible());
    stage.model.undoStack().undo();
    stage.model.undoStack().undo();
    QCOMPARE(edit->text(), u"x"_s);
}

void LinePanelTest::buttonsOfALine()
{
    PanelStage stage(u"test1.Dirty"_s, dirtyRows());
    stage.open(1);
    QSignalSpy change(&stage.panel, &LinePanel::changeFieldRequested);
    QTest::mouseClick(stage.part<QPushButton>("changeFieldButton"), Qt::LeftButton);
    QCOMPARE(change.size(), 1);
    QCOMPARE(change.first().first().toInt(), 1);
    QTest::mouseClick(stage.part<QPushButton>("removeRowButton"), Qt::LeftButton);
    QVERIFY(stage.row(1).target.isEmpty());
    QVERIFY(stage.part<QLabel>("mappingDetailText")->text().startsWith("Not mapped"_L1));
    QVERIFY(!stage.part<QWidget>("removeRowButton")->isVisible());
}

void LinePanelTest::repairOfALine()
{
    PanelStage stage(u"test1.Mytable"_s,
                     {row(u"TestID"_s, u"_id"_s),
                      row(u"upper(Namee)"_s, u"person.name.fullName"_s, MappingKind::Expression)});
    stage.open(1);
    auto *repair = stage.part<QPushButton>("lineRepairButton");
    QVERIFY(repair->isVisible());
    QCOMPARE(repair->accessibleName(), u"Use upper(Name)"_s);
    QTest::mouseClick(repair, Qt::LeftButton);
    QCOMPARE(stage.row(1).source, u"upper(Name)"_s);
    QCOMPARE(stage.mapping.stateOf(1), presenters::RowState::Good);
    QVERIFY(!repair->isVisible());
    stage.model.undoStack().undo();
    QCOMPARE(stage.row(1).source, u"upper(Namee)"_s);
}

void LinePanelTest::problemsByKeys()
{
    Mapping rows = dirtyRows();
    rows.append(row(u"concat(Name"_s, u"person.name.lastName"_s, MappingKind::Expression));
    PanelStage stage(u"test1.Dirty"_s, rows);
    stage.open(0);
    auto *tabs = stage.part<QTabBar>("linePanelTabs");
    QVERIFY2(tabs->tabText(1).startsWith("Problems "_L1), qPrintable(tabs->tabText(1)));
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    auto *table = stage.part<TableView>("problemTable");
    QVERIFY(table->isVisible());
    // The error first, with its row, its reason and its repair.
    QVERIFY(table->model()->index(0, 0).data().toString().startsWith("concat(Name"_L1));
    QVERIFY(table->model()->index(0, 1).data().toString().contains("character 7"_L1));
    QCOMPARE(table->model()->index(0, 2).data().toString(), u"Use concat(Name)"_s);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(stage.selection.current(), 3);
    QCOMPARE(stage.panel.tab(), LinePanel::Line);
    stage.panel.showTab(LinePanel::Problems);
    const int before = table->model()->rowCount();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(stage.row(3).source, u"concat(Name)"_s);
    QCOMPARE(table->model()->rowCount(), before - 1);
    QCOMPARE(tabs->tabText(1), before == 1 ? u"Problems"_s : u"Problems %1"_s.arg(before - 1));
}

void LinePanelTest::requiredFieldIsMapped()
{
    PanelStage stage(u"test1.Mytable"_s, {row(u"Datefield"_s, u"person.birthDate"_s)});
    stage.open(0);
    stage.panel.showTab(LinePanel::Problems);
    const QAbstractItemModel *model = stage.part<TableView>("problemTable")->model();
    QCOMPARE(model->index(0, 0).data().toString(), u"_id"_s);
    QCOMPARE(model->index(0, 2).data().toString(), u"Map TestID to _id"_s);
    QTest::mouseClick(stage.part<QPushButton>("repairButton"), Qt::LeftButton);
    QVERIFY(stage.mapping.isTargetTaken(u"_id"_s));
    QVERIFY(stage.mapping.generalIssues().isEmpty());
}

void LinePanelTest::folds()
{
    PanelStage stage(u"test1.Dirty"_s, dirtyRows());
    stage.open(0);
    const int open = stage.panel.sizeHint().height();
    QSignalSpy folded(&stage.panel, &LinePanel::foldedChanged);
    auto *button = stage.part<QPushButton>("foldPanelButton");
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(stage.panel.isFolded());
    QVERIFY(stage.panel.sizeHint().height() < open / 2);
    QCOMPARE(button->accessibleName(), u"Open the panel"_s);
    stage.panel.showTab(LinePanel::Preview); // asked for, so it opens
    QVERIFY(!stage.panel.isFolded());
    QCOMPARE(folded.size(), 2);
}

void LinePanelTest::previewOfARow()
{
    PanelStage stage(u"test1.Dirty"_s, dirtyRows());
    stage.open(0);
    stage.panel.showTab(LinePanel::Preview);
    const qsizetype rows = stage.mapping.sample().rows.size();
    const QAbstractItemModel *source = stage.part<TableView>("previewSource")->model();
    const QAbstractItemModel *record = stage.part<TableView>("previewRecord")->model();
    auto *label = stage.part<QLabel>("previewRowLabel");
    QCOMPARE(label->text(), u"Row 1 of %1"_s.arg(rows));
    QCOMPARE(source->index(0, 0).data().toString(), u"TestID"_s);
    QCOMPARE(record->index(0, 0).data().toString(), u"_id"_s);
    QCOMPARE(record->index(0, 1).data().toString(), source->index(0, 1).data().toString());
    QVERIFY(!stage.part<QPushButton>("previousRowButton")->isEnabled());
    auto *table = stage.part<TableView>("previewRecord");
    table->setFocus();
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(table, Qt::Key_Right, Qt::AltModifier);
    // The fifth row has no id.
    QVERIFY2(label->text().startsWith(u"Row 5 of %1 · rejected: _id has no value"_s.arg(rows)),
             qPrintable(label->text()));
    QVERIFY(source->index(0, 1).data(NullRole).toBool());
    QVERIFY(record->index(0, 1).data().toString().contains("rejected"_L1));
    QTest::keyClick(table, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(label->text().startsWith("Row 4"_L1));
}

void LinePanelTest::previewOfAllRows()
{
    PanelStage stage(u"test1.Dirty"_s, dirtyRows());
    stage.open(0);
    stage.panel.showTab(LinePanel::Preview);
    QTest::mouseClick(stage.part<Segments>("previewView")->button(1), Qt::LeftButton);
    const auto *table = stage.part<TableView>("previewTable");
    const QAbstractItemModel *model = table->model();
    const mapping::PreviewResult &result = stage.mapping.preview().result();
    QCOMPARE(model->rowCount(), int(stage.mapping.sample().rows.size()));
    QCOMPARE(model->columnCount(), 4);
    QVERIFY(model->index(4, 0).data().toString().contains("rejected: _id has no value"_L1));
    QVERIFY(result.rejected > 0 && result.nulled > 0);
    const QString header = model->headerData(3, Qt::Horizontal, Qt::DisplayRole).toString();
    QCOMPARE(header, u"birthDate · %1 left empty"_s.arg(result.fields.at(2).nulled));
    int emptied = 0;
    for (int i = 0; i < model->rowCount(); ++i) {
        const QModelIndex cell = model->index(i, 3);
        if (cell.data().toString().startsWith("left empty: "_L1)) {
            QCOMPARE(cell.data(LookRole).toInt(), int(Look::Bad)); // icon and words
            ++emptied;
        }
    }
    QCOMPARE(emptied, result.fields.at(2).nulled);
    // An edit shows at once.
    stage.model.retarget(2, {});
    QCOMPARE(model->columnCount(), 3);
}

void LinePanelTest::samplesStayOnTheScreen()
{
    PanelStage stage(u"test1.Dirty"_s, dirtyRows());
    stage.open(0);
    stage.panel.showTab(LinePanel::Preview);
    QGuiApplication::clipboard()->setText(u"before"_s);
    for (const char *name : {"previewSource", "previewRecord", "previewTable", "lineSample"}) {
        auto *table = stage.part<TableView>(name);
        table->setCurrentIndex(table->model()->index(0, 1));
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(!table->model()->mimeData({table->model()->index(0, 1)}));
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

void LinePanelTest::askPlatform()
{
    Mapping rows = dirtyRows();
    rows.append(row(u"upper(Name)"_s, u"person.name.lastName"_s, MappingKind::Expression));
    PanelStage stage(u"test1.Dirty"_s, rows);
    stage.open(0);
    stage.panel.showTab(LinePanel::Preview);
    const mapping::PreviewResult ours = stage.mapping.preview().result();
    auto *note = stage.part<QLabel>("previewAskNote");
    QVERIFY2(note->text().contains("sends"_L1), qPrintable(note->text()));
    const auto asked = [&] {
        int count = 0;
        for (const localplatform::RecordedRequest &request : stage.platform->requests())
            count += request.path.endsWith("/mappingSets/preview"_L1) ? 1 : 0;
        return count;
    };
    QCOMPARE(asked(), 0); // nothing leaves before it is asked for
    QTest::mouseClick(stage.part<QPushButton>("previewOnPlatformButton"), Qt::LeftButton);
    QTRY_VERIFY(stage.mapping.preview().isAnswered());
    QCOMPARE(asked(), 1);
    QVERIFY(note->text().contains("what Platform answered"_L1));
    const mapping::PreviewResult &theirs = stage.mapping.preview().result();
    QCOMPARE(theirs.rows.size(), ours.rows.size());
    for (qsizetype i = 0; i < ours.rows.size(); ++i) {
        QCOMPARE(theirs.rows.at(i).record, ours.rows.at(i).record);
        QCOMPARE(theirs.rows.at(i).isRejected(), ours.rows.at(i).isRejected());
        QVERIFY(theirs.rows.at(i).cells.first().fromPlatform);
    }
    QCOMPARE(theirs.nulled, ours.nulled);
}

void LinePanelTest::askPlatformFails()
{
    PanelStage stage(u"test1.Dirty"_s, dirtyRows());
    stage.platform->setFault({.pathPattern = u"/mappingSets/preview"_s, .status = 403});
    stage.open(0);
    stage.panel.showTab(LinePanel::Preview);
    auto *ask = stage.part<QPushButton>("previewOnPlatformButton");
    QTest::mouseClick(ask, Qt::LeftButton);
    QTRY_COMPARE(stage.mapping.preview().task().state, presenters::Task::State::Failed);
    auto *task = stage.part<QWidget>("previewTask");
    QTRY_VERIFY(task->isVisible());
    QVERIFY(!stage.mapping.preview().isAnswered());
    QVERIFY(!stage.mapping.preview().result().rows.isEmpty()); // ours still stands
    stage.platform->clearFaults();
    QTest::mouseClick(task->findChild<QPushButton *>(u"tryAgainButton"_s), Qt::LeftButton);
    QTRY_VERIFY(stage.mapping.preview().isAnswered());
    QVERIFY(!task->isVisible());
}

void LinePanelTest::answerHoldsForTheseRowsOnly()
{
    PanelStage stage(u"test1.Dirty"_s, dirtyRows());
    stage.open(0);
    stage.panel.showTab(LinePanel::Preview);
    stage.mapping.preview().ask();
    QTRY_VERIFY(stage.mapping.preview().isAnswered());
    stage.model.retarget(1, u"person.name.lastName"_s);
    QVERIFY(!stage.mapping.preview().isAnswered());
    QVERIFY(!stage.mapping.preview().result().rows.first().cells.first().fromPlatform);
    // A question under way is dropped with the rows it was about.
    stage.mapping.preview().ask();
    QVERIFY(stage.mapping.preview().task().isBusy());
    stage.model.undoStack().undo();
    QVERIFY(!stage.mapping.preview().task().isBusy());
    stage.mapping.preview().ask();
    stage.mapping.preview().cancel();
    QCOMPARE(stage.mapping.preview().task().state, presenters::Task::State::Cancelled);
}

void LinePanelTest::everyControlHasAName()
{
    PanelStage stage(u"test1.Dirty"_s, dirtyRows());
    stage.open(0);
    const QList<QWidget *> all = stage.panel.findChildren<QWidget *>();
    int controls = 0;
    for (QWidget *one : all) {
        const bool control = qobject_cast<QAbstractButton *>(one) ||
                             qobject_cast<QAbstractItemView *>(one) ||
                             qobject_cast<QLineEdit *>(one) || qobject_cast<QTabBar *>(one) ||
                             one->inherits("QPlainTextEdit");
        if (!control || qobject_cast<QHeaderView *>(one) ||
            one->objectName().startsWith("qt_"_L1) || !one->isVisibleTo(&stage.panel))
            continue;
        ++controls;
        QVERIFY2(!one->objectName().isEmpty() || qobject_cast<Segments *>(one->parentWidget()),
                 one->metaObject()->className());
        const auto *button = qobject_cast<QAbstractButton *>(one);
        QVERIFY2(!one->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(one->objectName()));
    }
    QVERIFY(controls >= 5);
}

void LinePanelTest::fitsSmallWindow()
{
    Mapping rows = dirtyRows();
    rows.append(row(u"concat(Name"_s, u"person.name.lastName"_s, MappingKind::Expression));
    PanelStage stage(u"test1.Dirty"_s, rows);
    stage.open(3, {740, 150}); // what 1024×768 leaves
    for (const auto tab : {LinePanel::Line, LinePanel::Problems, LinePanel::Preview}) {
        stage.panel.showTab(tab);
        QApplication::processEvents();
        QCOMPARE(stage.panel.size(), QSize(740, 150));
    }
    QVERIFY(stage.panel.minimumSizeHint().height() <= 150);
}

QTEST_MAIN(LinePanelTest)
#include "tst_linepanel.moc"
