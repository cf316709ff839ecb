// SPDX-License-Identifier: Apache-2.0
//
// The preview shows what will be sent: the very same requests, once the IDs are known, and never a
// secret.
#include "net/authtransport.h"
#include "run/preview.h"
#include "run/provisionsteps.h"
#include "run/runengine.h"
#include "support/golden.h"
#include "support/hurriedclock.h"
#include "support/jsondiff.h"
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

class PreviewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsNotKnownIsAPlaceholder();
    void itIsWhatIsSent();
};

void PreviewTest::whatIsNotKnownIsAPlaceholder()
{
    const QList<run::PreviewRequest> preview = run::previewRequests(samplePlan());
    QCOMPARE(preview.size(), 8);
    QStringList operations;
    const QList<net::Header> placeholders{{"Authorization", "Bearer {ACCESS_TOKEN}"},
                                          {"x-api-key", "{API_KEY}"},
                                          {"x-gw-ims-org-id", "{ORG_ID}"},
                                          {"x-sandbox-name", "{SANDBOX_NAME}"}};
    for (const run::PreviewRequest &one : preview) {
        operations.append(one.request.operation);
        QCOMPARE(one.request.headers.first(placeholders.size()), placeholders);
    }
    QCOMPARE(operations, lookUpOperations() + createOperations());
    QVERIFY(preview.at(4).request.body.contains("[{runTag}]"));
    const QJsonObject flow = QJsonDocument::fromJson(preview.last().request.body).object();
    const QJsonValue expected =
        json("{'name':'Database dataflow using BigQuery',"
             "'description':'collecting test1.Mytable [{runTag}]',"
             "'flowSpec':{'id':'{flowSpec.id}','version':'1.0'},"
             "'sourceConnectionIds':['{sourceConnection.id}'],"
             "'targetConnectionIds':['{targetConnection.id}'],"
             "'transformations':[{'name':'Copy','params':{'deltaColumn':{'name':'Datefield',"
             "'dateFormat':'yyyy-MM-dd HH:mm:ss','timezone':'UTC'}}},"
             "{'name':'Mapping','params':{'mappingId':'{mappingSet.id}',"
             "'mappingVersion':'{mappingSet.version}'}}],"
             "'scheduleParams':{'startTime':1612310466,'frequency':'minute','interval':15,"
             "'backfill':true}}");
    QCOMPARE(diff(expected, flow), QString());
}

void PreviewTest::itIsWhatIsSent()
{
    ScriptedTransport network([](const net::Request &request) { return sampleAnswer(request); });
    net::AuthTransport transport(network, sampleCredentials());
    HurriedClock clock;
    MemoryJournal journal;
    run::RunEngine engine(transport, clock, journal);
    QSignalSpy finished(&engine, &run::RunEngine::finished);
    engine.start(samplePlan(), journal::recordOf({begunEntry(QString::fromLatin1(sampleRunTag))}));
    QVERIFY(finished.wait());

    const auto nameOf = [](const net::Header &header) { return header.first; };
    const QList<run::PreviewRequest> preview = run::previewRequests(samplePlan(), engine.facts());
    QCOMPARE(preview.size(), network.requests().size());
    for (const run::PreviewRequest &one : preview) {
        net::Request shown = one.request;
        net::Request sent = network.request(shown.operation);
        // The same headers; of those that sign in, the names only.
        QByteArrayList shownNames;
        QByteArrayList sentNames;
        for (const net::Header &header : std::as_const(shown.headers))
            shownNames.append(nameOf(header));
        for (const net::Header &header : std::as_const(sent.headers))
            sentNames.append(nameOf(header));
        std::sort(shownNames.begin(), shownNames.end());
        std::sort(sentNames.begin(), sentNames.end());
        QCOMPARE(shownNames, sentNames);
        for (const net::Header &header : std::as_const(shown.headers)) {
            for (const char *secret : {"token-for-tests", "key-for-tests", "TEST@AdobeOrg"})
                QVERIFY(!header.second.contains(secret));
        }
        shown.headers.clear();
        sent.headers.clear();
        QVERIFY2(shown == sent, qPrintable(shown.operation));
    }
}

QTEST_GUILESS_MAIN(PreviewTest)
#include "tst_preview.moc"
