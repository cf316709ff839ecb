// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dataprep/program.h"

namespace dfw::dataprep {

struct BinaryOperator;

/// Recursive descent over the tokens, writing the program as it goes; operators by precedence
/// climbing, so that a chain of them is a loop. After a problem everything returns false.
class Parser
{
public:
    using Code = SyntaxProblem::Code;

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

    Step &addStep(Op op, const Token &at, qsizetype operand = 0, qsizetype count = 0)
    {
        m_program->steps.append({.op = op,
                                 .operand = qint32(operand),
                                 .count = qint32(count),
                                 .position = qint32(at.position),
                                 .length = qint32(at.length)});
        return m_program->steps.last();
    }
    void addLiteral(const Token &at, const Value &value)
    {
        addStep(Op::Literal, at, m_program->literals.size());
        m_program->literals.append(value);
    }

    bool expression(int least);
    const BinaryOperator *binary() const;
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
    void branchAfter(int argument, const Token &function, qsizetype &jump);
    bool close(QStringView bracket, qsizetype open);

    QString m_text;
    QList<Token> m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::shared_ptr<Expression::Program> m_program = std::make_shared<Expression::Program>();
    std::optional<SyntaxProblem> m_problem;
};

} // namespace dfw::dataprep
