// SPDX-License-Identifier: Apache-2.0
//
// A profile's CA file and proxy on both ways: to the sign-in service and to Platform. Real TLS on
// loopback, a real proxy.
#include "api/platformapi.h"
#include "core/scheduler.h"
#include "signin/connection.h"
#include "support/certificates.h"
#include "support/proxyserver.h"
#include "support/rawserver.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace dfw;
using namespace dfw::test;
using net::ProxySettings;
using Sandboxes = Result<QList<api::Sandbox>>;

namespace {

const QByteArray tokenText =
    R"({"access_token":"t-0417","token_type":"bearer","expires_in":86399})";
const QByteArray sandboxText =
    R"({"sandboxes":[{"name":"dev","state":"active","type":"development"}],"_page":{"count":1}})";

// Pauses between tries are not what is tested here. Deadlines are left alone, and so is the look
// at a proxy, which may take 5 s.
class HastyScheduler : public SystemScheduler
{
public:
    Call after(std::chrono::milliseconds delay, std::function<void()> then) override
    {
        const bool isPause = delay < 15s && delay != 5s;
        return SystemScheduler::after(
            isPause ? qMin<std::chrono::milliseconds>(delay, 10ms) : delay, std::move(then));
    }
};

// The two services, each with a certificate of the company's CA.
struct Stage
{
    CertificateAuthority company{u"Company CA"_s};
    RawServer ims{{}, RawServer::answers(200, tokenText), company.issue().configuration()};
    RawServer platform{{}, RawServer::answers(200, sandboxText), company.issue().configuration()};
    HastyScheduler scheduler;
    signin::SignIn signIn{.platform = platform.origin(),
                          .ims = ims.origin(),
                          .credentials = {.apiKey = u"client"_s,
                                          .organisation = u"O@AdobeOrg"_s,
                                          .sandbox = u"dev"_s},
                          .clientSecret = Secret(u"p8e-secret"_s),
                          .network = {.proxy = {.kind = ProxySettings::Kind::None}}};

    std::optional<Sandboxes> ask()
    {
        signin::Connection connection(signIn, scheduler);
        api::PlatformApi api(connection.transport());
        std::optional<Sandboxes> answer;
        const Call call = api.sandboxes([&](const Sandboxes &one) { answer = one; });
        (void)QTest::qWaitFor([&] { return answer.has_value(); }, 30'000);
        return answer;
    }
};

} // namespace

class SignInNetworkTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void caFileCountsOnBothWays();
    void withoutTheCaFileNoSecretLeaves();
    void proxyCountsOnBothWays();
    void aProxyThatIsDownStopsTheSignIn();
};

void SignInNetworkTest::caFileCountsOnBothWays()
{
    Stage stage;
    stage.signIn.network.caFile = stage.company.file();
    const auto answer = stage.ask();
    QVERIFY(answer && *answer);
    QCOMPARE(stage.ims.hits(), 1);
    QCOMPARE(stage.platform.hits(), 1);
    QCOMPARE(stage.platform.header(0, "Authorization"), "Bearer t-0417");
    // Each host gets its own and nothing of the other's.
    QVERIFY(stage.ims.header(0, "Authorization").isEmpty());
    QVERIFY(!stage.platform.request(0).contains("p8e-secret"));
}

void SignInNetworkTest::withoutTheCaFileNoSecretLeaves()
{
    Stage stage;
    const auto answer = stage.ask();
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().operation, u"signIn"_s);
    QCOMPARE(answer->error().code, u"CertificateIssuerUnknown"_s);
    QCOMPARE(stage.ims.hits(), 0);
    QCOMPARE(stage.platform.hits(), 0);
}

void SignInNetworkTest::proxyCountsOnBothWays()
{
    Stage stage;
    ProxyServer proxy;
    QCOMPARE(proxy.start({.user = u"me"_s, .password = u"pass-0417"_s}), QString());
    stage.signIn.network = {.proxy = {.kind = ProxySettings::Kind::Http,
                                      .host = u"127.0.0.1"_s,
                                      .port = proxy.port(),
                                      .user = u"me"_s,
                                      .password = Secret(u"pass-0417"_s),
                                      .loopbackToo = true},
                            .caFile = stage.company.file()};
    const auto answer = stage.ask();
    QVERIFY(answer && *answer);
    QCOMPARE(stage.ims.hits(), 1);
    QCOMPARE(stage.platform.hits(), 1);
    QTRY_VERIFY(proxy.asked() >= 2);
    QVERIFY(!stage.ims.request(0).contains("Proxy-Authorization"));
}

void SignInNetworkTest::aProxyThatIsDownStopsTheSignIn()
{
    Stage stage;
    ProxyServer proxy;
    QCOMPARE(proxy.start({}), QString());
    stage.signIn.network = {.proxy = {.kind = ProxySettings::Kind::Http,
                                      .host = u"127.0.0.1"_s,
                                      .port = proxy.port(),
                                      .loopbackToo = true},
                            .caFile = stage.company.file()};
    proxy.stop();
    const auto answer = stage.ask();
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().code, u"ProxyUnreachable"_s);
    QCOMPARE(stage.ims.hits(), 0); // and no way around it
    QCOMPARE(stage.platform.hits(), 0);
}

QTEST_GUILESS_MAIN(SignInNetworkTest)

#include "tst_signinnetwork.moc"
