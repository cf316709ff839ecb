// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

namespace dfw::localplatform {

/// One `property=` of a list call: a path, an operator and the values after it (a comma is OR).
struct PropertyFilter
{
    QStringList path; ///< "sourceConnectionIds[]" keeps its brackets
    QString op;       ///< "==", "!=", ">", "<", ">=", "<=", "~", or "" for "has it"
    QStringList values;
};

PropertyFilter parsePropertyFilter(const QString &text);
bool matches(const QJsonObject &entity, const PropertyFilter &filter);
/// All filters of a request; repeated `property=` are AND.
QList<QJsonObject> filtered(const QList<QJsonObject> &entities, const QStringList &properties);

/// Sorts by one property; "-name" descends. The sort is stable.
void sortBy(QList<QJsonObject> &entities, const QString &orderBy);

/// Flow Service's list answer: filter, sort, page, count. `collection` makes the next link.
Result<QJsonObject> flowServiceList(const QList<QJsonObject> &entities, const HttpRequest &request,
                                    const QString &collection);

/// The value at a dotted path of plain objects.
QJsonValue valueAt(const QJsonObject &object, const QStringList &path);

} // namespace dfw::localplatform
