// SPDX-License-Identifier: Apache-2.0
#include "dataprep/conversion.h"

#include <QJsonDocument>
#include <QTest>

using namespace dfw;
using namespace dfw::dataprep;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(dfw::dataprep::FieldRules)

namespace {

using Problem = ConversionProblem;

const FieldRules text{.type = ValueType::String, .rawType = u"string"_s};
const FieldRules number{.type = ValueType::Number, .rawType = u"number"_s};
const FieldRules byteField{.type = ValueType::Integer, .rawType = u"byte"_s};
const FieldRules shortField{.type = ValueType::Integer, .rawType = u"short"_s};
const FieldRules intField{.type = ValueType::Integer, .rawType = u"int"_s};
const FieldRules longField{.type = ValueType::Integer, .rawType = u"long"_s};
const FieldRules boolean{.type = ValueType::Boolean, .rawType = u"boolean"_s};
const FieldRules date{.type = ValueType::Date, .rawType = u"date"_s};
const FieldRules moment{.type = ValueType::DateTime, .rawType = u"date-time"_s};
const FieldRules object{.type = ValueType::Object, .rawType = u"object"_s};
const FieldRules array{.type = ValueType::Array, .rawType = u"array"_s};
const FieldRules map{.type = ValueType::Map, .rawType = u"map"_s};
const FieldRules choice{
    .type = ValueType::String, .rawType = u"string"_s, .enumValues = {u"a"_s, u"b"_s}};
const FieldRules email{.type = ValueType::String, .rawType = u"string"_s, .format = u"email"_s};
const FieldRules coded{
    .type = ValueType::String, .rawType = u"string"_s, .pattern = u"^[A-Z]{2}$"_s};
const FieldRules brokenPattern{
    .type = ValueType::String, .rawType = u"string"_s, .pattern = u"(("_s};
const FieldRules sized{
    .type = ValueType::String, .rawType = u"string"_s, .minLength = 2, .maxLength = 4};
const FieldRules birthYear{
    .type = ValueType::Integer, .rawType = u"short"_s, .minimum = 1, .maximum = 32767};

QString shown(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

} // namespace

class TestConversion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesIn_data();
    void goesIn();
    void isLeftOut();
    void fails_data();
    void fails();
    void datesOfExpressions();
    void typeFits_data();
    void typeFits();
    void rulesOfAField();
};

void TestConversion::goesIn_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<FieldRules>("rules");
    QTest::addColumn<QJsonValue>("result");
    const auto row = [](const char *name, const QJsonValue &value, const FieldRules &rules,
                        const QJsonValue &result) {
        QTest::newRow(name) << value << rules << result;
    };
    row("text to text", u"x"_s, text, u"x"_s);
    row("text to choice", u"a"_s, choice, u"a"_s);
    row("text to e-mail", u"a@b"_s, email, u"a@b"_s);
    row("text to pattern", u"SE"_s, coded, u"SE"_s);
    row("text to a pattern that is none", u"x"_s, brokenPattern, u"x"_s);
    row("text to length, shortest", u"ab"_s, sized, u"ab"_s);
    row("text to length, longest", u"abcd"_s, sized, u"abcd"_s);
    row("text to number", u" 12.5 "_s, number, 12.5);
    row("text to int", u"42"_s, intField, 42);
    row("text to long", u"9007199254740991"_s, longField, qint64(9007199254740991));
    row("text to date", u"2020-02-29"_s, date, u"2020-02-29"_s);
    row("text to date, of a moment", u"2020-02-29 23:00:00-0500"_s, date, u"2020-03-01"_s);
    row("text to date-time", u"12112020"_s, moment, u"2020-12-11T00:00:00Z"_s);
    row("text to date-time, ms without zone", u"2024-05-05 20:39:00.005"_s, moment,
        u"2024-05-05T20:39:00Z"_s);
    for (const QString &yes :
         {u"y"_s, u"yes"_s, u"Y"_s, u"YES"_s, u"on"_s, u"ON"_s, u"true"_s, u"TRUE"_s})
        row(qPrintable(u"text to boolean: "_s + yes), yes, boolean, true);
    for (const QString &no :
         {u"n"_s, u"N"_s, u"no"_s, u"NO"_s, u"off"_s, u"OFF"_s, u"false"_s, u"FALSE"_s})
        row(qPrintable(u"text to boolean: "_s + no), no, boolean, false);
    row("whole number to text", 1234, text, u"1234"_s);
    row("fraction to text", 0.5, text, u"0.5"_s);
    row("large number to text", 1e15, text, u"1000000000000000"_s);
    row("boolean to text", true, text, u"true"_s);
    row("byte, least", -128, byteField, -128);
    row("byte, most", 127, byteField, 127);
    row("short, least", -32768, shortField, -32768);
    row("short, most", 32767, shortField, 32767);
    row("int, least", -2147483648.0, intField, -2147483648.0);
    row("int, most", 2147483647.0, intField, 2147483647.0);
    row("long, least", -9007199254740991.0, longField, -9007199254740991.0);
    row("whole number to number", 3, number, 3);
    row("fraction without digits to int", 3.0, intField, 3);
    row("boolean to boolean", false, boolean, false);
    row("number to date, read as text", 20240507, date, u"2024-05-07"_s);
    row("object to object", QJsonObject{{u"a"_s, 1}}, object, QJsonObject{{u"a"_s, 1}});
    row("object to map", QJsonObject{{u"a"_s, 1}}, map, QJsonObject{{u"a"_s, 1}});
    row("array to array", QJsonArray{1, 2}, array, QJsonArray{1, 2});
}

void TestConversion::goesIn()
{
    QFETCH(QJsonValue, value);
    QFETCH(FieldRules, rules);
    QFETCH(QJsonValue, result);
    const Converted found = convert(value, rules);
    QCOMPARE(found.outcome, Converted::Outcome::Taken);
    QVERIFY(!found.problem);
    QCOMPARE(shown(found.value), shown(result));
}

void TestConversion::isLeftOut()
{
    for (const FieldRules &rules : {text, number, intField, boolean, date, moment, object, array})
        QCOMPARE(convert(QJsonValue(QJsonValue::Null), rules).outcome, Converted::Outcome::LeftOut);
    QCOMPARE(convert(QJsonValue(u""_s), text).outcome, Converted::Outcome::LeftOut);
    QCOMPARE(convert(QJsonValue(u""_s), choice).outcome, Converted::Outcome::LeftOut);
}

void TestConversion::fails_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<FieldRules>("rules");
    QTest::addColumn<int>("code");
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const QJsonValue &value, const FieldRules &rules,
                        Problem::Code code, const QStringList &arguments = {}) {
        QTest::newRow(name) << value << rules << int(code) << arguments;
    };
    row("empty to number", u""_s, number, Problem::Empty);
    row("empty to date", u""_s, date, Problem::Empty);
    row("empty to boolean", u""_s, boolean, Problem::Empty);
    row("empty to object", u""_s, object, Problem::NoObject);
    row("text to number, comma", u"12,5"_s, number, Problem::NoNumber);
    row("text to number, word", u"nan"_s, number, Problem::NoNumber);
    row("text to number, endless", u"1e999"_s, number, Problem::NoNumber);
    row("boolean to number", true, number, Problem::NoNumber);
    row("boolean to int", true, intField, Problem::NoNumber);
    row("fraction to int", 4.5, intField, Problem::NoWholeNumber);
    row("byte, below", -129, byteField, Problem::OutOfRange, {u"-128"_s, u"127"_s});
    row("byte, above", 128, byteField, Problem::OutOfRange, {u"-128"_s, u"127"_s});
    row("short, above", 32768, shortField, Problem::OutOfRange, {u"-32768"_s, u"32767"_s});
    row("int, above", 2147483648.0, intField, Problem::OutOfRange,
        {u"-2147483648"_s, u"2147483647"_s});
    row("long, above", u"9007199254740993"_s, longField, Problem::OutOfRange,
        {u"-9007199254740991"_s, u"9007199254740991"_s});
    row("field's own limit", 0, birthYear, Problem::OutOfRange, {u"1"_s, u"32767"_s});
    for (const QJsonValue &value : {QJsonValue(u"1"_s), QJsonValue(u"0"_s), QJsonValue(u"Yes"_s),
                                    QJsonValue(u"True"_s), QJsonValue(1), QJsonValue(0)})
        row(qPrintable(u"boolean from "_s + shown(value)), value, boolean, Problem::NoBoolean);
    row("text to date", u"31/12/2020"_s, date, Problem::NoDate);
    row("text to date-time", u"2024-05-05 20:39:00"_s, moment, Problem::NoDate);
    row("boolean to date", true, date, Problem::NoDate);
    row("not in the enum", u"A"_s, choice, Problem::NotAllowed);
    row("not the pattern", u"Sweden"_s, coded, Problem::PatternMismatch, {u"^[A-Z]{2}$"_s});
    row("too short", u"x"_s, sized, Problem::TooShort, {u"2"_s});
    row("too long", u"xxxxx"_s, sized, Problem::TooLong, {u"4"_s});
    row("no e-mail", u"not given"_s, email, Problem::NoEmail);
    row("array to text", QJsonArray{1}, text, Problem::NotOneValue);
    row("object to number", QJsonObject(), number, Problem::NotOneValue);
    row("object to date", QJsonObject(), date, Problem::NotOneValue);
    row("text to object", u"x"_s, object, Problem::NoObject);
    row("array to object", QJsonArray{1}, object, Problem::NoObject);
    row("text to map", u"x"_s, map, Problem::NoObject);
    row("text to array", u"x"_s, array, Problem::NoArray);
    row("object to array", QJsonObject(), array, Problem::NoArray);
}

void TestConversion::fails()
{
    QFETCH(QJsonValue, value);
    QFETCH(FieldRules, rules);
    QFETCH(int, code);
    QFETCH(QStringList, arguments);
    const Converted found = convert(value, rules);
    QCOMPARE(found.outcome, Converted::Outcome::Failed);
    QVERIFY(found.problem);
    QCOMPARE(int(found.problem->code), code);
    QCOMPARE(found.problem->arguments, arguments);
}

void TestConversion::datesOfExpressions()
{
    const Value value = QDateTime(QDate(2024, 5, 5), QTime(20, 39), Qt::OffsetFromUTC, -28800);
    QCOMPARE(convert(value, moment).value, QJsonValue(u"2024-05-06T04:39:00Z"_s));
    QCOMPARE(convert(value, date).value, QJsonValue(u"2024-05-06"_s));
    QCOMPARE(convert(value, text).value, QJsonValue(u"2024-05-05T20:39:00-08:00"_s));
    QCOMPARE(convert(value, number).problem->code, Problem::NoNumber);
}

void TestConversion::typeFits_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("raw");
    QTest::addColumn<FieldRules>("rules");
    QTest::addColumn<int>("fit");
    const auto row = [](ValueType type, const QString &raw, const FieldRules &rules, TypeFit fit) {
        QTest::addRow("%s to %s%s", qUtf8Printable(raw), qUtf8Printable(rules.rawType),
                      rules.enumValues.isEmpty() && rules.pattern.isEmpty() ? "" : " with limits")
            << int(type) << raw << rules << int(fit);
    };
    struct Source
    {
        ValueType type;
        QString raw;
    };
    const QList<Source> sources{
        {ValueType::String, u"string"_s},      {ValueType::Integer, u"byte"_s},
        {ValueType::Integer, u"short"_s},      {ValueType::Integer, u"int"_s},
        {ValueType::Integer, u"long"_s},       {ValueType::Number, u"number"_s},
        {ValueType::Boolean, u"boolean"_s},    {ValueType::Date, u"date"_s},
        {ValueType::DateTime, u"date-time"_s}, {ValueType::Object, u"object"_s},
        {ValueType::Array, u"array"_s},        {ValueType::Map, u"map"_s}};
    const QList<FieldRules> targets{text,    byteField, shortField, intField, longField, number,
                                    boolean, date,      moment,     object,   array,     map};
    // A row a source, a letter a target: Same Converts may-Not-fit Depends Loses-time Adds-time
    // never (-).
    const QStringList table{u"SDDDDDDDD---"_s, u"CSCCCC------"_s, u"CNSCCC------"_s,
                            u"CNNSCC------"_s, u"CNNNSC------"_s, u"CNNNNS------"_s,
                            u"C-----S-----"_s, u"C------SA---"_s, u"C------LS---"_s,
                            u"---------S--"_s, u"----------S-"_s, u"-----------S"_s};
    const QString letters = u"SCNDLA-"_s;
    for (qsizetype from = 0; from < sources.size(); ++from) {
        for (qsizetype to = 0; to < targets.size(); ++to) {
            row(sources.at(from).type, sources.at(from).raw, targets.at(to),
                TypeFit(letters.indexOf(table.at(from).at(to))));
        }
    }
    row(ValueType::String, u"string"_s, choice, TypeFit::Depends);
    row(ValueType::Integer, u"int"_s, coded, TypeFit::Depends);
    row(ValueType::Object, u"object"_s, choice, TypeFit::Never);
    row(ValueType::Unknown, u"blob"_s, intField, TypeFit::Depends);
    row(ValueType::Unknown, u"blob"_s, text, TypeFit::Converts);
}

void TestConversion::typeFits()
{
    QFETCH(int, type);
    QFETCH(QString, raw);
    QFETCH(FieldRules, rules);
    QFETCH(int, fit);
    QCOMPARE(int(typeFit(ValueType(type), raw, rules)), fit);
}

void TestConversion::rulesOfAField()
{
    const SchemaField field{.path = u"a"_s,
                            .type = ValueType::Integer,
                            .rawType = u"short"_s,
                            .format = u"f"_s,
                            .enumValues = {u"1"_s},
                            .pattern = u"p"_s,
                            .minLength = 1,
                            .maxLength = 2,
                            .minimum = 3,
                            .maximum = 4};
    const FieldRules expected{.type = ValueType::Integer,
                              .rawType = u"short"_s,
                              .format = u"f"_s,
                              .enumValues = {u"1"_s},
                              .pattern = u"p"_s,
                              .minLength = 1,
                              .maxLength = 2,
                              .minimum = 3,
                              .maximum = 4};
    QCOMPARE(rulesOf(field), expected);
}

QTEST_GUILESS_MAIN(TestConversion)
#include "tst_conversion.moc"
