// SPDX-License-Identifier: Apache-2.0
#include "models/columnmodel.h"
#include "models/connectionmodel.h"
#include "models/fieldtreemodel.h"
#include "models/lookslike.h"
#include "models/ownfieldmodel.h"
#include "models/schemalistmodel.h"
#include "models/tabletreemodel.h"
#include "presenters/schemaparts.h"
#include "widgets/cellroles.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;
using presenters::ColumnChoice;

Q_DECLARE_METATYPE(dfw::ui::LooksLike)
Q_DECLARE_METATYPE(dfw::presenters::ColumnChoice)

namespace {

Column column(const QString &name, const QString &type, const QString &format = {})
{
    Column out{.name = name, .rawType = type, .xdm = {{u"type"_s, type}}};
    if (!format.isEmpty()) {
        out.xdmType = format;
        out.xdm.insert(u"format"_s, format);
    }
    return out;
}

} // namespace

class TestPageModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looks_data();
    void looks();
    void percentNeverRoundsUpToAll();
    void ages();
    void classes();
    void tableTree();
    void fieldTree();
    void fieldTreeIsQuick();
    void typingRebuildsNothing();
    void identitiesAreMarked();
    void ownFieldNames_data();
    void ownFieldNames();
    void ownFieldsAreUnique();
    void partsBecomeOneTree();
    void oddNamesAreSaid();
    void ticksKeepTheRows();
};

void TestPageModels::looks_data()
{
    QTest::addColumn<ColumnChoice>("choice");
    QTest::addColumn<LooksLike>("wanted");
    const auto row = [](const char *name, const ColumnChoice &choice, LooksLike wanted) {
        QTest::newRow(name) << choice << wanted;
    };
    const Column id = column(u"TestID"_s, u"string"_s);
    const Column when = column(u"UpdatedAt"_s, u"string"_s, u"date-time"_s);
    row("no rows", {.column = id}, LooksLike::Nothing);
    row("missing", {.column = id, .missing = true}, LooksLike::Missing);
    row("unique",
        {.column = id, .rows = 100, .filled = 100, .distinct = 100, .examples = {u"T-1"_s}},
        LooksLike::UniqueKey);
    row("too few to be a key",
        {.column = id, .rows = 3, .filled = 3, .distinct = 3, .examples = {u"T-1"_s}},
        LooksLike::Nothing);
    row("a gap is no key",
        {.column = id, .rows = 100, .filled = 99, .distinct = 99, .examples = {u"T-1"_s}},
        LooksLike::Nothing);
    row("delta", {.column = when, .rows = 100, .filled = 100, .distinct = 90},
        LooksLike::DeltaColumn);
    row("delta with gaps", {.column = when, .rows = 100, .filled = 90, .distinct = 90},
        LooksLike::Nothing);
    row("odd goes first", {.column = when, .rows = 100, .filled = 100, .distinct = 90, .odd = 2},
        LooksLike::Odd);
    row("secret", {.column = column(u"CardNumber"_s, u"string"_s), .rows = 9, .filled = 9},
        LooksLike::Sensitive);
    row("empty", {.column = id, .rows = 100}, LooksLike::AlwaysEmpty);
    row("e-mail",
        {.column = id,
         .rows = 5,
         .filled = 2,
         .distinct = 2,
         .examples = {u"a@b.org"_s, u"c.d@e.co"_s}},
        LooksLike::Email);
    row("not all e-mail",
        {.column = id, .rows = 5, .filled = 2, .distinct = 2, .examples = {u"a@b.org"_s, u"c"_s}},
        LooksLike::Nothing);
    row("phone",
        {.column = id, .rows = 5, .filled = 1, .distinct = 1, .examples = {u"+46 8 465 00 11"_s}},
        LooksLike::Phone);
    row("country", {.column = id, .rows = 5, .filled = 5, .distinct = 1, .examples = {u"SE"_s}},
        LooksLike::Country);
    row("range",
        {.column = column(u"Points"_s, u"integer"_s), .rows = 5, .filled = 5, .distinct = 4},
        LooksLike::Range);
}

void TestPageModels::looks()
{
    QFETCH(ColumnChoice, choice);
    QFETCH(LooksLike, wanted);
    QCOMPARE(looksLike(choice), wanted);
    QCOMPARE(looksLikeBadge(wanted, choice).text.isEmpty(), wanted == LooksLike::Nothing);
    QVERIFY(!isWarning(wanted) || !looksLikeSentence(wanted, choice).isEmpty());
}

void TestPageModels::percentNeverRoundsUpToAll()
{
    QCOMPARE(percent(100, 100), u"100 %"_s);
    QCOMPARE(percent(9999, 10000), u"99.9 %"_s);
    QCOMPARE(percent(97, 100), u"97 %"_s);
    QCOMPARE(percent(0, 100), u"0 %"_s);
    QCOMPARE(percent(0, 0), QString());
}

void TestPageModels::ages()
{
    constexpr qint64 now = 1'700'000'000'000;
    constexpr qint64 day = 86'400'000;
    QCOMPARE(ageInWords(0, now), QString());
    QCOMPARE(ageInWords(now + day, now), u"today"_s); // a clock that runs ahead
    QCOMPARE(ageInWords(now - day, now), u"yesterday"_s);
    QCOMPARE(ageInWords(now - 21 * day, now), u"3 weeks ago"_s);
    QCOMPARE(ageInWords(now - 150 * day, now), u"5 months ago"_s);
    QCOMPARE(ageInWords(now - 800 * day, now), u"2 years ago"_s);
}

void TestPageModels::classes()
{
    QCOMPARE(classInWords(u"https://ns.adobe.com/xdm/context/profile"_s), u"Individual Profile"_s);
    QCOMPARE(classInWords(u"https://ns.adobe.com/xdm/context/experienceevent"_s),
             u"Experience Event"_s);
    QCOMPARE(classInWords(u"https://ns.adobe.com/tenant/classes/ab12"_s), u"ab12"_s);
}

void TestPageModels::tableTree()
{
    TableTreeModel model;
    QAbstractItemModelTester tester(&model);
    const auto table = [](const QString &path) {
        return api::ExploreEntry{.type = u"table"_s, .name = path, .path = path};
    };
    model.setTables({table(u"test1.Mytable"_s),
                     table(u"test1.Other"_s),
                     table(u"staging.A.B"_s),
                     table(u"plain"_s),
                     {.type = u"folder"_s, .path = u"box"_s}});
    QCOMPARE(model.rowCount(), 3);
    const QModelIndex mine = model.indexOf(u"test1.Mytable"_s);
    QCOMPARE(mine.data().toString(), u"Mytable"_s);
    QCOMPARE(mine.parent().data().toString(), u"test1"_s);
    QCOMPARE(model.indexOf(u"staging.A.B"_s).data().toString(), u"A.B"_s);
    QVERIFY(model.pathAt(mine.parent()).isEmpty());
    QVERIFY(model.pathAt(model.indexOf(u"box"_s)).isEmpty());
    QVERIFY(!(model.flags(model.indexOf(u"box"_s)) & Qt::ItemIsSelectable));
    model.setFilter(u"OTHER"_s);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.indexOf(u"test1.Mytable"_s).isValid());
    QVERIFY(model.contains(u"test1.Mytable"_s));
    QCOMPARE(model.index(0, 0).data(CountRole).toString(), u"1 of 2"_s);
}

void TestPageModels::fieldTree()
{
    FieldTreeModel model;
    QAbstractItemModelTester tester(&model);
    const auto object = [](const QString &path, int children) {
        return SchemaField{.path = path, .type = ValueType::Object, .childCount = children};
    };
    const auto leaf = [](const QString &path, ValueType type = ValueType::String) {
        return SchemaField{.path = path, .type = type};
    };
    SchemaField id = leaf(u"_id"_s);
    id.required = true;
    model.setFields(
        SchemaFields({id, object(u"person"_s, 2), object(u"person.name"_s, 1),
                      leaf(u"person.name.fullName"_s), leaf(u"person.birthDate"_s, ValueType::Date),
                      leaf(u"list"_s, ValueType::Array), leaf(u"list[].x"_s)}));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.leafCount(), 5);
    const QModelIndex name = model.indexOf(u"person.name.fullName"_s);
    QCOMPARE(name.data().toString(), u"fullName"_s);
    QCOMPARE(name.parent().parent().data().toString(), u"person"_s);
    QCOMPARE(model.pathAt(name), u"person.name.fullName"_s);
    QCOMPARE(model.indexOf(u"list[].x"_s).parent(), model.indexOf(u"list"_s));
    QCOMPARE(model.indexOf(u"_id"_s).data(BadgeRole).value<BadgeSpec>().text, u"required"_s);
    model.setFilter(u"birth"_s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.shownLeafCount(), 1);
    QVERIFY(!model.indexOf(u"person.name.fullName"_s).isValid());
    QVERIFY(model.indexOf(u"person.birthDate"_s).isValid());
    model.setFilter({});
    QCOMPARE(model.rowCount(), 3);
}

void TestPageModels::fieldTreeIsQuick()
{
    QList<SchemaField> fields;
    for (int i = 0; i < 100; ++i) {
        const QString parent = u"object%1"_s.arg(i);
        fields.append({.path = parent, .type = ValueType::Object, .childCount = 100});
        for (int j = 0; j < 100; ++j)
            fields.append({.path = u"%1.field%2"_s.arg(parent).arg(j), .type = ValueType::String});
    }
    FieldTreeModel model;
    QElapsedTimer clock;
    clock.start();
    model.setFields(SchemaFields(fields));
    model.setFilter(u"field99"_s);
    // A person's "at once"; some milliseconds on an idle machine.
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(model.shownLeafCount(), 100);
}

namespace {

SchemaFields manyFields()
{
    QList<SchemaField> fields;
    for (int i = 0; i < 100; ++i) {
        const QString parent = u"object%1"_s.arg(i);
        fields.append({.path = parent, .type = ValueType::Object, .childCount = 99});
        for (int j = 0; j < 99; ++j)
            fields.append({.path = u"%1.field%2"_s.arg(parent).arg(j), .type = ValueType::String});
    }
    return SchemaFields(fields);
}

} // namespace

void TestPageModels::typingRebuildsNothing()
{
    FieldTreeModel model;
    const SchemaFields fields = manyFields();
    QCOMPARE(fields.all().size(), 10'000);
    model.setFields(fields);
    const QPersistentModelIndex kept = model.indexOf(u"object42.field42"_s);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    for (const QString &text :
         {u"f"_s, u"fi"_s, u"field4"_s, u"field42"_s, u"OBJECT42.field42"_s}) {
        model.setFilter(text);
        int wanted = 0;
        for (const SchemaField &field : fields.all())
            wanted += field.isLeaf() && field.path.contains(text, Qt::CaseInsensitive) ? 1 : 0;
        QCOMPARE(model.shownLeafCount(), wanted);
        QVERIFY(kept.isValid()); // a selected row stays the same row
        QCOMPARE(model.pathAt(kept), u"object42.field42"_s);
    }
    QCOMPARE(model.rowCount(), 1);
    model.setFilter(u"object7"_s); // now it goes
    QVERIFY(!kept.isValid());
    model.setFilter({});
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(model.rowCount(model.index(99, 0)), 99);
    QCOMPARE(model.pathAt(model.index(98, 0, model.index(99, 0))), u"object99.field98"_s);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(layouts.size(), 0);
}

void TestPageModels::identitiesAreMarked()
{
    FieldTreeModel model;
    QAbstractItemModelTester tester(&model);
    model.setFields(SchemaFields({{.path = u"a"_s, .type = ValueType::String},
                                  {.path = u"b"_s, .type = ValueType::String}}));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const auto badge = [&](const QString &path) {
        return model.indexOf(path).data(BadgeRole).value<BadgeSpec>().text;
    };
    model.setIdentities({{u"a"_s, u"Email"_s, true}, {u"b"_s, u"Phone"_s, false}});
    QCOMPARE(badge(u"a"_s), u"primary identity"_s);
    QCOMPARE(badge(u"b"_s), u"identity"_s);
    model.setIdentities({});
    QCOMPARE(badge(u"a"_s), QString());
    QCOMPARE(resets.size(), 0);
}

void TestPageModels::ownFieldNames_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("plain") << u"customerId"_s << u"customerId"_s;
    QTest::newRow("blanks") << u"Full  name"_s << u"Full_name"_s;
    QTest::newRow("dots") << u"a.b.c"_s << u"a_b_c"_s;
    QTest::newRow("accents") << u"Prénom å"_s << u"Prenom_a"_s;
    QTest::newRow("underscore first") << u"__row"_s << u"row"_s;
    QTest::newRow("bracket at the end") << u"price (EUR)"_s << u"price_EUR"_s;
    QTest::newRow("dash") << u"post-code"_s << u"post-code"_s;
    QTest::newRow("digits first") << u"2nd"_s << u"2nd"_s;
    QTest::newRow("nothing left") << u"名前"_s << u"field"_s;
    QTest::newRow("empty") << QString() << u"field"_s;
}

void TestPageModels::ownFieldNames()
{
    QFETCH(QString, column);
    QFETCH(QString, wanted);
    QCOMPARE(presenters::ownFieldName(column), wanted);
    QVERIFY(presenters::isOwnFieldName(presenters::ownFieldName(column)));
}

void TestPageModels::ownFieldsAreUnique()
{
    const QList<NewField> fields = presenters::ownFieldsFrom(
        {column(u"id"_s, u"string"_s), column(u"ID"_s, u"integer"_s), column(u"i d"_s, u"array"_s),
         column(u"i.d"_s, u"string"_s, u"date"_s)});
    QCOMPARE(fields.size(), 4);
    QCOMPARE(fields.at(0).name, u"id"_s);
    QCOMPARE(fields.at(1).name, u"ID_2"_s);
    QCOMPARE(fields.at(1).type, ValueType::Integer);
    QCOMPARE(fields.at(2).name, u"i_d"_s);
    QCOMPARE(fields.at(2).type, ValueType::String); // no list in a field group of ours
    QCOMPARE(fields.at(3).name, u"i_d_2"_s);
    QCOMPARE(fields.at(3).type, ValueType::Date);
    QCOMPARE(fields.at(3).column, u"i.d"_s);
}

void TestPageModels::partsBecomeOneTree()
{
    const SchemaFields first({{.path = u"b"_s, .type = ValueType::Object, .childCount = 1},
                              {.path = u"b.y"_s, .type = ValueType::String},
                              {.path = u"list"_s, .type = ValueType::Array},
                              {.path = u"list[].x"_s, .type = ValueType::String}});
    const SchemaFields second({{.path = u"a"_s, .type = ValueType::String},
                               {.path = u"b"_s, .type = ValueType::Object, .childCount = 1},
                               {.path = u"b.x"_s, .type = ValueType::String}});
    const SchemaFields merged = presenters::mergedFields(
        {first, second}, {{u"b.x"_s, u"Email"_s, true}, {u"a"_s, u"Phone"_s, false}});
    QStringList paths;
    for (const SchemaField &field : merged.all())
        paths.append(field.path);
    QCOMPARE(paths, (QStringList{u"a"_s, u"b"_s, u"b.x"_s, u"b.y"_s, u"list"_s, u"list[].x"_s}));
    QCOMPARE(merged.find(u"b"_s)->childCount, 2);
    QVERIFY(merged.find(u"b.x"_s)->required && merged.find(u"b"_s)->required);
    QVERIFY(merged.find(u"b.x"_s)->primaryIdentity);
    QVERIFY(!merged.find(u"a"_s)->required); // only the primary one must be filled
}

void TestPageModels::oddNamesAreSaid()
{
    OwnFieldModel model;
    QAbstractItemModelTester tester(&model);
    model.setFields({{.name = u"fine"_s},
                     {.name = u"Fine"_s},
                     {.name = u"_x"_s},
                     {.name = u"a b"_s},
                     {.name = QString()}});
    QVERIFY(model.problemAt(0).isEmpty());
    for (int row = 1; row < 5; ++row)
        QVERIFY2(!model.problemAt(row).isEmpty(), qPrintable(QString::number(row)));
    QCOMPARE(model.firstProblem(), 1);
}

void TestPageModels::ticksKeepTheRows()
{
    ColumnModel model;
    QAbstractItemModelTester tester(&model);
    ColumnFilter filter(&model);
    ColumnChoice first{.column = column(u"A"_s, u"string"_s), .chosen = true};
    const ColumnChoice second{.column = column(u"B"_s, u"integer"_s)};
    model.setChoices({first, second});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy asked(&model, &ColumnModel::tickRequested);
    QVERIFY(filter.setData(filter.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first(), QVariantList({u"A"_s, false}));
    first.chosen = false;
    model.setChoices({first, second});
    QCOMPARE(reset.size(), 0);
    filter.setShow(ColumnFilter::Show::Chosen);
    QCOMPARE(filter.rowCount(), 0);
    filter.setShow(ColumnFilter::Show::All);
    filter.setText(u"integer"_s);
    QCOMPARE(filter.names(), QStringList({u"B"_s}));
}

QTEST_GUILESS_MAIN(TestPageModels)
#include "tst_pagemodels.moc"
