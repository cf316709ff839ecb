// SPDX-License-Identifier: Apache-2.0
//
// Every shape in which the services say no (flow-service reference 4.1 to 4.3), one row each.
#include "api/wire/problemwire.h"
#include "support/golden.h"
#include "support/scriptedtransport.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace dfw;
using namespace dfw::test;
using api::wire::readProblem;
using net::Repeat;

class ProblemWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shapes_data();
    void shapes();
    void noProblem_data();
    void noProblem();
    void outcomeOfACreate_data();
    void outcomeOfACreate();
    void retryAfter_data();
    void retryAfter();
    void whatIsKept();
};

void ProblemWireTest::shapes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("requestId");
    const auto row = [](const char *name, int status, const char *body, const char *kind,
                        const char *code = "", const char *text = "", const char *id = "header") {
        QTest::newRow(name) << status << QByteArray(body).replace('\'', '"')
                            << QString::fromLatin1(kind) << QString::fromLatin1(code)
                            << QString::fromLatin1(text) << QString::fromLatin1(id);
    };
    // gateway
    for (const auto &[code, status] : QList<std::pair<const char *, int>>{{"403010", 403},
                                                                          {"401013", 401},
                                                                          {"403000", 403},
                                                                          {"403003", 403},
                                                                          {"400003", 400},
                                                                          {"403025", 403},
                                                                          {"403027", 403}})
        row(code, status,
            qPrintable(u"{'error_code':'%1','message':'m'}"_s.arg(QLatin1StringView(code))),
            "not-signed-in", code, "m");
    row("code as a number", 403, "{'error_code':403010,'message':'m'}", "not-signed-in", "403010",
        "m");
    row("gateway, another code", 400, "{'error_code':'400999','message':'m'}", "refused", "400999",
        "m");
    row("429050", 429, "{'error_code':'429050','message':'m'}", "rate-limited", "429050", "m");
    row("429050 as 400", 400, "{'error_code':'429050','message':'m'}", "rate-limited", "429050",
        "m");
    // Flow Service
    const auto flow = [&row](const char *code, int status, const char *kind) {
        const QString body =
            u"{'type':'https://ns.adobe.com/aep/errors/%1','title':'t','status':%2,'report':{"
            "'id':'i','detailed-message':'d','request-id':'r-9'},'errorMessage':'e'}"_s
                .arg(QLatin1StringView(code))
                .arg(status);
        row(code, status, qPrintable(body), kind, code, "d", "r-9");
    };
    flow("FLOW-1439-404", 404, "not-found");
    flow("FLOW-1439-400", 400, "refused");
    flow("FLOW-1101-404", 404, "not-found");
    flow("FLOW-1404-412", 412, "conflict");
    flow("FLOW-1419-400", 400, "refused");
    flow("FLOW-1425-400", 400, "refused");
    flow("FLOW-2000-401", 401, "not-signed-in");
    flow("FLOW-2001-401", 401, "not-signed-in");
    flow("FLOW-2114-400", 400, "not-signed-in");
    flow("FLOW-2115-400", 400, "not-signed-in");
    flow("FLOW-2100-404", 404, "not-found");
    flow("FLOW-2105-400", 400, "refused");
    flow("FLOW-2118-403", 403, "forbidden");
    flow("FLOW-1102-500", 500, "server");
    flow("FLOW-1103-503", 503, "server");
    flow("FLOW-2200-500", 500, "server");
    row("older Flow Service", 412, "{'errorMessage':'versions differ'}", "conflict", "",
        "versions differ");
    // Schema Registry
    row("XDM-1010-404", 404,
        "{'type':'http://ns.adobe.com/aep/errors/XDM-1010-404','title':'t','status':404,"
        "'report':{'registryRequestId':'s-1','timestamp':'x','detailed-message':'d',"
        "'sub-errors':[]},'detail':'other'}",
        "not-found", "XDM-1010-404", "d", "s-1");
    row("XDM-1521-400", 400, "{'type':'http://ns.adobe.com/aep/errors/XDM-1521-400','title':'t'}",
        "conflict", "XDM-1521-400", "t");
    row("XDM-1007-400", 400,
        "{'type':'http://ns.adobe.com/aep/errors/XDM-1007-400','detail':'accept'}", "refused",
        "XDM-1007-400", "accept");
    row("placeholder type", 404,
        "{'type':'/placeholder/type/uri','status':404,'title':'NotFoundError','detail':'d'}",
        "not-found", "NotFoundError", "d");
    row("placeholder type, 400", 400,
        "{'type':'/placeholder/type/uri','status':400,'title':'BadRequestError','detail':'d'}",
        "refused", "BadRequestError", "d");
    row("406", 406, "{'type':'/placeholder/type/uri','title':'NotAcceptableError'}", "refused",
        "NotAcceptableError", "NotAcceptableError");
    // Sandbox, IMS
    row("Sandbox", 400,
        "{'status':400,'title':'t','type':'http://ns.adobe.com/aep/errors/SMS-2074-400'}",
        "refused", "SMS-2074-400", "t");
    row("IMS", 400, "{'error':'invalid_client','error_description':'d'}", "refused",
        "invalid_client", "d");
    row("IMS, 401", 401, "{'error':'invalid_token','error_description':'d'}", "not-signed-in",
        "invalid_token", "d");
    // nothing to go by but the status
    row("empty 401", 401, "", "not-signed-in");
    row("empty 403", 403, "", "forbidden");
    row("empty 404", 404, "", "not-found");
    row("empty 409", 409, "", "conflict");
    row("empty 410", 410, "", "not-found");
    row("empty 418", 418, "", "refused");
    row("empty 429", 429, "", "rate-limited");
    row("empty 500", 500, "", "server");
    row("HTML 502", 502, "<html><body>Bad Gateway</body></html>", "server");
    row("HTML 404, a network's page", 404, "<html>Sign in</html>", "protocol");
    row("404 without a word", 404, "", "not-found");
    row("HTML 403", 403, "<html>proxy</html>", "forbidden");
    row("array", 400, "[{'errorMessage':'x'}]", "refused");
    row("text", 400, "'x'", "refused");
    row("wrong types everywhere", 400,
        "{'error_code':true,'type':5,'title':[],'report':'x','errorMessage':{},'error':{}}",
        "refused");
    row("redirect", 302, "", "refused");
    row("redirect with JSON", 307, "{'title':'t'}", "refused", "t", "t");
    // a success that is none
    row("200 with errorMessage", 200, "{'errorMessage':'no'}", "refused", "", "no");
    row("200 with a gateway code", 200, "{'error_code':'401013','message':'m'}", "not-signed-in",
        "401013", "m");
    row("200 with status and report", 200,
        "{'status':404,'title':'t','report':{'request-id':'r-2'}}", "not-found", "t", "t", "r-2");
    row("201 with status and report", 201, "{'status':500,'report':{'detailed-message':'d'}}",
        "server", "", "d");
}

void ProblemWireTest::shapes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    net::Response response = answer(status, body, {{"X-Request-Id", "header"}});
    response.attempts = 3;
    const auto error = readProblem({.operation = u"op"_s, .path = "/a/b"}, response);
    QVERIFY(error);
    QCOMPARE(errorKindName(error->kind), kind);
    QTEST(error->code, "code");
    QTEST(error->serverText, "text");
    QTEST(error->requestId, "requestId");
    QCOMPARE(error->httpStatus, status);
    QCOMPARE(error->operation, u"op"_s);
    QCOMPARE(error->where, u"GET /a/b"_s);
    QCOMPARE(error->attempts, 3);
    QCOMPARE(error->detail, QString::fromUtf8(body));
}

void ProblemWireTest::noProblem_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("created") << 201 << QByteArray(R"({"id":"1","etag":"e"})");
    QTest::newRow("204") << 204 << QByteArray();
    QTest::newRow("a list") << 200 << QByteArray("[]");
    QTest::newRow("HTML") << 200 << QByteArray("<html>"); // the reader's business
    QTest::newRow("a state") << 200 << QByteArray(R"({"status":"SUCCESS"})");
    QTest::newRow("a report") << 200 << QByteArray(R"({"report":{}})");
    QTest::newRow("null message") << 200 << QByteArray(R"({"id":"1","errorMessage":null})");
    QTest::newRow("empty message") << 200 << QByteArray(R"({"id":"1","errorMessage":""})");
}

void ProblemWireTest::noProblem()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QVERIFY(!readProblem({.repeat = Repeat::Create}, answer(status, body)));
}

void ProblemWireTest::outcomeOfACreate_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("safe");
    QTest::addColumn<QString>("create");
    QTest::newRow("400") << 400 << u"refused"_s << u"refused"_s;
    QTest::newRow("429") << 429 << u"rate-limited"_s << u"rate-limited"_s;
    QTest::newRow("500") << 500 << u"server"_s << u"server"_s;
    QTest::newRow("502") << 502 << u"server"_s << u"unknown-outcome"_s;
    QTest::newRow("503") << 503 << u"server"_s << u"server"_s;
    QTest::newRow("504") << 504 << u"server"_s << u"unknown-outcome"_s;
}

void ProblemWireTest::outcomeOfACreate()
{
    QFETCH(int, status);
    const auto kind = [status](Repeat repeat) {
        return errorKindName(readProblem({.repeat = repeat}, answer(status, QByteArray()))->kind);
    };
    QTEST(kind(Repeat::Safe), "safe");
    QTEST(kind(Repeat::Create), "create");
}

void ProblemWireTest::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<qint64>("ms"); // -1: nothing to say
    const QByteArray noon("Thu, 01 Jan 2026 12:00:00 GMT");
    QTest::newRow("none") << QByteArray() << noon << qint64(-1);
    QTest::newRow("seconds") << QByteArray("90") << QByteArray() << qint64(90'000);
    QTest::newRow("zero") << QByteArray("0") << QByteArray() << qint64(0);
    QTest::newRow("negative") << QByteArray("-1") << noon << qint64(-1);
    QTest::newRow("more than a day") << QByteArray("999999") << noon << qint64(86'400'000);
    QTest::newRow("words") << QByteArray("soon") << noon << qint64(-1);
    QTest::newRow("date") << QByteArray("Thu, 01 Jan 2026 12:01:30 GMT") << noon << qint64(90'000);
    QTest::newRow("date gone by") << QByteArray("Thu, 01 Jan 2026 11:00:00 GMT") << noon
                                  << qint64(0);
    QTest::newRow("date without a Date")
        << QByteArray("Thu, 01 Jan 2026 12:01:30 GMT") << QByteArray() << qint64(-1);
}

void ProblemWireTest::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, date);
    QFETCH(qint64, ms);
    const auto error =
        readProblem({}, answer(429, QByteArray(), {{"Retry-After", value}, {"Date", date}}));
    QCOMPARE(error->retryAfter.has_value(), ms >= 0);
    if (ms >= 0)
        QCOMPARE(error->retryAfter->count(), ms);
}

void ProblemWireTest::whatIsKept()
{
    const QByteArray body =
        R"({"message":"bad password=hunter22 given","Authorization":"Bearer eyJ0b2tlbjEyMzQ1"})";
    const auto error = readProblem({}, answer(400, body));
    for (const QString &text : {error->serverText, error->detail}) {
        QVERIFY(!text.contains(u"hunter22"_s));
        QVERIFY(!text.contains(u"eyJ0b2tlbjEyMzQ1"_s));
    }
    const auto large =
        readProblem({}, answer(400, "{\"message\":\"" + QByteArray(100'000, 'x') + "\"}"));
    QCOMPARE(large->serverText.size(), 500);
    QVERIFY(large->detail.size() <= 4000);
}

QTEST_APPLESS_MAIN(ProblemWireTest)
#include "tst_problemwire.moc"
