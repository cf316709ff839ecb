// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/schemafield.h"

#include <optional>
#include <QHash>
#include <QJsonObject>
#include <QString>

namespace dfw::mapping {

/// One step of a target path: "loyaltyID[0]" is {"loyaltyID", 0}; "[*]" on one value means its
/// first element.
struct PathStep
{
    QString name;
    int index = -1; ///< -1 where no index was given

    bool operator==(const PathStep &) const = default;
};

/// "person.name.fullName", "list[0].x". No value where the text is no path.
std::optional<QList<PathStep>> pathSteps(const QString &path);

/// Puts a value at a path, making objects and arrays on the way.
void insertAt(QJsonObject &record, const QList<PathStep> &path, const QJsonValue &value);

/// What a record holds at a path; undefined where there is nothing.
QJsonValue valueAt(const QJsonObject &record, const QList<PathStep> &path);

/// The fields a record must have. A required field inside an optional object counts only where the
/// object is there.
class RequiredFields
{
public:
    explicit RequiredFields(const SchemaFields &fields);

    /// Dotted paths of those that `record` lacks; "list[].x" inside an array.
    QStringList missingIn(const QJsonObject &record) const;

private:
    struct Node
    {
        QStringList required;
        QHash<QString, int> children; ///< to the nodes that require something, at any depth
    };
    int nodeFor(const QString &path);
    void collect(const QJsonObject &record, int node, const QString &prefix,
                 QStringList &missing) const;

    QList<Node> m_nodes;
};

} // namespace dfw::mapping
