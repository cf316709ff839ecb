// SPDX-License-Identifier: Apache-2.0
#include "localplatform/registryresource.h"

#include "localplatform/world.h"
#include "localplatform/xdm.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

void appendNew(QJsonArray &list, const QJsonValue &value)
{
    if (!list.contains(value))
        list.append(value);
}

/// What follows from `allOf`: references, class and what that extends.
void derive(const World &world, const QString &sandbox, const QString &kind, QJsonObject &body)
{
    QJsonArray refs;
    QJsonArray extends;
    QJsonArray parts = body.value("allOf"_L1).toArray();
    for (QJsonValueRef part : parts) {
        QJsonObject object = part.toObject();
        const QString ref = object.value("$ref"_L1).toString();
        object.insert("type"_L1, u"object"_s);
        object.insert("meta:xdmType"_L1, u"object"_s);
        part = object;
        if (ref.isEmpty() || ref.startsWith(u'#'))
            continue;
        appendNew(refs, ref);
        appendNew(extends, ref);
        const auto base = registryClass(world, sandbox, ref);
        if (kind != "schemas"_L1 || !base)
            continue;
        body.insert("meta:class"_L1, ref);
        for (const QJsonValue &more : base->value("meta:extends"_L1).toArray())
            appendNew(extends, more);
        if (base->contains("meta:datasetNamespace"_L1))
            body.insert("meta:datasetNamespace"_L1, base->value("meta:datasetNamespace"_L1));
    }
    body.insert("allOf"_L1, parts);
    body.insert("refs"_L1, refs);
    body.insert("meta:extends"_L1, extends);
}

} // namespace

QLatin1StringView registryTable(const QString &kind)
{
    if (kind == "schemas"_L1)
        return kind::schemas;
    return kind == "classes"_L1 ? kind::classes : kind::fieldGroups;
}

QJsonObject completedResource(const World &world, const QString &sandbox, const QString &kind,
                              const QString &id, QJsonObject body)
{
    const qint64 now = world.clock.nowMs();
    const QString resourceType = kind == "fieldgroups"_L1 ? u"mixins"_s : kind;
    derive(world, sandbox, kind, body);
    body.insert("$id"_L1, id);
    body.insert("meta:altId"_L1,
                u"_%1.%2.%3"_s.arg(world.tenancy.tenantId, resourceType, id.section(u'/', -1)));
    body.insert("meta:resourceType"_L1, resourceType);
    body.insert("version"_L1, u"1.0"_s);
    body.insert("type"_L1, u"object"_s);
    body.insert("imsOrg"_L1, world.tenancy.organisation);
    body.insert("meta:extensible"_L1, kind != "schemas"_L1);
    body.insert("meta:abstract"_L1, kind != "schemas"_L1);
    body.insert("meta:xdmType"_L1, u"object"_s);
    body.insert("meta:containerId"_L1, u"tenant"_s);
    body.insert("meta:tenantNamespace"_L1, u"_"_s + world.tenancy.tenantId);
    if (const Sandbox *where = world.tenancy.sandbox(sandbox)) {
        body.insert("meta:sandboxId"_L1, where->id);
        body.insert("meta:sandboxType"_L1, where->type);
    }
    body.insert("meta:registryMetadata"_L1,
                QJsonObject{{u"repo:createdDate"_s, now},
                            {u"repo:lastModifiedDate"_s, now},
                            {u"xdm:createdClientId"_s, world.tenancy.apiKey},
                            {u"xdm:lastModifiedClientId"_s, world.tenancy.apiKey},
                            {u"xdm:createdUserId"_s, technicalAccount()},
                            {u"xdm:lastModifiedUserId"_s, technicalAccount()},
                            {u"eTag"_s, newHex(64)},
                            {u"meta:globalLibVersion"_s, u"1.52.2"_s}});
    return body;
}

QJsonObject changedResource(const World &world, const QString &sandbox, const QString &kind,
                            QJsonObject resource)
{
    derive(world, sandbox, kind, resource);
    const QString version = resource.value("version"_L1).toString();
    resource.insert(
        "version"_L1,
        u"%1.%2"_s.arg(version.section(u'.', 0, 0)).arg(version.section(u'.', 1, 1).toInt() + 1));
    QJsonObject metadata = resource.value("meta:registryMetadata"_L1).toObject();
    metadata.insert("repo:lastModifiedDate"_L1, world.clock.nowMs());
    metadata.insert("eTag"_L1, newHex(64));
    resource.insert("meta:registryMetadata"_L1, metadata);
    return resource;
}

std::optional<QJsonObject> tenantResource(const World &world, const QString &sandbox,
                                          const QString &kind, const QString &id)
{
    if (auto found = world.store->find(registryTable(kind), sandbox, id))
        return found;
    if (!id.startsWith(u'_'))
        return {};
    for (const QJsonObject &candidate : world.store->list(registryTable(kind), sandbox)) {
        if (candidate.value("meta:altId"_L1).toString() == id)
            return candidate;
    }
    return {};
}

std::optional<QJsonObject> registryClass(const World &world, const QString &sandbox,
                                         const QString &id)
{
    if (auto standard = world.xdm->globalById(u"classes", id))
        return standard;
    return world.store->find(kind::classes, sandbox, id);
}

std::optional<QJsonObject> registryFieldGroup(const World &world, const QString &sandbox,
                                              const QString &id)
{
    if (auto standard = world.xdm->globalById(u"fieldgroups", id))
        return standard;
    return world.store->find(kind::fieldGroups, sandbox, id);
}

bool isUnionSchema(const QJsonObject &schema)
{
    return schema.value("meta:immutableTags"_L1).toArray().contains(u"union"_s);
}

} // namespace dfw::localplatform
