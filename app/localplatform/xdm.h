// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace dfw::localplatform {

class ResourceStore;

/// One step of a target path: "loyaltyID[0]" is {"loyaltyID", 0}.
struct PathStep
{
    QString name;
    int index = -1; ///< -1 where no index was given

    bool operator==(const PathStep &) const = default;
};

/// A field of a resolved schema, found by its dotted path.
struct XdmField
{
    QList<PathStep> path;
    QJsonObject node; ///< the JSON Schema of the field

    QString xdmType() const;
    /// Takes one value: neither object, map nor whole array.
    bool isLeaf() const;
};

/// "person.name.fullName", "list[0].x". No value when the text is no path.
std::optional<QList<PathStep>> parseTargetPath(const QString &text);

/// The standard classes and field groups (resource xdm.json), and the resolved form of schemas
/// built on them. Field groups of the tenant come from the store.
class XdmLibrary
{
public:
    /// Raw resources of the global container: kind is "classes" or "fieldgroups".
    QList<QJsonObject> global(QStringView kind);
    std::optional<QJsonObject> globalById(QStringView kind, const QString &id);

    /// The `xed-full` form: everything of `allOf` merged into `properties`, with the requirements
    /// that the schema's identity descriptors bring.
    QJsonObject resolved(const QJsonObject &schema, const QString &sandbox, ResourceStore &store);
    /// The tenant's own changes make resolved forms stale.
    void forget() { m_resolved.clear(); }

    static std::optional<XdmField> field(const QJsonObject &resolvedSchema, const QString &path);

private:
    void load();
    /// Adds what one `$ref` contributes to `root` ({"properties","required"}).
    void contribute(QJsonObject &root, const QString &ref, const QString &sandbox,
                    ResourceStore &store);

    QJsonObject m_types;
    QHash<QString, QJsonObject> m_classes;
    QHash<QString, QJsonObject> m_groups;
    QStringList m_classOrder;
    QStringList m_groupOrder;
    QHash<QString, QJsonObject> m_resolved;
    bool m_loaded = false;
};

} // namespace dfw::localplatform
