// SPDX-License-Identifier: Apache-2.0
#include "localplatform/xdmvalue.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

QJsonValue inserted(const QJsonValue &into, const QList<PathStep> &path, qsizetype at,
                    const QJsonValue &value)
{
    if (at == path.size())
        return value;
    QJsonObject object = into.toObject();
    const PathStep &step = path.at(at);
    if (step.index < 0) {
        object.insert(step.name, inserted(object.value(step.name), path, at + 1, value));
        return object;
    }
    QJsonArray array = object.value(step.name).toArray();
    // Gaps cannot stay: XDM has no null elements. So elements simply follow each other.
    if (step.index < array.size())
        array[step.index] = inserted(array.at(step.index), path, at + 1, value);
    else
        array.append(inserted({}, path, at + 1, value));
    object.insert(step.name, array);
    return object;
}

void collectMissing(const QJsonObject &record, const QJsonObject &node, const QString &prefix,
                    QStringList &missing)
{
    for (const QJsonValue &name : node.value("required"_L1).toArray()) {
        if (!record.contains(name.toString()))
            missing.append(prefix + name.toString());
    }
    const QJsonObject properties = node.value("properties"_L1).toObject();
    for (auto it = record.begin(); it != record.end(); ++it) {
        const QJsonObject child = properties.value(it.key()).toObject();
        const QString path = prefix + it.key();
        if (it->isObject()) {
            collectMissing(it->toObject(), child, path + u'.', missing);
        } else if (it->isArray()) {
            const QJsonObject items = child.value("items"_L1).toObject();
            for (const QJsonValue &element : it->toArray())
                collectMissing(element.toObject(), items, path + u"[]."_s, missing);
        }
    }
}

} // namespace

dataprep::FieldRules rulesOf(const XdmField &field)
{
    const QJsonObject &node = field.node;
    const auto limit = [&node](const QString &key) {
        const QJsonValue value = node.value(key);
        return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
    };
    const auto length = [&node](const QString &key) {
        const QJsonValue value = node.value(key);
        return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
    };
    dataprep::FieldRules rules{.type = valueTypeFromXdm(field.xdmType()),
                               .rawType = field.xdmType(),
                               .format = node.value("format"_L1).toString(),
                               .enumValues = {},
                               .pattern = node.value("pattern"_L1).toString(),
                               .minLength = length(u"minLength"_s),
                               .maxLength = length(u"maxLength"_s),
                               .minimum = limit(u"minimum"_s),
                               .maximum = limit(u"maximum"_s)};
    for (const QJsonValue &value : node.value("enum"_L1).toArray())
        rules.enumValues.append(value.toVariant().toString());
    return rules;
}

void insertAt(QJsonObject &record, const QList<PathStep> &path, const QJsonValue &value)
{
    record = inserted(record, path, 0, value).toObject();
}

QStringList missingRequired(const QJsonObject &record, const QJsonObject &resolvedSchema)
{
    QStringList missing;
    collectMissing(record, resolvedSchema, {}, missing);
    return missing;
}

} // namespace dfw::localplatform
