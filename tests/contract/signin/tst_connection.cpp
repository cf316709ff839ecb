// SPDX-License-Identifier: Apache-2.0
//
// One sign-in from the client secret to an answer, over real HTTP.
#include "api/platformapi.h"
#include "core/scheduler.h"
#include "localplatform/localplatform.h"
#include "signin/connection.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;

namespace {

struct Stage
{
    Stage()
    {
        auto started = localplatform::LocalPlatform::start({});
        if (!started)
            qFatal("the local Platform did not start");
        platform = started.takeValue();
        const auto access = platform->credentials();
        signIn = {.platform = platform->baseUrl(),
                  .ims = platform->baseUrl(),
                  .credentials = {.apiKey = access.apiKey,
                                  .organisation = access.organisation,
                                  .sandbox = access.sandbox},
                  .clientSecret = access.clientSecret};
    }

    SystemScheduler scheduler;
    std::unique_ptr<localplatform::LocalPlatform> platform;
    signin::SignIn signIn;
};

} // namespace

class ConnectionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void signsInByClientSecret();
    void signsInByPastedToken();
    void refusedSecretIsTheCallsError();
    void renewsARevokedTokenOnce();
    void keepsTheTokenToItself();
};

void ConnectionTest::signsInByClientSecret()
{
    Stage stage;
    signin::Connection connection(stage.signIn, stage.scheduler);
    api::PlatformApi api(connection.transport());
    QVERIFY(connection.renewsToken());
    QVERIFY(!connection.tokenEndsAt());
    QList<Result<QList<api::Sandbox>>> answers;
    const Call first = api.sandboxes([&](const auto &list) { answers.append(list); });
    const Call second = api.sandboxes([&](const auto &list) { answers.append(list); });
    QTRY_COMPARE(answers.size(), 2);
    QVERIFY(answers.at(0) && answers.at(1));
    QVERIFY(!answers.first()->isEmpty());
    QVERIFY(connection.tokenEndsAt());
    QVERIFY(*connection.tokenEndsAt() > stage.scheduler.nowMs());
}

void ConnectionTest::signsInByPastedToken()
{
    Stage stage;
    stage.signIn.credentials.accessToken = stage.platform->credentials().accessToken;
    stage.signIn.clientSecret = {};
    stage.signIn.ims = QUrl(u"http://127.0.0.1:1"_s); // nobody there
    signin::Connection connection(stage.signIn, stage.scheduler);
    QVERIFY(!connection.renewsToken());
    std::optional<Result<Unit>> token;
    const Call asked = connection.token([&](const Result<Unit> &one) { token = one; });
    QVERIFY(!token); // never before it returned
    QTRY_VERIFY(token);
    QVERIFY(*token);
    api::PlatformApi api(connection.transport());
    std::optional<Result<QList<api::Sandbox>>> answer;
    const Call call = api.sandboxes([&](const auto &list) { answer = list; });
    QTRY_VERIFY(answer);
    QVERIFY(*answer);
}

void ConnectionTest::refusedSecretIsTheCallsError()
{
    Stage stage;
    stage.signIn.clientSecret = Secret(u"p8e-somebody-elses"_s);
    signin::Connection connection(stage.signIn, stage.scheduler);
    api::PlatformApi api(connection.transport());
    std::optional<Result<QList<api::Sandbox>>> answer;
    const Call call = api.sandboxes([&](const auto &list) { answer = list; });
    QTRY_VERIFY(answer);
    QVERIFY(!*answer);
    QCOMPARE(answer->error().kind, ErrorKind::NotSignedIn);
    QCOMPARE(answer->error().code, u"invalid_client"_s);
    QCOMPARE(answer->error().operation, u"signIn"_s);
}

void ConnectionTest::renewsARevokedTokenOnce()
{
    Stage stage;
    signin::Connection connection(stage.signIn, stage.scheduler);
    api::PlatformApi api(connection.transport());
    stage.platform->setFault({.pathPattern = u"sandbox-management"_s,
                              .nthHit = 1,
                              .status = 401,
                              .body = R"({"error_code":"401013","message":"expired"})"});
    std::optional<Result<QList<api::Sandbox>>> answer;
    const Call call = api.sandboxes([&](const auto &list) { answer = list; });
    QTRY_VERIFY(answer);
    QVERIFY(*answer);
}

void ConnectionTest::keepsTheTokenToItself()
{
    Stage stage;
    stage.signIn.credentials.accessToken = Secret(u"pasted-token"_s);
    const signin::Connection connection(stage.signIn, stage.scheduler);
    QVERIFY(connection.credentials().accessToken.isEmpty());
    QCOMPARE(connection.credentials().organisation, stage.signIn.credentials.organisation);
}

QTEST_GUILESS_MAIN(ConnectionTest)

#include "tst_connection.moc"
