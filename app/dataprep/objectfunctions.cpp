// SPDX-License-Identifier: Apache-2.0
// Functions of objects and maps (data-prep/functions.md#objects). map_get_values is not among
// them: its text and its sample contradict each other.
#include "dataprep/evaluators.h"

#include <QJsonDocument>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

using Code = EvaluationProblem::Code;

/// A flat list of keys and values from `first` on.
Outcome paired(const Arguments &arguments)
{
    if (arguments.size() % 2 != 0)
        return wrongKind(arguments.size(), Kind::Any);
    QJsonObject object;
    for (qsizetype i = 0; i < arguments.size(); i += 2) {
        const QString *key = textAt(arguments, i);
        if (!key)
            return wrongKind(i, Kind::Text);
        if (object.contains(*key))
            return problem(Code::Undocumented);
        object.insert(*key, toJson(arguments.at(i + 1)));
    }
    return Value(object);
}

Outcome toObject(const Arguments &arguments, Context &)
{
    return paired(arguments);
}

Outcome arraysToObject(const Arguments &arguments, Context &context)
{
    if (arguments.size() % 2 != 0)
        return wrongKind(arguments.size(), Kind::Array);
    QList<QJsonObject> objects;
    for (qsizetype i = 0; i < arguments.size(); i += 2) {
        const QString *key = textAt(arguments, i);
        const auto *array = std::get_if<QJsonArray>(&arguments.at(i + 1));
        if (!key || !array)
            return wrongKind(key ? i + 1 : i, key ? Kind::Array : Kind::Text);
        if (i == 0)
            objects.resize(array->size());
        // What becomes of the surplus of a longer array is left open.
        if (array->size() != objects.size())
            return problem(Code::Undocumented);
        if (!context.afford(array->size()))
            return problem(Code::TooLarge);
        for (qsizetype row = 0; row < objects.size(); ++row)
            objects[row].insert(*key, array->at(row));
    }
    QJsonArray result;
    for (const QJsonObject &object : objects)
        result.append(object);
    return Value(result);
}

/// The pairs of "a=b,c=d" with the blanks around keys and values taken off, as the samples show.
/// No value where a part is no pair, or a key comes twice: the page shows no such text.
std::optional<QJsonObject> pairsOf(const QString &text, const QString &valueDelimiter,
                                   const QString &fieldDelimiter)
{
    QJsonObject pairs;
    for (const QString &part : text.split(fieldDelimiter)) {
        const qsizetype at = part.indexOf(valueDelimiter);
        if (at < 0)
            return {};
        const QString key = part.first(at).trimmed();
        const QString value = part.sliced(at + valueDelimiter.size()).trimmed();
        if (key.isEmpty() || value.isEmpty() || value.contains(valueDelimiter) ||
            pairs.contains(key))
            return {};
        pairs.insert(key, value);
    }
    return pairs;
}

/// An optional delimiter: left out, null or empty stands for `usual`.
std::optional<QString> delimiterAt(const Arguments &arguments, qsizetype number,
                                   const QString &usual)
{
    if (number >= arguments.size() || isNull(arguments.at(number)))
        return usual;
    const QString *text = textAt(arguments, number);
    if (!text)
        return {};
    return text->isEmpty() ? usual : *text;
}

Outcome pairsFrom(const Arguments &arguments, qsizetype firstDelimiter)
{
    const QString *text = textAt(arguments, 0);
    const std::optional<QString> ofValue = delimiterAt(arguments, firstDelimiter, u":"_s);
    const std::optional<QString> ofField = delimiterAt(arguments, firstDelimiter + 1, u","_s);
    if (isNull(arguments.first()))
        return Value();
    if (!text)
        return wrongKind(0, Kind::Text);
    if (!ofValue || !ofField)
        return wrongKind(firstDelimiter + (ofValue ? 1 : 0), Kind::Text);
    if (text->count(*ofField) >= mostKeys)
        return problem(Code::TooLarge);
    const std::optional<QJsonObject> pairs = pairsOf(*text, *ofValue, *ofField);
    return pairs ? Outcome(Value(*pairs)) : Outcome(problem(Code::Undocumented));
}

Outcome strToObject(const Arguments &arguments, Context &)
{
    return pairsFrom(arguments, 1);
}

Outcome getValues(const Arguments &arguments, Context &)
{
    const QString *key = textAt(arguments, 1);
    if (!key)
        return wrongKind(1, Kind::Text);
    Outcome pairs = pairsFrom(arguments, 2);
    const auto *object = std::get_if<QJsonObject>(&pairs.value);
    if (pairs.problem || !object)
        return pairs;
    if (!object->contains(*key))
        return problem(Code::Undocumented);
    return valueFromJson(object->value(*key));
}

Outcome get(const Arguments &arguments, Context &)
{
    if (isNull(arguments.first()))
        return problem(Code::Undocumented);
    const auto *object = std::get_if<QJsonObject>(&arguments.first());
    const QString *key = textAt(arguments, 1);
    if (!object || !key)
        return wrongKind(object ? 1 : 0, object ? Kind::Text : Kind::Object);
    return valueFromJson(object->value(*key));
}

Outcome containsKey(const Arguments &arguments, Context &context)
{
    const QString *path = textAt(arguments, 0);
    if (!path)
        return wrongKind(0, Kind::Text);
    if (const auto found = context.row.constFind(*path); found != context.row.constEnd())
        // Whether a key with nothing in it is there is left open.
        return found->isNull() ? Outcome(problem(Code::Undocumented)) : Outcome(Value(true));
    const QStringList steps = path->split(u'.');
    QJsonValue value = context.row.value(steps.first(), QJsonValue::Undefined);
    for (qsizetype i = 1; i < steps.size(); ++i)
        value = value.toObject().value(steps.at(i));
    if (!value.isUndefined())
        return value.isNull() ? Outcome(problem(Code::Undocumented)) : Outcome(Value(true));
    // The row may hold the path's children only: "a.b" is there where "a.b.c" is.
    const QString prefix = *path + u'.';
    const auto isChild = [&](const QString &name) { return name.startsWith(prefix); };
    const auto keys = context.row.keys();
    return Value(std::any_of(keys.begin(), keys.end(), isChild));
}

Outcome nullify(const Arguments &, Context &)
{
    return Value();
}

Outcome getKeys(const Arguments &arguments, Context &)
{
    const auto *object = std::get_if<QJsonObject>(&arguments.first());
    if (!object)
        return wrongKind(0, Kind::Object);
    return Value(QJsonArray::fromStringList(object->keys()));
}

Outcome keyed(const QJsonArray &array, const QString &key)
{
    if (array.size() > mostKeys)
        return problem(Code::TooLarge);
    QJsonObject map;
    for (const QJsonValue &element : array) {
        const QJsonValue name = element.toObject().value(key);
        if (!name.isString() || map.contains(name.toString()))
            return problem(Code::Undocumented);
        map.insert(name.toString(), element);
    }
    return Value(map);
}

Outcome arrayToMap(const Arguments &arguments, Context &)
{
    const auto *array = std::get_if<QJsonArray>(&arguments.first());
    const QString *key = textAt(arguments, 1);
    if (!array || !key)
        return wrongKind(array ? 1 : 0, array ? Kind::Text : Kind::Array);
    return keyed(*array, *key);
}

Outcome objectToMap(const Arguments &arguments, Context &context)
{
    const Kind first = kindOf(arguments.first());
    if (arguments.size() == 1 && first == Kind::Object)
        return arguments.first();
    if (arguments.size() == 2 && first == Kind::Array)
        return arrayToMap(arguments, context);
    return paired(arguments);
}

/// The first of two pairs with the same key stays.
Outcome addToMap(const Arguments &arguments, Context &)
{
    QJsonObject result;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const auto *map = std::get_if<QJsonObject>(&arguments.at(i));
        if (!map)
            return wrongKind(i, Kind::Object);
        if (result.size() + map->size() > mostKeys)
            return problem(Code::TooLarge);
        for (auto pair = map->begin(); pair != map->end(); ++pair) {
            if (!result.contains(pair.key()))
                result.insert(pair.key(), pair.value());
        }
    }
    return Value(result);
}

Outcome mapHasKeys(const Arguments &arguments, Context &)
{
    const auto *map = std::get_if<QJsonObject>(&arguments.first());
    if (!map)
        return wrongKind(0, Kind::Object);
    const auto *keys = std::get_if<QJsonArray>(&arguments.at(1));
    if (!keys) {
        const std::optional<QString> key = textOf(arguments.at(1));
        return key ? Outcome(Value(map->contains(*key))) : Outcome(wrongKind(1, Kind::Text));
    }
    return Value(std::any_of(keys->begin(), keys->end(), [map](const QJsonValue &key) {
        return key.isString() && map->contains(key.toString());
    }));
}

Outcome jsonToObject(const Arguments &arguments, Context &)
{
    const Kind kind = kindOf(arguments.first());
    // The sample writes the object itself, without quotes.
    if (kind == Kind::Null || kind == Kind::Object || kind == Kind::Array)
        return arguments.first();
    const QString *text = textAt(arguments, 0);
    if (!text)
        return wrongKind(0, Kind::Text);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text->toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return problem(Code::BadJson);
    return document.isArray() ? Value(document.array()) : Value(document.object());
}

constexpr NamedEvaluator list[] = {
    {"arrays_to_object"_L1, arraysToObject},
    {"to_object"_L1, toObject},
    {"str_to_object"_L1, strToObject},
    {"get"_L1, get},
    {"contains_key"_L1, containsKey},
    {"is_set"_L1, containsKey},
    {"nullify"_L1, nullify},
    {"get_keys"_L1, getKeys},
    {"get_values"_L1, getValues},
    {"array_to_map"_L1, arrayToMap},
    {"to_map"_L1, toObject},
    {"object_to_map"_L1, objectToMap},
    {"add_to_map"_L1, addToMap},
    {"map_has_keys"_L1, mapHasKeys},
    {"json_to_object"_L1, jsonToObject},
};

} // namespace

EvaluatorList objectEvaluators()
{
    return list;
}

} // namespace dfw::dataprep
