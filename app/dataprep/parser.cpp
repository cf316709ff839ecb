// SPDX-License-Identifier: Apache-2.0
#include "dataprep/parser.h"

#include "dataprep/evaluators.h"

#include <array>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

struct BinaryOperator
{
    QLatin1StringView symbol;
    QLatin1StringView word;
    int precedence; ///< the higher, the tighter
    Op op;
};

namespace {

constexpr std::array binaries{
    BinaryOperator{"||"_L1, "or"_L1, 1, Op::OrElse},
    BinaryOperator{"&&"_L1, "and"_L1, 2, Op::AndElse},
    BinaryOperator{"=="_L1, "eq"_L1, 3, Op::Equal},
    BinaryOperator{"!="_L1, "ne"_L1, 3, Op::NotEqual},
    BinaryOperator{"<"_L1, "lt"_L1, 4, Op::Less},
    BinaryOperator{"<="_L1, "le"_L1, 4, Op::LessOrEqual},
    BinaryOperator{">"_L1, "gt"_L1, 4, Op::Greater},
    BinaryOperator{">="_L1, "ge"_L1, 4, Op::GreaterOrEqual},
    BinaryOperator{"+"_L1, {}, 5, Op::Add},
    BinaryOperator{"-"_L1, {}, 5, Op::Subtract},
    BinaryOperator{"*"_L1, {}, 6, Op::Multiply},
    BinaryOperator{"/"_L1, "div"_L1, 6, Op::Divide},
    BinaryOperator{"%"_L1, "mod"_L1, 6, Op::Modulo},
};

} // namespace

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

const BinaryOperator *Parser::binary() const
{
    if (atEnd() || token().kind != Token::Kind::Operator)
        return nullptr;
    const QStringView text = token().in(m_text);
    const auto *found =
        std::find_if(binaries.begin(), binaries.end(), [text](const BinaryOperator &b) {
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
    for (const BinaryOperator *next = binary(); next && next->precedence >= least;
         next = binary()) {
        const Token at = token();
        ++m_at;
        const bool logical = next->op == Op::AndElse || next->op == Op::OrElse;
        const qsizetype jump = m_program->steps.size();
        if (logical)
            addStep(next->op, at);
        if (!expression(next->precedence + 1))
            return false;
        if (!logical) {
            addStep(next->op, at);
            continue;
        }
        addStep(Op::Truth, at);
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
        addStep(text == u'-' ? Op::Negate : text == u'~' ? Op::Complement : Op::Not, signs.last());
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
            addStep(all ? Op::FieldOfAll : Op::Field, token(), m_program->literals.size());
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
        addStep(Op::All, token(), all ? 1 : 0);
        all = true;
        ++m_at;
        return close(u"]", open.position);
    }
    if (!expression(0) || !close(u"]", open.position))
        return false;
    addStep(Op::Index, open, all ? 1 : 0);
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
    if (text != branching)
        addStep(Op::Call, name, number, count);
    return true;
}

/// Behind each argument of iif: condition, a jump to the third; the second, a jump behind it.
void Parser::branchAfter(int argument, const Token &function, qsizetype &jump)
{
    const qsizetype last = std::exchange(jump, m_program->steps.size());
    if (argument < 2)
        addStep(argument == 0 ? Op::Branch : Op::Jump, function);
    if (argument > 0)
        m_program->steps[last].operand = qint32(m_program->steps.size());
}

bool Parser::arguments(const FunctionInfo &function, int &count)
{
    const Token name = m_tokens.at(m_at - 1);
    const bool branches = function.name == branching;
    qsizetype jump = 0;
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
        if (branches)
            branchAfter(count, name, jump);
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
