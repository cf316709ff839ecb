// SPDX-License-Identifier: Apache-2.0
#include "mapping/edits.h"

#include <QTest>

using namespace dfw;
using namespace dfw::mapping;
using namespace Qt::StringLiterals;

namespace {

MappingRow column(const QString &source, const QString &target = {})
{
    return {.kind = MappingKind::Column, .source = source, .target = target};
}

// "A>x B> =1>y": column A to x, column B open, a constant to y.
QString drawn(const Mapping &rows)
{
    QStringList out;
    for (const MappingRow &row : rows)
        out.append((row.kind == MappingKind::Column ? u""_s : u"="_s) + row.source + u'>' +
                   row.target);
    return out.join(u' ');
}

const Mapping &present()
{
    static const Mapping rows{column(u"A"_s, u"x"_s), column(u"B"_s),
                              MappingRow{MappingKind::Constant, u"1"_s, u"y"_s}};
    return rows;
}

} // namespace

class TestEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void edits_data()
    {
        QTest::addColumn<Edited>("edited");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<int>("row");
        QTest::addColumn<QStringList>("replaced");
        const QStringList none;
        QTest::newRow("an open column takes the field")
            << connectColumn(present(), u"B"_s, u"z"_s) << "A>x B>z =1>y" << 1 << none;
        QTest::newRow("a mapped column feeds a second field")
            << connectColumn(present(), u"A"_s, u"z"_s) << "A>x A>z B> =1>y" << 1 << none;
        QTest::newRow("a column without a row gets one")
            << connectColumn(present(), u"C"_s, u"z"_s) << "A>x B> =1>y C>z" << 3 << none;
        QTest::newRow("whoever had the field loses it")
            << connectColumn(present(), u"B"_s, u"x"_s) << "A> B>x =1>y" << 1
            << QStringList(u"A"_s);
        QTest::newRow("a constant loses its field and stays")
            << connectColumn(present(), u"B"_s, u"y"_s) << "A>x B>y =1>" << 1
            << QStringList(u"1"_s);
        QTest::newRow("the same line again changes nothing")
            << connectColumn(present(), u"A"_s, u"x"_s) << "A>x B> =1>y" << -1 << none;
        QTest::newRow("retarget") << retarget(present(), 0, u"z"_s) << "A>z B> =1>y" << 0 << none;
        QTest::newRow("retarget to a taken field")
            << retarget(present(), 0, u"y"_s) << "A>y B> =1>" << 0 << QStringList(u"1"_s);
        QTest::newRow("take the field off")
            << retarget(present(), 0, {}) << "A> B> =1>y" << 0 << none;
        QTest::newRow("two open rows do not replace each other")
            << retarget({column(u"A"_s, u"x"_s), column(u"B"_s)}, 0, {}) << "A> B>" << 0 << none;
        QTest::newRow("no such row")
            << retarget(present(), 9, u"z"_s) << "A>x B> =1>y" << -1 << none;
        QTest::newRow("another column feeds the field")
            << resource(present(), 0, u"B"_s) << "A> B>x =1>y" << 1 << none;
        QTest::newRow("a constant has no column to change")
            << resource(present(), 2, u"B"_s) << "A>x B> =1>y" << -1 << none;
        QTest::newRow("cleared") << cleared(present(), {2, 0, 2}) << "A> B>" << 0
                                 << QStringList{u"A"_s, u"1"_s};
        QTest::newRow("nothing to clear")
            << cleared(present(), {1}) << "A>x B> =1>y" << -1 << QStringList(u"B"_s);
        QTest::newRow("clear what is not there")
            << cleared(present(), {-1, 7}) << "A>x B> =1>y" << -1 << none;
    }
    void edits()
    {
        QFETCH(Edited, edited);
        QFETCH(QString, rows);
        QFETCH(int, row);
        QFETCH(QStringList, replaced);
        QCOMPARE(drawn(edited.rows), rows);
        QCOMPARE(edited.row, row);
        QCOMPARE(edited.replaced, replaced);
    }
};

QTEST_APPLESS_MAIN(TestEdits)
#include "tst_edits.moc"
