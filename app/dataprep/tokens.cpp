// SPDX-License-Identifier: Apache-2.0
#include "dataprep/tokens.h"

#include "dataprep/names.h"

#include <QSet>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

using Kind = Token::Kind;

bool startsName(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$';
}

bool continuesName(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c == u'_' || c == u'$';
}

bool isOperatorWord(QStringView word)
{
    static constexpr QLatin1StringView words[] = {"and"_L1, "or"_L1,  "not"_L1, "eq"_L1,
                                                  "ne"_L1,  "lt"_L1,  "gt"_L1,  "le"_L1,
                                                  "ge"_L1,  "div"_L1, "mod"_L1};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

class Lexer
{
public:
    explicit Lexer(const QString &text) : m_text(text) {}

    QList<Token> all()
    {
        QList<Token> tokens;
        for (skipBlanks(); m_at < m_text.size(); skipBlanks())
            tokens.append(next());
        return tokens;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }
    QChar at(qsizetype position) const
    {
        return position < m_text.size() ? m_text.at(position) : QChar();
    }
    Token taken(Kind kind, qsizetype length, bool closed = true)
    {
        const Token token{.kind = kind, .position = m_at, .length = length, .closed = closed};
        m_at += length;
        return token;
    }

    Token next()
    {
        const QChar c = at(m_at);
        if (c == u'"' || c == u'\'')
            return text(c);
        if (c == u'$' && at(m_at + 1) == u'{')
            return wrappedName();
        if (startsName(c))
            return name();
        if (c >= u'0' && c <= u'9')
            return number();
        if (u"()[]{}"_s.contains(c))
            return taken(Kind::Bracket, 1);
        if (c == u',' || c == u'.' || c == u':')
            return taken(Kind::Separator, 1);
        return symbol(c);
    }

    Token symbol(QChar c)
    {
        static const QSet<QString> pairs{u"&&"_s, u"||"_s, u"=="_s, u"!="_s, u"<="_s, u">="_s};
        if (pairs.contains(m_text.mid(m_at, 2)))
            return taken(Kind::Operator, 2);
        if (u"+-*/%<>!~"_s.contains(c))
            return taken(Kind::Operator, 1);
        return taken(Kind::Bad, c.isHighSurrogate() && at(m_at + 1).isLowSurrogate() ? 2 : 1);
    }

    Token text(QChar quote)
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text.at(end) != quote)
            end += m_text.at(end) == u'\\' ? 2 : 1;
        const bool closed = end < m_text.size();
        return taken(Kind::Text, closed ? end + 1 - m_at : m_text.size() - m_at, closed);
    }

    Token wrappedName()
    {
        const qsizetype end = m_text.indexOf(u'}', m_at);
        return taken(Kind::Column, (end < 0 ? m_text.size() : end + 1) - m_at, end >= 0);
    }

    Token name()
    {
        qsizetype end = m_at;
        while (continuesName(at(end)) || (at(end) == u'\\' && at(end + 1) == u'.'))
            end += at(end) == u'\\' ? 2 : 1;
        const QStringView word = QStringView(m_text).sliced(m_at, end - m_at);
        if (isOperatorWord(word))
            return taken(Kind::Operator, word.size());
        if (isReservedWord(word.toString()))
            return taken(Kind::Word, word.size());
        while (at(end).isSpace())
            ++end;
        return taken(at(end) == u'(' ? Kind::Function : Kind::Column, word.size());
    }

    Token number()
    {
        const auto digits = [this](qsizetype from) {
            while (at(from) >= u'0' && at(from) <= u'9')
                ++from;
            return from;
        };
        qsizetype end = digits(m_at);
        if (at(end) == u'.' && digits(end + 1) > end + 1)
            end = digits(end + 1);
        if (at(end) == u'e' || at(end) == u'E') {
            const qsizetype sign = at(end + 1) == u'-' || at(end + 1) == u'+' ? 1 : 0;
            if (const qsizetype exponent = digits(end + 1 + sign); exponent > end + 1 + sign)
                end = exponent;
        }
        return taken(Kind::Number, end - m_at);
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

bool isOpening(QChar c)
{
    return c == u'(' || c == u'[' || c == u'{';
}

bool fits(QChar open, QChar close)
{
    return (open == u'(' && close == u')') || (open == u'[' && close == u']') ||
           (open == u'{' && close == u'}');
}

struct Opened
{
    std::optional<CallAt> call; ///< none for a grouping bracket, an array or an index
};

Opened opened(const QString &text, const QList<Token> &tokens, qsizetype bracket)
{
    if (bracket == 0 || tokens.at(bracket - 1).kind != Kind::Function)
        return {};
    const Token &name = tokens.at(bracket - 1);
    const bool isMethod = bracket > 1 && tokens.at(bracket - 2).in(text) == u'.';
    return {CallAt{.function = name.in(text).toString(),
                   .position = name.position,
                   .argument = isMethod ? 1 : 0}};
}

} // namespace

QList<Token> tokenize(const QString &text)
{
    return Lexer(text).all();
}

std::optional<qsizetype> matchingBracket(const QString &text, qsizetype position)
{
    QList<qsizetype> open;
    for (const Token &token : tokenize(text)) {
        if (token.kind != Kind::Bracket)
            continue;
        if (isOpening(text.at(token.position))) {
            open.append(token.position);
            continue;
        }
        const qsizetype partner = open.isEmpty() ? -1 : open.takeLast();
        if (partner != position && token.position != position)
            continue;
        if (partner < 0 || !fits(text.at(partner), text.at(token.position)))
            return {};
        return partner == position ? token.position : partner;
    }
    return {};
}

std::optional<CallAt> callAt(const QString &text, qsizetype cursor)
{
    const QList<Token> tokens = tokenize(text);
    QList<Opened> open;
    for (qsizetype i = 0; i < tokens.size() && tokens.at(i).end() <= cursor; ++i) {
        const QChar c = text.at(tokens.at(i).position);
        if (tokens.at(i).kind == Kind::Bracket) {
            if (isOpening(c))
                open.append(opened(text, tokens, i));
            else if (!open.isEmpty())
                open.removeLast();
        } else if (tokens.at(i).kind == Kind::Separator && c == u',' && !open.isEmpty() &&
                   open.last().call) {
            ++open.last().call->argument;
        }
    }
    while (!open.isEmpty() && !open.last().call)
        open.removeLast();
    return open.isEmpty() ? std::nullopt : open.last().call;
}

QString textContent(QStringView token)
{
    const QChar quote = token.front();
    QString content;
    for (qsizetype i = 1; i + 1 < token.size(); ++i) {
        const QChar next = token.at(i + 1);
        if (token.at(i) == u'\\' && (next == quote || next == u'\\'))
            ++i;
        content += token.at(i);
    }
    return content;
}

QString quotedText(const QString &content)
{
    QString escaped = content;
    escaped.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
    return u'"' + escaped + u'"';
}

QString columnContent(QStringView token)
{
    return columnOfAttribute(token.toString());
}

} // namespace dfw::dataprep
