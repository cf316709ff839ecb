// SPDX-License-Identifier: Apache-2.0
//
// The faults people choose by name: how they are written, and which requests they hit.
#include "client.h"

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

Q_DECLARE_METATYPE(std::optional<Drill>)

class DrillsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void specs_data();
    void specs();
    void hitTheirStep_data();
    void hitTheirStep();
    void whatCanBeChosenCanBeWritten();
    void countCreates();
};

void DrillsTest::specs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<Drill>>("drill");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("right"); // part of it
    const auto good = [](const char *text, const Drill &drill) {
        QTest::newRow(text) << QString::fromUtf8(text) << std::optional(drill) << QString()
                            << QString();
    };
    const auto bad = [](const char *text, const QString &code, const QString &right) {
        QTest::newRow(*text ? text : "nothing")
            << QString::fromUtf8(text) << std::optional<Drill>() << code << right;
    };
    good("reply-lost", {.name = u"reply-lost"_s});
    good("reply-lost@flow", {.name = u"reply-lost"_s, .step = u"flow"_s});
    good("server-error@4", {.name = u"server-error"_s, .nth = 4});
    good("rate-limit@sourceConnection*3",
         {.name = u"rate-limit"_s, .step = u"sourceConnection"_s, .count = 3});
    good("expired-token*0", {.name = u"expired-token"_s, .count = 0});
    good("forbidden@2*2", {.name = u"forbidden"_s, .nth = 2, .count = 2});
    good("etag-clash@dataset", {.name = u"etag-clash"_s, .step = u"dataset"_s});
    good(" slow ", {.name = u"slow"_s});
    const QString drill = u"UnknownDrill"_s;
    const QString step = u"UnknownStep"_s;
    const QString count = u"BadCount"_s;
    bad("", drill, u"expired-token, forbidden, "_s);
    bad("@flow", drill, u"reply-lost"_s);
    bad("reply_lost", drill, u"reply-lost"_s);
    bad("REPLY-LOST", drill, u"reply-lost"_s);
    bad("hang@", step, u"mappingSet, flow"_s);
    bad("hang@Flow", step, u"mappingSet, flow"_s);
    bad("hang@0", step, u"1–999"_s);
    bad("hang@-1", step, u"1–999"_s);
    bad("hang@1000", step, u"1–999"_s);
    bad("hang@flow@2", step, u"flow"_s);
    bad("etag-clash@mappingSet", step, u"targetConnection, flow"_s); // nobody can change one
    bad("hang*", count, u"0–999"_s);
    bad("hang*-1", count, u"0–999"_s);
    bad("hang*two", count, u"0–999"_s);
    bad("hang@flow*1*2", count, u"0–999"_s);
}

void DrillsTest::specs()
{
    QFETCH(QString, text);
    QFETCH(std::optional<Drill>, drill);
    QFETCH(QString, right);
    const Result<Drill> read = parseDrill(text);
    QCOMPARE(read.ok(), drill.has_value());
    if (drill) {
        QVERIFY(*read == *drill);
        return;
    }
    QTEST(read.error().code, "code");
    QVERIFY2(read.error().detail.contains(right), qPrintable(read.error().detail));
}

void DrillsTest::hitTheirStep_data()
{
    QTest::addColumn<QString>("drill");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("hit");
    const auto row = [](const char *drill, const char *method, const char *path, bool hit) {
        QTest::addRow("%s %s %s", drill, method, path)
            << QString::fromLatin1(drill) << QByteArray(method)
            << u"/data/foundation/"_s + QLatin1StringView(path) << hit;
    };
    row("hang", "POST", "flowservice/flows", true);
    row("hang", "POST", "flowservice/connections", true);
    row("hang", "POST", "catalog/dataSets", true);
    row("hang", "POST", "schemaregistry/tenant/descriptors", true);
    row("hang", "POST", "conversion/mappingSets", true);
    row("hang", "POST", "conversion/mappingSets/validate", false);
    row("hang", "POST", "conversion/mappingSets/preview", false);
    row("hang", "POST", "flowservice/flows/1/action", false);
    row("hang", "GET", "flowservice/flows", false);
    row("hang@flow", "POST", "flowservice/flows", true);
    row("hang@flow", "POST", "flowservice/sourceConnections", false);
    row("hang@sourceConnection", "POST", "flowservice/sourceConnections", true);
    row("hang@baseConnection", "POST", "flowservice/connections", true);
    row("hang@baseConnection", "GET", "flowservice/connections/1", true);
    row("hang@baseConnection", "GET", "flowservice/connections", false);
    row("hang@baseConnection", "POST", "flowservice/sourceConnections", false);
    row("hang@connectionTest", "GET", "flowservice/connections/1/test", true);
    row("hang@flowSpec", "GET", "flowservice/flowSpecs", true);
    row("hang@dataset", "GET", "catalog/dataSets/6019", true);
    row("hang@profile", "PATCH", "schemaregistry/tenant/schemas/https%3A%2F%2Fx", true);
    row("hang@mappingSet", "POST", "conversion/mappingSets", true);
    row("hang@mappingSet", "POST", "conversion/mappingSets/validate", false);
    row("etag-clash@flow", "GET", "flowservice/flows/1", true);
    row("etag-clash@flow", "DELETE", "flowservice/flows/1", true);
    row("etag-clash@flow", "POST", "flowservice/flows", false);
    row("etag-clash@flow", "GET", "flowservice/flows", false);
    row("etag-clash", "DELETE", "flowservice/sourceConnections/1", true);
    row("etag-clash", "GET", "catalog/dataSets/6019", true);
    row("etag-clash", "GET", "flowservice/flowSpecs/1", false);
}

void DrillsTest::hitTheirStep()
{
    QFETCH(QString, drill);
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    FaultPlan plan;
    plan.add(ruleFor(*parseDrill(drill)));
    const HttpRequest request{.method = method, .path = path};
    QTEST(plan.match(request).has_value(), "hit");
    QVERIFY(!plan.match(request)); // once
}

void DrillsTest::whatCanBeChosenCanBeWritten()
{
    for (const QString &name : drillNames()) {
        for (const QString &step : drillSteps())
            QCOMPARE(parseDrill(name + u'@' + step).ok(), canHit(name, step));
    }
}

void DrillsTest::countCreates()
{
    const auto platform = started();
    Client client(*platform);
    platform->setDrills({*parseDrill(u"server-error@2"_s), *parseDrill(u"forbidden@mappingSet"_s)});
    const QJsonObject body = sourceBody(u"test1.Mytable"_s, {u"TestID"_s});
    QCOMPARE(client.post(flowService + u"sourceConnections"_s, body).status, 201);
    const Answer second = client.post(flowService + u"sourceConnections"_s, body);
    QCOMPARE(second.status, 500);
    QCOMPARE(second.code(), u"FLOW-1102-500"_s);
    const Answer set = client.post(mappingSets, mappingBody(customerSchema, tutorialRows));
    QCOMPARE(set.code(), u"FLOW-2118-403"_s);
    platform->setDrills({*parseDrill(u"expired-token"_s)}); // instead of the others
    QCOMPARE(client.post(flowService + u"sourceConnections"_s, body).code(), u"401013"_s);
    QCOMPARE(client.post(flowService + u"sourceConnections"_s, body).status, 201);
}

QTEST_GUILESS_MAIN(DrillsTest)
#include "tst_drills.moc"
