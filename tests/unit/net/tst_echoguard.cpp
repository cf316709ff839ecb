// SPDX-License-Identifier: Apache-2.0
//
// What a service quotes of a request it refuses.
#include "net/echoguard.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::net;

class EchoGuardTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void secretsOfARequest_data();
    void secretsOfARequest();
    void everyAnswerThatTellsOfAnError_data();
    void everyAnswerThatTellsOfAnError();
    void whatHasNothingToHideStaysAsItIs_data();
    void whatHasNothingToHideStaysAsItIs();
    void jsonStaysJson();
};

namespace {

Request connectionWith(const char *name, const QString &value)
{
    const QJsonObject params{{QString::fromLatin1(name), value}, {u"username"_s, u"warehouse"_s}};
    return {.method = "POST",
            .body = QJsonDocument(QJsonObject{{u"auth"_s, QJsonObject{{u"params"_s, params}}}})
                        .toJson(QJsonDocument::Compact)};
}

} // namespace

void EchoGuardTest::secretsOfARequest_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<QByteArray>("quoted"); // holds it
    const auto row = [](const char *name, const Request &request, const QByteArray &quoted) {
        QTest::newRow(name) << request << quoted;
    };
    row("access token", {.headers = {{"Authorization", "Bearer tok-4711"}}}, "not tok-4711");
    row("header in small letters", {.headers = {{"authorization", "tok-4711"}}}, "not tok-4711");
    row("client secret", {.body = "grant_type=x&client_secret=p8e-%2B%2F&scope=openid"},
        "not p8e-+/");
    row("password", connectionWith("password", u"pass-4711"_s), "not pass-4711");
    row("password of quotes", connectionWith("password", u"pa\"\\ss"_s),
        R"({"message": "not pa\"\\ss"})");
    row("password of far away", connectionWith("password", u"pä-パス-4711"_s),
        R"({"message": "not p\u00e4-\u30d1\u30b9-4711"})");
    row("deep inside", connectionWith("secretKey", u"pass-4711"_s),
        R"({"errors": [{"why": {"pass-4711": ["pass-4711"]}}]})");
    row("password of a connection string",
        connectionWith("connectionString", u"Server=a;UID=b; PWD = pass-4711 ;Port=1"_s),
        "login with pass-4711 failed");
    row("key of an address", connectionWith("sasUri", u"https://a.example/b?sp=r&sig=pass-4711"_s),
        "signature pass-4711 did not match");
    row("key of a key file",
        connectionWith("keyFileContent", uR"({"client_email":"a@b","private_key":"pass-4711"})"_s),
        "bad key: pass-4711");
}

void EchoGuardTest::secretsOfARequest()
{
    QFETCH(Request, request);
    QFETCH(QByteArray, quoted);
    EchoGuard guard;
    QCOMPARE(guard.clean(Response{.status = 403, .body = quoted}).body, quoted); // nobody told it
    guard.learn(request);
    const Response clean =
        guard.clean({.status = 403, .headers = {{"X-Request-Id", quoted}}, .body = quoted});
    QVERIFY2(clean.body.contains("(secret)"), clean.body);
    const QByteArrayList parts{"4711", "p8e", R"(pa\")"};
    for (const QByteArray &part : parts) {
        QVERIFY2(!clean.body.contains(part), clean.body);
        if (!quoted.startsWith('{'))
            QVERIFY2(!clean.header("x-request-id").contains(part), clean.header("x-request-id"));
    }
    // What is no secret is still told.
    QVERIFY(guard.clean(u"warehouse, a@b"_s) == "warehouse, a@b"_L1);
}

void EchoGuardTest::everyAnswerThatTellsOfAnError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("refusal") << 400 << QByteArray(R"({"message": "tok-4711"})");
    QTest::newRow("fault") << 500 << QByteArray("tok-4711");
    QTest::newRow("redirect") << 302 << QByteArray("<a href=x>tok-4711</a>");
    QTest::newRow("page in place of JSON") << 200 << QByteArray("\n<html>tok-4711");
    QTest::newRow("hidden in a 200")
        << 200 << QByteArray(R"( {"error_code": "403010", "message": "tok-4711"})");
    QTest::newRow("hidden in a 207") << 207 << QByteArray(R"([{"errorMessage": "tok-4711"}])");
    QTest::newRow("cut JSON") << 400 << QByteArray(R"({"message": "tok-4711)");
    QTest::newRow("behind zeros") << 400 << QByteArray("\0\0\xff\xfetok-4711", 12);
    QTest::newRow("long") << 500 << "tok-4711" + QByteArray(3'000'000, 'x') + "tok-4711";
}

void EchoGuardTest::everyAnswerThatTellsOfAnError()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    EchoGuard guard;
    guard.learn({.headers = {{"Authorization", "Bearer tok-4711"}}});
    const Response clean = guard.clean({.status = status, .body = body});
    QCOMPARE(clean.status, status);
    QVERIFY(clean.body.contains("(secret)"));
    QVERIFY(!clean.body.contains("4711"));
}

void EchoGuardTest::whatHasNothingToHideStaysAsItIs_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("rows") << 200 << QByteArray(R"({"rows": [{"name": "tok-4711"}]})");
    QTest::newRow("empty") << 204 << QByteArray();
    QTest::newRow("another error") << 400 << QByteArray(R"({ "message" : "no\u00e4", "n": 1.50 })");
}

void EchoGuardTest::whatHasNothingToHideStaysAsItIs()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    EchoGuard guard;
    guard.learn({.headers = {{"Authorization", "Bearer tok-4711"}}});
    QCOMPARE(guard.clean(Response{.status = status, .body = body}).body, body);
}

void EchoGuardTest::jsonStaysJson()
{
    EchoGuard guard;
    guard.learn({.headers = {{"Authorization", "Bearer tok-4711"}}});
    const Response clean = guard.clean(
        {.status = 401,
         .body = R"({"error_code": "401013", "n": 3, "message": "token 'tok-4711' is \"bad\""})"});
    const QJsonObject body = QJsonDocument::fromJson(clean.body).object();
    QCOMPARE(body.value("error_code"_L1).toString(), u"401013"_s);
    QCOMPARE(body.value("n"_L1).toInt(), 3);
    QCOMPARE(body.value("message"_L1).toString(), u"token '(secret)' is \"bad\""_s);
}

QTEST_GUILESS_MAIN(EchoGuardTest)
#include "tst_echoguard.moc"
