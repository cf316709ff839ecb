// SPDX-License-Identifier: Apache-2.0
#include "localplatform/xdmnode.h"

#include <QJsonArray>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

void requireMember(QJsonObject &node, const QString &name)
{
    QJsonArray required = node.value("required"_L1).toArray();
    if (!required.contains(name))
        required.append(name);
    node.insert("required"_L1, required);
}

void requirePath(QJsonObject &node, const QStringList &path)
{
    if (path.isEmpty())
        return;
    requireMember(node, path.first());
    QJsonObject properties = node.value("properties"_L1).toObject();
    QJsonObject child = properties.value(path.first()).toObject();
    if (path.size() == 1)
        child.insert("minLength"_L1, 1);
    requirePath(child, path.mid(1));
    properties.insert(path.first(), child);
    node.insert("properties"_L1, properties);
}

QJsonObject mergedNodes(QJsonObject a, const QJsonObject &b)
{
    for (auto it = b.begin(); it != b.end(); ++it) {
        if (it.key() == "properties"_L1) {
            QJsonObject properties = a.value("properties"_L1).toObject();
            const QJsonObject more = it.value().toObject();
            for (auto p = more.begin(); p != more.end(); ++p) {
                properties.insert(p.key(), mergedNodes(properties.value(p.key()).toObject(),
                                                       p.value().toObject()));
            }
            a.insert("properties"_L1, properties);
        } else if (it.key() == "required"_L1) {
            for (const QJsonValue &name : it.value().toArray())
                requireMember(a, name.toString());
        } else if (!a.contains(it.key())) {
            a.insert(it.key(), it.value());
        }
    }
    return a;
}

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
    if (type.isEmpty() && node.contains("properties"_L1)) {
        xdmType = u"object"_s;
    } else if (format == "date"_L1 || format == "date-time"_L1) {
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
    if (!xdmType.isEmpty())
        node.insert("meta:xdmType"_L1, xdmType);
    return node;
}

std::optional<QJsonObject> nodeAt(QJsonObject node, const QStringList &path)
{
    for (const QString &name : path) {
        const QJsonValue next = node.value("properties"_L1).toObject().value(name);
        if (!next.isObject())
            return {};
        node = next.toObject();
    }
    return node;
}

} // namespace dfw::localplatform
