// SPDX-License-Identifier: Apache-2.0
#include "localplatform/xdm.h"

#include "localplatform/resourcestore.h"
#include "localplatform/world.h"
#include "localplatform/xdmnode.h"

#include <QRegularExpression>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

/// "https://ns.adobe.com/xdm/context/profile" -> "_xdm.context.profile".
QString altIdOf(const QString &id)
{
    return u"_xdm."_s + id.section("/xdm/"_L1, 1).replace(u'/', u'.');
}

bool isLocal(const QString &ref)
{
    return ref.startsWith("#/definitions/"_L1);
}

} // namespace

QString XdmField::xdmType() const
{
    return node.value("meta:xdmType"_L1).toString(node.value("type"_L1).toString());
}

bool XdmField::isLeaf() const
{
    const QString type = xdmType();
    return type != "object"_L1 && type != "map"_L1 && type != "array"_L1;
}

std::optional<QList<PathStep>> parseTargetPath(const QString &text)
{
    static const QRegularExpression step(u"^([^\\[\\].]+)(?:\\[(\\d{1,4}|\\*)\\])?$"_s);
    QList<PathStep> path;
    for (const QString &part : text.split(u'.')) {
        const QRegularExpressionMatch match = step.match(part);
        if (!match.hasMatch())
            return {};
        const QString index = match.captured(2);
        // "[*]" on one value means its first element.
        path.append(
            {match.captured(1), index.isEmpty() ? -1 : (index == "*"_L1 ? 0 : index.toInt())});
    }
    return path;
}

void XdmLibrary::load()
{
    if (std::exchange(m_loaded, true))
        return;
    const QJsonObject library = demoResource(u"xdm.json"_s);
    m_types.fields = library.value("types"_L1).toObject();
    const QJsonObject ids = library.value("dataTypes"_L1).toObject();
    for (auto it = ids.begin(); it != ids.end(); ++it)
        m_types.ids.insert(it.value().toString(), it.key());
    for (const auto &[key, kind] :
         {std::pair{"behaviors"_L1, "behaviors"_L1}, std::pair{"classes"_L1, "classes"_L1},
          std::pair{"fieldGroups"_L1, "fieldgroups"_L1}}) {
        for (const QJsonValue &value : library.value(key).toArray()) {
            const QString id = value.toObject().value("$id"_L1).toString();
            m_order.append(id);
            m_standard.insert(id, {kind, value.toObject(), {}});
        }
    }
}

QList<QJsonObject> XdmLibrary::global(QStringView kind)
{
    load();
    QList<QJsonObject> found;
    for (const QString &id : std::as_const(m_order)) {
        if (m_standard.value(id).kind == kind)
            found.append(writtenOut(id));
    }
    return found;
}

std::optional<QJsonObject> XdmLibrary::globalById(QStringView kind, const QString &id)
{
    load();
    for (const QString &full : std::as_const(m_order)) {
        if ((full == id || altIdOf(full) == id) && m_standard.value(full).kind == kind)
            return writtenOut(full);
    }
    return {};
}

bool XdmLibrary::isDataType(const QString &id)
{
    load();
    return !m_types.ids.key(id).isEmpty();
}

QJsonObject XdmLibrary::writtenOut(const QString &id)
{
    Standard &standard = m_standard[id];
    if (!standard.resource.isEmpty())
        return standard.resource;
    const QJsonObject &raw = standard.raw;
    const bool isGroup = standard.kind == "fieldgroups"_L1;
    QJsonObject resource = standardFields(raw.value("fields"_L1).toObject(), m_types);
    const auto add = [&](const QString &key, const QJsonValue &value) {
        resource.insert(key, value);
    };
    add(u"$id"_s, id);
    add(u"meta:altId"_s, altIdOf(id));
    add(u"meta:resourceType"_s, isGroup ? u"mixins"_s : QString(standard.kind));
    add(u"version"_s, u"1.0"_s);
    add(u"title"_s, raw.value("title"_L1));
    add(u"description"_s, raw.value("description"_L1));
    add(u"type"_s, u"object"_s);
    add(u"meta:extensible"_s, true);
    add(u"meta:abstract"_s, true);
    add(u"meta:xdmType"_s, u"object"_s);
    add(u"meta:containerId"_s, u"global"_s);
    if (raw.contains("extends"_L1))
        add(u"meta:extends"_s, raw.value("extends"_L1));
    if (isGroup)
        add(u"meta:intendedToExtend"_s, raw.value("for"_L1));
    if (!resource.contains("properties"_L1))
        add(u"properties"_s, QJsonObject());
    standard.resource = resource;
    return resource;
}

/// One walk through everything a resource refers to.
struct XdmLibrary::Walk
{
    const QString &sandbox;
    ResourceStore &store;
    QStringList open; ///< what is being resolved; a circle adds nothing new
};

QJsonObject XdmLibrary::dereferenced(QJsonObject node, const QJsonObject &definitions, Walk &walk)
{
    const QString ref = node.value("$ref"_L1).toString();
    if (!ref.isEmpty() && !walk.open.contains(ref)) {
        walk.open.append(ref);
        QJsonObject target;
        if (isLocal(ref)) {
            target =
                dereferenced(definitions.value(ref.section(u'/', 2)).toObject(), definitions, walk);
        } else if (const QString type = m_types.ids.key(ref); !type.isEmpty()) {
            target = standardFields(m_types.fields.value(type).toObject(), m_types);
            target.insert("type"_L1, u"object"_s);
            target.insert("meta:referencedFrom"_L1, ref);
        }
        walk.open.removeLast();
        node = mergedNodes(node, target);
    }
    node.remove("$ref"_L1);
    if (node.contains("properties"_L1)) {
        QJsonObject properties = node.value("properties"_L1).toObject();
        for (QJsonValueRef value : properties)
            value = dereferenced(value.toObject(), definitions, walk);
        node.insert("properties"_L1, properties);
    }
    if (node.contains("items"_L1)) {
        node.insert("items"_L1, dereferenced(node.value("items"_L1).toObject(), definitions, walk));
    }
    return node;
}

void XdmLibrary::contribute(QJsonObject &root, const QString &ref, Walk &walk)
{
    if (walk.open.contains(ref))
        return;
    QJsonObject source;
    if (m_standard.contains(ref)) {
        source = writtenOut(ref);
    } else {
        std::optional<QJsonObject> own = walk.store.find(kind::fieldGroups, walk.sandbox, ref);
        if (!own)
            own = walk.store.find(kind::classes, walk.sandbox, ref);
        if (!own)
            return;
        source = *own;
    }
    walk.open.append(ref);
    contributeParts(root, source, walk);
    walk.open.removeLast();
}

void XdmLibrary::contributeParts(QJsonObject &root, const QJsonObject &resource, Walk &walk)
{
    const QJsonObject definitions = resource.value("definitions"_L1).toObject();
    const auto add = [&](const QJsonObject &part) {
        const QJsonObject whole = withXdmTypes(dereferenced(part, definitions, walk));
        QJsonObject fields;
        for (const auto key : {"properties"_L1, "required"_L1}) {
            if (whole.contains(key))
                fields.insert(key, whole.value(key));
        }
        root = mergedNodes(root, fields);
    };
    add(resource);
    for (const auto &value : resource.value("allOf"_L1).toArray()) {
        const QJsonObject part = value.toObject();
        const QString ref = part.value("$ref"_L1).toString();
        if (ref.isEmpty() || isLocal(ref))
            add(part);
        else
            contribute(root, ref, walk);
    }
}

QJsonObject XdmLibrary::resolved(const QJsonObject &resource, const QString &sandbox,
                                 ResourceStore &store)
{
    load();
    const QString id = resource.value("$id"_L1).toString();
    const QString key = sandbox + u'|' + id;
    if (m_resolved.contains(key))
        return m_resolved.value(key);
    Walk walk{sandbox, store, {id}};
    QJsonObject root;
    contributeParts(root, resource, walk);
    // A primary identity makes its field and the objects around it required.
    for (const QJsonObject &descriptor : store.list(kind::descriptors, sandbox)) {
        if (descriptor.value("xdm:sourceSchema"_L1) != QJsonValue(id) ||
            descriptor.value("@type"_L1) != "xdm:descriptorIdentity"_L1 ||
            !descriptor.value("xdm:isPrimary"_L1).toBool())
            continue;
        requirePath(
            root,
            descriptor.value("xdm:sourceProperty"_L1).toString().split(u'/', Qt::SkipEmptyParts));
    }
    QJsonObject result = resource;
    result.remove("allOf"_L1);
    result.remove("definitions"_L1);
    result.insert("properties"_L1, root.value("properties"_L1).toObject());
    if (root.contains("required"_L1))
        result.insert("required"_L1, root.value("required"_L1));
    m_resolved.insert(key, result);
    return result;
}

std::optional<XdmField> XdmLibrary::field(const QJsonObject &resolvedSchema, const QString &path)
{
    const std::optional<QList<PathStep>> steps = parseTargetPath(path);
    if (!steps)
        return {};
    QJsonObject node = resolvedSchema;
    for (const PathStep &step : *steps) {
        const QJsonValue next = node.value("properties"_L1).toObject().value(step.name);
        if (!next.isObject())
            return {};
        node = next.toObject();
        if (step.index >= 0) {
            if (!node.contains("items"_L1))
                return {};
            node = node.value("items"_L1).toObject();
        }
    }
    return XdmField{*steps, node};
}

} // namespace dfw::localplatform
