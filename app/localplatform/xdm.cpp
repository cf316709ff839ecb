// SPDX-License-Identifier: Apache-2.0
#include "localplatform/xdm.h"

#include "localplatform/resourcestore.h"
#include "localplatform/world.h"

#include <limits>
#include <QRegularExpression>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

/// "fullName" -> "Full name", "loyaltyID" -> "Loyalty ID".
QString titleFromName(const QString &name)
{
    static const QRegularExpression hump(u"([a-z0-9])([A-Z])"_s);
    QString text = name.startsWith(u'_') ? name.sliced(1) : name;
    text.replace(hump, u"\\1 \\2"_s);
    QStringList words = text.split(u' ');
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString &word = words[i];
        if (i > 0 && word != word.toUpper())
            word = word.toLower();
    }
    text = words.join(u' ');
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QJsonObject integerNode(const QString &xdmType, double limit)
{
    return {{u"type"_s, u"integer"_s},
            {u"meta:xdmType"_s, xdmType},
            {u"minimum"_s, xdmType == "long"_L1 ? -limit : -limit - 1},
            {u"maximum"_s, limit}};
}

QJsonObject nodeOfType(const QString &type)
{
    if (type.endsWith("[]"_L1)) {
        return {{u"type"_s, u"array"_s},
                {u"meta:xdmType"_s, u"array"_s},
                {u"items"_s, nodeOfType(type.chopped(2))}};
    }
    if (type == "date"_L1 || type == "date-time"_L1)
        return {{u"type"_s, u"string"_s}, {u"format"_s, type}, {u"meta:xdmType"_s, type}};
    if (type == "short"_L1)
        return integerNode(type, 32767);
    if (type == "int"_L1)
        return integerNode(type, 2147483647);
    if (type == "long"_L1)
        return integerNode(type, 9007199254740991.0);
    if (type == "map"_L1) {
        return {{u"type"_s, u"object"_s},
                {u"meta:xdmType"_s, u"map"_s},
                {u"additionalProperties"_s, QJsonObject{{u"type"_s, u"array"_s}}}};
    }
    return {{u"type"_s, type}, {u"meta:xdmType"_s, type}};
}

QJsonObject leafNode(const QJsonValue &spec, const QString &name)
{
    const QJsonObject object = spec.toObject();
    const QString type = spec.isString() ? spec.toString() : object.value("type"_L1).toString();
    QJsonObject node = nodeOfType(type);
    node.insert("title"_L1, object.value("title"_L1).toString(titleFromName(name)));
    for (const auto key :
         {"format"_L1, "pattern"_L1, "enum"_L1, "maxLength"_L1, "minimum"_L1, "maximum"_L1}) {
        if (object.contains(key))
            node.insert(key, object.value(key));
    }
    const QJsonArray labels =
        object.value(object.contains("enum"_L1) ? "enum"_L1 : "suggest"_L1).toArray();
    if (!labels.isEmpty()) {
        QJsonObject metaEnum;
        for (const QJsonValue &label : labels)
            metaEnum.insert(label.toString(), titleFromName(label.toString()));
        node.insert("meta:enum"_L1, metaEnum);
    }
    if (object.value("system"_L1).toBool())
        node.insert("meta:usereditable"_L1, false);
    if (object.contains("status"_L1))
        node.insert("meta:status"_L1, object.value("status"_L1));
    node.insert("meta:xdmField"_L1, object.value("field"_L1).toString(u"xdm:"_s + name));
    return node;
}

void require(QJsonObject &node, const QString &name)
{
    QJsonArray required = node.value("required"_L1).toArray();
    if (!required.contains(name))
        required.append(name);
    node.insert("required"_L1, required);
}

/// Puts `leaf` at `path` below `node`, making objects and arrays on the way.
void insertField(QJsonObject &node, const QStringList &path, qsizetype at, const QJsonObject &leaf,
                 bool required)
{
    QString name = path.at(at);
    const bool isArray = name.endsWith("[]"_L1);
    if (isArray)
        name.chop(2);
    QJsonObject properties = node.value("properties"_L1).toObject();
    if (at + 1 == path.size()) {
        if (required)
            require(node, name);
        properties.insert(name, leaf);
    } else {
        QJsonObject child = properties.value(name).toObject();
        if (child.isEmpty()) {
            child = {{u"type"_s, isArray ? u"array"_s : u"object"_s},
                     {u"title"_s, titleFromName(name)},
                     {u"meta:xdmType"_s, isArray ? u"array"_s : u"object"_s},
                     {u"meta:xdmField"_s, u"xdm:"_s + name}};
            if (isArray) {
                child.insert("items"_L1, QJsonObject{{u"type"_s, u"object"_s},
                                                     {u"meta:xdmType"_s, u"object"_s}});
            }
        }
        if (isArray) {
            QJsonObject items = child.value("items"_L1).toObject();
            insertField(items, path, at + 1, leaf, required);
            child.insert("items"_L1, items);
        } else {
            insertField(child, path, at + 1, leaf, required);
        }
        properties.insert(name, child);
    }
    node.insert("properties"_L1, properties);
}

void insertFields(QJsonObject &root, const QString &prefix, const QJsonObject &fields,
                  const QJsonObject &types)
{
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        const QString path =
            prefix.isEmpty() || it.key().isEmpty() ? prefix + it.key() : prefix + u'.' + it.key();
        const QString spec = it.value().toString();
        if (spec.startsWith(u'@')) {
            insertFields(root, path, types.value(spec.sliced(1)).toObject(), types);
            continue;
        }
        const QStringList parts = path.split(u'.');
        insertField(root, parts, 0, leafNode(it.value(), parts.last()),
                    it.value().toObject().value("required"_L1).toBool());
    }
}

/// Derives meta:xdmType where the tenant left it out, as the registry does.
QJsonObject withXdmTypes(QJsonObject node)
{
    if (node.contains("properties"_L1)) {
        QJsonObject properties = node.value("properties"_L1).toObject();
        for (QJsonValueRef value : properties)
            value = withXdmTypes(value.toObject());
        node.insert("properties"_L1, properties);
    }
    if (node.contains("items"_L1))
        node.insert("items"_L1, withXdmTypes(node.value("items"_L1).toObject()));
    if (node.contains("meta:xdmType"_L1))
        return node;
    const QString type = node.value("type"_L1).toString();
    const QString format = node.value("format"_L1).toString();
    QString xdmType = type;
    if (format == "date"_L1 || format == "date-time"_L1) {
        xdmType = format;
    } else if (type == "integer"_L1) {
        const double top = node.value("maximum"_L1).toDouble(2147483647);
        const double low = node.value("minimum"_L1).toDouble(-2147483648.0);
        xdmType = u"long"_s;
        if (top <= 127 && low >= -128)
            xdmType = u"byte"_s;
        else if (top <= 32767 && low >= -32768)
            xdmType = u"short"_s;
        else if (top <= 2147483647 && low >= -2147483648.0)
            xdmType = u"int"_s;
    }
    node.insert("meta:xdmType"_L1, xdmType);
    return node;
}

/// Merges b's properties into a; a tenant object may come from several field groups.
QJsonObject merged(QJsonObject a, const QJsonObject &b)
{
    for (auto it = b.begin(); it != b.end(); ++it) {
        if (it.key() == "properties"_L1) {
            QJsonObject properties = a.value("properties"_L1).toObject();
            const QJsonObject more = it.value().toObject();
            for (auto p = more.begin(); p != more.end(); ++p)
                properties.insert(
                    p.key(), merged(properties.value(p.key()).toObject(), p.value().toObject()));
            a.insert("properties"_L1, properties);
        } else if (it.key() == "required"_L1) {
            for (const QJsonValue &name : it.value().toArray())
                require(a, name.toString());
        } else if (!a.contains(it.key())) {
            a.insert(it.key(), it.value());
        }
    }
    return a;
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
    m_types = library.value("types"_L1).toObject();
    for (const QJsonValue &value : library.value("classes"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        m_classOrder.append(object.value("$id"_L1).toString());
        m_classes.insert(m_classOrder.last(), object);
    }
    for (const QJsonValue &value : library.value("fieldGroups"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        m_groupOrder.append(object.value("$id"_L1).toString());
        m_groups.insert(m_groupOrder.last(), object);
    }
}

QList<QJsonObject> XdmLibrary::global(QStringView kind)
{
    load();
    QList<QJsonObject> found;
    for (const QString &id : kind == "classes"_L1 ? m_classOrder : m_groupOrder) {
        if (std::optional<QJsonObject> resource = globalById(kind, id))
            found.append(*resource);
    }
    return found;
}

std::optional<QJsonObject> XdmLibrary::globalById(QStringView kind, const QString &id)
{
    load();
    const bool isClass = kind == "classes"_L1;
    const auto altId = [](const QString &full) {
        return u"_xdm."_s + full.section("/xdm/"_L1, 1).replace(u'/', u'.');
    };
    const QHash<QString, QJsonObject> &from = isClass ? m_classes : m_groups;
    for (const QJsonObject &raw : from) {
        const QString full = raw.value("$id"_L1).toString();
        if (full != id && altId(full) != id)
            continue;
        QJsonObject root;
        insertFields(root, {}, raw.value("fields"_L1).toObject(), m_types);
        QJsonObject resource{{u"$id"_s, full},
                             {u"meta:altId"_s, altId(full)},
                             {u"meta:resourceType"_s, isClass ? u"classes"_s : u"mixins"_s},
                             {u"version"_s, u"1.0"_s},
                             {u"title"_s, raw.value("title"_L1)},
                             {u"description"_s, raw.value("description"_L1)},
                             {u"type"_s, u"object"_s},
                             {u"meta:extensible"_s, true},
                             {u"meta:abstract"_s, true},
                             {u"meta:xdmType"_s, u"object"_s},
                             {u"meta:containerId"_s, u"global"_s},
                             {u"properties"_s, root.value("properties"_L1)}};
        if (root.contains("required"_L1))
            resource.insert("required"_L1, root.value("required"_L1));
        resource.insert(isClass ? "meta:extends"_L1 : "meta:intendedToExtend"_L1,
                        raw.value(isClass ? "extends"_L1 : "for"_L1));
        return resource;
    }
    return {};
}

void XdmLibrary::contribute(QJsonObject &root, const QString &ref, const QString &sandbox,
                            ResourceStore &store)
{
    load();
    if (m_classes.contains(ref) || m_groups.contains(ref)) {
        const QJsonObject raw =
            m_classes.contains(ref) ? m_classes.value(ref) : m_groups.value(ref);
        insertFields(root, {}, raw.value("fields"_L1).toObject(), m_types);
        return;
    }
    std::optional<QJsonObject> own = store.find(kind::fieldGroups, sandbox, ref);
    if (!own)
        own = store.find(kind::classes, sandbox, ref);
    if (!own)
        return;
    const QJsonObject definitions = own->value("definitions"_L1).toObject();
    root = merged(root, {{u"properties"_s, withXdmTypes(*own).value("properties"_L1)}});
    for (const QJsonValue &part : own->value("allOf"_L1).toArray()) {
        const QString inner = part.toObject().value("$ref"_L1).toString();
        if (inner.startsWith("#/definitions/"_L1)) {
            const QJsonObject definition = definitions.value(inner.section(u'/', -1)).toObject();
            root = merged(root, withXdmTypes(definition));
        } else if (!inner.isEmpty() && inner != ref) {
            contribute(root, inner, sandbox, store);
        } else {
            root = merged(root, withXdmTypes(part.toObject()));
        }
    }
}

QJsonObject XdmLibrary::resolved(const QJsonObject &schema, const QString &sandbox,
                                 ResourceStore &store)
{
    const QString id = schema.value("$id"_L1).toString();
    const QString key = sandbox + u'|' + id;
    if (m_resolved.contains(key))
        return m_resolved.value(key);
    QJsonObject root;
    for (const QJsonValue &part : schema.value("allOf"_L1).toArray())
        contribute(root, part.toObject().value("$ref"_L1).toString(), sandbox, store);
    // A primary identity makes its field and the objects around it required.
    for (const QJsonObject &descriptor : store.list(kind::descriptors, sandbox)) {
        if (descriptor.value("xdm:sourceSchema"_L1) != QJsonValue(id) ||
            descriptor.value("@type"_L1) != "xdm:descriptorIdentity"_L1 ||
            !descriptor.value("xdm:isPrimary"_L1).toBool())
            continue;
        const QStringList path =
            descriptor.value("xdm:sourceProperty"_L1).toString().split(u'/', Qt::SkipEmptyParts);
        const auto demand = [](auto &&self, QJsonObject &node, const QStringList &rest) -> void {
            if (rest.isEmpty())
                return;
            require(node, rest.first());
            QJsonObject properties = node.value("properties"_L1).toObject();
            QJsonObject child = properties.value(rest.first()).toObject();
            if (rest.size() == 1)
                child.insert("minLength"_L1, 1);
            self(self, child, rest.mid(1));
            properties.insert(rest.first(), child);
            node.insert("properties"_L1, properties);
        };
        demand(demand, root, path);
    }
    QJsonObject result = schema;
    result.remove("allOf"_L1);
    result.remove("definitions"_L1);
    result.insert("properties"_L1, root.value("properties"_L1));
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
