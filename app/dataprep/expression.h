// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dataprep/functions.h"
#include "dataprep/tokens.h"
#include "dataprep/value.h"

#include <functional>
#include <memory>
#include <optional>

namespace dfw::dataprep {

/// The documented limit of a calculated field, in characters (data-prep/ui/mapping.md).
inline constexpr qsizetype longestExpression = 4096;
/// How deep brackets and signs may nest; a limit of this program.
inline constexpr int deepestExpression = 100;

/// What is wrong with an expression's text and where. The sentence is in ui/texts/functiontext.h.
struct SyntaxProblem
{
    enum Code {
        EmptyExpression,
        TooLong,             ///< {most characters}
        TooDeep,             ///< {most levels}
        UnexpectedCharacter, ///< {character}
        UnclosedText,        ///< {quote}
        UnclosedBracket,     ///< {bracket}; at the opening one
        UnexpectedEnd,       ///< a value is missing at the end
        UnexpectedToken,     ///< {token}; a value was expected
        MissingOperator,     ///< {token}; a complete value stands before it
        ReservedWord,        ///< {word}; as a column's name it needs ${}
        UnknownFunction,     ///< {name, similar name or empty}
        UnknownMethod,       ///< {name}
        OnlyAsMethod,        ///< {name}; text.equals(other)
        TooFewArguments,     ///< {name, least}; at the closing bracket
        TooManyArguments,    ///< {name, most}; at the first that is too much
        ExpectedKey,         ///< {token}; in an object or behind a dot
    };
    Code code = EmptyExpression;
    qsizetype position = 0; ///< in UTF-16 units
    qsizetype length = 0;   ///< 0 where something is missing
    QStringList arguments;

    bool operator==(const SyntaxProblem &) const = default;
};

/// Why an expression has no result for a row. Holds nothing of the row's values, so that it may be
/// shown and logged anywhere.
struct EvaluationProblem
{
    enum Code {
        NotCovered,   ///< the function is not worked out here; Platform's preview knows
        Undocumented, ///< the documentation leaves open what comes out for such values
        BadArgument,  ///< `argument` is not of the kind `expected`
        BadOperand,   ///< the same for an operator, whose symbol is in `function`
        NoDate,       ///< the text fits no date format, or not the one asked for
        BadFormat,    ///< a date format with a letter that is not covered: `detail`
        NoNumber,     ///< the text is no number of the kind asked for
        DivisionByZero,
        BadPattern, ///< no regular expression
        PatternTooSlow,
        BadJson,
        BadComponent, ///< of date_part() and set_date_part()
        UnknownZone,
        OutOfRange, ///< a number is beyond what fits
        TooLarge,   ///< the result would be larger than this program is ready to build
    };
    Code code = NotCovered;
    QString function; ///< or operator
    int argument = 0; ///< from 1; 0 where no single one is to blame
    Kind expected = Kind::Any;
    QString detail;
    qsizetype position = 0; ///< of the function or operator in the expression
    qsizetype length = 0;

    /// Data Prep may have a result where this program has none.
    bool isOpen() const { return code == NotCovered || code == Undocumented || code == BadFormat; }
    bool operator==(const EvaluationProblem &) const = default;
};

struct Evaluation
{
    Value value; ///< null where there is a problem: so Data Prep does with a failed expression
    std::optional<EvaluationProblem> problem;

    bool ok() const { return !problem; }
    QJsonValue json() const { return toJson(value); }
};

/// What an expression may ask for beside the row. Both have defaults that suit the program; tests
/// and the local Platform put their own clock in.
struct Surroundings
{
    std::function<QDateTime()> now;   ///< the current UTC time where empty
    std::function<QString()> newUuid; ///< a random one where empty
};

/// A place where an expression names a column.
struct ColumnUse
{
    QString name; ///< raw; a path that is written with dots keeps them: "address.city"
    qsizetype position = 0;
    qsizetype length = 0;

    bool operator==(const ColumnUse &) const = default;
};

struct ParseResult;

/// A calculated field, made ready: parse once, evaluate for many rows. A value; may be shared
/// between threads. Follows data-prep/functions.md: literals, columns and paths, functions and
/// methods, [ ] behind arrays, arithmetic, comparisons, logic. Parsing takes linear time and
/// bounded depth; so does evaluating, whose results are bounded in size. Arguments are worked out
/// before a function is, but of iif only the branch that its condition chooses.
class Expression
{
public:
    static ParseResult parse(const QString &text);

    const QString &text() const;
    /// Raw names, each once, in the order of their first use.
    QStringList columns() const;
    QList<ColumnUse> columnUses() const;
    /// Names of the functions and methods called, each once, in the order of their first use.
    QStringList functions() const;
    /// Those of functions() that evaluate() does not work out.
    QStringList uncovered() const;

    Evaluation evaluate(const RowValues &row, const Surroundings &surroundings = {}) const;

    struct Program;

private:
    explicit Expression(std::shared_ptr<const Program> program) : m_program(std::move(program)) {}
    std::shared_ptr<const Program> m_program;
};

struct ParseResult
{
    std::optional<Expression> expression;
    SyntaxProblem problem; ///< only where there is no expression

    explicit operator bool() const { return expression.has_value(); }
};

} // namespace dfw::dataprep
