// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>

namespace dfw::localplatform {

/// The types that fields of the resource xdm.json name with "@".
struct StandardTypes
{
    QJsonObject fields;          ///< of each type, in the same compact form
    QHash<QString, QString> ids; ///< type -> $id of the data type, where it is one
};

/// Writes compact fields out as JSON Schema: {"properties", "required"}. A key is a dotted path
/// ("list[].x" goes into the members of an array, "" means right here), a value a type, an object
/// that says more about it, or "@type".
QJsonObject standardFields(const QJsonObject &fields, const StandardTypes &types);

} // namespace dfw::localplatform
