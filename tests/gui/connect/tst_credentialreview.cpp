// SPDX-License-Identifier: Apache-2.0
// What is shown of each file before any of it is taken, and what comes of the answers.
#include "gui/connect/connectstage.h"

#include "connect/credentialreview.h"
#include "connect/hostconfirm.h"
#include "widgets/button.h"

#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;
using test::part;

class TestCredentialReview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::useStyle(); }
    void init();
    void cleanup();
    void showsWhatWasFound_data();
    void showsWhatWasFound();
    void nothingToTake_data();
    void nothingToTake();
    void choosesAmongSeveral();
    void leavesByEscape();
    void adobesHostIsTicked();
    void theProfilesOwnHostIsNotAsked();
    void strangersAreTypedByName();
    void strangersStayOffWithoutTheirName();
    void sameHostIsConfirmedOnce();
    void anotherCredentialForgetsTheTicks();
    void lookAlikesAreShownInPunycode();
    void hostileTextsDoNotSpread();
    void fitsASmallScreen();

private:
    void show(const char *file, const Profile &into = {});
    void show(const signin::CredentialFile &file, const Profile &into = {});
    HostConfirm *question();
    void answer(const QString &name);

    QPointer<CredentialReview> m_review;
    QList<TakenCredential> m_taken;
};

void TestCredentialReview::init()
{
    test::failOnWarnings();
    m_taken.clear();
}

void TestCredentialReview::cleanup()
{
    QCOMPARE(test::leak(), QString());
    delete m_review;
}

void TestCredentialReview::show(const char *name, const Profile &into)
{
    QFile file(test::sample(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto read = signin::readCredentialFile(file.readAll());
    QVERIFY(read);
    show(*read, into);
}

void TestCredentialReview::show(const signin::CredentialFile &file, const Profile &into)
{
    m_review = new CredentialReview(file, into);
    connect(m_review, &CredentialReview::taken, this,
            [this](const TakenCredential &taken) { m_taken.append(taken); });
    m_review->open();
    QVERIFY(QTest::qWaitForWindowActive(m_review));
    QCOMPARE(m_review->windowModality(), Qt::WindowModal);
    QVERIFY(!part<QCheckBox>(m_review, "platformHostBox")->isChecked());
    QVERIFY(!part<QCheckBox>(m_review, "imsHostBox")->isChecked());
}

HostConfirm *TestCredentialReview::question()
{
    return m_review->findChild<HostConfirm *>();
}

void TestCredentialReview::answer(const QString &name)
{
    QVERIFY(question());
    QVERIFY(QTest::qWaitForWindowActive(question()));
    QTest::keyClicks(part<QLineEdit>(question(), "hostNameEdit"), name);
    QTest::mouseClick(part<Button>(question(), "sendSecretsButton"), Qt::LeftButton);
    QTRY_VERIFY(!question());
}

void TestCredentialReview::showsWhatWasFound_data()
{
    QTest::addColumn<QStringList>("has");
    QTest::addColumn<QStringList>("hasNot");
    const auto row = [](const char *file, const QStringList &has, const QStringList &hasNot) {
        QTest::newRow(file) << has << hasNot;
    };
    const QString id = u"4f2c9be1a77d4e0bb6d35a2f90c41e6d"_s;
    const QString organisation = u"8A1F22C95E0B7D990A495C41@AdobeOrg"_s;
    const QString scopes = u"openid, session, AdobeID, read_organizations, "
                           "additional_info.projectedProductContext"_s;
    const QString account = u"0417AA@techacct.adobe.com"_s;
    row("console-project.json",
        {u"A project of the Developer Console"_s, u"Lumen server to server"_s, id, organisation,
         scopes, account, u"Client secret\nFound"_s},
        {u"missing"_s, u"Hosts"_s, u"JWT"_s, u"Not in the file"_s});
    row("console-credential.json",
        {u"A credential of the Developer Console"_s, id, organisation, scopes, account,
         u"Client secret\nFound"_s},
        {u"missing"_s, u"Hosts"_s, u"Sandbox"_s});
    row("aepp-config.json",
        {u"A configuration of aepp"_s, id, organisation, scopes, u"Sandbox\ndev-lumen"_s,
         u"Client secret\nFound"_s},
        {u"missing"_s, u"Hosts"_s});
    row("postman-environment.json",
        {u"A Postman environment"_s, u"Name\nLumen Retail"_s, id, organisation, scopes,
         u"Sandbox\ndev-lumen"_s, u"Client secret\nFound"_s, u"access token in it is left out"_s},
        {u"missing"_s, u"Hosts"_s});
    row("console-credential-no-secret.json",
        {u"Client secret\nNot in the file"_s, u"The client secret is missing. Copy it"_s},
        {u"Found"_s, u"JWT"_s});
    row("postman-disabled.json",
        {u"Client secret\nNot in the file"_s, u"The client secret is missing."_s},
        {u"Found"_s, u"dev-lumen"_s});
    row("postman-jwt-leftovers.json",
        {u"Client secret\nFound"_s, u"What JWT needed is left out"_s, u"30 June 2025"_s,
         u"access token in it is left out"_s},
        {u"missing"_s, u"MADE UP"_s});
    row("aepp-config-stage.json",
        {u"Hosts the file names"_s, u"&Platform at platform-stage.adobe.io"_s, u"Adobe's."_s},
        {u"Sign-in at"_s, u"Not Adobe's"_s});
    row("postman-foreign-hosts.json",
        {u"&Platform at gateway.example"_s, u"&Sign-in at login.gateway.example"_s,
         u"Not Adobe's: to tick it, you type its name."_s},
        {});
}

void TestCredentialReview::showsWhatWasFound()
{
    QFETCH(QStringList, has);
    QFETCH(QStringList, hasNot);
    show(QTest::currentDataTag());
    const QString seen = test::textsOf(m_review);
    for (const QString &one : has)
        QVERIFY2(seen.contains(one), qUtf8Printable(one + u" in "_s + seen));
    for (const QString &one : hasNot)
        QVERIFY2(!seen.contains(one), qUtf8Printable(one + u" in "_s + seen));
    QTest::mouseClick(part<Button>(m_review, "useValuesButton"), Qt::LeftButton);
    QCOMPARE(m_taken.size(), 1);
    QVERIFY(!m_taken.first().platform && !m_taken.first().ims);
    QVERIFY(m_taken.first().confirmed.isEmpty());
    QTRY_VERIFY(!m_review);
}

void TestCredentialReview::nothingToTake_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &json, const QString &says) {
        QTest::newRow(name) << json << says;
    };
    QFile jwt(test::sample("console-credential-jwt.json"));
    QVERIFY(jwt.open(QIODevice::ReadOnly));
    row("jwt only", jwt.readAll(), u"Add an OAuth server-to-server credential"_s);
    row("jwt and nothing else", "{\"api_key\":\"\",\"jwt_token\":\"eyPlanted\"}",
        u"30 June 2025"_s);
    row("empty values", "{\"client_id\":\"\",\"client_secret\":\"\"}",
        u"The client ID is missing."_s);
}

void TestCredentialReview::nothingToTake()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto read = signin::readCredentialFile(json);
    QVERIFY(read);
    show(*read);
    QVERIFY(!part<Button>(m_review, "useValuesButton")->isVisible());
    QVERIFY(test::textsOf(m_review).contains(says));
    auto *close = part<Button>(m_review, "leaveFileButton");
    QCOMPARE(close->text(), u"&Close"_s);
    QTest::keyClick(m_review, Qt::Key_Return); // takes nothing either
    QVERIFY(m_taken.isEmpty());
    QTest::mouseClick(close, Qt::LeftButton);
    QTRY_VERIFY(!m_review);
    QVERIFY(m_taken.isEmpty());
}

void TestCredentialReview::choosesAmongSeveral()
{
    show("console-project-several.json");
    auto *choice = part<QComboBox>(m_review, "credentialCombo");
    QVERIFY(choice->isVisible());
    QCOMPARE(choice->count(), 2); // JWT is no choice
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(choice->currentText(), u"Flows, new key"_s);
    const QString seen = test::textsOf(m_review);
    QVERIFY(seen.contains(u"aa11bb22cc33dd44ee55ff6677889900"_s));
    QVERIFY(seen.contains(u"The client secret is missing."_s));
    QTest::mouseClick(part<Button>(m_review, "useValuesButton"), Qt::LeftButton);
    QCOMPARE(m_taken.size(), 1);
    QCOMPARE(m_taken.first().credential.name, u"Flows, new key"_s);
    QVERIFY(m_taken.first().credential.clientSecret.isEmpty());
}

void TestCredentialReview::leavesByEscape()
{
    show("aepp-config.json");
    QTest::keyClick(m_review, Qt::Key_Escape);
    QTRY_VERIFY(!m_review);
    QVERIFY(m_taken.isEmpty());
}

void TestCredentialReview::adobesHostIsTicked()
{
    show("aepp-config-stage.json");
    auto *box = part<QCheckBox>(m_review, "platformHostBox");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(box->isChecked());
    QVERIFY(!question());
    QTest::mouseClick(part<Button>(m_review, "useValuesButton"), Qt::LeftButton);
    QCOMPARE(m_taken.size(), 1);
    QVERIFY(m_taken.first().platform && !m_taken.first().ims);
    QVERIFY(m_taken.first().confirmed.isEmpty());
    QCOMPARE(m_taken.first().credential.clientSecret.reveal(),
             QString::fromLatin1(test::plantedSecret));
}

void TestCredentialReview::theProfilesOwnHostIsNotAsked()
{
    show("aepp-config-stage.json", {.platform = u"https://PLATFORM-stage.adobe.io/"_s});
    QVERIFY(!part<QCheckBox>(m_review, "platformHostBox")->isVisible());
}

void TestCredentialReview::strangersAreTypedByName()
{
    show("postman-foreign-hosts.json");
    auto *platform = part<QCheckBox>(m_review, "platformHostBox");
    auto *ims = part<QCheckBox>(m_review, "imsHostBox");
    platform->click();
    QVERIFY(!platform->isChecked());
    answer(u"gateway.example"_s);
    QTRY_VERIFY(platform->isChecked());
    QVERIFY(!ims->isChecked());
    // Off and on again asks no second time.
    platform->click();
    QVERIFY(!platform->isChecked());
    platform->click();
    QVERIFY(platform->isChecked());
    QVERIFY(!question());
    QTest::mouseClick(part<Button>(m_review, "useValuesButton"), Qt::LeftButton);
    QCOMPARE(m_taken.size(), 1);
    QVERIFY(m_taken.first().platform && !m_taken.first().ims);
    QCOMPARE(m_taken.first().confirmed.size(), 1);
    QCOMPARE(m_taken.first().confirmed.first().origin, u"https://gateway.example"_s);
}

void TestCredentialReview::strangersStayOffWithoutTheirName()
{
    show("postman-foreign-hosts.json");
    auto *ims = part<QCheckBox>(m_review, "imsHostBox");
    ims->click();
    QVERIFY(question());
    QVERIFY(QTest::qWaitForWindowActive(question()));
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QVERIFY(!ims->isChecked());
    QTest::mouseClick(part<Button>(m_review, "useValuesButton"), Qt::LeftButton);
    QVERIFY(!m_taken.first().ims && m_taken.first().confirmed.isEmpty());
}

void TestCredentialReview::sameHostIsConfirmedOnce()
{
    signin::FoundCredential found{
        .apiKey = u"id"_s, .platformHost = u"gateway.example"_s, .imsHost = u"gateway.example"_s};
    show(signin::CredentialFile{.credentials = {found}});
    part<QCheckBox>(m_review, "platformHostBox")->click();
    answer(u"gateway.example"_s);
    QTRY_VERIFY(part<QCheckBox>(m_review, "platformHostBox")->isChecked());
    part<QCheckBox>(m_review, "imsHostBox")->click();
    QVERIFY(!question());
    QTest::mouseClick(part<Button>(m_review, "useValuesButton"), Qt::LeftButton);
    QVERIFY(m_taken.first().platform && m_taken.first().ims);
    QCOMPARE(m_taken.first().confirmed.size(), 1);
}

void TestCredentialReview::anotherCredentialForgetsTheTicks()
{
    signin::FoundCredential first{
        .name = u"first"_s, .apiKey = u"id"_s, .platformHost = u"platform-stage.adobe.io"_s};
    signin::FoundCredential second = first;
    second.name = u"second"_s;
    show(signin::CredentialFile{.credentials = {first, second}});
    auto *box = part<QCheckBox>(m_review, "platformHostBox");
    box->click();
    QVERIFY(box->isChecked());
    QTest::keyClick(part<QComboBox>(m_review, "credentialCombo"), Qt::Key_Down);
    QVERIFY(!box->isChecked());
}

void TestCredentialReview::lookAlikesAreShownInPunycode()
{
    show("postman-look-alike-host.json");
    auto *box = part<QCheckBox>(m_review, "platformHostBox");
    QCOMPARE(box->text(), u"&Platform at platform.xn--dobe-43d.io"_s);
    QVERIFY(box->accessibleDescription().contains(u"Not Adobe's"_s));
    box->click();
    QVERIFY(question());
    const QString seen = test::textsOf(question());
    QVERIFY(seen.contains(u"letters of another alphabet"_s));
    QVERIFY(seen.contains(u"Secrets would be sent to platform.xn--dobe-43d.io, which is not "
                          "Adobe's."_s));
    // Neither Adobe's name nor the look-alike is what has to be typed.
    auto *send = part<Button>(question(), "sendSecretsButton");
    auto *edit = part<QLineEdit>(question(), "hostNameEdit");
    for (const QString &wrong : {u"platform.adobe.io"_s, u"platform.\u0430dobe.io"_s}) {
        edit->setText(wrong);
        QVERIFY(!send->isEnabled());
    }
    edit->clear();
    answer(u"platform.xn--dobe-43d.io"_s);
    QTRY_VERIFY(box->isChecked());
}

void TestCredentialReview::hostileTextsDoNotSpread()
{
    const QString long1 = QString(5000, u'W');
    const QString markup = u"<b>Adobe</b>\u202E\nClient secret"_s;
    show(signin::CredentialFile{.credentials = {{.name = markup,
                                                 .apiKey = long1,
                                                 .organisation = markup,
                                                 .scopes = QStringList(500, long1),
                                                 .technicalAccount = long1,
                                                 .sandbox = long1,
                                                 .platformHost = QString(63, u'w') + u'.' +
                                                                 QString(63, u'w') + u".example"_s},
                                                {.name = long1, .apiKey = u"id"_s}}});
    QVERIFY2(m_review->width() <= 640, qPrintable(QString::number(m_review->width())));
    QVERIFY(m_review->height() <= m_review->screen()->availableSize().height());
    const QString seen = test::textsOf(m_review);
    QVERIFY(!seen.contains(QChar(0x202E)));
    QVERIFY(seen.contains(u"<b>Adobe</b> Client secret"_s)); // words, never markup
    QVERIFY(!seen.contains(QString(61, u'W')));
    // Whose host it is stands at its end.
    const QString box = part<QCheckBox>(m_review, "platformHostBox")->text();
    QVERIFY2(box.endsWith(u"ww.example"_s) && box.size() < 60, qUtf8Printable(box));
    part<QCheckBox>(m_review, "platformHostBox")->click();
    QVERIFY(question());
    QVERIFY(test::textsOf(question()).contains(QString(63, u'w') + u".example"_s));
    QVERIFY2(question()->width() <= 640, qPrintable(QString::number(question()->width())));
}

void TestCredentialReview::fitsASmallScreen()
{
    show("postman-foreign-hosts.json");
    m_review->resize(420, 300);
    QApplication::processEvents();
    auto *use = part<Button>(m_review, "useValuesButton");
    QVERIFY(m_review->rect().contains(QRect(use->mapTo(m_review.data(), QPoint()), use->size())));
}

QTEST_MAIN(TestCredentialReview)
#include "tst_credentialreview.moc"
