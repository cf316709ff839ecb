// SPDX-License-Identifier: Apache-2.0
#include "mapping/bulkedits.h"

#include <QTest>

using namespace dfw;
using namespace dfw::mapping;
using namespace Qt::StringLiterals;

namespace {

Mapping rows()
{
    using enum MappingKind;
    return {{Column, u"First.Name"_s, u"person.name.firstName"_s},
            {Column, u"name"_s, u"person.nameSuffix"_s},
            {Column, u"open"_s, {}},
            {Expression, u"concat(name, nameSuffix)"_s, u"_acme.name"_s},
            {Expression, uR"(${First\.Name})"_s, u"_acme.first"_s},
            {Constant, u"name"_s, u"_acme.origin"_s}};
}

QStringList targets(const Mapping &rows)
{
    QStringList out;
    for (const MappingRow &row : rows)
        out.append(row.target);
    return out;
}

} // namespace

class TestBulkEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacing_data();
    void replacing();
    void formulas();
    void parents_data();
    void parents();
    void kinds();
};

void TestBulkEdits::replacing_data()
{
    QTest::addColumn<Replacing>("how");
    QTest::addColumn<QSet<int>>("only");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const Replacing &how, const QSet<int> &only,
                        const QStringList &expected) {
        QTest::newRow(name) << how << only << expected;
    };
    const QStringList asTheyAre = targets(rows());
    row("nothing to find", {.find = {}, .replace = u"x"_s}, {}, asTheyAre);
    row("not there", {.find = u"nowhere"_s, .replace = u"x"_s}, {}, asTheyAre);
    row("a root", {.find = u"_acme"_s, .replace = u"_dfwdemo"_s}, {},
        {u"person.name.firstName"_s,
         u"person.nameSuffix"_s,
         {},
         u"_dfwdemo.name"_s,
         u"_dfwdemo.first"_s,
         u"_dfwdemo.origin"_s});
    row("only in some rows", {.find = u"_acme"_s, .replace = u"_b"_s}, {0, 4},
        {u"person.name.firstName"_s,
         u"person.nameSuffix"_s,
         {},
         u"_acme.name"_s,
         u"_b.first"_s,
         u"_acme.origin"_s});
    row("whole parts", {.find = u"name"_s, .replace = u"title"_s, .wholeParts = true}, {},
        {u"person.title.firstName"_s,
         u"person.nameSuffix"_s,
         {},
         u"_acme.title"_s,
         u"_acme.first"_s,
         u"_acme.origin"_s});
    row("any case", {.find = u"FIRSTNAME"_s, .replace = u"x"_s, .matchCase = false}, {0},
        {u"person.name.x"_s,
         u"person.nameSuffix"_s,
         {},
         u"_acme.name"_s,
         u"_acme.first"_s,
         u"_acme.origin"_s});
    row("signs are themselves", {.find = u"."_s, .replace = uR"(\1)"_s}, {4},
        {u"person.name.firstName"_s,
         u"person.nameSuffix"_s,
         {},
         u"_acme.name"_s,
         uR"(_acme\1first)"_s,
         u"_acme.origin"_s});
    row("not in targets", {.find = u"name"_s, .replace = u"x"_s, .inTargets = false}, {},
        asTheyAre);
}

void TestBulkEdits::replacing()
{
    QFETCH(Replacing, how);
    QFETCH(QSet<int>, only);
    const Mapping after = replaced(rows(), only, how);
    QTEST(targets(after), "expected");
    for (qsizetype i = 0; i < after.size(); ++i)
        QCOMPARE(after.at(i).source, rows().at(i).source);
}

void TestBulkEdits::formulas()
{
    const Mapping after = replaced(rows(), {},
                                   {.find = u"name"_s,
                                    .replace = u"fullName"_s,
                                    .wholeParts = true,
                                    .inTargets = false,
                                    .inFormulas = true});
    QCOMPARE(after.at(3).source, u"concat(fullName, nameSuffix)"_s);
    QCOMPARE(after.at(1).source, u"name"_s); // a column is renamed at its source, not here
    QCOMPARE(after.at(5).source, u"name"_s);
    QCOMPARE(changedRows(rows(), after), 1);
}

void TestBulkEdits::parents_data()
{
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QStringList>("expected"); // of rows 0, 2 and 3
    QTest::newRow("another") << u"a.b"_s << QStringList{u"a.b.firstName"_s, {}, u"a.b.name"_s};
    QTest::newRow("a dot too many") << u" a. "_s << QStringList{u"a.firstName"_s, {}, u"a.name"_s};
    QTest::newRow("the top") << QString() << QStringList{u"firstName"_s, {}, u"name"_s};
}

void TestBulkEdits::parents()
{
    QFETCH(QString, parent);
    const Mapping after = withParent(rows(), {0, 2, 3}, parent);
    QTEST((QStringList{after.at(0).target, after.at(2).target, after.at(3).target}), "expected");
    QCOMPARE(after.at(1), rows().at(1));
}

void TestBulkEdits::kinds()
{
    const Mapping formulas = asFormulas(rows(), {0, 1, 3, 5});
    QCOMPARE(formulas.at(0), (MappingRow{MappingKind::Expression, uR"(${First\.Name})"_s,
                                         u"person.name.firstName"_s}));
    QCOMPARE(formulas.at(1).source, u"name"_s);
    QCOMPARE(formulas.at(1).kind, MappingKind::Expression);
    QCOMPARE(formulas.at(3), rows().at(3));
    QCOMPARE(formulas.at(5), rows().at(5));
    const Mapping back = asColumns(formulas, {0, 1, 3});
    QCOMPARE(back.at(0), rows().at(0));
    QCOMPARE(back.at(1), rows().at(1));
    QCOMPARE(back.at(3), rows().at(3)); // a real formula stays one
}

QTEST_APPLESS_MAIN(TestBulkEdits)
#include "tst_bulkedits.moc"
