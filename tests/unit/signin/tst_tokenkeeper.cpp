// SPDX-License-Identifier: Apache-2.0
//
// One token, however many calls want it; by the clock that is moved by hand.
#include "net/authtransport.h"
#include "signin/tokenkeeper.h"
#include "support/manualscheduler.h"
#include "support/scriptedtransport.h"

#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace dfw;
using namespace dfw::signin;
using namespace dfw::test;
using R = Result<net::Response>;

namespace {

R token(const QString &value, qint64 seconds = 86399)
{
    return answer(200, QJsonObject{{u"access_token"_s, value},
                                   {u"token_type"_s, u"bearer"_s},
                                   {u"expires_in"_s, seconds}});
}

struct Bench
{
    ScriptedTransport ims;
    ScriptedTransport platform;
    ManualScheduler clock;
    TokenKeeper keeper{ims, {.clientId = u"id"_s, .clientSecret = Secret(u"a secret&+"_s)}, clock};
    net::AuthTransport transport{
        platform, keeper, {.apiKey = u"id"_s, .organisation = u"O"_s, .sandbox = u"dev"_s}};
    std::vector<Call> calls;
    QList<Result<Secret>> tokens;
    QList<R> answers;

    void ask()
    {
        calls.push_back(keeper.token([this](const Result<Secret> &one) { tokens.append(one); }));
    }
    void send(net::Repeat repeat = net::Repeat::Create)
    {
        calls.push_back(transport.send({.operation = u"op"_s, .method = "POST", .repeat = repeat},
                                       [this](const R &one) { answers.append(one); }));
    }
    // A token at hand comes by the clock, a new one by the network.
    bool tokensAre(qsizetype count)
    {
        return QTest::qWaitFor([&] {
            clock.advance(0ms);
            return tokens.size() == count;
        });
    }
    bool answersAre(qsizetype count)
    {
        return QTest::qWaitFor([&] {
            clock.advance(0ms);
            return answers.size() == count;
        });
    }
};

} // namespace

class TokenKeeperTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void request();
    void answers_data();
    void answers();
    void oneRequestForAll();
    void renewedBeforeItEnds_data();
    void renewedBeforeItEnds();
    void failureReachesAllAndIsNotKept();
    void droppedWaiterStaysSilent();
    void refusedTokenIsRenewedOnce();
    void secondRefusalIsHandedOn();
    void newerTokenIsNotThrownAway();
};

void TokenKeeperTest::request()
{
    const net::Request one =
        tokenRequest({.clientId = u"i d"_s, .clientSecret = Secret(u"p&=+ä"_s)});
    QCOMPARE(one.method, "POST");
    QCOMPARE(one.path, "/ims/token/v3");
    QVERIFY(one.query.isEmpty()); // addresses are logged on the way
    QCOMPARE(one.body, "grant_type=client_credentials&client_id=i%20d&"
                       "client_secret=p%26%3D%2B%C3%A4&scope=openid%2Csession%2CAdobeID%2C"
                       "read_organizations%2Cadditional_info.projectedProductContext");
}

void TokenKeeperTest::answers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, int status, const char *body, const QString &expected) {
        QTest::newRow(name) << status << QByteArray(body).replace('\'', '"') << expected;
    };
    row("token", 200, "{'access_token':'t','expires_in':86399}", u"t 86399000"_s);
    row("seconds as text", 200, "{'access_token':'t','expires_in':'60'}", u"t 60000"_s);
    row("milliseconds of the old answers", 200, "{'access_token':'t','expires_in':86399992}",
        u"t 86399992"_s);
    row("refused", 400, "{'error':'invalid_client','error_description':'invalid secret'}",
        u"not-signed-in invalid_client invalid secret"_s);
    row("refused with 200", 200, "{'error':'invalid_client'}", u"not-signed-in invalid_client "_s);
    row("no token", 200, "{'expires_in':1}", u"protocol  "_s);
    row("no life", 200, "{'access_token':'t'}", u"protocol  "_s);
    row("dead on arrival", 200, "{'access_token':'t','expires_in':0}", u"protocol  "_s);
    row("a proxy's page", 502, "<html>", u"server  "_s);
    row("throttled", 429, "", u"rate-limited  "_s);
}

void TokenKeeperTest::answers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    const auto read = readToken(answer(status, body));
    const QString told = read
                             ? read->token.reveal() + u' ' + QString::number(read->lifetime.count())
                             : errorKindName(read.error().kind) + u' ' + read.error().code + u' ' +
                                   read.error().serverText;
    QCOMPARE(told, expected);
}

void TokenKeeperTest::oneRequestForAll()
{
    Bench bench;
    bench.ims.enqueue(token(u"one"_s));
    bench.ask();
    bench.ask();
    QVERIFY(bench.tokens.isEmpty()); // never before token() returned
    QVERIFY(bench.tokensAre(2));
    bench.ask();
    QVERIFY(bench.tokens.size() == 2);
    QVERIFY(bench.tokensAre(3));
    QCOMPARE(bench.ims.requests().size(), 1);
    for (const auto &one : std::as_const(bench.tokens))
        QCOMPARE(one->reveal(), u"one"_s);
}

void TokenKeeperTest::renewedBeforeItEnds_data()
{
    QTest::addColumn<qint64>("lifetime");     // s
    QTest::addColumn<qint64>("clockMovesBy"); // s
    QTest::addColumn<int>("requests");
    QTest::newRow("fresh") << qint64(86400) << qint64(85000) << 1;
    QTest::newRow("ten minutes before") << qint64(86400) << qint64(85800) << 2;
    QTest::newRow("ended while asleep") << qint64(86400) << qint64(900000) << 2;
    QTest::newRow("short life, first half") << qint64(60) << qint64(29) << 1;
    QTest::newRow("short life, second half") << qint64(60) << qint64(30) << 2;
}

void TokenKeeperTest::renewedBeforeItEnds()
{
    QFETCH(qint64, lifetime);
    QFETCH(qint64, clockMovesBy);
    QFETCH(int, requests);
    Bench bench;
    bench.ims.setScript([&](const net::Request &) { return token(u"t"_s, lifetime); });
    bench.ask();
    QVERIFY(bench.tokensAre(1));
    bench.clock.advance(std::chrono::seconds(clockMovesBy));
    bench.ask();
    QVERIFY(bench.tokensAre(2));
    QCOMPARE(bench.ims.requests().size(), requests);
}

void TokenKeeperTest::failureReachesAllAndIsNotKept()
{
    Bench bench;
    bench.ims.enqueue(answer(400, QByteArray(R"({"error":"invalid_client"})")));
    bench.ims.enqueue(token(u"late"_s));
    bench.ask();
    bench.ask();
    QVERIFY(bench.tokensAre(2));
    QVERIFY(!bench.tokens.at(0) && !bench.tokens.at(1));
    QCOMPARE(bench.tokens.at(0).error().code, u"invalid_client"_s);
    bench.ask(); // the secret may have been mended meanwhile
    QVERIFY(bench.tokensAre(3));
    QCOMPARE(bench.tokens.at(2)->reveal(), u"late"_s);
}

void TokenKeeperTest::droppedWaiterStaysSilent()
{
    Bench bench;
    bench.ims.enqueue(token(u"one"_s));
    bench.ask();
    bench.ask();
    bench.calls.front().cancel();
    QVERIFY(bench.tokensAre(1));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(bench.tokens.size(), 1);
}

void TokenKeeperTest::refusedTokenIsRenewedOnce()
{
    Bench bench;
    bench.ims.enqueue(token(u"old"_s));
    bench.ims.enqueue(token(u"new"_s));
    bench.platform.setScript([](const net::Request &request) -> R {
        return answer(request.headers.first().second == "Bearer new" ? 201 : 401, QByteArray("{}"));
    });
    bench.send();
    bench.send();
    QVERIFY(bench.answersAre(2));
    for (const R &one : std::as_const(bench.answers)) {
        QCOMPARE(one->status, 201);
        QCOMPARE(one->attempts, 2);
    }
    QCOMPARE(bench.ims.requests().size(), 2);
}

void TokenKeeperTest::secondRefusalIsHandedOn()
{
    Bench bench;
    bench.ims.setScript([](const net::Request &) { return token(u"t"_s); });
    bench.platform.setScript(
        [](const net::Request &) -> R { return answer(401, QByteArray("{}")); });
    bench.send(net::Repeat::Safe);
    QVERIFY(bench.answersAre(1));
    QCOMPARE(bench.answers.first()->status, 401);
    QCOMPARE(bench.platform.requests().size(), 2);
}

void TokenKeeperTest::newerTokenIsNotThrownAway()
{
    Bench bench;
    bench.ims.enqueue(token(u"one"_s));
    bench.ims.enqueue(token(u"two"_s));
    bench.ask();
    QVERIFY(bench.tokensAre(1));
    QVERIFY(bench.keeper.refuse(Secret(u"one"_s)));
    bench.ask();
    QVERIFY(bench.tokensAre(2));
    bench.keeper.refuse(Secret(u"one"_s)); // a slow answer to the first token
    bench.ask();
    QVERIFY(bench.tokensAre(3));
    QCOMPARE(bench.tokens.last()->reveal(), u"two"_s);
    QCOMPARE(bench.ims.requests().size(), 2);
}

QTEST_GUILESS_MAIN(TokenKeeperTest)
#include "tst_tokenkeeper.moc"
