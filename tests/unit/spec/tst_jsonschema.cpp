// SPDX-License-Identifier: Apache-2.0
#include "spec/jsonschema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace dfw;
using namespace dfw::spec;
using namespace Qt::StringLiterals;

namespace {

QJsonValue parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().first();
}

JsonSchema compiled(const QByteArray &json)
{
    return JsonSchema::compile(parsed(json).toObject()).takeValue();
}

QStringList pointers(const QList<SchemaIssue> &issues)
{
    QStringList out;
    for (const SchemaIssue &issue : issues)
        out.append(issue.pointer);
    return out;
}

} // namespace

class TestJsonSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void types_data();
    void types();
    void scheduleOfTheFlowSpec_data();
    void scheduleOfTheFlowSpec();
    void optionsOfTheFlowSpec_data();
    void optionsOfTheFlowSpec();
    void pointersNameThePlace_data();
    void pointersNameThePlace();
    void deepestFirstAndNoDoubles();
    void badSchemas_data();
    void badSchemas();
    void badPatternIsAnIssue();
    void survivesItsSource();
    void deepValues();

private:
    static QJsonObject flowSpec();
};

QJsonObject TestJsonSchema::flowSpec()
{
    QFile file(QStringLiteral(DFW_SOURCE_DIR "/tests/data/spec/flowspec-database.json"));
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open);
    Q_UNUSED(open)
    return QJsonDocument::fromJson(file.readAll()).object();
}

void TestJsonSchema::types_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *type, const char *value, bool fits) {
        QTest::addRow("%s: %s", type, value) << QByteArray(type) << QByteArray(value) << fits;
    };
    row("integer", "0", true);
    row("integer", "-1", true);
    row("integer", "2147483647", true);
    row("integer", "2147483648", true); // 2038-01-19
    row("integer", "1e12", true);
    row("integer", "1099511627776", true);    // 2^40
    row("integer", "9007199254740993", true); // 2^53 + 1
    row("integer", "9223372036854775807", true);
    row("integer", "-9223372036854775808", true);
    row("integer", "1.0", true);
    row("integer", "1.5", false);
    row("integer", "1e300", false); // no integer we could send
    row("integer", "\"15\"", false);
    row("integer", "true", false);
    row("integer", "null", false);
    row("integer", "[]", false);
    row("number", "1", true);
    row("number", "1.5", true);
    row("number", "1e300", true);
    row("number", "\"1\"", false);
    row("boolean", "true", true);
    row("boolean", "\"true\"", false);
    row("boolean", "1", false);
    row("string", "\"\"", true);
    row("string", "\"\\u0000\"", true);
    row("string", "1", false);
    row("object", "{}", true);
    row("object", "[]", false);
    row("array", "[]", true);
    row("array", "{}", false);
    row("null", "null", true);
    row("null", "0", false);
}

void TestJsonSchema::types()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, value);
    QFETCH(bool, fits);
    const JsonSchema schema = compiled(R"({"properties":{"x":{"type":")" + type + R"("}}})");
    const auto issues = schema.validate(QJsonObject{{u"x"_s, parsed(value)}});
    QCOMPARE(issues.isEmpty(), fits);
    if (!fits)
        QCOMPARE(issues.first().pointer, u"/x"_s);
}

void TestJsonSchema::scheduleOfTheFlowSpec_data()
{
    QTest::addColumn<QByteArray>("schedule");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const char *schedule, bool fits) {
        QTest::newRow(name) << QByteArray(schedule) << fits;
    };
    row("15 minutes", R"({"startTime":1612310466,"frequency":"minute","interval":15})", true);
    row("14 minutes", R"({"startTime":1612310466,"frequency":"minute","interval":14})", false);
    row("after 2038", R"({"startTime":4102444800,"frequency":"minute","interval":15})", true);
    row("1 hour", R"({"startTime":1612310466,"frequency":"hour","interval":1})", true);
    row("0 hours", R"({"startTime":1612310466,"frequency":"hour","interval":0})", false);
    row("1 week", R"({"startTime":1,"frequency":"week","interval":1,"backfill":true})", true);
    row("no interval", R"({"startTime":1612310466,"frequency":"day"})", false);
    row("once", R"({"startTime":1612310466,"frequency":"once"})", true);
    row("once, interval", R"({"startTime":1,"frequency":"once","interval":15})", false);
    row("once, backfill", R"({"startTime":1,"frequency":"once","backfill":true})", false);
    row("no start", R"({"frequency":"once"})", false);
    row("no frequency", R"({"startTime":1,"interval":15})", false);
    row("month", R"({"startTime":1,"frequency":"month","interval":15})", false);
    // The body all tutorials print breaks the tutorials' own schema.
    row("tutorial", R"({"startTime":"1612310466","frequency":"minute","interval":"15",
                        "backfill":"true"})",
        false);
}

void TestJsonSchema::scheduleOfTheFlowSpec()
{
    QFETCH(QByteArray, schedule);
    QFETCH(bool, fits);
    const QJsonObject schema =
        flowSpec().value(u"scheduleSpec"_s).toObject().value(u"spec"_s).toObject();
    QVERIFY(schema.contains(u"if"_s));
    const auto checker = JsonSchema::compile(schema);
    QVERIFY(checker.ok());
    QCOMPARE(checker->validate(parsed(schedule)).isEmpty(), fits);
}

void TestJsonSchema::optionsOfTheFlowSpec_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QStringList>("places");
    QTest::newRow("both") << QByteArray(R"({"errorDiagnosticsEnabled":true,
                                            "partialIngestionPercent":5})")
                          << QStringList();
    QTest::newRow("zero") << QByteArray(R"({"partialIngestionPercent":0})")
                          << QStringList{u"/partialIngestionPercent"_s};
    QTest::newRow("tiny") << QByteArray(R"({"partialIngestionPercent":0.001})") << QStringList();
    QTest::newRow("text") << QByteArray(R"({"errorDiagnosticsEnabled":"true"})")
                          << QStringList{u"/errorDiagnosticsEnabled"_s};
}

void TestJsonSchema::optionsOfTheFlowSpec()
{
    QFETCH(QByteArray, options);
    QFETCH(QStringList, places);
    const QJsonObject schema =
        flowSpec().value(u"optionSpec"_s).toObject().value(u"spec"_s).toObject();
    const auto found = JsonSchema::compile(schema)->validate(parsed(options));
    QCOMPARE(pointers(found).mid(0, places.size()), places);
    QCOMPARE(found.isEmpty(), places.isEmpty());
}

void TestJsonSchema::pointersNameThePlace_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const char *schema, const char *value,
                        const QString &pointer) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(value) << pointer;
    };
    row("root", R"({"type":"object"})", "1", {});
    row("item", R"({"properties":{"a":{"items":{"type":"string"}}}})", R"({"a":["x",1]})",
        u"/a/1"_s);
    row("slash", R"({"properties":{"a/b":{"type":"string"}}})", R"({"a/b":1})", u"/a~1b"_s);
    row("tilde", R"({"properties":{"a~b":{"type":"string"}}})", R"({"a~b":1})", u"/a~0b"_s);
    row("empty key", R"({"properties":{"":{"type":"string"}}})", R"({"":1})", u"/"_s);
    row("brackets", R"({"properties":{"[a]":{"type":"string"}}})", R"({"[a]":1})", u"/[a]"_s);
    row("colon", R"({"properties":{"meta:xdmType":{"type":"string"}}})", R"({"meta:xdmType":1})",
        u"/meta:xdmType"_s);
    row("missing: the object", R"({"properties":{"a":{"required":["b"]}}})", R"({"a":{}})",
        u"/a"_s);
}

void TestJsonSchema::pointersNameThePlace()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    QFETCH(QString, pointer);
    const auto issues = compiled(schema).validate(parsed(value));
    QVERIFY(!issues.isEmpty());
    QCOMPARE(issues.first().pointer, pointer);
    QVERIFY(!issues.first().message.isEmpty());
}

void TestJsonSchema::deepestFirstAndNoDoubles()
{
    const auto issues = compiled(R"({"properties":{"a":{"properties":{"b":{"type":"string"}}}},
                                     "required":["c"]})")
                            .validate(parsed(R"({"a":{"b":1}})"));
    QVERIFY(issues.size() >= 2);
    QCOMPARE(issues.first().pointer, u"/a/b"_s);
    for (qsizetype i = 1; i < issues.size(); ++i) {
        QVERIFY(issues.at(i - 1).pointer.count(u'/') >= issues.at(i).pointer.count(u'/'));
        QVERIFY(!issues.mid(0, i).contains(issues.at(i)));
    }
}

void TestJsonSchema::badSchemas_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("type is a number") << QByteArray(R"({"type":5})");
    QTest::newRow("unknown type list") << QByteArray(R"({"type":[5]})");
    QTest::newRow("required is a word") << QByteArray(R"({"required":"a"})");
    QTest::newRow("properties is a list") << QByteArray(R"({"properties":[]})");
    QTest::newRow("dangling reference") << QByteArray(R"({"$ref":"#/definitions/no"})");
    QTest::newRow("reference abroad") << QByteArray(R"({"$ref":"http://example.com/x.json"})");
}

void TestJsonSchema::badSchemas()
{
    QFETCH(QByteArray, schema);
    const auto result = JsonSchema::compile(parsed(schema).toObject());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ErrorKind::Protocol);
    QVERIFY(!result.error().detail.isEmpty());
}

void TestJsonSchema::badPatternIsAnIssue()
{
    // A pattern std::regex cannot read throws while validating, not while compiling.
    const auto schema = JsonSchema::compile(parsed(R"({"pattern":"(?<=a)b["})").toObject());
    if (schema)
        QVERIFY(!schema->validate(u"ab"_s).isEmpty());
}

void TestJsonSchema::survivesItsSource()
{
    std::optional<JsonSchema> kept;
    {
        QJsonObject source = parsed(R"({"type":"object","required":["a"]})").toObject();
        kept = JsonSchema::compile(source).takeValue();
        source = {};
    }
    const JsonSchema copy = *kept;
    kept.reset();
    QVERIFY(!copy.validate(QJsonObject()).isEmpty());
    QVERIFY(copy.validate(QJsonObject{{u"a"_s, 1}}).isEmpty());
}

void TestJsonSchema::deepValues()
{
    const QByteArray deep = QByteArray(500, '[') + QByteArray(500, ']');
    QVERIFY(compiled(R"({"type":"array"})").validate(parsed(deep)).isEmpty());
}

QTEST_GUILESS_MAIN(TestJsonSchema)
#include "tst_jsonschema.moc"
