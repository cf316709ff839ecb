// SPDX-License-Identifier: Apache-2.0
//
// Sample rows through the mapping: what arrives, what is left empty and why, what is rejected; and
// the same rows through the local Platform's own mapper.
#include "api/wire/mappingwire.h"
#include "api/wire/schemawire.h"
#include "localplatform/mapper.h"
#include "mapping/preview.h"
#include "mapping/previewrecord.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::mapping;
using Outcome = PreviewCell::Outcome;

namespace {

QJsonObject schemaJson()
{
    return QJsonDocument::fromJson(R"({"$id":"s","type":"object","required":["_id"],"properties":{
        "_id":{"type":"string","meta:xdmType":"string"},
        "person":{"type":"object","meta:xdmType":"object","properties":{
            "birthDate":{"type":"string","format":"date","meta:xdmType":"date"},
            "birthYear":{"type":"integer","meta:xdmType":"short","minimum":1,"maximum":32767},
            "gender":{"type":"string","meta:xdmType":"string","enum":["female","male"]},
            "name":{"type":"object","meta:xdmType":"object","required":["lastName"],"properties":{
                "firstName":{"type":"string","meta:xdmType":"string"},
                "lastName":{"type":"string","meta:xdmType":"string"}}}}},
        "mail":{"type":"string","format":"email","meta:xdmType":"string"},
        "code":{"type":"string","pattern":"^[A-Z]{2}$","maxLength":2,"meta:xdmType":"string"},
        "points":{"type":"number","meta:xdmType":"number"},
        "active":{"type":"boolean","meta:xdmType":"boolean"},
        "seen":{"type":"string","format":"date-time","meta:xdmType":"date-time"},
        "phones":{"type":"array","meta:xdmType":"array","items":{"type":"object",
            "meta:xdmType":"object","required":["number"],"properties":{
                "number":{"type":"string","meta:xdmType":"string"},
                "kind":{"type":"string","meta:xdmType":"string"}}}}}})")
        .object();
}

SchemaFields schema()
{
    return api::wire::flattenSchema(schemaJson());
}

MappingRow column(const QString &source, const QString &target)
{
    return {.source = source, .target = target};
}

MappingRow formula(const QString &source, const QString &target)
{
    return {.kind = MappingKind::Expression, .source = source, .target = target};
}

QJsonValue at(const QJsonObject &record, const QString &path)
{
    return valueAt(record, *pathSteps(path));
}

} // namespace

class MappingPreviewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cells_data();
    void cells();
    void rowsAndCounts();
    void uncoveredIsNotGuessed();
    void requiredInsideWhatIsThere();
    void unusableRowsTakeNoPart();
    void withoutSchema();
    void paths_data();
    void paths();
    void reasons();
    void platformsWord();
    void asTheLocalPlatform();
};

void MappingPreviewTest::cells_data()
{
    QTest::addColumn<QVariant>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<int>("problem"); // a ConversionProblem
    const auto row = [](const char *name, const QVariant &source, const QString &target,
                        const QJsonValue &value) {
        QTest::newRow(name) << source << target << Outcome::Value << value << -1;
    };
    const auto nulled = [](const char *name, const QVariant &source, const QString &target,
                           dataprep::ConversionProblem::Code problem) {
        QTest::newRow(name) << source << target << Outcome::Nulled
                            << QJsonValue(QJsonValue::Undefined) << int(problem);
    };
    using Problem = dataprep::ConversionProblem;
    row("text", u"Amina"_s, u"person.name.firstName"_s, u"Amina"_s);
    row("number to text", 1234, u"_id"_s, u"1234"_s);
    row("date", u"1988-03-14"_s, u"person.birthDate"_s, u"1988-03-14"_s);
    nulled("date of another country", u"31/02/1990"_s, u"person.birthDate"_s, Problem::NoDate);
    nulled("empty text to a date", u""_s, u"person.birthDate"_s, Problem::Empty);
    row("whole number", u"1988"_s, u"person.birthYear"_s, 1988);
    nulled("beyond a short", 40000, u"person.birthYear"_s, Problem::OutOfRange);
    nulled("a fraction", 12.5, u"person.birthYear"_s, Problem::NoWholeNumber);
    row("in the enum", u"female"_s, u"person.gender"_s, u"female"_s);
    nulled("not in the enum", u"Female"_s, u"person.gender"_s, Problem::NotAllowed);
    nulled("pattern", u"Sweden"_s, u"code"_s, Problem::PatternMismatch);
    nulled("no e-mail", u"not given"_s, u"mail"_s, Problem::NoEmail);
    nulled("no number", u"12,5"_s, u"points"_s, Problem::NoNumber);
    row("yes", u"yes"_s, u"active"_s, true);
    nulled("1 is not true", u"1"_s, u"active"_s, Problem::NoBoolean);
    QTest::newRow("null") << QVariant() << u"mail"_s << Outcome::LeftOut
                          << QJsonValue(QJsonValue::Undefined) << -1;
    QTest::newRow("empty text") << QVariant(u""_s) << u"person.name.firstName"_s << Outcome::LeftOut
                                << QJsonValue(QJsonValue::Undefined) << -1;
}

void MappingPreviewTest::cells()
{
    QFETCH(QVariant, source);
    QFETCH(QString, target);
    QFETCH(QJsonValue, value);
    QFETCH(int, problem);
    const SampleRows sample{.columns = {u"c"_s}, .rows = {{source}}};
    const QList<PreviewCell> found = previewCells(column(u"c"_s, target), sample, schema());
    QCOMPARE(found.size(), 1);
    QTEST(found.first().outcome, "outcome");
    QCOMPARE(found.first().value, value);
    QCOMPARE(found.first().conversion ? int(found.first().conversion->code) : -1, problem);
}

void MappingPreviewTest::rowsAndCounts()
{
    const SampleRows sample{.columns = {u"id"_s, u"born"_s, u"first"_s, u"last"_s},
                            .rows = {{u"1"_s, u"1988-03-14"_s, u"Amina"_s, u"Diallo"_s},
                                     {u"2"_s, u"31/02/1990"_s, u"Bo"_s, u"Ek"_s},
                                     {QVariant(), u"soon"_s, u"Cy"_s, u"Ng"_s}}};
    const Mapping rows{
        column(u"id"_s, u"_id"_s),
        {.source = u"unmapped"_s},
        column(u"born"_s, u"person.birthDate"_s),
        formula(u"concat(first, \" \", last)"_s, u"person.name.lastName"_s),
        {.kind = MappingKind::Constant, .source = u"crm@example.org"_s, .target = u"mail"_s}};
    const PreviewResult result = preview(rows, sample, schema());
    QCOMPARE(result.fields.size(), 4);
    QCOMPARE(result.fields.at(1).row, 2); // numbers count rows without a target
    QCOMPARE(result.rejected, 1);
    QCOMPARE(result.nulled, 2);
    QCOMPARE(result.fields.at(0).values, 2);
    QCOMPARE(result.fields.at(0).leftOut, 1);
    QCOMPARE(result.fields.at(1).nulled, 2);
    QCOMPARE(result.fields.at(3).values, 3);
    QCOMPARE(result.rows.at(2).missing, QStringList{u"_id"_s});
    QVERIFY(!result.rows.at(1).isRejected()); // an emptied field is no reason to refuse the row
    const QJsonObject expected{
        {u"_id"_s, u"1"_s},
        {u"mail"_s, u"crm@example.org"_s},
        {u"person"_s, QJsonObject{{u"birthDate"_s, u"1988-03-14"_s},
                                  {u"name"_s, QJsonObject{{u"lastName"_s, u"Amina Diallo"_s}}}}}};
    QCOMPARE(result.rows.first().record, expected);
}

void MappingPreviewTest::uncoveredIsNotGuessed()
{
    const dataprep::FunctionInfo *open = nullptr;
    for (const dataprep::FunctionInfo &info : dataprep::allFunctions()) {
        if (!info.evaluated && !info.method && info.leastArguments() == 1)
            open = &info;
    }
    QVERIFY(open);
    const SampleRows sample{.columns = {u"a"_s}, .rows = {{u"x"_s}}};
    const PreviewResult result =
        preview({formula(open->name + u"(a)"_s, u"_id"_s)}, sample, schema());
    QCOMPARE(result.fields.first().notCovered, 1);
    QCOMPARE(result.notCovered, 1);
    const PreviewCell &cell = result.rows.first().cells.first();
    QCOMPARE(cell.outcome, Outcome::NotCovered);
    QCOMPARE(cell.formula->function, open->name);
    QVERIFY(!result.rows.first().isRejected()); // _id may well have a value there
    QVERIFY(result.rows.first().record.isEmpty());
}

void MappingPreviewTest::requiredInsideWhatIsThere()
{
    const SampleRows sample{.columns = {u"id"_s, u"first"_s, u"phone"_s},
                            .rows = {{u"1"_s, u"Amina"_s, u"home"_s}, {u"2"_s, QVariant(), {}}}};
    const PreviewResult result =
        preview({column(u"id"_s, u"_id"_s), column(u"first"_s, u"person.name.firstName"_s),
                 column(u"phone"_s, u"phones[0].kind"_s)},
                sample, schema());
    const QStringList missing{u"person.name.lastName"_s, u"phones[].number"_s};
    QCOMPARE(result.rows.first().missing, missing);
    QVERIFY(!result.rows.at(1).isRejected()); // no name, no phone: nothing is wanted of them
}

void MappingPreviewTest::unusableRowsTakeNoPart()
{
    const SampleRows sample{.columns = {u"a"_s}, .rows = {{u"x"_s}}};
    const PreviewResult result =
        preview({column(u"a"_s, u"nowhere"_s), column(u"a"_s, u"person"_s),
                 formula(u"concat("_s, u"mail"_s), column(u"a"_s, u"_id"_s)},
                sample, schema());
    QCOMPARE(result.fields.size(), 1);
    QCOMPARE(result.fields.first().row, 3);
}

void MappingPreviewTest::withoutSchema()
{
    const SampleRows sample{.columns = {u"a"_s}, .rows = {{12.5}}};
    const PreviewResult result = preview({column(u"a"_s, u"x.y"_s)}, sample, {});
    QCOMPARE(at(result.rows.first().record, u"x.y"_s), QJsonValue(12.5));
    QCOMPARE(result.rejected, 0);
}

void MappingPreviewTest::paths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("fine");
    const auto row = [](const char *name, const QString &path, bool fine) {
        QTest::newRow(name) << path << fine;
    };
    row("one step", u"a"_s, true);
    row("several", u"a.b.c"_s, true);
    row("index", u"a[3].b"_s, true);
    row("all", u"a[*]"_s, true);
    row("empty", u""_s, false);
    row("empty step", u"a..b"_s, false);
    row("open bracket", u"a[1.b"_s, false);
    row("no number", u"a[x]"_s, false);
    row("too large a number", u"a[12345]"_s, false);
}

void MappingPreviewTest::paths()
{
    QFETCH(QString, path);
    const auto steps = pathSteps(path);
    QTEST(steps.has_value(), "fine");
    if (!steps)
        return;
    QJsonObject record;
    insertAt(record, *steps, u"v"_s);
    // Elements follow each other: the fourth of none is the first.
    const QJsonValue found = at(record, QString(path).replace(u"[3]"_s, u"[0]"_s));
    QCOMPARE(found, QJsonValue(u"v"_s));
}

// A reason travels as the arguments of an issue.
void MappingPreviewTest::reasons()
{
    const PreviewCell conversion{.outcome = Outcome::Nulled,
                                 .conversion = dataprep::ConversionProblem{
                                     dataprep::ConversionProblem::OutOfRange, {u"1"_s, u"5"_s}}};
    QCOMPARE(PreviewCell::fromReason(conversion.reason()), conversion);
    const PreviewCell evaluation{
        .outcome = Outcome::Nulled,
        .formula = dataprep::EvaluationProblem{.code = dataprep::EvaluationProblem::BadArgument,
                                               .function = u"substr"_s,
                                               .argument = 2,
                                               .expected = dataprep::Kind::Number,
                                               .detail = u"d"_s}};
    QCOMPARE(PreviewCell::fromReason(evaluation.reason()), evaluation);
    const PreviewCell none{.outcome = Outcome::Nulled};
    QCOMPARE(PreviewCell::fromReason({}), none);
}

void MappingPreviewTest::platformsWord()
{
    const SampleRows sample{.columns = {u"a"_s}, .rows = {{u"x"_s}, {u"y"_s}, {u"z"_s}}};
    const Mapping rows{column(u"a"_s, u"_id"_s), column(u"a"_s, u"points"_s)};
    const PreviewResult local = preview(rows, sample, schema());
    const PreviewResult both =
        withPlatform(local,
                     {{.record = {{u"_id"_s, u"X"_s}, {u"points"_s, 3}}},
                      {.record = {{u"points"_s, 4}}, .problems = {{u"_id"_s, u"too odd"_s}}}},
                     schema());
    QCOMPARE(both.rows.at(0).cells.at(1).value, QJsonValue(3));
    QVERIFY(both.rows.at(0).cells.at(1).fromPlatform);
    QCOMPARE(both.rows.at(1).cells.at(0).outcome, Outcome::Nulled);
    QCOMPARE(both.rows.at(1).cells.at(0).platformReason, u"too odd"_s);
    QVERIFY(both.rows.at(1).isRejected());
    QCOMPARE(both.rows.at(2), local.rows.at(2)); // one answer less than rows: ours stands
    QCOMPARE(both.rejected, 1);
    QCOMPARE(both.fields.at(1).values, 2);
    QCOMPARE(both.fields.at(1).nulled, 1);
    QCOMPARE(withPlatform(local, {}, schema()), local);
}

void MappingPreviewTest::asTheLocalPlatform()
{
    const Mapping rows{
        column(u"id"_s, u"_id"_s),
        column(u"first.name"_s, u"person.name.firstName"_s),
        formula(u"upper(coalesce(last, \"none\"))"_s, u"person.name.lastName"_s),
        column(u"born"_s, u"person.birthDate"_s),
        formula(u"date_part(\"yyyy\", date(born))"_s, u"person.birthYear"_s),
        column(u"sex"_s, u"person.gender"_s),
        column(u"mail"_s, u"mail"_s),
        formula(u"iif(points > 10, \"SE\", country)"_s, u"code"_s),
        column(u"points"_s, u"points"_s),
        column(u"active"_s, u"active"_s),
        column(u"seen"_s, u"seen"_s),
        column(u"phone"_s, u"phones[0].number"_s),
        {.kind = MappingKind::Constant, .source = u"home"_s, .target = u"phones[0].kind"_s}};
    const QStringList columns{u"id"_s,     u"first.name"_s, u"last"_s,    u"born"_s,
                              u"sex"_s,    u"mail"_s,       u"country"_s, u"points"_s,
                              u"active"_s, u"seen"_s,       u"phone"_s};
    // Every column takes each of these values in turn.
    const QVariantList values{u"1"_s,
                              QVariant(),
                              u""_s,
                              u"1988-03-14"_s,
                              u"14.3.1988"_s,
                              u"2024-05-05 20:39:00.005"_s,
                              u"2024-05-05T20:39:00Z"_s,
                              u"31/02/1990"_s,
                              u"female"_s,
                              u"SE"_s,
                              u"a@b.se"_s,
                              u"yes"_s,
                              u"TRUE"_s,
                              true,
                              12,
                              12.5,
                              -3e10,
                              u"12,5"_s,
                              u"  9 "_s,
                              u"åäö\n\u2028x"_s};
    SampleRows sample{.columns = columns};
    for (qsizetype i = 0; i < values.size() * 3; ++i) {
        QVariantList row;
        for (qsizetype c = 0; c < columns.size(); ++c)
            row.append(values.at((i * (c + 1) + c * 7) % values.size()));
        sample.rows.append(row);
    }
    const PreviewResult result = preview(rows, sample, schema());
    const auto mapper = localplatform::Mapper::compile(api::wire::mappingSetBody(rows, u"s"_s),
                                                       schemaJson(), dataprep::Surroundings());
    QVERIFY(mapper);
    int rejected = 0;
    for (qsizetype i = 0; i < sample.rows.size(); ++i) {
        dataprep::RowValues row;
        for (qsizetype c = 0; c < columns.size(); ++c)
            row.insert(columns.at(c), QJsonValue::fromVariant(sample.rows.at(i).at(c)));
        const localplatform::Mapper::Output output = mapper->map(row);
        QCOMPARE(result.rows.at(i).record, output.record);
        QCOMPARE(result.rows.at(i).isRejected(), output.rejected);
        QStringList missing;
        QStringList nulled;
        for (const auto &issue : output.issues)
            (issue.fatal ? missing : nulled).append(issue.target);
        missing.sort();
        QCOMPARE(result.rows.at(i).missing, missing);
        QStringList ours;
        for (qsizetype f = 0; f < result.fields.size(); ++f) {
            const Outcome outcome = result.rows.at(i).cells.at(f).outcome;
            if (outcome == Outcome::Nulled || outcome == Outcome::NotCovered)
                ours.append(result.fields.at(f).target);
        }
        QCOMPARE(ours, nulled);
        rejected += output.rejected ? 1 : 0;
    }
    QCOMPARE(result.rejected, rejected);
    QVERIFY(rejected > 0 && rejected < sample.rows.size());
}

QTEST_GUILESS_MAIN(MappingPreviewTest)
#include "tst_preview.moc"
