// SPDX-License-Identifier: Apache-2.0
#include "dataprep/evaluators.h"
#include "dataprep/names.h"
#include "dataprep/program.h"

#include <array>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

using Code = SyntaxProblem::Code;

struct Binary
{
    QLatin1StringView symbol;
    QLatin1StringView word;
    int precedence; ///< the higher, the tighter
    Op op;
};

constexpr std::array binaries{
    Binary{"||"_L1, "or"_L1, 1, Op::OrElse}, Binary{"&&"_L1, "and"_L1, 2, Op::AndElse},
    Binary{"=="_L1, "eq"_L1, 3, Op::Equal},  Binary{"!="_L1, "ne"_L1, 3, Op::NotEqual},
    Binary{"<"_L1, "lt"_L1, 4, Op::Less},    Binary{"<="_L1, "le"_L1, 4, Op::LessOrEqual},
    Binary{">"_L1, "gt"_L1, 4, Op::Greater}, Binary{">="_L1, "ge"_L1, 4, Op::GreaterOrEqual},
    Binary{"+"_L1, {}, 5, Op::Add},          Binary{"-"_L1, {}, 5, Op::Subtract},
    Binary{"*"_L1, {}, 6, Op::Multiply},     Binary{"/"_L1, "div"_L1, 6, Op::Divide},
    Binary{"%"_L1, "mod"_L1, 6, Op::Modulo},
};

/// Recursive descent over the tokens, writing the program as it goes; operators by precedence
/// climbing, so that a chain of them is a loop. After a problem everything returns false.
class Parser
{
public:
    explicit Parser(const QString &text) : m_text(text), m_tokens(tokenize(text))
    {
        m_program->text = text;
    }

    std::shared_ptr<const Expression::Program> program() const { return m_program; }
    const std::optional<SyntaxProblem> &problem() const { return m_problem; }
    bool whole();

private:
    struct Nesting
    {
        explicit Nesting(int &level) : depth(level) { ++depth; }
        ~Nesting() { --depth; }
        Q_DISABLE_COPY_MOVE(Nesting)
        int &depth;
    };

    bool atEnd() const { return m_at >= m_tokens.size(); }
    const Token &token() const { return m_tokens.at(m_at); }
    QString tokenText() const { return token().in(m_text).toString(); }
    bool is(Token::Kind kind, QStringView text) const
    {
        return !atEnd() && token().kind == kind && token().in(m_text) == text;
    }
    bool isBracket(QStringView text) const { return is(Token::Kind::Bracket, text); }
    bool isSeparator(QStringView text) const { return is(Token::Kind::Separator, text); }

    bool fail(Code code, qsizetype position, qsizetype length, const QStringList &arguments = {})
    {
        if (!m_problem)
            m_problem = SyntaxProblem{code, position, length, arguments};
        return false;
    }
    bool failHere(Code code) { return fail(code, token().position, token().length, {tokenText()}); }
    bool noValue();
    bool noOperator();

    Step &emit(Op op, const Token &at, qsizetype operand = 0, qsizetype count = 0)
    {
        m_program->steps.append({.op = op,
                                 .operand = qint32(operand),
                                 .count = qint32(count),
                                 .position = qint32(at.position),
                                 .length = qint32(at.length)});
        return m_program->steps.last();
    }
    void emitLiteral(const Token &at, const Value &value)
    {
        emit(Op::Literal, at, m_program->literals.size());
        m_program->literals.append(value);
    }

    bool expression(int least);
    const Binary *binary() const;
    bool unary();
    bool postfix();
    bool index(bool &all);
    bool primary();
    bool number(bool negative);
    void path();
    bool group();
    bool array();
    bool object();
    bool key();
    bool call(bool onValue);
    bool arguments(const FunctionInfo &function, int &count);
    bool close(QStringView bracket, qsizetype open);

    QString m_text;
    QList<Token> m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::shared_ptr<Expression::Program> m_program = std::make_shared<Expression::Program>();
    std::optional<SyntaxProblem> m_problem;
};

bool Parser::whole()
{
    if (m_tokens.isEmpty())
        return fail(Code::EmptyExpression, 0, 0);
    if (!expression(0))
        return false;
    return atEnd() || noOperator();
}

bool Parser::noValue()
{
    if (atEnd())
        return fail(Code::UnexpectedEnd, m_text.size(), 0);
    switch (token().kind) {
    case Token::Kind::Bad:
        return failHere(Code::UnexpectedCharacter);
    case Token::Kind::Word:
        return failHere(Code::ReservedWord);
    default:
        return failHere(Code::UnexpectedToken);
    }
}

/// A complete value, and then neither its end nor an operator.
bool Parser::noOperator()
{
    if (token().kind == Token::Kind::Bad)
        return failHere(Code::UnexpectedCharacter);
    const bool stray = token().kind == Token::Kind::Separator || isBracket(u")") ||
                       isBracket(u"]") || isBracket(u"}");
    return failHere(stray ? Code::UnexpectedToken : Code::MissingOperator);
}

bool Parser::close(QStringView bracket, qsizetype open)
{
    if (isBracket(bracket)) {
        ++m_at;
        return true;
    }
    if (atEnd())
        return fail(Code::UnclosedBracket, open, 1, {m_text.mid(open, 1)});
    return noOperator();
}

const Binary *Parser::binary() const
{
    if (atEnd() || token().kind != Token::Kind::Operator)
        return nullptr;
    const QStringView text = token().in(m_text);
    const auto *found = std::find_if(binaries.begin(), binaries.end(), [text](const Binary &b) {
        return text == b.symbol || (!b.word.isEmpty() && text == b.word);
    });
    return found == binaries.end() ? nullptr : found;
}

bool Parser::expression(int least)
{
    const Nesting nesting(m_depth);
    if (m_depth > deepestExpression) {
        const bool end = atEnd();
        return fail(Code::TooDeep, end ? m_text.size() : token().position, end ? 0 : token().length,
                    {QString::number(deepestExpression)});
    }
    if (!unary())
        return false;
    for (const Binary *next = binary(); next && next->precedence >= least; next = binary()) {
        const Token at = token();
        ++m_at;
        const bool logical = next->op == Op::AndElse || next->op == Op::OrElse;
        const qsizetype jump = m_program->steps.size();
        if (logical)
            emit(next->op, at);
        if (!expression(next->precedence + 1))
            return false;
        if (!logical) {
            emit(next->op, at);
            continue;
        }
        emit(Op::Truth, at);
        m_program->steps[jump].operand = qint32(m_program->steps.size());
    }
    return true;
}

bool Parser::unary()
{
    // Signs in a row are collected first: they nest like brackets, but need no recursion.
    QList<Token> signs;
    const auto isSign = [this] {
        if (atEnd() || token().kind != Token::Kind::Operator)
            return false;
        const QStringView text = token().in(m_text);
        return text == u'!' || text == "not"_L1 || text == u'-' || text == u'~';
    };
    for (; isSign(); ++m_at)
        signs.append(token());
    const bool negative = !signs.isEmpty() && signs.last().in(m_text) == u'-' && !atEnd() &&
                          token().kind == Token::Kind::Number;
    if (negative) {
        signs.removeLast();
        if (!number(true))
            return false;
    } else if (!postfix()) {
        return false;
    }
    for (; !signs.isEmpty(); signs.removeLast()) {
        const QStringView text = signs.last().in(m_text);
        emit(text == u'-' ? Op::Negate : text == u'~' ? Op::Complement : Op::Not, signs.last());
    }
    return true;
}

bool Parser::postfix()
{
    bool all = false;
    if (!primary())
        return false;
    while (!atEnd()) {
        if (isBracket(u"[")) {
            if (!index(all))
                return false;
            continue;
        }
        if (!isSeparator(u"."))
            return true;
        ++m_at;
        if (atEnd())
            return fail(Code::UnexpectedEnd, m_text.size(), 0);
        if (token().kind == Token::Kind::Function) {
            if (!call(true))
                return false;
        } else if (token().kind == Token::Kind::Column && token().closed) {
            emit(all ? Op::FieldOfAll : Op::Field, token(), m_program->literals.size());
            m_program->literals.append(columnContent(token().in(m_text)));
            ++m_at;
        } else {
            return failHere(Code::ExpectedKey);
        }
    }
    return true;
}

/// At "[" behind a value.
bool Parser::index(bool &all)
{
    const Token open = token();
    ++m_at;
    if (is(Token::Kind::Operator, u"*")) {
        emit(Op::All, token(), all ? 1 : 0);
        all = true;
        ++m_at;
        return close(u"]", open.position);
    }
    if (!expression(0) || !close(u"]", open.position))
        return false;
    emit(Op::Index, open, all ? 1 : 0);
    return true;
}

bool Parser::primary()
{
    if (atEnd())
        return noValue();
    const Token at = token();
    const QStringView text = at.in(m_text);
    switch (at.kind) {
    case Token::Kind::Text:
        if (!at.closed)
            return fail(Code::UnclosedText, at.position, at.length, {text.first(1).toString()});
        emitLiteral(at, textContent(text));
        ++m_at;
        return true;
    case Token::Kind::Number:
        return number(false);
    case Token::Kind::Word:
        if (text != "true"_L1 && text != "false"_L1 && text != "null"_L1)
            return noValue();
        emitLiteral(at, text == "null"_L1 ? Value() : Value(text == "true"_L1));
        ++m_at;
        return true;
    case Token::Kind::Column:
        if (!at.closed)
            return fail(Code::UnclosedBracket, at.position, 2, {u"${"_s});
        path();
        return true;
    case Token::Kind::Function:
        return call(false);
    case Token::Kind::Bracket:
        if (text == u'(')
            return group();
        if (text == u'[')
            return array();
        if (text == u'{')
            return object();
        return noValue();
    default:
        return noValue();
    }
}

bool Parser::number(bool negative)
{
    const Token at = token();
    const QString text = (negative ? u"-"_s : QString()) + tokenText();
    bool whole = false;
    const qint64 integer = text.toLongLong(&whole);
    emitLiteral(at, whole ? Value(integer) : Value(text.toDouble()));
    ++m_at;
    return true;
}

/// A column and the names behind its dots, up to an index or a method.
void Parser::path()
{
    const Token first = token();
    ColumnPath path{.use = {.position = first.position}, .parts = {}};
    path.parts.append(columnContent(first.in(m_text)));
    qsizetype end = first.end();
    ++m_at;
    while (isSeparator(u".") && m_at + 1 < m_tokens.size() &&
           m_tokens.at(m_at + 1).kind == Token::Kind::Column && m_tokens.at(m_at + 1).closed) {
        ++m_at;
        path.parts.append(columnContent(token().in(m_text)));
        end = token().end();
        ++m_at;
    }
    path.use.name = path.parts.join(u'.');
    path.use.length = end - first.position;
    emit(Op::Column, first, m_program->columns.size());
    m_program->columns.append(path);
}

bool Parser::group()
{
    const qsizetype open = token().position;
    ++m_at;
    return expression(0) && close(u")", open);
}

bool Parser::array()
{
    const Token open = token();
    ++m_at;
    int count = 0;
    for (bool more = !isBracket(u"]"); more; ++count) {
        if (!expression(0))
            return false;
        more = isSeparator(u",");
        m_at += more ? 1 : 0;
    }
    if (!close(u"]", open.position))
        return false;
    emit(Op::Array, open, 0, count);
    return true;
}

bool Parser::key()
{
    if (atEnd())
        return fail(Code::UnexpectedEnd, m_text.size(), 0);
    if (token().kind == Token::Kind::Text && token().closed)
        emitLiteral(token(), textContent(token().in(m_text)));
    else if (token().kind == Token::Kind::Column && token().closed)
        emitLiteral(token(), columnContent(token().in(m_text)));
    else
        return failHere(Code::ExpectedKey);
    ++m_at;
    if (!isSeparator(u":"))
        return atEnd() ? noValue() : failHere(Code::UnexpectedToken);
    ++m_at;
    return true;
}

bool Parser::object()
{
    const Token open = token();
    ++m_at;
    int count = 0;
    for (bool more = !isBracket(u"}"); more; ++count) {
        if (!key() || !expression(0))
            return false;
        more = isSeparator(u",");
        m_at += more ? 1 : 0;
    }
    if (!close(u"}", open.position))
        return false;
    emit(Op::Object, open, 0, count);
    return true;
}

/// At a function's name. A method has its first argument on the stack already.
bool Parser::call(bool onValue)
{
    const Token name = token();
    const QString text = tokenText();
    const FunctionInfo *function = findFunction(text);
    if (onValue && (!function || !function->method))
        return fail(Code::UnknownMethod, name.position, name.length, {text});
    if (!function)
        return fail(Code::UnknownFunction, name.position, name.length,
                    {text, similarFunction(text)});
    if (!onValue && function->method)
        return fail(Code::OnlyAsMethod, name.position, name.length, {text});
    ++m_at;
    const qsizetype number = m_program->functions.size();
    m_program->functions.append({function, findEvaluator(text)});
    int count = onValue ? 1 : 0;
    if (!arguments(*function, count))
        return false;
    emit(Op::Call, name, number, count);
    return true;
}

bool Parser::arguments(const FunctionInfo &function, int &count)
{
    const qsizetype open = token().position;
    const int most = function.mostArguments();
    ++m_at;
    for (bool more = !isBracket(u")"); more; ++count) {
        const qsizetype start = atEnd() ? m_text.size() : token().position;
        if (!expression(0))
            return false;
        if (most >= 0 && count >= most) {
            return fail(Code::TooManyArguments, start, m_tokens.at(m_at - 1).end() - start,
                        {function.name, QString::number(function.method ? most - 1 : most)});
        }
        more = isSeparator(u",");
        m_at += more ? 1 : 0;
    }
    if (!close(u")", open))
        return false;
    if (const int least = function.leastArguments(); count < least) {
        const Token &last = m_tokens.at(m_at - 1);
        return fail(Code::TooFewArguments, last.position, last.length,
                    {function.name, QString::number(function.method ? least - 1 : least)});
    }
    return true;
}

} // namespace

ParseResult Expression::parse(const QString &text)
{
    ParseResult result;
    if (text.size() > longestExpression) {
        result.problem = {SyntaxProblem::TooLong,
                          longestExpression,
                          text.size() - longestExpression,
                          {QString::number(longestExpression)}};
        return result;
    }
    Parser parser(text);
    if (parser.whole())
        result.expression = Expression(parser.program());
    else
        result.problem = *parser.problem();
    return result;
}

} // namespace dfw::dataprep
