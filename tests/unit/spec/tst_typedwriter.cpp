// SPDX-License-Identifier: Apache-2.0
#include "spec/typedwriter.h"

#include <limits>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace dfw::spec;
using namespace Qt::StringLiterals;

namespace {

QJsonValue parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().first();
}

QByteArray printed(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

} // namespace

class TestTypedWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesDeclaredType_data();
    void writesDeclaredType();
    void writesObjects();
    void readsIntegers_data();
    void readsIntegers();
    void readsBooleans_data();
    void readsBooleans();
};

void TestTypedWriter::writesDeclaredType_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *value, const char *schema, const char *written) {
        QTest::addRow("%s as %s", value, schema)
            << QByteArray(value) << QByteArray(schema) << QByteArray(written);
    };
    row("15", R"({"type":"string"})", R"("15")");
    row(R"("15")", R"({"type":"integer"})", "15");
    row("15", R"({"type":"integer"})", "15");
    row("15", R"({"type":"number"})", "15");
    row("true", R"({"type":"string"})", R"("true")");
    row("false", R"({"type":"string"})", R"("false")");
    row(R"("true")", R"({"type":"boolean"})", "true");
    row(R"("False")", R"({"type":"boolean"})", "false");
    row("0.1", R"({"type":"string"})", R"("0.1")");
    row(R"("0.1")", R"({"type":"number"})", "0.1");
    row("4102444800", R"({"type":"string"})", R"("4102444800")");
    row(R"("4102444800")", R"({"type":"integer"})", "4102444800");
    row("1e300", R"({"type":"string"})", R"("1e+300")");
    row("9007199254740993", R"({"type":"string"})", R"("9007199254740993")");
    // what cannot become the type goes out unchanged
    row(R"("abc")", R"({"type":"integer"})", R"("abc")");
    row(R"("1.5")", R"({"type":"integer"})", R"("1.5")");
    row("1.5", R"({"type":"integer"})", "1.5");
    row("15", R"({"type":"boolean"})", "15");
    row("true", R"({"type":"integer"})", "true");
    row("null", R"({"type":"string"})", "null");
    row(R"("nan")", R"({"type":"number"})", R"("nan")");
    row("[1]", R"({"type":"string"})", "[1]");
    // no type, several types
    row("15", "{}", "15");
    row("15", R"({"type":["string","integer"]})", "15");
    row("15", R"({"type":["null","string"]})", R"("15")");
    row(R"("15")", R"({"type":["boolean","integer"]})", "15");
}

void TestTypedWriter::writesDeclaredType()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, written);
    QCOMPARE(printed(writeAs(parsed(value), parsed(schema).toObject())), '[' + written + ']');
}

void TestTypedWriter::writesObjects()
{
    const QJsonObject schema = parsed(R"({"properties":{
        "startTime":{"type":"integer"}, "frequency":{"type":"string"},
        "deltaColumn":{"type":"object","properties":{"size":{"type":"string"}}}}})")
                                   .toObject();
    const QJsonObject values = parsed(R"({"startTime":"1612310466","frequency":"minute",
        "unknown":1,"deltaColumn":{"size":3,"name":"a"}})")
                                   .toObject();
    const QJsonObject expected = parsed(R"({"startTime":1612310466,"frequency":"minute",
        "unknown":1,"deltaColumn":{"size":"3","name":"a"}})")
                                     .toObject();
    QCOMPARE(writeObjectAs(values, schema), expected);
    QCOMPARE(writeObjectAs(values, {}), values);
    QCOMPARE(writeObjectAs({}, schema), QJsonObject());
}

void TestTypedWriter::readsIntegers_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<std::optional<qint64>>("number");
    const auto row = [](const char *value, std::optional<qint64> number) {
        QTest::newRow(value) << QByteArray(value) << number;
    };
    row("0", 0);
    row("1", 1);
    row("-15", -15);
    row("15.0", 15);
    row(R"("15")", 15);
    row("4102444800", 4102444800);
    row(R"("9223372036854775807")", std::numeric_limits<qint64>::max());
    row(R"("9223372036854775808")", std::nullopt);
    row("1e300", std::nullopt);
    row("1.5", std::nullopt);
    row(R"("1.5")", std::nullopt);
    row(R"("")", std::nullopt);
    row(R"("15 minutes")", std::nullopt);
    row("true", std::nullopt);
    row("null", std::nullopt);
    row("[15]", std::nullopt);
}

void TestTypedWriter::readsIntegers()
{
    QFETCH(QByteArray, value);
    QFETCH(std::optional<qint64>, number);
    QCOMPARE(readInteger(parsed(value)), number);
}

void TestTypedWriter::readsBooleans_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<std::optional<bool>>("truth");
    const auto row = [](const char *value, std::optional<bool> truth) {
        QTest::newRow(value) << QByteArray(value) << truth;
    };
    row("true", true);
    row("false", false);
    row(R"("true")", true);
    row(R"("FALSE")", false);
    row(R"("yes")", std::nullopt);
    row(R"("")", std::nullopt);
    row("1", std::nullopt);
    row("null", std::nullopt);
}

void TestTypedWriter::readsBooleans()
{
    QFETCH(QByteArray, value);
    QFETCH(std::optional<bool>, truth);
    QCOMPARE(readBoolean(parsed(value)), truth);
}

QTEST_GUILESS_MAIN(TestTypedWriter)
#include "tst_typedwriter.moc"
