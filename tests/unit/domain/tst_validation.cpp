// SPDX-License-Identifier: Apache-2.0
#include "domain/validation.h"

#include <cmath>
#include <functional>
#include <limits>
#include <QTest>

using namespace dfw;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'700'000'000;

FlowPlan goodPlan()
{
    return {.name = u"flow"_s,
            .source = {.name = u"source"_s,
                       .baseConnectionId = u"base"_s,
                       .connectionSpec = {.id = u"3c9b37f8-13a6-43d8-bad3-b863b941fedd"_s},
                       .table = u"t"_s,
                       .columns = {{.name = u"id"_s, .rawType = u"string"_s},
                                   {.name = u"name"_s, .rawType = u"string"_s},
                                   {.name = u"changed"_s,
                                    .rawType = u"string"_s,
                                    .xdmType = u"date-time"_s}}},
            .target = {.name = u"target"_s, .schemaId = u"schema"_s, .datasetId = u"dataset"_s},
            .mapping = {{.source = u"id"_s, .target = u"_id"_s},
                        {.source = u"name"_s, .target = u"person.name.fullName"_s}},
            .deltaColumn =
                DeltaColumn{.name = u"changed"_s, .dateFormat = u"yyyy-MM-dd HH:mm:ss"_s},
            .schedule = {.startTime = now + 60, .interval = 15}};
}

using Change = std::function<void(FlowPlan &)>;

Issue error(IssueCode code, const char *pointer, const QStringList &arguments = {})
{
    return {code, Severity::Error, QString::fromLatin1(pointer), arguments};
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestValidation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodPlanHasNoIssue();
    void emptyPlanIsNotRunnable();
    void faults_data();
    void faults();
    void noFaults_data();
    void noFaults();
    void onlyErrorsStop();
    void issuesComeInOrder();

private:
    static void names();
    static void rows();
    static void delta();
    static void times();
};

void TestValidation::goodPlanHasNoIssue()
{
    QVERIFY(validate(goodPlan(), now).isEmpty());
}

void TestValidation::emptyPlanIsNotRunnable()
{
    const QList<Issue> issues = validate(FlowPlan{}, now);
    QVERIFY(!isRunnable(issues));
    QVERIFY(issues.size() >= 10);
}

void TestValidation::faults_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Issue>("issue");
    names();
    rows();
    delta();
    times();
}

void TestValidation::names()
{
    const auto row = [](const char *name, const Change &change, const Issue &issue) {
        QTest::newRow(name) << change << issue;
    };
    using enum IssueCode;
    row(
        "no name", [](FlowPlan &p) { p.name = u" \t"_s; }, error(NameMissing, "/name"));
    row(
        "no source name", [](FlowPlan &p) { p.source.name.clear(); },
        error(NameMissing, "/source/name"));
    row(
        "no target name", [](FlowPlan &p) { p.target.name.clear(); },
        error(NameMissing, "/target/name"));
    row(
        "no base connection", [](FlowPlan &p) { p.source.baseConnectionId.clear(); },
        error(BaseConnectionMissing, "/source/baseConnection/id"));
    const auto spec = [&row](const char *name, const QString &id) {
        row(
            name, [id](FlowPlan &p) { p.source.connectionSpec.id = id; },
            error(NotAConnectionSpecId, "/source/connectionSpec/id", {id}));
    };
    spec("no spec", {});
    const auto misprint = [&row](const QString &id, const QString &right, const QString &name) {
        row(
            qPrintable(u"as printed for "_s + name),
            [id](FlowPlan &p) { p.source.connectionSpec.id = id; },
            error(WrongSpecId, "/source/connectionSpec/id", {id, right, name}));
    };
    misprint(u"000eb99-cd47-43f3-827c-43caf170f015"_s, u"3000eb99-cd47-43f3-827c-43caf170f015"_s,
             u"MariaDB"_s);
    misprint(u"0ed90a81-07f4-4586-8190-b40eccef1c5a"_s, u"b3ba5556-48be-44b7-8b85-ff2b69b46dc4"_s,
             u"Azure Data Lake Storage Gen2"_s);
    misprint(u"BF367B0D-3d9b-4060-b67b-0d3d9bd06094"_s, u"b7bf2577-4520-42c9-bae9-cad01560f7bc"_s,
             u"SFTP"_s);
    spec("a provider", u"521eee4d-8cbe-4906-bb48-fb6bd4450033"_s);
    spec("the data lake", u"C604FF05-7F1A-43C0-8E18-33BF874CB11C"_s);
    spec("a newline behind", u"3c9b37f8-13a6-43d8-bad3-b863b941fedd\n"_s);
    spec("no hex", u"3c9b37f8-13a6-43d8-bad3-b863b941fedg"_s);
    row(
        "a streaming source",
        [](FlowPlan &p) { p.source.connectionSpec.id = u"86043421-563b-46ec-8e6c-e23184711bf6"_s; },
        error(StreamingSource, "/source/connectionSpec/id", {u"Amazon Kinesis"_s}));
    row(
        "a flow spec of others",
        [](FlowPlan &p) { p.source.flowSpecName = u"CloudStorageToAEP"_s; },
        error(OtherFlowSpec, "/source/flowSpec",
              {u"Google BigQuery"_s, u"CRMToAEP"_s, u"CloudStorageToAEP"_s}));
    row(
        "a table of a file share",
        [](FlowPlan &p) {
            p.source.connectionSpec.id = u"be5ec48c-5b78-49d5-b8fa-7c89ec4569b8"_s;
            p.source.flowSpecName = u"CloudStorageToAEP"_s;
        },
        error(KindIsFiles, "/source/table", {u"Azure File Storage"_s}));
    row(
        "files of a database",
        [](FlowPlan &p) {
            p.source.files = FileSelection{.path = u"/a.csv"_s};
            p.deltaColumn.reset();
        },
        error(KindIsTables, "/source/files", {u"Google BigQuery"_s}));
    const auto files = [&row](const char *name, auto change, const Issue &issue) {
        row(
            name,
            [change](FlowPlan &p) {
                p.source.connectionSpec.id = u"be5ec48c-5b78-49d5-b8fa-7c89ec4569b8"_s;
                p.source.flowSpecName = u"CloudStorageToAEP"_s;
                p.source.files = FileSelection{.path = u"/a.csv"_s};
                p.deltaColumn.reset();
                change(p);
            },
            issue);
    };
    files(
        "no path", [](FlowPlan &p) { p.source.files->path.clear(); },
        error(PathMissing, "/source/files/path"));
    files(
        "two delimiters", [](FlowPlan &p) { p.source.files->columnDelimiter = u"||"_s; },
        error(DelimiterNotOneCharacter, "/source/files/columnDelimiter", {u"||"_s}));
    files(
        "encoding of JSON",
        [](FlowPlan &p) {
            p.source.files->format = FileFormat::Json;
            p.source.files->encoding = u"UTF-8"_s;
        },
        error(FilePropertyNotForFormat, "/source/files/encoding", {u"encoding"_s, u"json"_s}));
    files(
        "compressed Parquet",
        [](FlowPlan &p) {
            p.source.files->format = FileFormat::Parquet;
            p.source.files->compression = u"gzip"_s;
        },
        error(FilePropertyNotForFormat, "/source/files/compression",
              {u"compression"_s, u"parquet"_s}));
    files(
        "files with a delta column",
        [](FlowPlan &p) { p.deltaColumn = DeltaColumn{.name = u"changed"_s}; },
        error(DeltaColumnWithFiles, "/schedule/deltaColumn", {u"changed"_s}));
    const auto filter = [&row](const char *name, const RowFilter &wanted, const Issue &issue) {
        row(
            name, [wanted](FlowPlan &p) { p.source.filter = wanted; }, issue);
    };
    filter("no condition", {}, error(FilterEmpty, "/source/filter/conditions"));
    filter("condition without a column", {.conditions = {{.comparison = u"isNull"_s}}},
           error(FilterColumnUnknown, "/source/filter/conditions/0/column"));
    filter("no such operator",
           {.conditions = {{.column = u"a"_s, .comparison = u"~"_s, .values = {1}}}},
           error(FilterComparisonUnknown, "/source/filter/conditions/0/comparison",
                 {u"~"_s, knownComparisons().join(u", "_s)}));
    filter("no value", {.conditions = {{.column = u"a"_s, .comparison = u"="_s}}},
           error(FilterValueCount, "/source/filter/conditions/0/values", {u"a"_s, u"="_s}));
    filter("isNull with a value",
           {.conditions = {{.column = u"a"_s, .comparison = u"isNull"_s, .values = {1}}}},
           error(FilterValueCount, "/source/filter/conditions/0/values", {u"a"_s, u"isNull"_s}));
    const auto created = [&row](const char *name, auto change, const Issue &issue) {
        row(
            name,
            [change](FlowPlan &p) {
                p.source.newConnection =
                    NewBaseConnection{.name = u"Base"_s, .authSpec = u"Basic Authentication"_s};
                p.target.newSchema = NewSchema{.title = u"Title"_s};
                p.target.newDataset = NewDataset{.name = u"Rows"_s};
                change(p);
            },
            issue);
    };
    created(
        "a nameless base connection", [](FlowPlan &p) { p.source.newConnection->name.clear(); },
        error(NameMissing, "/source/baseConnection/create/name"));
    created(
        "no way to sign in", [](FlowPlan &p) { p.source.newConnection->authSpec.clear(); },
        error(AuthSpecMissing, "/source/baseConnection/create/authSpec"));
    created(
        "a secret among the parameters",
        [](FlowPlan &p) { p.source.newConnection->params.insert(u"clientSecret"_s, u"x"_s); },
        error(SecretInPlan, "/source/baseConnection/create/params/clientSecret",
              {u"clientSecret"_s}));
    created(
        "an untitled schema", [](FlowPlan &p) { p.target.newSchema->title.clear(); },
        error(NameMissing, "/target/schema/create/title"));
    created(
        "a nameless dataset", [](FlowPlan &p) { p.target.newDataset->name.clear(); },
        error(NameMissing, "/target/dataset/create/name"));
    created(
        "an old dataset on a new schema",
        [](FlowPlan &p) {
            p.target.newDataset.reset();
            p.target.datasetId = u"d"_s;
        },
        error(DatasetOfOtherSchema, "/target/dataset/id", {u"d"_s}));
    created(
        "an untitled field group",
        [](FlowPlan &p) {
            p.target.newSchema->ownFields = NewFieldGroup{.fields = {{.name = u"a"_s}}};
        },
        error(FieldGroupTitleMissing, "/target/schema/create/fields/title"));
    created(
        "no field",
        [](FlowPlan &p) {
            p.target.newSchema->ownFields = NewFieldGroup{u"g"_s, {}, {}};
        },
        error(NoNewFields, "/target/schema/create/fields/items"));
    created(
        "a field that begins with _",
        [](FlowPlan &p) {
            p.target.newSchema->ownFields = NewFieldGroup{u"g"_s, {}, {{.name = u"_a"_s}}};
        },
        error(BadFieldName, "/target/schema/create/fields/items/0/name", {u"_a"_s}));
    created(
        "a field twice",
        [](FlowPlan &p) {
            p.target.newSchema->ownFields =
                NewFieldGroup{u"g"_s, {}, {{.name = u"a"_s}, {.name = u"a"_s}}};
        },
        error(DuplicateNewField, "/target/schema/create/fields/items/1/name", {u"a"_s}));
    created(
        "two primary identities",
        [](FlowPlan &p) {
            p.target.newSchema->identities = {{u"a"_s, u"Email"_s, true}, {u"b"_s, u"CRM"_s, true}};
        },
        error(TwoPrimaryIdentities, "/target/schema/create/identities/1/primary",
              {u"a"_s, u"b"_s}));
    created(
        "an identity twice",
        [](FlowPlan &p) {
            p.target.newSchema->identities = {{u"a"_s, u"Email"_s}, {u"a"_s, u"CRM"_s}};
        },
        error(DuplicateIdentity, "/target/schema/create/identities/1/path", {u"a"_s}));
    created(
        "an identity of nothing",
        [](FlowPlan &p) {
            p.target.newSchema->identities = {{u"a"_s, QString()}};
        },
        error(IdentityNamespaceMissing, "/target/schema/create/identities/0/namespace", {u"a"_s}));
    row(
        "an end before the start", [](FlowPlan &p) { p.schedule.endTime = p.schedule.startTime; },
        error(EndNotAfterStart, "/schedule/endTime"));
    row(
        "no table", [](FlowPlan &p) { p.source.table = u" "_s; },
        error(TableMissing, "/source/table"));
    row(
        "no columns", [](FlowPlan &p) { p.source.columns.clear(); },
        error(NoColumns, "/source/columns"));
    row(
        "nameless column", [](FlowPlan &p) { p.source.columns.append(Column{}); },
        error(NameMissing, "/source/columns/3/name"));
    row(
        "column twice", [](FlowPlan &p) { p.source.columns.append({.name = u"id"_s}); },
        error(DuplicateColumn, "/source/columns/3/name", {u"id"_s, u"1"_s}));
    row(
        "no schema", [](FlowPlan &p) { p.target.schemaId.clear(); },
        error(SchemaMissing, "/target/schema/id"));
    row(
        "no dataset", [](FlowPlan &p) { p.target.datasetId.clear(); },
        error(DatasetMissing, "/target/dataset/id"));
}

void TestValidation::rows()
{
    const auto row = [](const char *name, const Change &change, const Issue &issue) {
        QTest::newRow(name) << change << issue;
    };
    const auto add = [](MappingKind kind, const QString &source, const QString &target) {
        return [=](FlowPlan &p) { p.mapping.append({kind, source, target}); };
    };
    using enum IssueCode;
    using enum MappingKind;
    row(
        "no rows", [](FlowPlan &p) { p.mapping.clear(); }, error(NoMappingRows, "/mapping"));
    row("no target", add(Column, u"name"_s, {}),
        error(TargetMissing, "/mapping/2/target", {u"name"_s}));
    row("no source", add(Column, {}, u"a"_s), error(SourceMissing, "/mapping/2/source"));
    row("no formula", add(Expression, {}, u"a"_s), error(SourceMissing, "/mapping/2/source"));
    row("unknown column", add(Column, u"Name"_s, u"a"_s),
        error(UnknownColumn, "/mapping/2/source", {u"Name"_s}));
    row("target twice", add(Column, u"changed"_s, u"_id"_s),
        error(DuplicateTarget, "/mapping/2/target", {u"_id"_s, u"changed"_s, u"id"_s}));
    row("target twice, other kind", add(Constant, u"x"_s, u"_id"_s),
        error(DuplicateTarget, "/mapping/2/target", {u"_id"_s, u"x"_s, u"id"_s}));
    row("a standard object", add(Column, u"name"_s, u"homeAddress"_s),
        error(TargetIsObject, "/mapping/2/target", {u"homeAddress"_s}));
    row("constant on an object", add(Constant, u"x"_s, u"homeAddress"_s),
        error(TargetIsObject, "/mapping/2/target", {u"homeAddress"_s}));
    row("inside another target", add(Column, u"name"_s, u"_id.x"_s),
        error(TargetInsideTarget, "/mapping/2/target", {u"_id.x"_s, u"_id"_s, u"id"_s}));
    row("long formula", add(Expression, QString(4097, u'x'), u"a"_s),
        error(ExpressionTooLong, "/mapping/2/source", {u"4097"_s, u"4096"_s}));
}

void TestValidation::delta()
{
    const auto row = [](const char *name, const Change &change, const Issue &issue) {
        QTest::newRow(name) << change << issue;
    };
    using enum IssueCode;
    row(
        "no delta column", [](FlowPlan &p) { p.deltaColumn.reset(); },
        error(DeltaColumnMissing, "/schedule/deltaColumn"));
    row(
        "nameless delta column", [](FlowPlan &p) { p.deltaColumn->name.clear(); },
        error(DeltaColumnMissing, "/schedule/deltaColumn/name"));
    row(
        "unknown delta column", [](FlowPlan &p) { p.deltaColumn->name = u"Changed"_s; },
        error(DeltaColumnUnknown, "/schedule/deltaColumn/name", {u"Changed"_s}));
    row("delta column is text", [](FlowPlan &p) { p.deltaColumn->name = u"id"_s; },
        {DeltaColumnNotTime, Severity::Warning, u"/schedule/deltaColumn/name"_s, {u"id"_s}});
    const auto format = [&row](const char *name, const QString &pattern) {
        row(
            name, [pattern](FlowPlan &p) { p.deltaColumn->dateFormat = pattern; },
            error(DeltaFormatWeekYear, "/schedule/deltaColumn/dateFormat", {pattern}));
    };
    format("the tutorial's format", u"YYYY-MM-DD"_s);
    format("week-year", u"YYYY-MM-dd"_s);
    format("day of the year", u"yyyy-MM-DD"_s);
    format("quoted letters and others", u"yyyy'D'-DD"_s);
    row(
        "other zone", [](FlowPlan &p) { p.deltaColumn->timezone = u"Europe/Paris"_s; },
        error(DeltaZoneNotUtc, "/schedule/deltaColumn/timezone", {u"Europe/Paris"_s}));
    row(
        "no zone", [](FlowPlan &p) { p.deltaColumn->timezone.clear(); },
        error(DeltaZoneNotUtc, "/schedule/deltaColumn/timezone", {QString()}));
}

void TestValidation::times()
{
    const auto row = [](const char *name, const Change &change, const Issue &issue) {
        QTest::newRow(name) << change << issue;
    };
    const auto once = [](const Change &then) {
        return [then](FlowPlan &p) {
            p.schedule = {.startTime = now + 60, .frequency = Frequency::Once};
            then(p);
        };
    };
    using enum IssueCode;
    row("once", once([](FlowPlan &) {}),
        {OnceIsFinal, Severity::Note, u"/schedule/frequency"_s, {}});
    row("once, interval", once([](FlowPlan &p) { p.schedule.interval = 15; }),
        error(IntervalWithOnce, "/schedule/interval"));
    row("once, backfill", once([](FlowPlan &p) { p.schedule.backfill = false; }),
        error(BackfillWithOnce, "/schedule/backfill"));
    row(
        "no interval", [](FlowPlan &p) { p.schedule.interval.reset(); },
        error(IntervalMissing, "/schedule/interval"));
    row(
        "14 minutes", [](FlowPlan &p) { p.schedule.interval = 14; },
        error(IntervalTooSmall, "/schedule/interval", {u"14"_s, u"15"_s, u"minute"_s}));
    row(
        "0 weeks",
        [](FlowPlan &p) {
            p.schedule.frequency = Frequency::Week;
            p.schedule.interval = 0;
        },
        error(IntervalTooSmall, "/schedule/interval", {u"0"_s, u"1"_s, u"week"_s}));
    const auto start = [&row](const char *name, qint64 time, const Issue &issue) {
        row(
            name, [time](FlowPlan &p) { p.schedule.startTime = time; }, issue);
    };
    start("no start", 0, error(StartMissing, "/schedule/startTime"));
    start("negative start", -1, error(StartMissing, "/schedule/startTime"));
    start("milliseconds", 1'612'310'466'000,
          error(StartInMilliseconds, "/schedule/startTime", {u"1612310466000"_s}));
    start("largest", std::numeric_limits<qint64>::max(),
          error(StartInMilliseconds, "/schedule/startTime", {u"9223372036854775807"_s}));
    start("past", now - 1,
          {StartInPast, Severity::Warning, u"/schedule/startTime"_s, {u"1699999999"_s}});
    const auto percent = [&row](const char *name, double value, const QString &shown) {
        row(
            name, [value](FlowPlan &p) { p.options.partialIngestionPercent = value; },
            error(PercentOutOfRange, "/options/partialIngestionPercent", {shown}));
    };
    percent("0 %", 0, u"0"_s);
    percent("101 %", 101, u"101"_s);
    percent("no number", std::nan(""), u"nan"_s);
}

void TestValidation::faults()
{
    QFETCH(Change, change);
    QFETCH(Issue, issue);
    FlowPlan plan = goodPlan();
    change(plan);
    const QList<Issue> issues = validate(plan, now);
    QStringList found;
    for (const Issue &other : issues)
        found.append(
            u"%1 %2 %3"_s.arg(int(other.code)).arg(other.pointer, other.arguments.join(u' ')));
    QVERIFY2(issues.contains(issue), qUtf8Printable(found.join(u'\n')));
    QCOMPARE(isRunnable(issues), issue.severity != Severity::Error);
    // The one fault is said once.
    QCOMPARE(issues.count(issue), 1);
}

void TestValidation::noFaults_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("empty constant", [](FlowPlan &p) {
        p.mapping.append({MappingKind::Constant, QString(), u"a"_s});
    });
    row("a constant need not be a column", [](FlowPlan &p) {
        p.mapping.append({MappingKind::Constant, u"nobody"_s, u"a"_s});
    });
    row("a formula may make an object", [](FlowPlan &p) {
        p.mapping.append({MappingKind::Expression, u"to_object(...)"_s, u"homeAddress"_s});
    });
    row("longest formula", [](FlowPlan &p) {
        p.mapping.append({MappingKind::Expression, QString(4096, u'x'), u"a"_s});
    });
    row("similar paths", [](FlowPlan &p) {
        p.mapping.append({MappingKind::Column, u"name"_s, u"_idx"_s});
        p.mapping.append({MappingKind::Column, u"name"_s, u"_ID"_s});
    });
    row("no date format", [](FlowPlan &p) { p.deltaColumn->dateFormat.clear(); });
    row("quoted letters", [](FlowPlan &p) { p.deltaColumn->dateFormat = u"yyyy-MM-dd'DTY'"_s; });
    row("azure", [](FlowPlan &p) { p.deltaColumn->dateFormat = u"yyyy-MM-ddTHH:mm:ssZ"_s; });
    row("start now", [](FlowPlan &p) { p.schedule.startTime = now; });
    row("after 2038", [](FlowPlan &p) { p.schedule.startTime = 4'102'444'800; });
    row("1 hour", [](FlowPlan &p) {
        p.schedule.frequency = Frequency::Hour;
        p.schedule.interval = 1;
    });
    row("100 %", [](FlowPlan &p) { p.options.partialIngestionPercent = 100; });
    row("tiny %", [](FlowPlan &p) { p.options.partialIngestionPercent = 1e-9; });
    row("upper case spec",
        [](FlowPlan &p) { p.source.connectionSpec.id = p.source.connectionSpec.id.toUpper(); });
}

void TestValidation::noFaults()
{
    QFETCH(Change, change);
    FlowPlan plan = goodPlan();
    change(plan);
    const QList<Issue> issues = validate(plan, now);
    QVERIFY2(issues.isEmpty(), qUtf8Printable(issues.value(0).pointer));
}

void TestValidation::onlyErrorsStop()
{
    QVERIFY(isRunnable({}));
    QVERIFY(isRunnable({{.severity = Severity::Note}, {.severity = Severity::Warning}}));
    QVERIFY(!isRunnable({{.severity = Severity::Note}, {.severity = Severity::Error}}));
}

void TestValidation::issuesComeInOrder()
{
    QStringList order;
    for (const Issue &issue : validate(FlowPlan{}, now)) {
        const QString section = issue.pointer.section(u'/', 1, 1);
        if (!order.endsWith(section))
            order.append(section);
    }
    QCOMPARE(order,
             (QStringList{u"name"_s, u"source"_s, u"target"_s, u"mapping"_s, u"schedule"_s}));
    FlowPlan plan = goodPlan();
    plan.schedule = {.startTime = 0, .frequency = Frequency::Once, .interval = 1, .backfill = true};
    QStringList places;
    for (const Issue &issue : validate(plan, now))
        places.append(issue.pointer.section(u'/', -1));
    QCOMPARE(places, (QStringList{u"startTime"_s, u"frequency"_s, u"interval"_s, u"backfill"_s}));
}

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
