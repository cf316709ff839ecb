// SPDX-License-Identifier: Apache-2.0
// Functions of arrays (data-prep/functions.md#arrays).
#include "dataprep/evaluators.h"

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

using Code = EvaluationProblem::Code;

Outcome coalesce(const Arguments &arguments, Context &)
{
    // Whether one array is the value or the list of values is left open.
    if (arguments.size() == 1 && kindOf(arguments.first()) == Kind::Array)
        return problem(Code::Undocumented);
    const auto found = std::find_if_not(arguments.begin(), arguments.end(), isNull);
    return found == arguments.end() ? Value() : *found;
}

template<bool atStart>
Outcome end(const Arguments &arguments, Context &)
{
    const auto *list =
        arguments.size() == 1 ? std::get_if<QJsonArray>(&arguments.first()) : nullptr;
    if (!list)
        return atStart ? arguments.first() : arguments.last();
    if (list->isEmpty())
        return Value();
    return valueFromJson(atStart ? list->first() : list->last());
}

Outcome addToArray(const Arguments &arguments, Context &)
{
    const auto *array = std::get_if<QJsonArray>(&arguments.first());
    if (!array)
        return wrongKind(0, Kind::Array);
    QJsonArray result = *array;
    for (qsizetype i = 1; i < arguments.size(); ++i)
        result.append(toJson(arguments.at(i)));
    return Value(result);
}

Outcome joinArrays(const Arguments &arguments, Context &context)
{
    QJsonArray result;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const auto *array = std::get_if<QJsonArray>(&arguments.at(i));
        if (!array)
            return wrongKind(i, Kind::Array);
        if (result.size() + array->size() > context.budget)
            return problem(Code::TooLarge);
        for (const QJsonValue &element : *array)
            result.append(element);
    }
    return Value(result);
}

Outcome toArray(const Arguments &arguments, Context &)
{
    const auto *nulls = std::get_if<bool>(&arguments.first());
    if (!nulls)
        return wrongKind(0, Kind::Boolean);
    QJsonArray result;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (*nulls || !isNull(arguments.at(i)))
            result.append(toJson(arguments.at(i)));
    }
    return Value(result);
}

Outcome sizeOf(const Arguments &arguments, Context &)
{
    if (const auto *array = std::get_if<QJsonArray>(&arguments.first()))
        return Value(qint64(array->size()));
    if (const auto *object = std::get_if<QJsonObject>(&arguments.first()))
        return Value(qint64(object->size()));
    return problem(Code::Undocumented);
}

Outcome isEmpty(const Arguments &arguments, Context &)
{
    if (const auto *array = std::get_if<QJsonArray>(&arguments.first()))
        return Value(array->isEmpty());
    if (const auto *object = std::get_if<QJsonObject>(&arguments.first()))
        return Value(object->isEmpty());
    if (const auto *text = std::get_if<QString>(&arguments.first()))
        return Value(text->isEmpty());
    return problem(Code::Undocumented);
}

constexpr NamedEvaluator list[] = {
    {"coalesce"_L1, coalesce},       {"first"_L1, end<true>},        {"last"_L1, end<false>},
    {"add_to_array"_L1, addToArray}, {"join_arrays"_L1, joinArrays}, {"to_array"_L1, toArray},
    {"size_of"_L1, sizeOf},          {"is_empty"_L1, isEmpty},
};

} // namespace

EvaluatorList arrayEvaluators()
{
    return list;
}

} // namespace dfw::dataprep
