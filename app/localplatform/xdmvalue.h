// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dataprep/conversion.h"
#include "localplatform/xdm.h"

namespace dfw::localplatform {

/// What the conversion must know of a field.
dataprep::FieldRules rulesOf(const XdmField &field);

/// Puts a value at a path, making objects and arrays on the way.
void insertAt(QJsonObject &record, const QList<PathStep> &path, const QJsonValue &value);

/// Dotted paths of required fields that a record lacks. A required field inside an optional object
/// counts only when the object is there.
QStringList missingRequired(const QJsonObject &record, const QJsonObject &resolvedSchema);

} // namespace dfw::localplatform
