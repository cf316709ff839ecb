// SPDX-License-Identifier: Apache-2.0
#include "net/authtransport.h"
#include "net/jsonreader.h"
#include "net/onceupload.h"
#include "support/golden.h"
#include "support/scriptedtransport.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using net::JsonReader;

class JsonReaderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fields_data();
    void fields();
    void theFirstProblemCounts();
    void bodies_data();
    void bodies();
    void headersAreFoundInAnyCase();
    void signingInAddsFourHeaders();
    void anUploadIsReadOnce();
};

void JsonReaderTest::fields_data()
{
    QTest::addColumn<QJsonValue>("value"); // undefined: not there
    QTest::addColumn<QString>("readable"); // of "text integer object array"
    QTest::addColumn<qint64>("number");
    const auto row = [](const char *name, const QJsonValue &value, const char *readable,
                        qint64 number = 0) {
        QTest::newRow(name) << value << QString::fromLatin1(readable) << number;
    };
    row("not there", QJsonValue(QJsonValue::Undefined), "");
    row("null", QJsonValue::Null, "");
    row("text", u"x"_s, "text");
    row("empty text", u""_s, "text");
    row("numeric text", u"15"_s, "text integer", 15);
    row("negative numeric text", u"-1"_s, "text integer", -1);
    row("long numeric text", u"1612310466000"_s, "text integer", 1612310466000);
    row("fraction as text", u"1.5"_s, "text");
    row("number", 15, "integer", 15);
    row("milliseconds", 1612310466123.0, "integer", 1612310466123);
    row("2^53 + 1", QJsonValue(qint64(9007199254740993)), "integer", 9007199254740993);
    row("fraction", 1.5, "");
    row("true", true, "");
    row("object", json("{'a':1}"), "object");
    row("array", json("[1]"), "array");
}

void JsonReaderTest::fields()
{
    QFETCH(QJsonValue, value);
    QFETCH(QString, readable);
    QFETCH(qint64, number);
    QJsonObject object;
    if (!value.isUndefined())
        object.insert(u"k"_s, value);
    const auto reads = [&](const char *kind, const std::function<void(JsonReader &)> &read) {
        JsonReader reader(object, u"op"_s, u"/items/3"_s);
        read(reader);
        const bool expected = readable.split(u' ').contains(QLatin1StringView(kind));
        if (!expected && !reader.ok()) {
            return reader.error() == Error{.kind = ErrorKind::Protocol,
                                           .operation = u"op"_s,
                                           .where = u"/items/3/k"_s};
        }
        return expected && reader.ok();
    };
    QVERIFY(reads("text", [](JsonReader &r) { r.text(u"k"_s); }));
    QVERIFY(reads("integer", [](JsonReader &r) { r.integer(u"k"_s); }));
    QVERIFY(reads("object", [](JsonReader &r) { r.object(u"k"_s); }));
    QVERIFY(reads("array", [](JsonReader &r) { r.array(u"k"_s); }));
    // With a default nothing is a problem.
    JsonReader reader(object, u"op"_s);
    QCOMPARE(reader.textOr(u"k"_s, u"d"_s), value.isString() ? value.toString() : u"d"_s);
    QCOMPARE(reader.integerOr(u"k"_s, 7), readable.contains(u"integer"_s) ? number : 7);
    QVERIFY(reader.ok());
}

void JsonReaderTest::theFirstProblemCounts()
{
    JsonReader reader(json("{'b':1}").toObject(), u"op"_s);
    reader.text(u"a"_s);
    reader.text(u"b"_s);
    reader.fail(u"c"_s);
    const Result<int> result = reader.result(5);
    QVERIFY(!result);
    QCOMPARE(result.error().where, u"/a"_s);
    QCOMPARE(JsonReader({}, {}).result(5).value(), 5);
}

void JsonReaderTest::bodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("asValue");
    QTest::addColumn<bool>("asObject");
    QTest::newRow("object") << QByteArray("{}") << true << true;
    QTest::newRow("array") << QByteArray("[]") << true << false;
    QTest::newRow("with a blank line") << QByteArray("\n{\"a\":1}\n") << true << true;
    QTest::newRow("empty") << QByteArray() << false << false;
    QTest::newRow("HTML") << QByteArray("<html>Bearer eyJhbGciOi5</html>") << false << false;
    QTest::newRow("cut") << QByteArray("{\"id\":\"4") << false << false;
    QTest::newRow("text") << QByteArray("\"x\"") << false << false;
    QTest::newRow("number") << QByteArray("5") << false << false;
    QTest::newRow("null") << QByteArray("null") << false << false;
    QTest::newRow("two values") << QByteArray("{}{}") << false << false;
    QTest::newRow("bad UTF-8") << QByteArray("{\"a\":\"\xFF\"}") << false << false;
    QTest::newRow("very deep") << QByteArray(5000, '[') << false << false;
}

void JsonReaderTest::bodies()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, asValue);
    QFETCH(bool, asObject);
    net::Response response = answer(200, body, {{"X-Request-Id", "r-1"}});
    response.attempts = 2;
    QCOMPARE(net::parseJson(response, u"op"_s).ok(), asValue);
    const auto object = net::parseObject(response, u"op"_s);
    QCOMPARE(object.ok(), asObject);
    if (!object) {
        const Error &error = object.error();
        QCOMPARE(error.kind, ErrorKind::Protocol);
        QCOMPARE(error.operation, u"op"_s);
        QCOMPARE(error.httpStatus, 200);
        QCOMPARE(error.requestId, u"r-1"_s);
        QCOMPARE(error.attempts, 2);
        QVERIFY(!error.detail.contains(u"eyJhbGciOi5"_s));
        QVERIFY(error.detail.size() <= 2000);
    }
}

void JsonReaderTest::headersAreFoundInAnyCase()
{
    const net::Response response =
        answer(200, QByteArray(), {{"ETag", "a"}, {"etag", "b"}, {"Empty", ""}});
    QCOMPARE(response.header("ETAG"), "a");
    QVERIFY(response.header("Empty").isEmpty());
    QVERIFY(response.header("none").isEmpty());
    for (const auto &[status, good] : QList<std::pair<int, bool>>{
             {0, false}, {199, false}, {200, true}, {299, true}, {300, false}, {404, false}})
        QCOMPARE(answer(status, QByteArray()).isSuccess(), good);
}

void JsonReaderTest::signingInAddsFourHeaders()
{
    ScriptedTransport network;
    net::AuthTransport transport(network, {.accessToken = Secret(u"t\u00E4"_s),
                                           .apiKey = u"k"_s,
                                           .organisation = u"o@AdobeOrg"_s,
                                           .sandbox = u"dev"_s});
    const net::Request request{.operation = u"op"_s, .headers = {{"Accept", "x"}}};
    const Call call = transport.send(request, [](const auto &) {});
    const QList<net::Header> expected{{"Accept", "x"},
                                      {"Authorization", "Bearer t\xC3\xA4"},
                                      {"x-api-key", "k"},
                                      {"x-gw-ims-org-id", "o@AdobeOrg"},
                                      {"x-sandbox-name", "dev"}};
    QCOMPARE(network.requests().first().headers, expected);
    QVERIFY(!net::Credentials{}.isComplete());
}

void JsonReaderTest::anUploadIsReadOnce()
{
    net::OnceUpload upload(QByteArray("abcdef"));
    QVERIFY(upload.isSequential());
    QVERIFY(!upload.wasRead());
    QCOMPARE(upload.bytesAvailable(), 6);
    QCOMPARE(upload.read(4), "abcd");
    QVERIFY(upload.wasRead());
    QVERIFY(!upload.reset());
    QVERIFY(!upload.atEnd());
    QCOMPARE(upload.readAll(), "ef");
    QVERIFY(upload.atEnd());
    char byte = 0;
    QCOMPARE(upload.read(&byte, 1), -1);
    QVERIFY(!upload.isWritable());
}

QTEST_GUILESS_MAIN(JsonReaderTest)
#include "tst_jsonreader.moc"
