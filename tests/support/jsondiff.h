// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QList>
#include <QString>

namespace dfw::test {

enum class DifferenceKind {
    Missing, ///< expected, and not there
    Added,   ///< there, and not expected
    Type,    ///< the same place, another JSON type
    Value,   ///< the same type, another value
};

struct JsonDifference
{
    QString pointer; ///< RFC 6901
    DifferenceKind kind = DifferenceKind::Value;
    QJsonValue expected;
    QJsonValue actual;
};

/// Every place where two JSON values differ, in the order of the keys. The order of an object's
/// keys does not count, that of an array's items does.
QList<JsonDifference> jsonDifferences(const QJsonValue &expected, const QJsonValue &actual);

QString kindName(DifferenceKind kind);
/// One line a difference, for the message of a failed test; empty where there is none.
QString describe(const QList<JsonDifference> &differences);
/// describe(jsonDifferences()): QCOMPARE(diff(a, b), QString()) shows where they differ.
QString diff(const QJsonValue &expected, const QJsonValue &actual);

} // namespace dfw::test
