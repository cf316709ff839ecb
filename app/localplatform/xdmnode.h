// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <QJsonObject>
#include <QStringList>

namespace dfw::localplatform {

// Nodes of an XDM schema, that is of a JSON Schema: what is done to them wherever they come from.

/// Adds `name` to what the object `node` requires, once.
void requireMember(QJsonObject &node, const QString &name);
/// Requires the field at `path` and every object around it, and that it is not empty.
void requirePath(QJsonObject &node, const QStringList &path);

/// `a` with everything of `b` that it does not say itself; properties are merged all the way down,
/// because one tenant object may come from several field groups.
QJsonObject mergedNodes(QJsonObject a, const QJsonObject &b);

/// Derives meta:xdmType where the tenant left it out, as the registry does.
QJsonObject withXdmTypes(QJsonObject node);

/// The node below `node` by names of properties; arrays and maps are not entered.
std::optional<QJsonObject> nodeAt(QJsonObject node, const QStringList &path);

} // namespace dfw::localplatform
