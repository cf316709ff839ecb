// SPDX-License-Identifier: Apache-2.0
//
// The window with planted secrets and rows: a failing run and a whole one by its pages. What it
// shows, tells screen readers, copies, saves, logs and leaves in files is searched.
#include "flow/secrets/needles.h"
#include "flow/secrets/shownwindow.h"
#include "flow/secrets/watchedprogram.h"
#include "gui/wizard/driver.h"
#include "localplatform/localplatform.h"
#include "pages/steps.h"
#include "storage/planfile.h"

#include <QApplication>
#include <QMutex>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using localplatform::FaultRule;
using localplatform::LocalPlatform;
using presenters::RunPresenter;

namespace {

QString platformFolder; // outside the searched ones: it must have the rows
QString homeFolder;

QMutex logMutex;
QByteArray logged;

void keepLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QMutexLocker lock(&logMutex);
    logged += qFormatLogMessage(type, context, message).toUtf8() + '\n';
}

} // namespace

class PlantedSecretsWindow : public QObject
{
    Q_OBJECT

    std::unique_ptr<LocalPlatform> m_platform;
    Needles m_secrets;
    Needles m_everything; ///< the rows as well, which the window shows and nobody else may
    QString m_token;
    QString m_password = Needles::word();
    QString m_sample = Needles::word();
    QString m_plan;

    void signIn(Driver &driver, const QString &token);
    void signIn(Driver &driver, const presenters::ConnectForm &form);
    presenters::ConnectForm formFor(Driver &driver);
    void checkWindow(Driver &driver);
    void checkFiles();

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void refusedSignIn();
    void clientSecretRefusedAndKept();
    void refusedConnection();
    void aFailingRunAndAWholeOne();
    void theSearchSeesTheWindow();
};

void PlantedSecretsWindow::initTestCase()
{
    qInstallMessageHandler(keepLine); // Qt Test has set its own by now
    qSetMessagePattern(u"%{category} %{type} %{message}"_s);
    auto started =
        LocalPlatform::start(localplatform::LocalPlatformOptions{.dataDir = platformFolder});
    QVERIFY(started.ok());
    m_platform = started.takeValue();
    m_token = m_platform->credentials().accessToken.reveal();
    {
        QSqlDatabase source = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plant"_s);
        source.setDatabaseName(m_platform->dataDir() + u"/source.db"_s);
        QVERIFY(source.open());
        QSqlQuery change(source);
        QVERIFY(
            change.exec(u"UPDATE \"test1.Mytable\" SET Name = '%1 ' || TestID"_s.arg(m_sample)));
    }
    QSqlDatabase::removeDatabase(u"plant"_s);
    for (Needles *needles : {&m_secrets, &m_everything}) {
        needles->plant(u"access token"_s, m_token.section(u'.', -1));
        needles->plant(u"source password"_s, m_password);
        needles->plant(u"client secret"_s, m_platform->credentials().clientSecret.reveal());
    }
    m_everything.plant(u"sample row"_s, m_sample);
    const auto example =
        storage::loadPlan(QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/database.json"_s);
    QVERIFY(example.ok() && example->plan);
    m_plan = homeFolder + u"/plan.json"_s;
    QVERIFY(storage::savePlan(m_plan, *example->plan).ok());
}

void PlantedSecretsWindow::cleanup()
{
    m_platform->clearFaults();
    checkFiles();
    const QMutexLocker lock(&logMutex);
    QStringList hits;
    const QList<QByteArray> lines = logged.split('\n');
    for (const QByteArray &line : lines)
        hits += m_everything.in(line, u"the log: "_s + QString::fromUtf8(line.left(200)));
    QVERIFY2(hits.isEmpty(), qPrintable(hits.join(u'\n')));
    QVERIFY(logged.contains("dfw.net"));
    logged.clear();
}

void PlantedSecretsWindow::signIn(Driver &driver, const QString &token)
{
    presenters::ConnectForm form = formFor(driver);
    form.method = presenters::ConnectForm::Method::AccessToken;
    form.accessToken = Secret(token);
    signIn(driver, form);
}

void PlantedSecretsWindow::signIn(Driver &driver, const presenters::ConnectForm &form)
{
    presenters::ConnectPresenter &connect = driver.program().connectPresenter();
    connect.setForm(form);
    connect.signIn();
    QTRY_VERIFY_WITH_TIMEOUT(!connect.task().isBusy(), Driver::longWait);
}

presenters::ConnectForm PlantedSecretsWindow::formFor(Driver &driver)
{
    const localplatform::DemoCredentials access = m_platform->credentials();
    presenters::ConnectForm form = driver.program().connectPresenter().form();
    form.profile.platform = form.profile.ims = m_platform->baseUrl().toString();
    form.profile.clientId = access.apiKey;
    form.profile.organisation = access.organisation;
    form.profile.sandbox = access.sandbox;
    return form;
}

void PlantedSecretsWindow::checkWindow(Driver &driver)
{
    const QStringList told = m_secrets.in(toldBy(driver.window()), u"the window"_s);
    QVERIFY2(told.isEmpty(), qPrintable(told.join(u'\n')));
    const QStringList copied = m_everything.in(copiedFrom(driver.window()), u"the clipboard"_s);
    QVERIFY2(copied.isEmpty(), qPrintable(copied.join(u'\n')));
}

void PlantedSecretsWindow::checkFiles()
{
    const QStringList hits = m_everything.inFiles(homeFolder);
    QVERIFY2(hits.isEmpty(), qPrintable(hits.join(u'\n')));
}

void PlantedSecretsWindow::refusedSignIn()
{
    m_platform->setFault(
        {.status = 401,
         .body = R"({"error_code": "401013", "message": "no: )" + m_password.toUtf8() + R"("})"});
    Driver driver;
    signIn(driver, m_password);
    QVERIFY(!driver.program().session().isConnected());
    checkWindow(driver);
}

// By the client secret, which the sign-in service quotes when it refuses it, and which the keychain
// keeps when it works.
void PlantedSecretsWindow::clientSecretRefusedAndKept()
{
    Driver driver;
    presenters::ConnectForm form = formFor(driver);
    form.clientSecret = m_platform->credentials().clientSecret;
    m_platform->setFault({.pathPattern = u"/ims/token"_s,
                          .status = 400,
                          .body = R"({"error": "invalid_client", "error_description": "no )" +
                                  form.clientSecret.reveal().toUtf8() + R"("})"});
    signIn(driver, form);
    QVERIFY(!driver.program().session().isConnected());
    checkWindow(driver);
    m_platform->clearFaults();
    signIn(driver, form);
    QVERIFY(driver.program().session().isConnected());
    QTRY_COMPARE(driver.keychain().entries.size(), 1);
    driver.program().profiles().flush();
    checkWindow(driver);
    const QString profiles = driver.directory().path();
    QVERIFY(QFile::exists(profiles + u"/profiles.json"_s));
    const QStringList hits = m_everything.inFiles(profiles);
    QVERIFY2(hits.isEmpty(), qPrintable(hits.join(u'\n')));
}

void PlantedSecretsWindow::refusedConnection()
{
    m_platform->setFault({.method = u"POST"_s,
                          .pathPattern = u"/flowservice/connections$"_s,
                          .status = 400,
                          .body = R"({"message": "login failed with )" + m_password.toUtf8() +
                                  R"( and )" + m_token.toUtf8() + R"("})"});
    Driver driver;
    signIn(driver, m_token);
    QVERIFY(driver.program().session().isConnected());
    driver.window().showStep(ui::SourceStep);
    QVERIFY(driver.click(u"newConnectionButton"_s));
    QTRY_VERIFY(driver.hasFocus(u"connectorSearch"_s));
    driver.type(u"ServiceNow"_s);
    QVERIFY(driver.clickRow(u"connectorTree"_s, u"ServiceNow"_s));
    for (const auto &[edit, text] : {std::pair{u"connectionName"_s, u"Desk"_s},
                                     {u"parameter-endpoint"_s, u"desk.example.org"_s},
                                     {u"parameter-username"_s, u"reader"_s},
                                     {u"parameter-password"_s, m_password}}) {
        QVERIFY2(driver.click(edit), qPrintable(edit));
        driver.type(text);
    }
    checkWindow(driver); // typed, not sent
    QVERIFY(driver.click(u"createConnectionButton"_s));
    QTRY_VERIFY(driver.find(u"signInResult"_s));
    QVERIFY(driver.click(u"signInDetailsExpander"_s));
    QTRY_VERIFY(toldBy(driver.window()).contains("The base connection was not created."));
    checkWindow(driver);
}

void PlantedSecretsWindow::aFailingRunAndAWholeOne()
{
    Driver driver;
    signIn(driver, m_token);
    QVERIFY(driver.program().session().isConnected());
    driver.window().openPlan(m_plan);
    QTRY_COMPARE(driver.plan().source.table, u"test1.Mytable"_s);
    for (const int step : {ui::SourceStep, ui::ColumnsStep, ui::TargetStep, ui::MappingStep,
                           ui::ScheduleStep, ui::ReviewStep}) {
        driver.window().showStep(step);
        if (step == ui::ColumnsStep)
            QTRY_VERIFY_WITH_TIMEOUT(toldBy(driver.window()).contains(m_sample.toUtf8()),
                                     Driver::longWait);
        checkWindow(driver);
    }
    driver.window().showStep(ui::MappingStep);
    for (const QString &name : {u"rows.csv"_s, u"rows.json"_s}) {
        driver.window().findChild<QAction *>(u"saveRowsAction"_s)->trigger();
        const QString path = homeFolder + u'/' + name;
        QVERIFY(answerFileDialog(driver.window(), path));
        QTRY_VERIFY2(QFile::exists(path), qPrintable(path));
    }

    m_platform->setFault(
        {.method = u"POST"_s,
         .pathPattern = u"/flowservice/flows$"_s,
         .status = 403,
         .body = R"({"error_code": "403010", "message": "Bearer )" + m_token.toUtf8() + R"("})"});
    driver.window().showStep(ui::ReviewStep);
    RunPresenter &run = driver.program().runPresenter();
    QVERIFY(driver.click(u"nextButton"_s));
    QTRY_COMPARE_WITH_TIMEOUT(run.phase(), RunPresenter::Phase::Stopped, Driver::longWait);
    QVERIFY(toldBy(driver.window()).contains("(secret)"));
    checkWindow(driver);

    m_platform->clearFaults();
    run.start();
    QTRY_COMPARE_WITH_TIMEOUT(run.phase(), RunPresenter::Phase::Created, Driver::longWait);
    QVERIFY(driver.click(u"requestsButton"_s));
    checkWindow(driver);
    QVERIFY(driver.click(u"saveAllButton"_s));
    const QString requests = homeFolder + u"/requests.txt"_s;
    QVERIFY(answerFileDialog(driver.window(), requests));
    QTRY_VERIFY(QFile::exists(requests));
    FlowPlan plan = driver.plan();
    plan.description = u"Every quarter of an hour"_s;
    driver.program().keeper().edit(presenters::PlanKeeper::Section::Names, plan);
    driver.window().findChild<QAction *>(u"savePlanAction"_s)->trigger();
    QTRY_VERIFY(!driver.program().keeper().isUnsaved());
    QTRY_VERIFY_WITH_TIMEOUT(run.progress().firstRun && run.progress().firstRun->ended(),
                             Driver::longWait);
    checkWindow(driver);
    // What was planted did go through.
    const QList<QByteArray> records = m_platform->storedRecords(driver.plan().target.datasetId);
    QVERIFY(std::any_of(records.begin(), records.end(), [this](const QByteArray &record) {
        return record.contains(m_sample.toUtf8());
    }));
}

void PlantedSecretsWindow::theSearchSeesTheWindow()
{
    Driver driver;
    signIn(driver, m_token);
    driver.window().openPlan(m_plan);
    QTRY_COMPARE(driver.plan().source.table, u"test1.Mytable"_s);
    driver.window().showStep(ui::ReviewStep);
    QVERIFY(driver.click(u"requestsButton"_s));
    Needles known;
    known.plant(u"table"_s, u"test1.Mytable"_s);
    QVERIFY(!known.in(toldBy(driver.window()), u"the window"_s).isEmpty());
    QVERIFY(copiedFrom(driver.window()).contains("curl"));
    QVERIFY(!known.inFiles(homeFolder).isEmpty()); // the plan
    auto *label = driver.window().findChild<QWidget *>(u"nextButton"_s);
    for (const auto &plant : {&QWidget::setToolTip, &QWidget::setAccessibleDescription}) {
        (label->*plant)(m_password);
        QCOMPARE(m_secrets.in(toldBy(driver.window()), u"the window"_s),
                 QStringList{u"source password in the window"_s});
        (label->*plant)({});
    }
    QVERIFY(m_secrets.in(toldBy(driver.window()), u"the window"_s).isEmpty());
}

int main(int argc, char **argv)
{
    const QTemporaryDir platform;
    platformFolder = platform.filePath(u"data"_s);
    const PrivateHome home;
    homeFolder = home.path();
    const QProcessEnvironment environment = home.environment();
    const QStringList names = environment.keys();
    for (const QString &name : names)
        qputenv(name.toUtf8().constData(), environment.value(name).toUtf8());
    // Everything but what Qt says of each stroke of its brush, which takes longer than the test.
    qputenv("QT_LOGGING_RULES", "*=true;qt.widgets.painting=false");
    QApplication program(argc, argv);
    QCoreApplication::setApplicationName(u"dataflow-wizard"_s);
    PlantedSecretsWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_plantedsecretswindow.moc"
