// SPDX-License-Identifier: Apache-2.0
//
// What formulas, constants and sample values are found guilty of, and what would mend it.
#include "mapping/checks.h"
#include "mapping/datepattern.h"
#include "mapping/preview.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::mapping;

namespace {

MappingRow formula(const QString &source, const QString &target = u"name"_s)
{
    return {.kind = MappingKind::Expression, .source = source, .target = target};
}

MappingRow constant(const QString &source, const QString &target)
{
    return {.kind = MappingKind::Constant, .source = source, .target = target};
}

Column column(const QString &name)
{
    return {.name = name, .rawType = u"string"_s};
}

SchemaFields schema()
{
    using enum ValueType;
    return SchemaFields(
        {{.path = u"_id"_s, .type = String, .rawType = u"string"_s, .required = true},
         {.path = u"name"_s, .type = String, .rawType = u"string"_s},
         {.path = u"born"_s, .type = Date, .rawType = u"date"_s},
         {.path = u"age"_s, .type = Integer, .rawType = u"int"_s},
         {.path = u"points"_s, .type = Number, .rawType = u"number"_s},
         {.path = u"active"_s, .type = Boolean, .rawType = u"boolean"_s},
         {.path = u"gender"_s,
          .type = String,
          .rawType = u"string"_s,
          .enumValues = {u"female"_s, u"male"_s}},
         {.path = u"country"_s, .type = String, .rawType = u"string"_s, .pattern = u"^[A-Z]{2}$"_s},
         {.path = u"person"_s, .type = Object, .rawType = u"object"_s, .childCount = 1},
         {.path = u"person.lastName"_s, .type = String, .rawType = u"string"_s},
         {.path = u"crmId"_s, .type = String, .rawType = u"string"_s, .primaryIdentity = true},
         {.path = u"identityMap"_s, .type = Map, .rawType = u"map"_s}});
}

SampleRows sample()
{
    return {.columns = {u"id"_s, u"First Name"_s, u"born"_s, u"sex"_s, u"flag"_s, u"age"_s,
                        u"land"_s, u"points"_s, u"gap"_s},
            .rows = {{u"1"_s, u"Amina"_s, u"14/03/1988"_s, u"Female"_s, u"1"_s, u"33"_s, u"se"_s,
                      u"1,5"_s, u"x"_s},
                     {u"2"_s, u"Bo"_s, u"31/12/1990"_s, u"Male"_s, u"0"_s, u"44"_s, u"no"_s,
                      u"2,5"_s, QVariant()},
                     {u"3"_s, u"Cy"_s, u"01/02/2001"_s, u"female"_s, u"1"_s, u"55"_s, u"dk"_s,
                      u"3"_s, u""_s}}};
}

FlowPlan planOf(const Mapping &rows)
{
    FlowPlan plan;
    for (const QString &name : sample().columns)
        plan.source.columns.append(column(name));
    plan.mapping = rows;
    return plan;
}

} // namespace

class MappingChecksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formulas_data();
    void formulas();
    void filesWithoutColumns();
    void values_data();
    void values();
    void identities();
    void remembersAndForgets();
    void remedies_data();
    void remedies();
    void requiredField();
    void datePatterns_data();
    void datePatterns();
};

void MappingChecksTest::formulas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<IssueCode>>("codes");
    QTest::addColumn<QString>("character"); // of the first
    const auto row = [](const char *name, const QString &text, const QList<IssueCode> &codes,
                        const QString &character = {}) {
        QTest::newRow(name) << text << codes << character;
    };
    using enum IssueCode;
    row("fine", u"concat(id, \" \", ${First Name})"_s, {});
    row("empty is told elsewhere", u""_s, {});
    row("open bracket", u"concat(id"_s, {FormulaSyntax}, u"7"_s);
    row("unknown function", u"upper(concatt(id))"_s, {FormulaSyntax}, u"7"_s);
    row("unknown column", u"upper(idd)"_s, {FormulaColumnUnknown}, u"7"_s);
    row("unknown twice, said once", u"concat(idd, idd)"_s, {FormulaColumnUnknown}, u"8"_s);
    row("two unknown", u"concat(a, b)"_s, {FormulaColumnUnknown, FormulaColumnUnknown}, u"8"_s);
    row("case counts", u"upper(ID)"_s, {FormulaColumnUnknown}, u"7"_s);
    row("too long is told elsewhere", u"concat(\""_s + QString(5000, u'x') + u"\")"_s, {});
}

void MappingChecksTest::formulas()
{
    QFETCH(QString, text);
    QFETCH(QList<IssueCode>, codes);
    const QList<Issue> issues =
        checkFormulas(planOf({{.source = u"id"_s, .target = u"_id"_s}, formula(text)}));
    QList<IssueCode> found;
    for (const Issue &issue : issues) {
        found.append(issue.code);
        QCOMPARE(issue.pointer, u"/mapping/1/source"_s);
        QCOMPARE(issue.severity, Severity::Error);
    }
    QCOMPARE(found, codes);
    if (!issues.isEmpty())
        QTEST(issues.first().arguments.at(1), "character");
}

void MappingChecksTest::filesWithoutColumns()
{
    FlowPlan plan;
    plan.source.files = FileSelection{};
    plan.mapping = {formula(u"upper(anything)"_s), formula(u"upper("_s)};
    const QList<Issue> issues = checkFormulas(plan);
    QCOMPARE(issues.size(), 1); // the columns are not known, the language is
    QCOMPARE(issues.first().code, IssueCode::FormulaSyntax);
}

void MappingChecksTest::values_data()
{
    QTest::addColumn<MappingRow>("row");
    QTest::addColumn<QList<IssueCode>>("codes");
    QTest::addColumn<QString>("count"); // of the first
    const auto row = [](const char *name, const MappingRow &one, const QList<IssueCode> &codes,
                        const QString &count = {}) {
        QTest::newRow(name) << one << codes << count;
    };
    const auto from = [](const QString &source, const QString &target) {
        return MappingRow{.source = source, .target = target};
    };
    using enum IssueCode;
    row("fine", from(u"id"_s, u"_id"_s), {});
    // 01/02/2001 fits M/dd/yyyy, which Data Prep tries.
    row("no dates", from(u"born"_s, u"born"_s), {ValuesDoNotFit}, u"2"_s);
    row("outside the enum", from(u"sex"_s, u"gender"_s), {ValuesDoNotFit}, u"2"_s);
    row("outside the pattern", from(u"land"_s, u"country"_s), {ValuesDoNotFit}, u"3"_s);
    row("numbers", from(u"age"_s, u"age"_s), {});
    row("formula that fits", formula(u"upper(land)"_s, u"country"_s), {});
    row("formula that fails", formula(u"date(sex)"_s, u"born"_s), {ValuesDoNotFit}, u"3"_s);
    row("gaps in a required field", from(u"gap"_s, u"_id"_s), {RequiredValueEmpty}, u"2"_s);
    row("gaps in an optional one", from(u"gap"_s, u"name"_s), {});
    row("gaps in the identity", from(u"gap"_s, u"crmId"_s), {IdentityValueEmpty}, u"2"_s);
    row("a column that is not in the sample", from(u"other"_s, u"_id"_s), {});
    row("a formula of such a column", formula(u"upper(other)"_s, u"_id"_s), {});
    row("constant", constant(u"SE"_s, u"country"_s), {});
    row("constant outside the enum", constant(u"Female"_s, u"gender"_s), {ConstantDoesNotFit});
    row("constant of another type", constant(u"soon"_s, u"born"_s), {ConstantDoesNotFit});
    row("no constant for a required field", constant(u""_s, u"_id"_s), {RequiredValueEmpty});
    row("unknown field is told elsewhere", from(u"id"_s, u"nowhere"_s), {});
    row("identityMap without a namespace", formula(u"to_map(id, id)"_s, u"identityMap"_s),
        {IdentityWithoutNamespace});
}

void MappingChecksTest::values()
{
    QFETCH(MappingRow, row);
    QFETCH(QList<IssueCode>, codes);
    QFETCH(QString, count);
    SampleChecks checks;
    const QList<Issue> issues = checks.check(planOf({row}), schema(), sample());
    QList<IssueCode> found;
    for (const Issue &issue : issues) {
        // What to_map() of two values comes to is another test's.
        if (row.target == "identityMap"_L1 && issue.code == IssueCode::ValuesDoNotFit)
            continue;
        found.append(issue.code);
        QVERIFY(issue.pointer.startsWith("/mapping/0/"_L1));
    }
    QCOMPARE(found, codes);
    if (!count.isEmpty())
        QCOMPARE(issues.first().arguments.at(1), count);
}

void MappingChecksTest::identities()
{
    FlowPlan plan = planOf({{.source = u"gap"_s, .target = u"name"_s}});
    plan.target.newSchema = NewSchema{};
    plan.target.newSchema->identities = {{.path = u"name"_s}};
    SampleChecks checks;
    QList<Issue> issues = checks.check(plan, schema(), sample());
    QCOMPARE(issues.size(), 2);
    QCOMPARE(issues.at(0).code, IssueCode::IdentityValueEmpty);
    QCOMPARE(issues.at(1).code, IssueCode::IdentityWithoutNamespace);
    plan.target.newSchema->identities.first().namespaceCode = u"Email"_s;
    issues = checks.check(plan, schema(), sample());
    QCOMPARE(issues.size(), 1);
    plan.target.newSchema->identities.clear();
    QVERIFY(checks.check(plan, schema(), sample()).isEmpty());
}

void MappingChecksTest::remembersAndForgets()
{
    SampleChecks checks;
    const MappingRow born{.source = u"born"_s, .target = u"born"_s};
    QCOMPARE(checks.check(planOf({born}), schema(), sample()).size(), 1);
    const QList<Issue> second =
        checks.check(planOf({{.source = u"id"_s, .target = u"_id"_s}, born}), schema(), sample());
    QCOMPARE(second.size(), 1);
    QCOMPARE(second.first().pointer, u"/mapping/1/source"_s); // the place is the row's, not kept
    SampleRows better = sample();
    for (QVariantList &row : better.rows)
        row[2] = u"1988-03-14"_s;
    QVERIFY(checks.check(planOf({born}), schema(), better).isEmpty());
    QVERIFY(checks.check(planOf({born}), SchemaFields(), sample()).isEmpty());
}

void MappingChecksTest::remedies_data()
{
    QTest::addColumn<MappingRow>("row");
    QTest::addColumn<QString>("source"); // of the remedy; empty for none
    const auto row = [](const char *name, const MappingRow &one, const QString &source) {
        QTest::newRow(name) << one << source;
    };
    const auto from = [](const QString &source, const QString &target) {
        return MappingRow{.source = source, .target = target};
    };
    row("dates of another country", from(u"born"_s, u"born"_s), u"date(born, \"dd/MM/yyyy\")"_s);
    row("other case", from(u"sex"_s, u"gender"_s), u"lower(sex)"_s);
    row("pattern", from(u"land"_s, u"country"_s), u"upper(land)"_s);
    row("1 and 0", from(u"flag"_s, u"active"_s),
        u"decode(flag, \"1\", \"true\", \"0\", \"false\")"_s);
    row("comma", from(u"points"_s, u"points"_s), u"to_decimal(replacestr(points, \",\", \".\"))"_s);
    row("nothing helps", from(u"First Name"_s, u"born"_s), {});
    row("constant in other case", constant(u"FEMALE"_s, u"gender"_s), u"female"_s);
    row("constant of nothing alike", constant(u"?"_s, u"gender"_s), u"female"_s);
    row("constant that is no date", constant(u"soon"_s, u"born"_s), {});
    row("misspelt column", formula(u"upper(Id)"_s), u"upper(id)"_s);
    row("column of another spelling", formula(u"upper(first_name)"_s), u"upper(${First Name})"_s);
    row("every use of it", formula(u"concat(Id, Id)"_s), u"concat(id, id)"_s);
    row("misspelt function", formula(u"uper(id)"_s), u"upper(id)"_s);
    row("bracket left open", formula(u"upper(id"_s), u"upper(id)"_s);
    row("text left open", formula(u"\"abc"_s), u"\"abc\""_s);
    row("nonsense", formula(u"id id"_s), {});
}

void MappingChecksTest::remedies()
{
    QFETCH(MappingRow, row);
    QFETCH(QString, source);
    const FlowPlan plan = planOf({row});
    SampleChecks checks;
    QList<Issue> issues = checkFormulas(plan);
    if (issues.isEmpty())
        issues = checks.check(plan, schema(), sample());
    QVERIFY(!issues.isEmpty());
    const SchemaFields fields = schema();
    const SampleRows rows = sample();
    const auto remedy = remedyOf(
        issues.first(), 0,
        {.rows = plan.mapping, .columns = plan.source.columns, .fields = fields, .sample = rows});
    QCOMPARE(remedy ? remedy->row.source : QString(), source);
    if (!remedy)
        return;
    QCOMPARE(remedy->kind, Remedy::Kind::ChangeRow);
    QCOMPARE(remedy->number, 0);
    // It does settle the issue.
    const FlowPlan mended = planOf({remedy->row});
    QVERIFY(checkFormulas(mended).isEmpty());
    QVERIFY(checks.check(mended, fields, rows).isEmpty());
}

void MappingChecksTest::requiredField()
{
    const FlowPlan plan = planOf({});
    const SchemaFields fields = schema();
    const SampleRows rows = sample();
    const RemedyContext context{
        .rows = plan.mapping, .columns = plan.source.columns, .fields = fields, .sample = rows};
    const Issue issue{.code = IssueCode::RequiredNotMapped, .arguments = {u"_id"_s}};
    const auto remedy = remedyOf(issue, -1, context);
    QVERIFY(remedy);
    QCOMPARE(remedy->kind, Remedy::Kind::Map);
    const MappingRow expected{.source = u"id"_s, .target = u"_id"_s};
    QCOMPARE(remedy->row, expected);
    const SampleRows none{};
    QVERIFY(!remedyOf(
        issue, -1,
        {.rows = plan.mapping, .columns = plan.source.columns, .fields = fields, .sample = none}));
}

void MappingChecksTest::datePatterns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("dayFirst");
    QTest::addColumn<QString>("pattern");
    const auto row = [](const QString &text, bool dayFirst, const QString &pattern) {
        QTest::addRow("%s %d", qPrintable(text), dayFirst) << text << dayFirst << pattern;
    };
    row(u"14/03/1988"_s, true, u"dd/MM/yyyy"_s);
    row(u"03/14/1988"_s, false, u"MM/dd/yyyy"_s);
    row(u"03/14/1988"_s, true, {});
    row(u"1988.03.14 20:39:00"_s, true, u"yyyy.MM.dd HH:mm:ss"_s);
    row(u"31/02/1990"_s, true, {});
    row(u"soon"_s, true, {});
}

void MappingChecksTest::datePatterns()
{
    QFETCH(QString, text);
    QFETCH(bool, dayFirst);
    QTEST(dateFormatOf(text, dayFirst), "pattern");
}

QTEST_GUILESS_MAIN(MappingChecksTest)
#include "tst_checks.moc"
