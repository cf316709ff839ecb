// SPDX-License-Identifier: Apache-2.0
// Regular expression functions. Java and PCRE write patterns alike as far as the samples go.
#include "dataprep/evaluators.h"
#include "dataprep/patterns.h"

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

using Code = EvaluationProblem::Code;

struct Searched
{
    std::optional<Outcome> instead; ///< null or a problem
    QString text;
    PatternMatch match;
    bool whole() const { return match.found() && match.length() == text.size(); }
};

Searched searched(const Arguments &arguments)
{
    if (isNull(arguments.first()))
        return {.instead = Value()};
    const std::optional<QString> text = textOf(arguments.first());
    const QString *pattern = textAt(arguments, 1);
    if (!text || !pattern)
        return {.instead = wrongKind(text ? 1 : 0, Kind::Text)};
    const PatternSearch search(*pattern);
    if (!search.isValid())
        return {.instead = problem(Code::BadPattern)};
    Searched result{.text = *text, .match = search.next(*text)};
    if (result.match.failed())
        result.instead = problem(Code::PatternTooSlow);
    return result;
}

Outcome extractRegex(const Arguments &arguments, Context &)
{
    const Searched result = searched(arguments);
    if (result.instead)
        return *result.instead;
    // The page shows no result for a text without a match.
    if (!result.match.found())
        return problem(Code::Undocumented);
    return Value(QJsonArray::fromStringList(result.match.groups()));
}

Outcome matchesRegex(const Arguments &arguments, Context &)
{
    const Searched result = searched(arguments);
    if (result.instead)
        return *result.instead;
    // Whether a match inside the text is enough is left open.
    if (result.match.found() && !result.whole())
        return problem(Code::Undocumented);
    return Value(result.match.found());
}

constexpr NamedEvaluator list[] = {
    {"extract_regex"_L1, extractRegex},
    {"matches_regex"_L1, matchesRegex},
};

} // namespace

EvaluatorList patternEvaluators()
{
    return list;
}

} // namespace dfw::dataprep
