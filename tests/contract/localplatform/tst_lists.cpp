// SPDX-License-Identifier: Apache-2.0
// Lists: filters, order, pages; each service has its own way.
#include "client.h"

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

class ListsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void filters_data();
    void filters();
    void flowServicePages();
    void flowServiceOrder();
    void registryPages();
    void registryFilters();
    void catalogFilters_data();
    void catalogFilters();
    void mappingSetVersions();
    void resolvedSchema();
    void ownFieldGroups();
    void sandboxesAreApart();

private:
    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<Client> m_client;
    QString m_target;
};

void ListsTest::initTestCase()
{
    m_platform = started();
    QVERIFY(m_platform);
    m_client = std::make_unique<Client>(*m_platform);
    const Parts parts = createParts(*m_client, u"test1.Dirty"_s, {u"TestID"_s, u"UpdatedAt"_s},
                                    customerSchema, customerDataSet, {{u"TestID"_s, u"_id"_s}});
    m_target = parts.target;
    for (int i = 0; i < 5; ++i) {
        QJsonObject body = flowBody(
            parts, schedule(i == 0 ? 1 : qint64(4102444800), u"day"_s, 1, true), u"UpdatedAt"_s);
        body.insert("name"_L1, u"Flow %1, \"%2\""_s.arg(i).arg(QChar(u'a' + i)));
        const Answer flow = m_client->post(flowService + u"flows"_s, body);
        QCOMPARE(flow.status, 201);
        if (i == 0)
            QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(*m_client, flow.id(), 1, u"success"_s),
                                     runTimeout);
    }
}

void ListsTest::filters_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("count");
    const auto row = [](const char *name, const QString &query, int count) {
        QTest::newRow(name) << query << count;
    };
    row("all flows", u"flows"_s, 5);
    row("nested", u"flows?property=flowSpec.id=="_s + crmFlowSpec, 5);
    row("none", u"flows?property=flowSpec.id==x"_s, 0);
    row("boolean", u"flows?property=inheritedAttributes.properties.isSourceFlow==true"_s, 5);
    row("and", u"flows?property=state==enabled&property=scheduleParams.startTime==1"_s, 1);
    row("not equal", u"flows?property=scheduleParams.startTime!=1"_s, 4);
    row("array member", u"flows?property=targetConnectionIds[]=={target}"_s, 5);
    row("array member, none", u"flows?property=targetConnectionIds[]==x"_s, 0);
    row("comparison", u"flows?property=scheduleParams.startTime%3E1000"_s, 4);
    row("or",
        u"connections?property=connectionSpec.id==%1,26d738e0-8963-47ea-aadf-c60de735468a"_s.arg(
            bigQuery),
        2);
    row("quoted, with a comma", u"connections?property=name==%22Warehouse%2C%20read%20only%22"_s,
        1);
    row("unquoted", u"connectionSpecs?property=name==Google%20BigQuery"_s, 1);
    row("bare name", u"connections?property=auth.specName"_s, 5);
    row("run time", u"runs?property=metrics.durationSummary.startedAtUTC%3E1590091157000"_s, 1);
    row("run status", u"runs?property=metrics.statusSummary.status==success"_s, 1);
}

void ListsTest::filters()
{
    QFETCH(QString, query);
    query.replace("{target}"_L1, m_target);
    const QJsonArray items =
        m_client->get(flowService + query).object().value("items"_L1).toArray();
    QTEST(int(items.size()), "count");
    if (!query.startsWith("connectionSpecs"_L1)) {
        const QString more = query.contains(u'?') ? u"&count=true"_s : u"?count=true"_s;
        QTEST(m_client->get(flowService + query + more).object().value("count"_L1).toInt(),
              "count");
    }
}

void ListsTest::flowServicePages()
{
    QStringList names;
    QString next = u"/flows?limit=2&orderby=-name"_s;
    int pages = 0;
    while (!next.isEmpty()) {
        // next.href is relative to the service's base.
        const QJsonObject page = m_client->get(flowService.chopped(1) + next).object();
        for (const QJsonValue &flow : page.value("items"_L1).toArray())
            names.append(flow.toObject().value("name"_L1).toString());
        next = page.value("_links"_L1)
                   .toObject()
                   .value("next"_L1)
                   .toObject()
                   .value("href"_L1)
                   .toString();
        QVERIFY(++pages < 10);
    }
    QCOMPARE(pages, 3);
    QStringList sorted = names;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    QCOMPARE(names.size(), 5);
    QCOMPARE(names, sorted);
}

void ListsTest::flowServiceOrder()
{
    const auto first = [&](const QString &orderBy) {
        return m_client->get(flowService + u"flows?orderby="_s + orderBy)
            .object()
            .value("items"_L1)
            .toArray()
            .first()
            .toObject()
            .value("name"_L1)
            .toString();
    };
    QVERIFY(first(u"name"_s).startsWith(u"Flow 0"_s));
    QVERIFY(first(u"%2Bname"_s).startsWith(u"Flow 0"_s));
    QVERIFY(first(u"-name"_s).startsWith(u"Flow 4"_s));
    QVERIFY(first(u"scheduleParams.startTime"_s).startsWith(u"Flow 0"_s));
}

void ListsTest::registryPages()
{
    const QString schemas = u"/data/foundation/schemaregistry/tenant/schemas?limit=2"_s;
    const QByteArray accept = "application/vnd.adobe.xed-id+json";
    for (const QString &order : {u"&orderby=title"_s, QString()}) {
        QStringList titles;
        QString start;
        for (int page = 0; page < 10; ++page) {
            const QString from =
                start.isEmpty()
                    ? QString()
                    : u"&start="_s + QString::fromLatin1(start.toUtf8().toPercentEncoding());
            const QJsonObject answer = m_client->get(schemas + order + from, accept).object();
            for (const QJsonValue &schema : answer.value("results"_L1).toArray())
                titles.append(schema.toObject().value("title"_L1).toString());
            const QJsonValue next = answer.value("_page"_L1).toObject().value("next"_L1);
            if (next.isNull())
                break;
            start = next.toString();
        }
        QCOMPARE(titles.size(), 6);
        QCOMPARE(QSet<QString>(titles.begin(), titles.end()).size(), 6);
        if (!order.isEmpty())
            QVERIFY(std::is_sorted(titles.begin(), titles.end()));
    }
}

void ListsTest::registryFilters()
{
    const QJsonArray groups =
        m_client
            ->get(u"/data/foundation/schemaregistry/global/fieldgroups?property="
                  "meta:intendedToExtend==https://ns.adobe.com/xdm/context/account"_s,
                  "application/vnd.adobe.xed+json")
            .object()
            .value("results"_L1)
            .toArray();
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups.first().toObject().value("title"_L1).toString(),
             u"XDM Business Account Details"_s);
}

void ListsTest::catalogFilters_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("count");
    QTest::newRow("all") << u""_s << 5;
    QTest::newRow("limit") << u"?limit=2"_s << 2;
    QTest::newRow("start") << u"?start=4"_s << 1;
    QTest::newRow("name") << u"?name=Strict%20customers"_s << 1;
    QTest::newRow("names") << u"?name=Strict%20customers,Purchase%20events"_s << 2;
    QTest::newRow("not the name") << u"?name=!Strict%20customers"_s << 4;
    QTest::newRow("wildcard") << u"?name=*custom*"_s << 1;
    QTest::newRow("schema") << u"?property=schemaRef.id=="_s + customerSchema << 1;
    QTest::newRow("tag") << u"?property=tags.unifiedProfile"_s << 2;
}

void ListsTest::catalogFilters()
{
    QFETCH(QString, query);
    const QJsonObject found =
        m_client->get(u"/data/foundation/catalog/dataSets"_s + query).object();
    QTEST(int(found.size()), "count");
    const QJsonObject few =
        m_client->get(u"/data/foundation/catalog/dataSets?properties=name,nothing"_s).object();
    QCOMPARE(few.value(customerDataSet).toObject().keys(), QStringList{u"name"_s});
}

void ListsTest::mappingSetVersions()
{
    const QJsonObject body = mappingBody(customerSchema, tutorialRows);
    const QString id = m_client->post(mappingSets, body).id();
    const QNetworkRequest put = m_client->request(mappingSets + u'/' + id);
    const QJsonObject changed = mappingBody(customerSchema, {{u"TestID"_s, u"_id"_s}});
    const Answer second = m_client->send("PUT", put, QJsonDocument(changed).toJson());
    QCOMPARE(second.status, 200);
    QCOMPARE(second.object().value("version"_L1).toInt(), 1);
    const auto rows = [&](const QString &version) {
        return m_client->get(mappingSets + u'/' + id + u"?version="_s + version)
            .object()
            .value("mappings"_L1)
            .toArray();
    };
    QCOMPARE(rows(u"0"_s).size(), 3);
    QCOMPARE(rows(u"1"_s).size(), 1);
    QCOMPARE(rows(u"0"_s).first().toObject().value("sourceType"_L1).toString(),
             u"text/x.schema-path"_s);
    QCOMPARE(m_client->get(mappingSets + u'/' + id + u"?version=7"_s).status, 404);
}

void ListsTest::resolvedSchema()
{
    const auto schema = [&](const QString &id) {
        return m_client
            ->get(u"/data/foundation/schemaregistry/tenant/schemas/"_s +
                      QString::fromLatin1(id.toLatin1().toPercentEncoding()),
                  "application/vnd.adobe.xed-full+json; version=1")
            .object();
    };
    const auto at = [](QJsonObject node, const QString &path) {
        for (const QString &key : path.split(u'.'))
            node = node.value("properties"_L1).toObject().value(key).toObject();
        return node;
    };
    const QJsonObject customer = schema(customerSchema);
    QVERIFY(!customer.contains("required"_L1));
    QCOMPARE(at(customer, u"person.birthDate"_s).value("meta:xdmType"_L1).toString(), u"date"_s);
    QCOMPARE(at(customer, u"person.name"_s).value("meta:xdmType"_L1).toString(), u"object"_s);
    QCOMPARE(at(customer, u"homeAddress._schema.latitude"_s).value("minimum"_L1).toInt(), -90);
    QCOMPARE(at(customer, u"loyalty.loyaltyID"_s).value("items"_L1).toObject().value("type"_L1),
             QJsonValue(u"string"_s));
    QCOMPARE(at(customer, u"person.gender"_s).value("enum"_L1).toArray().size(), 4);
    QVERIFY(at(customer, u"personalEmail.status"_s).contains("meta:enum"_L1));
    QVERIFY(!at(customer, u"personalEmail.status"_s).contains("enum"_L1));
    QCOMPARE(at(customer, u"_repo.createDate"_s).value("meta:usereditable"_L1), QJsonValue(false));
    QCOMPARE(schema(strictSchema).value("required"_L1).toArray(), QJsonArray{u"_id"_s});
    const QJsonObject events = schema(
        u"https://ns.adobe.com/dfwdemo/schemas/a17c0de2b93f4d5561728394a5b6c7d8e9f0a1b2c3d4e5f6"_s);
    QCOMPARE(events.value("required"_L1).toArray().size(), 2);
    QCOMPARE(at(events, u"commerce.purchases"_s).value("required"_L1).toArray(),
             QJsonArray{u"value"_s});
}

void ListsTest::ownFieldGroups()
{
    const QString registry = u"/data/foundation/schemaregistry/tenant/"_s;
    const QString profile = u"https://ns.adobe.com/xdm/context/profile"_s;
    const QJsonObject score{{u"type"_s, u"integer"_s}, {u"minimum"_s, 0}, {u"maximum"_s, 100}};
    const QJsonObject own{{u"type"_s, u"object"_s},
                          {u"properties"_s, QJsonObject{{u"score"_s, score}}}};
    const Answer group = m_client->post(
        registry + u"fieldgroups"_s,
        {{u"title"_s, u"Own fields"_s},
         {u"type"_s, u"object"_s},
         {u"meta:intendedToExtend"_s, QJsonArray{profile}},
         {u"definitions"_s,
          QJsonObject{
              {u"own"_s, QJsonObject{{u"properties"_s, QJsonObject{{u"_dfwdemo"_s, own}}}}}}},
         {u"allOf"_s, QJsonArray{QJsonObject{{u"$ref"_s, u"#/definitions/own"_s}}}}});
    QVERIFY2(group.status == 201, group.body);
    const Answer schema = m_client->post(
        registry + u"schemas"_s,
        {{u"title"_s, u"With own fields"_s},
         {u"type"_s, u"object"_s},
         {u"allOf"_s, QJsonArray{QJsonObject{{u"$ref"_s, profile}},
                                 QJsonObject{{u"$ref"_s, group.object().value("$id"_L1)}}}}});
    QVERIFY2(schema.status == 201, schema.body);
    const QString id = schema.object().value("$id"_L1).toString();
    // The registry derives the smallest type that holds the range.
    const QJsonObject full =
        m_client
            ->get(registry + u"schemas/"_s + QString::fromLatin1(id.toLatin1().toPercentEncoding()),
                  "application/vnd.adobe.xed-full+json;version=1")
            .object();
    QCOMPARE(full.value("properties"_L1)
                 .toObject()
                 .value("_dfwdemo"_L1)
                 .toObject()
                 .value("properties"_L1)
                 .toObject()
                 .value("score"_L1)
                 .toObject()
                 .value("meta:xdmType"_L1)
                 .toString(),
             u"byte"_s);
    QCOMPARE(
        m_client->post(mappingSets, mappingBody(id, {{u"Points"_s, u"_dfwdemo.score"_s}})).status,
        200);
}

void ListsTest::sandboxesAreApart()
{
    QNetworkRequest request = m_client->request(flowService + u"flows"_s);
    request.setRawHeader("x-sandbox-name", "demo-prod");
    QCOMPARE(m_client->send("GET", request).object().value("items"_L1).toArray().size(), 0);
    request.setUrl(QUrl(m_platform->baseUrl().toString() + u"/data/foundation/catalog/dataSets"_s));
    const QJsonObject dataSets = m_client->send("GET", request).object();
    QCOMPARE(dataSets.size(), 5);
    QVERIFY(!dataSets.contains(customerDataSet));
}

QTEST_GUILESS_MAIN(ListsTest)
#include "tst_lists.moc"
