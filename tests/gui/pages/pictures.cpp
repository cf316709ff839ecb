// SPDX-License-Identifier: Apache-2.0
// page-pictures DIR [WIDTH HEIGHT [TEXT]]: saves the pages in light and dark as the shell would
// show them, for looking at. Developers only.
#include "gui/pages/pagestage.h"
#include "style/appstyle.h"
#include "widgets/button.h"
#include "widgets/inputs.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <functional>
#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;

namespace {

void waitFor(const std::function<bool()> &done)
{
    QElapsedTimer clock;
    clock.start();
    while (!done() && clock.elapsed() < 20'000)
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
}

QString folder;
QSize size(1052, 740);

void shoot(WizardPage &page, const QString &name)
{
    page.setParent(nullptr);
    page.setAutoFillBackground(true);
    page.resize(size);
    page.show();
    QApplication::processEvents();
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    page.grab().save(folder + u'/' + name + u".png"_s);
    page.hide();
}

void takeNewTarget(test::PageStage &stage, const std::function<bool()> &idle, const QString &theme)
{
    TargetPage &page = stage.targetPage;
    const auto showTab = [&](int tab) {
        page.findChild<QTabBar *>(u"newSchemaTabs"_s)->setCurrentIndex(tab);
    };
    stage.columns.load();
    waitFor(idle);
    presenters::NewSchemaPresenter &schema = stage.target.newSchema();
    stage.target.setNewSchema(true);
    waitFor(idle);
    page.setErrorsShown(true);
    shoot(page, u"4-target-new-errors-"_s + theme);
    page.setErrorsShown(false);
    schema.setTitle(u"Customer profile"_s);
    shoot(page, u"4-target-new-taken-"_s + theme);
    schema.setTitle(u"Lumen customers"_s);
    showTab(1);
    for (const api::XdmResource &one : schema.fieldGroups()) {
        if (one.title == "Demographic Details"_L1 || one.title == "Personal Contact Details"_L1)
            schema.setFieldGroup(one.id, true);
    }
    waitFor(idle);
    page.show();
    page.findChild<TableView *>(u"fieldGroupTable"_s)->selectRow(0);
    QApplication::processEvents();
    waitFor(idle);
    shoot(page, u"4-target-new-groups-"_s + theme);
    showTab(2);
    shoot(page, u"4-target-new-columns-off-"_s + theme);
    schema.setFromColumns(true);
    waitFor(idle);
    shoot(page, u"4-target-new-columns-"_s + theme);
    stage.target.editDataset({.name = u"Lumen customers"_s, .inProfile = true});
    showTab(3);
    shoot(page, u"4-target-new-nobody-"_s + theme);
    schema.setIdentity(u"personalEmail.address"_s, true);
    schema.setIdentity(u"personID"_s, true);
    page.setErrorsShown(true);
    page.findChild<QLineEdit *>(u"fieldSearch"_s)->setText(u"mail"_s);
    shoot(page, u"4-target-new-identities-"_s + theme);
    page.findChild<QLineEdit *>(u"fieldSearch"_s)->clear();
    page.setErrorsShown(false);
    page.findChild<QAbstractButton *>(u"schemaJsonButton"_s)->setChecked(true);
    showTab(0);
    shoot(page, u"4-target-new-json-"_s + theme);
    stage.target.setNewSchema(false);
    stage.target.setNewDataset(true);
    waitFor(idle);
    shoot(page, u"4-target-new-dataset-"_s + theme);
    stage.target.setNewDataset(false);
    page.findChild<QAbstractButton *>(u"searchAllFieldsButton"_s)->click();
    waitFor(idle);
    page.findChild<QLineEdit *>(u"schemaSearch"_s)->setText(u"mail"_s);
    shoot(page, u"4-target-found-"_s + theme);
}

void takeForm(test::PageStage &stage, const QString &theme)
{
    SourcePage &page = stage.sourcePage;
    page.resize(size);
    page.show();
    test::part<QAbstractButton>(page, "newConnectionButton")->click();
    shoot(page, u"2-form-empty-"_s + theme);
    for (const QString &connector : {u"Amazon Kinesis"_s, u"PostgreSQL"_s, u"ServiceNow"_s}) {
        page.show();
        auto *search = test::part<SearchEdit>(page, "connectorSearch");
        search->setText(connector);
        auto *tree = test::part<TreeView>(page, "connectorTree");
        const QModelIndex group = tree->model()->index(0, 0);
        for (int row = 0; row < tree->model()->rowCount(group); ++row) {
            if (tree->model()->index(row, 0, group).data().toString() == connector)
                tree->setCurrentIndex(tree->model()->index(row, 0, group));
        }
        if (connector == "ServiceNow"_L1)
            search->clear();
        shoot(page, u"2-form-"_s + connector.simplified().remove(u' ') + u'-' + theme);
    }
    for (const auto &[name, text] : {std::pair{"connectionName", "Service desk two"},
                                     {"parameter-endpoint", "desk.example.org"},
                                     {"parameter-username", "reader"},
                                     {"parameter-password", "wrong"}}) {
        for (QLineEdit *edit : page.findChildren<QLineEdit *>(QString::fromLatin1(name))) {
            if (edit->isVisibleTo(&page))
                edit->setText(QString::fromLatin1(text));
        }
    }
    page.show();
    test::part<QAbstractButton>(page, "createConnectionButton")->click();
    waitFor([&] { return !stage.source.signIn().isBusy(); });
    shoot(page, u"2-form-refused-"_s + theme);
    page.show();
    test::part<QAbstractButton>(page, "cancelConnectionButton")->click();
    QApplication::processEvents();
}

void takeFiles(test::PageStage &stage, const QString &theme, const std::function<bool()> &idle)
{
    const FlowPlan before = stage.keeper.plan();
    stage.source.chooseConnection(QString::fromLatin1(test::fileShare));
    waitFor(idle);
    stage.source.files().open(u"/backfil/"_s);
    waitFor([&] { return stage.source.files().folderTask(u"/backfil/"_s).isReady(); });
    test::part<TreeView>(stage.sourcePage, "fileTree")->expandAll();
    stage.source.files().choose(u"/backfil/data8.csv"_s, false);
    waitFor(idle);
    shoot(stage.sourcePage, u"2-files-"_s + theme);
    stage.columnsPage.enter();
    shoot(stage.columnsPage, u"3-files-"_s + theme);
    stage.schedulePage.enter();
    shoot(stage.schedulePage, u"6-files-"_s + theme);
    stage.keeper.open(before, {});
    stage.source.load();
    waitFor(idle);
}

// Rights that are missing, and a sandbox that is.
void takeAccess(test::PageStage &stage, const QString &theme, const std::function<bool()> &idle)
{
    const auto sandbox = [&](const QString &name) {
        presenters::ConnectForm form = stage.secretForm();
        form.profile.sandbox = name;
        stage.connect.setForm(form);
        stage.connectPage.enter();
        (void)stage.connectPage.prepareNext();
        waitFor(idle);
    };
    sandbox(u"demo-prod"_s);
    shoot(stage.connectPage, u"1-access-good-"_s + theme);
    stage.demo.platform().setSourceRights(true, false);
    sandbox(u"demo"_s);
    shoot(stage.connectPage, u"1-access-no-write-"_s + theme);
    sandbox(u"elsewhere"_s);
    shoot(stage.connectPage, u"1-access-no-sandbox-"_s + theme);
    stage.demo.platform().setSourceRights(false, false);
    sandbox(u"demo"_s);
    shoot(stage.connectPage, u"1-access-no-right-"_s + theme);
    stage.demo.platform().setSourceRights(true, true);
}

void takeAll(const QString &theme)
{
    test::PageStage stage;
    const auto idle = [&] {
        return !stage.connect.task().isBusy() && !stage.source.connectionsTask().isBusy() &&
               !stage.source.tablesTask().isBusy() && !stage.source.contentsTask().isBusy() &&
               !stage.target.listsTask().isBusy() && !stage.target.schemaTask().isBusy() &&
               !stage.target.newSchema().listsTask().isBusy() &&
               !stage.target.search().task().isBusy() && !stage.source.testTask().isBusy();
    };
    QFile plan(stage.directory.filePath(u"database.json"_s));
    (void)plan.open(QIODevice::WriteOnly);
    (void)stage.recent.add(plan.fileName());
    (void)stage.recent.add(stage.directory.filePath(u"gone/orders.json"_s));
    stage.connectPage.enter();
    shoot(stage.connectPage, u"1-connect-"_s + theme);
    presenters::ConnectForm form = stage.form();
    form.profile.organisation = u"lumen-retail"_s;
    form.accessToken = {};
    stage.connect.setForm(form);
    stage.connectPage.show();
    QApplication::processEvents();
    stage.connectPage.enter();
    stage.connectPage.setErrorsShown(true);
    QApplication::processEvents();
    shoot(stage.connectPage, u"1-connect-errors-"_s + theme);
    form = stage.form();
    form.accessToken = Secret(u"wrong-token"_s);
    stage.connect.setForm(form);
    stage.connectPage.enter();
    (void)stage.connectPage.prepareNext();
    waitFor(idle);
    shoot(stage.connectPage, u"1-connect-refused-"_s + theme);
    stage.signIn();
    stage.connectPage.enter();
    shoot(stage.connectPage, u"1-connect-organisation-"_s + theme);
    takeAccess(stage, theme, idle);
    stage.connect.startDemo();
    waitFor([&] { return stage.session.kind() == presenters::Session::Kind::Demo; });
    shoot(stage.connectPage, u"1-connect-demo-"_s + theme);

    stage.sourcePage.enter();
    waitFor(idle);
    shoot(stage.sourcePage, u"2-source-empty-"_s + theme);
    stage.source.chooseConnection(QString::fromLatin1(test::oldCrm));
    stage.source.testConnection();
    waitFor(idle);
    shoot(stage.sourcePage, u"2-source-refused-"_s + theme);
    stage.source.chooseConnection(QString::fromLatin1(test::warehouse));
    stage.source.testConnection();
    waitFor(idle);
    stage.source.chooseTable(u"test1.Mytable"_s);
    waitFor(idle);
    shoot(stage.sourcePage, u"2-source-"_s + theme);
    stage.columnsPage.enter();
    shoot(stage.columnsPage, u"3-columns-"_s + theme);
    stage.source.filter().add(
        {.column = u"Country"_s, .comparison = {.comparison = u"="_s}, .text = u"SE"_s});
    stage.source.filter().add(
        {.column = u"Email"_s, .comparison = {.comparison = u"isNull"_s, .negated = true}});
    stage.source.filter().preview();
    waitFor([&] { return stage.source.filter().previewTask().isReady(); });
    test::part<Segments>(stage.columnsPage, "columnsParts")->button(1)->click();
    shoot(stage.columnsPage, u"3-filter-"_s + theme);
    test::part<Segments>(stage.columnsPage, "columnsParts")->button(0)->click();
    stage.schedulePage.enter();
    shoot(stage.schedulePage, u"6-schedule-"_s + theme);
    takeForm(stage, theme);
    takeFiles(stage, theme, idle);
    stage.targetPage.enter();
    waitFor(idle);
    shoot(stage.targetPage, u"4-target-empty-"_s + theme);
    for (const api::SchemaSummary &one : stage.target.schemas()) {
        if (one.title == "Business accounts"_L1)
            stage.target.chooseSchema(one.id);
    }
    waitFor(idle);
    shoot(stage.targetPage, u"4-target-none-"_s + theme);
    for (const api::SchemaSummary &one : stage.target.schemas()) {
        if (one.title == "Customer profile"_L1)
            stage.target.chooseSchema(one.id);
    }
    waitFor(idle);
    shoot(stage.targetPage, u"4-target-"_s + theme);
    takeNewTarget(stage, idle, theme);
    FlowPlan gone = stage.keeper.plan();
    gone.source.baseConnectionId = u"11111111-977d-41b9-a85d-17ea8cf1c0e4"_s;
    gone.target.datasetId = u"gone"_s;
    stage.keeper.open(gone, {});
    stage.sourcePage.enter();
    stage.targetPage.enter();
    waitFor(idle);
    shoot(stage.sourcePage, u"2-source-gone-"_s + theme);
    shoot(stage.targetPage, u"4-target-gone-"_s + theme);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    folder = arguments.value(1, u"."_s);
    QDir().mkpath(folder);
    if (arguments.size() > 3)
        size = {arguments.at(2).toInt(), arguments.at(3).toInt()};
    const double text = arguments.value(4, u"1"_s).toDouble();
    QFont font = QApplication::font();
    font.setPointSizeF(10 * text);
    QApplication::setFont(font);
    applyTheme(app, Theme::Light);
    takeAll(u"light"_s);
    applyTheme(app, Theme::Dark);
    takeAll(u"dark"_s);
    return 0;
}
