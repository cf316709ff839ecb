// SPDX-License-Identifier: Apache-2.0
// String functions (data-prep/functions.md#string). Where the page leaves a case open, so do we.
#include "dataprep/evaluators.h"
#include "dataprep/patterns.h"

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

using Code = EvaluationProblem::Code;

/// A function of one text. Null stays null.
template<QString (*change)(const QString &)>
Outcome changed(const Arguments &arguments, Context &)
{
    if (isNull(arguments.first()))
        return Value();
    const std::optional<QString> text = textOf(arguments.first());
    return text ? Outcome(Value(change(*text))) : Outcome(wrongKind(0, Kind::Text));
}

QString lower(const QString &text)
{
    return text.toLower();
}

QString upper(const QString &text)
{
    return text.toUpper();
}

/// Java's trim() and strip() agree on these; about wider Unicode blanks they do not.
bool isBlank(QChar c)
{
    return c <= u' ';
}

QString leftTrimmed(const QString &text)
{
    return text.sliced(std::find_if_not(text.begin(), text.end(), isBlank) - text.begin());
}

QString rightTrimmed(const QString &text)
{
    return text.first(std::find_if_not(text.rbegin(), text.rend(), isBlank).base() - text.begin());
}

QString trimmed(const QString &text)
{
    return leftTrimmed(rightTrimmed(text));
}

Outcome concat(const Arguments &arguments, Context &context)
{
    QString joined;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        // Empty, "null" or a failure: the page does not say.
        if (isNull(arguments.at(i)))
            return problem(Code::Undocumented);
        const std::optional<QString> text = textOf(arguments.at(i));
        if (!text)
            return wrongKind(i, Kind::Text);
        if (joined.size() + text->size() > context.budget)
            return problem(Code::TooLarge);
        joined += *text;
    }
    return Value(joined);
}

Outcome explode(const Arguments &arguments, Context &context)
{
    if (isNull(arguments.first()))
        return Value();
    const std::optional<QString> text = textOf(arguments.first());
    const QString *given = textAt(arguments, 1);
    if (!text)
        return wrongKind(0, Kind::Text);
    if (arguments.size() > 1 && !given)
        return wrongKind(1, Kind::Text);
    const PatternSearch search(given ? *given : u","_s);
    if (!search.isValid())
        return problem(Code::BadPattern);
    QJsonArray parts;
    qsizetype from = 0;
    qsizetype at = 0;
    while (at <= text->size() && context.afford(1)) {
        const PatternMatch match = search.next(*text, at);
        if (match.failed())
            return problem(Code::PatternTooSlow);
        if (!match.found())
            break;
        // Splitting between any two characters is not what the page shows.
        if (match.length() == 0)
            return problem(Code::Undocumented);
        parts.append(text->mid(from, match.start() - from));
        from = at = match.end();
    }
    if (context.budget < 0)
        return problem(Code::TooLarge);
    // Whether empty parts at the end stay is left open.
    if (from == text->size())
        return problem(Code::Undocumented);
    parts.append(text->sliced(from));
    return Value(parts);
}

Outcome split(const Arguments &arguments, Context &context)
{
    if (isNull(arguments.first()))
        return Value();
    const std::optional<QString> text = textOf(arguments.first());
    const QString *separators = textAt(arguments, 1);
    if (!text || !separators)
        return wrongKind(text ? 1 : 0, Kind::Text);
    if (separators->isEmpty())
        return problem(Code::Undocumented);
    QJsonArray parts;
    qsizetype from = 0;
    for (qsizetype at = 0; at <= text->size(); ++at) {
        if (at < text->size() && !separators->contains(text->at(at)))
            continue;
        if (at > from) {
            if (!context.afford(1))
                return problem(Code::TooLarge);
            parts.append(text->mid(from, at - from));
        }
        from = at + 1;
    }
    return Value(parts);
}

Outcome join(const Arguments &arguments, Context &context)
{
    const QString *separator = textAt(arguments, 0);
    if (!separator)
        return wrongKind(0, Kind::Text);
    if (isNull(arguments.at(1)))
        return Value();
    const auto *list = std::get_if<QJsonArray>(&arguments.at(1));
    if (!list)
        return wrongKind(1, Kind::Array);
    QString joined;
    for (qsizetype i = 0; i < list->size(); ++i) {
        const std::optional<QString> text = textOf(valueFromJson(list->at(i)));
        if (!text)
            return problem(Code::Undocumented);
        if (joined.size() + text->size() + separator->size() > context.budget)
            return problem(Code::TooLarge);
        if (i > 0)
            joined += *separator;
        joined += *text;
    }
    return Value(joined);
}

Outcome instr(const Arguments &arguments, Context &)
{
    if (isNull(arguments.first()))
        return Value();
    const std::optional<QString> text = textOf(arguments.first());
    const QString *sought = textAt(arguments, 1);
    if (!text || !sought)
        return wrongKind(text ? 1 : 0, Kind::Text);
    const std::optional<qint64> start = arguments.size() > 2 ? wholeAt(arguments, 2) : 0;
    const std::optional<qint64> occurrence = arguments.size() > 3 ? wholeAt(arguments, 3) : 1;
    if (!start || !occurrence)
        return wrongKind(start ? 3 : 2, Kind::Number);
    if (sought->isEmpty() || *start < 0 || *occurrence < 1)
        return problem(Code::Undocumented);
    qsizetype at = *start - 1;
    for (qint64 i = 0; i < *occurrence; ++i) {
        at = text->indexOf(*sought, at + 1);
        // The page shows no result for what is not there: -1 in Java, 0 in SQL.
        if (at < 0)
            return problem(Code::Undocumented);
    }
    return Value(qint64(at));
}

Outcome replaceText(const Arguments &arguments, Context &context)
{
    if (isNull(arguments.first()))
        return Value();
    const std::optional<QString> text = textOf(arguments.first());
    const QString *find = textAt(arguments, 1);
    const QString *replacement = textAt(arguments, 2);
    if (!text || !find || !replacement)
        return wrongKind(!text ? 0 : !find ? 1 : 2, Kind::Text);
    if (find->isEmpty())
        return problem(Code::Undocumented);
    const qsizetype count = replacement->size() > find->size() ? text->count(*find) : 0;
    const qsizetype growth = replacement->size() - find->size();
    if (growth > 0 && count > (context.budget - text->size()) / growth)
        return problem(Code::TooLarge);
    return Value(QString(*text).replace(*find, *replacement));
}

Outcome substr(const Arguments &arguments, Context &)
{
    if (isNull(arguments.first()))
        return Value();
    const std::optional<QString> text = textOf(arguments.first());
    const std::optional<qint64> start = wholeAt(arguments, 1);
    const std::optional<qint64> length = wholeAt(arguments, 2);
    if (!text)
        return wrongKind(0, Kind::Text);
    if (!start || !length)
        return wrongKind(start ? 2 : 1, Kind::Number);
    // Beyond the text: cut short or a failure, the page does not say.
    if (*start < 0 || *length < 0 || *start > text->size() || *length > text->size() - *start)
        return problem(Code::Undocumented);
    return Value(text->sliced(*start, *length));
}

template<bool fromLeft>
Outcome side(const Arguments &arguments, Context &)
{
    if (isNull(arguments.first()))
        return Value();
    const std::optional<QString> text = textOf(arguments.first());
    const std::optional<qint64> count = wholeAt(arguments, 1);
    if (!text)
        return wrongKind(0, Kind::Text);
    if (!count)
        return wrongKind(1, Kind::Number);
    if (*count < 0)
        return problem(Code::Undocumented);
    const qsizetype taken = std::min<qsizetype>(*count, text->size());
    return Value(fromLeft ? text->first(taken) : text->last(taken));
}

template<bool onLeft>
Outcome padded(const Arguments &arguments, Context &context)
{
    const std::optional<QString> text = textOf(arguments.first());
    const std::optional<qint64> count = wholeAt(arguments, 1);
    const QString *given = textAt(arguments, 2);
    if (isNull(arguments.first()))
        return problem(Code::Undocumented);
    if (!text || (!given && !isNull(arguments.at(2))))
        return wrongKind(text ? 2 : 0, Kind::Text);
    if (!count)
        return wrongKind(1, Kind::Number);
    // Cut or kept: the page does not say.
    if (*count < text->size())
        return problem(Code::Undocumented);
    if (*count > context.budget)
        return problem(Code::TooLarge);
    const QString padding = !given || given->isEmpty() ? u" "_s : *given;
    const qsizetype missing = *count - text->size();
    const QString fill = padding.repeated(missing / padding.size() + 1).first(missing);
    return Value(onLeft ? fill + *text : *text + fill);
}

template<Qt::CaseSensitivity sensitivity>
Outcome equalTexts(const Arguments &arguments, Context &)
{
    const QString *text = textAt(arguments, 0);
    const QString *other = textAt(arguments, 1);
    // A method of nothing: Data Prep's answer is not documented.
    if (isNull(arguments.first()))
        return problem(Code::Undocumented);
    if (!text)
        return wrongKind(0, Kind::Text);
    if (isNull(arguments.at(1)))
        return Value(false);
    if (!other)
        return wrongKind(1, Kind::Text);
    return Value(text->compare(*other, sensitivity) == 0);
}

constexpr NamedEvaluator list[] = {
    {"concat"_L1, concat},
    {"explode"_L1, explode},
    {"instr"_L1, instr},
    {"replacestr"_L1, replaceText},
    {"substr"_L1, substr},
    {"lower"_L1, changed<lower>},
    {"lcase"_L1, changed<lower>},
    {"upper"_L1, changed<upper>},
    {"ucase"_L1, changed<upper>},
    {"split"_L1, split},
    {"join"_L1, join},
    {"lpad"_L1, padded<true>},
    {"rpad"_L1, padded<false>},
    {"left"_L1, side<true>},
    {"right"_L1, side<false>},
    {"trim"_L1, changed<trimmed>},
    {"ltrim"_L1, changed<leftTrimmed>},
    {"rtrim"_L1, changed<rightTrimmed>},
    {"equals"_L1, equalTexts<Qt::CaseSensitive>},
    {"equalsIgnoreCase"_L1, equalTexts<Qt::CaseInsensitive>},
};

} // namespace

EvaluatorList textEvaluators()
{
    return list;
}

} // namespace dfw::dataprep
