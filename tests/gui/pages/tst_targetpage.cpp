// SPDX-License-Identifier: Apache-2.0
// Schemas and datasets that the run will make, chosen by keys and mouse against a local Platform.
#include "gui/pages/pagestage.h"
#include "style/appstyle.h"
#include "widgets/button.h"
#include "widgets/inputs.h"
#include "widgets/requestdock.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::ui;
using localplatform::FaultRule;

class TestTargetPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void init();
    void cleanup() { m_stage.reset(); }

    void schemaFromColumns();
    void ownFieldsAreEdited();
    void renamedFieldTakesItsRowAlong();
    void fieldGroupsBySearch();
    void groupThatDoesNotFit();
    void takenTitleIsReused();
    void titleOfAFieldGroupIsTaken();
    void identityAndProfile();
    void identityNeedsANamespace();
    void profileOnASchemaThatIsNotInIt();
    void missingChoices();
    void backAndForthLosesNothing();
    void reconnectingLosesNothing();
    void planIsShown();
    void schemasAreFoundByTheirFields();
    void failedListsCanBeTriedAgain();
    void mappingIsFilledOnce();
    void form2020();

private:
    TargetPage &page() { return m_stage->targetPage; }
    const FlowPlan &plan() { return m_stage->keeper.plan(); }
    const NewSchema &schema() { return *plan().target.newSchema; }
    void chooseColumns();
    void open();
    /// Opens the page with "New" pressed and the lists read.
    void openNew();
    void press(const char *segments, int index);
    void showTab(int tab);
    void type(const char *edit, const QString &text);
    bool choose(QAbstractItemView *view, const QString &text);
    bool chooseField(const QString &path);
    bool hasProblem(const QString &sentence, const char *place);

    std::unique_ptr<PageStage> m_stage;
};

void TestTargetPage::init()
{
    m_stage = std::make_unique<PageStage>();
    m_stage->signIn();
}

void TestTargetPage::chooseColumns()
{
    m_stage->source.load();
    QTRY_VERIFY(m_stage->source.connectionsTask().isReady());
    m_stage->source.chooseConnection(QString::fromLatin1(warehouse));
    m_stage->source.chooseTable(u"test1.Mytable"_s);
    m_stage->columns.load();
    QTRY_VERIFY(!plan().source.columns.isEmpty());
}

void TestTargetPage::open()
{
    page().resize(1052, 740);
    page().show();
    page().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page()));
    page().enter();
    QTRY_VERIFY(m_stage->target.listsTask().isReady());
}

void TestTargetPage::openNew()
{
    open();
    press("schemaKind", 1);
    QVERIFY(plan().target.newSchema);
    QTRY_VERIFY(m_stage->target.newSchema().listsTask().isReady());
}

void TestTargetPage::press(const char *segments, int index)
{
    QTest::mouseClick(part<Segments>(page(), segments)->button(index), Qt::LeftButton);
}

void TestTargetPage::showTab(int tab)
{
    auto *tabs = part<QTabBar>(page(), "newSchemaTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    QCOMPARE(tabs->currentIndex(), tab);
}

void TestTargetPage::type(const char *edit, const QString &text)
{
    auto *line = part<QLineEdit>(page(), edit);
    QVERIFY(line->isVisible());
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
}

bool TestTargetPage::choose(QAbstractItemView *view, const QString &text)
{
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Home);
    for (int i = 0; i < 80; ++i) {
        if (view->currentIndex().siblingAtColumn(0).data().toString() == text)
            return true;
        QTest::keyClick(view, Qt::Key_Down);
    }
    return false;
}

bool TestTargetPage::chooseField(const QString &path)
{
    auto *search = part<SearchEdit>(page(), "fieldSearch");
    search->setText(path);
    const bool found = choose(part<TreeView>(page(), "fieldTree"), path.section(u'.', -1));
    search->clear();
    return found;
}

bool TestTargetPage::hasProblem(const QString &sentence, const char *place)
{
    const QList<PageProblem> problems = page().problems();
    for (const PageProblem &one : problems) {
        if (one.sentence != sentence)
            continue;
        page().reveal(one.place);
        return one.place && one.place->objectName() == QLatin1StringView(place) &&
               one.place->isVisible();
    }
    for (const PageProblem &one : problems)
        qWarning("%s", qPrintable(one.sentence));
    return false;
}

void TestTargetPage::schemaFromColumns()
{
    chooseColumns();
    openNew();
    type("schemaTitle", u"Lumen customers"_s);
    QCOMPARE(schema().title, u"Lumen customers"_s);
    showTab(2);
    QTest::mouseClick(part<QCheckBox>(page(), "fromColumnsCheck"), Qt::LeftButton, {}, {10, 10});
    QVERIFY(schema().ownFields);
    QCOMPARE(schema().ownFields->title, u"Lumen customers fields"_s);
    QCOMPARE(schema().ownFields->fields.size(), plan().source.columns.size());
    QCOMPARE(part<TableView>(page(), "ownFieldTable")->model()->rowCount(),
             plan().source.columns.size());
    // The dataset takes its name from the schema until it gets one of its own.
    QCOMPARE(plan().target.newDataset->name, u"Lumen customers"_s);
    QCOMPARE(plan().target.name, u"Lumen customers target connection"_s);
    QTRY_VERIFY(m_stage->target.hasSchema());
    const NewField &first = schema().ownFields->fields.first();
    const SchemaField *field =
        m_stage->target.schema().fields.find(m_stage->target.newSchema().ownPath(first));
    QVERIFY(field);
    QCOMPARE(field->type, first.type);
    QVERIFY(m_stage->target.schema().fields.find(u"_id"_s)); // of the class
    QVERIFY(page().problems().isEmpty());
    QCOMPARE(page().choice(), u"Lumen customers (new)"_s);

    // What will be sent can be read before it is.
    QTest::mouseClick(part<QWidget>(page(), "schemaJsonButton"), Qt::LeftButton);
    auto *json = part<JsonView>(page(), "schemaJson");
    const auto body = [&] {
        return QJsonDocument::fromJson(json->toPlainText().toUtf8()).object();
    };
    QCOMPARE(body().value("title"_L1).toString(), u"Lumen customers fields"_s);
    QVERIFY(body().contains("meta:intendedToExtend"_L1));
    press("schemaJsonChoice", 1);
    QCOMPARE(body().value("title"_L1).toString(), u"Lumen customers"_s);
    QVERIFY(json->toPlainText().contains("{fieldGroup.id}"_L1));
}

void TestTargetPage::ownFieldsAreEdited()
{
    chooseColumns();
    openNew();
    showTab(2);
    QTest::keyClick(part<QCheckBox>(page(), "fromColumnsCheck"), Qt::Key_Space);
    auto *table = part<TableView>(page(), "ownFieldTable");
    const int all = table->model()->rowCount();
    QVERIFY(all > 3);

    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 1));
    QTest::keyClick(table, Qt::Key_F2);
    auto *name = table->findChild<QLineEdit *>(u"ownFieldName"_s);
    QVERIFY(name);
    name->selectAll();
    QTest::keyClicks(name, u"_odd name"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(schema().ownFields->fields.first().name, u"_odd name"_s);
    QVERIFY(part<QWidget>(page(), "ownFieldProblem")->isVisible());
    const QList<PageProblem> problems = page().problems();
    QVERIFY(std::any_of(problems.begin(), problems.end(), [](const PageProblem &one) {
        return one.place && one.place->objectName() == "ownFieldTable"_L1;
    }));
    QTRY_VERIFY(!table->findChild<QLineEdit *>(u"ownFieldName"_s));
    QTest::keyClick(table, Qt::Key_F2);
    name = table->findChild<QLineEdit *>(u"ownFieldName"_s);
    QVERIFY(name);
    name->selectAll();
    QTest::keyClicks(name, u"customerId"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(schema().ownFields->fields.first().name, u"customerId"_s);
    QVERIFY(!part<QWidget>(page(), "ownFieldProblem")->isVisible());

    table->setCurrentIndex(table->model()->index(1, 2));
    QTest::keyClick(table, Qt::Key_F2);
    auto *kind = table->findChild<QComboBox *>(u"ownFieldType"_s);
    QVERIFY(kind);
    kind->setCurrentIndex(kind->findData(int(ValueType::Number)));
    QTest::keyClick(kind, Qt::Key_Return);
    QTRY_COMPARE(schema().ownFields->fields.at(1).type, ValueType::Number);

    table->setFocus();
    table->setCurrentIndex(table->model()->index(2, 1));
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(table->model()->rowCount(), all - 1);
    QVERIFY(part<QPushButton>(page(), "addColumnsButton")->text().contains(u'1'));
    QTest::mouseClick(part<QWidget>(page(), "addColumnsButton"), Qt::LeftButton);
    QCOMPARE(table->model()->rowCount(), all);
    QTest::mouseClick(part<QWidget>(page(), "addOwnFieldButton"), Qt::LeftButton);
    QCOMPARE(table->model()->rowCount(), all + 1);
    QVERIFY(schema().ownFields->fields.last().column.isEmpty());

    // Leaving them out and taking them in again brings back what was typed.
    const NewFieldGroup before = *schema().ownFields;
    QTest::keyClick(part<QCheckBox>(page(), "fromColumnsCheck"), Qt::Key_Space);
    QVERIFY(!schema().ownFields);
    QTest::keyClick(part<QCheckBox>(page(), "fromColumnsCheck"), Qt::Key_Space);
    QVERIFY(schema().ownFields == before);
}

void TestTargetPage::renamedFieldTakesItsRowAlong()
{
    chooseColumns();
    openNew();
    presenters::NewSchemaPresenter &made = m_stage->target.newSchema();
    made.setFromColumns(true);
    const NewField first = schema().ownFields->fields.first();
    FlowPlan mapped = plan();
    mapped.mapping = {{.source = first.column, .target = made.ownPath(first)}};
    m_stage->keeper.edit(presenters::PlanKeeper::Section::Mapping, mapped);
    NewField renamed = first;
    renamed.name = u"other"_s;
    made.setOwnField(0, renamed);
    QCOMPARE(plan().mapping.first().target, made.ownPath(renamed));
    made.removeOwnFields({0});
    QVERIFY(plan().mapping.isEmpty());
}

void TestTargetPage::fieldGroupsBySearch()
{
    openNew();
    showTab(1);
    auto *table = part<TableView>(page(), "fieldGroupTable");
    auto *search = part<SearchEdit>(page(), "fieldGroupSearch");
    const int all = table->model()->rowCount();
    QVERIFY(all >= 4);
    QTest::keyClicks(search, u"demographic"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    QTRY_VERIFY(part<QLabel>(page(), "fieldGroupFields")->text().contains(u"person."_s));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(schema().fieldGroupIds.size(), 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(table->model()->rowCount(), all);
    QTest::keyClicks(search, u"personal contact"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    const QRect cell = table->visualRect(table->model()->index(0, 0));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      QPoint(cell.left() + 18, cell.center().y()));
    QCOMPARE(schema().fieldGroupIds.size(), 2);
    QTRY_VERIFY(m_stage->target.hasSchema());
    const SchemaFields &fields = m_stage->target.schema().fields;
    QVERIFY(fields.find(u"person.name.fullName"_s));
    QVERIFY(fields.find(u"personalEmail.address"_s));
    QVERIFY(part<QTabBar>(page(), "newSchemaTabs")->tabText(1).endsWith(u"2"_s));
    // One request only, and it names no field group of our own.
    QTest::mouseClick(part<QWidget>(page(), "schemaJsonButton"), Qt::LeftButton);
    QVERIFY(!part<QWidget>(page(), "schemaJsonChoice")->isVisible());
    const QString json = part<JsonView>(page(), "schemaJson")->toPlainText();
    QVERIFY(json.contains("profile-person-details"_L1) && !json.contains("{fieldGroup"_L1));
}

void TestTargetPage::groupThatDoesNotFit()
{
    openNew();
    type("schemaTitle", u"Events"_s);
    showTab(1);
    auto *table = part<TableView>(page(), "fieldGroupTable");
    QVERIFY(choose(table, u"Loyalty Details"_s));
    QTest::keyClick(table, Qt::Key_Space);
    showTab(0);
    auto *classes = part<QComboBox>(page(), "schemaClass");
    QCOMPARE(classes->currentText(), u"XDM Individual Profile"_s); // first, and the default
    QCOMPARE(classes->currentIndex(), 0);
    classes->setFocus();
    QTest::keyClick(classes, Qt::Key_Down);
    QVERIFY(schema().classId != NewSchema().classId);
    classes->setCurrentText(u"XDM ExperienceEvent"_s);
    QVERIFY(schema().classId.endsWith(u"experienceevent"_s));
    QVERIFY(hasProblem(u"Loyalty Details does not fit the class"_s, "fieldGroupTable"));
    // It can still be seen and taken out.
    QVERIFY(choose(table, u"Loyalty Details"_s));
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(page().problems().isEmpty());
}

void TestTargetPage::takenTitleIsReused()
{
    openNew();
    type("schemaTitle", u"Customer profil"_s);
    auto *note = part<QWidget>(page(), "titleTakenNote");
    QVERIFY(!note->isVisible());
    QTest::keyClicks(part<QLineEdit>(page(), "schemaTitle"), u"e"_s);
    QVERIFY(note->isVisible());
    QVERIFY(note->accessibleName().contains(u"Individual Profile with Demographic Details"_s));
    QVERIFY(hasProblem(u"A schema of this title exists already"_s, "schemaTitle"));
    QTest::mouseClick(part<QWidget>(page(), "reuseSchemaButton"), Qt::LeftButton);
    QVERIFY(!plan().target.newSchema);
    QCOMPARE(m_stage->target.schemaSummary(plan().target.schemaId)->title, u"Customer profile"_s);
    QTRY_VERIFY(m_stage->target.hasSchema());
}

void TestTargetPage::titleOfAFieldGroupIsTaken()
{
    openNew();
    type("schemaTitle", u"Demographic Details"_s);
    QVERIFY(hasProblem(u"A class or field group has this title already"_s, "schemaTitle"));
    QVERIFY(!part<QWidget>(page(), "titleTakenNote")->isVisible());
}

void TestTargetPage::identityAndProfile()
{
    openNew();
    type("schemaTitle", u"Members"_s);
    showTab(1);
    QVERIFY(choose(part<TableView>(page(), "fieldGroupTable"), u"Personal Contact Details"_s));
    QTest::keyClick(part<TableView>(page(), "fieldGroupTable"), Qt::Key_Space);
    QTRY_VERIFY(m_stage->target.hasSchema());

    auto *profile = part<QCheckBox>(page(), "datasetProfile");
    auto *link = part<QWidget>(page(), "toIdentitiesLink");
    profile->setFocus();
    QTest::keyClick(profile, Qt::Key_Space);
    QVERIFY(plan().target.newDataset->inProfile);
    QVERIFY(link->isVisible()); // a warning, with the way out
    QVERIFY(page().problems().isEmpty());
    QTest::mouseClick(link, Qt::LeftButton);
    QCOMPARE(part<QTabBar>(page(), "newSchemaTabs")->currentIndex(), 3);

    auto *tree = part<TreeView>(page(), "fieldTree");
    auto *mark = part<QPushButton>(page(), "markIdentityButton");
    QVERIFY(chooseField(u"personalEmail.primary"_s));
    QVERIFY(!mark->isEnabled()); // no text
    QVERIFY(chooseField(u"personalEmail.address"_s));
    QVERIFY(mark->isEnabled());
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_I, Qt::ControlModifier);
    QCOMPARE(schema().identities.size(), 1);
    QCOMPARE(schema().identities.first().path, u"personalEmail.address"_s);
    QCOMPARE(schema().identities.first().namespaceCode, u"Email"_s);
    QVERIFY(schema().identities.first().primary);
    QVERIFY(!link->isVisible());
    // The mapping learns that the field must be filled now.
    QVERIFY(m_stage->target.schema().fields.find(u"personalEmail.address"_s)->required);

    QVERIFY(chooseField(u"mobilePhone.number"_s));
    QTest::mouseClick(mark, Qt::LeftButton);
    QCOMPARE(schema().identities.size(), 2);
    QVERIFY(!schema().identities.at(1).primary);
    auto *second = part<QRadioButton>(page(), "identityPrimary1");
    QTest::mouseClick(second, Qt::LeftButton, {}, {10, second->height() / 2});
    QVERIFY(schema().identities.at(1).primary);
    QVERIFY(!schema().identities.at(0).primary);
    QVERIFY(!part<QRadioButton>(page(), "identityPrimary0")->isChecked());
    QTest::mouseClick(part<QWidget>(page(), "removeIdentity0"), Qt::LeftButton);
    QCOMPARE(schema().identities.size(), 1);
    QCOMPARE(schema().identities.first().path, u"mobilePhone.number"_s);
}

void TestTargetPage::identityNeedsANamespace()
{
    openNew();
    type("schemaTitle", u"Members"_s);
    QTRY_VERIFY(m_stage->target.hasSchema());
    QVERIFY(chooseField(u"personID"_s));
    QTest::mouseClick(part<QWidget>(page(), "markIdentityButton"), Qt::LeftButton);
    QVERIFY(hasProblem(u"personID has no namespace"_s, "identityNamespace0"));
    auto *list = part<QComboBox>(page(), "identityNamespace0");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(!schema().identities.first().namespaceCode.isEmpty());
    QVERIFY(page().problems().isEmpty());
}

void TestTargetPage::profileOnASchemaThatIsNotInIt()
{
    open();
    QVERIFY(choose(part<TableView>(page(), "schemaTable"), u"Business accounts"_s));
    QTest::mouseClick(part<QWidget>(page(), "makeDatasetButton"), Qt::LeftButton);
    QVERIFY(plan().target.newDataset);
    QCOMPARE(plan().target.newDataset->name, u"Business accounts"_s);
    QTRY_VERIFY(m_stage->target.hasSchema());
    QVERIFY(!m_stage->target.schema().inProfile);
    QVERIFY(page().problems().isEmpty());
    auto *profile = part<QCheckBox>(page(), "datasetProfile");
    QTest::keyClick(profile, Qt::Key_Space);
    QVERIFY(hasProblem(u"The schema is not enabled for Profile"_s, "datasetProfile"));
    QTest::keyClick(profile, Qt::Key_Space);
    QVERIFY(page().problems().isEmpty());
}

void TestTargetPage::missingChoices()
{
    openNew();
    QVERIFY(hasProblem(u"The new schema has no title"_s, "schemaTitle"));
    QVERIFY(hasProblem(u"The new dataset has no name"_s, "datasetName"));
    type("schemaTitle", u"Odd"_s);
    QVERIFY(page().problems().isEmpty()); // the name of the dataset followed
    showTab(2);
    QTest::keyClick(part<QCheckBox>(page(), "fromColumnsCheck"), Qt::Key_Space);
    QVERIFY(hasProblem(u"The field group has no fields"_s, "addOwnFieldButton"));
    type("fieldGroupTitle", u"Odd"_s);
    showTab(0);
    QVERIFY(
        hasProblem(u"The field group needs another title than the schema"_s, "fieldGroupTitle"));
}

void TestTargetPage::backAndForthLosesNothing()
{
    chooseColumns();
    open();
    QVERIFY(choose(part<TableView>(page(), "schemaTable"), u"Customer profile"_s));
    const TargetPlan existing = plan().target;
    press("schemaKind", 1);
    QTRY_VERIFY(m_stage->target.newSchema().listsTask().isReady());
    type("schemaTitle", u"Mine"_s);
    type("schemaDescription", u"For a test"_s);
    m_stage->target.newSchema().setFromColumns(true);
    type("datasetName", u"My rows"_s);
    const TargetPlan made = plan().target;
    press("schemaKind", 0);
    QCOMPARE(plan().target.schemaId, existing.schemaId);
    QCOMPARE(plan().target.datasetId, existing.datasetId);
    press("schemaKind", 1);
    QVERIFY(plan().target == made);
    // Other pages and this one again.
    page().hide();
    m_stage->columnsPage.enter();
    open();
    QVERIFY(plan().target == made);
    QCOMPARE(part<QLineEdit>(page(), "schemaTitle")->text(), u"Mine"_s);
    press("schemaKind", 0);
    // An existing schema with a new dataset, and back.
    press("datasetKind", 1);
    QVERIFY(plan().target.newDataset);
    type("datasetDescription", u"Of my own"_s);
    const NewDataset dataset = *plan().target.newDataset;
    press("datasetKind", 0);
    QVERIFY(!plan().target.newDataset);
    QCOMPARE(plan().target.datasetId, existing.datasetId);
    press("datasetKind", 1);
    QVERIFY(*plan().target.newDataset == dataset);
}

void TestTargetPage::reconnectingLosesNothing()
{
    openNew();
    type("schemaTitle", u"Mine"_s);
    press("schemaKind", 0);
    m_stage->session.disconnectFromPlatform();
    m_stage->signIn();
    page().enter();
    QTRY_VERIFY(m_stage->target.listsTask().isReady());
    press("schemaKind", 1);
    QCOMPARE(schema().title, u"Mine"_s);
    QTRY_VERIFY(m_stage->target.hasSchema());
    QTRY_COMPARE(part<QComboBox>(page(), "schemaClass")->currentText(),
                 u"XDM Individual Profile"_s); // the classes come by themselves
}

void TestTargetPage::planIsShown()
{
    FlowPlan opened;
    opened.target.newSchema =
        NewSchema{.title = u"From a file"_s,
                  .fieldGroupIds = {u"https://ns.adobe.com/xdm/context/profile-person-details"_s},
                  .ownFields = NewFieldGroup{.title = u"Own"_s, .fields = {{.name = u"a"_s}}},
                  .identities = {{u"personID"_s, u"Email"_s, true}}};
    opened.target.newDataset = NewDataset{.name = u"Rows"_s, .inProfile = true};
    m_stage->keeper.open(opened, {});
    open();
    QTRY_VERIFY(m_stage->target.hasSchema());
    QCOMPARE(part<QLineEdit>(page(), "schemaTitle")->text(), u"From a file"_s);
    QCOMPARE(part<QLineEdit>(page(), "datasetName")->text(), u"Rows"_s);
    QVERIFY(part<QCheckBox>(page(), "datasetProfile")->isChecked());
    QVERIFY(m_stage->target.schema().fields.find(u"person.name.fullName"_s));
    QVERIFY(page().problems().isEmpty());
    QVERIFY(plan() == opened); // looking changes nothing
    opened.target.newSchema->identities = {{u"person.birthDate"_s, u"Email"_s, true}};
    m_stage->keeper.open(opened, {});
    QVERIFY(hasProblem(u"person.birthDate is no text field, so it cannot identify"_s,
                       "identityNamespace0"));
}

void TestTargetPage::schemasAreFoundByTheirFields()
{
    open();
    auto *table = part<TableView>(page(), "schemaTable");
    auto *search = part<SearchEdit>(page(), "schemaSearch");
    const int all = table->model()->rowCount();
    QTest::keyClicks(search, u"birthDate"_s);
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(part<QWidget>(page(), "fieldSearchHelp")->isVisible());
    QTest::mouseClick(part<QWidget>(page(), "searchAllFieldsButton"), Qt::LeftButton);
    QTRY_VERIFY(m_stage->target.search().task().isReady());
    QVERIFY(table->model()->rowCount() > 0 && table->model()->rowCount() < all);
    QVERIFY(!part<QWidget>(page(), "searchAllFieldsButton")->isVisible());
    const QModelIndex found = table->model()->index(0, 3);
    QVERIFY2(found.data().toString().contains(u"birthDate"_s), qPrintable(found.data().toString()));
    // A class finds as well, and nothing was chosen by searching.
    search->setText(u"business account"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(plan().target.schemaId.isEmpty());
}

void TestTargetPage::failedListsCanBeTriedAgain()
{
    m_stage->demo.platform().setFault({.method = u"GET"_s,
                                       .pathPattern = u"fieldgroups$"_s,
                                       .action = FaultRule::Action::Answer,
                                       .status = 403});
    open();
    press("schemaKind", 1);
    auto *task = part<QWidget>(page(), "schemaPartsTask");
    QTRY_VERIFY(task->isVisible());
    type("schemaTitle", u"Mine"_s);
    m_stage->demo.platform().clearFaults();
    QTest::mouseClick(part<QWidget>(*task, "tryAgainButton"), Qt::LeftButton);
    QTRY_VERIFY(m_stage->target.newSchema().listsTask().isReady());
    QVERIFY(!task->isVisible());
    QCOMPARE(schema().title, u"Mine"_s);
}

void TestTargetPage::mappingIsFilledOnce()
{
    chooseColumns();
    openNew();
    type("schemaTitle", u"Mine"_s);
    m_stage->target.newSchema().setFromColumns(true);
    QTRY_VERIFY(m_stage->target.hasSchema());
    presenters::MappingPresenter mapping(m_stage->session, m_stage->keeper, m_stage->source,
                                         m_stage->target);
    mapping.load();
    QVERIFY(!mapping.canAskPlatform());
    Mapping rows = mapping.rows();
    rows[0].target = u"_id"_s; // the user's own
    mapping.setRows(rows);
    const std::optional<Mapping> filled = mapping.rowsWithOwnFields();
    QVERIFY(filled);
    QCOMPARE(filled->first().target, u"_id"_s);
    for (qsizetype i = 1; i < filled->size(); ++i)
        QVERIFY(!filled->at(i).target.isEmpty());
    mapping.setRows(*filled);
    QCOMPARE(mapping.errorCount(), 0);
    rows = mapping.rows();
    rows[1].target.clear(); // taken off: stays off
    mapping.setRows(rows);
    QVERIFY(!mapping.rowsWithOwnFields());
}

void TestTargetPage::form2020()
{
    open();
    auto *check = part<QCheckBox>(page(), "form2020Check");
    QVERIFY(!check->isVisible());
    QTest::mouseClick(part<QWidget>(page(), "advancedTarget"), Qt::LeftButton);
    QVERIFY(check->isVisible());
    QVERIFY(!plan().form2020);
    QTest::keyClick(check, Qt::Key_Space);
    QVERIFY(plan().form2020);
}

QTEST_MAIN(TestTargetPage)
#include "tst_targetpage.moc"
