// SPDX-License-Identifier: Apache-2.0
// Making data sets, and lists so long that they come in pages.
#include "registryclient.h"

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

namespace {

constexpr int many = 320; // more than a page of the registry holds
constexpr int seeded = 6;
constexpr int seededDataSets = 5;

const QString contentType = u"application/vnd.adobe.xed+json;version=1"_s;

QJsonObject dataSetBody(const QString &schema, const QString &type = contentType)
{
    return {{u"name"_s, u"Of a test"_s},
            {u"schemaRef"_s, QJsonObject{{u"id"_s, schema}, {u"contentType"_s, type}}}};
}

} // namespace

class CatalogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void contentTypes_data();
    void contentTypes();
    void refusals_data();
    void refusals();
    void forProfile();
    void dataSetPages();
    void registryPages_data();
    void registryPages();
    void pagesOfEqualValues();
    void goingOnAfterWhatIsGone();
    void otherSandboxStaysShort();

private:
    Answer make(const QJsonObject &body) { return m_client->post(dataSets, body); }

    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<Client> m_client;
};

void CatalogTest::initTestCase()
{
    m_platform = started({.moreSchemas = many});
    QVERIFY(m_platform);
    m_client = std::make_unique<Client>(*m_platform);
}

void CatalogTest::contentTypes_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("current") << contentType << 201;
    QTest::newRow("of 2020") << u"application/vnd.adobe.xed-full-notext+json; version=1"_s << 201;
    QTest::newRow("full") << u"application/vnd.adobe.xed-full+json;version=1.0"_s << 201;
    QTest::newRow("no version") << u"application/vnd.adobe.xed+json"_s << 400;
    QTest::newRow("version 2") << u"application/vnd.adobe.xed+json;version=2"_s << 400;
    QTest::newRow("something else") << u"application/json;version=1"_s << 400;
    QTest::newRow("none") << QString() << 400;
}

void CatalogTest::contentTypes()
{
    QFETCH(QString, type);
    const Answer answer = make(dataSetBody(customerSchema, type));
    QTEST(answer.status, "status");
    if (answer.status == 400) {
        QVERIFY(answer.body.contains("schemaRef.contentType"));
        return;
    }
    static const QRegularExpression form(u"^@/dataSets/[0-9a-f]{24}$"_s);
    QCOMPARE(answer.array().size(), 1);
    QVERIFY2(form.match(answer.array().first().toString()).hasMatch(), answer.body);
}

void CatalogTest::refusals_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const QString &key, const QJsonValue &value) {
        QTest::newRow(name) << key << value;
    };
    row("no name", u"name"_s, QJsonValue::Null);
    row("no schema", u"schemaRef"_s, QJsonValue::Null);
    row("unknown schema", u"schemaRef"_s,
        QJsonObject{{u"id"_s, u"https://ns.adobe.com/dfwdemo/schemas/none"_s},
                    {u"contentType"_s, contentType}});
    row("tags in a list", u"tags"_s, QJsonArray{u"x"_s});
    row("tag as text", u"tags"_s, json(u"{'unifiedProfile':'enabled:true'}"_s));
    row("tag of numbers", u"tags"_s, json(u"{'x':[1]}"_s));
    row("tags: Profile without union", u"tags"_s, json(u"{'unifiedProfile':['enabled:true']}"_s));
}

void CatalogTest::refusals()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject body = dataSetBody(strictSchema);
    QCOMPARE(make(body).status, 201);
    body.insert(key, value);
    const Answer answer = make(body);
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.body.contains(key.toUtf8()), answer.body);
    QCOMPARE(m_client->send("POST", m_client->request(dataSets), "[]").status, 400);
    QCOMPARE(m_client->send("POST", m_client->request(dataSets), "{").status, 400);
}

void CatalogTest::forProfile()
{
    const QString schema =
        idOf(makeSchema(*m_client, u"For a data set"_s, {profileClass, personalDetails}));
    QJsonObject body = dataSetBody(schema);
    body.insert("tags"_L1, json(u"{'unifiedProfile':['enabled: true','isUpsert: true'],"
                                "'unifiedIdentity':['enabled: true']}"_s));
    const Answer early = make(body);
    QCOMPARE(early.status, 400);
    QVERIFY(early.body.contains("For a data set"));
    QCOMPARE(m_client->post(descriptors, identityBody(schema, u"/personalEmail/address"_s)).status,
             201);
    QCOMPARE(enableForProfile(*m_client, schema).status, 200);
    const Answer made = make(body);
    QVERIFY2(made.status == 201, made.body);
    const QString id = made.array().first().toString().section(u'/', -1);
    const QJsonObject stored = m_client->get(dataSets + u'/' + id).object().value(id).toObject();
    QCOMPARE(stored.value("tags"_L1), body.value("tags"_L1));
    QCOMPARE(stored.value("schemaRef"_L1), body.value("schemaRef"_L1));
    // Saying that it is not for Profile needs nothing.
    body = dataSetBody(strictSchema);
    body.insert("tags"_L1, json(u"{'unifiedProfile':['enabled:false']}"_s));
    QCOMPARE(make(body).status, 201);
}

void CatalogTest::dataSetPages()
{
    const auto platform = started({.moreSchemas = 230});
    Client client(*platform);
    QSet<QString> ids;
    int pages = 0;
    for (;; ++pages) {
        QVERIFY(pages < 10);
        const QStringList found =
            client.get(dataSets + u"?limit=100&start=%1"_s.arg(pages * 100)).object().keys();
        ids.unite(QSet<QString>(found.begin(), found.end()));
        if (found.size() < 100)
            break;
    }
    QCOMPARE(ids.size(), 230 + seededDataSets);
    QCOMPARE(pages, 2);
    QCOMPARE(client.get(dataSets).object().size(), 20);
    QCOMPARE(client.get(dataSets + u"?limit=101"_s).status, 400);
}

void CatalogTest::registryPages_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("count");
    const auto row = [](const QString &place, const QString &query, int count) {
        QTest::newRow(qPrintable(place + u' ' + query)) << place << query << count;
    };
    const QString groups = u"tenant/fieldgroups"_s;
    row(groups, u"orderby=title"_s, many);
    row(groups, u"orderby=-title&limit=50"_s, many);
    row(groups, u"limit=100"_s, many);
    row(groups, QString(), many);
    row(u"global/fieldgroups"_s, u"orderby=title&limit=3"_s, 10);
    row(u"global/classes"_s, u"orderby=title&limit=2"_s, 3);
    row(u"global/behaviors"_s, u"orderby=title&limit=1"_s, 3);
}

void CatalogTest::registryPages()
{
    QFETCH(QString, place);
    QFETCH(QString, query);
    QStringList ids;
    QStringList titles;
    QString start;
    for (int page = 0;; ++page) {
        QVERIFY(page < 200);
        const QString from = start.isEmpty() ? QString() : u"&start="_s + encoded(start);
        const QJsonObject answer =
            m_client->get(registry + place + u'?' + query + from, listIds).object();
        const QJsonArray results = answer.value("results"_L1).toArray();
        QVERIFY(results.size() <= 300);
        for (const QJsonValue &value : results) {
            ids.append(value.toObject().value("$id"_L1).toString());
            titles.append(value.toObject().value("title"_L1).toString());
        }
        const QJsonObject cut = answer.value("_page"_L1).toObject();
        QCOMPARE(cut.value("count"_L1).toInt(), int(results.size()));
        if (cut.value("next"_L1).isNull())
            break;
        start = cut.value("next"_L1).toString();
        QVERIFY(!answer.value("_links"_L1).toObject().value("next"_L1).isNull());
    }
    QTEST(int(ids.size()), "count");
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    if (query.contains("-title"_L1))
        std::reverse(titles.begin(), titles.end());
    if (query.contains("title"_L1))
        QVERIFY(std::is_sorted(titles.begin(), titles.end()));
}

void CatalogTest::pagesOfEqualValues()
{
    // All have the same class and version: whoever follows the pages must get every one, once.
    const QJsonObject page =
        m_client->get(registry + u"tenant/fieldgroups?orderby=version&limit=2"_s, listIds).object();
    QCOMPARE(page.value("results"_L1).toArray().size(), many);
    QVERIFY(page.value("_page"_L1).toObject().value("next"_L1).isNull());
}

void CatalogTest::goingOnAfterWhatIsGone()
{
    const auto titlesAfter = [&](const QString &start) {
        const QJsonArray results =
            m_client
                ->get(registry + u"tenant/schemas?orderby=title&limit=1&start="_s + encoded(start),
                      listIds)
                .object()
                .value("results"_L1)
                .toArray();
        return results.first().toObject().value("title"_L1).toString();
    };
    QCOMPARE(titlesAfter(u"Generated 00007"_s), u"Generated 00008"_s);
    QCOMPARE(titlesAfter(u"Generated 00007x"_s), u"Generated 00008"_s);
    QCOMPARE(titlesAfter(u"Business"_s), u"Business accounts"_s);
}

void CatalogTest::otherSandboxStaysShort()
{
    QNetworkRequest request = m_client->request(registry + u"tenant/schemas"_s);
    request.setRawHeader("Accept", listIds);
    request.setRawHeader("x-sandbox-name", "demo-prod");
    QCOMPARE(m_client->send("GET", request).object().value("results"_L1).toArray().size(), seeded);
}

QTEST_GUILESS_MAIN(CatalogTest)
#include "tst_catalog.moc"
