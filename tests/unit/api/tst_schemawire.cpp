// SPDX-License-Identifier: Apache-2.0
//
// A resolved schema as XDM paths (schema-catalog-dataprep reference 2.3).
#include "api/wire/schemawire.h"
#include "support/golden.h"
#include "support/scriptedtransport.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::api::wire;

namespace {

QString typeName(ValueType type)
{
    static const QStringList names{u"unknown"_s, u"string"_s, u"integer"_s,  u"number"_s,
                                   u"boolean"_s, u"date"_s,   u"datetime"_s, u"object"_s,
                                   u"array"_s,   u"map"_s};
    return names.at(static_cast<int>(type));
}

// "path type[ required][ deprecated][ (children)]", a line a field.
QString outline(const SchemaFields &fields)
{
    QStringList out;
    for (const SchemaField &field : fields.all()) {
        QString line = field.path + u' ' + typeName(field.type);
        if (field.required)
            line += u" required"_s;
        if (field.deprecated)
            line += u" deprecated"_s;
        if (field.childCount)
            line += u" (%1)"_s.arg(field.childCount);
        if (!field.enumValues.isEmpty())
            line += u" ["_s + field.enumValues.join(u' ') + u']';
        out.append(line);
    }
    return out.join(u'\n');
}

} // namespace

class SchemaWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void trees_data();
    void trees();
    void whatAFieldSays();
    void limitsOfAField();
    void depthIsGuarded();
    void circleOfReferencesEnds();
    void tenThousandFields_data();
    void tenThousandFields();
};

void SchemaWireTest::trees_data()
{
    QTest::addColumn<QJsonValue>("schema");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *properties, const char *expected) {
        QTest::newRow(name) << json(("{'properties':" + QByteArray(properties) + "}").constData())
                            << QString::fromLatin1(expected);
    };
    const auto whole = [](const char *name, const char *schema, const char *expected) {
        QTest::newRow(name) << json(schema) << QString::fromLatin1(expected);
    };
    row("nothing", "{}", "");
    row("scalars",
        "{'a':{'type':'string'},'b':{'type':'string','format':'date-time'},"
        "'c':{'type':'string','meta:xdmType':'date','format':'date'},"
        "'d':{'type':'integer','meta:xdmType':'long'},'e':{'type':'number'},"
        "'f':{'type':'boolean'},'g':{'type':'string','meta:xdmType':'string','format':'date'},"
        "'h':{'type':'other'},'i':{}}",
        "a string\nb datetime\nc date\nd integer\ne number\nf boolean\ng date\nh unknown\n"
        "i unknown");
    row("objects",
        "{'p':{'type':'object','properties':{'n':{'type':'object','properties':{"
        "'f':{'type':'string'}}},'b':{'type':'string'}}},'z':{'type':'string'}}",
        "p object (2)\np.b string\np.n object (1)\np.n.f string\nz string");
    row("array of scalars", "{'l':{'type':'array','items':{'type':'string'}}}", "l array");
    row("array of objects",
        "{'l':{'type':'array','items':{'type':'object','required':['x'],'properties':{"
        "'x':{'type':'string'},'y':{'type':'object','properties':{'z':{'type':'string'}}}}}}}",
        "l array (2)\nl[].x string\nl[].y object (1)\nl[].y.z string");
    row("array of arrays", "{'l':{'type':'array','items':{'type':'array'}}}", "l array");
    row("map by xdmType",
        "{'m':{'type':'object','meta:xdmType':'map','properties':{'x':{'type':'string'}}}}",
        "m map");
    row("map by additionalProperties",
        "{'m':{'type':'object','meta:xdmType':'object','additionalProperties':{'type':'string'}}}",
        "m map");
    row("additionalProperties beside properties",
        "{'m':{'type':'object','additionalProperties':true,'properties':{'x':{'type':'string'}}}}",
        "m object (1)\nm.x string");
    row("enum, and suggestions that are none",
        "{'a':{'type':'string','enum':['x','y'],'meta:enum':{'x':'X'}},'b':{'type':'string',"
        "'meta:enum':{'x':'X'}},'c':{'type':'integer','enum':[1,2]}}",
        "a string [x y]\nb string\nc integer [1 2]");
    row("deprecated",
        "{'a':{'type':'string','meta:status':'deprecated'},"
        "'b':{'type':'string','meta:status':'experimental'}}",
        "a string deprecated\nb string");
    whole("required all the way",
          "{'required':['a','o'],'properties':{'a':{'type':'string'},'b':{'type':'string'},"
          "'o':{'type':'object','required':['x'],'properties':{'x':{'type':'string'},"
          "'y':{'type':'string'}}},'p':{'type':'object','required':['x'],'properties':{"
          "'x':{'type':'string'}}}}}",
          "a string required\nb string\no object required (2)\no.x string required\no.y string\n"
          "p object (1)\np.x string");
    whole("allOf at the top",
          "{'allOf':[{'properties':{'a':{'type':'string'}},'required':['b']},"
          "{'properties':{'b':{'type':'string'}}}],'properties':{'c':{'type':'string'}}}",
          "a string\nb string required\nc string");
    row("allOf inside",
        "{'o':{'type':'object','allOf':[{'properties':{'x':{'type':'string'}}},"
        "{'properties':{'y':{'type':'string'}},'required':['y']}]}}",
        "o object (2)\no.x string\no.y string");
    whole("one object out of two parts",
          "{'allOf':[{'properties':{'_t':{'type':'object','properties':{'a':{'type':'string'}}}}},"
          "{'properties':{'_t':{'type':'object','properties':{'b':{'type':'string'}}}}},"
          "{'properties':{'_t':{'type':'object','properties':{'c':{'type':'string'}}}}}]}",
          "_t object (3)\n_t.a string\n_t.b string\n_t.c string");
    row("an object that does not say so",
        "{'o':{'properties':{'x':{'type':'string'}}},'q':{'allOf':[{'properties':{"
        "'y':{'type':'string'}}}]}}",
        "o object (1)\no.x string\nq object (1)\nq.y string");
    row("nonsense",
        "{'a':5,'b':{'type':'object','properties':[]},'c':{'type':'array','items':7},"
        "'d':{'type':'object','required':'x','allOf':{}}}",
        "a unknown\nb object\nc array\nd object");
}

void SchemaWireTest::trees()
{
    QFETCH(QJsonValue, schema);
    QFETCH(QString, expected);
    QCOMPARE(outline(flattenSchema(schema.toObject())), expected);
}

void SchemaWireTest::whatAFieldSays()
{
    const auto schema = readSchema(answer(
        200, json("{'$id':'https://ns.adobe.com/x','title':'T','version':'1.2','meta:class':'c',"
                  "'meta:immutableTags':['union'],'properties':{'_id':{'title':'Identifier',"
                  "'description':'words','type':'string','format':'uri-reference',"
                  "'meta:xdmType':'string'},'s':{'type':'integer','meta:xdmType':'short'}}}")));
    QVERIFY(schema);
    QCOMPARE(schema->id, u"https://ns.adobe.com/x"_s);
    QCOMPARE(schema->title, u"T"_s);
    QCOMPARE(schema->version, u"1.2"_s);
    QCOMPARE(schema->classId, u"c"_s);
    QVERIFY(schema->inProfile);
    const SchemaField *id = schema->fields.find(u"_id"_s);
    QVERIFY(id);
    QCOMPARE(id->title, u"Identifier"_s);
    QCOMPARE(id->description, u"words"_s);
    QCOMPARE(id->format, u"uri-reference"_s);
    QCOMPARE(id->rawType, u"string"_s);
    QCOMPARE(schema->fields.find(u"s"_s)->rawType, u"short"_s);
    QVERIFY(!readSchema(answer(200, json("{'$id':'x','meta:immutableTags':[],'properties':{"
                                         "'a':{'type':'string'}}}")))
                 ->inProfile);
}

void SchemaWireTest::limitsOfAField()
{
    const SchemaFields fields = flattenSchema(
        {{u"properties"_s,
          QJsonObject{{u"code"_s, QJsonObject{{u"type"_s, u"string"_s},
                                              {u"pattern"_s, u"^[A-Z]{2}$"_s},
                                              {u"minLength"_s, 2},
                                              {u"maxLength"_s, 4}}},
                      {u"free"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"minimum"_s, u"1"_s}}},
                      {u"year"_s, QJsonObject{{u"type"_s, u"integer"_s},
                                              {u"minimum"_s, 1},
                                              {u"maximum"_s, 32767}}}}}});
    const SchemaField *code = fields.find(u"code"_s);
    QCOMPARE(code->pattern, u"^[A-Z]{2}$"_s);
    QCOMPARE(code->minLength, std::optional<qint64>(2));
    QCOMPARE(code->maxLength, std::optional<qint64>(4));
    QVERIFY(!code->minimum);
    const SchemaField *free = fields.find(u"free"_s);
    QVERIFY(free->pattern.isEmpty() && !free->minLength && !free->maxLength && !free->minimum);
    const SchemaField *year = fields.find(u"year"_s);
    QCOMPARE(year->minimum, std::optional<double>(1));
    QCOMPARE(year->maximum, std::optional<double>(32767));
}

void SchemaWireTest::depthIsGuarded()
{
    QJsonObject node{{u"type"_s, u"string"_s}};
    for (int i = 0; i < 200; ++i)
        node = {{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"n"_s, node}}}};
    const SchemaFields fields = flattenSchema(node);
    QVERIFY(fields.all().size() >= 20);
    QVERIFY(fields.all().size() <= 50);
}

// A registry that answers a circle unresolved: the references stay leaves, the rest is all there.
void SchemaWireTest::circleOfReferencesEnds()
{
    const QJsonObject self{{u"$ref"_s, u"#"_s}};
    const QJsonObject child{
        {u"type"_s, u"object"_s},
        {u"properties"_s,
         QJsonObject{{u"parent"_s, self}, {u"name"_s, QJsonObject{{u"type"_s, u"string"_s}}}}},
        {u"allOf"_s, QJsonArray{self}}};
    const SchemaFields fields =
        flattenSchema({{u"type"_s, u"object"_s},
                       {u"properties"_s, QJsonObject{{u"child"_s, child}, {u"again"_s, self}}},
                       {u"allOf"_s, QJsonArray{self}}});
    QStringList paths;
    for (const SchemaField &field : fields.all())
        paths.append(field.path);
    QCOMPARE(paths, (QStringList{u"again"_s, u"child"_s, u"child.name"_s, u"child.parent"_s}));
}

void SchemaWireTest::tenThousandFields_data()
{
    QTest::addColumn<QJsonObject>("schema");
    QTest::addColumn<int>("count");
    QJsonObject flat;
    for (int i = 0; i < 10'000; ++i)
        flat.insert(u"field%1"_s.arg(i), QJsonObject{{u"type"_s, u"string"_s}});
    const QJsonObject object{{u"type"_s, u"object"_s}, {u"properties"_s, flat}};
    QTest::newRow("flat") << object << 10'000;
    QJsonObject deep = object;
    for (int i = 0; i < 10; ++i)
        deep = {{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"o"_s, deep}}}};
    QTest::newRow("ten levels down") << deep << 10'010;
    QJsonObject groups;
    for (int i = 0; i < 100; ++i) {
        QJsonObject inner;
        for (int j = 0; j < 99; ++j)
            inner.insert(u"f%1"_s.arg(j), QJsonObject{{u"type"_s, u"string"_s}});
        groups.insert(u"g%1"_s.arg(i),
                      QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, inner}});
    }
    QTest::newRow("a hundred groups") << QJsonObject{{u"properties"_s, groups}} << 10'000;
}

void SchemaWireTest::tenThousandFields()
{
    QFETCH(QJsonObject, schema);
    QFETCH(int, count);
    QElapsedTimer clock;
    clock.start();
    const SchemaFields fields = flattenSchema(schema);
    const qint64 took = clock.elapsed();
    QCOMPARE(fields.all().size(), count);
    QHash<QString, int> children;
    for (const SchemaField &field : fields.all())
        ++children[field.path.section(u'.', 0, -2)];
    for (const SchemaField &field : fields.all())
        QCOMPARE(field.childCount, children.value(field.path));
    QVERIFY2(took < 1000, qPrintable(u"%1 ms"_s.arg(took)));
}

QTEST_APPLESS_MAIN(SchemaWireTest)
#include "tst_schemawire.moc"
