// SPDX-License-Identifier: Apache-2.0
// A profile in and out, typed by keyboard; what is said of a CA file; where a proxy's password
// goes.
#include "gui/connect/connectstage.h"

#include "connect/networkform.h"
#include "support/certificates.h"
#include "texts/translations.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/segments.h"

#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;
using test::part;
using Part = NetworkForm::Part;

namespace {

dfw::Profile busyProfile()
{
    return {.id = u"p1"_s,
            .name = u"Lumen"_s,
            .organisation = u"8A1F22C95E0B7D990A495C41@AdobeOrg"_s,
            .clientId = u"4f2c"_s,
            .scopes = {u"openid"_s, u"AdobeID"_s},
            .sandbox = u"dev-lumen"_s,
            .platform = u"https://platform-va7.adobe.io"_s,
            .ims = u"https://login.gateway.example"_s,
            .confirmedOrigins = {u"https://login.gateway.example"_s},
            .proxy = {.kind = ProfileProxy::Kind::Socks5,
                      .host = u"proxy.example"_s,
                      .port = 1080,
                      .user = u"ana"_s},
            .keepsSecrets = true};
}

} // namespace

class TestNetworkForm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void givesBackWhatItWasGiven();
    void defaults();
    void typedByKeyboard();
    void regionsAreOffered();
    void hostAloneBecomesAnAddress();
    void saysWhoseHost_data();
    void saysWhoseHost();
    void resetsTheHosts();
    void proxyByHand();
    void proxyFieldsOnlyWhereNeeded_data();
    void proxyFieldsOnlyWhereNeeded();
    void pastedProxyAddress_data();
    void pastedProxyAddress();
    void passwordStaysOutOfTheProfile();
    void anotherProfileForgetsThePassword();
    void errorsStandBesideTheirFields();
    void caFileIsReadAtOnce();
    void everythingHasAName();

private:
    template<typename T>
    T *find(const char *name) const
    {
        return part<T>(m_form.get(), name);
    }
    void type(const char *name, const QString &text);
    QString help(Part which) const;

    std::unique_ptr<test::CertificateAuthority> m_authority;
    QTemporaryDir m_folder;
    std::unique_ptr<NetworkForm> m_form;
    std::unique_ptr<QSignalSpy> m_changed;
};

void TestNetworkForm::initTestCase()
{
    test::useStyle();
    installTranslations(*QCoreApplication::instance());
    m_authority = std::make_unique<test::CertificateAuthority>(u"Lumen proxy"_s);
}

void TestNetworkForm::init()
{
    test::failOnWarnings();
    m_form = std::make_unique<NetworkForm>();
    m_form->resize(600, 500);
    m_form->show();
    m_form->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    m_changed = std::make_unique<QSignalSpy>(m_form.get(), &NetworkForm::changed);
}

void TestNetworkForm::cleanup()
{
    QCOMPARE(test::leak(), QString());
    m_changed.reset();
    m_form.reset();
}

// As a user does: takes what is there, types, goes on.
void TestNetworkForm::type(const char *name, const QString &text)
{
    auto *edit = find<QLineEdit>(name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Tab);
}

QString TestNetworkForm::help(Part which) const
{
    return m_form->field(which)->findChild<QLabel *>(u"fieldMessage"_s)->text();
}

void TestNetworkForm::givesBackWhatItWasGiven()
{
    m_form->setProfile(busyProfile());
    QCOMPARE(m_form->profile(), busyProfile());
    QCOMPARE(m_changed->count(), 0);
    QCOMPARE(find<QLineEdit>("platformEdit")->text(), u"https://platform-va7.adobe.io"_s);
    QCOMPARE(find<QLineEdit>("scopesEdit")->text(), u"openid, AdobeID"_s);
    QCOMPARE(find<QLineEdit>("proxyPortEdit")->text(), u"1080"_s);
    QCOMPARE(find<Segments>("proxyKind")->current(), 3);
    m_form->setProfile({});
    QCOMPARE(m_form->profile(), dfw::Profile());
    QCOMPARE(m_changed->count(), 0);
}

void TestNetworkForm::defaults()
{
    QCOMPARE(m_form->profile(), dfw::Profile());
    QCOMPARE(find<QLineEdit>("platformEdit")->text(), u"https://platform.adobe.io"_s);
    QCOMPARE(find<QLineEdit>("imsEdit")->text(), u"https://ims-na1.adobelogin.com"_s);
    QVERIFY(find<QLineEdit>("scopesEdit")->text().isEmpty());
    QVERIFY(find<QLineEdit>("scopesEdit")->placeholderText().startsWith(u"openid, session"_s));
    QVERIFY(!find<Button>("resetHostsButton")->isVisible());
    QVERIFY(!find<QLineEdit>("proxyHostEdit")->isVisible());
}

void TestNetworkForm::typedByKeyboard()
{
    type("platformEdit", u"https://platform-stage.adobe.io"_s);
    QVERIFY(m_changed->count() > 0);
    type("imsEdit", u"https://ims-na1-stg1.adobelogin.com"_s);
    type("scopesEdit", u"openid,AdobeID  session;"_s);
    const dfw::Profile typed = m_form->profile();
    QCOMPARE(typed.platform, u"https://platform-stage.adobe.io"_s);
    QCOMPARE(typed.ims, u"https://ims-na1-stg1.adobelogin.com"_s);
    QCOMPARE(typed.scopes, (QStringList{u"openid"_s, u"AdobeID"_s, u"session"_s}));
    // Giving back what it said changes nothing, not even the cursor.
    auto *edit = find<QLineEdit>("imsEdit");
    edit->setCursorPosition(8);
    m_form->setProfile(typed);
    QCOMPARE(edit->cursorPosition(), 8);
}

void TestNetworkForm::regionsAreOffered()
{
    auto *combo = find<QComboBox>("platformCombo");
    QCOMPARE(combo->count(), 6);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(m_form->profile().platform, u"https://platform-va7.adobe.io"_s);
    QCOMPARE(m_changed->count(), 1);
    QCOMPARE(platformAddresses().first(), QString::fromLatin1(dfw::Profile::defaultPlatform));
}

void TestNetworkForm::hostAloneBecomesAnAddress()
{
    type("platformEdit", u"platform-nld2.adobe.io"_s);
    QCOMPARE(m_form->profile().platform, u"https://platform-nld2.adobe.io"_s);
    type("imsEdit", u"http://127.0.0.1:8043"_s);
    QCOMPARE(m_form->profile().ims, u"http://127.0.0.1:8043"_s);
}

void TestNetworkForm::saysWhoseHost_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("stranger");
    QTest::newRow("default") << u"https://platform.adobe.io"_s << false;
    QTest::newRow("region") << u"https://platform-aus5.adobe.io"_s << false;
    QTest::newRow("this computer") << u"http://127.0.0.1:8043"_s << false;
    QTest::newRow("gateway") << u"https://gateway.example"_s << true;
    QTest::newRow("look-alike") << u"https://platform.adobe.io.example"_s << true;
    QTest::newRow("other port") << u"https://platform.adobe.io:8443"_s << true;
    QTest::newRow("no address yet") << u"https:"_s << false;
}

void TestNetworkForm::saysWhoseHost()
{
    QFETCH(QString, address);
    QFETCH(bool, stranger);
    type("platformEdit", address);
    QCOMPARE(help(Part::Platform).startsWith(u"Not Adobe's: you confirm its name"_s), stranger);
    type("imsEdit", address);
    QCOMPARE(help(Part::Ims).startsWith(u"Not Adobe's: you confirm its name"_s), stranger);
}

void TestNetworkForm::resetsTheHosts()
{
    m_form->setProfile(busyProfile());
    auto *reset = find<Button>("resetHostsButton");
    QVERIFY(reset->isVisible());
    QTest::mouseClick(reset, Qt::LeftButton);
    dfw::Profile expected = busyProfile();
    expected.platform = QString::fromLatin1(dfw::Profile::defaultPlatform);
    expected.ims = QString::fromLatin1(dfw::Profile::defaultIms);
    QCOMPARE(m_form->profile(), expected);
    QVERIFY(m_changed->count() > 0);
    QVERIFY(!reset->isVisible());
}

void TestNetworkForm::proxyByHand()
{
    QTest::mouseClick(find<Segments>("proxyKind")->button(2), Qt::LeftButton);
    type("proxyHostEdit", u"proxy.example"_s);
    type("proxyPortEdit", u"31x28"_s); // only digits are taken
    type("proxyUserEdit", u"ana"_s);
    const ProfileProxy expected{.kind = ProfileProxy::Kind::Http,
                                .host = u"proxy.example"_s,
                                .port = 3128,
                                .user = u"ana"_s};
    QCOMPARE(m_form->profile().proxy, expected);
    type("proxyPortEdit", u"99999"_s); // no port has five nines
    QCOMPARE(m_form->profile().proxy.port, 0);
    QCOMPARE(m_form->field(Part::ProxyPort)->error(), u"A port is a number from 1 to 65535."_s);
    type("proxyPortEdit", u"8080"_s);
    QCOMPARE(m_form->profile().proxy.port, 8080);
    QVERIFY(!m_form->field(Part::ProxyPort)->hasError());
}

void TestNetworkForm::proxyFieldsOnlyWhereNeeded_data()
{
    QTest::addColumn<int>("segment");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("shown");
    QTest::newRow("system") << 0 << int(ProfileProxy::Kind::System) << false;
    QTest::newRow("none") << 1 << int(ProfileProxy::Kind::None) << false;
    QTest::newRow("http") << 2 << int(ProfileProxy::Kind::Http) << true;
    QTest::newRow("socks5") << 3 << int(ProfileProxy::Kind::Socks5) << true;
}

void TestNetworkForm::proxyFieldsOnlyWhereNeeded()
{
    QFETCH(int, segment);
    QFETCH(int, kind);
    QFETCH(bool, shown);
    m_form->setProfile(busyProfile());
    find<QLineEdit>("proxyPasswordEdit")->setText(u"p8e-PlantedSecret-0417"_s);
    QTest::mouseClick(find<Segments>("proxyKind")->button(segment), Qt::LeftButton);
    QCOMPARE(int(m_form->profile().proxy.kind), kind);
    for (const char *name :
         {"proxyHostEdit", "proxyPortEdit", "proxyUserEdit", "proxyPasswordEdit"})
        QCOMPARE(find<QLineEdit>(name)->isVisible(), shown);
    QCOMPARE(m_form->profile().proxy.host.isEmpty(), !shown);
    QCOMPARE(m_form->proxyPassword().isEmpty(), !shown);
    // Back again nothing was lost.
    QTest::mouseClick(find<Segments>("proxyKind")->button(3), Qt::LeftButton);
    QCOMPARE(m_form->profile(), busyProfile());
}

void TestNetworkForm::pastedProxyAddress_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    const auto row = [](const char *name, const QString &typed, const QString &host, int port,
                        const QString &user = {}, const QString &password = {}) {
        QTest::newRow(name) << typed << host << port << user << password;
    };
    row("name", u"proxy.example"_s, u"proxy.example"_s, 0);
    row("name and port", u"proxy.example:3128"_s, u"proxy.example"_s, 3128);
    row("address", u"http://proxy.example:3128/"_s, u"proxy.example"_s, 3128);
    row("with sign-in", u"http://ana:p8e-PlantedSecret-0417@proxy.example:3128"_s,
        u"proxy.example"_s, 3128, u"ana"_s, u"p8e-PlantedSecret-0417"_s);
    row("with sign-in, no scheme", u"ana:p8e-PlantedSecret-0417@proxy.example"_s,
        u"proxy.example"_s, 0, u"ana"_s, u"p8e-PlantedSecret-0417"_s);
    row("ipv6", u"fe80::1"_s, u"fe80::1"_s, 0);
}

void TestNetworkForm::pastedProxyAddress()
{
    QFETCH(QString, typed);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QTest::mouseClick(find<Segments>("proxyKind")->button(2), Qt::LeftButton);
    // Whoever stores the profile at every change never gets a part of the password.
    connect(m_form.get(), &NetworkForm::changed, this, [this] {
        const ProfileProxy proxy = m_form->profile().proxy;
        QVERIFY2(!proxy.host.contains(u"p8e"_s), qUtf8Printable(proxy.host));
        QVERIFY(!proxy.user.contains(u"p8e"_s));
    });
    type("proxyHostEdit", typed);
    QCOMPARE(m_form->profile().proxy.host, host);
    QCOMPARE(m_form->profile().proxy.port, port);
    QCOMPARE(m_form->profile().proxy.user, user);
    QCOMPARE(m_form->proxyPassword().reveal(), password);
    QCOMPARE(find<QLineEdit>("proxyHostEdit")->text(), host);
}

void TestNetworkForm::passwordStaysOutOfTheProfile()
{
    m_form->setProfile(busyProfile());
    type("proxyPasswordEdit", u"p8e-PlantedSecret-0417"_s);
    QVERIFY(m_changed->count() > 0);
    QCOMPARE(m_form->proxyPassword().reveal(), u"p8e-PlantedSecret-0417"_s);
    QCOMPARE(m_form->profile(), busyProfile());
    QCOMPARE(find<QLineEdit>("proxyPasswordEdit")->echoMode(), QLineEdit::Password);
}

void TestNetworkForm::anotherProfileForgetsThePassword()
{
    m_form->setProfile(busyProfile());
    type("proxyPasswordEdit", u"p8e-PlantedSecret-0417"_s);
    m_form->setProxyPasswordKept(true);
    QCOMPARE(find<QLineEdit>("proxyPasswordEdit")->placeholderText(), u"Kept in the keychain"_s);
    dfw::Profile same = busyProfile();
    same.sandbox = u"prod"_s;
    m_form->setProfile(same);
    QVERIFY(!m_form->proxyPassword().isEmpty());
    dfw::Profile other = busyProfile();
    other.id = u"p2"_s;
    m_form->setProfile(other);
    QVERIFY(m_form->proxyPassword().isEmpty());
    QVERIFY(find<QLineEdit>("proxyPasswordEdit")->placeholderText().isEmpty());
}

void TestNetworkForm::errorsStandBesideTheirFields()
{
    m_form->setProfile(busyProfile());
    const QHash<Part, QString> errors{{Part::Platform, u"It is no web address."_s},
                                      {Part::ProxyPort, u"The port is missing."_s}};
    m_form->setErrors(errors);
    for (const Part one : {Part::Platform, Part::Ims, Part::Scopes, Part::ProxyHost,
                           Part::ProxyPort, Part::ProxyUser, Part::ProxyPassword, Part::CaFile})
        QCOMPARE(m_form->field(one)->error(), errors.value(one));
    QVERIFY(test::textsOf(m_form.get()).contains(u"The port is missing."_s));
    m_form->focusPart(Part::ProxyPort);
    QVERIFY(find<QLineEdit>("proxyPortEdit")->hasFocus());
    m_form->setErrors({});
    QVERIFY(!m_form->field(Part::Platform)->hasError());
}

void TestNetworkForm::caFileIsReadAtOnce()
{
    QTest::mouseClick(find<Button>("browseCaFileButton"), Qt::LeftButton);
    auto *dialog = part<QFileDialog>(m_form.get(), "caFileDialog");
    QTRY_VERIFY(dialog->isVisible());
    QCOMPARE(dialog->windowModality(), Qt::WindowModal);
    dialog->selectFile(m_authority->file());
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_COMPARE(m_form->profile().caFile, m_authority->file());
    QVERIFY2(help(Part::CaFile).startsWith(u"1 certificate; it expires on "_s),
             qUtf8Printable(help(Part::CaFile)));
    QTRY_VERIFY(!m_form->findChild<QFileDialog *>());
    // A fault stays when the presenter speaks of the other fields.
    m_form->activateWindow();
    QTRY_VERIFY(m_form->isActiveWindow());
    type("caFileEdit", m_folder.filePath(u"gone.pem"_s));
    m_form->setErrors({});
    QVERIFY(help(Part::CaFile).startsWith(u"The file cannot be read."_s));
    type("caFileEdit", m_authority->file());
    QVERIFY(!m_form->field(Part::CaFile)->hasError());
    // And with the profile it belongs to.
    m_form->setProfile(busyProfile());
    dfw::Profile broken = busyProfile();
    broken.caFile = m_folder.filePath(u"gone.pem"_s);
    m_form->setProfile(broken);
    QVERIFY(m_form->field(Part::CaFile)->hasError());
}

void TestNetworkForm::everythingHasAName()
{
    m_form->setProfile(busyProfile());
    for (const char *name : {"platformEdit", "imsEdit", "scopesEdit", "proxyHostEdit",
                             "proxyPortEdit", "proxyUserEdit", "proxyPasswordEdit", "caFileEdit"})
        QVERIFY2(!find<QLineEdit>(name)->accessibleName().isEmpty(), name);
    QVERIFY(!find<Segments>("proxyKind")->accessibleName().isEmpty());
    QVERIFY(!find<Button>("browseCaFileButton")->accessibleName().isEmpty());
}

QTEST_MAIN(TestNetworkForm)
#include "tst_networkform.moc"
