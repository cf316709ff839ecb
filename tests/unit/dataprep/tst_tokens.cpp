// SPDX-License-Identifier: Apache-2.0
#include "dataprep/tokens.h"

#include <QTest>

using namespace dfw::dataprep;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::optional<dfw::dataprep::CallAt>)

namespace {

// One letter a token, so that a row of the table stays readable.
QString kinds(const QList<Token> &tokens)
{
    static const QString letters = u"FCTNOBSW?"_s;
    QString out;
    for (const Token &token : tokens)
        out += letters.at(int(token.kind));
    return out;
}

} // namespace

class TestTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens_data();
    void tokens();
    void coverTheText();
    void brackets_data();
    void brackets();
    void calls_data();
    void calls();
    void texts_data();
    void texts();
};

void TestTokens::tokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QStringList>("pieces");
    const auto row = [](const QString &text, const QString &expected, const QStringList &pieces) {
        QTest::addRow("%s", qUtf8Printable(text)) << text << expected << pieces;
    };
    row(u""_s, u""_s, {});
    row(u"concat(a, \"b\")"_s, u"FBCSTB"_s,
        {u"concat"_s, u"("_s, u"a"_s, u","_s, u"\"b\""_s, u")"_s});
    row(u"concat (a)"_s, u"FBCB"_s, {u"concat"_s, u"("_s, u"a"_s, u")"_s});
    row(u"${First Name}.x"_s, u"CSC"_s, {u"${First Name}"_s, u"."_s, u"x"_s});
    row(u"a\\.b.c"_s, u"CSC"_s, {u"a\\.b"_s, u"."_s, u"c"_s});
    row(u"1.5<=2"_s, u"NON"_s, {u"1.5"_s, u"<="_s, u"2"_s});
    row(u"1.x"_s, u"NSC"_s, {u"1"_s, u"."_s, u"x"_s});
    row(u"1e5 1e 2E-3"_s, u"NNCN"_s, {u"1e5"_s, u"1"_s, u"e"_s, u"2E-3"_s});
    row(u"a and not b"_s, u"COOC"_s, {u"a"_s, u"and"_s, u"not"_s, u"b"_s});
    row(u"true || new"_s, u"WOW"_s, {u"true"_s, u"||"_s, u"new"_s});
    row(u"a | b"_s, u"C?C"_s, {u"a"_s, u"|"_s, u"b"_s});
    row(u"\"open"_s, u"T"_s, {u"\"open"_s});
    row(u"\"open\\"_s, u"T"_s, {u"\"open\\"_s});
    row(u"${open"_s, u"C"_s, {u"${open"_s});
    row(u"$"_s, u"C"_s, {u"$"_s});
    row(u"{k: [1]}"_s, u"BCSBNBB"_s, {u"{"_s, u"k"_s, u":"_s, u"["_s, u"1"_s, u"]"_s, u"}"_s});
    row(u"a\\b"_s, u"C?C"_s, {u"a"_s, u"\\"_s, u"b"_s});
    row(u"\U0001F600a"_s, u"?C"_s, {u"\U0001F600"_s, u"a"_s});
    row(QString(QChar(0xD83D)), u"?"_s, {QString(QChar(0xD83D))});
}

void TestTokens::tokens()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QFETCH(QStringList, pieces);
    const QList<Token> found = tokenize(text);
    QCOMPARE(kinds(found), expected);
    QStringList texts;
    for (const Token &token : found)
        texts.append(token.in(text).toString());
    QCOMPARE(texts, pieces);
}

void TestTokens::coverTheText()
{
    const QString text = u"  concat ( ${a b} , 'x' )#  + \"open"_s;
    QString rest = text;
    qsizetype end = 0;
    for (const Token &token : tokenize(text)) {
        QVERIFY(token.position >= end);
        QVERIFY(QStringView(text).mid(end, token.position - end).trimmed().isEmpty());
        end = token.end();
    }
    QCOMPARE(end, text.size());
    QVERIFY(!tokenize(text).last().closed);
}

void TestTokens::brackets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("partner"); // -1 = none
    const auto row = [](const QString &text, int position, int partner) {
        QTest::addRow("%s @%d", qUtf8Printable(text), position) << text << position << partner;
    };
    row(u"f(a[0])"_s, 1, 6);
    row(u"f(a[0])"_s, 6, 1);
    row(u"f(a[0])"_s, 3, 5);
    row(u"f(a[0])"_s, 2, -1);
    row(u"f(\")\")"_s, 1, 5);
    row(u"f(\")\")"_s, 3, -1);
    row(u"f(a]"_s, 1, -1);
    row(u"f(a]"_s, 3, -1);
    row(u"f(a"_s, 1, -1);
    row(u"a)"_s, 1, -1);
    row(u"${a(b}"_s, 3, -1);
    row(u""_s, 0, -1);
}

void TestTokens::brackets()
{
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(int, partner);
    QCOMPARE(matchingBracket(text, position).value_or(-1), partner);
}

void TestTokens::calls_data()
{
    QTest::addColumn<QString>("text"); // | is the cursor
    QTest::addColumn<std::optional<CallAt>>("call");
    const auto row = [](const QString &text, const std::optional<CallAt> &call) {
        QTest::addRow("%s", qUtf8Printable(text)) << text << call;
    };
    row(u"|concat(a)"_s, {});
    row(u"conc|at(a)"_s, {});
    row(u"concat|(a)"_s, {});
    row(u"concat(|"_s, CallAt{u"concat"_s, 0, 0});
    row(u"concat(a|)"_s, CallAt{u"concat"_s, 0, 0});
    row(u"concat(a, |"_s, CallAt{u"concat"_s, 0, 1});
    row(u"concat(a, b, c|"_s, CallAt{u"concat"_s, 0, 2});
    row(u"concat(a)|"_s, {});
    row(u"concat(a, upper(b|))"_s, CallAt{u"upper"_s, 10, 0});
    row(u"concat(a, upper(b)|)"_s, CallAt{u"concat"_s, 0, 1});
    row(u"concat(a, [1, 2|])"_s, CallAt{u"concat"_s, 0, 1});
    row(u"concat(a, (1, 2|"_s, CallAt{u"concat"_s, 0, 1});
    row(u"concat(a, \"b, c|"_s, CallAt{u"concat"_s, 0, 1});
    row(u"concat(a, \", \", |)"_s, CallAt{u"concat"_s, 0, 2});
    row(u"x.equals(|"_s, CallAt{u"equals"_s, 2, 1});
    row(u"nonsense(a, |"_s, CallAt{u"nonsense"_s, 0, 1});
    row(u"a + (|b)"_s, {});
    row(u")concat(|"_s, CallAt{u"concat"_s, 1, 0});
    row(u"|"_s, {});
}

void TestTokens::calls()
{
    QFETCH(QString, text);
    QFETCH(std::optional<CallAt>, call);
    const qsizetype cursor = text.indexOf(u'|');
    QCOMPARE(callAt(text.remove(cursor, 1), cursor), call);
}

void TestTokens::texts_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("content");
    QTest::newRow("plain") << u"\"a b\""_s << u"a b"_s;
    QTest::newRow("empty") << u"''"_s << u""_s;
    QTest::newRow("quote") << u"\"a\\\"b\""_s << u"a\"b"_s;
    QTest::newRow("other quote") << u"\"it's\""_s << u"it's"_s;
    QTest::newRow("backslash") << u"\"a\\\\\""_s << u"a\\"_s;
    QTest::newRow("regular expression") << u"\"\\d+\\|\""_s << u"\\d+\\|"_s;
    QTest::newRow("escaped regular expression") << u"'\\\\|'"_s << u"\\|"_s;
}

void TestTokens::texts()
{
    QFETCH(QString, token);
    QFETCH(QString, content);
    QCOMPARE(textContent(token), content);
    QCOMPARE(textContent(quotedText(content)), content);
    const QList<Token> again = tokenize(quotedText(content));
    QCOMPARE(again.size(), 1);
    QVERIFY(again.first().closed);
}

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
