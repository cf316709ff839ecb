// SPDX-License-Identifier: Apache-2.0
#include "gui/pages/pagestage.h"
#include "style/appstyle.h"
#include "widgets/button.h"
#include "widgets/field.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::ui;
using localplatform::FaultRule;
using presenters::Session;

class TestConnectPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void init();
    void cleanup() { m_stage.reset(); }

    void demoByOneClick();
    void demoFailureIsSaid();
    void errorStandsBesideItsField_data();
    void errorStandsBesideItsField();
    void noErrorBeforeNext();
    void signsIn();
    void pastedTokenIsTrimmed();
    void wrongTokenSaysWhyAndKeepsTheForm();
    void unknownSandboxNamesTheOthers();
    void waitingCanBeCancelled();
    void changingTheFormStopsTheSignIn();
    void sandboxesAreOffered();
    void recentPlans();

private:
    void type(const char *name, const QString &text);
    void fillIn(const presenters::ConnectForm &form);
    QString error(const char *field) { return part<Field>(page(), field)->error(); }
    ConnectPage &page() { return m_stage->connectPage; }
    bool isShown(const char *name) { return part<QWidget>(page(), name)->isVisible(); }

    std::unique_ptr<PageStage> m_stage;
};

void TestConnectPage::init()
{
    m_stage = std::make_unique<PageStage>();
    page().resize(1052, 740);
    page().show();
    page().activateWindow();
    page().enter();
    QVERIFY(QTest::qWaitForWindowActive(&page()));
}

void TestConnectPage::type(const char *name, const QString &text)
{
    auto *edit = part<QLineEdit>(page(), name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

void TestConnectPage::fillIn(const presenters::ConnectForm &form)
{
    const bool byToken = form.method == presenters::ConnectForm::Method::AccessToken;
    if (isShown("accessTokenEdit") != byToken)
        QTest::mouseClick(part<QWidget>(page(), "methodButton"), Qt::LeftButton);
    auto *expander = part<Expander>(page(), "networkExpander");
    if (!expander->isOpen())
        QTest::mouseClick(expander, Qt::LeftButton);
    // Hosts first: a secret is for those that stand there when it is used.
    type("platformEdit", form.profile.platform);
    type("imsEdit", form.profile.ims);
    type("clientIdEdit", form.profile.clientId);
    if (byToken)
        type("accessTokenEdit", form.accessToken.reveal());
    else
        type("clientSecretEdit", form.clientSecret.reveal());
    type("organisationEdit", form.profile.organisation);
    type("sandboxEdit", form.profile.sandbox);
}

void TestConnectPage::demoByOneClick()
{
    QVERIFY(isShown("clientSecretEdit"));
    QVERIFY(!isShown("useOrganisationButton"));
    QVERIFY(page().choice().isEmpty());
    QTest::mouseClick(part<QWidget>(page(), "startDemoButton"), Qt::LeftButton);
    QTRY_COMPARE(m_stage->session.kind(), Session::Kind::Demo);
    QCOMPARE(page().choice(), u"Demo"_s);
    QVERIFY(page().problems().isEmpty());
    QVERIFY(page().prepareNext());
    QVERIFY(!isShown("clientSecretEdit"));
    QVERIFY(isShown("factOrganisation"));
    QCOMPARE(part<QLabel>(page(), "factSandbox")->text(), u"demo, development"_s);
    QVERIFY(part<QLabel>(page(), "factHost")->text().startsWith(u"http://127.0.0.1:"_s));

    QTest::mouseClick(part<QWidget>(page(), "useOrganisationButton"), Qt::LeftButton);
    QCOMPARE(m_stage->session.kind(), Session::Kind::None);
    QVERIFY(isShown("clientSecretEdit"));
    QVERIFY(isShown("startDemoButton"));
}

void TestConnectPage::demoFailureIsSaid()
{
    m_stage->demo.platform().setFault(
        {.pathPattern = u"schemaregistry"_s, .action = FaultRule::Action::Answer, .status = 403});
    QTest::mouseClick(part<QWidget>(page(), "startDemoButton"), Qt::LeftButton);
    QTRY_COMPARE(m_stage->connect.task().state, presenters::Task::State::Failed);
    QVERIFY(!part<QWidget>(page(), "accessRow3")->accessibleDescription().isEmpty());
    QVERIFY(isShown("accessDetailsExpander"));
    QCOMPARE(m_stage->session.kind(), Session::Kind::None);
}

void TestConnectPage::errorStandsBesideItsField_data()
{
    QTest::addColumn<QByteArray>("edit");
    QTest::addColumn<QString>("text");
    QTest::newRow("token missing") << QByteArray("accessTokenEdit") << u""_s;
    QTest::newRow("token with prefix") << QByteArray("accessTokenEdit") << u"Bearer abc"_s;
    QTest::newRow("key missing") << QByteArray("clientIdEdit") << u"  "_s;
    QTest::newRow("organisation missing") << QByteArray("organisationEdit") << u""_s;
    QTest::newRow("organisation a name") << QByteArray("organisationEdit") << u"lumen-retail"_s;
    QTest::newRow("sandbox a title") << QByteArray("sandboxEdit") << u"Demo"_s;
    QTest::newRow("host missing") << QByteArray("platformEdit") << u""_s;
    QTest::newRow("host unprotected") << QByteArray("platformEdit") << u"http://example.org"_s;
    QTest::newRow("host with a path")
        << QByteArray("platformEdit") << u"https://example.org/data"_s;
}

void TestConnectPage::errorStandsBesideItsField()
{
    QFETCH(QByteArray, edit);
    QFETCH(QString, text);
    fillIn(m_stage->form());
    type(edit, text);
    const QList<PageProblem> problems = page().problems();
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems.first().sentence.size() < 60);
    QCOMPARE(problems.first().place->objectName().toLatin1(), edit);
    page().setErrorsShown(true);
    const QByteArray wanted = (edit == "sandboxEdit"    ? QByteArray("sandboxCombo")
                               : edit == "platformEdit" ? QByteArray("platformCombo")
                                                        : edit) +
                              QByteArray("Field");
    for (auto *field : page().findChildren<Field *>()) {
        QCOMPARE(field->hasError(), field->objectName().toLatin1() == wanted);
        QVERIFY(!field->hasError() || field->isVisible());
        // The whole sentence is to be seen.
        QTRY_VERIFY(!field->isVisible() ||
                    field->height() >= field->heightForWidth(field->width()));
    }
    // It goes as soon as the field is right.
    fillIn(m_stage->form());
    for (auto *field : page().findChildren<Field *>())
        QVERIFY2(!field->hasError(), qPrintable(field->error()));
}

void TestConnectPage::noErrorBeforeNext()
{
    type("organisationEdit", u"x"_s);
    for (auto *field : page().findChildren<Field *>())
        QVERIFY(!field->hasError());
    // Client ID, secret, organisation; the sandboxes are asked for.
    QCOMPARE(page().problems().size(), 3);
    QCOMPARE(page().problems().first().place->objectName(), u"clientIdEdit"_s);
}

void TestConnectPage::signsIn()
{
    fillIn(m_stage->form());
    QVERIFY(page().problems().isEmpty());
    QSignalSpy ready(&page(), &WizardPage::nextReady);
    QVERIFY(!page().prepareNext());
    QVERIFY(!page().busySentence().isEmpty());
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(page().prepareNext()); // again: nothing left to do
    QCOMPARE(page().choice(), u"Demo"_s);
    QCOMPARE(m_stage->session.kind(), Session::Kind::Organisation);
    // Another sandbox is another session.
    type("sandboxEdit", u"demo-prod"_s);
    QVERIFY(!page().prepareNext());
    QTRY_COMPARE(ready.size(), 2);
    QVERIFY(m_stage->session.isProduction());
}

void TestConnectPage::pastedTokenIsTrimmed()
{
    const presenters::ConnectForm form = m_stage->form();
    fillIn(form);
    auto *token = part<QLineEdit>(page(), "accessTokenEdit");
    token->clear();
    QGuiApplication::clipboard()->setText(u"  "_s + form.accessToken.reveal() + u"\r\n"_s);
    token->paste();
    QGuiApplication::clipboard()->clear();
    QVERIFY(m_stage->connect.form().accessToken == form.accessToken);
    QVERIFY(page().problems().isEmpty());
}

void TestConnectPage::wrongTokenSaysWhyAndKeepsTheForm()
{
    presenters::ConnectForm form = m_stage->form();
    form.accessToken = Secret(u"not-the-token"_s);
    fillIn(form);
    QStringList said;
    connect(&page(), &WizardPage::nextRefused, &page(), [&] {
        for (const PageProblem &problem : page().problems())
            said.append(problem.sentence);
    });
    QVERIFY(!page().prepareNext());
    QTRY_VERIFY(!said.isEmpty());
    QVERIFY2(said.first().contains(u"token"_s, Qt::CaseInsensitive), qPrintable(said.first()));
    QVERIFY(!said.join(u' ').contains(u"not-the-token"_s));
    QCOMPARE(part<QLineEdit>(page(), "accessTokenEdit")->text(), u"not-the-token"_s);
    QCOMPARE(part<QLineEdit>(page(), "clientIdEdit")->text(), form.profile.clientId);
    QCOMPARE(part<QLineEdit>(page(), "organisationEdit")->text(), form.profile.organisation);
    QCOMPARE(part<QComboBox>(page(), "sandboxCombo")->currentText(), form.profile.sandbox);
    QVERIFY(isShown("accessDetailsExpander"));
    // Pressed again, Next asks again.
    page().forgetServiceProblems();
    QVERIFY(page().problems().isEmpty());
    QVERIFY(!page().prepareNext());
    QTRY_COMPARE(said.size(), 2);
    // The right token brings no trace of the failure.
    type("accessTokenEdit", m_stage->form().accessToken.reveal());
    QVERIFY(page().problems().isEmpty());
    QSignalSpy ready(&page(), &WizardPage::nextReady);
    QVERIFY(!page().prepareNext());
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(!isShown("accessDetailsExpander"));
}

void TestConnectPage::unknownSandboxNamesTheOthers()
{
    presenters::ConnectForm form = m_stage->form();
    form.profile.sandbox = u"elsewhere"_s;
    fillIn(form);
    QSignalSpy refused(&page(), &WizardPage::nextRefused);
    QVERIFY(!page().prepareNext());
    QTRY_COMPARE(refused.size(), 1);
    QVERIFY(!page().problems().isEmpty());
    QVERIFY(!m_stage->session.isConnected());
}

void TestConnectPage::waitingCanBeCancelled()
{
    fillIn(m_stage->form());
    m_stage->demo.platform().setFault({.action = FaultRule::Action::Hang});
    QSignalSpy refused(&page(), &WizardPage::nextRefused);
    QVERIFY(!page().prepareNext());
    QTRY_VERIFY(isShown("accessBusy")); // after a second, with its Cancel
    QTest::mouseClick(part<QWidget>(*part<QWidget>(page(), "accessBusy"), "busyCancelButton"),
                      Qt::LeftButton);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(page().problems().size(), 1);
    QVERIFY(page().busySentence().isEmpty());
    QVERIFY(!isShown("accessBusy"));
}

void TestConnectPage::changingTheFormStopsTheSignIn()
{
    fillIn(m_stage->form());
    m_stage->demo.platform().setFault({.action = FaultRule::Action::Hang});
    QSignalSpy refused(&page(), &WizardPage::nextRefused);
    QVERIFY(!page().prepareNext());
    type("clientIdEdit", u"another"_s);
    QCOMPARE(refused.size(), 1);
    QVERIFY(!m_stage->connect.task().isBusy());
}

void TestConnectPage::sandboxesAreOffered()
{
    fillIn(m_stage->form());
    QSignalSpy ready(&page(), &WizardPage::nextReady);
    QVERIFY(!page().prepareNext());
    QTRY_COMPARE(ready.size(), 1);
    auto *combo = part<QComboBox>(page(), "sandboxCombo");
    QCOMPARE(combo->count(), 2);
    QCOMPARE(combo->currentText(), u"demo"_s); // what was typed stays
    const int production = combo->findText(u"demo-prod, production"_s);
    QVERIFY(production >= 0);
    combo->setFocus();
    while (combo->currentIndex() != production)
        QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(m_stage->connect.form().profile.sandbox, u"demo-prod"_s);
}

void TestConnectPage::recentPlans()
{
    QFile plan(m_stage->directory.filePath(u"here.json"_s));
    QVERIFY(plan.open(QIODevice::WriteOnly));
    QVERIFY(m_stage->recent.add(plan.fileName()).ok());
    QVERIFY(m_stage->recent.add(m_stage->directory.filePath(u"gone.json"_s)).ok());
    page().enter();
    QSignalSpy opened(&page(), &ConnectPage::openPlanRequested);
    QTest::mouseClick(part<QWidget>(page(), "openPlanButton"), Qt::LeftButton);
    QCOMPARE(opened.takeFirst().first().toString(), QString());
    QTest::mouseClick(part<QWidget>(page(), "openRecentButton1"), Qt::LeftButton);
    QCOMPARE(opened.takeFirst().first().toString(), plan.fileName());
    QTest::mouseClick(part<QWidget>(page(), "forgetRecentButton0"), Qt::LeftButton);
    QCOMPARE(m_stage->recent.list().size(), 1);
}

QTEST_MAIN(TestConnectPage)
#include "tst_connectpage.moc"
