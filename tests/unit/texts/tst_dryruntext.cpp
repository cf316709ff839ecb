// SPDX-License-Identifier: Apache-2.0
#include "texts/dryruntext.h"

#include <QTest>

using namespace dfw;
using namespace Qt::StringLiterals;
using run::DryRunItem;
using run::DryRunPoint;
using run::StepId;
using run::Verdict;

namespace {

DryRunItem with(DryRunItem item, const char *code, const QString &serverText = {},
                const QString &where = {})
{
    item.error = Error{.kind = ErrorKind::InvalidPlan,
                       .where = where,
                       .code = QString::fromLatin1(code),
                       .serverText = serverText};
    return item;
}

} // namespace

class DryRunTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // Every point with every verdict has a sentence of its own kind.
    void complete()
    {
        using enum DryRunPoint;
        for (const DryRunPoint point :
             {SignIn, Platform, Rights, LookUp, ConnectionState, ConnectionTest, Source, SourceData,
              SourceColumns, NewConnection, NewSchema, Dataset, Mapping, MappingService,
              MappingPreview, Flow, Name}) {
            QVERIFY(!run::dryRunPointName(point).isEmpty());
            for (const Verdict verdict :
                 {Verdict::Fine, Verdict::Warning, Verdict::Problem, Verdict::NotChecked}) {
                QVERIFY(!run::verdictName(verdict).isEmpty());
                QVERIFY(!ui::verdictWord(verdict).isEmpty());
                const DryRunItem item{
                    .point = point, .step = StepId::Dataset, .verdict = verdict, .found = u"3"_s};
                for (const DryRunItem &one :
                     {item, with(item, "ScheduleRefused"), with(item, "FLOW-2118-403")}) {
                    const QString sentence = ui::dryRunSentence(one);
                    QVERIFY2(sentence.endsWith(u'.') && !sentence.contains(u'%') &&
                                 !sentence.contains("  "_L1),
                             qPrintable(run::dryRunPointName(point) + u": "_s + sentence));
                    QVERIFY(!ui::dryRunTitle(one).isEmpty());
                }
            }
        }
    }

    void sentences_data()
    {
        QTest::addColumn<DryRunItem>("item");
        QTest::addColumn<QString>("sentence");
        const DryRunItem taken{.point = DryRunPoint::Name,
                               .step = StepId::Flow,
                               .verdict = Verdict::Warning,
                               .found = u"Orders %1\nnow"_s};
        QTest::newRow("a name from outside")
            << with(taken, "NameTaken")
            << u"A dataflow “Orders %1 now” exists already. The run makes a second one of this "
               "name; choose another to tell them apart."_s;
        const DryRunItem row{.point = DryRunPoint::MappingService, .verdict = Verdict::Problem};
        QTest::newRow("a row, counted from 1")
            << with(row, "MappingRowRefused", u"no such field"_s, u"/mapping/2"_s)
            << u"Data Prep does not accept mapping row 3: “no such field”. Correct it under "
               "Mapping."_s;
        QTest::newRow("a row without a reason")
            << with(row, "MappingRowRefused", {}, u"/mapping/0"_s)
            << u"Data Prep does not accept mapping row 1. Correct it under Mapping."_s;
        const DryRunItem open{.point = DryRunPoint::ConnectionTest, .verdict = Verdict::NotChecked};
        QTest::newRow("not checked, with the reason")
            << with(open, "AfterCreating")
            << u"The run makes the base connection, and tries its sign-in right after, before "
               "anything else is made."_s;
        DryRunItem source{.point = DryRunPoint::SourceData,
                          .verdict = Verdict::Problem,
                          .found = u"test1.Nope"_s};
        QTest::newRow("no such table, and what is there")
            << with(source, "TableMissing", u"test1.Mytable"_s)
            << u"There is no table “test1.Nope” at the source. The nearest name there is "
               "“test1.Mytable”."_s;
        QTest::newRow("no such table, nor any other")
            << with(source, "TableMissing") << u"There is no table “test1.Nope” at the source."_s;
        source.point = DryRunPoint::SourceColumns;
        source.found = u"Nome"_s;
        QTest::newRow("no such column")
            << with(source, "ColumnMissing", u"Name"_s)
            << u"There is no column “Nome” at the source. The nearest name there is “Name”."_s;
        source.verdict = Verdict::Warning;
        DryRunItem other = with(source, "ColumnTypeDiffers", u"string"_s);
        other.error->detail = u"date-time"_s;
        QTest::newRow("another type")
            << other
            << u"The column “Nome” is string at the source now, and date-time in the plan. Choose "
               "the columns again to take the new type."_s;
        source.point = DryRunPoint::SourceData;
        source.verdict = Verdict::NotChecked;
        QTest::newRow("no base connection to look through")
            << with(source, "AfterCreating")
            << u"The base connection does not exist yet; the run makes it."_s;
        const DryRunItem right{
            .point = DryRunPoint::Rights, .step = StepId::Dataset, .verdict = Verdict::NotChecked};
        QTest::newRow("a right nobody can ask for")
            << with(right, "RightUnknown")
            << u"Whether you may create the dataset shows only when the run does."_s;
        QTest::newRow("because of the sign-in")
            << with(right, "SignInRefused") << u"The sign-in was refused, so nothing was told."_s;
        QTest::newRow("one row") << DryRunItem{.point = DryRunPoint::MappingService,
                                               .found = u"1"_s}
                                 << u"Data Prep accepts 1 mapping row(s)."_s;
    }
    void sentences()
    {
        QFETCH(DryRunItem, item);
        QTEST(ui::dryRunSentence(item), "sentence");
    }

    void summary()
    {
        run::DryRunReport report;
        for (const Verdict verdict : {Verdict::Fine, Verdict::Fine, Verdict::NotChecked})
            report.items.append({.verdict = verdict});
        QCOMPARE(ui::dryRunSummary(report), u"No problem, 1 not checked, 2 fine. Nothing was "
                                            "created."_s);
        report.items.append({.verdict = Verdict::Problem});
        QVERIFY(ui::dryRunSummary(report).startsWith(u"1 problem"_s));
    }
};

QTEST_GUILESS_MAIN(DryRunTextTest)
#include "tst_dryruntext.moc"
