// SPDX-License-Identifier: Apache-2.0
#include "spec/typedwriter.h"

#include <cmath>
#include <QJsonArray>
#include <QLocale>

namespace dfw::spec {

using namespace Qt::StringLiterals;

namespace {

// "type" may be one name or a list of them; a list that allows what we have already needs no
// change.
QStringList declaredTypes(const QJsonObject &propertySchema)
{
    const QJsonValue type = propertySchema.value("type"_L1);
    if (type.isString())
        return {type.toString()};
    QStringList out;
    const QJsonArray list = type.toArray();
    for (const QJsonValue &item : list)
        out.append(item.toString());
    return out;
}

QString typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return value.toDouble() == std::floor(value.toDouble()) ? u"integer"_s : u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    case QJsonValue::Object:
        return u"object"_s;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return u"null"_s;
}

QString asText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (const auto whole = readInteger(value))
        return QString::number(*whole);
    // The shortest text that is this number: 0.1 and not 0.10000000000000001.
    return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
}

} // namespace

std::optional<qint64> readInteger(const QJsonValue &value)
{
    if (value.isDouble()) {
        // toInteger() answers its default for a fraction and beyond 64 bits: two defaults tell.
        if (value.toInteger(0) == value.toInteger(1))
            return value.toInteger();
        return std::nullopt;
    }
    if (value.isString()) {
        bool fine = false;
        const qint64 number = value.toString().toLongLong(&fine);
        if (fine)
            return number;
    }
    return std::nullopt;
}

std::optional<bool> readBoolean(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    if (value.toString().compare("true"_L1, Qt::CaseInsensitive) == 0)
        return true;
    if (value.toString().compare("false"_L1, Qt::CaseInsensitive) == 0)
        return false;
    return std::nullopt;
}

QJsonValue writeAs(const QJsonValue &value, const QJsonObject &propertySchema)
{
    const QStringList types = declaredTypes(propertySchema);
    const QString have = typeName(value);
    if (types.isEmpty() || types.contains(have) ||
        (have == "integer"_L1 && types.contains("number"_L1)))
        return value;
    if (types.contains("string"_L1) && (value.isBool() || value.isDouble()))
        return asText(value);
    if (types.contains("integer"_L1) || types.contains("number"_L1)) {
        if (const auto number = readInteger(value))
            return *number;
    }
    if (types.contains("number"_L1) && value.isString()) {
        bool fine = false;
        const double number = value.toString().toDouble(&fine);
        if (fine && std::isfinite(number))
            return number;
    }
    if (types.contains("boolean"_L1)) {
        if (const auto truth = readBoolean(value))
            return *truth;
    }
    return value;
}

QJsonObject writeObjectAs(const QJsonObject &values, const QJsonObject &schema)
{
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    QJsonObject out;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const QJsonObject property = properties.value(it.key()).toObject();
        out.insert(it.key(), it.value().isObject() ? writeObjectAs(it.value().toObject(), property)
                                                   : writeAs(it.value(), property));
    }
    return out;
}

} // namespace dfw::spec
