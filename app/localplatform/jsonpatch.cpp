// SPDX-License-Identifier: Apache-2.0
#include "localplatform/jsonpatch.h"

#include "localplatform/refusal.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

struct Change
{
    QString op;
    QStringList path;
    QJsonValue value;
};

QJsonValue applied(const QJsonValue &node, const Change &change, qsizetype at, bool &ok)
{
    if (at == change.path.size())
        return change.value;
    const QString &key = change.path.at(at);
    const bool last = at + 1 == change.path.size();
    const bool removing = change.op == "remove"_L1;
    if (node.isArray()) {
        QJsonArray array = node.toArray();
        bool isIndex = false;
        const int index = key == "-"_L1 ? int(array.size()) : key.toInt(&isIndex);
        if ((!isIndex && key != "-"_L1) || index < 0 || index > array.size()) {
            ok = false;
        } else if (last && removing && index < array.size()) {
            array.removeAt(index);
        } else if (last && change.op == "add"_L1) {
            array.insert(index, change.value);
        } else if (index < array.size()) {
            array[index] = applied(array.at(index), change, at + 1, ok);
        } else {
            ok = false;
        }
        return array;
    }
    QJsonObject object = node.toObject();
    if (last && removing) {
        ok = ok && object.contains(key);
        object.remove(key);
    } else if (last && change.op == "replace"_L1 && !object.contains(key)) {
        ok = false;
    } else if (!last && !object.contains(key)) {
        ok = false;
    } else {
        object.insert(key, applied(object.value(key), change, at + 1, ok));
    }
    return object;
}

} // namespace

Result<QJsonObject> patched(const QJsonObject &entity, const QJsonArray &operations)
{
    QJsonValue result = entity;
    for (qsizetype i = 0; i < operations.size(); ++i) {
        const QJsonObject operation = operations.at(i).toObject();
        Change change{.op = operation.value("op"_L1).toString().toLower(),
                      .path = operation.value("path"_L1).toString().split(u'/').mid(1),
                      .value = operation.value("value"_L1)};
        for (QString &part : change.path)
            part.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
        bool ok =
            (change.op == "add"_L1 || change.op == "replace"_L1 || change.op == "remove"_L1) &&
            !change.path.isEmpty();
        if (ok)
            result = applied(result, change, 0, ok);
        if (!ok)
            return refusal(u"FLOW-1455-400"_s, u"cannot be applied"_s, u"/%1"_s.arg(i));
    }
    return result.toObject();
}

} // namespace dfw::localplatform
