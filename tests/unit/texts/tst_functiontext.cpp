// SPDX-License-Identifier: Apache-2.0
#include "texts/functiontext.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace dfw::dataprep;
using namespace dfw::ui;
using namespace Qt::StringLiterals;

namespace {

// What is wrong with a sentence by the rules of our voice; "" when nothing is.
QString objection(const QString &sentence)
{
    static const QRegularExpression leftOver(u"%[0-9n]"_s);
    static const QRegularExpression begging(u"\\b(please|sorry|oops|invalid)\\b"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    if (sentence.isEmpty() || sentence.trimmed() != sentence)
        return u"empty or with blanks around"_s;
    if (!sentence.endsWith(u'.') && !sentence.endsWith(u'?'))
        return u"no end"_s;
    if (sentence.contains(u'!') || sentence.contains("  "_L1) || sentence.contains(begging))
        return u"not our voice"_s;
    return sentence.contains(leftOver) ? u"a place without argument"_s : QString();
}

} // namespace

class TestFunctionText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFunctionHasHelp();
    void everyProblemHasASentence();
    void sentencesNameTheirPlaces_data();
    void sentencesNameTheirPlaces();
    void namesStayOneLine();
};

void TestFunctionText::everyFunctionHasHelp()
{
    QSet<QString> categories;
    for (const FunctionInfo &function : allFunctions()) {
        const QString help = functionHelp(function);
        QVERIFY2(objection(help).isEmpty(),
                 qUtf8Printable(function.name + u": "_s + objection(help)));
        QVERIFY(!categoryName(function.category).isEmpty());
        categories.insert(categoryName(function.category));
    }
    QCOMPARE(categories.size(), int(Category::Analytics) + 1);
    QVERIFY(functionHelp({.name = u"nonsense"_s}).isEmpty());
}

void TestFunctionText::everyProblemHasASentence()
{
    QSet<QString> sentences;
    const auto take = [&sentences](const QString &sentence) {
        QVERIFY2(objection(sentence).isEmpty(),
                 qUtf8Printable(sentence + u": "_s + objection(sentence)));
        QVERIFY2(!sentences.contains(sentence), qUtf8Printable(sentence));
        sentences.insert(sentence);
    };
    for (int code = 0; code <= SyntaxProblem::ExpectedKey; ++code)
        take(syntaxSentence({SyntaxProblem::Code(code), 0, 1, {u"x"_s, u"y"_s}}));
    for (int code = 0; code <= EvaluationProblem::TooLarge; ++code) {
        take(evaluationSentence({.code = EvaluationProblem::Code(code),
                                 .function = u"left"_s,
                                 .argument = 2,
                                 .detail = u"Y"_s}));
    }
    for (int kind = 1; kind <= int(Kind::Object); ++kind) {
        if (Kind(kind) == Kind::Null)
            continue;
        take(evaluationSentence({.code = EvaluationProblem::BadArgument,
                                 .function = u"left"_s,
                                 .argument = 2,
                                 .expected = Kind(kind)}));
        take(evaluationSentence({.code = EvaluationProblem::BadOperand,
                                 .function = u"+"_s,
                                 .argument = 2,
                                 .expected = Kind(kind)}));
    }
    for (int code = 0; code <= ConversionProblem::NoArray; ++code)
        take(conversionSentence({ConversionProblem::Code(code), {u"1"_s, u"9"_s}}));
}

void TestFunctionText::sentencesNameTheirPlaces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("misspelt") << u"uper(a)"_s << u"Did you mean upper?"_s;
    QTest::newRow("single =") << u"a = b"_s << u"Write == to compare."_s;
    QTest::newRow("reserved") << u"new"_s << u"Write ${new} for a column"_s;
    QTest::newRow("too few") << u"left(a)"_s << u"left has too few arguments. Enter at least 2"_s;
    QTest::newRow("method") << u"equals(a, b)"_s << u"column.equals( )"_s;
    QTest::newRow("length") << u"x"_s.repeated(5000) << u"4096"_s;
}

void TestFunctionText::sentencesNameTheirPlaces()
{
    QFETCH(QString, text);
    QFETCH(QString, part);
    const ParseResult parsed = Expression::parse(text);
    QVERIFY(!parsed);
    const QString sentence = syntaxSentence(parsed.problem);
    QVERIFY2(sentence.contains(part), qUtf8Printable(sentence));
}

void TestFunctionText::namesStayOneLine()
{
    const ParseResult parsed = Expression::parse(u"a \"x\ny%1\u202E\""_s);
    QVERIFY(!parsed);
    const QString sentence = syntaxSentence(parsed.problem);
    QVERIFY(!sentence.contains(u'\n'));
    QVERIFY(!sentence.contains(QChar(0x202E)));
    QVERIFY(sentence.contains("y%1"_L1));
}

QTEST_GUILESS_MAIN(TestFunctionText)
#include "tst_functiontext.moc"
