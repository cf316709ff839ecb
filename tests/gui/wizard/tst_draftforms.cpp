// SPDX-License-Identifier: Apache-2.0
//
// Forms that were half filled in when the program ended without a word.
#include "editor/mappingtoolbar.h"
#include "gui/wizard/draftfolder.h"
#include "pages/steps.h"
#include "widgets/button.h"
#include "widgets/segments.h"

#include <functional>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using Stage = presenters::SignInPresenter::Stage;

namespace {

const QString connectionName = u"Service desk, half typed"_s;

// By keys: the connector, and what is not secret.
void beginServiceDesk(Driver &driver)
{
    openInDemo(driver, ui::SourceStep);
    QVERIFY(driver.tabTo(u"newConnectionButton"_s));
    driver.press(Qt::Key_Space);
    QTRY_VERIFY(driver.hasFocus(u"connectorSearch"_s));
    QTRY_VERIFY_WITH_TIMEOUT(driver.program().source().catalogue().hasFlowSpecs(),
                             Driver::longWait);
    driver.type(u"ServiceNow"_s);
    QVERIFY(driver.tabTo(u"connectorTree"_s));
    QVERIFY(driver.arrowToRow(u"connectorTree"_s, u"ServiceNow"_s));
    QVERIFY(driver.tabTo(u"connectionName"_s));
    driver.type(connectionName);
    QVERIFY(driver.tabTo(u"parameter-endpoint"_s));
    driver.type(u"desk.example.org"_s);
}

void typeInto(Driver &driver, const QString &field, const QString &text)
{
    QVERIFY(driver.tabTo(field));
    driver.press(Qt::Key_A, Qt::ControlModifier);
    driver.type(text);
}

void goOn(Driver &driver, int step)
{
    QVERIFY(driver.tabTo(u"goOnDraftButton0"_s));
    driver.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(driver.isOnStep(step), Driver::longWait);
}

void pressSegment(Driver &driver, const QString &segments, int index)
{
    auto *row = driver.find<ui::Segments>(segments);
    QVERIFY(row);
    QTest::mouseClick(row->button(index), Qt::LeftButton);
}

void showTab(Driver &driver, int tab)
{
    auto *tabs = driver.find<QTabBar>(u"newSchemaTabs"_s);
    QVERIFY(tabs);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
}

QString textIn(Driver &driver, const QString &field)
{
    QWidget *widget = driver.find(field);
    if (auto *line = qobject_cast<QLineEdit *>(widget))
        return line->text();
    if (auto *area = qobject_cast<QPlainTextEdit *>(widget))
        return area->toPlainText();
    auto *line = widget ? widget->findChild<QLineEdit *>() : nullptr;
    return line ? line->text() : QString();
}

int connectionsNamed(Driver &driver, const QString &name)
{
    int out = 0;
    for (const api::BaseConnection &one : driver.program().source().connections())
        out += one.name == name;
    return out;
}

} // namespace

class DraftForms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byKeysHalfFilledSignInComesBack();
    void madeConnectionIsNotMadeAgain();
    void closedFormIsNotKept();
    void halfTypedFieldsComeBack_data();
    void halfTypedFieldsComeBack();
};

void DraftForms::byKeysHalfFilledSignInComesBack()
{
    const QTemporaryDir directory;
    QByteArray killed;
    {
        Driver driver(directory.path());
        beginServiceDesk(driver);
        typeInto(driver, u"parameter-password"_s, u"planted-secret"_s);
        QTRY_VERIFY(draftBytes(directory).contains("\"password\""));
        const QByteArray bytes = draftBytes(directory);
        QVERIFY(bytes.contains("desk.example.org"));
        QVERIFY(!bytes.contains("planted"));
        QCOMPARE(writtenDraft(directory).page, u"source"_s);
        killed = bytes;
    }
    QCOMPARE(draftBytes(directory), killed); // its end wrote nothing that a kill would not have
    Driver next(directory.path());
    QVERIFY(next.find(u"draftRow0"_s)->accessibleDescription().contains(u"base connection"_s));
    goOn(next, ui::SourceStep);
    QTRY_VERIFY_WITH_TIMEOUT(next.find(u"parameter-endpoint"_s), Driver::longWait);
    QCOMPARE(next.find<QLineEdit>(u"connectionName"_s)->text(), connectionName);
    QCOMPARE(next.find<QLineEdit>(u"parameter-endpoint"_s)->text(), u"desk.example.org"_s);
    const auto *tree = next.find<QTreeView>(u"connectorTree"_s);
    QCOMPARE(tree->currentIndex().data().toString(), u"ServiceNow"_s);
    QVERIFY(tree->isExpanded(tree->currentIndex().parent()));
    auto *password = next.find<QLineEdit>(u"parameter-password"_s);
    QCOMPARE(password->text(), QString());
    QVERIFY2(password->accessibleDescription().contains(u"not kept"_s),
             qPrintable(password->accessibleDescription()));
    QVERIFY(!next.find(u"parameter-username"_s)->accessibleDescription().contains(u"not kept"_s));

    typeInto(next, u"parameter-username"_s, u"reader"_s);
    typeInto(next, u"parameter-password"_s, u"demo"_s);
    QVERIFY(next.tabTo(u"createConnectionButton"_s));
    next.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!next.find(u"newConnectionView"_s), Driver::longWait);
    QTRY_COMPARE(next.program().source().connectionsTask().state, presenters::Task::State::Ready);
    QCOMPARE(connectionsNamed(next, connectionName), 1);
    const api::BaseConnection *chosen = next.program().source().chosenConnection();
    QVERIFY(chosen);
    QCOMPARE(chosen->name, connectionName);
    QTRY_VERIFY(!writtenDraft(directory).signIn);
    QVERIFY(!draftBytes(directory).contains("desk.example.org"));
}

void DraftForms::madeConnectionIsNotMadeAgain()
{
    const QTemporaryDir directory;
    QString made;
    {
        Driver driver(directory.path());
        beginServiceDesk(driver);
        typeInto(driver, u"parameter-username"_s, u"reader"_s);
        typeInto(driver, u"parameter-password"_s, u"wrong"_s);
        driver.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(driver.program().source().signIn().stage(), Stage::Refused,
                                  Driver::longWait);
        made = driver.program().source().signIn().madeId();
        QCOMPARE(writtenDraft(directory).signIn->madeId, made);
    }
    Driver next(directory.path());
    goOn(next, ui::SourceStep);
    QTRY_VERIFY_WITH_TIMEOUT(next.find(u"parameter-password"_s), Driver::longWait);
    QVERIFY(next.find<QLineEdit>(u"connectionName"_s)->isReadOnly());
    QVERIFY(next.find(u"signInResult"_s));
    typeInto(next, u"parameter-password"_s, u"demo"_s);
    next.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!next.find(u"newConnectionView"_s), Driver::longWait);
    QTRY_COMPARE(next.plan().source.baseConnectionId, made);
    QCOMPARE(connectionsNamed(next, connectionName), 1);
}

void DraftForms::closedFormIsNotKept()
{
    const QTemporaryDir directory;
    Driver driver(directory.path());
    beginServiceDesk(driver);
    QTRY_VERIFY(writtenDraft(directory).signIn);
    QVERIFY(driver.click(u"cancelConnectionButton"_s));
    QTRY_VERIFY(!driver.find(u"newConnectionView"_s));
    QTRY_VERIFY(draftFiles(directory).isEmpty());
}

using Prepare = std::function<void(Driver &)>;

void DraftForms::halfTypedFieldsComeBack_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Prepare>("prepare");
    const Prepare newSchema = [](Driver &driver) { pressSegment(driver, u"schemaKind"_s, 1); };
    const Prepare ownField = [newSchema](Driver &driver) {
        newSchema(driver);
        showTab(driver, 2);
        QVERIFY(driver.tabTo(u"fromColumnsCheck"_s));
        driver.press(Qt::Key_Space);
        QVERIFY(driver.clickRow(u"ownFieldTable"_s, u"TestID"_s));
        driver.press(Qt::Key_Return);
    };
    const Prepare newDataset = [newSchema](Driver &driver) {
        newSchema(driver);
        QVERIFY(driver.tabTo(u"datasetName"_s));
    };
    const Prepare mappingCell = [](Driver &driver) {
        pressSegment(driver, u"mappingView"_s, ui::MappingToolbar::Table);
        QVERIFY(driver.clickRow(u"mappingTable"_s, driver.plan().source.columns.last().name));
        driver.press(Qt::Key_Return);
    };
    const auto tab = [](const QString &field) {
        return Prepare([field](Driver &driver) { QVERIFY(driver.tabTo(field)); });
    };
    const Prepare badRows = [](Driver &driver) {
        QVERIFY(driver.tabTo(u"takeGoodRows"_s));
        driver.press(Qt::Key_Space);
        QVERIFY(driver.tabTo(u"partialIngestionPercent"_s));
    };
    const Prepare formula = [](Driver &driver) {
        pressSegment(driver, u"mappingView"_s, ui::MappingToolbar::Table);
        QVERIFY(driver.clickRow(u"mappingTable"_s, driver.plan().mapping.first().source));
        QVERIFY(driver.click(u"turnIntoFormulaButton"_s));
    };
    QTest::addRow("formula") << int(ui::MappingStep) << u"formulaEdit"_s << u"concat(lower"_s
                             << formula;
    QTest::addRow("schema title") << int(ui::TargetStep) << u"schemaTitle"_s << u"Half a ti"_s
                                  << newSchema;
    QTest::addRow("schema description")
        << int(ui::TargetStep) << u"schemaDescription"_s << u"Half a desc"_s << newSchema;
    QTest::addRow("dataset's name")
        << int(ui::TargetStep) << u"datasetName"_s << u"Half a data"_s << newDataset;
    QTest::addRow("name of an own field")
        << int(ui::TargetStep) << u"ownFieldName"_s << u"halfANa"_s << ownField;
    QTest::addRow("cell of the mapping table")
        << int(ui::MappingStep) << u"fieldEditor"_s << u"homePh"_s << mappingCell;
    QTest::addRow("interval") << int(ui::ScheduleStep) << u"interval"_s << u"7"_s
                              << tab(u"interval"_s);
    QTest::addRow("share of bad rows")
        << int(ui::ScheduleStep) << u"partialIngestionPercent"_s << u"37"_s << badRows;
    QTest::addRow("dataflow's name")
        << int(ui::ReviewStep) << u"flowName"_s << u"Half a na"_s << tab(u"flowName"_s);
    QTest::addRow("first run") << int(ui::ScheduleStep) << u"startTime"_s << u"2031"_s
                               << tab(u"startTime"_s);
}

void DraftForms::halfTypedFieldsComeBack()
{
    QFETCH(const int, step);
    QFETCH(const QString, field);
    QFETCH(const QString, text);
    QFETCH(const Prepare, prepare);
    const QTemporaryDir directory;
    QByteArray killed;
    {
        Driver driver(directory.path());
        openInDemo(driver, step);
        prepare(driver);
        if (!driver.hasFocus(field))
            QVERIFY(driver.tabTo(field));
        if (field != "startTime"_L1) // its year is selected already
            driver.press(Qt::Key_A, Qt::ControlModifier);
        driver.type(text);
        QTRY_VERIFY(writtenDraft(directory).typing.text.contains(text));
        killed = draftBytes(directory);
    }
    QCOMPARE(draftBytes(directory), killed); // its end wrote nothing that a kill would not have
    Driver next(directory.path());
    goOn(next, step);
    QTRY_VERIFY2(textIn(next, field).contains(text), qPrintable(textIn(next, field)));
}

QTEST_MAIN(DraftForms)

#include "tst_draftforms.moc"
