// SPDX-License-Identifier: Apache-2.0
//
// The five requests of each database tutorial against the five this program sends for the same data
// flow. They differ where the tutorials contradict themselves or each other; every such place is a
// row of the table below, with its reason. A difference without a row fails, and so does a row
// without its difference.
#include "goldencompare.h"
#include "net/authtransport.h"
#include "run/provisionsteps.h"
#include "run/runengine.h"
#include "support/hurriedclock.h"
#include "support/memoryjournal.h"
#include "support/sampleplan.h"
#include "support/scriptedtransport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;

namespace {

constexpr const char *all = "fr pt sv";

using enum DifferenceKind;

const char *const tagReason = "the run's tag, by which what a run made can be found again";
const char *const tenantReason = "a real tenant in place of the placeholder";
const char *const authReason = "left out in the tutorial; the gateway answers 403010 without it";
const char *const typeReason = "a number or boolean by the flow spec's own schedule schema";
constexpr const char *ourSchema =
    "'https://ns.adobe.com/dfwdemo/schemas/52b59140414aa6a370ef5e21155fd7a686744b8739ecc168'";

const QList<Deviation> deviations{
    {all, "01-sourceConnections", "/body/description", Value,
     "'Database source connection [dfw-1a2b3c4d]'", tagReason},
    {all, "02-targetConnections", "/body/description", Value,
     "'Database target connection [dfw-1a2b3c4d]'", tagReason},
    {all, "02-targetConnections", "/body/data/schema/id", Value, ourSchema, tenantReason},
    {all, "03-mappingSets", "/body/xdmSchema", Value, ourSchema, tenantReason},
    {all, "03-mappingSets", "/body/id", Missing, "",
     "a null says nothing; the service gives the id"},
    {all, "04-flowSpecs", "/url", Value,
     "'/data/foundation/flowservice/flowSpecs?property=name==%22CRMToAEP%22'",
     "a quote is no character of a URL"},
    {all, "04-flowSpecs", "/headers/Authorization", Added, "true", authReason},
    {all, "05-flows", "/headers/Authorization", Added, "true", authReason},
    {all, "05-flows", "/body/description", Value, "'collecting test1.Mytable [dfw-1a2b3c4d]'",
     tagReason},
    {all, "05-flows", "/body/transformations/0/params/deltaColumn/dateFormat", Value,
     "'yyyy-MM-dd HH:mm:ss'", "YYYY and DD are week-year and day of the year in such patterns"},
    {all, "05-flows", "/body/scheduleParams/startTime", Type, "1612310466", typeReason},
    {all, "05-flows", "/body/scheduleParams/interval", Type, "15", typeReason},
    {all, "05-flows", "/body/scheduleParams/backfill", Type, "true", typeReason},
    {"pt sv", "05-flows", "/body/transformations/1/params/mappingVersion", Type, "'0'",
     "text by the flow spec's own schema of Mapping"},
};

const QHash<QString, QString> &operationOfStep()
{
    static const QHash<QString, QString> table{
        {u"01-sourceConnections"_s, u"createSourceConnection"_s},
        {u"02-targetConnections"_s, u"createTargetConnection"_s},
        {u"03-mappingSets"_s, u"createMappingSet"_s},
        {u"04-flowSpecs"_s, u"findFlowSpec"_s},
        {u"05-flows"_s, u"createFlow"_s}};
    return table;
}

Differences runTutorial(const QString &tutorial)
{
    ScriptedTransport network(
        [&tutorial](const net::Request &request) { return sampleAnswer(request, tutorial); });
    net::AuthTransport transport(network, sampleCredentials());
    HurriedClock clock;
    MemoryJournal journal;
    run::RunEngine engine(transport, clock, journal);
    QSignalSpy finished(&engine, &run::RunEngine::finished);
    engine.start(samplePlan(), journal::recordOf({begunEntry(QString::fromLatin1(sampleRunTag))}));
    if (finished.isEmpty() && !finished.wait())
        qFatal("the run of %s did not end", qPrintable(tutorial));
    const auto outcome = finished.first().first().value<run::RunOutcome>();
    if (!outcome.ok)
        qFatal("the run of %s failed: %s %s", qPrintable(tutorial),
               qPrintable(outcome.error->operation), qPrintable(outcome.error->code));

    return compare(tutorial, operationOfStep(), network);
}

} // namespace

class GoldenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestsAreTheTutorials_data();
    void requestsAreTheTutorials();
    void everyRowIsNeeded_data();
    void everyRowIsNeeded();
    void credentialsGoOutAsGiven();
};

void GoldenTest::requestsAreTheTutorials_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("fr") << u"fr"_s;
    QTest::newRow("pt") << u"pt"_s;
    QTest::newRow("sv") << u"sv"_s;
}

void GoldenTest::requestsAreTheTutorials()
{
    QFETCH(QString, language);
    const Differences found = runTutorial(u"database-"_s + language);
    QCOMPARE(found.size(), 5);
    QCOMPARE(judge(language, found, deviations).join(u'\n'), QString());
}

void GoldenTest::everyRowIsNeeded_data()
{
    requestsAreTheTutorials_data();
}

// The comparison itself, tested: it must notice a row too few, a row too many and another value.
void GoldenTest::everyRowIsNeeded()
{
    QFETCH(QString, language);
    const Differences found = runTutorial(u"database-"_s + language);
    for (qsizetype i = 0; i < deviations.size(); ++i) {
        if (!QString::fromLatin1(deviations.at(i).tutorials).contains(language))
            continue;
        QList<Deviation> fewer = deviations;
        fewer.removeAt(i);
        QCOMPARE(judge(language, found, fewer).size(), 1);
    }
    QList<Deviation> more = deviations;
    more.append({all, "01-sourceConnections", "/body/name", Value, "'x'", "never occurs"});
    QCOMPARE(judge(language, found, more).size(), 1);
    QList<Deviation> other = deviations;
    other.first().ours = "'something else'";
    QCOMPARE(judge(language, found, other).size(), 2);
}

void GoldenTest::credentialsGoOutAsGiven()
{
    ScriptedTransport network([](const net::Request &request) { return sampleAnswer(request); });
    net::AuthTransport transport(network, sampleCredentials());
    HurriedClock clock;
    MemoryJournal journal;
    run::RunEngine engine(transport, clock, journal);
    QSignalSpy finished(&engine, &run::RunEngine::finished);
    engine.start(samplePlan(), journal::recordOf({begunEntry(QString())}));
    QVERIFY(finished.wait());
    QCOMPARE(network.requests().size(), 8);
    const QList<net::Header> expected{{"Authorization", "Bearer token-for-tests"},
                                      {"x-api-key", "key-for-tests"},
                                      {"x-gw-ims-org-id", "TEST@AdobeOrg"},
                                      {"x-sandbox-name", "dev"}};
    for (const net::Request &request : network.requests()) {
        for (const net::Header &header : expected)
            QCOMPARE(request.headers.count(header), 1);
        QCOMPARE(request.headers.size() - expected.size(),
                 request.operation == "getSchema"_L1 || request.method == "POST" ? 1 : 0);
    }
}

QTEST_GUILESS_MAIN(GoldenTest)
#include "tst_golden.moc"
