// SPDX-License-Identifier: Apache-2.0
// The canvas's values: which rows are shown, where lines run, what may end where.
#include "editor/canvaslines.h"
#include "editor/canvasverdict.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;

namespace {

SchemaField leaf(const QString &path, ValueType type = ValueType::String)
{
    return {.path = path, .type = type, .rawType = u"string"_s};
}

SchemaField group(const QString &path)
{
    return {.path = path, .type = ValueType::Object, .rawType = u"object"_s};
}

SchemaFields schema()
{
    return SchemaFields({leaf(u"_id"_s), group(u"person"_s), group(u"person.name"_s),
                         leaf(u"person.name.firstName"_s), leaf(u"person.name.lastName"_s),
                         leaf(u"person.gender"_s), leaf(u"list"_s, ValueType::Array),
                         leaf(u"list[].code"_s), leaf(u"zip"_s)});
}

QStringList shown(const FieldRows &rows)
{
    QStringList out;
    for (int i = 0; i < rows.count(); ++i)
        out.append(rows.field(rows.at(i)).path);
    return out;
}

ColumnRows columns(int count)
{
    QList<CanvasColumn> list;
    for (int i = 0; i < count; ++i)
        list.append({.name = u"c%1"_s.arg(i)});
    ColumnRows out;
    out.set(list);
    return out;
}

FieldRows flat(int count)
{
    QList<SchemaField> list;
    for (int i = 0; i < count; ++i)
        list.append(leaf(u"f%1"_s.arg(i)));
    FieldRows out;
    out.set(SchemaFields(list));
    return out;
}

} // namespace

class TestCanvasGeometry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsKeepTheirNumbers();
    void treeOpensAndCloses();
    void arrayItemsAreFound();
    void filterOpensWhatItFinds();
    void filterAnswersInAFrame();
    void lineEnds_data();
    void lineEnds();
    void collapsedParentCarriesLines();
    void manyLinesBecomeOne();
    void filteredEndsPointNowhere();
    void unknownTargetsEndNowhere();
    void onlyWantedLines();
    void onlyRowsInSightAreWalked();
    void curveKnowsItsDistance();
    void verdicts_data();
    void verdicts();
};

void TestCanvasGeometry::columnsKeepTheirNumbers()
{
    ColumnRows rows = columns(5);
    rows.setOrder({4, 3, 2, 1, 0});
    QCOMPARE(rows.at(0), 4);
    QCOMPARE(rows.rowOf(4), 0);
    rows.show(u"C1"_s);
    QCOMPARE(rows.count(), 1);
    QCOMPARE(rows.at(0), 1);
    QCOMPARE(rows.rowOf(4), -1);
    rows.show({}, [](int column) { return column % 2 == 0; });
    QCOMPARE(rows.count(), 3);
    QCOMPARE(rows.at(0), 4);
    rows.show({});
    rows.setOrder({});
    QCOMPARE(rows.rowOf(4), 4);
    QCOMPARE(rows.find(u"c3"_s), 3);
    QCOMPARE(rows.find(u"C3"_s), -1); // names are exact, the search is not
}

void TestCanvasGeometry::treeOpensAndCloses()
{
    FieldRows rows;
    rows.set(schema());
    QCOMPARE(shown(rows), (QStringList{u"_id"_s, u"person"_s, u"list"_s, u"zip"_s}));
    const int person = rows.find(u"person"_s);
    const int first = rows.find(u"person.name.firstName"_s);
    QCOMPARE(rows.rowOf(first), -1);
    QCOMPARE(rows.anchorOf(first), rows.rowOf(person));
    rows.setExpanded(person, true);
    QCOMPARE(rows.anchorOf(first), rows.rowOf(rows.find(u"person.name"_s)));
    rows.reveal(first);
    QCOMPARE(rows.rowOf(first), 3);
    QCOMPARE(rows.depthOf(first), 2);
    QCOMPARE(rows.nameOf(first), u"firstName"_s);
    rows.setExpanded(person, false);
    QCOMPARE(rows.count(), 4);
    rows.setExpanded(person, true); // what was open inside is open again
    QCOMPARE(rows.rowOf(first), 3);
    QVERIFY(!rows.hasChildren(first));
    QCOMPARE(rows.endOf(person), rows.find(u"list"_s));
}

void TestCanvasGeometry::arrayItemsAreFound()
{
    FieldRows rows;
    rows.set(schema());
    const int code = rows.find(u"list[].code"_s);
    QVERIFY(code >= 0);
    QCOMPARE(rows.parentOf(code), rows.find(u"list"_s));
    QCOMPARE(rows.find(u"list[0].code"_s), code);
    QCOMPARE(rows.find(u"list[*].code"_s), code);
    QCOMPARE(rows.find(u"list.nothing"_s), -1);
}

void TestCanvasGeometry::filterOpensWhatItFinds()
{
    FieldRows rows;
    rows.set(schema());
    rows.show(u"NAME"_s);
    QCOMPARE(shown(rows), (QStringList{u"person"_s, u"person.name"_s, u"person.name.firstName"_s,
                                       u"person.name.lastName"_s}));
    QCOMPARE(rows.anchorOf(rows.find(u"zip"_s)), -1);
    rows.setExpanded(rows.find(u"person"_s), false);
    QCOMPARE(rows.count(), 1);
    rows.show({}); // as it was before the search
    QCOMPARE(rows.count(), 4);
    rows.show({}, [&](int node) { return node == rows.find(u"person.gender"_s); });
    QCOMPARE(shown(rows), (QStringList{u"person"_s, u"person.gender"_s}));
    rows.show(u"nothing at all"_s);
    QCOMPARE(rows.count(), 0);
}

void TestCanvasGeometry::filterAnswersInAFrame()
{
    FieldRows fields = flat(10'000);
    ColumnRows source = columns(5'000);
    QElapsedTimer clock;
    clock.start();
    constexpr int rounds = 10;
    for (int i = 0; i < rounds; ++i) {
        fields.show(QString::number(i));
        source.show(QString::number(i));
    }
    qInfo("%lld ms for %d searches of 15,000 rows", clock.elapsed(), rounds); // no gate: a figure
    QVERIFY(fields.count() > 0 && source.count() > 0);
}

void TestCanvasGeometry::lineEnds_data()
{
    QTest::addColumn<int>("leftScroll");
    QTest::addColumn<int>("rightScroll");
    QTest::addColumn<int>("shape"); // of the line from column 2 to field 7; -1 = nothing
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("towards");
    // Rows of 20 pixels, 100 pixels in sight: five rows.
    QTest::newRow("both in sight") << 0 << 100 << int(DrawnLine::Curve) << 50.0 << 50.0 << 0;
    QTest::newRow("pixel by pixel") << 3 << 97 << int(DrawnLine::Curve) << 47.0 << 53.0 << 0;
    QTest::newRow("field below") << 0 << 0 << int(DrawnLine::ColumnStub) << 50.0 << 50.0 << 1;
    QTest::newRow("field above") << 0 << 200 << int(DrawnLine::ColumnStub) << 50.0 << 50.0 << -1;
    QTest::newRow("column above") << 100 << 100 << int(DrawnLine::FieldStub) << 50.0 << 50.0 << -1;
    QTest::newRow("a sliver is in sight")
        << 59 << 100 << int(DrawnLine::Curve) << -9.0 << 50.0 << 0;
    QTest::newRow("one pixel less is not")
        << 60 << 100 << int(DrawnLine::FieldStub) << 50.0 << 50.0 << -1;
    QTest::newRow("both out of sight") << 100 << 0 << -1 << 0.0 << 0.0 << 0;
}

void TestCanvasGeometry::lineEnds()
{
    QFETCH(int, leftScroll);
    QFETCH(int, rightScroll);
    QFETCH(int, shape);
    const ColumnRows source = columns(20);
    const FieldRows fields = flat(20);
    LineIndex lines;
    lines.set({{.row = 0, .column = 2, .node = 7}}, 20, 20);
    const LineLayout out =
        layOut(lines, source, fields, {leftScroll, 20, 100, 20}, {rightScroll, 20, 100, 20});
    if (shape < 0) {
        QVERIFY(out.lines.isEmpty());
        return;
    }
    QCOMPARE(out.lines.size(), 1);
    const DrawnLine &line = out.lines.first();
    QCOMPARE(int(line.shape), shape);
    QTEST(line.from, "from");
    QTEST(line.to, "to");
    QTEST(line.towards, "towards");
    const auto counted = [](const Beyond &corner) { return corner.count; };
    const int towards = line.towards;
    QCOMPARE(counted(out.goBelow), shape == DrawnLine::ColumnStub && towards > 0 ? 1 : 0);
    QCOMPARE(counted(out.goAbove), shape == DrawnLine::ColumnStub && towards < 0 ? 1 : 0);
    QCOMPARE(counted(out.fromAbove), shape == DrawnLine::FieldStub && towards < 0 ? 1 : 0);
    QCOMPARE(counted(out.fromBelow), 0);
    if (out.goBelow.count == 1)
        QCOMPARE(out.goBelow.row, 7); // a click scrolls there
}

void TestCanvasGeometry::collapsedParentCarriesLines()
{
    FieldRows fields;
    fields.set(schema());
    const int person = fields.find(u"person"_s);
    const int first = fields.find(u"person.name.firstName"_s);
    const int gender = fields.find(u"person.gender"_s);
    LineIndex lines;
    lines.set({{.row = 0, .column = 0, .node = first}, {.row = 1, .column = 1, .node = gender}}, 3,
              fields.nodeCount());
    const ColumnRows source = columns(3);
    const PaneWindow left{0, 20, 200, 3};
    const PaneWindow closed{0, 20, 200, fields.count()};
    LineLayout out = layOut(lines, source, fields, left, closed);
    QCOMPARE(out.curves, 2);
    for (const DrawnLine &line : out.lines)
        QCOMPARE(line.to, closed.middleOf(fields.rowOf(person)));
    fields.setExpanded(person, true);
    const PaneWindow open{0, 20, 200, fields.count()};
    out = layOut(lines, source, fields, left, open);
    QCOMPARE(out.lines.at(0).to, open.middleOf(fields.rowOf(fields.find(u"person.name"_s))));
    QCOMPARE(out.lines.at(1).to, open.middleOf(fields.rowOf(gender)));
}

void TestCanvasGeometry::manyLinesBecomeOne()
{
    QList<SchemaField> list{group(u"all"_s)};
    for (int i = 0; i < 12; ++i)
        list.append(leaf(u"all.f%1"_s.arg(i)));
    FieldRows fields;
    fields.set(SchemaFields(list));
    for (const int count : {bundledFrom - 1, bundledFrom}) {
        QList<CanvasLine> some;
        for (int i = 0; i < count; ++i)
            some.append({.row = i,
                         .column = i,
                         .node = i + 1,
                         .kind = i == 3 ? LineKind::Broken : LineKind::Direct});
        LineIndex lines;
        lines.set(some, 20, fields.nodeCount());
        // Six columns are in sight, the others below.
        const LineLayout out =
            layOut(lines, columns(20), fields, {0, 20, 120, 20}, {0, 20, 120, fields.count()});
        const bool bundled = count >= bundledFrom;
        QCOMPARE(out.bundles.size(), bundled ? 1 : 0);
        QCOMPARE(out.curves, bundled ? 0 : 6);
        QCOMPARE(out.fromBelow.count, count - 6);
        if (!bundled)
            continue;
        QCOMPARE(out.bundles.first().count, count);
        QCOMPARE(out.bundles.first().branches.size(), 6);
        QCOMPARE(out.bundles.first().kind, LineKind::Broken);
        QCOMPARE(out.bundles.first().to, 10.0);
        QVERIFY(out.lines.isEmpty());
    }
}

void TestCanvasGeometry::filteredEndsPointNowhere()
{
    FieldRows fields = flat(5);
    ColumnRows source = columns(5);
    LineIndex lines;
    lines.set({{.row = 0, .column = 0, .node = 4}}, 5, 5);
    fields.show(u"f0"_s);
    LineLayout out = layOut(lines, source, fields, {0, 20, 200, 5}, {0, 20, 200, fields.count()});
    QCOMPARE(out.lines.size(), 1);
    QCOMPARE(out.lines.first().towards, 0);
    QCOMPARE(out.goBelow.count + out.goAbove.count, 0);
    fields.show({});
    source.show(u"c3"_s);
    out = layOut(lines, source, fields, {0, 20, 200, 1}, {0, 20, 200, 5});
    QCOMPARE(out.lines.first().shape, DrawnLine::FieldStub);
    QCOMPARE(out.lines.first().towards, 0);
    QCOMPARE(out.fromBelow.count + out.fromAbove.count, 0);
}

void TestCanvasGeometry::unknownTargetsEndNowhere()
{
    const FieldRows fields = flat(3);
    LineIndex lines;
    lines.set({{.row = 0, .column = 1, .node = -1, .kind = LineKind::Broken},
               {.row = 1, .column = -1, .node = 2, .kind = LineKind::Constant}},
              3, 3);
    QVERIFY(lines.isMapped(1));
    QVERIFY(!lines.isMapped(0));
    const LineLayout out = layOut(lines, columns(3), fields, {0, 20, 60, 3}, {0, 20, 60, 3});
    QCOMPARE(out.lines.size(), 2);
    QCOMPARE(out.lines.at(0).shape, DrawnLine::Chip);
    QCOMPARE(out.lines.at(1).shape, DrawnLine::ColumnStub);
    QCOMPARE(out.lines.at(1).towards, 0);
}

void TestCanvasGeometry::onlyWantedLines()
{
    LineIndex lines;
    lines.set({{.row = 0, .column = 0, .node = 0}, {.row = 1, .column = 1, .node = 1}}, 2, 2);
    const LineLayout out = layOut(lines, columns(2), flat(2), {0, 20, 60, 2}, {0, 20, 60, 2},
                                  [](int line) { return line == 1; });
    QCOMPARE(out.lines.size(), 1);
    QCOMPARE(out.lines.first().line, 1);
}

// However many there are: what is asked for are the lines of rows in sight.
void TestCanvasGeometry::onlyRowsInSightAreWalked()
{
    constexpr int count = 5'000;
    QList<CanvasLine> all;
    for (int i = 0; i < count; ++i)
        all.append({.row = i, .column = i, .node = i});
    LineIndex lines;
    lines.set(all, count, count);
    int asked = 0;
    const LineLayout out = layOut(lines, columns(count), flat(count), {20 * 100, 20, 200, count},
                                  {20 * 103, 20, 200, count}, [&](int) {
                                      ++asked;
                                      return true;
                                  });
    QCOMPARE(asked, 20);
    QCOMPARE(out.curves, 7);
    QCOMPARE(out.goAbove.count, 3);
    QCOMPARE(out.fromBelow.count, 3);
}

void TestCanvasGeometry::curveKnowsItsDistance()
{
    const Curve curve = curveBetween({0, 0}, {200, 100});
    QCOMPARE(curve.at(0), QPointF(0, 0));
    QCOMPARE(curve.at(1), QPointF(200, 100));
    QCOMPARE(curve.at(0.5), QPointF(100, 50));
    for (const double t : {0.1, 0.3, 0.5, 0.8})
        QVERIFY(curve.distance(curve.at(t)) < 0.5);
    QVERIFY(curve.distance({20, 40}) > 20);
    QVERIFY(curve.distance({-5, 0}) > 100);
    // Ends are horizontal, the reach at least 60.
    QCOMPARE(curveBetween({0, 0}, {80, 10}).first, QPointF(60, 0));
}

void TestCanvasGeometry::verdicts_data()
{
    QTest::addColumn<ValueType>("from");
    QTest::addColumn<SchemaField>("field");
    QTest::addColumn<bool>("calculated");
    QTest::addColumn<Fit>("fit");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("target");
    const auto row = [](const char *name, ValueType from, const SchemaField &field, Fit fit,
                        const QString &reason, const QString &target, bool calculated = false) {
        QTest::newRow(name) << from << field << calculated << fit << reason << target;
    };
    using enum ValueType;
    row("text to text", String, leaf(u"a"_s), Fit::Good, {}, u"a"_s);
    row("date-time to boolean", DateTime, leaf(u"a"_s, Boolean), Fit::Never,
        u"A date-time does not fit: boolean takes true or false only."_s, {});
    row("text to list", String, leaf(u"a"_s, Array), Fit::Never,
        u"A text does not fit: array takes lists only."_s, {});
    row("date-time to date", DateTime, leaf(u"a"_s, Date), Fit::Depends,
        u"A date-time goes into a date: the time of day is dropped."_s, u"a"_s);
    row("text to integer", String, leaf(u"a"_s, Integer), Fit::Depends,
        u"A text may not fit: integer takes whole numbers only. Other values arrive empty."_s,
        u"a"_s);
    row("a group", String, group(u"person"_s), Fit::Never,
        u"person is a group of fields. Open it and choose a field inside."_s, {});
    row("a formula may make a group", Unknown, group(u"person"_s), Fit::Good, {}, u"person"_s,
        true);
    row("an item of a list", String, leaf(u"list[].code"_s), Fit::Depends,
        u"Goes to the first item of the list: list[0].code."_s, u"list[0].code"_s);
    SchemaField choice = leaf(u"tier"_s);
    choice.enumValues = {u"gold"_s, u"silver"_s};
    row("fixed values", String, choice, Fit::Depends, u"Takes gold, silver only."_s, u"tier"_s);
    choice.enumValues = {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s};
    row("many fixed values", String, choice, Fit::Depends, u"Takes a, b, c, d … only."_s,
        u"tier"_s);
    row("a formula knows its values", Unknown, choice, Fit::Good, {}, u"tier"_s, true);
}

void TestCanvasGeometry::verdicts()
{
    QFETCH(ValueType, from);
    QFETCH(SchemaField, field);
    QFETCH(bool, calculated);
    const DropVerdict verdict = dropVerdict(from, field, calculated);
    QTEST(verdict.fit, "fit");
    QTEST(verdict.reason, "reason");
    QTEST(verdict.target, "target");
}

QTEST_GUILESS_MAIN(TestCanvasGeometry)
#include "tst_canvasgeometry.moc"
