// SPDX-License-Identifier: Apache-2.0
#include "localplatform/xdmvalue.h"

#include "localplatform/datetime.h"

#include <cmath>
#include <QRegularExpression>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

using Outcome = Converted::Outcome;

Converted value(const QJsonValue &json)
{
    return {Outcome::Value, json, {}};
}

Converted failed(const QString &problem)
{
    return {Outcome::Failed, {}, problem};
}

QString textOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble()) {
        const double number = value.toDouble();
        if (std::abs(number) < 9e15 && number == std::floor(number))
            return QString::number(qint64(number));
        return QString::number(number, 'g', 15);
    }
    return value.toString();
}

bool matchesPattern(const QString &pattern, const QString &text)
{
    // A run uses a handful of patterns thousands of times; compiling them each time would dominate
    // it.
    thread_local QHash<QString, QRegularExpression> compiled;
    auto it = compiled.find(pattern);
    if (it == compiled.end())
        it = compiled.insert(pattern, QRegularExpression(pattern));
    return it->match(text).hasMatch();
}

Converted toText(const QJsonValue &from, const QJsonObject &node)
{
    const QString text = textOf(from);
    if (node.contains("enum"_L1) && !node.value("enum"_L1).toArray().contains(text))
        return failed(u"is not one of the allowed values"_s);
    if (node.contains("pattern"_L1) && !matchesPattern(node.value("pattern"_L1).toString(), text))
        return failed(u"does not match the pattern %1"_s.arg(node.value("pattern"_L1).toString()));
    if (text.size() > node.value("maxLength"_L1).toInteger(text.size()))
        return failed(u"is longer than %1 characters"_s.arg(node.value("maxLength"_L1).toInt()));
    if (node.value("format"_L1).toString() == "email"_L1 &&
        !matchesPattern(u"^[^\\s@]+@[^\\s@]+$"_s, text))
        return failed(u"is no e-mail address"_s);
    return value(text);
}

Converted toNumber(const QJsonValue &from, const XdmField &field, bool whole)
{
    bool ok = from.isDouble();
    const double number = ok ? from.toDouble() : textOf(from).trimmed().toDouble(&ok);
    if (!ok || !std::isfinite(number))
        return failed(u"is no number"_s);
    if (whole && number != std::floor(number))
        return failed(u"is no whole number"_s);
    if (number < field.node.value("minimum"_L1).toDouble(number) ||
        number > field.node.value("maximum"_L1).toDouble(number))
        return failed(u"is out of range for %1"_s.arg(field.xdmType()));
    return whole ? value(QJsonValue(qint64(number))) : value(number);
}

Converted toBoolean(const QJsonValue &from)
{
    static const QStringList yes = {u"y"_s,  u"yes"_s, u"Y"_s,    u"YES"_s,
                                    u"on"_s, u"ON"_s,  u"true"_s, u"TRUE"_s};
    static const QStringList no = {u"n"_s,   u"N"_s,   u"no"_s,    u"NO"_s,
                                   u"off"_s, u"OFF"_s, u"false"_s, u"FALSE"_s};
    if (from.isBool())
        return value(from);
    const QString text = textOf(from);
    if (yes.contains(text))
        return value(true);
    return no.contains(text) ? value(false) : failed(u"is no boolean"_s);
}

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

Converted toXdm(const QJsonValue &from, const XdmField &field)
{
    if (from.isNull() || from.isUndefined())
        return {};
    const QString type = field.xdmType();
    const bool isText = type == "string"_L1;
    if (from.isString() && from.toString().isEmpty())
        return isText ? Converted{} : failed(u"is empty"_s);
    if (type == "date"_L1 || type == "date-time"_L1) {
        const std::optional<QDateTime> moment = parseMoment(textOf(from));
        if (!moment)
            return failed(u"fits none of the date formats"_s);
        return value(type == "date"_L1 ? moment->date().toString(Qt::ISODate)
                                       : toXdmDateTime(*moment));
    }
    if (type == "boolean"_L1)
        return toBoolean(from);
    if (type == "number"_L1)
        return toNumber(from, field, false);
    if (type == "int"_L1 || type == "short"_L1 || type == "long"_L1 || type == "byte"_L1 ||
        type == "integer"_L1)
        return toNumber(from, field, true);
    return toText(from, field.node);
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
