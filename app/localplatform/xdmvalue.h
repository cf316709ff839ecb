// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/xdm.h"

#include <QJsonValue>

namespace dfw::localplatform {

/// What became of a source value on its way into a field.
struct Converted
{
    enum class Outcome {
        Value,   ///< goes into the record
        LeftOut, ///< null or empty: XDM takes neither, the key is left out
        Failed,  ///< does not fit the field; `problem` says why, without the value
    };
    Outcome outcome = Outcome::LeftOut;
    QJsonValue value;
    QString problem;
};

/// Converts by the documented rules of Data Prep: see datetime.h for dates; booleans only from the
/// spellings y, yes, Y, YES, on, ON, true, TRUE and their opposites; whole numbers within the
/// field's range; texts by the field's enum, pattern, length and e-mail format.
Converted toXdm(const QJsonValue &value, const XdmField &field);

/// Puts a value at a path, making objects and arrays on the way.
void insertAt(QJsonObject &record, const QList<PathStep> &path, const QJsonValue &value);

/// Dotted paths of required fields that a record lacks. A required field inside an optional object
/// counts only when the object is there.
QStringList missingRequired(const QJsonObject &record, const QJsonObject &resolvedSchema);

} // namespace dfw::localplatform
