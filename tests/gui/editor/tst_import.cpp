// SPDX-License-Identifier: Apache-2.0
// Rows in and out of the mapping by real keys and clicks: the clipboard, files, mapping sets and
// dataflows of a local Platform over HTTP, edits of many rows, repairs.
#include "contract/localplatform/client.h"
#include "editor/differencemodel.h"
#include "editor/importdialog.h"
#include "editor/mappingtable.h"
#include "editor/repairbar.h"
#include "editor/rowactions.h"
#include "gui/editor/canvasstage.h"
#include "mapping/exchange.h"
#include "style/appstyle.h"
#include "widgets/cellroles.h"
#include "widgets/segments.h"
#include "widgets/text.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QVBoxLayout>

using namespace dfw;
using namespace dfw::test;
using namespace dfw::ui;
using namespace localplatform::test;

namespace {

constexpr int manyRows = 200;

QString pathOf(int number)
{
    return u"_dfwdemo.part.value%1"_s.arg(number);
}

StageData manyData()
{
    StageData out;
    for (int i = 0; i < manyRows; ++i) {
        out.columns.append({.name = u"column%1"_s.arg(i)});
        out.fields.append({.path = pathOf(i)});
    }
    out.fields.append({.path = u"_dfwdemo.other.value0"_s});
    return out;
}

Mapping threeRows()
{
    return {{.source = u"column0"_s, .target = pathOf(0)},
            {.source = u"column1"_s, .target = pathOf(1)},
            {MappingKind::Expression, u"concat(column2, \"-\", column3)"_s, pathOf(2)}};
}

// Presenters with the editor's parts around the table, as the page has them.
template<typename Stage>
struct EditorOf
{
    explicit EditorOf(Stage &stage)
        : import(stage.session, stage.presenter), window(),
          table(new MappingTable(stage.model, stage.presenter, stage.selection)),
          bar(new RepairBar(stage.presenter)),
          actions(new RowActions(stage.model, stage.presenter, import, stage.selection, &window))
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(bar);
        column->addWidget(table);
        actions->attachTo(table);
        QObject::connect(bar, &RepairBar::repairsRequested, actions, &RowActions::showRepairs);
        window.resize(1000, 700);
        window.show();
        comeBack();
    }

    // Keys go to the table again, also after a dialog was closed.
    void comeBack()
    {
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window is not shown");
        table->setFocus();
    }

    ImportDialog &dialog() { return actions->importDialog(); }
    QAction *action(const char *name)
    {
        auto *found = actions->findChild<QAction *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no action %s", name);
        return found;
    }

    presenters::MappingImportPresenter import;
    QWidget window;
    MappingTable *table;
    RepairBar *bar;
    RowActions *actions;
};

template<typename T>
T *part(QWidget &root, const char *name)
{
    auto *found = root.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s in %s", name, qPrintable(root.objectName()));
    return found;
}

void click(QWidget &root, const char *button)
{
    QTest::mouseClick(part<QAbstractButton>(root, button), Qt::LeftButton);
}

// What the table of differences shows, "Added column0 > x".
QStringList shownIn(QWidget &dialog, const char *name = "differenceTable")
{
    const QAbstractItemModel *model = part<QTableView>(dialog, name)->model();
    QStringList out;
    for (int row = 0; row < model->rowCount(); ++row)
        out.append(
            model->index(row, DifferenceModel::State).data(BadgeRole).value<BadgeSpec>().text +
            u' ' + model->index(row, DifferenceModel::Source).data().toString() + u" > "_s +
            model->index(row, DifferenceModel::After).data().toString());
    return out;
}

bool isTicked(QWidget &dialog, int row)
{
    const QAbstractItemModel *model = part<QTableView>(dialog, "differenceTable")->model();
    return model->index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
}

void accept(QWidget &root, const char *fileDialog, const QString &path)
{
    auto *dialog = part<QFileDialog>(root, fileDialog);
    dialog->selectFile(path);
    static_cast<QDialog *>(dialog)->accept();
}

// A local Platform, signed in to, with the tutorial's plan open.
struct PlatformStage
{
    PlatformStage() : platform(started()), client(*platform)
    {
        const localplatform::DemoCredentials demo = platform->credentials();
        session.connectTo(presenters::Session::Kind::Organisation,
                          std::make_unique<presenters::Connection>(
                              platform->baseUrl(),
                              net::Credentials{.accessToken = demo.accessToken,
                                               .apiKey = demo.apiKey,
                                               .organisation = demo.organisation,
                                               .sandbox = demo.sandbox},
                              scheduler),
                          u"dev"_s, false);
        FlowPlan plan;
        for (const char *name : {"TestID", "Name", "Datefield"})
            plan.source.columns.append({.name = QString::fromLatin1(name), .rawType = u"string"_s});
        plan.target.schemaId = customerSchema;
        keeper.open(plan, {});
        presenter.load();
        if (!QTest::qWaitFor([this] { return presenter.hasSchema(); }, 30'000))
            qFatal("no schema");
    }

    std::unique_ptr<localplatform::LocalPlatform> platform;
    Client client;
    SystemScheduler scheduler;
    presenters::Session session{scheduler};
    presenters::PlanKeeper keeper;
    presenters::SourcePresenter source{session, keeper};
    presenters::TargetPresenter target{session, keeper};
    presenters::MappingPresenter presenter{session, keeper, source, target};
    MappingModel model{presenter};
    RowSelection selection;
};

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void pasteTwoHundredRows();
    void pasteAListOfFields();
    void pasteWithFaults();
    void onlyWhatIsTicked();
    void files();
    void fileThatIsNone();
    void anotherOrganisation();
    void copyAsTable();
    void findAndReplace();
    void belowAnotherParent();
    void kindsOfSelectedRows();
    void columnsThatWentAreRepaired();
    void nothingIsDropped();
    void fromMappingSet();
    void fromFlow();
    void listThatFails();
};

void TestImport::pasteTwoHundredRows()
{
    CanvasStage stage(manyData());
    EditorOf editor(stage);
    Mapping rows;
    for (int i = 0; i < manyRows; ++i)
        rows.append({.source = u"column%1"_s.arg(i), .target = pathOf(i)});
    QGuiApplication::clipboard()->setText(mapping::delimitedText(rows, u'\t'));
    QTest::keyClick(editor.table, Qt::Key_V, Qt::ControlModifier);

    ImportDialog &dialog = editor.dialog();
    QTRY_VERIFY(dialog.isVisible());
    QCOMPARE(shownIn(dialog).size(), manyRows);
    QCOMPARE(shownIn(dialog).first(), u"Added column0 > "_s + pathOf(0));
    QCOMPARE(stage.presenter.mappedCount(), 0); // nothing before it was looked at
    QVERIFY(part<QPushButton>(dialog, "applyRowsButton")->text().contains(u"200"_s));
    click(dialog, "applyRowsButton");
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(stage.presenter.rows(), rows);
    QUndoStack &undo = stage.model.undoStack();
    QCOMPARE(undo.count(), 1);
    QVERIFY(undo.undoText().contains(u"200"_s));
    undo.undo();
    QCOMPARE(stage.presenter.mappedCount(), 0);
    QCOMPARE(stage.presenter.rows().size(), manyRows);
    undo.redo();
    QCOMPARE(stage.presenter.rows(), rows);

    // The same again changes nothing, and says so.
    editor.comeBack();
    QTest::keyClick(editor.table, Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(dialog.isVisible());
    QVERIFY(shownIn(dialog).isEmpty());
    QVERIFY(!part<QPushButton>(dialog, "applyRowsButton")->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(undo.count(), 1);
}

void TestImport::pasteAListOfFields()
{
    CanvasStage stage(manyData());
    EditorOf editor(stage);
    stage.selection.select(5);
    QGuiApplication::clipboard()->setText(
        QStringList{pathOf(9), pathOf(8), pathOf(7)}.join(u"\r\n"_s));
    QTest::keyClick(editor.table, Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(editor.dialog().isVisible());
    QVERIFY(!part<Segments>(editor.dialog(), "importMode")->isVisible());
    click(editor.dialog(), "applyRowsButton");
    QTRY_COMPARE(stage.presenter.mappedCount(), 3);
    QCOMPARE(stage.presenter.rows().at(5).target, pathOf(9));
    QCOMPARE(stage.presenter.rows().at(7).target, pathOf(7));
    QCOMPARE(stage.model.undoStack().count(), 1);
}

void TestImport::pasteWithFaults()
{
    CanvasStage stage(manyData());
    EditorOf editor(stage);
    QGuiApplication::clipboard()->setText(
        u"column0\tcolumn\t%1\ncolumn1\tcolum\t%2\nnowhere\tcolumn\t%3\ncolumn4\tcolumn\tno.path\n"_s
            .arg(pathOf(0), pathOf(1), pathOf(2)));
    QTest::keyClick(editor.table, Qt::Key_V, Qt::ControlModifier);
    ImportDialog &dialog = editor.dialog();
    QTRY_VERIFY(dialog.isVisible());
    auto *problems = part<QWidget>(dialog, "importProblems");
    QVERIFY(problems->isVisible());
    QVERIFY2(problems->accessibleName().contains(u"Line 2"_s) &&
                 problems->accessibleName().contains(u"colum"_s),
             qPrintable(problems->accessibleName()));
    QCOMPARE(shownIn(dialog),
             (QStringList{u"Added column0 > "_s + pathOf(0), u"Broken nowhere > "_s + pathOf(2),
                          u"Broken column4 > no.path"_s}));
    QVERIFY(isTicked(dialog, 0));
    QVERIFY(!isTicked(dialog, 1));
    QTest::keyClick(part<QTableView>(dialog, "differenceTable"), Qt::Key_Down);
    QVERIFY(part<QLabel>(dialog, "differenceText")->text().contains(u"no column nowhere"_s));
    click(dialog, "applyRowsButton");
    QTRY_COMPARE(stage.presenter.mappedCount(), 1);
}

void TestImport::onlyWhatIsTicked()
{
    StageData data = manyData();
    data.rows = threeRows();
    CanvasStage stage(data);
    EditorOf editor(stage);
    ImportDialog &dialog = editor.dialog();
    dialog.openWithText(
        u"column0\t%1\ncolumn4\t%2\ncolumn5\t%3\n"_s.arg(pathOf(7), pathOf(1), pathOf(5)), {});
    QCOMPARE(shownIn(dialog),
             (QStringList{u"Changed column0 > "_s + pathOf(7), u"Taken column4 > "_s + pathOf(1),
                          u"Added column5 > "_s + pathOf(5)}));
    auto *table = part<QTableView>(dialog, "differenceTable");
    table->setCurrentIndex(table->model()->index(2, 1));
    QTest::keyClick(table, Qt::Key_Space); // off again
    table->setCurrentIndex(table->model()->index(1, 2));
    QTest::keyClick(table, Qt::Key_Space); // on: column1 loses its field
    click(dialog, "applyRowsButton");
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(stage.presenter.rows().at(0).target, pathOf(7));
    QVERIFY(!stage.presenter.isColumnMapped(u"column1"_s));
    QVERIFY(stage.presenter.isColumnMapped(u"column4"_s));
    QVERIFY(!stage.presenter.isColumnMapped(u"column5"_s));
    stage.model.undoStack().undo();
    QCOMPARE(stage.presenter.rows().mid(0, 3), threeRows());

    // All others go where that is asked for.
    dialog.openWithText(u"column0\t%1\n"_s.arg(pathOf(0)), {});
    QTest::mouseClick(part<Segments>(dialog, "importMode")->findChildren<QAbstractButton *>().at(1),
                      Qt::LeftButton);
    QCOMPARE(shownIn(dialog).size(), 2);
    QVERIFY(shownIn(dialog).first().startsWith(u"Removed column1"_s));
    click(dialog, "applyRowsButton");
    QTRY_COMPARE(stage.presenter.mappedCount(), 1);
    stage.model.undoStack().undo();
    QCOMPARE(stage.presenter.rows().mid(0, 3), threeRows());
}

void TestImport::files()
{
    StageData data = manyData();
    data.rows = threeRows();
    CanvasStage stage(data);
    EditorOf editor(stage);
    QTemporaryDir directory;
    const Mapping whole = stage.presenter.rows();
    for (const QString &name : {u"rows.csv"_s, u"rows.json"_s}) {
        const QString path = directory.filePath(name);
        editor.action("saveRowsAction")->trigger();
        accept(editor.window, "exportFileDialog", path);
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(!editor.window.findChild<QFileDialog *>(u"exportFileDialog"_s));

        stage.model.clearRows({0, 2});
        editor.action("importRowsAction")->trigger();
        ImportDialog &dialog = editor.dialog();
        QTRY_VERIFY(dialog.isVisible());
        click(dialog, "openFileButton");
        accept(dialog, "importFileDialog", path);
        QTRY_COMPARE(shownIn(dialog).size(), 2);
        QCOMPARE(shownIn(dialog).first(), u"Added column0 > "_s + pathOf(0));
        click(dialog, "applyRowsButton");
        QTRY_VERIFY(!dialog.isVisible());
        // To the letter, the formula too; a formula that was removed comes back at the end.
        QCOMPARE(stage.presenter.mappedCount(), 3);
        QVERIFY(stage.presenter.rows().contains(whole.at(0)));
        QVERIFY(stage.presenter.rows().contains(whole.at(2)));
        stage.model.undoStack().undo();
        stage.model.undoStack().undo();
        QCOMPARE(stage.presenter.rows(), whole);
    }
}

void TestImport::fileThatIsNone()
{
    CanvasStage stage(manyData());
    EditorOf editor(stage);
    QTemporaryDir directory;
    QFile broken(directory.filePath(u"broken.json"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("[{\"source\":\n}") > 0);
    broken.close();
    ImportDialog &dialog = editor.dialog();
    dialog.openFrom(ImportDialog::From::File);
    dialog.takeFile(broken.fileName());
    auto *problems = part<QWidget>(dialog, "importProblems");
    QVERIFY(problems->isVisible());
    QVERIFY(problems->accessibleName().contains(u"line 2"_s));
    QVERIFY(!part<QPushButton>(dialog, "applyRowsButton")->isEnabled());
    dialog.takeFile(directory.filePath(u"missing.csv"_s));
    QVERIFY(problems->accessibleName().contains(u"missing.csv could not be read"_s));
    // Another place has no word about the file.
    QTest::mouseClick(part<Segments>(dialog, "importFrom")->findChildren<QAbstractButton *>().at(1),
                      Qt::LeftButton);
    QVERIFY(!problems->isVisible());
}

void TestImport::anotherOrganisation()
{
    CanvasStage stage(manyData());
    EditorOf editor(stage);
    ImportDialog &dialog = editor.dialog();
    dialog.openWithText(u"source,target\ncolumn1,_acmetenant.part.value1\n"_s, {});
    auto *box = part<QCheckBox>(dialog, "tenantBox");
    QVERIFY(box->isVisible() && box->isChecked());
    QVERIFY(part<QWidget>(dialog, "tenantNote")->accessibleName().contains(u"_acmetenant"_s));
    QCOMPARE(shownIn(dialog), QStringList{u"Added column1 > "_s + pathOf(1)});
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    QCOMPARE(shownIn(dialog), QStringList{u"Broken column1 > _acmetenant.part.value1"_s});
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    click(dialog, "applyRowsButton");
    QTRY_COMPARE(stage.presenter.rows().at(1).target, pathOf(1));
}

void TestImport::copyAsTable()
{
    StageData data = manyData();
    data.rows = threeRows();
    CanvasStage stage(data);
    EditorOf editor(stage);
    stage.selection.select({0, 2}, 2);
    QTest::keyClick(editor.table, Qt::Key_C, Qt::ControlModifier);
    const QString text = QGuiApplication::clipboard()->text();
    QCOMPARE(mapping::readRows(text, {}).rows, (Mapping{threeRows().at(0), threeRows().at(2)}));
    QVERIFY(text.startsWith(u"source\tkind\ttarget"_s));
}

void TestImport::findAndReplace()
{
    StageData data = manyData();
    data.rows = threeRows();
    CanvasStage stage(data);
    EditorOf editor(stage);
    QTest::keyClick(editor.table, Qt::Key_H, Qt::ControlModifier);
    auto *dialog = part<QDialog>(editor.window, "findReplaceDialog");
    QTRY_VERIFY(dialog->isVisible());
    QTest::keyClicks(part<QLineEdit>(*dialog, "findEdit"), u"value1"_s);
    QTest::keyClicks(part<QLineEdit>(*dialog, "replaceEdit"), u"value9"_s);
    QCOMPARE(shownIn(*dialog, "bulkPreview"), QStringList{u"Changed column1 > "_s + pathOf(9)});
    QVERIFY(part<QLabel>(*dialog, "bulkCount")->text().contains(u'1'));
    click(*dialog, "bulkApplyButton");
    QTRY_COMPARE(stage.presenter.rows().at(1).target, pathOf(9));
    QCOMPARE(stage.model.undoStack().count(), 1);

    // A field that another row has is not taken by the way.
    QTRY_VERIFY(!dialog->isVisible());
    editor.comeBack();
    QTest::keyClick(editor.table, Qt::Key_H, Qt::ControlModifier);
    QTRY_VERIFY(dialog->isVisible());
    auto *find = part<QLineEdit>(*dialog, "findEdit");
    find->clear();
    QTest::keyClicks(find, u"value9"_s);
    auto *replace = part<QLineEdit>(*dialog, "replaceEdit");
    replace->clear();
    QTest::keyClicks(replace, u"value0"_s);
    QCOMPARE(shownIn(*dialog, "bulkPreview"), QStringList{u"Taken column1 > "_s + pathOf(0)});
    QVERIFY(!part<QPushButton>(*dialog, "bulkApplyButton")->isEnabled());
    dialog->reject();

    stage.model.undoStack().undo();
    QCOMPARE(stage.presenter.rows().mid(0, 3), threeRows());
}

void TestImport::belowAnotherParent()
{
    StageData data = manyData();
    data.rows = threeRows();
    CanvasStage stage(data);
    EditorOf editor(stage);
    stage.selection.select({0, 1}, 1);
    editor.action("moveTargetsAction")->trigger();
    auto *dialog = part<QDialog>(editor.window, "moveTargetsDialog");
    QTRY_VERIFY(dialog->isVisible());
    auto *parent = part<QComboBox>(*dialog, "parentEdit");
    QVERIFY(parent->findText(u"_dfwdemo.other"_s) >= 0);
    parent->lineEdit()->setFocus();
    QTest::keyClicks(parent->lineEdit(), u"_dfwdemo.other"_s);
    // The second has no such field in the schema: said, and done where it is wanted.
    QTRY_COMPARE(shownIn(*dialog, "bulkPreview"),
                 (QStringList{u"Changed column0 > _dfwdemo.other.value0"_s,
                              u"Changed column1 > _dfwdemo.other.value1"_s}));
    QVERIFY(part<QLabel>(*dialog, "bulkCount")->text().contains(u"does not have"_s));
    click(*dialog, "bulkApplyButton");
    QTRY_COMPARE(stage.presenter.rows().at(0).target, u"_dfwdemo.other.value0"_s);
    QCOMPARE(stage.presenter.rows().at(2), threeRows().at(2));
    QCOMPARE(stage.model.undoStack().count(), 1);
}

void TestImport::kindsOfSelectedRows()
{
    StageData data = manyData();
    data.rows = threeRows();
    CanvasStage stage(data);
    EditorOf editor(stage);
    QVERIFY(!editor.action("toFormulasAction")->isEnabled());
    stage.selection.select({0, 1}, 0);
    editor.action("toFormulasAction")->trigger();
    QCOMPARE(stage.presenter.rows().at(0).kind, MappingKind::Expression);
    QCOMPARE(stage.presenter.rows().at(1).source, u"column1"_s);
    stage.selection.select({0, 1, 2}, 0);
    editor.action("toColumnsAction")->trigger();
    QCOMPARE(stage.presenter.rows().mid(0, 3), threeRows());
    editor.action("clearTargetsAction")->trigger();
    QCOMPARE(stage.presenter.mappedCount(), 0);
    QCOMPARE(stage.model.undoStack().count(), 3);
    for (int i = 0; i < 3; ++i)
        stage.model.undoStack().undo();
    QCOMPARE(stage.presenter.rows().mid(0, 3), threeRows());
}

void TestImport::columnsThatWentAreRepaired()
{
    StageData data = manyData();
    data.columns = {{.name = u"first_name"_s}, {.name = u"birth_date"_s}, {.name = u"score"_s}};
    data.fields = {{.path = u"person.name.firstName"_s},
                   {.path = u"person.birthDate"_s},
                   {.path = u"loyalty.points"_s}};
    data.rows = {{.source = u"first_name"_s, .target = u"person.name.firstName"_s},
                 {.source = u"birth_date"_s, .target = u"person.birthDate"_s},
                 {.source = u"score"_s, .target = u"loyalty.points"_s}};
    CanvasStage stage(data);
    EditorOf editor(stage);
    QVERIFY(editor.bar->isHidden());

    FlowPlan plan = stage.keeper.plan();
    plan.source.columns[0].name = u"FirstName"_s;
    plan.source.columns[1].name = u"BirthDate"_s;
    plan.source.columns[2].name = u"turnover"_s;
    stage.keeper.edit(presenters::PlanKeeper::Section::Columns, plan);
    QCOMPARE(stage.presenter.rows().mid(0, 3), data.rows); // all of them, marked
    for (int row = 0; row < 3; ++row)
        QCOMPARE(stage.presenter.stateOf(row), presenters::RowState::Broken);
    QCOMPARE(stage.presenter.repairsFor(0).value(0).candidates.value(0).name, u"FirstName"_s);
    QVERIFY(stage.presenter.repairsFor(3).isEmpty());

    QTRY_VERIFY(!editor.bar->isHidden());
    click(editor.window, "repairAllButton");
    ImportDialog &dialog = editor.dialog();
    QTRY_VERIFY(dialog.isVisible());
    QCOMPARE(shownIn(dialog), (QStringList{u"Changed FirstName > person.name.firstName"_s,
                                           u"Changed BirthDate > person.birthDate"_s}));
    click(dialog, "applyRowsButton");
    QTRY_COMPARE(stage.presenter.rows().at(0).source, u"FirstName"_s);
    QCOMPARE(stage.presenter.rows().at(2), data.rows.at(2)); // still broken, still there
    QCOMPARE(stage.presenter.stateOf(0), presenters::RowState::Good);
    QCOMPARE(stage.presenter.strayCount(), 1);
    QTRY_VERIFY(editor.bar->isHidden());
    stage.model.undoStack().undo();
    QCOMPARE(stage.presenter.rows().mid(0, 3), data.rows);
    QTRY_VERIFY(!editor.bar->isHidden());
}

void TestImport::nothingIsDropped()
{
    StageData data = manyData();
    data.rows = threeRows();
    CanvasStage stage(data);
    const int constant = stage.model.addRow(MappingKind::Constant);
    stage.model.setSource(constant, MappingKind::Constant, u"crm"_s);
    const auto has = [&](const MappingRow &row) { return stage.presenter.rows().contains(row); };
    const MappingRow open{MappingKind::Constant, u"crm"_s, {}};
    const auto isWhole = [&] {
        const Mapping rows = threeRows();
        return std::all_of(rows.begin(), rows.end(), has) && has(open);
    };
    QVERIFY(isWhole());
    // Other columns, another table, another schema, another connection.
    FlowPlan plan = stage.keeper.plan();
    plan.source.columns.remove(0, manyRows - 1);
    stage.keeper.edit(presenters::PlanKeeper::Section::Columns, plan);
    QVERIFY(isWhole());
    stage.source.chooseTable(u"other"_s);
    QVERIFY(isWhole());
    QTRY_VERIFY(stage.source.contentsTask().isReady());
    QVERIFY(isWhole());
    stage.target.chooseSchema(u"https://ns.adobe.com/dfwdemo/schemas/other"_s);
    QVERIFY(isWhole());
    stage.source.chooseConnection(u"another"_s);
    QVERIFY(isWhole());
    QCOMPARE(stage.keeper.plan().mapping, threeRows());
}

void TestImport::fromMappingSet()
{
    PlatformStage stage;
    const QJsonObject body{
        {u"name"_s, u"Rows to take"_s},
        {u"outputSchema"_s, QJsonObject{{u"schemaRef"_s, QJsonObject{{u"id"_s, customerSchema}}}}},
        {u"mappings"_s, QJsonArray{QJsonObject{{u"sourceType"_s, u"ATTRIBUTE"_s},
                                               {u"source"_s, u"Name"_s},
                                               {u"destination"_s, u"person.name.fullName"_s}},
                                   QJsonObject{{u"sourceType"_s, u"STATIC"_s},
                                               {u"source"_s, u"crm"_s},
                                               {u"destination"_s, u"_id"_s}},
                                   QJsonObject{{u"sourceType"_s, u"EXPRESSION"_s},
                                               {u"source"_s, u"concat(Name,  \"-\")"_s},
                                               {u"destination"_s, u"person.name.lastName"_s}}}}};
    const QString made = stage.client.post(mappingSets, body).id();
    QVERIFY(!made.isEmpty());
    // Another one, so that there is something to find.
    stage.client.post(mappingSets, mappingBody(customerSchema, tutorialRows));
    EditorOf editor(stage);
    ImportDialog &dialog = editor.dialog();
    dialog.openFrom(ImportDialog::From::MappingSet);
    auto *table = part<QTableView>(dialog, "setsTable");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QTest::keyClicks(part<QLineEdit>(dialog, "setsSearch"), u"rows to"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 2).data().toString(), u"3"_s);
    QTest::keyClick(part<QLineEdit>(dialog, "setsSearch"), Qt::Key_Return);
    QTRY_COMPARE(shownIn(dialog),
                 (QStringList{u"Added Name > person.name.fullName"_s, u"Added “crm” > _id"_s,
                              u"Added concat(Name, \"-\") > "
                              "person.name.lastName"_s}));
    // Return in the search reads once more; it applies nothing.
    QTest::keyClick(part<QLineEdit>(dialog, "setsSearch"), Qt::Key_Return);
    QVERIFY(editor.import.rowsTask().isBusy());
    QTRY_COMPARE(shownIn(dialog).size(), 3);
    QVERIFY(dialog.isVisible());
    QCOMPARE(stage.presenter.mappedCount(), 0);
    QCOMPARE(table->model()->rowCount(), 1);
    click(dialog, "applyRowsButton");
    QTRY_COMPARE(stage.presenter.mappedCount(), 3);
    const MappingRow formula{MappingKind::Expression, u"concat(Name,  \"-\")"_s,
                             u"person.name.lastName"_s};
    QVERIFY(stage.presenter.rows().contains(formula)); // to the letter
    QCOMPARE(stage.model.undoStack().count(), 1);
    stage.model.undoStack().undo();
    QCOMPARE(stage.presenter.mappedCount(), 0);
}

void TestImport::fromFlow()
{
    PlatformStage stage;
    const Parts parts =
        createParts(stage.client, u"test1.Mytable"_s, {u"TestID"_s, u"Name"_s, u"Datefield"_s},
                    customerSchema, customerDataSet, tutorialRows);
    const Answer flow = stage.client.post(
        flowService + u"flows"_s, flowBody(parts, schedule(4'102'444'800, u"minute"_s, 15, true)));
    QCOMPARE(flow.status, 201);
    EditorOf editor(stage);
    ImportDialog &dialog = editor.dialog();
    dialog.openFrom(ImportDialog::From::Flow);
    auto *table = part<QTableView>(dialog, "flowsTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"Flow of a test"_s);
    click(dialog, "flowsButton");
    QTRY_COMPARE(shownIn(dialog).size(), 3);
    click(dialog, "applyRowsButton");
    QTRY_COMPARE(stage.presenter.mappedCount(), 3);
    QCOMPARE(stage.presenter.rows().at(1),
             (MappingRow{MappingKind::Column, u"Name"_s, u"person.name.fullName"_s}));
    QVERIFY(!dialog.isVisible());
}

void TestImport::listThatFails()
{
    using localplatform::FaultRule;
    PlatformStage stage;
    stage.client.post(mappingSets, mappingBody(customerSchema, tutorialRows));
    EditorOf editor(stage);
    stage.platform->setFault({.method = u"GET"_s,
                              .pathPattern = u"/mappingSets"_s,
                              .action = FaultRule::Action::Answer,
                              .status = 403});
    ImportDialog &dialog = editor.dialog();
    dialog.openFrom(ImportDialog::From::MappingSet);
    QTRY_COMPARE(editor.import.setsTask().state, presenters::Task::State::Failed);
    auto *table = part<QTableView>(dialog, "setsTable");
    auto *retry = table->parentWidget()->findChild<QPushButton *>(u"tryAgainButton"_s);
    QVERIFY(retry);
    QTRY_VERIFY(retry->isVisible());
    stage.platform->clearFaults();
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_COMPARE(table->model()->rowCount(), 1);

    // The set is gone by the time its rows are wanted; nothing is lost, and nothing goes on behind
    // a closed dialog.
    stage.platform->setFault({.method = u"GET"_s,
                              .pathPattern = u"/mappingSets/."_s,
                              .action = FaultRule::Action::Answer,
                              .status = 404});
    click(dialog, "setsButton");
    QTRY_COMPARE(editor.import.rowsTask().state, presenters::Task::State::Failed);
    QVERIFY(shownIn(dialog).isEmpty());
    stage.platform->setFault({.pathPattern = u"/mappingSets"_s, .action = FaultRule::Action::Hang});
    click(dialog, "setsButton");
    QVERIFY(editor.import.rowsTask().isBusy());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(!editor.import.rowsTask().isBusy());
    QCOMPARE(stage.presenter.mappedCount(), 0);
}

QTEST_MAIN(TestImport)
#include "tst_import.moc"
