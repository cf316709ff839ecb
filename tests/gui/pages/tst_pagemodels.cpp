// SPDX-License-Identifier: Apache-2.0
#include "models/columnmodel.h"
#include "models/connectionmodel.h"
#include "models/fieldtreemodel.h"
#include "models/lookslike.h"
#include "models/schemalistmodel.h"
#include "models/tabletreemodel.h"
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
