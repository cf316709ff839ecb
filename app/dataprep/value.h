// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <variant>

namespace dfw::dataprep {

/// One row of a source: raw column name to value. Nested records are flattened ("address.city") or
/// stand as objects; both are found.
using RowValues = QHash<QString, QJsonValue>;

/// The kinds of values in Data Prep's language: of parameters, of results, of what was expected.
enum class Kind { Any, Null, Text, Number, Boolean, Date, Array, Object };

/// A value while an expression is worked out. Dates are a kind of their own (ZonedDateTime in the
/// documentation); whole numbers are kept apart from fractions so that neither loses digits.
/// std::monostate is null.
using Value =
    std::variant<std::monostate, bool, qint64, double, QString, QDateTime, QJsonArray, QJsonObject>;

inline bool isNull(const Value &value)
{
    return std::holds_alternative<std::monostate>(value);
}

Kind kindOf(const Value &value);

Value valueFromJson(const QJsonValue &json);
/// Dates become ISO 8601 texts.
QJsonValue toJson(const Value &value);

} // namespace dfw::dataprep
