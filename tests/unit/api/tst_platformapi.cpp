// SPDX-License-Identifier: Apache-2.0
#include "api/platformapi.h"
#include "support/golden.h"
#include "support/scriptedtransport.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;

namespace {

net::Response schemaPage(int first, int count, const QJsonValue &next)
{
    QJsonArray results;
    for (int i = first; i < first + count; ++i)
        results.append(QJsonObject{{u"$id"_s, QString::number(i)}});
    return answer(
        200, QJsonObject{{u"results"_s, results}, {u"_page"_s, QJsonObject{{u"next"_s, next}}}});
}

net::Response datasetPage(int first, int count)
{
    QJsonObject body;
    for (int i = first; i < first + count; ++i)
        body.insert(u"d%1"_s.arg(i, 5, 10, QChar(u'0')), QJsonObject());
    return answer(200, body);
}

} // namespace

class PlatformApiTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        network = std::make_unique<ScriptedTransport>();
        api = std::make_unique<api::PlatformApi>(*network);
    }
    void schemasFollowPaging();
    void schemasThatNeverEnd();
    void datasetsFollowPaging();
    void mappingSetsFollowPaging();
    void flowsWithMapping();
    void aPageThatFails();
    void cancelBetweenPages();
    void refusalsAndGarbage();

private:
    template<typename T>
    std::optional<Result<T>> wait(const std::function<Call(Done<T>)> &ask)
    {
        std::optional<Result<T>> outcome;
        const Call call = ask([&outcome](Result<T> result) { outcome.emplace(std::move(result)); });
        (void)QTest::qWaitFor([&outcome] { return outcome.has_value(); });
        return outcome;
    }
    std::optional<Result<QList<api::SchemaSummary>>> schemas()
    {
        return wait<QList<api::SchemaSummary>>(
            [this](const auto &done) { return api->schemas(done); });
    }

    std::unique_ptr<ScriptedTransport> network;
    std::unique_ptr<api::PlatformApi> api;
};

void PlatformApiTest::schemasFollowPaging()
{
    network->enqueue(schemaPage(0, 300, u"t 300"_s));
    network->enqueue(schemaPage(300, 300, u"t 600"_s));
    network->enqueue(schemaPage(600, 5, QJsonValue::Null));
    const auto all = schemas();
    QCOMPARE((*all)->size(), 605);
    QCOMPARE((*all)->last().id, u"604"_s);
    QCOMPARE(network->requests().size(), 3);
    QVERIFY(network->requests().at(1).query.endsWith("&start=t%20300"));
}

void PlatformApiTest::schemasThatNeverEnd()
{
    // Always another page: fifty are enough.
    int page = 0;
    network->setScript(
        [&page](const net::Request &) { return schemaPage(0, 1, QString::number(++page)); });
    const auto endless = schemas();
    QVERIFY(!endless->ok());
    QCOMPARE(endless->error().code, u"PagingNeverEnds"_s);
    QCOMPARE(endless->error().operation, u"listSchemas"_s);
    QCOMPARE(network->requests().size(), 50);
    // A page that names itself as the next.
    init();
    network->setScript([](const net::Request &) { return schemaPage(0, 1, u"again"_s); });
    QCOMPARE(schemas()->error().code, u"PagingNeverEnds"_s);
    QCOMPARE(network->requests().size(), 2);
    // An empty page that promises more.
    init();
    network->setScript([](const net::Request &) { return schemaPage(0, 0, u"more"_s); });
    QVERIFY((*schemas())->isEmpty());
    QCOMPARE(network->requests().size(), 1);
}

void PlatformApiTest::datasetsFollowPaging()
{
    network->enqueue(datasetPage(0, 100));
    network->enqueue(datasetPage(100, 100));
    network->enqueue(datasetPage(200, 0));
    const auto all =
        wait<QList<api::Dataset>>([this](const auto &done) { return api->datasets(done); });
    QCOMPARE((*all)->size(), 200);
    QCOMPARE(network->requests().size(), 3);
    QVERIFY(network->requests().last().query.contains("start=200&"));
}

void PlatformApiTest::mappingSetsFollowPaging()
{
    const auto page = [](int first, int count) {
        QJsonArray sets;
        for (int i = first; i < first + count; ++i)
            sets.append(QJsonObject{{u"id"_s, QString::number(i)}, {u"version"_s, 0}});
        // The count is wrong on purpose: the documented sample's is.
        return answer(200,
                      QJsonObject{{u"data"_s, sets}, {u"_page"_s, QJsonObject{{u"count"_s, 0}}}});
    };
    network->enqueue(page(0, 100));
    network->enqueue(page(100, 3));
    const auto all = wait<QList<api::MappingSetSummary>>(
        [this](const auto &done) { return api->mappingSets(done); });
    QCOMPARE((*all)->size(), 103);
    QCOMPARE(network->requests().size(), 2);
    QCOMPARE(network->requests().at(0).query, QByteArray("limit=100&start=0"));
    QCOMPARE(network->requests().at(1).query, QByteArray("limit=100&start=100"));
    network->enqueue(answer(200, json("{'id':'a','version':2,'mappings':[]}")));
    const auto set = wait<api::MappingSet>(
        [this](const auto &done) { return api->mappingSet(u"a/b"_s, u"2"_s, done); });
    QVERIFY(*set);
    QCOMPARE(network->requests().last().path,
             QByteArray("/data/foundation/conversion/mappingSets/a%2Fb"));
    QCOMPARE(network->requests().last().query, QByteArray("version=2"));
}

void PlatformApiTest::flowsWithMapping()
{
    network->enqueue(
        answer(200, json("{'items':[{'id':'stream'},{'id':'f','transformations':[{'name':'Mapping',"
                         "'params':{'mappingId':'m','mappingVersion':0}}]}],"
                         "'_links':{'next':{'href':'/flows?continuationToken=t'}}}")));
    network->enqueue(answer(200, json("{'items':[]}")));
    const auto all =
        wait<QList<api::FlowMapping>>([this](const auto &done) { return api->flowMappings(done); });
    QCOMPARE((*all)->size(), 1);
    QCOMPARE((*all)->first().mappingSetId, u"m"_s);
    QVERIFY(network->requests().last().query.contains("continuationToken=t"));
}

void PlatformApiTest::aPageThatFails()
{
    network->enqueue(schemaPage(0, 300, u"x"_s));
    network->enqueue(answer(401, json("{'error_code':'401013'}")));
    const auto all = schemas();
    QVERIFY(!all->ok()); // half a list is no list
    QCOMPARE(all->error().kind, ErrorKind::NotSignedIn);
}

void PlatformApiTest::cancelBetweenPages()
{
    network->enqueue(schemaPage(0, 300, u"x"_s));
    network->enqueue(schemaPage(300, 1, {}));
    network->hold();
    bool called = false;
    Call call = api->schemas([&called](const auto &) { called = true; });
    network->release();
    QTRY_COMPARE(network->requests().size(), 2);
    network->release();
    call.cancel();
    QTest::qWait(5);
    QVERIFY(!called);
    QVERIFY(network->underWay().isEmpty());
}

void PlatformApiTest::refusalsAndGarbage()
{
    const auto ask = [this] {
        return wait<api::Flow>([this](const auto &done) { return api->flow(u"f"_s, done); });
    };
    network->enqueue(answer(404, QByteArray()));
    network->enqueue(answer(200, QByteArray("<html>")));
    network->enqueue(answer(200, json("{'errorMessage':'no'}")));
    network->enqueue(failure(ErrorKind::Timeout));
    network->enqueue(answer(200, json("{'id':'f','state':'enabled'}")));
    for (const ErrorKind kind :
         {ErrorKind::NotFound, ErrorKind::Protocol, ErrorKind::Refused, ErrorKind::Timeout}) {
        const auto flow = ask();
        QVERIFY(!flow->ok());
        QCOMPARE(flow->error().kind, kind);
    }
    QCOMPARE((*ask())->state, u"enabled"_s);
}

QTEST_GUILESS_MAIN(PlatformApiTest)
#include "tst_platformapi.moc"
