// SPDX-License-Identifier: Apache-2.0
// What a value begins with: literals, paths, brackets.
#include "dataprep/parser.h"

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

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
        addLiteral(at, textContent(text));
        ++m_at;
        return true;
    case Token::Kind::Number:
        return number(false);
    case Token::Kind::Word:
        if (text != "true"_L1 && text != "false"_L1 && text != "null"_L1)
            return noValue();
        addLiteral(at, text == "null"_L1 ? Value() : Value(text == "true"_L1));
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
    addLiteral(at, whole ? Value(integer) : Value(text.toDouble()));
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
    addStep(Op::Column, first, m_program->columns.size());
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
    addStep(Op::Array, open, 0, count);
    return true;
}

bool Parser::key()
{
    if (atEnd())
        return fail(Code::UnexpectedEnd, m_text.size(), 0);
    if (token().kind == Token::Kind::Text && token().closed)
        addLiteral(token(), textContent(token().in(m_text)));
    else if (token().kind == Token::Kind::Column && token().closed)
        addLiteral(token(), columnContent(token().in(m_text)));
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
    addStep(Op::Object, open, 0, count);
    return true;
}

} // namespace dfw::dataprep
