// SPDX-License-Identifier: Apache-2.0
//
// Signing in by a profile's client secret, against a local Platform over real HTTP and a keychain
// that fails as told.
#include "gui/connect/connectstage.h"
#include "gui/pages/pagestage.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/inputs.h"

#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QFile>
#include <QMenu>
#include <QMimeData>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace dfw;
using namespace dfw::test;
using namespace dfw::ui;
using keychain::KeychainProblem;
using presenters::ConnectForm;
using presenters::KeychainState;
using presenters::Session;

namespace {

// What is on the first page, once more: as the program is after it was closed and started.
struct NextStart
{
    explicit NextStart(PageStage &before)
        : profiles(before.profileFile, before.keychain, before.scheduler),
          connect(session, before.demo, profiles, keeper), page(connect, before.recent)
    {
    }

    ImpatientClock scheduler;
    Session session{scheduler};
    presenters::PlanKeeper keeper;
    presenters::ProfilesPresenter profiles;
    presenters::ConnectPresenter connect;
    ConnectPage page;
};

} // namespace

class TestProfilesOnPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void signsInAndKeepsTheSecret();
    void nextStartNeedsOnlyNext();
    void onlyUntilIClose();
    void keychainTroubleIsSaidAndNothingIsLost_data();
    void keychainTroubleIsSaidAndNothingIsLost();
    void keptSecretThatCannotBeRead_data();
    void keptSecretThatCannotBeRead();
    void hangingKeychainCanBeLeft();
    void forgetting();
    void forgettingThatFails();
    void deletingAProfile();
    void switchingIsOneAction();
    void blankSandboxListsThem();
    void changedHostAsksForTheSecretAgain();
    void strangersHostIsConfirmedByName();
    void filesFillTheForm_data();
    void filesFillTheForm();
    void privateKeyGetsASentence();

private:
    void type(QWidget &page, const char *name, const QString &text);
    void choose(QWidget &page, const char *name);
    void fillIn(const ConnectForm &form);
    bool next();
    ConnectPage &page() { return m_stage->connectPage; }
    QByteArray profilesFile() const;

    std::unique_ptr<PageStage> m_stage;
};

void TestProfilesOnPage::init()
{
    m_stage = std::make_unique<PageStage>();
    page().resize(1052, 900);
    page().show();
    page().activateWindow();
    page().enter();
    QVERIFY(QTest::qWaitForWindowActive(&page()));
}

void TestProfilesOnPage::type(QWidget &page, const char *name, const QString &text)
{
    auto *edit = part<QLineEdit>(page, name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

void TestProfilesOnPage::choose(QWidget &page, const char *name)
{
    auto *action = part<QAction>(page, name);
    action->trigger();
}

void TestProfilesOnPage::fillIn(const ConnectForm &form)
{
    auto *expander = part<Expander>(page(), "networkExpander");
    if (!expander->isOpen())
        QTest::mouseClick(expander, Qt::LeftButton);
    type(page(), "platformEdit", form.profile.platform);
    type(page(), "imsEdit", form.profile.ims);
    type(page(), "clientIdEdit", form.profile.clientId);
    type(page(), "clientSecretEdit", form.clientSecret.reveal());
    type(page(), "organisationEdit", form.profile.organisation);
    type(page(), "sandboxEdit", form.profile.sandbox);
}

// Presses Next; true when the step may be left.
bool TestProfilesOnPage::next()
{
    QSignalSpy ready(&page(), &WizardPage::nextReady);
    QSignalSpy refused(&page(), &WizardPage::nextRefused);
    if (!page().problems().isEmpty())
        return false;
    if (page().prepareNext())
        return true;
    (void)QTest::qWaitFor([&] { return ready.size() + refused.size() > 0; });
    return ready.size() == 1;
}

QByteArray TestProfilesOnPage::profilesFile() const
{
    QFile file(m_stage->profileFile.file());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestProfilesOnPage::signsInAndKeepsTheSecret()
{
    const ConnectForm form = m_stage->secretForm();
    fillIn(form);
    QVERIFY(next());
    QCOMPARE(m_stage->session.kind(), Session::Kind::Organisation);
    QVERIFY(m_stage->session.tokenEndsAt());
    QTRY_COMPARE(m_stage->profiles.keychain().state, KeychainState::State::Kept);
    QCOMPARE(m_stage->keychain.entries.size(), 1);
    QVERIFY(profilesFile().contains(form.profile.clientId.toUtf8()));
    QVERIFY(!profilesFile().contains(form.clientSecret.reveal().toUtf8()));
}

void TestProfilesOnPage::nextStartNeedsOnlyNext()
{
    fillIn(m_stage->secretForm());
    QVERIFY(next());
    QTRY_COMPARE(m_stage->profiles.keychain().state, KeychainState::State::Kept);
    m_stage->keychain.asked.clear();
    NextStart again(*m_stage);
    again.page.enter();
    QVERIFY(again.page.problems().isEmpty());
    QVERIFY(m_stage->keychain.asked.isEmpty()); // no question before it is needed
    QVERIFY(part<QLineEdit>(again.page, "clientSecretEdit")->text().isEmpty());
    QVERIFY(!part<QLineEdit>(again.page, "clientSecretEdit")->placeholderText().isEmpty());
    QSignalSpy ready(&again.page, &WizardPage::nextReady);
    QVERIFY(!again.page.prepareNext());
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(m_stage->keychain.asked.size(), 1);
    QCOMPARE(again.session.profile(), again.profiles.current().name);
}

void TestProfilesOnPage::onlyUntilIClose()
{
    fillIn(m_stage->secretForm());
    part<QRadioButton>(page(), "untilCloseButton")->setFocus();
    QTest::keyClick(part<QRadioButton>(page(), "untilCloseButton"), Qt::Key_Space);
    QVERIFY(next());
    QVERIFY(m_stage->keychain.asked.isEmpty());
    NextStart again(*m_stage);
    again.page.enter();
    QVERIFY(part<QRadioButton>(again.page, "untilCloseButton")->isChecked());
    QCOMPARE(again.page.problems().size(), 1);
    QCOMPARE(again.page.problems().first().place->objectName(), u"clientSecretEdit"_s);
}

void TestProfilesOnPage::keychainTroubleIsSaidAndNothingIsLost_data()
{
    QTest::addColumn<KeychainProblem>("problem");
    for (const KeychainProblem one :
         {KeychainProblem::Absent, KeychainProblem::Locked, KeychainProblem::Slow,
          KeychainProblem::Refused, KeychainProblem::Denied, KeychainProblem::Failed})
        QTest::newRow(qPrintable(keychain::problemCode(one))) << one;
}

void TestProfilesOnPage::keychainTroubleIsSaidAndNothingIsLost()
{
    QFETCH(const KeychainProblem, problem);
    m_stage->keychain.trouble = problem;
    const ConnectForm form = m_stage->secretForm();
    fillIn(form);
    QVERIFY(next()); // the sign-in itself works
    QTRY_COMPARE(m_stage->profiles.keychain().state, KeychainState::State::Failed);
    QVERIFY(part<QWidget>(page(), "keepStatus")->isVisible());
    QVERIFY(!profilesFile().contains(form.clientSecret.reveal().toUtf8()));
    // Offered, by itself, and enough.
    auto *offer = part<QWidget>(page(), "untilCloseOffer");
    QVERIFY(offer->isVisible());
    QTest::mouseClick(offer, Qt::LeftButton);
    QVERIFY(part<QRadioButton>(page(), "untilCloseButton")->isChecked());
    QVERIFY(!m_stage->profiles.current().keepsSecrets);
    QVERIFY(next());
}

void TestProfilesOnPage::keptSecretThatCannotBeRead_data()
{
    keychainTroubleIsSaidAndNothingIsLost_data();
    QTest::newRow("KeychainMissing") << KeychainProblem::Missing;
}

void TestProfilesOnPage::keptSecretThatCannotBeRead()
{
    QFETCH(const KeychainProblem, problem);
    const ConnectForm form = m_stage->secretForm();
    fillIn(form);
    QVERIFY(next());
    QTRY_COMPARE(m_stage->profiles.keychain().state, KeychainState::State::Kept);
    m_stage->keychain.trouble = problem;
    NextStart again(*m_stage);
    again.page.resize(1052, 900);
    again.page.show();
    again.page.enter();
    QSignalSpy refused(&again.page, &WizardPage::nextRefused);
    QVERIFY(!again.page.prepareNext());
    QTRY_COMPARE(refused.size(), 1);
    QVERIFY(!again.page.problems().isEmpty());
    QCOMPARE(again.page.problems().first().place->objectName(), u"clientSecretEdit"_s);
    QVERIFY(part<QWidget>(again.page, "keepStatus")->isVisible());
    QCOMPARE(again.connect.form().profile.clientId, form.profile.clientId);
    // Typed in, the secret works without the keychain.
    type(again.page, "clientSecretEdit", form.clientSecret.reveal());
    QVERIFY(again.page.problems().isEmpty());
    QSignalSpy ready(&again.page, &WizardPage::nextReady);
    QVERIFY(!again.page.prepareNext());
    QTRY_COMPARE(ready.size(), 1);
}

void TestProfilesOnPage::hangingKeychainCanBeLeft()
{
    fillIn(m_stage->secretForm());
    QVERIFY(next());
    QTRY_COMPARE(m_stage->profiles.keychain().state, KeychainState::State::Kept);
    m_stage->keychain.hangs = true;
    NextStart again(*m_stage);
    again.page.show();
    again.page.enter();
    QSignalSpy refused(&again.page, &WizardPage::nextRefused);
    QVERIFY(!again.page.prepareNext());
    QVERIFY(!again.page.busySentence().isEmpty());
    again.page.cancelPreparing();
    QTRY_COMPARE(refused.size(), 1);
    QVERIFY(!again.connect.task().isBusy());
}

void TestProfilesOnPage::forgetting()
{
    fillIn(m_stage->secretForm());
    QVERIFY(next());
    QTRY_COMPARE(m_stage->profiles.keychain().state, KeychainState::State::Kept);
    auto *forget = part<QWidget>(page(), "forgetSecretButton");
    QVERIFY(forget->isVisible());
    QTest::mouseClick(forget, Qt::LeftButton);
    QTRY_COMPARE(m_stage->profiles.keychain().state, KeychainState::State::Forgotten);
    QVERIFY(m_stage->keychain.entries.isEmpty());
    QCOMPARE(m_stage->session.kind(), Session::Kind::None); // the token went, too
    QVERIFY(part<QLineEdit>(page(), "clientSecretEdit")->text().isEmpty());
    QVERIFY(part<QWidget>(page(), "keepStatus")->isVisible());
}

void TestProfilesOnPage::forgettingThatFails()
{
    fillIn(m_stage->secretForm());
    QVERIFY(next());
    QTRY_COMPARE(m_stage->profiles.keychain().state, KeychainState::State::Kept);
    m_stage->keychain.trouble = KeychainProblem::Locked;
    QTest::mouseClick(part<QWidget>(page(), "forgetSecretButton"), Qt::LeftButton);
    QTRY_COMPARE(m_stage->profiles.keychain().state, KeychainState::State::Failed);
    QCOMPARE(m_stage->keychain.entries.size(), 1);
    QVERIFY(part<QWidget>(page(), "keepStatus")->isVisible());
}

void TestProfilesOnPage::deletingAProfile()
{
    fillIn(m_stage->secretForm());
    QVERIFY(next());
    QTRY_COMPARE(m_stage->profiles.keychain().state, KeychainState::State::Kept);
    choose(page(), "deleteProfileAction");
    auto *question = page().findChild<QDialog *>();
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Escape);
    QCOMPARE(m_stage->keychain.entries.size(), 1);
    m_stage->profiles.remove();
    QTRY_VERIFY(m_stage->keychain.entries.isEmpty());
    QTRY_VERIFY(m_stage->profiles.current().clientId.isEmpty());
    QVERIFY(part<QLineEdit>(page(), "clientIdEdit")->text().isEmpty());
}

void TestProfilesOnPage::switchingIsOneAction()
{
    fillIn(m_stage->secretForm());
    QVERIFY(next());
    QTRY_COMPARE(m_stage->profiles.keychain().state, KeychainState::State::Kept);
    FlowPlan plan = m_stage->keeper.plan();
    plan.source.baseConnectionId = QString::fromLatin1(warehouse);
    plan.target.datasetId = u"5c8c3c555033b814b69f947f"_s;
    plan.mapping = {{.source = u"id"_s, .target = u"_dfwdemo.id"_s}};
    m_stage->keeper.edit(presenters::PlanKeeper::Section::Source, plan);

    // Whoever hears of a connection finds no ID of another sandbox in the plan.
    int mixed = 0;
    connect(&m_stage->session, &Session::changed, &page(), [&] {
        const bool elsewhere =
            m_stage->session.isConnected() && m_stage->session.sandbox() != "demo"_L1;
        mixed += elsewhere && !worldIds(m_stage->keeper.plan()).isEmpty() ? 1 : 0;
    });
    // The same client, but in production.
    m_stage->profiles.duplicate();
    m_stage->profiles.rename(u"Production"_s);
    QCOMPARE(m_stage->session.kind(), Session::Kind::None);
    page().enter();
    type(page(), "sandboxEdit", u"demo-prod"_s);
    QVERIFY(next());
    QVERIFY(m_stage->session.isProduction());
    QCOMPARE(m_stage->session.profile(), u"Production"_s);
    QCOMPARE(mixed, 0);
    QVERIFY(worldIds(m_stage->keeper.plan()).isEmpty());
    QCOMPARE(m_stage->keeper.plan().mapping, plan.mapping);
    QVERIFY(part<QWidget>(page(), "leftBehindNote")->isVisible());

    // Back by the keyboard: chosen is enough.
    auto *combo = part<QComboBox>(page(), "profileCombo");
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Up);
    QTRY_VERIFY(m_stage->session.isConnected());
    QCOMPARE(m_stage->session.sandbox(), u"demo"_s);
    QCOMPARE(m_stage->keeper.plan(), plan);
}

void TestProfilesOnPage::blankSandboxListsThem()
{
    ConnectForm form = m_stage->secretForm();
    form.profile.sandbox.clear();
    fillIn(form);
    QVERIFY(!next());
    QCOMPARE(part<QComboBox>(page(), "sandboxCombo")->count(), 2);
    QCOMPARE(page().problems().size(), 1);
    QCOMPARE(page().problems().first().place->objectName(), u"sandboxEdit"_s);
    type(page(), "sandboxEdit", u"demo"_s);
    QVERIFY(next());
}

void TestProfilesOnPage::changedHostAsksForTheSecretAgain()
{
    fillIn(m_stage->secretForm());
    QVERIFY(next());
    type(page(), "imsEdit", u"https://ims-na1-stg1.adobelogin.com"_s);
    QVERIFY(part<QLineEdit>(page(), "clientSecretEdit")->text().isEmpty());
    QVERIFY(!next());
    QCOMPARE(page().problems().first().place->objectName(), u"clientSecretEdit"_s);
    page().setErrorsShown(true);
    QVERIFY(part<Field>(page(), "clientSecretEditField")->hasError());
}

void TestProfilesOnPage::strangersHostIsConfirmedByName()
{
    ConnectForm form = m_stage->secretForm();
    form.profile.ims = u"https://ims.example"_s;
    fillIn(form);
    QSignalSpy refused(&page(), &WizardPage::nextRefused);
    QVERIFY(page().problems().isEmpty());
    QVERIFY(!page().prepareNext());
    QPointer<QDialog> dialog = page().findChild<QDialog *>(u"hostConfirmDialog"_s);
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(page().problems().size(), 1);
    QVERIFY(page().problems().first().sentence.contains(u"ims.example"_s));
    QVERIFY(m_stage->keychain.asked.isEmpty());

    page().forgetServiceProblems();
    QTRY_VERIFY(!dialog);
    QVERIFY(page().problems().isEmpty());
    QVERIFY(!page().prepareNext());
    dialog = page().findChild<QDialog *>(u"hostConfirmDialog"_s);
    QVERIFY(dialog);
    QTest::keyClicks(part<QLineEdit>(*dialog, "hostNameEdit"), u"ims.example"_s);
    QTest::mouseClick(part<QWidget>(*dialog, "sendSecretsButton"), Qt::LeftButton);
    QCOMPARE(m_stage->profiles.current().confirmedOrigins, QStringList{u"https://ims.example"_s});
    QVERIFY(m_stage->connect.task().isBusy()); // it goes there now
    page().cancelPreparing();
}

void TestProfilesOnPage::filesFillTheForm_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : {"console-project.json", "console-credential.json",
                             "postman-environment.json", "aepp-config.json"})
        QTest::newRow(name) << sample(name);
}

void TestProfilesOnPage::filesFillTheForm()
{
    QFETCH(const QString, file);
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file)});
    auto *zone = part<QWidget>(page(), "credentialDropZone");
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(zone, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(zone, &drop);
    auto *review = page().findChild<QDialog *>(u"credentialReviewDialog"_s);
    QVERIFY(review);
    QTest::mouseClick(part<QWidget>(*review, "useValuesButton"), Qt::LeftButton);
    const Profile profile = m_stage->profiles.current();
    QVERIFY(!profile.clientId.isEmpty());
    QVERIFY(!profile.organisation.isEmpty());
    QCOMPARE(part<QLineEdit>(page(), "clientIdEdit")->text(), profile.clientId);
    QCOMPARE(m_stage->profiles.clientSecret().reveal(), QString::fromLatin1(plantedSecret));
    QCOMPARE(profile.platform, QString::fromLatin1(Profile::defaultPlatform));
    QCOMPARE(leak(), QString());
    QVERIFY(!profilesFile().contains(plantedSecret));
    QVERIFY(m_stage->keychain.asked.isEmpty()); // not before it has worked
}

void TestProfilesOnPage::privateKeyGetsASentence()
{
    ConnectForm form = m_stage->secretForm();
    form.clientSecret = Secret(u"-----BEGIN PRIVATE KEY-----MIIE"_s);
    fillIn(form);
    QVERIFY(!next());
    page().setErrorsShown(true);
    QVERIFY(part<Field>(page(), "clientSecretEditField")->error().contains(u"end of life"_s) ||
            part<Field>(page(), "clientSecretEditField")->error().contains(u"30 June 2025"_s));
}

QTEST_MAIN(TestProfilesOnPage)
#include "tst_profilesonpage.moc"
