// SPDX-License-Identifier: Apache-2.0
//
// What a dataset holds: the request, and what counts of the batches.
#include "api/wire/batchwire.h"

#include <QtTest>

using namespace dfw;
using namespace dfw::api::wire;
using namespace Qt::StringLiterals;

namespace {

net::Response answer(QByteArray json)
{
    return {.status = 200, .body = json.replace('\'', '"')};
}

} // namespace

class BatchWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void request();
    void batches_data();
    void batches();
    void pages();
};

void BatchWireTest::request()
{
    const net::Request request = listBatches(u"a&b"_s, 200);
    QCOMPARE(request.method, "GET");
    QCOMPARE(request.path, "/data/foundation/catalog/batches");
    QCOMPARE(request.query, "dataSet=a%26b&orderBy=desc:created&limit=100&start=200");
    QCOMPARE(request.repeat, net::Repeat::Safe);
}

void BatchWireTest::batches_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("batches"); // -1: cannot be read
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("atLeast");
    const auto row = [](const char *name, const char *json, int batches, int rows = 0,
                        bool atLeast = false) {
        QTest::newRow(name) << QByteArray(json) << batches << rows << atLeast;
    };
    row("none", "{}", 0);
    row("two",
        "{'1':{'status':'success','metrics':{'outputRecordCount':2}},"
        "'2':{'status':'active','metrics':{'outputRecordCount':3}}}",
        2, 5);
    row("of another dataset",
        "{'1':{'status':'success','metrics':{'outputRecordCount':2},"
        "'relatedObjects':[{'type':'dataSet','id':'other'}]}}",
        0);
    row("of this one and something else",
        "{'1':{'status':'success','metrics':{'outputRecordCount':2},"
        "'relatedObjects':[{'type':'flow','id':'x'},{'type':'dataSet','id':'d'}]}}",
        1, 2);
    row("empty", "{'1':{'status':'success','metrics':{'outputRecordCount':0}}}", 0);
    row("without metrics", "{'1':{'status':'success'}}", 1, 0, true);
    row("under way", "{'1':{'status':'loading','metrics':{'outputRecordCount':0}}}", 1, 0, true);
    row("a status of tomorrow", "{'1':{'status':'retained'}}", 1, 0, true);
    row("failed", "{'1':{'status':'failed','metrics':{'outputRecordCount':9}}}", 0);
    row("deleted", "{'1':{'status':'deleted'}}", 0);
    row("no status", "{'1':{}}", -1);
    row("no object", "{'1':7}", -1);
    row("no JSON", "<html>", -1);
}

void BatchWireTest::batches()
{
    QFETCH(QByteArray, json);
    QFETCH(int, batches);
    QFETCH(int, rows);
    QFETCH(bool, atLeast);
    const auto page = readBatches(u"d"_s, 0, answer(json));
    QCOMPARE(page.ok(), batches >= 0);
    if (!page)
        return;
    QCOMPARE(page->stored, (StoredRows{.batches = batches, .rows = rows, .atLeast = atLeast}));
    QCOMPARE(page->next, -1);
}

void BatchWireTest::pages()
{
    QByteArray json = "{";
    for (int i = 0; i < 100; ++i)
        json += (i > 0 ? ",'" : "'") + QByteArray::number(i) + "':{'status':'failed'}";
    const auto page = readBatches(u"d"_s, 300, answer(json + '}'));
    QVERIFY(page);
    QCOMPARE(page->next, 400);
}

QTEST_GUILESS_MAIN(BatchWireTest)
#include "tst_batchwire.moc"
