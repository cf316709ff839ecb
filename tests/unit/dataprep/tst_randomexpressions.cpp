// SPDX-License-Identifier: Apache-2.0
#include "dataprep/conversion.h"
#include "dataprep/expression.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace dfw;
using namespace dfw::dataprep;
using namespace Qt::StringLiterals;

namespace {

// The same texts in every run: a crash must be found again.
constexpr quint32 seed = 20211026;

QString oneOf(QRandomGenerator &random, const QStringList &choices)
{
    return choices.at(random.bounded(choices.size()));
}

/// Writes expressions by the grammar; nearly all of them are valid.
class Writer
{
public:
    explicit Writer(QRandomGenerator &random) : m_random(random) {}

    QString expression(int depth)
    {
        const int kind = m_random.bounded(depth > 5 ? 4 : 12);
        switch (kind) {
        case 0:
            return oneOf(m_random,
                         {u"Name"_s, u"${b c}"_s, u"n"_s, u"person.name.first"_s, u"emails"_s,
                          u"emails[0].email"_s, u"emails[*].email"_s, u"missing"_s, u"when"_s});
        case 1:
            return literal();
        case 2:
            return QString::number(m_random.bounded(-5, 1000));
        case 3:
            return oneOf(m_random, {u"true"_s, u"false"_s, u"null"_s, u"now()"_s, u"1.5"_s,
                                    u"9223372036854775807"_s, u"1e308"_s});
        case 4:
            return u'(' + expression(depth + 1) + u')';
        case 5:
            return oneOf(m_random, {u"-"_s, u"!"_s, u"not "_s, u"~"_s}) + expression(depth + 1);
        case 6:
        case 7:
            return expression(depth + 1) + u' ' + symbol() + u' ' + expression(depth + 1);
        case 8:
            return u'[' + list(depth, m_random.bounded(4)) + u']';
        case 9:
            return u"{a: "_s + expression(depth + 1) + u", \"b\": "_s + expression(depth + 1) +
                   u'}';
        default:
            return call(depth);
        }
    }

private:
    QString symbol()
    {
        const QList<OperatorInfo> &all = allOperators();
        const OperatorInfo &one = all.at(m_random.bounded(all.size()));
        return one.unary                                   ? u"+"_s
               : one.word.isEmpty() || m_random.bounded(2) ? one.symbol
                                                           : one.word;
    }
    QString literal()
    {
        return oneOf(m_random,
                     {u"\"\""_s, u"'a b'"_s, u"\"2019-10-23 11:24\""_s, u"\"yyyy-MM-dd HH:mm\""_s,
                      u"\"(a+)+$\""_s, u"\"https://a.b:1/c/d?e=f#g\""_s, u"\"retain\""_s,
                      u"\"a=1,b=2\""_s, u"\"Europe/Paris\""_s, u"\"mm\""_s, u"\"[,]\""_s,
                      u"'{\"a\": [1]}'"_s, u"\"aaaaaaaaaaaaaaaaaaaaaaaaaaaa!\""_s,
                      u"\"é€\U0001F600\""_s, u"\"12.5\""_s, u"\"\\|\""_s});
    }
    QString list(int depth, int count)
    {
        QStringList parts;
        for (int i = 0; i < count; ++i)
            parts.append(expression(depth + 1));
        return parts.join(u", "_s);
    }
    QString call(int depth)
    {
        const QList<FunctionInfo> &all = allFunctions();
        const FunctionInfo &one = all.at(m_random.bounded(all.size()));
        const int least = one.leastArguments() - (one.method ? 1 : 0);
        const int most =
            one.mostArguments() < 0 ? least + 3 : one.mostArguments() - (one.method ? 1 : 0);
        const QString arguments = list(depth, m_random.bounded(least, most + 1));
        const QString on = one.method ? u"Name."_s : QString();
        const QString index = m_random.bounded(5) == 0 ? u"[0]"_s : QString();
        return on + one.name + u'(' + arguments + u')' + index;
    }

    QRandomGenerator &m_random;
};

QString mutated(QString text, QRandomGenerator &random)
{
    static const QString characters =
        u"()[]{},.:\"'\\$ab1 +-*/%<>=!~&|#é\u200B\n"_s + QChar(0xD83D);
    for (int i = random.bounded(1, 6); i > 0 && !text.isEmpty(); --i) {
        const qsizetype at = random.bounded(text.size());
        switch (random.bounded(4)) {
        case 0:
            text.remove(at, random.bounded(1, 4));
            break;
        case 1:
            text.insert(at, characters.at(random.bounded(characters.size())));
            break;
        case 2:
            text[at] = characters.at(random.bounded(characters.size()));
            break;
        default:
            text.insert(at, text.mid(random.bounded(text.size()), random.bounded(20)));
        }
    }
    return text;
}

QString noise(QRandomGenerator &random)
{
    QString text;
    for (int i = random.bounded(60); i > 0; --i) {
        const int kind = random.bounded(3);
        if (kind == 0)
            text += QChar(random.bounded(0x20, 0x7F));
        else if (kind == 1)
            text += QChar(random.bounded(0x10000));
        else
            text += oneOf(random, {u"("_s, u")"_s, u"["_s, u"\""_s, u"${"_s, u"}"_s, u"concat("_s,
                                   u","_s, u"a"_s, u" and "_s, u"1"_s, u"."_s});
    }
    return text;
}

RowValues row()
{
    return {{u"Name"_s, u"Ada Byron"_s},
            {u"b c"_s, u"x,y,,z"_s},
            {u"n"_s, 41},
            {u"when"_s, u"2024-05-05 20:39:00-0800"_s},
            {u"person"_s, QJsonObject{{u"name"_s, QJsonObject{{u"first"_s, u"Ada"_s}}}}},
            {u"emails"_s, QJsonArray{QJsonObject{{u"email"_s, u"a@x.org"_s}}, 7}}};
}

} // namespace

/// 100,000 expressions through everything that reads one: none may crash, hang or break what the
/// others rely on.
class TestRandomExpressions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survive_data();
    void survive();

private:
    void check(const QString &text);
    int m_parsed = 0;
    int m_evaluated = 0;
};

void TestRandomExpressions::survive_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("leastParsed"); // in percent
    QTest::newRow("by the grammar") << 0 << 50'000 << 95;
    QTest::newRow("valid ones changed") << 1 << 35'000 << 5;
    QTest::newRow("noise") << 2 << 15'000 << 0;
}

void TestRandomExpressions::survive()
{
    QFETCH(int, kind);
    QFETCH(int, count);
    QFETCH(int, leastParsed);
    QRandomGenerator random(seed + quint32(kind));
    Writer writer(random);
    m_parsed = 0;
    m_evaluated = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < count; ++i) {
        QString text = kind == 2 ? noise(random) : writer.expression(0);
        if (kind == 1)
            text = mutated(text, random);
        text.truncate(longestExpression);
        check(text);
        if (QTest::currentTestFailed()) {
            qWarning("expression %d: %s", i, qUtf8Printable(text));
            return;
        }
    }
    qInfo("%d of %d parse, %d have a value, %lld ms", m_parsed, count, m_evaluated,
          timer.elapsed());
    QVERIFY(m_parsed * 100 >= leastParsed * count);
}

void TestRandomExpressions::check(const QString &text)
{
    qsizetype end = 0;
    for (const Token &token : tokenize(text)) {
        QVERIFY(token.length > 0);
        QVERIFY(token.position >= end);
        end = token.end();
        if (token.kind == Token::Kind::Bracket) {
            const std::optional<qsizetype> partner = matchingBracket(text, token.position);
            if (partner)
                QCOMPARE(matchingBracket(text, *partner), token.position);
            break; // one a text: each asks for the whole text
        }
    }
    QVERIFY(end <= text.size());
    if (const std::optional<CallAt> call = callAt(text, text.size() / 2))
        QCOMPARE(text.mid(call->position, call->function.size()), call->function);

    const ParseResult parsed = Expression::parse(text);
    if (!parsed) {
        QVERIFY(parsed.problem.position >= 0);
        QVERIFY(parsed.problem.length >= 0);
        QVERIFY(parsed.problem.position + parsed.problem.length <= text.size());
        return;
    }
    ++m_parsed;
    const Evaluation found = parsed.expression->evaluate(row());
    if (found.ok()) {
        ++m_evaluated;
        const QJsonValue json = found.json();
        const Converted converted =
            convert(found.value, {.type = ValueType::Integer, .rawType = u"int"_s});
        QCOMPARE(converted.outcome == Converted::Outcome::LeftOut, isNull(found.value));
        QVERIFY(!json.isUndefined());
    } else {
        QVERIFY(isNull(found.value));
        QVERIFY(found.problem->length > 0);
        QVERIFY(found.problem->position + found.problem->length <= text.size());
        // What uncovered() names before must be all that evaluating finds not covered.
        if (found.problem->code == EvaluationProblem::NotCovered)
            QVERIFY(parsed.expression->uncovered().contains(found.problem->function));
    }
}

QTEST_GUILESS_MAIN(TestRandomExpressions)
#include "tst_randomexpressions.moc"
