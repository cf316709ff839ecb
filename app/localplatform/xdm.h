// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/standardxdm.h"

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

/// The standard behaviours, classes and field groups (resource xdm.json), and the resolved form of
/// schemas, classes and field groups built on them. Those of the tenant come from the store.
/// Follows https://experienceleague.adobe.com/docs/experience-platform/xdm/api/overview.html.
class XdmLibrary
{
public:
    /// Resources of the global container: kind is "behaviors", "classes" or "fieldgroups".
    QList<QJsonObject> global(QStringView kind);
    /// By `$id` or `meta:altId`.
    std::optional<QJsonObject> globalById(QStringView kind, const QString &id);
    /// A standard type a field may refer to, such as https://ns.adobe.com/xdm/common/address.
    bool isDataType(const QString &id);

    /// The `xed-full` form: everything of `allOf` merged into `properties`, with the requirements
    /// that a schema's identity descriptors bring. References in a circle add nothing.
    QJsonObject resolved(const QJsonObject &resource, const QString &sandbox, ResourceStore &store);
    /// The tenant's own changes make resolved forms stale.
    void forget() { m_resolved.clear(); }

    static std::optional<XdmField> field(const QJsonObject &resolvedSchema, const QString &path);

private:
    struct Standard
    {
        QLatin1StringView kind;
        QJsonObject raw;
        QJsonObject resource; ///< empty until it is first wanted
    };
    struct Walk;

    void load();
    QJsonObject writtenOut(const QString &id);
    /// Adds what one `$ref` contributes to `root` ({"properties","required"}).
    void contribute(QJsonObject &root, const QString &ref, Walk &walk);
    void contributeParts(QJsonObject &root, const QJsonObject &resource, Walk &walk);
    QJsonObject dereferenced(QJsonObject node, const QJsonObject &definitions, Walk &walk);

    StandardTypes m_types;
    QHash<QString, Standard> m_standard; ///< by $id
    QStringList m_order;
    QHash<QString, QJsonObject> m_resolved;
    bool m_loaded = false;
};

} // namespace dfw::localplatform
