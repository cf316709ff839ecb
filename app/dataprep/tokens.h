// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace dfw::dataprep {

/// A piece of an expression's text. Positions and lengths are in UTF-16 units, as in QString and
/// QTextCursor. Blanks between the pieces are no tokens.
struct Token
{
    enum class Kind {
        Function,  ///< a name with an opening bracket behind it, also that of a method
        Column,    ///< a name or a step of a path, plain or in ${}
        Text,      ///< with its quotes
        Number,    ///< without sign
        Operator,  ///< also the word forms, such as "and"
        Bracket,   ///< one of ( ) [ ] { }
        Separator, ///< , . :
        Word,      ///< true, false, null and the reserved words
        Bad,       ///< a character that has no place in the language
    };
    Kind kind = Kind::Bad;
    qsizetype position = 0;
    qsizetype length = 0;
    bool closed = true; ///< false for a text or ${ that the end of the expression cuts off

    qsizetype end() const { return position + length; }
    QStringView in(const QString &text) const { return QStringView(text).sliced(position, length); }
    bool operator==(const Token &) const = default;
};

/// Never fails: what is not understood is a Bad token. Takes linear time.
QList<Token> tokenize(const QString &text);

/// The bracket that belongs to the one at `position`. No value where there is no bracket or no
/// partner of the same shape.
std::optional<qsizetype> matchingBracket(const QString &text, qsizetype position);

/// The call whose brackets a cursor stands in.
struct CallAt
{
    QString function;
    qsizetype position = 0; ///< of the function's name
    /// From 0. What a method is called on counts as its argument 0.
    int argument = 0;

    bool operator==(const CallAt &) const = default;
};

/// The innermost call around the cursor, in unfinished text as well: `concat(a, |`. The cursor
/// stands before the character of its number.
std::optional<CallAt> callAt(const QString &text, qsizetype cursor);

/// The value of a Text token: without quotes; a backslash escapes the quote and itself and stays in
/// front of anything else, so that regular expressions can be written as they are.
QString textContent(QStringView token);

/// A text as the language writes it, in double quotes.
QString quotedText(const QString &content);

/// The raw name of a Column token.
QString columnContent(QStringView token);

} // namespace dfw::dataprep
