// SPDX-License-Identifier: Apache-2.0
//
// Who has a name already: what is asked, and what is made of the answers.
#include "api/wire/namewire.h"
#include "support/golden.h"
#include "support/scriptedtransport.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using api::wire::Named;

class NameWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requests_data()
    {
        QTest::addColumn<Named>("what");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("url");
        const auto row = [](const char *title, Named what, const QString &name, const char *url) {
            QTest::newRow(title) << what << name << QByteArray(url);
        };
        row("a flow", Named::Flow, u"Orders, daily"_s,
            "/data/foundation/flowservice/flows?property=name==%22Orders%2C%20daily%22&limit=100");
        row("a base connection", Named::BaseConnection, u"a+b&c"_s,
            "/data/foundation/flowservice/connections?property=name==%22a%2Bb%26c%22&limit=100");
        row("a source connection", Named::SourceConnection, u"x"_s,
            "/data/foundation/flowservice/sourceConnections?property=name==%22x%22&limit=100");
        row("a target connection", Named::TargetConnection, u"x"_s,
            "/data/foundation/flowservice/targetConnections?property=name==%22x%22&limit=100");
        row("a dataset", Named::Dataset, u"Orders"_s,
            "/data/foundation/catalog/dataSets?name=Orders&properties=name&limit=100");
        row("a dataset with Catalog's own signs", Named::Dataset, u"!Orders, daily"_s,
            "/data/foundation/catalog/"
            "dataSets?name=%2AOrders%2A%20daily&properties=name&limit=100");
    }
    void requests()
    {
        QFETCH(Named, what);
        QFETCH(QString, name);
        const net::Request request = api::wire::findByName(what, name);
        QTEST(request.path + '?' + request.query, "url");
        QCOMPARE(request.method, "GET");
        QCOMPARE(request.repeat, net::Repeat::Safe);
    }

    void answers_data()
    {
        QTest::addColumn<Named>("what");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("ids");
        QTest::addColumn<QString>("where"); // of the error; null: none
        const auto row = [](const char *title, Named what, const char *body, const QStringList &ids,
                            const QString &where = {}) {
            QTest::newRow(title) << what << compact(json(body)) << ids << where;
        };
        row("none", Named::Flow, "{'items':[]}", {});
        row("one", Named::Flow, "{'items':[{'id':'1','name':'Orders'}]}", {u"1"_s});
        row("a filter that was not known", Named::Flow,
            "{'items':[{'id':'1','name':'orders'},{'id':'2'},{'id':'3','name':'Orders'}]}",
            {u"3"_s});
        row("without an id", Named::SourceConnection, "{'items':[{'name':'Orders'}]}", {},
            u"/items/0/id"_s);
        row("no list", Named::Flow, "{}", {}, u"/items"_s);
        row("datasets", Named::Dataset, "{'a':{'name':'Orders'},'b':{'name':'Orders 2'},'c':{}}",
            {u"a"_s});
        row("no dataset", Named::Dataset, "{}", {});
        row("a dataset that is none", Named::Dataset, "{'a':5}", {});
        row("a list of datasets", Named::Dataset, "[]", {}, u"/"_s);
    }
    void answers()
    {
        QFETCH(Named, what);
        QFETCH(QByteArray, body);
        QFETCH(QStringList, ids);
        QFETCH(QString, where);
        const auto read = api::wire::readNamesakes(what, u"Orders"_s, answer(200, body));
        QCOMPARE(read.ok(), where.isNull());
        if (read)
            QCOMPARE(*read, ids);
        else
            QCOMPARE(read.error().where, where);
    }
};

QTEST_GUILESS_MAIN(NameWireTest)
#include "tst_namewire.moc"
