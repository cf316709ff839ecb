// SPDX-License-Identifier: Apache-2.0
#include "mapping/previewrecord.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace dfw::mapping {

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
    // XDM has no null elements, so there can be no gaps: elements follow each other.
    if (step.index < array.size())
        array[step.index] = inserted(array.at(step.index), path, at + 1, value);
    else
        array.append(inserted({}, path, at + 1, value));
    object.insert(step.name, array);
    return object;
}

} // namespace

std::optional<QList<PathStep>> pathSteps(const QString &path)
{
    static const QRegularExpression step(uR"(^([^\[\].]+)(?:\[(\d{1,4}|\*)\])?$)"_s);
    QList<PathStep> out;
    for (const QString &part : path.split(u'.')) {
        const QRegularExpressionMatch match = step.match(part);
        if (!match.hasMatch())
            return {};
        const QString index = match.captured(2);
        out.append(
            {match.captured(1), index.isEmpty() ? -1 : (index == "*"_L1 ? 0 : index.toInt())});
    }
    return out;
}

void insertAt(QJsonObject &record, const QList<PathStep> &path, const QJsonValue &value)
{
    if (path.size() == 1 && path.first().index < 0)
        record.insert(path.first().name, value);
    else
        record = inserted(record, path, 0, value).toObject();
}

QJsonValue valueAt(const QJsonObject &record, const QList<PathStep> &path)
{
    QJsonValue at = record;
    for (const PathStep &step : path) {
        at = at.toObject().value(step.name);
        if (step.index >= 0) {
            const QJsonArray array = at.toArray();
            at = step.index < array.size() ? array.at(step.index)
                                           : QJsonValue(QJsonValue::Undefined);
        }
    }
    return at;
}

RequiredFields::RequiredFields(const SchemaFields &fields) : m_nodes(1)
{
    for (const SchemaField &field : fields.all()) {
        if (!field.requiredInParent)
            continue;
        const qsizetype dot = field.path.lastIndexOf(u'.');
        const int parent = dot < 0 ? 0 : nodeFor(field.path.left(dot));
        m_nodes[parent].required.append(field.path.mid(dot + 1));
    }
}

int RequiredFields::nodeFor(const QString &path)
{
    int node = 0;
    for (QString name : path.split(u'.')) {
        if (name.endsWith("[]"_L1))
            name.chop(2);
        auto known = m_nodes.at(node).children.constFind(name);
        if (known != m_nodes.at(node).children.cend()) {
            node = *known;
            continue;
        }
        const int next = static_cast<int>(m_nodes.size());
        m_nodes[node].children.insert(name, next);
        m_nodes.append(Node());
        node = next;
    }
    return node;
}

void RequiredFields::collect(const QJsonObject &record, int number, const QString &prefix,
                             QStringList &missing) const
{
    const Node &node = m_nodes.at(number);
    for (const QString &name : node.required) {
        if (!record.contains(name))
            missing.append(prefix + name);
    }
    for (auto it = node.children.cbegin(); it != node.children.cend(); ++it) {
        const QJsonValue child = record.value(it.key());
        if (child.isObject())
            collect(child.toObject(), it.value(), prefix + it.key() + u'.', missing);
        const QJsonArray elements = child.toArray();
        for (const QJsonValue &element : elements)
            collect(element.toObject(), it.value(), prefix + it.key() + u"[]."_s, missing);
    }
}

QStringList RequiredFields::missingIn(const QJsonObject &record) const
{
    QStringList missing;
    collect(record, 0, {}, missing);
    missing.sort();
    return missing;
}

} // namespace dfw::mapping
