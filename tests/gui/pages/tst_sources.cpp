// SPDX-License-Identifier: Apache-2.0
// Every kind of source through the pages, by keys and clicks: a base connection that is made,
// tables by the hundred, files, row filters, and a schedule drawn from the flow spec.
#include "gui/pages/pagestage.h"
#include "style/appstyle.h"
#include "widgets/button.h"
#include "widgets/inputs.h"
#include "widgets/secrettext.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::ui;
using localplatform::FaultRule;
using localplatform::LocalPlatformOptions;
using presenters::SignInPresenter;

class TestSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void cleanup() { m_stage.reset(); }

    void wrongPasswordThenTheRightOne();
    void missingFieldsAreNamed();
    void streamingIsRefusedBeforeAnything();
    void cancelLeavesTheListAsItWas();
    void lostAnswerMakesNoSecondConnection();
    void lostAnswerIsLookedForAfterARestart();
    void secretTextGivesNothingAway();
    void sevenColumnsOfThreeHundredTables();
    void csvFileAndItsColumns();
    void wildcardAndFolder();
    void delimiterSaidByHand();
    void rowFilter();
    void onceOnlyWhereTheSpecHasIt_data();
    void onceOnlyWhereTheSpecHasIt();
    void filesHaveNoDeltaColumn();
    void noColumnIsATime();
    void backAndForthLosesNothing();

private:
    void start(const LocalPlatformOptions &options = {});
    void open(WizardPage &page);
    bool pick(QAbstractItemView *view, const QString &text);
    /// Opens the form and picks the connector by its search and keys.
    void openForm(const QString &connector);
    void fill(const char *name, const QString &text);
    void click(WizardPage &page, const char *name);
    const FlowPlan &plan() { return m_stage->keeper.plan(); }
    SourcePage &source() { return m_stage->sourcePage; }
    /// POSTs to /connections so far.
    int connectionsMade();

    std::unique_ptr<PageStage> m_stage;
};

void TestSources::start(const LocalPlatformOptions &options)
{
    m_stage = std::make_unique<PageStage>(options);
    m_stage->signIn();
}

void TestSources::open(WizardPage &page)
{
    page.resize(1052, 740);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.enter();
}

bool TestSources::pick(QAbstractItemView *view, const QString &text)
{
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Home);
    for (int i = 0; i < 100; ++i) {
        if (view->currentIndex().siblingAtColumn(0).data().toString() == text)
            return true;
        QTest::keyClick(view, Qt::Key_Down);
    }
    return false;
}

void TestSources::click(WizardPage &page, const char *name)
{
    auto *button = part<QAbstractButton>(page, name);
    QVERIFY2(button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void TestSources::openForm(const QString &connector)
{
    open(source());
    QTRY_VERIFY(m_stage->source.connectionsTask().isReady());
    click(source(), "newConnectionButton");
    QTRY_VERIFY(m_stage->source.catalogueTask().isReady());
    QTRY_VERIFY(m_stage->source.catalogue().hasFlowSpecs());
    auto *search = part<SearchEdit>(source(), "connectorSearch");
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, connector);
    QVERIFY(pick(part<TreeView>(source(), "connectorTree"), connector));
}

void TestSources::fill(const char *name, const QString &text)
{
    // Forms of other connectors stay behind this one: the visible one counts.
    const QList<QWidget *> all = source().findChildren<QWidget *>(QString::fromLatin1(name));
    for (QWidget *one : all) {
        if (!one->isVisible())
            continue;
        one->setFocus();
        QTest::keyClick(one, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(one, text);
        return;
    }
    QFAIL(name);
}

int TestSources::connectionsMade()
{
    int made = 0;
    for (const auto &request : m_stage->demo.platform().requests()) {
        made += request.method == "POST" && request.path.endsWith("/flowservice/connections"_L1) &&
                request.body != "{}"; // that one only asks for the right to write
    }
    return made;
}

void TestSources::wrongPasswordThenTheRightOne()
{
    start();
    openForm(u"ServiceNow"_s);
    const qsizetype before = m_stage->source.connections().size();
    fill("connectionName", u"Service desk two"_s);
    fill("parameter-endpoint", u"desk.example.org"_s);
    fill("parameter-username", u"reader"_s);
    fill("parameter-password", u"wrong"_s);
    click(source(), "createConnectionButton");
    auto *result = part<QWidget>(source(), "signInResult");
    QTRY_COMPARE(m_stage->source.signIn().stage(), SignInPresenter::Stage::Refused);
    QTRY_VERIFY(result->isVisible());
    QVERIFY(result->findChild<QLabel *>());
    // The form is still there with what was typed; the cursor stands in the password.
    auto *password = part<SecretEdit>(source(), "parameter-password");
    QTRY_VERIFY(password->hasFocus());
    QCOMPARE(part<QLineEdit>(source(), "parameter-endpoint")->text(), u"desk.example.org"_s);
    QCOMPARE(part<QLineEdit>(source(), "parameter-username")->text(), u"reader"_s);
    const QString made = m_stage->source.signIn().madeId();
    QVERIFY(!made.isEmpty());
    QVERIFY(!source().problems().isEmpty());

    QTest::keyClicks(password, u"demo"_s); // the wrong one is selected
    QTest::keyClick(password, Qt::Key_Return);
    QTRY_VERIFY(!source().findChild<QWidget *>(u"newConnectionView"_s) ||
                !part<QWidget>(source(), "newConnectionView")->isVisible());
    QTRY_COMPARE(plan().source.baseConnectionId, made);
    QCOMPARE(connectionsMade(), 1);
    QCOMPARE(m_stage->source.connections().size(), before + 1);
    QCOMPARE(plan().source.flowSpecName, u"CRMToAEP"_s);
    QTRY_VERIFY(m_stage->source.tablesTask().isReady());
    QVERIFY(!m_stage->source.tables().isEmpty());
    QTRY_VERIFY(part<QWidget>(source(), "testResult")
                    ->findChild<QLabel *>()
                    ->text()
                    .startsWith(u"Answered in"_s));
    // Nothing of the password is in the plan or in what was recorded.
    for (const auto &request : m_stage->demo.platform().requests())
        QVERIFY(!request.path.contains("wrong"_L1));
}

void TestSources::missingFieldsAreNamed()
{
    start();
    openForm(u"ServiceNow"_s);
    click(source(), "createConnectionButton");
    QCOMPARE(connectionsMade(), 0);
    QVERIFY(part<QLineEdit>(source(), "connectionName")->hasFocus());
    fill("connectionName", u"Desk"_s);
    click(source(), "createConnectionButton");
    QCOMPARE(connectionsMade(), 0);
    QVERIFY(part<QLineEdit>(source(), "parameter-endpoint")->hasFocus());
    QVERIFY(part<QLineEdit>(source(), "parameter-endpoint")
                ->accessibleDescription()
                .startsWith(u"Error"_s));
}

void TestSources::streamingIsRefusedBeforeAnything()
{
    start();
    openForm(u"Amazon Kinesis"_s);
    auto *note = part<QWidget>(source(), "unfitNote");
    QTRY_VERIFY(note->isVisible());
    QVERIFY2(note->accessibleName().contains(u"streaming"_s), qPrintable(note->accessibleName()));
    QVERIFY(!part<QWidget>(source(), "createConnectionButton")->isVisible());
    QCOMPARE(connectionsMade(), 0);
}

void TestSources::cancelLeavesTheListAsItWas()
{
    start();
    openForm(u"ServiceNow"_s);
    fill("connectionName", u"Desk"_s);
    click(source(), "cancelConnectionButton");
    QTRY_VERIFY(part<QWidget>(source(), "connectionTable")->isVisible());
    QCOMPARE(connectionsMade(), 0);
    QVERIFY(plan().source.baseConnectionId.isEmpty());
    // A new form is empty.
    openForm(u"ServiceNow"_s);
    QCOMPARE(part<QLineEdit>(source(), "connectionName")->text(), QString());
}

void TestSources::lostAnswerMakesNoSecondConnection()
{
    start();
    openForm(u"ServiceNow"_s);
    fill("connectionName", u"Desk, answer lost"_s);
    fill("parameter-endpoint", u"desk.example.org"_s);
    fill("parameter-username", u"reader"_s);
    fill("parameter-password", u"demo"_s);
    m_stage->demo.platform().setFault({.method = u"POST"_s,
                                       .pathPattern = u"flowservice/connections$"_s,
                                       .action = FaultRule::Action::DropAfterHandling});
    click(source(), "createConnectionButton");
    QTRY_COMPARE(m_stage->source.signIn().task().state, presenters::Task::State::Failed);
    QVERIFY(part<QWidget>(source(), "signInResult")->isVisible());
    m_stage->demo.platform().clearFaults();
    click(source(), "createConnectionButton");
    QTRY_VERIFY(!plan().source.baseConnectionId.isEmpty());
    int named = 0;
    for (const api::BaseConnection &one : m_stage->source.connections())
        named += one.name == "Desk, answer lost"_L1;
    QCOMPARE(named, 1);
}

// The process ended while the create was under way: all that is left is what was kept of the form.
void TestSources::lostAnswerIsLookedForAfterARestart()
{
    start();
    openForm(u"ServiceNow"_s);
    fill("connectionName", u"Desk, killed"_s);
    fill("parameter-endpoint", u"desk.example.org"_s);
    fill("parameter-username", u"reader"_s);
    fill("parameter-password", u"demo"_s);
    m_stage->demo.platform().setFault({.method = u"POST"_s,
                                       .pathPattern = u"flowservice/connections$"_s,
                                       .action = FaultRule::Action::DropAfterHandling});
    SignInPresenter &signIn = m_stage->source.signIn();
    std::optional<OpenSignIn> kept;
    const auto watch = connect(&signIn, &SignInPresenter::changed, this, [&] {
        if (signIn.stage() == SignInPresenter::Stage::Making && !kept)
            kept = signIn.form(); // before anything is sent
    });
    click(source(), "createConnectionButton");
    disconnect(watch);
    QVERIFY(kept && kept->sent);
    QCOMPARE(kept->sentName, u"Desk, killed"_s);
    QTRY_COMPARE(signIn.task().state, presenters::Task::State::Failed);
    m_stage->demo.platform().clearFaults();

    signIn.restore(kept);
    QVERIFY(!source().findChild<QWidget *>(u"newConnectionView"_s) ||
            !part<QWidget>(source(), "newConnectionView")->isVisible());
    source().enter();
    const auto field = [this](const char *name) {
        QLineEdit *out = nullptr;
        for (auto *one : source().findChildren<QLineEdit *>(QString::fromLatin1(name)))
            out = one->isVisible() ? one : out;
        return out;
    };
    QTRY_VERIFY(field("connectionName"));
    QCOMPARE(field("connectionName")->text(), u"Desk, killed"_s);
    QCOMPARE(field("parameter-password")->text(), QString());
    fill("parameter-password", u"demo"_s);
    QTest::keyClick(field("parameter-password"), Qt::Key_Return);
    QTRY_VERIFY(!plan().source.baseConnectionId.isEmpty());
    int named = 0;
    for (const api::BaseConnection &one : m_stage->source.connections())
        named += one.name == "Desk, killed"_L1;
    QCOMPARE(named, 1);
}

void TestSources::secretTextGivesNothingAway()
{
    SecretText edit;
    edit.resize(300, 80);
    edit.show();
    edit.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&edit));
    edit.setFocus();
    QTest::keyClicks(&edit, u"Server=a;PWD=b"_s);
    QCOMPARE(edit.toPlainText(), u"Server=a;PWD=b"_s);
    QGuiApplication::clipboard()->setText(u"before"_s);
    QTest::keyClick(&edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&edit, Qt::Key_C, Qt::ControlModifier);
    edit.copy();
    QVERIFY(!QGuiApplication::clipboard()->text().contains(u"PWD"_s));
    QTest::keyClick(&edit, Qt::Key_Delete);
    QVERIFY(edit.toPlainText().isEmpty());
    QTest::keyClick(&edit, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(edit.toPlainText().isEmpty());
    QTest::mouseClick(edit.eyeButton(), Qt::LeftButton);
    QVERIFY(edit.isShown());
}

void TestSources::sevenColumnsOfThreeHundredTables()
{
    start({.extras = {.tables = 300, .columns = 120}});
    open(source());
    QVERIFY(QTest::qWaitFor([&] { return m_stage->source.connectionsTask().isReady(); }));
    QVERIFY(pick(part<TableView>(source(), "connectionTable"), u"Large warehouse"_s));
    QTRY_COMPARE(m_stage->source.tables().size(), 300);
    auto *tree = part<TreeView>(source(), "tableTree");
    const QString wanted = m_stage->source.tables().at(217).path;
    QTest::keyClicks(part<SearchEdit>(source(), "tableSearch"), wanted);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Home);
    QTest::keyClick(tree, Qt::Key_Down);
    QCOMPARE(plan().source.table, wanted);
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());

    ColumnsPage &page = m_stage->columnsPage;
    open(page);
    QTRY_COMPARE(m_stage->columns.choices().size(), 120);
    auto *search = part<SearchEdit>(page, "columnSearch");
    auto *table = part<TableView>(page, "columnsTable");
    click(page, "invertButton");
    QCOMPARE(m_stage->columns.chosenCount(), 0);
    int ticked = 0;
    for (int i = 0; i < 120 && ticked < 7; i += 17, ++ticked) {
        search->setFocus();
        QTest::keyClicks(search, m_stage->columns.choices().at(i).column.name);
        QVERIFY(table->model()->rowCount() < 120);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Home);
        while (table->currentIndex().siblingAtColumn(0).data().toString() !=
               m_stage->columns.choices().at(i).column.name)
            QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Space);
        QTest::keyClick(search, Qt::Key_Escape);
    }
    QCOMPARE(ticked, 7);
    QCOMPARE(plan().source.columns.size(), 7);
    // And with one press: those the search shows and no others.
    search->setFocus();
    QTest::keyClicks(search, plan().source.columns.last().name);
    const int left = table->model()->rowCount();
    click(page, "onlyTheseButton");
    QCOMPARE(plan().source.columns.size(), left);
}

void TestSources::csvFileAndItsColumns()
{
    start();
    open(source());
    QTRY_VERIFY(m_stage->source.connectionsTask().isReady());
    QTRY_VERIFY(m_stage->source.catalogueTask().isReady());
    QVERIFY(pick(part<TableView>(source(), "connectionTable"), u"Marketing file share"_s));
    auto *tree = part<TreeView>(source(), "fileTree");
    QTRY_VERIFY(tree->isVisible());
    QTRY_VERIFY(tree->model()->rowCount() > 0);
    QVERIFY(pick(tree, u"backfil"_s));
    QTest::keyClick(tree, Qt::Key_Right);
    QTRY_VERIFY(tree->model()->rowCount(tree->currentIndex()) > 0);
    QVERIFY(pick(tree, u"data8.csv"_s));
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());
    QVERIFY(plan().source.isFiles());
    QCOMPARE(plan().source.files->path, u"/backfil/data8.csv"_s);
    QVERIFY(!plan().source.files->isFolder);
    QCOMPARE(plan().source.files->format, FileFormat::Delimited);
    QCOMPARE(plan().source.flowSpecName, u"CloudStorageToAEP"_s);
    QVERIFY(plan().source.table.isEmpty());
    QVERIFY(source().problems().isEmpty());
    // Up to its folder again by the key.
    QTest::keyClick(tree, Qt::Key_Left);
    QCOMPARE(tree->currentIndex().data().toString(), u"backfil"_s);
    QVERIFY(pick(tree, u"data8.csv"_s));
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());

    ColumnsPage &page = m_stage->columnsPage;
    open(page);
    QTRY_COMPARE(m_stage->columns.choices().size(), 4);
    QVERIFY(part<QWidget>(page, "filesNote")->isVisible());
    QVERIFY(!part<QWidget>(page, "columnsParts")->isVisible());
    QVERIFY(pick(part<TableView>(page, "columnsTable"), u"email"_s));
    QTest::keyClick(part<TableView>(page, "columnsTable"), Qt::Key_Space);
    QCOMPARE(plan().source.columns.size(), 3);
}

void TestSources::wildcardAndFolder()
{
    start();
    m_stage->source.load();
    QTRY_VERIFY(m_stage->source.connectionsTask().isReady());
    QTRY_VERIFY(m_stage->source.catalogueTask().isReady());
    m_stage->source.chooseConnection(QString::fromLatin1(fileShare));
    open(source());
    QTRY_VERIFY(m_stage->source.tablesTask().isReady());
    auto *path = part<QLineEdit>(source(), "filePath");
    path->setFocus();
    QTest::keyClicks(path, u"/backfil/2026/*.csv"_s);
    QTest::keyClick(path, Qt::Key_Return);
    QVERIFY(plan().source.isFiles());
    QVERIFY(plan().source.files->isFolder);
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());
    QVERIFY(m_stage->source.sampledFile().startsWith(u"/backfil/2026/"_s));
    QVERIFY(m_stage->source.sampledFile().endsWith(u".csv"_s));
    QVERIFY(!m_stage->source.contents().columns.isEmpty());
    auto *recursive = part<QCheckBox>(source(), "recursive");
    QVERIFY(recursive->isEnabled());
    recursive->setFocus();
    QTest::keyClick(recursive, Qt::Key_Space);
    QVERIFY(plan().source.files->recursive);
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());

    // Nothing fits: said, and no columns.
    path->setFocus();
    QTest::keyClick(path, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(path, u"/backfil/none-*.csv"_s);
    recursive->setChecked(false);
    QTest::keyClick(path, Qt::Key_Return);
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());
    QTRY_VERIFY(m_stage->source.sampledFile().isEmpty());
    QVERIFY(m_stage->source.contents().columns.isEmpty());
}

void TestSources::delimiterSaidByHand()
{
    start();
    m_stage->source.load();
    QTRY_VERIFY(m_stage->source.connectionsTask().isReady());
    QTRY_VERIFY(m_stage->source.catalogueTask().isReady());
    m_stage->source.chooseConnection(QString::fromLatin1(fileShare));
    open(source());
    QTRY_VERIFY(m_stage->source.tablesTask().isReady());
    m_stage->source.files().choose(u"/odd/semicolon.csv"_s, false);
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());
    QCOMPARE(plan().source.files->columnDelimiter, u";"_s); // found out
    const qsizetype columns = m_stage->source.contents().columns.size();
    QVERIFY(columns > 1);
    auto *delimiter = part<QComboBox>(source(), "fileDelimiter");
    QVERIFY(delimiter->isVisible());
    delimiter->setFocus();
    QTest::keyClick(delimiter, Qt::Key_Home); // the comma
    QTRY_COMPARE(plan().source.files->columnDelimiter, u","_s);
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());
    QVERIFY(m_stage->source.contents().columns.size() < columns);
    click(source(), "findOutButton");
    QTRY_COMPARE(plan().source.files->columnDelimiter, u";"_s);
    QTRY_COMPARE(m_stage->source.contents().columns.size(), columns);
}

void TestSources::rowFilter()
{
    start();
    m_stage->source.load();
    QTRY_VERIFY(m_stage->source.connectionsTask().isReady());
    QTRY_VERIFY(m_stage->source.catalogueTask().isReady());
    m_stage->source.chooseConnection(QString::fromLatin1(warehouse));
    m_stage->source.chooseTable(u"test1.Mytable"_s);
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());
    ColumnsPage &page = m_stage->columnsPage;
    open(page);
    auto *parts = part<Segments>(page, "columnsParts");
    QTRY_VERIFY(parts->isVisible());
    QTest::mouseClick(parts->button(1), Qt::LeftButton);
    click(page, "addConditionButton");
    // Not finished: Next is refused and the plan holds no half condition.
    QVERIFY(!plan().source.filter);
    QCOMPARE(page.problems().size(), 1);
    auto *column = part<QComboBox>(page, "filterColumn1");
    column->setFocus();
    for (int i = 0; i < 30 && column->currentText() != "Country"_L1; ++i)
        QTest::keyClick(column, Qt::Key_Down);
    QCOMPARE(column->currentText(), u"Country"_s);
    QTest::keyClicks(part<QLineEdit>(page, "filterValue1"), u"SE"_s);
    QVERIFY(plan().source.filter);
    QCOMPARE(plan().source.filter->conditions,
             (QList<FilterCondition>{
                 {.column = u"Country"_s, .comparison = u"="_s, .values = {u"SE"_s}}}));
    QVERIFY(page.problems().isEmpty());
    click(page, "previewFilterButton");
    auto *preview = part<TableView>(page, "filterPreview");
    QTRY_VERIFY(preview->model()->rowCount() > 0);
    const QModelIndex first = preview->model()->index(0, column->currentIndex());
    QCOMPARE(first.data().toString(), u"SE"_s);
    QCOMPARE(m_stage->source.contents().sample.rows.size(), 100); // the profile is of the table
    click(page, "removeCondition1");
    QTRY_VERIFY(!plan().source.filter);
}

void TestSources::onceOnlyWhereTheSpecHasIt_data()
{
    QTest::addColumn<QJsonObject>("schema");
    QTest::addColumn<bool>("once");
    QTest::addColumn<int>("least");
    QTest::addColumn<bool>("end");

    const auto schema = [](const QJsonArray &words, int least, bool end) {
        QJsonObject properties{
            {u"startTime"_s, QJsonObject{{u"type"_s, u"integer"_s}}},
            {u"frequency"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"enum"_s, words}}},
            {u"interval"_s, QJsonObject{{u"type"_s, u"integer"_s}, {u"minimum"_s, least}}}};
        if (end)
            properties.insert(u"endTime"_s, QJsonObject{{u"type"_s, u"integer"_s}});
        return QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, properties}};
    };
    QTest::newRow("with once") << schema({u"once"_s, u"minute"_s, u"day"_s}, 30, false) << true
                               << 30 << false;
    QTest::newRow("without once") << schema({u"minute"_s, u"hour"_s}, 20, true) << false << 20
                                  << true;
}

void TestSources::onceOnlyWhereTheSpecHasIt()
{
    QFETCH(QJsonObject, schema);
    QFETCH(bool, once);
    QFETCH(int, least);
    QFETCH(bool, end);
    const api::FlowSpec spec{.name = u"Some"_s, .scheduleSchema = schema};
    const presenters::ScheduleRules rules = presenters::scheduleRules(spec);
    QCOMPARE(rules.frequencies.contains(Frequency::Once), once);
    QCOMPARE(rules.leastInterval(Frequency::Minute), least);
    QCOMPARE(rules.knowsEndTime, end);
    QVERIFY(!rules.knowsBackfill);
    QVERIFY(!rules.knowsDeltaColumn);
    QVERIFY(!rules.knowsPartialIngestion);
}

void TestSources::filesHaveNoDeltaColumn()
{
    start();
    m_stage->source.load();
    QTRY_VERIFY(m_stage->source.connectionsTask().isReady());
    QTRY_VERIFY(m_stage->source.catalogueTask().isReady());
    QTRY_VERIFY(m_stage->source.catalogue().hasFlowSpecs());
    m_stage->source.chooseConnection(QString::fromLatin1(fileShare));
    m_stage->source.files().choose(u"/backfil/data8.csv"_s, false);
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());
    SchedulePage &page = m_stage->schedulePage;
    open(page);
    QVERIFY(part<QWidget>(page, "newFilesSentence")->isVisible());
    QVERIFY(!part<QWidget>(page, "deltaColumn")->isVisible());
    QVERIFY(!plan().deltaColumn);
    QCOMPARE(part<QSpinBox>(page, "interval")->minimum(),
             m_stage->schedule.rules().leastInterval(plan().schedule.frequency));
    auto *frequency = part<Segments>(page, "frequency");
    QCOMPARE(frequency->button(0)->isVisible(),
             m_stage->schedule.rules().frequencies.contains(Frequency::Once));
    // The published table spec knows "Copy": its page offers the column.
    m_stage->source.chooseConnection(QString::fromLatin1(warehouse));
    m_stage->source.chooseTable(u"test1.Mytable"_s);
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());
    m_stage->columnsPage.enter();
    page.enter();
    QVERIFY(part<QWidget>(page, "deltaColumn")->isVisible());
    QVERIFY(!part<QWidget>(page, "newFilesSentence")->isVisible());
    QTRY_VERIFY(plan().deltaColumn);
    // Back to files: what no control shows must not stay in the plan.
    m_stage->source.chooseConnection(QString::fromLatin1(fileShare));
    QVERIFY(!plan().deltaColumn);
    FlowPlan opened = plan();
    opened.deltaColumn = DeltaColumn{.name = u"UpdatedAt"_s};
    m_stage->keeper.open(opened, {});
    page.enter();
    QVERIFY(!plan().deltaColumn);
}

void TestSources::noColumnIsATime()
{
    start();
    m_stage->source.load();
    QTRY_VERIFY(m_stage->source.connectionsTask().isReady());
    QTRY_VERIFY(m_stage->source.catalogue().hasFlowSpecs());
    m_stage->source.chooseConnection(QString::fromLatin1(warehouse));
    m_stage->source.chooseTable(u"test1.Mytable"_s);
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());
    m_stage->columnsPage.enter();
    FlowPlan timeless = plan();
    timeless.source.columns.removeIf([](const Column &column) {
        return column.type() == ValueType::DateTime || column.type() == ValueType::Date;
    });
    QVERIFY(timeless.source.columns.size() >= 2);
    m_stage->keeper.edit(presenters::PlanKeeper::Section::Columns, timeless);
    SchedulePage &page = m_stage->schedulePage;
    open(page);
    QVERIFY(!plan().deltaColumn); // nothing is guessed
    auto *delta = part<QComboBox>(page, "deltaColumn");
    QCOMPARE(delta->currentText(), u"None"_s);
    const auto says = [&](const QString &words) {
        const QList<QLabel *> labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *one) {
            return one->isVisible() && one->text().contains(words);
        });
    };
    QVERIFY(says(u"None of the chosen columns is a time"_s));
    QVERIFY(!page.problems().isEmpty()); // every quarter of an hour all rows again: refused
    QCOMPARE(page.problems().first().place, delta);
    page.setErrorsShown(true);
    // A column that holds a time as text will do, and so will a single run.
    const QString text = timeless.source.columns.first().name;
    delta->setFocus();
    delta->setCurrentIndex(delta->findData(text));
    Q_EMIT delta->activated(delta->currentIndex());
    QTRY_VERIFY(plan().deltaColumn);
    QVERIFY(page.problems().isEmpty());
}

void TestSources::backAndForthLosesNothing()
{
    start();
    openForm(u"ServiceNow"_s);
    fill("connectionName", u"Half typed"_s);
    fill("parameter-password", u"demo"_s);
    // To another page and back.
    source().hide();
    open(m_stage->columnsPage);
    m_stage->columnsPage.hide();
    open(source());
    QCOMPARE(part<QLineEdit>(source(), "connectionName")->text(), u"Half typed"_s);
    QCOMPARE(part<QLineEdit>(source(), "parameter-password")->text(), u"demo"_s);
    // Another connector and back.
    auto *search = part<SearchEdit>(source(), "connectorSearch");
    search->clear();
    QTest::keyClicks(search, u"MySQL"_s);
    QVERIFY(pick(part<TreeView>(source(), "connectorTree"), u"MySQL"_s));
    search->clear();
    QTest::keyClicks(search, u"ServiceNow"_s);
    QVERIFY(pick(part<TreeView>(source(), "connectorTree"), u"ServiceNow"_s));
    bool kept = false;
    for (const QLineEdit *one : source().findChildren<QLineEdit *>(u"connectionName"_s))
        kept = kept || (one->isVisible() && one->text() == "Half typed"_L1);
    QVERIFY(kept);
    click(source(), "cancelConnectionButton");
    QTRY_VERIFY(part<QWidget>(source(), "connectionTable")->isVisible());

    m_stage->source.chooseConnection(QString::fromLatin1(fileShare));
    QTRY_VERIFY(m_stage->source.catalogueTask().isReady());
    m_stage->source.files().choose(u"/backfil/data8.csv"_s, false);
    QTRY_VERIFY(m_stage->source.contentsTask().isReady());
    m_stage->columnsPage.enter();
    open(m_stage->schedulePage);
    const FlowPlan before = plan();
    for (WizardPage *page : std::initializer_list<WizardPage *>{
             &source(), &m_stage->columnsPage, &m_stage->schedulePage, &m_stage->columnsPage}) {
        open(*page);
        QTest::qWait(0);
    }
    QVERIFY(before == plan());
}

QTEST_MAIN(TestSources)
#include "tst_sources.moc"
