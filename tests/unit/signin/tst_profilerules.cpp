// SPDX-License-Identifier: Apache-2.0
#include "signin/boundsecret.h"
#include "signin/profilerules.h"

#include <functional>
#include <QSet>
#include <QTest>

using namespace dfw;
using namespace dfw::signin;
using namespace Qt::StringLiterals;

namespace {

Profile sample()
{
    return {.id = u"p1"_s,
            .name = u"Luma"_s,
            .organisation = u"0123456789ABCDEF01234567@AdobeOrg"_s,
            .clientId = u"client"_s,
            .scopes = {u"openid"_s},
            .sandbox = u"dev"_s};
}

} // namespace

class TestProfileRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoseHost_data();
    void whoseHost();
    void refusedOrigins_data();
    void refusedOrigins();
    void confirmation();
    void confirmationIsForOneHost_data();
    void confirmationIsForOneHost();
    void secretAgain_data();
    void secretAgain();
    void filesSetNoHost_data();
    void filesSetNoHost();
    void filesFillTheRest();
    void notesHaveCodes();
};

void TestProfileRules::whoseHost_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<HostTrust>("trust");
    const auto row = [](const QString &text, const QString &origin, HostTrust trust) {
        QTest::newRow(qUtf8Printable(text)) << text << origin << trust;
    };
    using enum HostTrust;
    row(u"https://platform.adobe.io"_s, u"https://platform.adobe.io"_s, Adobe);
    row(u"https://platform-nld2.adobe.io"_s, u"https://platform-nld2.adobe.io"_s, Adobe);
    row(u"https://ims-na1.adobelogin.com"_s, u"https://ims-na1.adobelogin.com"_s, Adobe);
    row(u"https://adobe.io"_s, u"https://adobe.io"_s, Adobe);
    row(u" HTTPS://Platform.Adobe.IO/ "_s, u"https://platform.adobe.io"_s, Adobe);
    row(u"https://platform.adobe.io:443"_s, u"https://platform.adobe.io"_s, Adobe);
    row(u"https://platform.adobe.io."_s, u"https://platform.adobe.io"_s, Adobe);
    // Another port is another server, whoever runs it.
    row(u"https://platform.adobe.io:8443"_s, u"https://platform.adobe.io:8443"_s, Stranger);
    row(u"https://notadobe.io"_s, u"https://notadobe.io"_s, Stranger);
    row(u"https://platform-adobe.io"_s, u"https://platform-adobe.io"_s, Stranger);
    row(u"https://adobe.io.example.com"_s, u"https://adobe.io.example.com"_s, Stranger);
    row(u"https://platform.adobe.io.example"_s, u"https://platform.adobe.io.example"_s, Stranger);
    row(u"https://adobe.com"_s, u"https://adobe.com"_s, Stranger);
    row(u"https://io"_s, u"https://io"_s, Stranger);
    row(u"https://10.0.0.1"_s, u"https://10.0.0.1"_s, Stranger);
    row(u"https://[2001:db8::1]"_s, u"https://[2001:db8::1]"_s, Stranger);
    // Looks like an "a", is another letter: shown, compared and confirmed as what it is.
    row(u"https://platform.\u0430dobe.io"_s, u"https://platform.xn--dobe-43d.io"_s, Stranger);
    row(u"https://platform.xn--dobe-43d.io"_s, u"https://platform.xn--dobe-43d.io"_s, Stranger);
    row(u"http://127.0.0.1:8043"_s, u"http://127.0.0.1:8043"_s, Loopback);
    row(u"http://localhost"_s, u"http://localhost"_s, Loopback);
    row(u"https://[::1]:8443"_s, u"https://[::1]:8443"_s, Loopback);
    row(u"https://localhost.example"_s, u"https://localhost.example"_s, Stranger);
}

void TestProfileRules::whoseHost()
{
    QFETCH(QString, text);
    QFETCH(HostTrust, trust);
    const auto judged = judgeOrigin(text);
    QVERIFY2(judged, judged ? "" : qPrintable(judged.error().code));
    QTEST(judged->origin, "origin");
    QCOMPARE(judged->trust, trust);
    // Judging what was judged changes nothing.
    const auto again = judgeOrigin(judged->origin);
    QVERIFY(again);
    QCOMPARE(*again, *judged);
}

void TestProfileRules::refusedOrigins_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    const auto row = [](const QString &text, const QString &code) {
        QTest::addRow("\"%s\"", qUtf8Printable(text)) << text << code;
    };
    row(QString(), u"NotAUrl"_s);
    row(u"platform.adobe.io"_s, u"NotAUrl"_s);
    row(u"http://platform.adobe.io"_s, u"PlainHttp"_s);
    row(u"http://localhost.example"_s, u"PlainHttp"_s);
    row(u"ftp://platform.adobe.io"_s, u"NotHttp"_s);
    row(u"https://user:word@platform.adobe.io"_s, u"HasExtras"_s);
    row(u"https://example.com/platform.adobe.io"_s, u"HasExtras"_s);
    row(u"https://example.com#.adobe.io"_s, u"HasExtras"_s);
    row(u"https://example.com?.adobe.io"_s, u"HasExtras"_s);
    row(u"https://platform.adobe.io.."_s, u"NotAUrl"_s);
    row(u"https://.adobe.io"_s, u"NotAUrl"_s);
    row(u"https://a..adobe.io"_s, u"NotAUrl"_s);
}

void TestProfileRules::refusedOrigins()
{
    QFETCH(QString, text);
    const auto judged = judgeOrigin(text);
    QVERIFY(!judged);
    QTEST(judged.error().code, "code");
    QVERIFY(!judged.error().where.contains("word"_L1));
    Profile profile = sample();
    profile.ims = text;
    const auto asked = toBeConfirmed(profile);
    QVERIFY(!asked);
    QCOMPARE(asked.error().operation, u"checkImsHost"_s);
}

void TestProfileRules::confirmation()
{
    Profile profile = sample();
    QVERIFY(toBeConfirmed(profile)->isEmpty());
    profile.platform = u"https://gateway.example"_s;
    profile.ims = u"https://SIGNIN.example."_s;
    const auto asked = toBeConfirmed(profile);
    QVERIFY(asked);
    QCOMPARE(asked->size(), 2);
    QCOMPARE(asked->at(0).host, u"gateway.example"_s);
    QCOMPARE(asked->at(1).host, u"signin.example"_s);
    profile = confirmed(profile, asked->at(1));
    QCOMPARE(*toBeConfirmed(profile), QList<JudgedOrigin>{asked->at(0)});
    profile = confirmed(confirmed(profile, asked->at(0)), asked->at(0));
    QVERIFY(toBeConfirmed(profile)->isEmpty());
    QCOMPARE(profile.confirmedOrigins.size(), 2);
    // One host for both is asked about once.
    Profile both = sample();
    both.platform = both.ims = u"https://one.example"_s;
    QCOMPARE(toBeConfirmed(both)->size(), 1);
}

void TestProfileRules::confirmationIsForOneHost_data()
{
    QTest::addColumn<QString>("other");
    QTest::newRow("below it") << u"https://a.gateway.example"_s;
    QTest::newRow("above it") << u"https://example"_s;
    QTest::newRow("another port") << u"https://gateway.example:444"_s;
    QTest::newRow("like it") << u"https://gateway.example.org"_s;
}

void TestProfileRules::confirmationIsForOneHost()
{
    QFETCH(QString, other);
    Profile profile = sample();
    profile.platform = u"https://gateway.example"_s;
    profile = confirmed(profile, *judgeOrigin(profile.platform));
    QVERIFY(toBeConfirmed(profile)->isEmpty());
    profile.platform = other;
    QCOMPARE(toBeConfirmed(profile)->size(), 1);
}

void TestProfileRules::secretAgain_data()
{
    QTest::addColumn<Profile>("after");
    QTest::addColumn<bool>("again");
    const auto row = [](const char *name, bool again,
                        const std::function<void(Profile &)> &change) {
        Profile after = sample();
        change(after);
        QTest::newRow(name) << after << again;
    };
    row("nothing", false, [](Profile &) {});
    row("name", false, [](Profile &p) { p.name = u"Other"_s; });
    row("sandbox", false, [](Profile &p) { p.sandbox = u"prod"_s; });
    row("spelling of the host", false,
        [](Profile &p) { p.platform = u"https://PLATFORM.adobe.io:443/"_s; });
    row("client", true, [](Profile &p) { p.clientId = u"another"_s; });
    row("platform", true, [](Profile &p) { p.platform = u"https://platform-va7.adobe.io"_s; });
    row("sign-in", true, [](Profile &p) { p.ims = u"https://ims-na1-stg1.adobelogin.com"_s; });
    row("to this computer", true, [](Profile &p) { p.ims = u"http://127.0.0.1:1"_s; });
    row("port", true, [](Profile &p) { p.platform = u"https://platform.adobe.io:8443"_s; });
    row("to nowhere", true, [](Profile &p) { p.platform = u"https://"_s; });
    row("swapped", true, [](Profile &p) { std::swap(p.platform, p.ims); });
}

void TestProfileRules::secretAgain()
{
    QFETCH(Profile, after);
    QTEST(isForAnother(sample(), after, Purpose::SignIn), "again");
    QTEST(isForAnother(after, sample(), Purpose::SignIn), "again");
}

void TestProfileRules::filesSetNoHost_data()
{
    QTest::addColumn<QString>("platformHost");
    QTest::addColumn<QString>("imsHost");
    QTest::addColumn<QString>("offeredPlatform");
    QTest::addColumn<QString>("offeredIms");
    QTest::newRow("none") << QString() << QString() << QString() << QString();
    QTest::newRow("the usual ones")
        << u"platform.adobe.io"_s << u"IMS-NA1.adobelogin.com"_s << QString() << QString();
    QTest::newRow("Adobe's stage") << u"platform-stage.adobe.io"_s << QString()
                                   << u"https://platform-stage.adobe.io"_s << QString();
    QTest::newRow("a stranger") << QString() << u"ims.example"_s << QString()
                                << u"https://ims.example"_s;
    QTest::newRow("this computer")
        << u"localhost"_s << u"127.0.0.1"_s << u"https://localhost"_s << u"https://127.0.0.1"_s;
    QTest::newRow("nonsense") << u"a..b"_s << u"x y"_s << QString() << QString();
}

void TestProfileRules::filesSetNoHost()
{
    QFETCH(QString, platformHost);
    QFETCH(QString, imsHost);
    Profile before = sample();
    before.caFile = u"/etc/company.pem"_s;
    before.confirmedOrigins = {u"https://old.example"_s};
    const ImportedProfile after = imported(before, {.apiKey = u"new"_s,
                                                    .clientSecret = Secret(u"planted-secret"_s),
                                                    .platformHost = platformHost,
                                                    .imsHost = imsHost});
    QTEST(after.offeredPlatform, "offeredPlatform");
    QTEST(after.offeredIms, "offeredIms");
    Profile expected = before;
    expected.clientId = u"new"_s;
    QCOMPARE(after.profile, expected);
}

void TestProfileRules::filesFillTheRest()
{
    const FoundCredential found{.name = u"Stage"_s,
                                .apiKey = u"key"_s,
                                .organisation = u"O@AdobeOrg"_s,
                                .scopes = {u"a"_s, u"b"_s},
                                .sandbox = u"test"_s};
    const Profile fresh = imported(Profile{.id = u"n"_s}, found).profile;
    QCOMPARE(fresh.name, u"Stage"_s);
    QCOMPARE(fresh.clientId, u"key"_s);
    QCOMPARE(fresh.organisation, u"O@AdobeOrg"_s);
    QCOMPARE(fresh.scopes, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(fresh.sandbox, u"test"_s);
    QCOMPARE(fresh.id, u"n"_s);
    QCOMPARE(imported(sample(), found).profile.name, u"Luma"_s); // the user's own name stays
    QCOMPARE(imported(sample(), {}).profile, sample());
}

void TestProfileRules::notesHaveCodes()
{
    QSet<QString> codes;
    for (int i = 0; i <= int(CredentialNote::HostNeedsConsent); ++i)
        codes.insert(noteCode(CredentialNote(i)));
    QCOMPARE(codes.size(), int(CredentialNote::HostNeedsConsent) + 1);
    QVERIFY(codes.contains(u"JwtObsolete"_s));
}

QTEST_GUILESS_MAIN(TestProfileRules)
#include "tst_profilerules.moc"
