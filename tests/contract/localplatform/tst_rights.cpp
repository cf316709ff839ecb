// SPDX-License-Identifier: Apache-2.0
// Sources without the right to them: EnterpriseSource, read and write.
#include "client.h"

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

class RightsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void rights_data();
    void rights();
    void theBodyIsNotLookedAtFirst();
    void theyComeBack();

private:
    std::unique_ptr<LocalPlatform> m_platform;
};

void RightsTest::initTestCase()
{
    m_platform = started();
    QVERIFY(m_platform);
}

void RightsTest::rights_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("mayRead");
    QTest::addColumn<bool>("mayWrite");
    QTest::addColumn<bool>("refused");
    const auto row = [](const QByteArray &method, const QString &path, bool refusedWithoutRead,
                        bool refusedWithoutWrite) {
        const QByteArray name = method + ' ' + path.toLatin1();
        QTest::newRow((name + ", all").constData()) << method << path << true << true << false;
        QTest::newRow((name + ", no read").constData())
            << method << path << false << true << refusedWithoutRead;
        QTest::newRow((name + ", no write").constData())
            << method << path << true << false << refusedWithoutWrite;
    };
    const QString connection = flowService + u"connections/"_s + baseConnection;
    row("GET", flowService + u"connections"_s, true, false);
    row("GET", connection, true, false);
    row("GET", connection + u"/test"_s, true, false);
    row("GET", connection + u"/explore?objectType=root"_s, true, false);
    row("POST", flowService + u"connections"_s, false, true);
    row("PATCH", connection, false, true);
    row("POST", flowService + u"sourceConnections"_s, false, true);
    row("POST", flowService + u"targetConnections"_s, false, true);
    row("POST", flowService + u"flows"_s, false, true);
    row("GET", flowService + u"runs"_s, true, false);
    // What there is to connect to may be seen by everybody, and other services have other rights.
    row("GET", flowService + u"connectionSpecs"_s, false, false);
    row("GET", flowService + u"flowSpecs"_s, false, false);
    row("GET", u"/data/foundation/schemaregistry/stats"_s, false, false);
    row("GET", u"/data/foundation/catalog/dataSets"_s, false, false);
    row("POST", mappingSets, false, false);
}

void RightsTest::rights()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(bool, mayRead);
    QFETCH(bool, mayWrite);
    QFETCH(bool, refused);
    m_platform->setSourceRights(mayRead, mayWrite);
    Client client(*m_platform);
    QNetworkRequest request = client.request(path);
    if (path.contains("/schemaregistry/"_L1))
        request.setRawHeader("Accept", "application/vnd.adobe.xed+json");
    const Answer answer = client.send(method, request, method == "GET" ? "" : "{}");
    QCOMPARE(answer.code() == "FLOW-2118-403"_L1, refused);
    QCOMPARE(answer.status == 403, refused);
    if (refused) {
        const QJsonObject body = answer.object();
        QCOMPARE(body.value("status"_L1).toInt(), 403);
        QVERIFY(body.value("report"_L1).toObject().contains("request-id"_L1));
    }
}

void RightsTest::theBodyIsNotLookedAtFirst()
{
    m_platform->setSourceRights(true, false);
    Client client(*m_platform);
    const QString path = flowService + u"connections"_s;
    QCOMPARE(client.send("POST", client.request(path), "no json").code(), u"FLOW-2118-403"_s);
    // Who is not signed in has no rights to speak of.
    QNetworkRequest stranger = client.request(path);
    stranger.setRawHeader("Authorization", "Bearer nonsense");
    QCOMPARE(client.send("POST", stranger, "{}").code(), u"401013"_s);
}

void RightsTest::theyComeBack()
{
    m_platform->setSourceRights(false, false);
    m_platform->setSourceRights(true, true);
    Client client(*m_platform);
    const auto count = [&] {
        return client.get(flowService + u"connections?count=true"_s)
            .object()
            .value("count"_L1)
            .toInt();
    };
    const int before = count();
    QVERIFY(before > 0);
    // An empty object is refused for what it lacks, and nothing is made of it.
    const Answer answer = client.post(flowService + u"connections"_s, {});
    QCOMPARE(answer.status, 400);
    QVERIFY(!answer.object().isEmpty());
    QCOMPARE(count(), before);
}

QTEST_GUILESS_MAIN(RightsTest)
#include "tst_rights.moc"
