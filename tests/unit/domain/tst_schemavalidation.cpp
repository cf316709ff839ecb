// SPDX-License-Identifier: Apache-2.0
#include "domain/validation.h"

#include <QTest>

using namespace dfw;
using namespace Qt::StringLiterals;

class TestSchemaValidation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_data();
    void rows();
    void requiredFields();
    void objectFillsItsRequiredFields();
    void emptySchema();

private:
    static SchemaFields schema();
};

SchemaFields TestSchemaValidation::schema()
{
    using enum ValueType;
    return SchemaFields({{.path = u"_id"_s, .type = String, .rawType = u"string"_s},
                         {.path = u"person"_s, .type = Object, .rawType = u"object"_s},
                         {.path = u"person.birthDate"_s, .type = Date, .rawType = u"date"_s},
                         {.path = u"person.active"_s, .type = Boolean, .rawType = u"boolean"_s},
                         {.path = u"tags"_s, .type = Array, .rawType = u"array"_s},
                         {.path = u"phones"_s, .type = Array, .rawType = u"array"_s},
                         {.path = u"phones[].number"_s, .type = String, .rawType = u"string"_s},
                         {.path = u"odd"_s, .type = Unknown, .rawType = u"geometry"_s}});
}

void TestSchemaValidation::rows_data()
{
    QTest::addColumn<MappingRow>("row");
    QTest::addColumn<QList<Issue>>("expected");
    const auto row = [](const char *name, MappingKind kind, const QString &source,
                        const QString &target, const QList<Issue> &expected) {
        QTest::newRow(name) << MappingRow{kind, source, target} << expected;
    };
    const QString place = u"/mapping/0/target"_s;
    using enum MappingKind;
    using enum IssueCode;
    using enum Severity;
    row("fits", Column, u"text"_s, u"_id"_s, {});
    row("unknown field", Column, u"text"_s, u"_ID"_s, {{UnknownTarget, Error, place, {u"_ID"_s}}});
    row("unknown field, constant", Constant, u"x"_s, u"nope"_s,
        {{UnknownTarget, Error, place, {u"nope"_s}}});
    row("object", Column, u"text"_s, u"person"_s, {{TargetIsObject, Error, place, {u"person"_s}}});
    row("object, constant", Constant, u"x"_s, u"person"_s,
        {{TargetIsObject, Error, place, {u"person"_s}}});
    row("object, formula", Expression, u"f()"_s, u"person"_s, {});
    row("never", Column, u"time"_s, u"person.active"_s,
        {{TypeNeverFits,
          Error,
          place,
          {u"time"_s, u"date-time"_s, u"person.active"_s, u"boolean"_s}}});
    row("depends", Column, u"time"_s, u"person.birthDate"_s,
        {{TypeMayNotFit,
          Warning,
          place,
          {u"time"_s, u"date-time"_s, u"person.birthDate"_s, u"date"_s}}});
    row("unknown type depends", Column, u"text"_s, u"odd"_s,
        {{TypeMayNotFit, Warning, place, {u"text"_s, u"string"_s, u"odd"_s, u"geometry"_s}}});
    row("inside an array", Column, u"text"_s, u"phones[0].number"_s, {});
    row("item of a list", Column, u"text"_s, u"tags[0]"_s, {});
    row("a whole list", Column, u"text"_s, u"tags"_s,
        {{TypeNeverFits, Error, place, {u"text"_s, u"string"_s, u"tags"_s, u"array"_s}}});
    row("constants and formulas are not typed", Constant, u"x"_s, u"person.active"_s, {});
    row("a column that is not there is validate()'s", Column, u"no"_s, u"_id"_s, {});
    row("a missing target is validate()'s", Column, u"text"_s, {}, {});
}

void TestSchemaValidation::rows()
{
    QFETCH(MappingRow, row);
    QFETCH(QList<Issue>, expected);
    FlowPlan plan;
    plan.source.columns = {{.name = u"text"_s, .rawType = u"string"_s},
                           {.name = u"time"_s, .rawType = u"string"_s, .xdmType = u"date-time"_s}};
    plan.mapping = {row};
    QCOMPARE(validateAgainstSchema(plan, schema()), expected);
}

void TestSchemaValidation::requiredFields()
{
    using enum ValueType;
    const SchemaFields fields({{.path = u"_id"_s, .type = String, .required = true},
                               {.path = u"timestamp"_s, .type = DateTime, .required = true},
                               {.path = u"a"_s, .type = Object, .required = true},
                               {.path = u"list[].x"_s, .type = String, .required = true}});
    FlowPlan plan;
    plan.mapping = {{MappingKind::Constant, u"x"_s, u"_id"_s}};
    const Issue missing{
        IssueCode::RequiredNotMapped, Severity::Error, u"/mapping"_s, {u"timestamp"_s}};
    QCOMPARE(validateAgainstSchema(plan, fields), QList<Issue>{missing});
}

void TestSchemaValidation::objectFillsItsRequiredFields()
{
    using enum ValueType;
    const SchemaFields fields({{.path = u"a"_s, .type = Object, .required = true},
                               {.path = u"a.b"_s, .type = Object, .required = true},
                               {.path = u"a.b.c"_s, .type = String, .required = true}});
    FlowPlan plan;
    plan.mapping = {{MappingKind::Expression, u"f()"_s, u"a"_s}};
    QVERIFY(validateAgainstSchema(plan, fields).isEmpty());
    // A value refused on the object fills nothing.
    plan.mapping = {{MappingKind::Constant, u"x"_s, u"a"_s}};
    QCOMPARE(validateAgainstSchema(plan, fields).size(), 2);
}

void TestSchemaValidation::emptySchema()
{
    FlowPlan plan;
    QVERIFY(validateAgainstSchema(plan, {}).isEmpty());
    plan.mapping = {{MappingKind::Column, u"a"_s, u"b"_s}};
    QCOMPARE(validateAgainstSchema(plan, {}).size(), 1);
}

QTEST_GUILESS_MAIN(TestSchemaValidation)
#include "tst_schemavalidation.moc"
