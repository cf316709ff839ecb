// SPDX-License-Identifier: Apache-2.0
//
// Writing a formula with real keys: completion, help, errors at their place, the live result, and
// one undoable step for a session.
#include "editor/cellgrid.h"
#include "editor/formulaedit.h"
#include "editor/formulaeditor.h"
#include "editor/formulatext.h"
#include "editor/functionlist.h"
#include "gui/editor/panelstage.h"
#include "gui/widgets/guitest.h"
#include "widgets/tableview.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::ui;

namespace {

MappingRow formula(const QString &text)
{
    return {.kind = MappingKind::Expression, .source = text, .target = u"person.name.firstName"_s};
}

Mapping rowsWith(const QString &text)
{
    return {{.source = u"TestID"_s, .target = u"_id"_s}, formula(text)};
}

} // namespace

class FormulaTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        failOnWarnings();
        useStyle();
    }
    void init() { failOnWarnings(); }

    void roles_data();
    void roles();
    void proposals_data();
    void proposals();
    void hints_data();
    void hints();
    void brackets();
    void toTheLetter_data();
    void toTheLetter();
    void completionByKeys();
    void errorAtItsPlace();
    void liveResult();
    void oneStepForASession();
    void escapeTakesBack();
    void selectingAnotherRowKeepsWhatWasTyped();
    void enterAndNewLines();
    void functionList();
    void columnBecomesFormula();

private:
    FormulaEdit *edit(PanelStage &stage) { return stage.part<FormulaEdit>("formulaEdit"); }
    void type(PanelStage &stage, const QString &text)
    {
        edit(stage)->setFocus();
        QTest::keyClicks(edit(stage), text);
    }
};

void FormulaTest::roles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<FormulaRole>>("roles");
    using enum FormulaRole;
    const auto row = [](const QString &text, const QList<FormulaRole> &roles) {
        QTest::addRow("%s", qPrintable(text)) << text << roles;
    };
    row(u"Name"_s, {Column});
    row(u"Nmae"_s, {UnknownColumn});
    row(u"${First Name}"_s, {Column});
    row(u"address.city"_s, {Column});
    row(u"upper(Name)"_s, {Function, Operator, Column, Operator});
    row(u"uper(1)"_s, {UnknownFunction, Operator, Number, Operator});
    row(u"\"Name\""_s, {Text});
    row(u"true"_s, {Word});
    row(u"Name + 1"_s, {Column, Operator, Number});
}

void FormulaTest::roles()
{
    QFETCH(QString, text);
    QList<FormulaRole> found;
    for (const FormulaSpan &span :
         formulaSpans(text, {u"Name"_s, u"First Name"_s, u"address.city"_s}))
        found.append(span.role);
    QTEST(found, "roles");
}

void FormulaTest::proposals_data()
{
    QTest::addColumn<QString>("text"); // | is the cursor
    QTest::addColumn<bool>("asked");
    QTest::addColumn<QString>("first"); // its insert; empty for no proposal
    const auto row = [](const char *name, const QString &text, bool asked, const QString &first) {
        QTest::newRow(name) << text << asked << first;
    };
    row("a column", u"Na|"_s, false, u"Name"_s);
    row("a column in other case", u"na|"_s, false, u"Name"_s);
    row("an odd name, escaped", u"First|"_s, false, u"${First Name}"_s);
    row("in its brackets", u"upper(${Fi|"_s, false, u"${First Name}"_s);
    row("a dot in a name", u"Last|"_s, false, u"${Last\\.Name}"_s);
    row("a function", u"conc|"_s, false, u"concat("_s);
    row("inside a call", u"concat(Name, upp|)"_s, false, u"upper("_s);
    row("in a text", u"\"Na|\""_s, false, {});
    row("in an open text", u"\"Na|"_s, true, {});
    row("nothing begun", u"upper(|"_s, false, {});
    row("asked for", u"upper(|"_s, true, u"Name"_s);
    row("after a value", u"Name |"_s, true, u"+ "_s);
    row("a method", u"Name.equ|"_s, false, u"equals("_s);
    row("nothing like it", u"zzzz|"_s, false, {});
}

void FormulaTest::proposals()
{
    QFETCH(QString, text);
    QFETCH(bool, asked);
    QFETCH(QString, first);
    const qsizetype cursor = text.indexOf(u'|');
    text.remove(cursor, 1);
    const QList<dfw::Column> columns{{.name = u"Name"_s, .rawType = u"string"_s},
                                     {.name = u"First Name"_s, .rawType = u"string"_s},
                                     {.name = u"Last.Name"_s, .rawType = u"string"_s}};
    const FormulaCompletion completion = completeFormula(text, cursor, columns, asked);
    const QList<FormulaProposal> &all = completion.proposals;
    if (first == "+ "_L1) { // any of the operators, but nothing else
        QVERIFY(!all.isEmpty());
        for (const FormulaProposal &one : all)
            QCOMPARE(one.kind, FormulaProposal::Kind::Operator);
        return;
    }
    QCOMPARE(all.isEmpty() ? QString() : all.first().insert, first);
}

void FormulaTest::hints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hint"); // the parameter in <>
    const auto row = [](const char *name, const QString &text, const QString &hint) {
        QTest::newRow(name) << text << hint;
    };
    row("first", u"substr(|"_s, u"substr(<input>, start, length)"_s);
    row("second", u"substr(Name, |"_s, u"substr(input, <start>, length)"_s);
    row("inner call", u"substr(upper(|), 1)"_s, u"upper(<input>)"_s);
    row("optional", u"explode(Name, |)"_s, u"explode(text, <[regex]>)"_s);
    row("repeating", u"concat(a, b, c|)"_s, u"concat(<text, …>)"_s);
    row("no parameters", u"now(|)"_s, u"now(<>)"_s);
    row("outside", u"Name|"_s, {});
    row("unknown", u"nothing(|)"_s, {});
}

void FormulaTest::hints()
{
    QFETCH(QString, text);
    const qsizetype cursor = text.indexOf(u'|');
    text.remove(cursor, 1);
    const auto hint = formulaHintAt(text, cursor);
    const QString shown =
        hint ? hint->before + u'<' + hint->parameter + u'>' + hint->after : QString();
    QTEST(shown, "hint");
    if (hint)
        QVERIFY(!hint->help.isEmpty());
}

void FormulaTest::brackets()
{
    const QString text = u"concat(\"(\", upper(Name)"_s;
    const BracketPair open{6, -1};
    QCOMPARE(*bracketsAt(text, 7), open);
    const BracketPair inner{22, 17};
    QCOMPARE(*bracketsAt(text, text.size()), inner);
    QVERIFY(!bracketsAt(text, 9)); // a bracket in a text is none
    QVERIFY(!bracketsAt(text, 2));
}

void FormulaTest::toTheLetter_data()
{
    QTest::addColumn<QString>("original");
    QTest::addColumn<QString>("typed"); // after the last character
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &original, const QString &typed) {
        QTest::newRow(name) << original << typed << original + typed;
    };
    row("untouched", u"concat(Name, \" \")"_s, {});
    row("blanks around", u"  Name \t "_s, {});
    row("blanks around, edited", u"  Name \t "_s, u"+1"_s);
    row("Windows line ends", u"concat(\r\n Name,\r\n \"x\")"_s, {});
    row("Windows line ends, edited", u"concat(\r\n Name,\r\n \"x\")"_s, u" "_s);
    row("mixed line ends, edited", u"a\r\nb\nc\rd"_s, u"!"_s);
    row("no-break space", u"\u00a0Name\u00a0"_s, {});
    row("no-break space, edited", u"\u00a0Name\u00a0"_s, u"1"_s);
    row("other planes", u"\"\U0001F642\""_s, u" "_s);
}

void FormulaTest::toTheLetter()
{
    QFETCH(QString, original);
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    FormulaEdit one;
    one.setFormula(original);
    QCOMPARE(one.formula(), original);
    QVERIFY(!one.isEdited());
    one.textCursor().insertText(typed); // the cursor stands at the end
    QCOMPARE(one.formula(), expected);
    QCOMPARE(one.isEdited(), !typed.isEmpty());
    one.revert();
    QCOMPARE(one.formula(), original);
}

void FormulaTest::completionByKeys()
{
    PanelStage stage(u"test1.Dirty"_s, rowsWith({}));
    stage.open(1);
    type(stage, u"upp"_s);
    auto *popup = stage.panel.findChild<QAbstractItemView *>(u"formulaCompletion"_s);
    if (!popup) { // a popup is a window of its own
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->objectName() == "formulaCompletion"_L1)
                popup = qobject_cast<QAbstractItemView *>(window);
        }
    }
    QVERIFY(popup);
    QTRY_VERIFY(popup->isVisible());
    QCOMPARE(popup->currentIndex().data().toString(), u"upper"_s);
    QTest::keyClick(popup, Qt::Key_Return);
    QVERIFY(!popup->isVisible());
    QCOMPARE(edit(stage)->formula(), u"upper()"_s);
    QCOMPARE(edit(stage)->cursorPosition(), 6);
    QVERIFY(stage.part<QLabel>("formulaHint")->text().startsWith("upper(<b>input</b>)"_L1));

    QTest::keyClicks(edit(stage), u"Na"_s);
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Tab);
    QCOMPARE(edit(stage)->formula(), u"upper(Name)"_s);
    QTest::keyClick(edit(stage), Qt::Key_End);
    QTest::keyClick(edit(stage), Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(popup->isVisible()); // operators
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QCOMPARE(edit(stage)->formula(), u"upper(Name)"_s); // Esc closed the list only
}

void FormulaTest::errorAtItsPlace()
{
    PanelStage stage(u"test1.Dirty"_s, rowsWith(u"upper(Name)"_s));
    stage.open(1);
    auto *error = stage.part<QWidget>("formulaError");
    QVERIFY(!error->isVisible());
    QCOMPARE(stage.part<QLabel>("formulaCount")->text(), u"11 of 4,096"_s);
    edit(stage)->setFocus();
    QTest::keyClick(edit(stage), Qt::Key_Backspace);
    QVERIFY(error->isVisible());
    QVERIFY2(edit(stage)->accessibleDescription().startsWith("Character 6:"_L1),
             qPrintable(edit(stage)->accessibleDescription()));
    const auto marked = [&] {
        for (const QTextEdit::ExtraSelection &mark : edit(stage)->extraSelections()) {
            if (mark.format.underlineStyle() == QTextCharFormat::WaveUnderline)
                return mark.cursor.selectionStart();
        }
        return -1;
    };
    QCOMPARE(marked(), 5);
    edit(stage)->selectAll();
    type(stage, u"Nmae + 1"_s);
    QTest::keyClick(edit(stage), Qt::Key_Escape); // nothing is open: the formula comes back
    QCOMPARE(edit(stage)->formula(), u"upper(Name)"_s);
    QVERIFY(!error->isVisible());
}

void FormulaTest::liveResult()
{
    PanelStage stage(u"test1.Dirty"_s, rowsWith({}));
    stage.open(1);
    auto *table = stage.part<TableView>("lineSample");
    const QAbstractItemModel *model = table->model();
    type(stage, u"upper(Name)"_s);
    const int last = model->columnCount() - 1;
    QCOMPARE(model->headerData(last, Qt::Horizontal, Qt::DisplayRole).toString(), u"firstName"_s);
    QCOMPARE(model->rowCount(), 5);
    const QString name = model->index(0, 1).data().toString();
    QVERIFY(!name.isEmpty());
    QCOMPARE(model->index(0, last).data().toString(), name.toUpper());
    QVERIFY(stage.row(1).source.isEmpty()); // nothing of it is the row's yet
    edit(stage)->selectAll();
    type(stage, u"date(Name)"_s);
    QVERIFY(model->index(0, last).data().toString().startsWith("left empty: no such date"_L1));
    QVERIFY(!model->mimeData({model->index(0, 1)})); // sample values stay on the screen
}

void FormulaTest::oneStepForASession()
{
    PanelStage stage(u"test1.Dirty"_s, rowsWith(u"Name"_s));
    stage.open(1);
    const int steps = stage.model.undoStack().count();
    edit(stage)->setFocus();
    QTest::keyClick(edit(stage), Qt::Key_Home);
    QTest::keyClicks(edit(stage), u"trim("_s);
    QTest::keyClick(edit(stage), Qt::Key_End);
    QTest::keyClicks(edit(stage), u")"_s);
    QCOMPARE(stage.model.undoStack().count(), steps);
    QSignalSpy finished(&stage.panel, &LinePanel::editingFinished);
    QTest::keyClick(edit(stage), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(stage.row(1).source, u"trim(Name)"_s);
    QCOMPARE(stage.model.undoStack().count(), steps + 1);
    stage.model.undoStack().undo();
    QCOMPARE(stage.row(1).source, u"Name"_s);
    QCOMPARE(edit(stage)->formula(), u"Name"_s);
    stage.model.undoStack().redo();
    QCOMPARE(edit(stage)->formula(), u"trim(Name)"_s);
    // The keyboard moves on: that is an end, too.
    type(stage, u" "_s);
    QTest::keyClick(edit(stage), Qt::Key_Tab);
    QCOMPARE(stage.row(1).source, u"trim(Name) "_s);
    QCOMPARE(stage.model.undoStack().count(), steps + 2);
}

void FormulaTest::escapeTakesBack()
{
    PanelStage stage(u"test1.Dirty"_s, rowsWith(u"Name"_s));
    stage.open(1);
    const int steps = stage.model.undoStack().count();
    type(stage, u" + 1"_s);
    QTest::keyClick(edit(stage), Qt::Key_Escape);
    QCOMPARE(edit(stage)->formula(), u"Name"_s);
    QTest::keyClick(edit(stage), Qt::Key_Tab);
    QCOMPARE(stage.model.undoStack().count(), steps);
    QVERIFY(!stage.part<QPushButton>("applyFormulaButton")->isEnabled());
}

void FormulaTest::selectingAnotherRowKeepsWhatWasTyped()
{
    PanelStage stage(u"test1.Dirty"_s, rowsWith(u"Name"_s));
    stage.open(1);
    // The page leads back to where a step was done.
    connect(&stage.model, &MappingModel::edited, &stage.selection,
            [&](int row) { stage.selection.select(row); });
    type(stage, u" "_s);
    stage.selection.select(0);
    QCOMPARE(stage.row(1).source, u"Name "_s);
    QCOMPARE(stage.selection.current(), 0);
    QVERIFY(!edit(stage)->isVisible());
    stage.selection.select(1);
    QCOMPARE(edit(stage)->formula(), u"Name "_s);
    type(stage, u" "_s);
    stage.panel.commit(); // as the page does before it is left
    QCOMPARE(stage.row(1).source, u"Name  "_s);
}

void FormulaTest::enterAndNewLines()
{
    PanelStage stage(u"test1.Dirty"_s, rowsWith(u"concat("_s));
    stage.open(1);
    const int height = edit(stage)->height();
    edit(stage)->setFocus();
    for (const Qt::KeyboardModifier key : {Qt::ShiftModifier, Qt::AltModifier, Qt::ShiftModifier}) {
        QTest::keyClick(edit(stage), Qt::Key_Return, key);
        QTest::keyClicks(edit(stage), u"1,"_s);
    }
    QTRY_VERIFY(edit(stage)->height() > height);
    QTest::keyClick(edit(stage), Qt::Key_Return);
    QCOMPARE(stage.row(1).source, u"concat(\n1,\n1,\n1,"_s);
}

void FormulaTest::functionList()
{
    PanelStage stage(u"test1.Dirty"_s, rowsWith(u"Name"_s));
    stage.open(1);
    edit(stage)->setFocus();
    edit(stage)->selectAll();
    QTest::keyClick(edit(stage), Qt::Key_F1);
    auto *list = stage.panel.findChild<FunctionList *>();
    QVERIFY(list && list->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(list));
    auto *table = list->findChild<TableView *>(u"functionTable"_s);
    const int all = table->model()->rowCount();
    QVERIFY(all > 60);
    auto *search = list->findChild<QLineEdit *>(u"functionSearch"_s);
    QTest::keyClicks(search, u"lpad"_s);
    QVERIFY(table->model()->rowCount() < all);
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"lpad"_s);
    QVERIFY(!list->findChild<QLabel *>(u"functionHelp"_s)->text().isEmpty());
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(!list->isVisible());
    QCOMPARE(edit(stage)->formula(), u"lpad()"_s);
    QCOMPARE(stage.row(1).source, u"Name"_s); // looking something up is no end of a session
}

void FormulaTest::columnBecomesFormula()
{
    PanelStage stage;
    stage.open(1);
    QTest::mouseClick(stage.part<QPushButton>("turnIntoFormulaButton"), Qt::LeftButton);
    QCOMPARE(stage.row(1).kind, MappingKind::Expression);
    QCOMPARE(stage.row(1).source, u"Name"_s);
    QTRY_VERIFY(edit(stage)->hasFocus());
    QCOMPARE(stage.model.undoStack().undoText(), u"Turn Name into a formula"_s);
    stage.model.undoStack().undo();
    QCOMPARE(stage.row(1).kind, MappingKind::Column);
    QVERIFY(!edit(stage)->isVisible());
}

QTEST_MAIN(FormulaTest)
#include "tst_formula.moc"
