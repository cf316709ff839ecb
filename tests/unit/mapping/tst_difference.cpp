// SPDX-License-Identifier: Apache-2.0
//
// What incoming rows would do, row by row, and what they do once they are ticked; another
// organisation's fields on the way.
#include "mapping/difference.h"
#include "mapping/tenant.h"

#include <QTest>

using namespace dfw;
using namespace dfw::mapping;
using namespace Qt::StringLiterals;

namespace {

// "A>x =1>y fn>z": column A to x, a constant, a formula ("f" before its text).
MappingRow rowOf(const QString &text)
{
    const QString source = text.section(u'>', 0, 0);
    const MappingKind kind = source.startsWith(u'=')   ? MappingKind::Constant
                             : source.startsWith(u'f') ? MappingKind::Expression
                                                       : MappingKind::Column;
    return {.kind = kind,
            .source = kind == MappingKind::Column ? source : source.mid(1),
            .target = text.section(u'>', 1)};
}

Mapping rowsOf(const QString &text)
{
    Mapping out;
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        out.append(rowOf(part));
    return out;
}

QString drawn(const MappingRow &row)
{
    const QString mark = row.kind == MappingKind::Column     ? QString()
                         : row.kind == MappingKind::Constant ? u"="_s
                                                             : u"f"_s;
    return mark + row.source + u'>' + row.target;
}

QString drawn(const Mapping &rows)
{
    QStringList out;
    for (const MappingRow &row : rows)
        out.append(drawn(row));
    return out.join(u' ');
}

// "+A>x" added, "~A>x" changed, "!A>x(B)" conflict with B, "?A>x" broken, "-A>x", "=A>x" same
QString drawn(const QList<Difference> &differences)
{
    QStringList out;
    for (const Difference &one : differences) {
        const QString sign(u"+~!?-="[int(one.change)]);
        out.append(sign + drawn(one.change == Change::Removed ? one.before : one.after) +
                   (one.holder.isEmpty() ? QString() : u'(' + one.holder + u')'));
    }
    return out.join(u' ');
}

SchemaFields schema(const QString &paths)
{
    QList<SchemaField> fields;
    const QStringList list = paths.split(u' ');
    for (const QString &path : list)
        fields.append({.path = path.endsWith(u'/') ? path.chopped(1) : path,
                       .type = path.endsWith(u'/') ? ValueType::Object : ValueType::String});
    return SchemaFields(fields);
}

} // namespace

class TestDifference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changes_data();
    void changes();
    void onlyWhatIsChosen();
    void schemaUnknown();
    void byRow();
    void targets();
    void many();
    void tenants_data();
    void tenants();
};

void TestDifference::changes_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("incoming");
    QTest::addColumn<bool>("all");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("afterwards"); // with everything ticked
    const auto row = [](const char *name, const char *before, const char *incoming, bool all,
                        const char *expected, const char *afterwards) {
        QTest::newRow(name) << before << incoming << all << expected << afterwards;
    };
    row("nothing", "A>x", "", false, "", "A>x");
    row("the same", "A>x B>y", "B>y A>x", false, "=B>y =A>x", "A>x B>y");
    row("an open column gets a field", "A> B>y", "A>x", false, "+A>x", "A>x B>y");
    row("a second field of a column", "A>x B>", "A>x A>y", false, "=A>x +A>y", "A>x A>y B>");
    row("another field", "A>x B>", "A>y", false, "~A>y", "A>y B>");
    row("two fields, one other", "A>x A>y", "A>x A>z", false, "=A>x ~A>z", "A>x A>z");
    row("a new formula", "A>x", "fn>z", false, "+fn>z", "A>x fn>z");
    row("another formula for a field", "A> fn>z", "fm>z", false, "~fm>z", "A> fm>z");
    row("another value for a field", "=1>z", "=2>z", false, "~=2>z", "=2>z");
    row("a value moves", "=1>z", "=1>y", false, "~=1>y", "=1>y");
    row("a field that is taken", "A>x B>", "B>x", false, "!B>x(A)", "A> B>x");
    row("a formula on a taken field", "A>x", "fn>x", false, "!fn>x(A)", "A> fn>x");
    row("two for one field", "A> B>", "A>x B>x", false, "+A>x !B>x(A)", "A> B>x");
    row("two change places", "A>x B>y", "A>y B>x", false, "~A>y ~B>x", "A>y B>x");
    row("unknown column", "A>", "Q>x", false, "?Q>x", "A> Q>x");
    row("unknown field", "A>", "A>nope", false, "?A>nope", "A>nope");
    row("an open column says nothing", "A>x", "A> B>", false, "", "A>x");
    row("an open formula is kept", "A>x", "fn>", false, "+fn>", "A>x fn>");
    row("rows not mentioned stay", "A>x B>y =1>z", "A>x", false, "=A>x", "A>x B>y =1>z");
    row("rows not mentioned go", "A>x B>y =1>z", "A>x", true, "=A>x -B>y -=1>z", "A>x B>");
    row("a field of a row that goes is free", "A>x B>", "B>x", true, "+B>x -A>x", "A> B>x");
    row("one of two rows of a column goes", "A>x A>y", "A>x", true, "=A>x -A>y", "A>x");
    row("all rows of a column go", "A>x A>y", "B>z", true, "+B>z -A>x -A>y", "A> B>z");
    row("an open formula goes", "A>x fn>", "A>x", true, "=A>x -fn>", "A>x");
    row("the same row twice", "A>x", "A>x A>x", false, "=A>x !A>x(A)", "A>x");
}

void TestDifference::changes()
{
    QFETCH(QString, before);
    QFETCH(QString, incoming);
    QFETCH(bool, all);
    const SchemaFields fields = schema(u"x y z"_s);
    const Mapping present = rowsOf(before);
    const QList<Difference> found =
        differences(present, rowsOf(incoming), all ? ApplyMode::ReplaceAll : ApplyMode::Merge,
                    {.columns = {u"A"_s, u"B"_s}, .fields = &fields});
    QTEST(drawn(found), "expected");
    QSet<qsizetype> chosen;
    for (qsizetype i = 0; i < found.size(); ++i)
        chosen.insert(i);
    QTEST(drawn(apply(present, found, chosen)), "afterwards");
    QCOMPARE(apply(present, found, {}), present);
    // Ticked unless said otherwise: neither conflicts nor broken rows.
    const QSet<qsizetype> ticked = offered(found);
    for (const qsizetype number : ticked)
        QVERIFY(!drawn(found.mid(number, 1)).startsWith(u'!') &&
                !drawn(found.mid(number, 1)).startsWith(u'?'));
}

void TestDifference::onlyWhatIsChosen()
{
    const Mapping present = rowsOf(u"A>x B>y C>"_s);
    const SchemaFields fields = schema(u"x y z w"_s);
    const auto found = differences(present, rowsOf(u"A>z B>w C>y"_s), ApplyMode::Merge,
                                   {.columns = {u"A"_s, u"B"_s, u"C"_s}, .fields = &fields});
    QCOMPARE(drawn(found), u"~A>z ~B>w +C>y"_s);
    QCOMPARE(drawn(apply(present, found, {0})), u"A>z B>y C>"_s);
    // B was not let go of y; C takes it, and B stays as a row.
    QCOMPARE(drawn(apply(present, found, {2})), u"A>x B> C>y"_s);
}

void TestDifference::schemaUnknown()
{
    const auto found =
        differences({}, rowsOf(u"A>anything"_s), ApplyMode::Merge, {.columns = {u"A"_s}});
    QCOMPARE(drawn(found), u"+A>anything"_s);
}

void TestDifference::byRow()
{
    const Mapping before = rowsOf(u"A>x B>y C> Q>z D>"_s);
    // Q became D, which was there without a field; C comes to a field that A keeps.
    const Mapping after = rowsOf(u"A>x B>w C>x D>z D>"_s);
    const auto found = rowChanges(before, after);
    QCOMPARE(drawn(found), u"~B>w !C>x(A) ~D>z"_s);
    QCOMPARE(offered(found), (QSet<qsizetype>{0, 2}));
    QCOMPARE(drawn(apply(before, found, offered(found))), u"A>x B>w C> D>z"_s);
    QVERIFY(rowChanges(before, before).isEmpty());
}

void TestDifference::targets()
{
    const Mapping before = rowsOf(u"A> B>y C>"_s);
    QCOMPARE(drawn(withTargets(before, {0, 2}, rowsOf(u">x >z"_s))), u"A>x B>y C>z"_s);
    QCOMPARE(drawn(withTargets(before, {2, 7}, rowsOf(u">x >z >w"_s))), u"A> B>y C>x"_s);
}

void TestDifference::many()
{
    Mapping before;
    Mapping incoming;
    QStringList columns;
    for (int i = 0; i < 20'000; ++i) {
        columns.append(u"c%1"_s.arg(i));
        before.append({.source = columns.last()});
        incoming.prepend({.source = columns.last(), .target = u"t%1"_s.arg(i)});
    }
    QElapsedTimer clock;
    clock.start();
    const auto found = differences(before, incoming, ApplyMode::ReplaceAll, {.columns = columns});
    const Mapping after = apply(before, found, offered(found));
    QCOMPARE(after.size(), before.size());
    QCOMPARE(after.at(77).target, u"t77"_s);
    qInfo("20,000 rows compared and applied in %lld ms", clock.elapsed()); // no gate: a figure
}

void TestDifference::tenants_data()
{
    QTest::addColumn<QString>("paths");
    QTest::addColumn<QString>("incoming");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("rows");
    const auto row = [](const char *name, const char *paths, const char *incoming,
                        const char *expected,
                        int rows) { QTest::newRow(name) << paths << incoming << expected << rows; };
    row("another organisation's", "_id _dfwdemo/ _dfwdemo.x", "A>_acmetenant.x B>_acmetenant.q.r",
        "A>_dfwdemo.x B>_dfwdemo.q.r", 2);
    row("two of them", "_dfwdemo/ _dfwdemo.x", "A>_acme.x B>_other.y", "A>_dfwdemo.x B>_dfwdemo.y",
        2);
    row("our own", "_dfwdemo/ _dfwdemo.x", "A>_dfwdemo.y", "A>_dfwdemo.y", 0);
    row("no root of our own", "_id x", "A>_acme.x", "A>_acme.x", 0);
    row("Adobe's own roots", "_dfwdemo/ _dfwdemo.x", "A>_id B>_repo.createDate C>_experience.a.b",
        "A>_id B>_repo.createDate C>_experience.a.b", 0);
    row("roots of the schema that look alike", "_a/ _a.x _b/ _b.x", "A>_acme.x", "A>_acme.x", 0);
    row("a name that begins alike", "_dfwdemo/ _dfwdemo.x", "A>_acme.x B>_acmetenant.x",
        "A>_dfwdemo.x B>_dfwdemo.x", 2);
    row("a formula's text", "_dfwdemo/ _dfwdemo.x", "f_acme.x>_acme.x", "f_acme.x>_dfwdemo.x", 1);
    row("inside a path", "_dfwdemo/ _dfwdemo.x", "A>person._acme.x", "A>person._acme.x", 0);
}

void TestDifference::tenants()
{
    QFETCH(QString, paths);
    QFETCH(QString, incoming);
    const Mapping rows = rowsOf(incoming);
    const QList<TenantRewrite> rewrites = tenantRewrites(rows, schema(paths));
    QTEST(drawn(withTenant(rows, rewrites)), "expected");
    int count = 0;
    for (const TenantRewrite &one : rewrites)
        count += one.rows;
    QTEST(count, "rows");
}

QTEST_APPLESS_MAIN(TestDifference)
#include "tst_difference.moc"
