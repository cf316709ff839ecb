// SPDX-License-Identifier: Apache-2.0
//
// Finding again and removing: the requests by kind, and what is read of the answers.
#include "api/wire/recoverwire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

class RecoverWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requests_data();
    void requests();
    void found_data();
    void found();
    void unreadable_data();
    void unreadable();
    void pages_data();
    void pages();
    void lookedAt_data();
    void lookedAt();
};

void RecoverWireTest::requests_data()
{
    QTest::addColumn<Resource>("kind");
    QTest::addColumn<QByteArray>("find"); // path?query
    QTest::addColumn<QByteArray>("look");
    QTest::addColumn<bool>("deletes");
    const QByteArray flow = "/data/foundation/flowservice/";
    const QByteArray xdm = "/data/foundation/schemaregistry/tenant/";
    const QByteArray named = "?property=name==%22A%20%26%20B%22&limit=100&orderby=-createdAt";
    const QList<std::pair<Resource, QByteArray>> entities{
        {Resource::Connection, "connections"},
        {Resource::SourceConnection, "sourceConnections"},
        {Resource::TargetConnection, "targetConnections"},
        {Resource::Flow, "flows"}};
    for (const auto &[kind, folder] : entities)
        QTest::newRow(folder.constData())
            << kind << flow + folder + named << flow + folder + "/an%2Fid" << true;
    const QList<std::pair<Resource, QByteArray>> resources{{Resource::Schema, "schemas"},
                                                           {Resource::FieldGroup, "fieldgroups"},
                                                           {Resource::Class, "classes"}};
    for (const auto &[kind, folder] : resources)
        QTest::newRow(folder.constData()) << kind << xdm + folder + "?property=title==A%20%26%20B"
                                          << xdm + folder + "/an%2Fid" << true;
    QTest::newRow("descriptors") << Resource::Identity << xdm + "descriptors"
                                 << xdm + "descriptors/an%2Fid" << true;
    QTest::newRow("dataSets")
        << Resource::Dataset
        << QByteArray("/data/foundation/catalog/dataSets?orderBy=desc:created&limit=100&start=0")
        << QByteArray("/data/foundation/catalog/dataSets/an%2Fid") << true;
    QTest::newRow("mappingSets") << Resource::MappingSet
                                 << QByteArray(
                                        "/data/foundation/conversion/mappingSets?limit=100&start=0")
                                 << QByteArray("/data/foundation/conversion/mappingSets/an%2Fid")
                                 << false;
}

void RecoverWireTest::requests()
{
    QFETCH(Resource, kind);
    QFETCH(QByteArray, find);
    QFETCH(QByteArray, look);
    QFETCH(bool, deletes);
    const net::Request search = findResources(kind, u"A & B"_s);
    QCOMPARE(search.query.isEmpty() ? search.path : search.path + '?' + search.query, find);
    QCOMPARE(search.method, QByteArray("GET"));
    QCOMPARE(lookAt(kind, u"an/id"_s).path, look);
    const auto removal = deleteResource(kind, u"an/id"_s);
    QCOMPARE(removal.has_value(), deletes);
    if (removal) {
        QCOMPARE(removal->method, QByteArray("DELETE"));
        QCOMPARE(removal->path, look);
        QVERIFY(removal->repeat == net::Repeat::Safe);
    }
}

void RecoverWireTest::found_data()
{
    QTest::addColumn<Resource>("kind");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<FoundResource>("expected");
    QTest::newRow("flow")
        << Resource::Flow
        << QByteArray("{'items':[{'id':'1','etag':'e','name':'n','description':'d [dfw-1]',"
                      "'createdAt':7}]}")
        << FoundResource{u"1"_s, u"e"_s, u"n"_s, u"d [dfw-1]"_s, 7, {}, {}};
    QTest::newRow("schema") << Resource::Schema
                            << QByteArray(
                                   "{'results':[{'$id':'s','title':'t','description':'d',"
                                   "'meta:registryMetadata':{'eTag':'e','repo:createdDate':7}}]}")
                            << FoundResource{u"s"_s, u"e"_s, u"t"_s, u"d"_s, 7, {}, {}};
    QTest::newRow("dataset") << Resource::Dataset
                             << QByteArray("{'5f':{'name':'n','description':'d','version':'1.0.0',"
                                           "'created':7}}")
                             << FoundResource{u"5f"_s, u"1.0.0"_s, u"n"_s, u"d"_s, 7, {}, {}};
    QTest::newRow("identity")
        << Resource::Identity
        << QByteArray("{'xdm:descriptorIdentity':[{'@id':'i','xdm:sourceSchema':'s',"
                      "'xdm:sourceProperty':'/person/name','xdm:namespace':'Email'}]}")
        << FoundResource{u"i"_s, {}, u"person.name Email"_s, {}, 0, u"s"_s, {}};
    QTest::newRow("mapping set")
        << Resource::MappingSet
        << QByteArray("{'data':[{'id':'m','version':2,'createdDate':7,'xdmSchema':'s'}]}")
        << FoundResource{u"m"_s, {}, {}, {}, 7, u"s"_s, u"2"_s};
}

void RecoverWireTest::found()
{
    QFETCH(Resource, kind);
    QFETCH(QByteArray, json);
    QFETCH(FoundResource, expected);
    const auto page = readFound(kind, answer(json));
    QVERIFY(page);
    QCOMPARE(page->resources.size(), 1);
    QVERIFY(page->resources.first() == expected);
}

// A service that answers something else must not look like one that has nothing.
void RecoverWireTest::unreadable_data()
{
    QTest::addColumn<Resource>("kind");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no list") << Resource::Flow << QByteArray("{}");
    QTest::newRow("no id") << Resource::Flow << QByteArray("{'items':[{'name':'n'}]}");
    QTest::newRow("a page") << Resource::Schema << QByteArray("<html>");
    QTest::newRow("no schemas") << Resource::Schema << QByteArray("{'items':[]}");
    QTest::newRow("a schema without an id")
        << Resource::Schema << QByteArray("{'results':[{'title':'t'}]}");
    QTest::newRow("no dataset") << Resource::Dataset << QByteArray("{'5f':1}");
    QTest::newRow("a list of datasets") << Resource::Dataset << QByteArray("[]");
    QTest::newRow("no mapping sets") << Resource::MappingSet << QByteArray("{}");
    QTest::newRow("no version") << Resource::MappingSet << QByteArray("{'data':[{'id':'m'}]}");
    QTest::newRow("an identity of nothing")
        << Resource::Identity << QByteArray("{'xdm:descriptorIdentity':[{'@id':'i'}]}");
}

void RecoverWireTest::unreadable()
{
    QFETCH(Resource, kind);
    QFETCH(QByteArray, json);
    const auto page = readFound(kind, answer(json));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::Protocol);
}

void RecoverWireTest::pages_data()
{
    QTest::addColumn<Resource>("kind");
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("next");
    QTest::newRow("flows, more") << Resource::Flow << 100 << u"token"_s << QString() << u"token"_s;
    QTest::newRow("flows, end") << Resource::Flow << 100 << QString() << QString() << QString();
    QTest::newRow("datasets, full page")
        << Resource::Dataset << 100 << QString() << u"100"_s << u"200"_s;
    QTest::newRow("datasets, end")
        << Resource::Dataset << 99 << QString() << QString() << QString();
    QTest::newRow("mapping sets, full page")
        << Resource::MappingSet << 100 << QString() << QString() << u"100"_s;
    QTest::newRow("mapping sets, end")
        << Resource::MappingSet << 0 << QString() << u"100"_s << QString();
}

void RecoverWireTest::pages()
{
    QFETCH(Resource, kind);
    QFETCH(int, size);
    QFETCH(QString, told);
    QFETCH(QString, before);
    QFETCH(QString, next);
    const FoundPage page{.resources = QList<FoundResource>(size), .next = told};
    QCOMPARE(continuationAfter(kind, page, before), next);
}

void RecoverWireTest::lookedAt_data()
{
    QTest::addColumn<Resource>("kind");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("etag"); // empty: cannot be read
    QTest::newRow("flow") << Resource::Flow << QByteArray("{'items':[{'id':'1','etag':'e'}]}")
                          << u"e"_s;
    QTest::newRow("no flow") << Resource::Flow << QByteArray("{'items':[]}") << QString();
    QTest::newRow("two flows") << Resource::Flow << QByteArray("{'items':[{'id':'1'},{'id':'2'}]}")
                               << QString();
    QTest::newRow("schema") << Resource::Schema
                            << QByteArray("{'$id':'s','meta:registryMetadata':{'eTag':'e'}}")
                            << u"e"_s;
    QTest::newRow("no schema") << Resource::Schema << QByteArray("{}") << QString();
    QTest::newRow("dataset") << Resource::Dataset << QByteArray("{'5f':{'version':'1.0.1'}}")
                             << u"1.0.1"_s;
    QTest::newRow("no dataset") << Resource::Dataset << QByteArray("{}") << QString();
}

void RecoverWireTest::lookedAt()
{
    QFETCH(Resource, kind);
    QFETCH(QByteArray, json);
    QFETCH(QString, etag);
    const auto seen = readLookedAt(kind, answer(json));
    QCOMPARE(seen.ok(), !etag.isEmpty());
    if (seen)
        QCOMPARE(seen->etag, etag);
}

QTEST_GUILESS_MAIN(RecoverWireTest)
#include "tst_recoverwire.moc"
