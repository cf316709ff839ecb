// SPDX-License-Identifier: Apache-2.0
#include "texts/codetext.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "texts/issuetext.h"
#include "texts/steptext.h"

#include <QRegularExpression>
#include <QTest>

using namespace dfw;
using namespace dfw::ui;
using namespace Qt::StringLiterals;

namespace {

// What is wrong with a sentence by the rules of our voice; "" when nothing is.
QString objection(const QString &sentence)
{
    static const QRegularExpression leftOver(u"%[0-9n]"_s);
    static const QRegularExpression html(u"<[a-z/!]|&[a-z]+;"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression begging(u"\\b(please|sorry|oops|invalid|error occurred)\\b"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    if (sentence.trimmed() != sentence || sentence.isEmpty())
        return u"empty or with blanks around"_s;
    if (!sentence.endsWith(u'.'))
        return u"no period at the end"_s;
    if (sentence.contains(u'!'))
        return u"an exclamation mark"_s;
    if (sentence.contains("  "_L1))
        return u"two blanks"_s;
    if (sentence.contains(leftOver))
        return u"a place without argument"_s;
    if (sentence.contains(html))
        return u"looks like HTML"_s;
    if (sentence.contains(begging))
        return u"not our voice"_s;
    if (sentence.at(0).isLower() && sentence.at(0).isLetter() && !sentence.startsWith("arg"_L1))
        return u"begins in lower case"_s;
    return {};
}

const QStringList &stepNames()
{
    static const QStringList names{
        u"baseConnection"_s,   u"flowSpec"_s,         u"schema"_s,     u"dataset"_s,
        u"sourceConnection"_s, u"targetConnection"_s, u"mappingSet"_s, u"flow"_s,
        u"connectionSpec"_s,   u"schemaParts"_s,      u"fieldGroup"_s, u"identities"_s,
        u"profile"_s,          u"connectionTest"_s,   u"adHocClass"_s, u"adHocSchema"_s,
        u"datasetConnection"_s};
    return names;
}

} // namespace

class TestTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIssueHasASentence();
    void issuesShowTheirArguments_data();
    void issuesShowTheirArguments();
    void issueSentences_data();
    void issueSentences();
    void places_data();
    void places();
    void everyKindHasWords();
    void everyCodeHasWords();
    void documentedCodes_data();
    void documentedCodes();
    void unknownCodeKeepsTheServersWords();
    void aServersWordsAreNoLinesOfOurs();
    void lostAnswerIsNoFailure();
    void retryAfter_data();
    void retryAfter();
    void paragraphs();
    void steps();
    void fills_data();
    void fills();
    void showsOutsideTextSafely();
};

void TestTexts::everyIssueHasASentence()
{
    const QStringList pointers{QString(),
                               u"/name"_s,
                               u"/source/name"_s,
                               u"/target/name"_s,
                               u"/mapping/2"_s,
                               u"/schedule/interval"_s,
                               u"/source/columns/0/name"_s};
    const QList<QStringList> argumentLists{
        {}, {QString()}, {u"arg1"_s, u"arg2"_s, u"arg3"_s, u"arg4"_s}};
    const QString fallback = issueSentence({.code = IssueCode(9999)});
    for (int code = 0; code <= int(IssueCode::EndNotAfterStart); ++code) {
        for (const QString &pointer : pointers) {
            for (const QStringList &arguments : argumentLists) {
                const QString sentence = issueSentence(
                    {.code = IssueCode(code), .pointer = pointer, .arguments = arguments});
                QVERIFY2(sentence != fallback, qUtf8Printable(QString::number(code)));
                if (arguments.size() < 2)
                    continue; // a broken issue: no crash and some words is all we ask
                QVERIFY2(objection(sentence).isEmpty(),
                         qUtf8Printable(objection(sentence) + u": "_s + sentence));
            }
        }
    }
}

void TestTexts::issuesShowTheirArguments_data()
{
    QTest::addColumn<IssueCode>("code");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("shown"); // how many of them the sentence must contain
    const auto row = [](const char *name, IssueCode code, int given, int shownCount) {
        QStringList arguments;
        for (int i = 1; i <= given; ++i)
            arguments.append(u"arg%1x"_s.arg(i));
        QTest::newRow(name) << code << arguments << shownCount;
    };
    using enum IssueCode;
    row("TooLarge", TooLarge, 1, 1);
    row("NotJson", NotJson, 2, 2);
    row("NotAPlan", NotAPlan, 1, 1);
    row("NewerVersion", NewerVersion, 2, 2);
    row("UnknownVersion", UnknownVersion, 2, 2);
    row("MissingField", MissingField, 1, 1);
    row("UnknownField", UnknownField, 2, 1);
    row("DuplicateField", DuplicateField, 1, 1);
    row("BadValue", BadValue, 2, 2);
    row("NotAConnectionSpecId", NotAConnectionSpecId, 1, 1);
    row("DuplicateColumn", DuplicateColumn, 2, 2);
    row("TargetMissing", TargetMissing, 1, 1);
    row("UnknownColumn", UnknownColumn, 1, 1);
    row("DuplicateTarget", DuplicateTarget, 3, 3);
    row("TargetIsObject", TargetIsObject, 1, 1);
    row("TargetInsideTarget", TargetInsideTarget, 3, 3);
    row("UnknownTarget", UnknownTarget, 1, 1);
    row("TypeNeverFits", TypeNeverFits, 4, 4);
    row("TypeMayNotFit", TypeMayNotFit, 4, 4);
    row("RequiredNotMapped", RequiredNotMapped, 1, 1);
    row("ExpressionTooLong", ExpressionTooLong, 2, 2);
    row("FormulaColumnUnknown", FormulaColumnUnknown, 2, 2);
    row("ValuesDoNotFit", ValuesDoNotFit, 4, 4);
    row("RequiredValueEmpty", RequiredValueEmpty, 4, 4);
    row("IdentityValueEmpty", IdentityValueEmpty, 4, 4);
    row("IdentityWithoutNamespace", IdentityWithoutNamespace, 1, 1);
    row("DeltaColumnUnknown", DeltaColumnUnknown, 1, 1);
    row("DeltaColumnNotTime", DeltaColumnNotTime, 1, 1);
    row("DeltaFormatWeekYear", DeltaFormatWeekYear, 1, 1);
    row("DeltaZoneNotUtc", DeltaZoneNotUtc, 1, 1);
    row("IntervalTooSmall", IntervalTooSmall, 3, 2);
    row("StartInMilliseconds", StartInMilliseconds, 1, 1);
    row("PercentOutOfRange", PercentOutOfRange, 1, 1);
}

void TestTexts::issuesShowTheirArguments()
{
    QFETCH(IssueCode, code);
    QFETCH(QStringList, arguments);
    QFETCH(int, shown);
    const QString sentence = issueSentence({.code = code, .arguments = arguments});
    for (int i = 0; i < shown; ++i)
        QVERIFY2(sentence.contains(arguments.at(i)), qUtf8Printable(sentence));
}

void TestTexts::issueSentences_data()
{
    QTest::addColumn<Issue>("issue");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, IssueCode code, const QString &pointer,
                        const QStringList &arguments, const QString &sentence) {
        QTest::newRow(name) << Issue{code, Severity::Error, pointer, arguments} << sentence;
    };
    using enum IssueCode;
    row("duplicate target", DuplicateTarget, {},
        {u"person.name.fullName"_s, u"FullName"_s, u"Name"_s},
        u"FullName and Name both go to person.name.fullName. Keep one, or join them in a formula."_s);
    row("interval", IntervalTooSmall, {}, {u"5"_s, u"15"_s, u"minute"_s},
        u"Every 5 minutes is too often: 15 minutes is the least. Raise the number."_s);
    row("start", StartInPast, {}, {u"1612310466"_s},
        u"The start, 2021-02-03 00:01 UTC, has passed. The flow runs once as soon as it exists and "
        "then keeps its rhythm; missed runs are not made up for."_s);
    row("secret", UnknownField, {}, {u"password"_s, u"secret"_s},
        u"\"password\" looks like a credential. Plans hold no secrets: take it out of the file, "
        u"and "
        "replace the secret if others have seen the file."_s);
    row("wrong type", WrongType, {}, {u"string"_s, u"integer"_s},
        u"This is text in quotes, but a whole number is wanted here. Correct the value."_s);
    row("empty file", NotJson, {}, {}, u"The file is empty. Choose another file."_s);
    row("a place sign in a name", UnknownColumn, {}, {u"%1 100%2"_s},
        u"%1 100%2 is not among the chosen columns. Tick it under Columns, or remove the row."_s);
}

void TestTexts::issueSentences()
{
    QFETCH(Issue, issue);
    QFETCH(QString, sentence);
    QCOMPARE(issueSentence(issue), sentence);
}

void TestTexts::places_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("place");
    const auto row = [](const QString &pointer, const QString &place) {
        QTest::newRow(pointer.isEmpty() ? "root" : qUtf8Printable(pointer)) << pointer << place;
    };
    row({}, {});
    row(u"/name"_s, u"Dataflow"_s);
    row(u"/source/table"_s, u"Source"_s);
    row(u"/source/columns"_s, u"Columns"_s);
    row(u"/source/columns/0/name"_s, u"Columns, row 1"_s);
    row(u"/target/schema/id"_s, u"Target"_s);
    row(u"/mapping"_s, u"Mapping"_s);
    row(u"/mapping/2/target"_s, u"Mapping, row 3"_s);
    row(u"/schedule/deltaColumn/name"_s, u"Schedule"_s);
    row(u"/options/partialIngestionPercent"_s, u"Bad rows"_s);
    row(u"/surprise"_s, {});
}

void TestTexts::places()
{
    QFETCH(QString, pointer);
    QFETCH(QString, place);
    QCOMPARE(issuePlace({.pointer = pointer}), place);
    QCOMPARE(severityWord(Severity::Warning), u"Warning"_s);
}

void TestTexts::everyKindHasWords()
{
    const QStringList steps = stepNames() + QStringList{QString(), u"unknown"_s};
    for (int kind = 0; kind <= int(ErrorKind::Storage); ++kind) {
        for (const QString &where : {QString(), u"platform.adobe.io"_s, u"/home/a b/plan.json"_s}) {
            for (const QString &step : steps) {
                const ErrorText text = errorText({.kind = ErrorKind(kind), .where = where}, step);
                QVERIFY2(objection(text.what).isEmpty(), qUtf8Printable(text.what));
                QVERIFY2(where.startsWith(u'p') || objection(text.why).isEmpty(),
                         qUtf8Printable(text.why));
                if (kind != int(ErrorKind::Cancelled))
                    QVERIFY2(objection(text.next).isEmpty(), qUtf8Printable(text.next));
            }
        }
    }
}

void TestTexts::everyCodeHasWords()
{
    const QStringList codes = describedCodes();
    QCOMPARE(QSet<QString>(codes.begin(), codes.end()).size(), codes.size());
    for (const QString &code : codes) {
        const auto text = codeText(code);
        QVERIFY(text);
        QVERIFY2(objection(text->why).isEmpty(), qUtf8Printable(text->why));
        QVERIFY2(text->next.isEmpty() || objection(text->next).isEmpty(),
                 qUtf8Printable(text->next));
    }
}

void TestTexts::documentedCodes_data()
{
    QTest::addColumn<QString>("code");
    for (const char *code :
         {"403010", "401013", "403000", "403003", "400003", "403025", "403027", "429050"})
        QTest::newRow(code) << QString::fromLatin1(code);
    for (const int code : {1100, 1102, 1103, 1104, 1401, 1404, 1410, 1412, 1413, 1415, 1418,
                           1419, 1425, 2100, 2101, 2102, 2103, 2104, 2105, 2110, 2118})
        QTest::addRow("FLOW-%d", code) << u"FLOW-%1-400"_s.arg(code);
    for (const char *code :
         {"KeychainAbsent", "KeychainLocked", "KeychainSlow", "KeychainRefused", "KeychainDenied",
          "KeychainMissing", "KeychainOtherPurpose", "HostUnconfirmed", "KeychainFailed",
          "JwtObsolete", "NotProfiles", "NewerProfiles", "BadProfile", "NoServerToServer",
          "NotACredentialFile"})
        QTest::newRow(code) << QString::fromLatin1(code);
    for (const int code : {1006, 1007, 1010, 1012, 1521})
        QTest::addRow("XDM-%d", code) << u"XDM-%1-404"_s.arg(code);
}

void TestTexts::documentedCodes()
{
    QFETCH(QString, code);
    const Error error{.kind = ErrorKind::Refused, .code = code, .serverText = u"their words"_s};
    const ErrorText plain = errorText({.kind = ErrorKind::Refused});
    const ErrorText text = errorText(error, u"flow"_s);
    QCOMPARE(text.what, u"The dataflow was not created."_s);
    QVERIFY(text.why != plain.why);
    QVERIFY(text.details.contains(code));
    QVERIFY(text.details.contains("their words"_L1));
}

void TestTexts::aServersWordsAreNoLinesOfOurs()
{
    const Error error{.kind = ErrorKind::Refused,
                      .operation = u"createFlow"_s,
                      .httpStatus = 400,
                      .code = u"A\r\nAll is well: 1"_s,
                      .serverText = u"no\nRequest ID: of my own\x1b[2J\u202e"_s,
                      .requestId = u"r\x07-1"_s};
    const QStringList lines = ui::errorText(error).details.split(u'\n');
    QCOMPARE(lines, QStringList({u"Operation: createFlow"_s, u"HTTP status: 400"_s,
                                 u"Code: A All is well: 1"_s,
                                 u"Message: no Request ID: of my own[2J"_s, u"Request ID: r-1"_s}));
}

void TestTexts::unknownCodeKeepsTheServersWords()
{
    const Error error{.kind = ErrorKind::Refused,
                      .operation = u"createFlow"_s,
                      .httpStatus = 400,
                      .code = u"FLOW-9999-400"_s,
                      .serverText = u"<b>Something</b> & more!"_s,
                      .requestId = u"abc123"_s,
                      .detail = u"{\"raw\": true}"_s,
                      .attempts = 3};
    const ErrorText text = errorText(error);
    QCOMPARE(text.what, u"The dataflow was not created."_s);
    QCOMPARE(text.why, errorText({.kind = ErrorKind::Refused}).why);
    QVERIFY(!text.paragraph().contains("Something"_L1)); // outside words stay under details
    for (const QString &part :
         {u"createFlow"_s, u"400"_s, u"FLOW-9999-400"_s, u"<b>Something</b> & more!"_s, u"abc123"_s,
          u"{\"raw\": true}"_s, u"3"_s})
        QVERIFY2(text.details.contains(part), qUtf8Printable(part));
}

void TestTexts::lostAnswerIsNoFailure()
{
    const ErrorText text = errorText({.kind = ErrorKind::UnknownOutcome,
                                      .operation = u"createFlow"_s,
                                      .code = u"FLOW-1104-504"_s});
    QCOMPARE(text.what, u"Whether the dataflow was created is not known."_s);
    QVERIFY(text.next.contains("twice"_L1));
    QVERIFY(!errorText({.kind = ErrorKind::UnknownOutcome}, u"schema"_s).what.isEmpty());
}

void TestTexts::retryAfter_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("next");
    QTest::newRow("half a second") << qint64(500) << u"Try again in 1 s."_s;
    QTest::newRow("zero") << qint64(0) << u"Try again in 1 s."_s;
    QTest::newRow("30 s") << qint64(30'000) << u"Try again in 30 s."_s;
    QTest::newRow("30 s and a bit") << qint64(30'001) << u"Try again in 31 s."_s;
    QTest::newRow("3 min") << qint64(150'000) << u"Try again in 3 minutes."_s;
}

void TestTexts::retryAfter()
{
    QFETCH(qint64, ms);
    QFETCH(QString, next);
    Error error{.kind = ErrorKind::RateLimited, .retryAfter = std::chrono::milliseconds(ms)};
    QCOMPARE(errorText(error).next, next);
    error.code = u"429050"_s; // its words do not hide the time
    QCOMPARE(errorText(error).next, next);
}

void TestTexts::paragraphs()
{
    QCOMPARE((ErrorText{.what = u"A."_s, .why = u"B."_s, .next = u"C."_s}.paragraph()),
             u"A. B. C."_s);
    QCOMPARE((ErrorText{.what = u"A."_s, .why = u"B."_s}.paragraph()), u"A. B."_s);
}

void TestTexts::steps()
{
    QSet<QString> titles;
    for (const QString &step : stepNames()) {
        titles.insert(stepTitle(step));
        QVERIFY(stepTitle(step) != step);
        QVERIFY(!stepHelp(step).isEmpty());
        QVERIFY(objection(stepFailure(step)).isEmpty());
        QVERIFY(stepInDoubt(step).isEmpty() || objection(stepInDoubt(step)).isEmpty());
    }
    QCOMPARE(titles.size(), stepNames().size());
    QCOMPARE(stepTitle(u"later"_s), u"later"_s);
    QVERIFY(stepHelp(u"later"_s).isEmpty());
    QVERIFY(stepFailure(u"later"_s).isEmpty());
    QCOMPARE(stepOfOperation(u"createTargetConnection"_s), u"targetConnection"_s);
    QVERIFY(stepOfOperation(u"listSandboxes"_s).isEmpty());
    QVERIFY(objection(operationFailure(u"exploreTable"_s)).isEmpty());
    QVERIFY(operationFailure(u"createFlow"_s).isEmpty());
}

void TestTexts::fills_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("filled");
    const auto row = [](const QString &sentence, const QStringList &arguments,
                        const QString &filled) {
        QTest::addRow("%s", qUtf8Printable(sentence + arguments.join(u' ')))
            << sentence << arguments << filled;
    };
    row(u"%2 and %1"_s, {u"a"_s, u"b"_s}, u"b and a"_s);
    row(u"%1 %1"_s, {u"a"_s}, u"a a"_s);
    row(u"%1 %2"_s, {u"%2"_s, u"%1"_s}, u"%2 %1"_s);
    row(u"%1 %3"_s, {u"a"_s}, u"a "_s);
    row(u"100 % of %1%"_s, {u"5"_s}, u"100 % of 5%"_s);
    row(u"%0"_s, {u"a"_s}, u"%0"_s);
    row({}, {u"a"_s}, {});
}

void TestTexts::fills()
{
    QFETCH(QString, sentence);
    QFETCH(QStringList, arguments);
    QFETCH(QString, filled);
    QCOMPARE(fill(sentence, arguments), filled);
}

void TestTexts::showsOutsideTextSafely()
{
    QCOMPARE(shown(u"a\n\tb  c"_s), u"a b c"_s);
    QCOMPARE(shown(u"abc\u202egnp.x\u0007"_s), u"abcgnp.x"_s);
    QCOMPARE(shown(QString(500, u'x')).size(), 80);
    QCOMPARE(shown(QString(500, u'x'), 10), QString(9, u'x') + u'…');
    QVERIFY(shown({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
