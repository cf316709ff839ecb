// SPDX-License-Identifier: Apache-2.0
#include "storage/jsonscan.h"
#include "storage/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace dfw::storage;
using namespace Qt::StringLiterals;

class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesInTheOrderTold();
    void writesWhatQtReads_data();
    void writesWhatQtReads();
    void escapes();
    void places_data();
    void places();
    void duplicates_data();
    void duplicates();
    void scanSurvivesNonsense();
    void tokens();
};

void TestJsonText::writesInTheOrderTold()
{
    JsonWriter out;
    out.beginObject();
    out.member(u"z", u"text"_s);
    out.member(u"a", qint64(-5));
    out.member(u"m", true);
    out.key(u"list");
    out.beginArray();
    out.value(0.5);
    out.beginObject();
    out.endObject();
    out.beginArray();
    out.endArray();
    out.endArray();
    out.endObject();
    QCOMPARE(out.take(), QByteArray("{\n  \"z\": \"text\",\n  \"a\": -5,\n  \"m\": true,\n"
                                    "  \"list\": [\n    0.5,\n    {},\n    []\n  ]\n}\n"));
}

void TestJsonText::writesWhatQtReads_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"{}", "[]", R"({"a":{"b":[1,2.5,"x",null,true,false,{}]}})",
                             "[9007199254740993]", "[-9223372036854775808]",
                             "[0.1,1e300,1e-300,123456789.125]", R"(["é中😀"])", R"({"":""})"})
        QTest::newRow(json) << QByteArray(json);
}

void TestJsonText::writesWhatQtReads()
{
    QFETCH(QByteArray, json);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(!document.isNull());
    JsonWriter out;
    out.value(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
    QCOMPARE(QJsonDocument::fromJson(out.take()), document);
}

void TestJsonText::escapes()
{
    JsonWriter out;
    out.value(u"\"\\\n\r\t\b\x1f/é😀"_s + QChar(0xdc00) + QChar(u'\0'));
    QCOMPARE(out.take(), QByteArray("\"\\\"\\\\\\n\\r\\t\\u0008\\u001f/é😀\\udc00\\u0000\"\n"));
}

void TestJsonText::places_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("begin") << QByteArray("abc") << 0 << 1 << 1;
    QTest::newRow("third") << QByteArray("abc") << 2 << 1 << 3;
    QTest::newRow("next line") << QByteArray("ab\ncd") << 4 << 2 << 2;
    QTest::newRow("behind the end") << QByteArray("ab\ncd") << 99 << 2 << 3;
    QTest::newRow("before the begin") << QByteArray("ab") << -5 << 1 << 1;
    QTest::newRow("umlauts are one character") << QByteArray("äö!") << 4 << 1 << 3;
    QTest::newRow("dos lines") << QByteArray("a\r\nb") << 3 << 2 << 1;
    QTest::newRow("empty") << QByteArray() << 0 << 1 << 1;
}

void TestJsonText::places()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    QFETCH(int, line);
    QFETCH(int, column);
    const TextPlace place = placeOf(text, offset);
    QCOMPARE(place.line, line);
    QCOMPARE(place.column, column);
}

void TestJsonText::duplicates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *text, const QStringList &found) {
        QTest::newRow(text) << QByteArray(text) << found;
    };
    row("{}", {});
    row(R"({"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]})", {});
    row(R"({"a":1,"a":2})", {u"/a"_s});
    row(R"({"a":1,"a":2,"a":3})", {u"/a"_s, u"/a"_s});
    row(R"({"x":[0,{"y":{"a/b":1,"c":[1,2],"a/b":2}}]})", {u"/x/1/y/a~1b"_s});
    row(R"({"a":"a","b":"a"})", {}); // values are no keys
    row(R"({"a":["b","b"]})", {});
    row(R"({"a":1,"\u0061":2})", {u"/a"_s});
    row(R"({"a\"b":1,"a\"b":2})", {u"/a\"b"_s});
    row(R"({"a":"{\"b\":1,\"b\":2}"})", {});
    row(R"({"":1,"":2})", {u"/"_s});
}

void TestJsonText::duplicates()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, found);
    QCOMPARE(duplicateKeys(text, 100), found);
    QCOMPARE(duplicateKeys(text, 1), found.mid(0, 1));
}

void TestJsonText::scanSurvivesNonsense()
{
    for (const char *text : {"", "}", "]]]", "{\"", "{\"a", "{\"a\\", "\\", "\"\"\"", "[,,,",
                             "{,\"a\":,\"a\"", "{\"a\\u\":1,\"a\\u\":2}"})
        QVERIFY(duplicateKeys(text, 10).size() <= 10);
}

void TestJsonText::tokens()
{
    QCOMPARE(pointerToken(u"a~1/b"_s), u"a~01~1b"_s);
    QCOMPARE(pointerToken({}), QString());
}

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
