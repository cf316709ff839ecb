// SPDX-License-Identifier: Apache-2.0
#include "dataprep/expression.h"

#include <QTest>

using namespace dfw::dataprep;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(dfw::dataprep::SyntaxProblem)

namespace {

QString shown(const SyntaxProblem &problem)
{
    return u"code %1 at %2+%3 (%4)"_s.arg(problem.code)
        .arg(problem.position)
        .arg(problem.length)
        .arg(problem.arguments.join(u'|'));
}

} // namespace

class TestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void acceptsEveryDocumentedFunction();
    void columnUses();
    void length();
    void chainsAreNoNesting();
};

void TestParser::accepts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<QStringList>("functions");
    QTest::addColumn<QStringList>("uncovered");
    const auto row = [](const QString &text, const QStringList &columns = {},
                        const QStringList &functions = {}, const QStringList &uncovered = {}) {
        QTest::addRow("%s", qUtf8Printable(text)) << text << columns << functions << uncovered;
    };
    row(u"\"text\""_s);
    row(u"'text'"_s);
    row(u"\"a \\\" b\""_s);
    row(u"12"_s);
    row(u"1.5e3"_s);
    row(u"-12"_s);
    row(u"- - 12"_s);
    row(u"true"_s);
    row(u" null "_s);
    row(u"Name"_s, {u"Name"_s});
    row(u"größe_1$"_s, {u"größe_1$"_s});
    row(u"${First Name}"_s, {u"First Name"_s});
    row(u"${First\\.Name}"_s, {u"First.Name"_s});
    row(u"${mod}"_s, {u"mod"_s});
    row(u"a.b.c"_s, {u"a.b.c"_s});
    row(u"address.street\\.name"_s, {u"address.street.name"_s});
    row(u"emails[0].email"_s, {u"emails"_s});
    row(u"emails[*].email"_s, {u"emails"_s});
    row(u"emails[at]"_s, {u"emails"_s, u"at"_s});
    row(u"split(Name, \" \")[0]"_s, {u"Name"_s}, {u"split"_s});
    row(u"upper(trim(a))"_s, {u"a"_s}, {u"upper"_s, u"trim"_s});
    row(u"concat(a, a, b)"_s, {u"a"_s, u"b"_s}, {u"concat"_s});
    row(u"now ( )"_s, {}, {u"now"_s});
    row(u"a.equals(\"x\")"_s, {u"a"_s}, {u"equals"_s});
    row(u"a.b.equalsIgnoreCase(c)"_s, {u"a.b"_s, u"c"_s}, {u"equalsIgnoreCase"_s});
    row(u"str_to_object(a).get(\"k\")"_s, {u"a"_s}, {u"str_to_object"_s, u"get"_s});
    row(u"[1, 'a', b]"_s, {u"b"_s});
    row(u"[]"_s);
    row(u"{\"a\": 1, b: c}"_s, {u"c"_s});
    row(u"{}"_s);
    row(u"a + b * (c - 1) / 2 % 3"_s, {u"a"_s, u"b"_s, u"c"_s});
    row(u"a > 1 && b <= 2 || !c"_s, {u"a"_s, u"b"_s, u"c"_s});
    row(u"a gt 1 and b le 2 or not c"_s, {u"a"_s, u"b"_s, u"c"_s});
    row(u"a eq b ne c"_s, {u"a"_s, u"b"_s, u"c"_s});
    row(u"a div 2 mod 3 lt 4"_s, {u"a"_s});
    row(u"~33"_s);
    row(u"iif(kind.equals(\"x\"), nullify(), kind)"_s, {u"kind"_s},
        {u"iif"_s, u"equals"_s, u"nullify"_s});
    row(u"ua_os_name(agent)"_s, {u"agent"_s}, {u"ua_os_name"_s}, {u"ua_os_name"_s});
    row(u"concat(fpid_to_ecid(a), aa_get_event_id(b, \"c\"))"_s, {u"a"_s, u"b"_s},
        {u"concat"_s, u"fpid_to_ecid"_s, u"aa_get_event_id"_s},
        {u"fpid_to_ecid"_s, u"aa_get_event_id"_s});
    row(u"is_set(\"a.b\")"_s, {}, {u"is_set"_s});
}

void TestParser::accepts()
{
    QFETCH(QString, text);
    QFETCH(QStringList, columns);
    QFETCH(QStringList, functions);
    QFETCH(QStringList, uncovered);
    const ParseResult result = Expression::parse(text);
    QVERIFY2(result, qUtf8Printable(shown(result.problem)));
    QCOMPARE(result.expression->text(), text);
    QCOMPARE(result.expression->columns(), columns);
    QCOMPARE(result.expression->functions(), functions);
    QCOMPARE(result.expression->uncovered(), uncovered);
}

void TestParser::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<SyntaxProblem>("problem");
    const auto row = [](const QString &text, SyntaxProblem::Code code, qsizetype position,
                        qsizetype length, const QStringList &arguments = {}) {
        QTest::addRow("%s", qUtf8Printable(text))
            << text << SyntaxProblem{code, position, length, arguments};
    };
    using P = SyntaxProblem;
    row(u""_s, P::EmptyExpression, 0, 0);
    row(u"  \n"_s, P::EmptyExpression, 0, 0);
    row(u"a # b"_s, P::UnexpectedCharacter, 2, 1, {u"#"_s});
    row(u"a = b"_s, P::UnexpectedCharacter, 2, 1, {u"="_s});
    row(u"a & b"_s, P::UnexpectedCharacter, 2, 1, {u"&"_s});
    row(u"#"_s, P::UnexpectedCharacter, 0, 1, {u"#"_s});
    row(u"\U0001F600"_s, P::UnexpectedCharacter, 0, 2, {u"\U0001F600"_s});
    row(u"concat(\"a, b)"_s, P::UnclosedText, 7, 6, {u"\""_s});
    row(u"'a"_s, P::UnclosedText, 0, 2, {u"'"_s});
    row(u"\"a\\\""_s, P::UnclosedText, 0, 4, {u"\""_s});
    row(u"concat(a"_s, P::UnclosedBracket, 6, 1, {u"("_s});
    row(u"(a + (b)"_s, P::UnclosedBracket, 0, 1, {u"("_s});
    row(u"a[0"_s, P::UnclosedBracket, 1, 1, {u"["_s});
    row(u"[1, 2"_s, P::UnclosedBracket, 0, 1, {u"["_s});
    row(u"{a: 1"_s, P::UnclosedBracket, 0, 1, {u"{"_s});
    row(u"${First"_s, P::UnclosedBracket, 0, 2, {u"${"_s});
    row(u"concat("_s, P::UnexpectedEnd, 7, 0);
    row(u"a +"_s, P::UnexpectedEnd, 3, 0);
    row(u"a."_s, P::UnexpectedEnd, 2, 0);
    row(u"!"_s, P::UnexpectedEnd, 1, 0);
    row(u"{a"_s, P::UnexpectedEnd, 2, 0);
    row(u"concat(a,)"_s, P::UnexpectedToken, 9, 1, {u")"_s});
    row(u"a)"_s, P::UnexpectedToken, 1, 1, {u")"_s});
    row(u"a, b"_s, P::UnexpectedToken, 1, 1, {u","_s});
    row(u"(a]"_s, P::UnexpectedToken, 2, 1, {u"]"_s});
    row(u"* a"_s, P::UnexpectedToken, 0, 1, {u"*"_s});
    row(u"()"_s, P::UnexpectedToken, 1, 1, {u")"_s});
    row(u"a[]"_s, P::UnexpectedToken, 2, 1, {u"]"_s});
    row(u".5"_s, P::UnexpectedToken, 0, 1, {u"."_s});
    row(u"a b"_s, P::MissingOperator, 2, 1, {u"b"_s});
    row(u"concat(a \"b\")"_s, P::MissingOperator, 9, 3, {u"\"b\""_s});
    row(u"12abc"_s, P::MissingOperator, 2, 3, {u"abc"_s});
    row(u"first name"_s, P::MissingOperator, 6, 4, {u"name"_s});
    row(u"a !b"_s, P::MissingOperator, 2, 1, {u"!"_s});
    row(u"new"_s, P::ReservedWord, 0, 3, {u"new"_s});
    row(u"a + if"_s, P::ReservedWord, 4, 2, {u"if"_s});
    row(u"uper(a)"_s, P::UnknownFunction, 0, 4, {u"uper"_s, u"upper"_s});
    row(u"Upper(a)"_s, P::UnknownFunction, 0, 5, {u"Upper"_s, u"upper"_s});
    row(u"arrays_to_objects(a, b)"_s, P::UnknownFunction, 0, 17,
        {u"arrays_to_objects"_s, u"arrays_to_object"_s});
    row(u"xyzzyxyzzy(a)"_s, P::UnknownFunction, 0, 10, {u"xyzzyxyzzy"_s, QString()});
    row(u"a.upper()"_s, P::UnknownMethod, 2, 5, {u"upper"_s});
    row(u"a.nothing()"_s, P::UnknownMethod, 2, 7, {u"nothing"_s});
    row(u"equals(a, b)"_s, P::OnlyAsMethod, 0, 6, {u"equals"_s});
    row(u"left(a)"_s, P::TooFewArguments, 6, 1, {u"left"_s, u"2"_s});
    row(u"concat()"_s, P::TooFewArguments, 7, 1, {u"concat"_s, u"1"_s});
    row(u"a.equals()"_s, P::TooFewArguments, 9, 1, {u"equals"_s, u"1"_s});
    row(u"left(a, 1, bc)"_s, P::TooManyArguments, 11, 2, {u"left"_s, u"2"_s});
    row(u"now(a)"_s, P::TooManyArguments, 4, 1, {u"now"_s, u"0"_s});
    row(u"a.equals(b, c)"_s, P::TooManyArguments, 12, 1, {u"equals"_s, u"1"_s});
    row(u"a.5"_s, P::ExpectedKey, 2, 1, {u"5"_s});
    row(u"a.eq"_s, P::ExpectedKey, 2, 2, {u"eq"_s});
    row(u"{1: a}"_s, P::ExpectedKey, 1, 1, {u"1"_s});
    row(u"{a}"_s, P::UnexpectedToken, 2, 1, {u"}"_s});
    row(u"("_s.repeated(200), P::TooDeep, deepestExpression, 1,
        {QString::number(deepestExpression)});
    row(u"upper("_s.repeated(200), P::TooDeep, 6 * deepestExpression, 5,
        {QString::number(deepestExpression)});
    row(u"a["_s.repeated(200), P::TooDeep, 2 * deepestExpression, 1,
        {QString::number(deepestExpression)});
}

void TestParser::refuses()
{
    QFETCH(QString, text);
    QFETCH(SyntaxProblem, problem);
    const ParseResult result = Expression::parse(text);
    QVERIFY(!result);
    QCOMPARE(shown(result.problem), shown(problem));
}

void TestParser::acceptsEveryDocumentedFunction()
{
    QVERIFY(allFunctions().size() > 90);
    QSet<QString> names;
    for (const FunctionInfo &function : allFunctions()) {
        QVERIFY2(!names.contains(function.name), qUtf8Printable(function.name));
        names.insert(function.name);
        const int least = function.leastArguments();
        QStringList arguments;
        for (int i = 0; i < least; ++i)
            arguments.append(u"a"_s);
        const QString on = function.method ? arguments.takeFirst() + u'.' : QString();
        const QString text = on + function.name + u'(' + arguments.join(u", "_s) + u')';
        const ParseResult result = Expression::parse(text);
        QVERIFY2(result, qUtf8Printable(text + u": "_s + shown(result.problem)));
        QCOMPARE(result.expression->uncovered().isEmpty(), function.evaluated);
        QVERIFY(function.mostArguments() < 0 || function.mostArguments() >= least);
        QVERIFY2(function.signature().contains(function.name + u'('),
                 qUtf8Printable(function.name));
        if (!function.example.isEmpty()) {
            const ParseResult example = Expression::parse(function.example);
            QVERIFY2(example, qUtf8Printable(function.example + u": "_s + shown(example.problem)));
            QVERIFY2(example.expression->functions().contains(function.name),
                     qUtf8Printable(function.example));
        }
    }
    QCOMPARE(findFunction(u"instr"_s)->signature(),
             u"instr(input, substring, [start], [occurrence])"_s);
    QCOMPARE(findFunction(u"equals"_s)->signature(), u"text.equals(other)"_s);
    QCOMPARE(findFunction(u"concat"_s)->signature(), u"concat(text, …)"_s);
    QVERIFY(!findFunction(u"Concat"_s));
}

void TestParser::columnUses()
{
    const ParseResult result = Expression::parse(u"concat(a, ${b c}, d.e, a)"_s);
    QVERIFY(result);
    const QList<ColumnUse> expected{
        {u"a"_s, 7, 1}, {u"b c"_s, 10, 6}, {u"d.e"_s, 18, 3}, {u"a"_s, 23, 1}};
    QCOMPARE(result.expression->columnUses(), expected);
}

void TestParser::length()
{
    const QString longest = u'"' + u"x"_s.repeated(longestExpression - 2) + u'"';
    QVERIFY(Expression::parse(longest));
    const ParseResult refused = Expression::parse(longest + u' ');
    QVERIFY(!refused);
    QCOMPARE(shown(refused.problem),
             shown({SyntaxProblem::TooLong, longestExpression, 1, {u"4096"_s}}));
}

void TestParser::chainsAreNoNesting()
{
    for (const QString &text :
         {u"1"_s + u"+1"_s.repeated(2000), u"a"_s + u"[0]"_s.repeated(1300),
          u"-"_s.repeated(4000) + u'1', u"a"_s + u".b"_s.repeated(2000),
          u"true"_s + u"&&true"_s.repeated(600), u"concat("_s + u"a,"_s.repeated(2000) + u"a)"_s}) {
        const ParseResult result = Expression::parse(text);
        QVERIFY2(result, qUtf8Printable(shown(result.problem)));
        const Evaluation value = result.expression->evaluate({{u"a"_s, u"x"_s}});
        Q_UNUSED(value)
    }
}

QTEST_GUILESS_MAIN(TestParser)
#include "tst_parser.moc"
