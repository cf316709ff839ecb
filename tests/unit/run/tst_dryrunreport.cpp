// SPDX-License-Identifier: Apache-2.0
//
// What a dry run makes of what it was told about the source, and of one cause for many failures.
#include "run/commoncause.h"
#include "run/sourceitems.h"
#include "support/sampleplan.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using run::DryRunFindings;
using run::DryRunItem;
using run::DryRunPoint;
using run::SourceFound;
using run::Verdict;

namespace {

Error answered(ErrorKind kind, int status = 0)
{
    return {.kind = kind, .operation = u"exploreTable"_s, .httpStatus = status};
}

SourceFound columnsFound(const QList<Column> &columns)
{
    return {.contents = api::TableContents{.columns = columns}, .path = u"test1.Mytable"_s};
}

SourceFound notRead(const Error &error)
{
    return {.contents = error, .path = u"test1.Nope"_s};
}

SourceFound notRead(const Error &error, const Result<QList<api::ExploreEntry>> &listed)
{
    return {.contents = error, .path = u"test1.Nope"_s, .listed = listed};
}

QList<api::ExploreEntry> entries(const QStringList &paths, const QString &type = u"table"_s)
{
    QList<api::ExploreEntry> out;
    for (const QString &path : paths)
        out.append({.type = type, .name = path, .path = path});
    return out;
}

FlowPlan filePlan(const QString &path, bool isFolder, FileFormat format = FileFormat::Delimited)
{
    FlowPlan plan = test::samplePlan();
    plan.source.table.clear();
    plan.source.files = FileSelection{.path = path, .isFolder = isFolder, .format = format};
    return plan;
}

// "verdict code|nearest pointer" of each.
QStringList told(const QList<DryRunItem> &items)
{
    QStringList out;
    for (const DryRunItem &item : items)
        out.append(run::dryRunPointName(item.point) + u' ' + run::verdictName(item.verdict) +
                   (item.error
                        ? u' ' + (item.error->code.isEmpty() ? errorKindName(item.error->kind)
                                                             : item.error->code)
                        : QString()) +
                   (item.error && !item.error->serverText.isEmpty() ? u'|' + item.error->serverText
                                                                    : QString()) +
                   (item.verdict == Verdict::Fine ? QString() : u' ' + item.pointer));
    return out;
}

DryRunItem fine(DryRunPoint point)
{
    return {.point = point};
}

DryRunItem failed(DryRunPoint point, Verdict verdict, const Error &error)
{
    return {.point = point, .verdict = verdict, .error = error};
}

} // namespace

Q_DECLARE_METATYPE(SourceFound)

class DryRunReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void source_data()
    {
        QTest::addColumn<FlowPlan>("plan");
        QTest::addColumn<SourceFound>("found");
        QTest::addColumn<QStringList>("items");
        const FlowPlan plan = test::samplePlan();
        const QList<Column> all = plan.source.columns;
        const auto row = [](const char *name, const FlowPlan &of, const SourceFound &found,
                            const QStringList &items) {
            QTest::newRow(name) << of << found << items;
        };
        const QString thereIs = u"sourceData fine"_s;
        row("all is there", plan, columnsFound(all), {thereIs, u"sourceColumns fine"_s});

        QList<Column> other = all;
        other[1].name = u"FullName"_s;
        row("a column is missing", plan, columnsFound(other),
            {thereIs, u"sourceColumns problem ColumnMissing|FullName /source/columns/1"_s});
        other = all;
        other[2].xdmType.clear();
        other[2].xdm = {{u"type"_s, u"string"_s}};
        row("a column has another type", plan, columnsFound(other),
            {thereIs, u"sourceColumns warning ColumnTypeDiffers|string /source/columns/2"_s});
        other = all;
        other[0].rawType = u"STRING"_s;
        row("the same type, written otherwise", plan, columnsFound(other),
            {thereIs, u"sourceColumns fine"_s});
        other.append({.name = u"More"_s, .rawType = u"string"_s});
        row("more columns than the plan wants", plan, columnsFound(other),
            {thereIs, u"sourceColumns fine"_s});
        row("a source that names no columns", plan, columnsFound({}),
            {thereIs, u"sourceColumns notChecked NoColumns /source/table"_s});

        FlowPlan filtered = plan;
        filtered.source.filter =
            RowFilter{.conditions = {{.column = u"Nmae"_s, .comparison = u"="_s}}};
        filtered.deltaColumn->name = u"Date"_s;
        row("filter and delta column", filtered, columnsFound(all),
            {thereIs, u"sourceColumns problem ColumnMissing|Name /source/filter"_s,
             u"sourceColumns problem ColumnMissing|Name /schedule/deltaColumn/name"_s});

        FlowPlan nope = plan;
        nope.source.table = u"test1.Nope"_s;
        const Error notFound = answered(ErrorKind::NotFound, 404);
        row("no such table", nope, notRead(notFound, entries({u"x"_s, u"test1.Mytable"_s})),
            {u"sourceData problem TableMissing|test1.Mytable /source/table"_s});
        row("nor any table", nope, notRead(notFound, entries({})),
            {u"sourceData problem TableMissing /source/table"_s});
        row("a service that says 400 for it", nope,
            notRead(answered(ErrorKind::Refused, 400), entries({u"test1.Mytable"_s})),
            {u"sourceData problem TableMissing|test1.Mytable /source/table"_s});
        row("400, and more in folders", nope,
            notRead(answered(ErrorKind::Refused, 400), entries({u"test1"_s}, u"folder"_s)),
            {u"sourceData notChecked refused /source/table"_s});
        row("listed, and refused all the same", nope, notRead(notFound, entries({u"test1.Nope"_s})),
            {u"sourceData notChecked not-found /source/table"_s});
        row("nobody says what is there", nope,
            notRead(notFound, answered(ErrorKind::Forbidden, 403)),
            {u"sourceData notChecked not-found /source/table"_s});
        row("403", nope, notRead(answered(ErrorKind::Forbidden, 403)),
            {u"sourceData notChecked forbidden /source/table"_s});
        row("503", nope, notRead(answered(ErrorKind::Server, 503)),
            {u"sourceData notChecked server /source/table"_s});
        row("no answer", nope, notRead(answered(ErrorKind::Timeout)),
            {u"sourceData notChecked timeout /source/table"_s});
        row("nothing asked", nope, {}, {u"sourceData notChecked NeedsLookUp /source/table"_s});
        FlowPlan made = plan;
        made.source.baseConnectionId.clear();
        made.source.newConnection = NewBaseConnection{.name = u"New"_s};
        row("a base connection that is made", made, {},
            {u"sourceData notChecked AfterCreating /source/table"_s});

        const QString path = u"/acme/sales.csv"_s;
        row("no such file", filePlan(path, false),
            notRead(notFound, entries({u"/acme/sale.csv"_s}, u"file"_s)),
            {u"sourceData problem FileMissing|/acme/sale.csv /source/files/path"_s});
        row("nor its folder", filePlan(path, false), notRead(notFound, notFound),
            {u"sourceData problem FileMissing /source/files/path"_s});
        row("no such folder", filePlan(u"/acme/"_s, true), {.listed = notFound},
            {u"sourceData problem FileMissing /source/files/path"_s});
        row("a folder that nobody may see", filePlan(u"/acme/"_s, true),
            {.listed = answered(ErrorKind::Forbidden, 403)},
            {u"sourceData notChecked forbidden /source/files/path"_s});
        row("an empty folder", filePlan(u"/acme/*.csv"_s, true), {.listed = entries({})},
            {u"sourceData warning NoFileYet /source/files/path"_s});
        const SourceFound two = columnsFound(all.first(2));
        row("a file without a column", filePlan(path, false), two,
            {thereIs, u"sourceColumns problem ColumnMissing|TestID /source/columns/2"_s});
        row("rows that do not have a column", filePlan(path, false, FileFormat::Json), two,
            {thereIs, u"sourceColumns warning ColumnMissing|TestID /source/columns/2"_s});
        FlowPlan unread = filePlan(path, false);
        unread.mapping.removeLast();
        unread.deltaColumn.reset();
        row("a file without a column that nothing reads", unread, two,
            {thereIs, u"sourceColumns warning ColumnMissing|TestID /source/columns/2"_s});
    }
    void source()
    {
        QFETCH(FlowPlan, plan);
        QFETCH(SourceFound, found);
        QTEST(told(run::sourceItems(DryRunFindings{.plan = plan, .source = found})), "items");
    }

    void nearest_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("nearest");
        QTest::newRow("none") << QStringList() << QString();
        QTest::newRow("one letter") << QStringList{u"Phone"_s, u"Name"_s} << u"Name"_s;
        QTest::newRow("the case only") << QStringList{u"Nomen"_s, u"NOME"_s} << u"NOME"_s;
        QTest::newRow("the first of two") << QStringList{u"Nime"_s, u"Name"_s} << u"Nime"_s;
        QTest::newRow("nothing like it") << QStringList{u"zzzzzzz"_s} << u"zzzzzzz"_s;
    }
    void nearest()
    {
        QFETCH(QStringList, names);
        QTEST(run::nearestName(u"Nome"_s, names), "nearest");
    }

    void commonCause_data()
    {
        QTest::addColumn<QList<DryRunItem>>("items");
        QTest::addColumn<QStringList>("after");
        using enum DryRunPoint;
        const Error refused = answered(ErrorKind::NotSignedIn, 401);
        const Error forbidden = answered(ErrorKind::Forbidden, 403);
        const Error gone = answered(ErrorKind::Network);
        const Error late = answered(ErrorKind::Timeout);
        const DryRunItem waits =
            failed(Mapping, Verdict::NotChecked, run::dryRunReason("NeedsLookUp"));
        const DryRunItem wrong = failed(Flow, Verdict::Problem, run::dryRunReason("Wrong"));
        const auto row = [](const char *name, const QList<DryRunItem> &items,
                            const QStringList &after) { QTest::newRow(name) << items << after; };
        row("all well", {fine(Rights), fine(LookUp)}, {u"rights fine"_s, u"lookUp fine"_s});
        row("a token nobody takes",
            {failed(Rights, Verdict::NotChecked, refused),
             failed(LookUp, Verdict::Problem, refused), waits},
            {u"signIn problem not-signed-in "_s, u"rights notChecked SignInRefused "_s,
             u"lookUp notChecked SignInRefused "_s, u"mapping notChecked SignInRefused "_s});
        row("a token that ended meanwhile",
            {fine(Rights), failed(LookUp, Verdict::Problem, refused), wrong},
            {u"signIn problem not-signed-in "_s, u"rights fine"_s,
             u"lookUp notChecked SignInRefused "_s, u"flow problem Wrong "_s});
        row("no right to anything",
            {failed(Rights, Verdict::Problem, forbidden),
             failed(LookUp, Verdict::Problem, forbidden), waits},
            {u"signIn problem forbidden "_s, u"rights notChecked SignInRefused "_s,
             u"lookUp notChecked SignInRefused "_s, u"mapping notChecked SignInRefused "_s});
        row("no right to one thing", {failed(Rights, Verdict::Problem, forbidden), fine(LookUp)},
            {u"rights problem forbidden "_s, u"lookUp fine"_s});
        row("no network",
            {failed(LookUp, Verdict::Problem, gone), failed(Name, Verdict::NotChecked, late)},
            {u"platform problem network "_s, u"lookUp notChecked NotReached "_s,
             u"name notChecked NotReached "_s});
        row("no network for a while", {fine(Rights), failed(LookUp, Verdict::Problem, gone)},
            {u"rights fine"_s, u"lookUp problem network "_s});
        row("two causes",
            {failed(LookUp, Verdict::Problem, gone), failed(Name, Verdict::NotChecked, forbidden)},
            {u"lookUp problem network "_s, u"name notChecked forbidden "_s});
        row("the plan alone", {wrong}, {u"flow problem Wrong "_s});
    }
    void commonCause()
    {
        QFETCH(QList<DryRunItem>, items);
        run::tellCommonCause(items);
        QTEST(told(items), "after");
    }
};

QTEST_GUILESS_MAIN(DryRunReportTest)
#include "tst_dryrunreport.moc"
