// SPDX-License-Identifier: Apache-2.0
#include "domain/flowplan.h"
#include "domain/schemafield.h"
#include "domain/standardobjects.h"
#include "domain/validation.h"

#include <QTest>

using namespace dfw;
using namespace Qt::StringLiterals;

class TestColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typeNames_data();
    void typeNames();
    void columnType_data();
    void columnType();
    void fits_data();
    void fits();
    void fieldsByPath();
    void columnsByName();
    void plainMappings();
    void standardObjects();
};

void TestColumns::typeNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("format");
    QTest::addColumn<ValueType>("type");
    const auto row = [](const QString &name, const QString &format, ValueType type) {
        QTest::addRow("%s/%s", qUtf8Printable(name), qUtf8Printable(format))
            << name << format << type;
    };
    using enum ValueType;
    row(u"string"_s, {}, String);
    row(u"String"_s, {}, String); // the CRM tutorial's spelling
    row(u"string"_s, u"date"_s, Date);
    row(u"string"_s, u"date-time"_s, DateTime);
    row(u"string"_s, u"uri-reference"_s, String);
    row(u"date"_s, {}, Date);
    row(u"date-time"_s, {}, DateTime);
    for (const QString &name : {u"byte"_s, u"short"_s, u"int"_s, u"integer"_s, u"long"_s})
        row(name, {}, Integer);
    row(u"number"_s, {}, Number);
    row(u"double"_s, {}, Number);
    row(u"boolean"_s, {}, Boolean);
    row(u"object"_s, {}, Object);
    row(u"array"_s, {}, Array);
    row(u"map"_s, {}, Map);
    row({}, {}, Unknown);
    row(u"geometry"_s, u"date"_s, Unknown);
}

void TestColumns::typeNames()
{
    QFETCH(QString, name);
    QFETCH(QString, format);
    QFETCH(ValueType, type);
    QCOMPARE(valueTypeFromXdm(name, format), type);
}

void TestColumns::columnType_data()
{
    QTest::addColumn<Column>("column");
    QTest::addColumn<ValueType>("type");
    using enum ValueType;
    const QVariantMap time{{u"type"_s, u"string"_s}, {u"format"_s, u"date-time"_s}};
    QTest::newRow("type only") << Column{.name = u"a"_s, .rawType = u"integer"_s} << Integer;
    QTest::newRow("xdm before type") << Column{.rawType = u"string"_s, .xdm = time} << DateTime;
    QTest::newRow("meta before xdm")
        << Column{.rawType = u"string"_s, .xdmType = u"date"_s, .xdm = time} << Date;
    QTest::newRow("xdm without type")
        << Column{.rawType = u"boolean"_s, .xdm = {{u"minimum"_s, 0}}} << Boolean;
    QTest::newRow("nothing") << Column{} << Unknown;
    QTest::newRow("xdm of a wrong type")
        << Column{.rawType = u"string"_s, .xdm = {{u"type"_s, QVariantMap{}}}} << String;
}

void TestColumns::columnType()
{
    QFETCH(Column, column);
    QFETCH(ValueType, type);
    QCOMPARE(column.type(), type);
}

void TestColumns::fits_data()
{
    // Rows: source. Columns: target, in the order of the enum. g good, d depends, n never.
    // Schema, catalog and data prep reference 1.12.
    QTest::addColumn<ValueType>("from");
    QTest::addColumn<QString>("expected");
    using enum ValueType;
    //                                     ?SINBDTOAM
    QTest::newRow("Unknown") << Unknown << u"dddddddddd"_s;
    QTest::newRow("String") << String << u"dgdddddnnn"_s;
    QTest::newRow("Integer") << Integer << u"dgggnnnnnn"_s;
    QTest::newRow("Number") << Number << u"dgdgnnnnnn"_s;
    QTest::newRow("Boolean") << Boolean << u"dgnngnnnnn"_s;
    QTest::newRow("Date") << Date << u"dgnnngdnnn"_s;
    QTest::newRow("DateTime") << DateTime << u"dgnnndgnnn"_s;
    QTest::newRow("Object") << Object << u"dnnnnnngnn"_s;
    QTest::newRow("Array") << Array << u"dnnnnnnngn"_s;
    QTest::newRow("Map") << Map << u"dnnnnnnnng"_s;
}

void TestColumns::fits()
{
    QFETCH(ValueType, from);
    QFETCH(QString, expected);
    QString found;
    for (int to = 0; to <= int(ValueType::Map); ++to) {
        const Fit fit = typeFit(from, ValueType(to));
        found += fit == Fit::Good ? u'g' : fit == Fit::Depends ? u'd' : u'n';
    }
    QCOMPARE(found, expected);
}

void TestColumns::fieldsByPath()
{
    const SchemaFields fields({{.path = u"_id"_s, .type = ValueType::String},
                               {.path = u"person"_s, .type = ValueType::Object},
                               {.path = u"person.birthDate"_s, .type = ValueType::Date},
                               {.path = u"phones"_s, .type = ValueType::Array},
                               {.path = u"phones[].number"_s, .type = ValueType::String}});
    QVERIFY(fields.find(u"_id"_s));
    QCOMPARE(fields.find(u"person.birthDate"_s)->type, ValueType::Date);
    QCOMPARE(fields.find(u"phones[0].number"_s)->type, ValueType::String);
    QCOMPARE(fields.find(u"phones[*].number"_s)->path, u"phones[].number"_s);
    QCOMPARE(fields.find(u"phones[7]"_s)->path, u"phones"_s);
    QVERIFY(!fields.find(u"phones[x].number"_s));
    QVERIFY(!fields.find(u"person.birthdate"_s));
    QVERIFY(!fields.find(QString()));
    QVERIFY(!fields.find(u"[0]"_s));
    QCOMPARE(fields.leafPaths(),
             (QStringList{u"_id"_s, u"person.birthDate"_s, u"phones"_s, u"phones[].number"_s}));
    QVERIFY(SchemaFields().isEmpty());
    QVERIFY(!SchemaFields().find(u"_id"_s));
}

void TestColumns::columnsByName()
{
    FlowPlan plan;
    plan.source.columns = {{.name = u"a"_s}, {.name = u"b"_s}};
    QCOMPARE(plan.column(u"b"_s), &plan.source.columns.at(1));
    QVERIFY(!plan.column(u"B"_s));
    QVERIFY(!plan.column(QString()));
}

void TestColumns::plainMappings()
{
    QVERIFY(isPlainMapping({}));
    QVERIFY(isPlainMapping({{MappingKind::Column, u"a"_s, u"b"_s}}));
    QVERIFY(!isPlainMapping({{}, {MappingKind::Constant, u"a"_s, u"b"_s}}));
    QVERIFY(!isPlainMapping({{MappingKind::Expression, u"a"_s, u"b"_s}}));
}

void TestColumns::standardObjects()
{
    QVERIFY(isStandardObjectPath(u"person.name"_s));
    QVERIFY(isStandardObjectPath(u"homeAddress"_s));
    QVERIFY(!isStandardObjectPath(u"person.name.fullName"_s));
    QVERIFY(!isStandardObjectPath(u"_id"_s));
    QVERIFY(!isStandardObjectPath(QString()));
}

QTEST_GUILESS_MAIN(TestColumns)
#include "tst_columns.moc"
