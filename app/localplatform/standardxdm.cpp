// SPDX-License-Identifier: Apache-2.0
#include "localplatform/standardxdm.h"

#include "localplatform/xdmnode.h"

#include <QJsonArray>
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
            requireMember(node, name);
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

} // namespace

QJsonObject standardFields(const QJsonObject &fields, const StandardTypes &types)
{
    QJsonObject root;
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        const QString spec = it.value().toString();
        if (!spec.startsWith(u'@')) {
            const QStringList path = it.key().split(u'.');
            insertField(root, path, 0, leafNode(it.value(), path.last()),
                        it.value().toObject().value("required"_L1).toBool());
            continue;
        }
        const QString type = spec.sliced(1);
        const QJsonObject inner = standardFields(types.fields.value(type).toObject(), types);
        if (it.key().isEmpty()) {
            root = mergedNodes(root, inner);
            continue;
        }
        const QStringList path = it.key().split(u'.');
        QJsonObject node{{u"type"_s, u"object"_s},
                         {u"title"_s, titleFromName(path.last())},
                         {u"meta:xdmType"_s, u"object"_s},
                         {u"meta:xdmField"_s, u"xdm:"_s + path.last()}};
        if (types.ids.contains(type))
            node.insert("meta:referencedFrom"_L1, types.ids.value(type));
        insertField(root, path, 0, mergedNodes(node, inner), false);
    }
    return root;
}

} // namespace dfw::localplatform
