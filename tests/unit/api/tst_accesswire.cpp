// SPDX-License-Identifier: Apache-2.0
#include "api/wire/accesswire.h"
#include "support/scriptedtransport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::api::wire;

Q_DECLARE_METATYPE(dfw::api::wire::WriteRight)

class AccessWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theProbeCanMakeNothing();
    void rights_data();
    void rights();
};

void AccessWireTest::theProbeCanMakeNothing()
{
    const net::Request probe = probeConnectionWrite();
    QCOMPARE(probe.method, "POST");
    QCOMPARE(probe.path, "/data/foundation/flowservice/connections");
    QVERIFY(probe.query.isEmpty());
    QCOMPARE(probe.body, "{}");
    QCOMPARE(probe.headers, (QList<net::Header>{{"Content-Type", "application/json"}}));
    QCOMPARE(probe.repeat, net::Repeat::Safe);
}

void AccessWireTest::rights_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<WriteRight>("right");
    using enum WriteRight;
    const auto row = [](const char *name, int status, const QByteArray &body, WriteRight right) {
        QTest::newRow(name) << status << body << right;
    };
    const auto flow = [&row](const char *code, int status, WriteRight right) {
        row(code, status,
            QByteArray(R"({"type":"https://ns.adobe.com/aep/errors/)") + code +
                R"(","status":1,"report":{"detailed-message":"x"}})",
            right);
    };
    const auto gateway = [&row](const char *code, int status, WriteRight right) {
        row(code, status, QByteArray(R"({"error_code":")") + code + R"(","message":"x"})", right);
    };
    // Refused for its body.
    flow("FLOW-1413-400", 400, Allowed);
    flow("FLOW-1405-400", 400, Allowed);
    row("older body", 400, R"({"errorMessage":"connectionSpec is missing"})", Allowed);
    // Refused for its sender.
    flow("FLOW-2118-403", 403, Refused);
    flow("FLOW-2120-403", 403, Refused);
    flow("FLOW-2121-403", 403, Refused);
    flow("FLOW-1426-400", 400, Refused);
    row("403 without a body", 403, "", Refused);
    row("403 of another kind", 403, R"({"title":"Forbidden"})", Refused);
    // Says nothing of rights.
    gateway("403010", 403, Unclear);
    gateway("403003", 403, Unclear);
    gateway("403025", 403, Unclear);
    gateway("400003", 400, Unclear);
    gateway("429050", 400, Unclear);
    gateway("401013", 401, Unclear);
    flow("FLOW-2100-404", 404, Unclear);
    flow("FLOW-2105-400", 400, Unclear);
    flow("FLOW-2110-400", 400, Unclear);
    flow("FLOW-2115-400", 400, Unclear);
    flow("FLOW-1100-400", 400, Unclear);
    flow("FLOW-1103-503", 503, Unclear);
    row("a proxy's page", 400, "<html>Bad request</html>", Unclear);
    row("empty 400", 400, "", Unclear);
    row("404", 404, "{}", Unclear);
    row("server", 500, "", Unclear);
    row("redirect", 302, "", Unclear);
    // Nobody takes an empty object. If somebody does, it is no Flow Service we know.
    row("made", 201, R"({"id":"1","etag":"2"})", Unclear);
    row("ok", 200, "{}", Unclear);
    row("ok with a refusal in it", 200, R"({"errorMessage":"no"})", Unclear);
}

void AccessWireTest::rights()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(WriteRight, right);
    const WriteProbe probe = readWriteProbe(answer(status, body, {{"x-request-id", "r-1"}}));
    QCOMPARE(probe.right, right);
    QCOMPARE(probe.answer.has_value(), right != WriteRight::Allowed);
    if (probe.answer) {
        QCOMPARE(probe.answer->operation, u"probeConnectionWrite"_s);
        QCOMPARE(probe.answer->httpStatus, status);
        QCOMPARE(probe.answer->requestId, u"r-1"_s);
    }
}

QTEST_GUILESS_MAIN(AccessWireTest)
#include "tst_accesswire.moc"
