// SPDX-License-Identifier: Apache-2.0
#include "dataprep/value.h"

#include "dataprep/datetime.h"

#include <limits>

namespace dfw::dataprep {

namespace {

Value number(const QJsonValue &json)
{
    // Two different fallbacks tell "no whole number" from a number that happens to be the fallback.
    const qint64 whole = json.toInteger(std::numeric_limits<qint64>::min());
    if (whole != std::numeric_limits<qint64>::min())
        return whole;
    return json.toDouble();
}

struct Writer
{
    QJsonValue operator()(std::monostate) const { return QJsonValue::Null; }
    QJsonValue operator()(const QDateTime &moment) const { return isoText(moment); }
    QJsonValue operator()(const auto &plain) const { return QJsonValue(plain); }
};

} // namespace

Kind kindOf(const Value &value)
{
    constexpr Kind kinds[] = {Kind::Null, Kind::Boolean, Kind::Number, Kind::Number,
                              Kind::Text, Kind::Date,    Kind::Array,  Kind::Object};
    static_assert(std::size(kinds) == std::variant_size_v<Value>);
    return kinds[value.index()];
}

Value valueFromJson(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Bool:
        return json.toBool();
    case QJsonValue::Double:
        return number(json);
    case QJsonValue::String:
        return json.toString();
    case QJsonValue::Array:
        return json.toArray();
    case QJsonValue::Object:
        return json.toObject();
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

QJsonValue toJson(const Value &value)
{
    return std::visit(Writer(), value);
}

} // namespace dfw::dataprep
