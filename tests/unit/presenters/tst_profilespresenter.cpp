// SPDX-License-Identifier: Apache-2.0
//
// Which profile is used and where its secrets go, by a clock moved by hand and a keychain that
// fails as told.
#include "presenters/profilespresenter.h"
#include "support/fakekeychain.h"
#include "support/manualscheduler.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace std::chrono_literals;
using namespace dfw;
using namespace dfw::presenters;
using namespace dfw::test;
using keychain::EntryKind;
using keychain::KeychainProblem;
using State = KeychainState::State;

namespace {

const Secret secret(u"p8e-planted"_s);

struct Stage
{
    Stage() { restart(); }

    // As the program is closed and started.
    void restart()
    {
        presenter.reset();
        presenter = std::make_unique<ProfilesPresenter>(file, keychain, clock);
    }
    ProfilesPresenter &it() { return *presenter; }
    void fill(const QString &client = u"client"_s)
    {
        Profile profile = it().current();
        profile.clientId = client;
        profile.organisation = u"0123456789ABCDEF01234567@AdobeOrg"_s;
        profile.sandbox = u"dev"_s;
        it().edit(profile);
    }
    // Signed in once with a typed secret, and kept.
    void keep()
    {
        fill();
        it().setClientSecret(secret);
        it().store();
        settle();
    }
    void settle()
    {
        for (int i = 0; i < 4; ++i)
            clock.advance(0ms);
    }
    QByteArray text() const
    {
        QFile stored(file.file());
        return stored.open(QIODevice::ReadOnly) ? stored.readAll() : QByteArray();
    }

    QTemporaryDir directory;
    ManualScheduler clock;
    FakeKeychain keychain{clock};
    storage::Profiles file{directory.path()};
    std::unique_ptr<ProfilesPresenter> presenter;
};

} // namespace

class TestProfilesPresenter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void beginsWithABlankOneAndNoFile();
    void editsAreWrittenSoonAndOnce();
    void closingWritesTheRest();
    void theOneChosenIsThereNextTime();
    void namesAreCheckedAndFreed();
    void keepsTheSecretInTheKeychainOnly();
    void sessionOnlyAsksNoKeychain();
    void readsItOnceAndOnlyWhenAsked();
    void troublesOfTheKeychain_data();
    void troublesOfTheKeychain();
    void aKeychainThatHangsCanBeLeft();
    void anotherHostLetsTheSecretGo_data();
    void anotherHostLetsTheSecretGo();
    void aChangedFileGetsNoSecret();
    void typingIsNotDisturbed();
    void forgettingSaysWhetherItWorked();
    void removingTakesTheSecretsAlong();
    void aProfileWhoseSecretStaysIsKept();
    void switchingKeepsEachOnesSecret();
    void aDuplicateKeepsItsOwnEntry();
    void proxyPasswordIsKeptToo();
    void fileFillsABlankProfile();
    void fileOfAnotherOrganisationGetsItsOwn();
    void hostsOfAFileWaitForTheirTick();
    void aFileOfProfilesThatCannotBeReadIsLeftAlone();
};

void TestProfilesPresenter::beginsWithABlankOneAndNoFile()
{
    Stage stage;
    QCOMPARE(stage.it().profiles().size(), 1);
    QVERIFY(stage.it().current().clientId.isEmpty());
    QVERIFY(stage.it().current().keepsSecrets);
    stage.restart();
    QVERIFY(stage.text().isEmpty());
    QVERIFY(stage.keychain.asked.isEmpty());
}

void TestProfilesPresenter::editsAreWrittenSoonAndOnce()
{
    Stage stage;
    stage.fill(u"a"_s);
    stage.fill(u"ab"_s);
    QVERIFY(stage.text().isEmpty());
    stage.clock.advance(1s);
    QVERIFY(stage.text().contains("\"ab\""));
}

void TestProfilesPresenter::closingWritesTheRest()
{
    Stage stage;
    stage.fill(u"typed-last"_s);
    stage.restart();
    QCOMPARE(stage.it().current().clientId, u"typed-last"_s);
}

void TestProfilesPresenter::theOneChosenIsThereNextTime()
{
    Stage stage;
    stage.fill();
    const QString first = stage.it().current().id;
    stage.it().create();
    stage.fill(u"second"_s);
    stage.restart();
    QCOMPARE(stage.it().current().clientId, u"second"_s);
    stage.it().choose(first);
    stage.restart();
    QCOMPARE(stage.it().current().id, first);
    stage.it().choose(u"nobody"_s);
    QCOMPARE(stage.it().current().id, first);
}

void TestProfilesPresenter::namesAreCheckedAndFreed()
{
    Stage stage;
    stage.it().rename(u" Lumen  Retail "_s);
    QCOMPARE(stage.it().current().name, u"Lumen Retail"_s);
    stage.it().create();
    QCOMPARE(stage.it().checkName(u"lumen retail"_s), ProfileNameProblem::Taken);
    QCOMPARE(stage.it().checkName(u"  "_s), ProfileNameProblem::Missing);
    QCOMPARE(stage.it().checkName(QString(200, u'x')), ProfileNameProblem::TooLong);
    QCOMPARE(stage.it().checkName(stage.it().current().name), ProfileNameProblem::None);
    stage.it().rename(u"Paris"_s);
    stage.it().duplicate();
    QCOMPARE(stage.it().current().name, u"Paris 2"_s);
}

void TestProfilesPresenter::keepsTheSecretInTheKeychainOnly()
{
    Stage stage;
    stage.keep();
    QCOMPARE(stage.it().keychain().state, State::Kept);
    QCOMPARE(stage.keychain.entries.size(), 1);
    QVERIFY(!stage.text().isEmpty());
    QVERIFY(!stage.text().contains(secret.reveal().toUtf8()));
    stage.restart();
    QVERIFY(stage.it().clientSecret().isEmpty());
    QVERIFY(stage.it().needsFetch());
    QSignalSpy fetched(&stage.it(), &ProfilesPresenter::fetched);
    stage.it().fetch();
    stage.settle();
    QCOMPARE(fetched.count(), 1);
    QCOMPARE(stage.it().clientSecret(), secret);
}

void TestProfilesPresenter::sessionOnlyAsksNoKeychain()
{
    Stage stage;
    stage.it().setKeeps(false);
    stage.keep();
    QVERIFY(stage.keychain.asked.isEmpty());
    QCOMPARE(stage.it().clientSecret(), secret);
    stage.restart();
    QVERIFY(stage.it().clientSecret().isEmpty());
    QVERIFY(!stage.it().needsFetch());
}

void TestProfilesPresenter::readsItOnceAndOnlyWhenAsked()
{
    Stage stage;
    stage.keep();
    stage.restart();
    stage.keychain.asked.clear();
    stage.settle();
    QVERIFY(stage.keychain.asked.isEmpty());
    stage.it().fetch();
    stage.settle();
    stage.it().store(); // signed in: what is there is not written again
    stage.settle();
    QCOMPARE(stage.keychain.asked.size(), 1);
}

void TestProfilesPresenter::troublesOfTheKeychain_data()
{
    QTest::addColumn<KeychainProblem>("problem");
    for (const KeychainProblem one :
         {KeychainProblem::Absent, KeychainProblem::Locked, KeychainProblem::Slow,
          KeychainProblem::Refused, KeychainProblem::Denied, KeychainProblem::Failed})
        QTest::newRow(qPrintable(keychain::problemCode(one))) << one;
}

void TestProfilesPresenter::troublesOfTheKeychain()
{
    QFETCH(const KeychainProblem, problem);
    Stage stage;
    stage.keychain.trouble = problem;
    stage.keep();
    QCOMPARE(stage.it().keychain().state, State::Failed);
    QCOMPARE(stage.it().keychain().error->code, keychain::problemCode(problem));
    QCOMPARE(stage.it().clientSecret(), secret); // works on until the program closes
    QVERIFY(!stage.text().contains(secret.reveal().toUtf8()));
    // The next try writes it.
    stage.keychain.trouble.reset();
    stage.it().store();
    stage.settle();
    QCOMPARE(stage.it().keychain().state, State::Kept);

    stage.restart();
    stage.keychain.trouble = problem;
    QSignalSpy fetched(&stage.it(), &ProfilesPresenter::fetched);
    stage.it().fetch();
    stage.settle();
    QCOMPARE(fetched.count(), 1);
    QCOMPARE(fetched.first().first().toBool(), false);
    QVERIFY(stage.it().current().keepsSecrets); // nothing was decided for the user
}

void TestProfilesPresenter::aKeychainThatHangsCanBeLeft()
{
    Stage stage;
    stage.keep();
    stage.restart();
    stage.keychain.hangs = true;
    QSignalSpy fetched(&stage.it(), &ProfilesPresenter::fetched);
    stage.it().fetch();
    stage.settle();
    QCOMPARE(stage.it().keychain().state, State::Reading);
    stage.it().cancelKeychain();
    QCOMPARE(stage.it().keychain().state, State::Idle);
    stage.it().setClientSecret(secret);
    stage.clock.advance(24h * 400);
    QCOMPARE(fetched.count(), 0);
    QCOMPARE(stage.it().clientSecret(), secret);
}

void TestProfilesPresenter::anotherHostLetsTheSecretGo_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("letGo");
    QTest::newRow("platform") << u"platform"_s << true;
    QTest::newRow("sign-in host") << u"ims"_s << true;
    QTest::newRow("client") << u"client"_s << true;
    QTest::newRow("sandbox") << u"sandbox"_s << false;
    QTest::newRow("organisation") << u"organisation"_s << false;
}

void TestProfilesPresenter::anotherHostLetsTheSecretGo()
{
    QFETCH(const QString, what);
    QFETCH(const bool, letGo);
    Stage stage;
    stage.keep();
    Profile profile = stage.it().current();
    if (what == "platform"_L1)
        profile.platform = u"https://platform-va7.adobe.io"_s;
    else if (what == "ims"_L1)
        profile.ims = u"https://ims.example"_s;
    else if (what == "client"_L1)
        profile.clientId = u"another"_s;
    else if (what == "sandbox"_L1)
        profile.sandbox = u"prod"_s;
    else
        profile.organisation = u"AAAAAAAAAAAAAAAAAAAAAAAA@AdobeOrg"_s;
    stage.it().edit(profile);
    QCOMPARE(stage.it().clientSecret().isEmpty(), letGo);
    QCOMPARE(stage.it().asksAgain(), letGo);
    QCOMPARE(stage.it().needsFetch(), false);
    stage.it().setClientSecret(Secret(u"given-again"_s));
    QVERIFY(!stage.it().asksAgain());
}

// Somebody else wrote another host into the file while the program was closed.
void TestProfilesPresenter::aChangedFileGetsNoSecret()
{
    Stage stage;
    stage.keep();
    Profile evil = stage.it().current();
    evil.ims = u"https://ims.example"_s;
    evil.confirmedOrigins = {u"https://ims.example"_s};
    stage.presenter.reset();
    QVERIFY(stage.file.keep(evil));
    stage.restart();
    stage.it().fetch();
    stage.settle();
    QVERIFY(stage.it().clientSecret().isEmpty());
    QCOMPARE(stage.it().keychain().state, State::Failed);
    QCOMPARE(stage.it().keychain().error->code, u"KeychainOtherPurpose"_s);
    QCOMPARE(stage.keychain.entries.size(), 1); // it is still there for the host it is for
}

void TestProfilesPresenter::typingIsNotDisturbed()
{
    Stage stage;
    stage.it().setClientSecret(secret);
    stage.fill(u"c"_s);
    stage.fill(u"cl"_s); // letter by letter, secret first
    QCOMPARE(stage.it().clientSecret(), secret);
    QVERIFY(!stage.it().asksAgain());
}

void TestProfilesPresenter::forgettingSaysWhetherItWorked()
{
    Stage stage;
    stage.keep();
    QSignalSpy dropped(&stage.it(), &ProfilesPresenter::aboutToSwitch);
    stage.it().forget();
    QCOMPARE(dropped.count(), 1); // the token goes, too
    QVERIFY(stage.it().clientSecret().isEmpty());
    stage.settle();
    QCOMPARE(stage.it().keychain().state, State::Forgotten);
    QVERIFY(stage.keychain.entries.isEmpty());

    stage.keep();
    stage.keychain.trouble = KeychainProblem::Locked;
    stage.it().forget();
    stage.settle();
    QCOMPARE(stage.it().keychain().state, State::Failed);
    QCOMPARE(stage.keychain.entries.size(), 1);
}

void TestProfilesPresenter::removingTakesTheSecretsAlong()
{
    Stage stage;
    stage.keep();
    stage.it().remove();
    stage.settle();
    QVERIFY(stage.keychain.entries.isEmpty());
    QCOMPARE(stage.it().profiles().size(), 1);
    QVERIFY(stage.it().current().clientId.isEmpty());
    stage.restart();
    QVERIFY(stage.it().current().clientId.isEmpty());
}

void TestProfilesPresenter::aProfileWhoseSecretStaysIsKept()
{
    Stage stage;
    stage.keep();
    const QString id = stage.it().current().id;
    stage.keychain.trouble = KeychainProblem::Locked;
    stage.it().remove();
    stage.settle();
    QCOMPARE(stage.it().current().id, id);
    QCOMPARE(stage.it().keychain().state, State::Failed);
    stage.it().remove(true);
    stage.settle();
    QVERIFY(stage.it().current().id != id);
    QVERIFY(!stage.text().contains(id.toUtf8()));
}

void TestProfilesPresenter::switchingKeepsEachOnesSecret()
{
    Stage stage;
    stage.it().setKeeps(false);
    stage.keep();
    const QString first = stage.it().current().id;
    stage.it().create();
    QVERIFY(stage.it().clientSecret().isEmpty());
    stage.it().setClientSecret(Secret(u"the-second"_s));
    stage.it().choose(first);
    QCOMPARE(stage.it().clientSecret(), secret);
}

void TestProfilesPresenter::aDuplicateKeepsItsOwnEntry()
{
    Stage stage;
    stage.keep();
    stage.it().duplicate();
    QCOMPARE(stage.it().clientSecret(), secret);
    Profile profile = stage.it().current();
    profile.sandbox = u"prod"_s;
    stage.it().edit(profile);
    stage.it().store();
    stage.settle();
    QCOMPARE(stage.keychain.entries.size(), 2);
    stage.it().remove();
    stage.settle();
    QCOMPARE(stage.keychain.entries.size(), 1);
}

void TestProfilesPresenter::proxyPasswordIsKeptToo()
{
    Stage stage;
    Profile profile = stage.it().current();
    profile.proxy = {
        .kind = ProfileProxy::Kind::Http, .host = u"proxy"_s, .port = 3128, .user = u"me"_s};
    stage.it().edit(profile);
    stage.it().setProxyPassword(Secret(u"proxy-password"_s));
    stage.keep();
    QCOMPARE(stage.keychain.entries.size(), 2);
    stage.restart();
    stage.it().fetch();
    stage.settle();
    QCOMPARE(stage.it().proxyPassword().reveal(), u"proxy-password"_s);
    // A proxy whose password nobody kept is no reason to stop.
    stage.keychain.entries.remove(
        keychain::entryKey(stage.it().current().id, EntryKind::ProxyPassword));
    stage.restart();
    stage.it().fetch();
    stage.settle();
    QCOMPARE(stage.it().keychain().state, State::Kept);
    QCOMPARE(stage.it().clientSecret(), secret);
}

void TestProfilesPresenter::fileFillsABlankProfile()
{
    Stage stage;
    stage.it().take({.name = u"Lumen"_s,
                     .apiKey = u"client"_s,
                     .clientSecret = secret,
                     .organisation = u"0123456789ABCDEF01234567@AdobeOrg"_s,
                     .sandbox = u"dev"_s},
                    false, false);
    QCOMPARE(stage.it().profiles().size(), 1);
    QCOMPARE(stage.it().current().name, u"Lumen"_s);
    QCOMPARE(stage.it().clientSecret(), secret);
    QVERIFY(!stage.text().contains(secret.reveal().toUtf8()));
    QVERIFY(stage.text().contains("Lumen"));
}

void TestProfilesPresenter::fileOfAnotherOrganisationGetsItsOwn()
{
    Stage stage;
    stage.keep();
    const Profile before = stage.it().current();
    stage.it().take({.name = u"Other"_s,
                     .apiKey = u"other"_s,
                     .organisation = u"BBBBBBBBBBBBBBBBBBBBBBBB@AdobeOrg"_s},
                    false, false);
    QCOMPARE(stage.it().profiles().size(), 2);
    QCOMPARE(stage.it().profiles().constFirst(), before);
    QCOMPARE(stage.it().current().clientId, u"other"_s);
    QVERIFY(stage.it().clientSecret().isEmpty());
}

void TestProfilesPresenter::hostsOfAFileWaitForTheirTick()
{
    const signin::FoundCredential found{.apiKey = u"client"_s,
                                        .organisation = u"0123456789ABCDEF01234567@AdobeOrg"_s,
                                        .platformHost = u"platform-va7.adobe.io"_s,
                                        .imsHost = u"ims.example"_s};
    Stage stage;
    stage.it().take(found, false, false);
    QCOMPARE(stage.it().current().platform, QString::fromLatin1(Profile::defaultPlatform));
    QCOMPARE(stage.it().current().ims, QString::fromLatin1(Profile::defaultIms));
    stage.it().take(found, true, false);
    QCOMPARE(stage.it().current().platform, u"https://platform-va7.adobe.io"_s);
    QVERIFY(stage.it().current().confirmedOrigins.isEmpty());
    stage.it().take(found, false, true);
    QCOMPARE(stage.it().current().ims, u"https://ims.example"_s);
    QVERIFY(stage.it().current().confirmedOrigins.isEmpty()); // asked about before signing in
    stage.it().take(found, false, true, {*signin::judgeOrigin(u"https://ims.example"_s)});
    QCOMPARE(stage.it().current().confirmedOrigins, QStringList{u"https://ims.example"_s});
}

void TestProfilesPresenter::aFileOfProfilesThatCannotBeReadIsLeftAlone()
{
    Stage stage;
    stage.presenter.reset();
    QFile stored(stage.file.file());
    QVERIFY(stored.open(QIODevice::WriteOnly));
    stored.write("not ours");
    stored.close();
    stage.restart();
    QVERIFY(stage.it().fileError());
    stage.fill();
    stage.clock.advance(1s);
    stage.it().create();
    QCOMPARE(stage.text(), "not ours");
    QVERIFY(stage.it().fileError());
}

QTEST_GUILESS_MAIN(TestProfilesPresenter)

#include "tst_profilespresenter.moc"
