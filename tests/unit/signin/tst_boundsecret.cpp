// SPDX-License-Identifier: Apache-2.0
#include "signin/boundsecret.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::signin;

namespace {

Profile acme()
{
    return {.id = u"1"_s,
            .name = u"Acme"_s,
            .organisation = u"0123456789ABCDEF01234567@AdobeOrg"_s,
            .clientId = u"client"_s,
            .sandbox = u"dev"_s};
}

} // namespace

class TestBoundSecret : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackToItsOwn_data();
    void comesBackToItsOwn();
    void goesNowhereElse_data();
    void goesNowhereElse();
    void proxyPasswordIsForItsProxy_data();
    void proxyPasswordIsForItsProxy();
    void isNothingOutOfOtherTexts_data();
    void isNothingOutOfOtherTexts();
};

void TestBoundSecret::comesBackToItsOwn_data()
{
    QTest::addColumn<Profile>("profile");
    const auto row = [](const char *name, const auto &change) {
        Profile profile = acme();
        change(profile);
        QTest::newRow(name) << profile;
    };
    row("unchanged", [](Profile &) {});
    row("another sandbox", [](Profile &profile) { profile.sandbox = u"prod"_s; });
    row("another name", [](Profile &profile) { profile.name = u"B"_s; });
    row("the same host, spelled otherwise",
        [](Profile &profile) { profile.platform = u"HTTPS://Platform.Adobe.io:443"_s; });
    row("another way out", [](Profile &profile) { profile.proxy.kind = ProfileProxy::Kind::None; });
}

void TestBoundSecret::comesBackToItsOwn()
{
    QFETCH(const Profile, profile);
    const Secret secret(u"p8e-\"quoted\" ünïcode"_s);
    QCOMPARE(unbound(bound(secret, acme(), Purpose::SignIn), profile, Purpose::SignIn), secret);
}

void TestBoundSecret::goesNowhereElse_data()
{
    QTest::addColumn<Profile>("profile");
    const auto row = [](const char *name, const auto &change) {
        Profile profile = acme();
        change(profile);
        QTest::newRow(name) << profile;
    };
    row("another client", [](Profile &profile) { profile.clientId = u"other"_s; });
    row("another Platform",
        [](Profile &profile) { profile.platform = u"https://platform.example"_s; });
    row("another port",
        [](Profile &profile) { profile.platform = u"https://platform.adobe.io:8443"_s; });
    row("another sign-in host", [](Profile &profile) { profile.ims = u"https://ims.example"_s; });
    row("confirmed in the file", [](Profile &profile) {
        profile.ims = u"https://ims.example"_s;
        profile.confirmedOrigins = {u"https://ims.example"_s};
    });
    row("no host at all", [](Profile &profile) { profile.ims = u"adobe"_s; });
}

void TestBoundSecret::goesNowhereElse()
{
    QFETCH(const Profile, profile);
    const Secret kept = bound(Secret(u"p8e-secret"_s), acme(), Purpose::SignIn);
    QVERIFY(unbound(kept, profile, Purpose::SignIn).isEmpty());
    QVERIFY(isForAnother(acme(), profile, Purpose::SignIn));
}

void TestBoundSecret::proxyPasswordIsForItsProxy_data()
{
    QTest::addColumn<ProfileProxy>("proxy");
    QTest::addColumn<bool>("same");
    const ProfileProxy proxy{
        .kind = ProfileProxy::Kind::Http, .host = u"proxy"_s, .port = 3128, .user = u"me"_s};
    const auto row = [&](const char *name, bool same, const auto &change) {
        ProfileProxy changed = proxy;
        change(changed);
        QTest::newRow(name) << changed << same;
    };
    row("unchanged", true, [](ProfileProxy &) {});
    row("capital letters", true, [](ProfileProxy &one) { one.host = u"PROXY"_s; });
    row("another host", false, [](ProfileProxy &one) { one.host = u"evil"_s; });
    row("another port", false, [](ProfileProxy &one) { one.port = 3129; });
    row("another user", false, [](ProfileProxy &one) { one.user = u"you"_s; });
    row("another kind", false, [](ProfileProxy &one) { one.kind = ProfileProxy::Kind::Socks5; });
    row("no host", false, [](ProfileProxy &one) { one.host.clear(); });
}

void TestBoundSecret::proxyPasswordIsForItsProxy()
{
    QFETCH(const ProfileProxy, proxy);
    QFETCH(const bool, same);
    Profile profile = acme();
    profile.proxy = {
        .kind = ProfileProxy::Kind::Http, .host = u"proxy"_s, .port = 3128, .user = u"me"_s};
    Profile after = profile;
    after.proxy = proxy;
    const Secret kept = bound(Secret(u"password"_s), profile, Purpose::Proxy);
    QCOMPARE(!unbound(kept, after, Purpose::Proxy).isEmpty(), same);
    QCOMPARE(isForAnother(profile, after, Purpose::Proxy), !same);
    QVERIFY(unbound(kept, after, Purpose::SignIn).isEmpty());
}

void TestBoundSecret::isNothingOutOfOtherTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("bare secret") << u"p8e-secret"_s;
    QTest::newRow("no purpose") << uR"({"secret":"p8e-secret"})"_s;
    QTest::newRow("empty purpose") << uR"({"secret":"p8e-secret","for":{}})"_s;
    QTest::newRow("list") << u"[]"_s;
}

void TestBoundSecret::isNothingOutOfOtherTexts()
{
    QFETCH(const QString, text);
    QVERIFY(unbound(Secret(text), acme(), Purpose::SignIn).isEmpty());
    Profile hostless = acme();
    hostless.ims.clear();
    QVERIFY(unbound(Secret(text), hostless, Purpose::SignIn).isEmpty());
}

QTEST_APPLESS_MAIN(TestBoundSecret)

#include "tst_boundsecret.moc"
