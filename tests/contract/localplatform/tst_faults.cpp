// SPDX-License-Identifier: Apache-2.0
//
// Everything that can be made to go wrong on purpose: what the client gets, byte for byte, and
// whether the thing asked for was done.
#include "client.h"

#include <QHostAddress>
#include <QTcpSocket>

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;
using namespace std::chrono_literals;
using Action = FaultRule::Action;

Q_DECLARE_METATYPE(FaultRule)

namespace {

const QString sources = flowService + u"sourceConnections"_s;

// By hand: QNetworkAccessManager would send a POST again whose connection was cut without answer.
class RawPost
{
public:
    explicit RawPost(const LocalPlatform &platform)
    {
        const DemoCredentials credentials = platform.credentials();
        const QByteArray json =
            QJsonDocument(sourceBody(u"test1.Mytable"_s, {u"TestID"_s})).toJson();
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), platform.port());
        m_connected = m_socket.waitForConnected();
        m_socket.write(
            "POST " + sources.toLatin1() +
            " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(platform.port()) +
            "\r\nContent-Type: application/json\r\nx-api-key: " + credentials.apiKey.toLatin1() +
            "\r\nx-gw-ims-org-id: " + credentials.organisation.toLatin1() +
            "\r\nx-sandbox-name: demo\r\nAuthorization: Bearer " +
            credentials.accessToken.reveal().toLatin1() +
            "\r\nContent-Length: " + QByteArray::number(json.size()) + "\r\n\r\n" + json);
    }
    bool isConnected() const { return m_connected; }
    bool isClosed()
    {
        read();
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    int status()
    {
        read();
        return m_bytes.mid(9, 3).toInt();
    }
    QByteArray header(const QByteArray &name)
    {
        read();
        const qsizetype at = m_bytes.indexOf("\r\n" + name + ": ");
        const qsizetype from = at + name.size() + 4;
        return at < 0 ? QByteArray() : m_bytes.mid(from, m_bytes.indexOf("\r\n", from) - from);
    }
    /// Whether head and body are there, as long as the head says.
    bool isWhole()
    {
        read();
        const qsizetype end = m_bytes.indexOf("\r\n\r\n");
        return end >= 0 && m_bytes.size() - end - 4 == header("Content-Length").toInt();
    }
    QByteArray body()
    {
        read();
        const qsizetype end = m_bytes.indexOf("\r\n\r\n");
        return end < 0 ? QByteArray() : m_bytes.sliced(end + 4);
    }

private:
    void read() { m_bytes += m_socket.readAll(); }

    QTcpSocket m_socket;
    QByteArray m_bytes;
    bool m_connected = false;
};

int countOf(Client &client)
{
    return client.get(sources + u"?count=true"_s).object().value("count"_L1).toInt();
}

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void losses_data();
    void losses();
    void delayIsTheRealAnswerLater();
    void withoutIdOfEveryService();
    void whichHits_data();
    void whichHits();
    void someoneElseChanges();
    void unreachable();
    void everyAnswerHasADate();
    void randomFaults();
};

void FaultsTest::answers_data()
{
    QTest::addColumn<FaultRule>("rule");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body"); // what it begins with; "=" for none at all
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value"); // likewise
    QTest::addColumn<bool>("done");
    const auto row = [](const char *name, const FaultRule &rule, int status, const char *body,
                        bool done, const char *header = "", const char *value = "") {
        QTest::newRow(name) << rule << status << QByteArray(body) << QByteArray(header)
                            << QByteArray(value) << done;
    };
    const auto after = Action::AnswerAfterHandling;
    row("500", {.status = 500}, 500, R"({"error_code":"500050")", false);
    row("503", {.status = 503}, 503, "{", false, "Retry-After", "=");
    row("429", {.status = 429}, 429, R"({"error_code":"429050")", false, "Retry-After", "=");
    row("429 with seconds", {.status = 429, .retryAfter = 7s}, 429, "{", false, "Retry-After", "7");
    row("429 with a date", {.status = 429, .retryAfter = 24h, .retryAfterIsDate = true}, 429, "{",
        false, "Retry-After", "");
    for (const int status : {401, 403, 404, 409, 412})
        row(qPrintable(QString::number(status)), {.status = status}, status, "{", false);
    row("a proxy's page",
        {.status = 502, .body = "<html>Bad Gateway</html>", .contentType = "text/html"}, 502,
        "<html>", false, "Content-Type", "text/html");
    row("redirect elsewhere",
        {.status = 307, .noBody = true, .headers = {{"Location", "https://example.invalid/"}}}, 307,
        "=", false, "Location", "https://example.invalid/");
    row("garbage after commit", {.action = after, .status = 0, .body = "not json"}, 201, "not json",
        true);
    row("garbage with 200", {.action = after, .status = 200, .body = "not json"}, 200, "not json",
        true);
    row("500 after commit", {.action = after, .status = 500}, 500, "{", true);
    row("empty 201", {.action = after, .status = 201, .noBody = true}, 201, "=", true,
        "Content-Length", "0");
    row("201 without id", {.action = Action::WithoutId}, 201, R"({"etag":)", true, "Location", "=");
}

void FaultsTest::answers()
{
    QFETCH(FaultRule, rule);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(bool, done);
    const auto platform = started();
    Client client(*platform);
    rule.method = u"POST"_s;
    platform->setFault(rule);
    RawPost post(*platform);
    QVERIFY(post.isConnected());
    QTRY_VERIFY(post.isWhole());
    QTEST(post.status(), "status");
    if (body == "=")
        QCOMPARE(post.body(), QByteArray());
    else
        QVERIFY2(post.body().startsWith(body), post.body().constData());
    if (value == "=")
        QVERIFY(post.header(header).isEmpty());
    else if (!header.isEmpty())
        QVERIFY2(post.header(header).startsWith(value), post.header(header).constData());
    QVERIFY(!post.body().contains("\"id\":") || rule.action == Action::Answer);
    QCOMPARE(countOf(client), done ? 1 : 0);
    // The date of Retry-After and the answer's own are by one clock.
    if (rule.retryAfterIsDate) {
        const auto at = [&post](const QByteArray &name) {
            return QLocale::c().toDateTime(QString::fromLatin1(post.header(name)),
                                           u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        };
        QVERIFY(at("Date").isValid());
        QCOMPARE(at("Date").secsTo(at("Retry-After")), 24 * 3600);
    }
}

void FaultsTest::losses_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("half"); // something arrives
    QTest::addColumn<bool>("done");
    QTest::newRow("cut before") << Action::DropBeforeHandling << true << false << false;
    QTest::newRow("cut after commit") << Action::DropAfterHandling << true << false << true;
    QTest::newRow("half an answer") << Action::CutBody << true << true << true;
    QTest::newRow("stall") << Action::Hang << false << false << false;
    QTest::newRow("stall after commit") << Action::HangAfterHandling << false << false << true;
}

void FaultsTest::losses()
{
    QFETCH(Action, action);
    QFETCH(bool, closes);
    QFETCH(bool, half);
    QFETCH(bool, done);
    const auto platform = started();
    Client client(*platform);
    platform->setFault({.method = u"POST"_s, .action = action});
    RawPost post(*platform);
    QVERIFY(post.isConnected());
    if (closes)
        QTRY_VERIFY(post.isClosed());
    else
        QTRY_VERIFY(!platform->requests().isEmpty());
    QCOMPARE(countOf(client), done ? 1 : 0);
    // Another exchange was over meanwhile, so whatever was written has arrived.
    QCOMPARE(post.isClosed(), closes);
    QCOMPARE(post.status(), half ? 201 : 0);
    QVERIFY(!post.isWhole());
    if (half)
        QVERIFY(!post.body().isEmpty() &&
                post.body().size() < post.header("Content-Length").toInt());
}

void FaultsTest::delayIsTheRealAnswerLater()
{
    const auto platform = started();
    Client client(*platform);
    platform->setFault({.method = u"POST"_s, .action = Action::Delay, .delay = 50ms});
    QElapsedTimer clock;
    clock.start();
    const Answer answer = client.post(sources, sourceBody(u"test1.Mytable"_s, {u"TestID"_s}));
    QCOMPARE(answer.status, 201);
    QVERIFY(!answer.id().isEmpty());
    QVERIFY(clock.elapsed() >= 45);
}

void FaultsTest::withoutIdOfEveryService()
{
    const auto platform = started();
    Client client(*platform);
    platform->setFault({.method = u"POST"_s, .action = Action::WithoutId});
    const Answer set = client.post(mappingSets, mappingBody(customerSchema, tutorialRows));
    QVERIFY(set.status >= 200 && set.status < 300);
    QVERIFY(set.id().isEmpty() && !set.object().isEmpty());
    const Answer dataSet = client.post(
        u"/data/foundation/catalog/dataSets"_s,
        {{u"name"_s, u"Another"_s},
         {u"schemaRef"_s,
          QJsonObject{{u"id"_s, customerSchema},
                      {u"contentType"_s, u"application/vnd.adobe.xed+json;version=1"_s}}}});
    QCOMPARE(dataSet.status, 201);
    QCOMPARE(dataSet.body, QByteArray("[]"));
}

void FaultsTest::whichHits_data()
{
    QTest::addColumn<int>("nth");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("hits"); // one sign a request
    QTest::newRow("each") << 0 << 1 << u"xxxxx"_s;
    QTest::newRow("the first") << 1 << 1 << u"x...."_s;
    QTest::newRow("the third") << 3 << 1 << u"..x.."_s;
    QTest::newRow("two from the second") << 2 << 2 << u".xx.."_s;
    QTest::newRow("all from the second") << 2 << 0 << u".xxxx"_s;
    QTest::newRow("one that never comes") << 9 << 1 << u"....."_s;
}

void FaultsTest::whichHits()
{
    QFETCH(int, nth);
    QFETCH(int, count);
    FaultPlan plan;
    plan.add({.method = u"POST"_s, .pathPattern = u"/flows$"_s, .nthHit = nth, .count = count});
    QString hits;
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!plan.match({.method = "GET", .path = u"/a/flows"_s}));
        QVERIFY(!plan.match({.method = "POST", .path = u"/a/flows/1"_s}));
        hits += plan.match({.method = "POST", .path = u"/a/flows"_s}) ? u'x' : u'.';
    }
    QTEST(hits, "hits");
}

void FaultsTest::someoneElseChanges()
{
    const auto platform = started();
    Client client(*platform);
    const QString id = client.post(sources, sourceBody(u"test1.Mytable"_s, {u"TestID"_s})).id();
    const QString dataSet = u"/data/foundation/catalog/dataSets/"_s + customerDataSet;
    const QString schema = u"/data/foundation/schemaregistry/tenant/schemas/"_s +
                           QString::fromLatin1(QUrl::toPercentEncoding(customerSchema));
    const auto etag = [&] {
        return client.get(sources + u'/' + id)
            .object()
            .value("items"_L1)
            .toArray()
            .first()
            .toObject()
            .value("etag"_L1)
            .toString();
    };
    const auto schemaVersion = [&] {
        return client.get(schema, "application/vnd.adobe.xed+json; version=1")
            .object()
            .value("version"_L1)
            .toString();
    };
    const auto dataSetVersion = [&] {
        return client.get(dataSet)
            .object()
            .value(customerDataSet)
            .toObject()
            .value("version"_L1)
            .toString();
    };
    const QString before = etag();
    QCOMPARE(etag(), before);
    const QString schemaBefore = schemaVersion();
    const QString dataSetBefore = dataSetVersion();
    platform->setFault({.action = Action::ChangeFirst});
    QVERIFY(etag() != before);
    QVERIFY(schemaVersion() != schemaBefore);
    QVERIFY(dataSetVersion() != dataSetBefore);
    platform->clearFaults();
    const QString now = etag();
    platform->setFault({.method = u"PATCH"_s, .action = Action::ChangeFirst});
    const Answer clash = client.patch(
        sources + u'/' + id, now.toLatin1(),
        {QJsonObject{{u"op"_s, u"replace"_s}, {u"path"_s, u"/name"_s}, {u"value"_s, u"Mine"_s}}});
    QCOMPARE(clash.status, 412);
    QCOMPARE(client.get(sources).status, 200); // a list names nothing that could be changed
}

void FaultsTest::unreachable()
{
    const auto platform = started();
    Client client(*platform);
    QCOMPARE(client.get(sources).status, 200);
    QVERIFY(platform->setReachable(false));
    const Answer refused = client.get(sources);
    QCOMPARE(refused.status, 0);
    QCOMPARE(refused.error, QNetworkReply::ConnectionRefusedError);
    QVERIFY(platform->setReachable(false)); // twice is no harm
    QVERIFY(platform->setReachable(true));
    QVERIFY(platform->setReachable(true));
    QCOMPARE(client.get(sources).status, 200);
}

void FaultsTest::everyAnswerHasADate()
{
    const auto platform = started();
    const auto dated = [&platform] {
        RawPost post(*platform);
        (void)QTest::qWaitFor([&post] { return post.isWhole(); });
        return QLocale::c().toDateTime(QString::fromLatin1(post.header("Date")),
                                       u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    };
    QDateTime now = dated();
    now.setTimeSpec(Qt::UTC);
    QVERIFY(qAbs(now.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    platform->advanceClock(48h);
    platform->setFault({.status = 503});
    QDateTime later = dated();
    later.setTimeSpec(Qt::UTC);
    QVERIFY(now.secsTo(later) >= 48 * 3600);
}

void FaultsTest::randomFaults()
{
    const QList<FaultRule> some{{.status = 500},
                                {.status = 503},
                                {.method = u"GET"_s, .status = 404},
                                {.pathPattern = u"^/never$"_s, .status = 409}};
    const auto drawn = [&](quint32 seed, double probability, const QByteArray &method) {
        FaultPlan plan;
        plan.setRandom(seed, probability, some);
        QList<int> statuses;
        for (int i = 0; i < 2000; ++i) {
            const auto fault = plan.match({.method = method, .path = u"/a"_s});
            statuses.append(fault ? fault->status : 0);
        }
        return statuses;
    };
    const QList<int> first = drawn(7, 0.1, "POST");
    QCOMPARE(drawn(7, 0.1, "POST"), first);
    QVERIFY(drawn(8, 0.1, "POST") != first);
    const auto hits = first.size() - first.count(0);
    QVERIFY2(hits > 140 && hits < 260, qPrintable(QString::number(hits)));
    QVERIFY(first.contains(500) && first.contains(503));
    QVERIFY(!first.contains(404) && !first.contains(409));
    QVERIFY(drawn(7, 0.1, "GET").contains(404));
    QCOMPARE(drawn(7, 0, "GET").count(0), 2000);
    QCOMPARE(drawn(7, 1, "GET").count(0), 0);
    // A rule comes first, and everything goes with clear().
    FaultPlan plan;
    plan.setRandom(7, 1, {{.status = 500}});
    plan.add({.nthHit = 1, .status = 412});
    QCOMPARE(plan.match({.method = "GET"})->status, 412);
    QCOMPARE(plan.match({.method = "GET"})->status, 500);
    plan.clear();
    QVERIFY(!plan.match({.method = "GET"}));
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
