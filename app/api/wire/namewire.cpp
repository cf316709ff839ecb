// SPDX-License-Identifier: Apache-2.0
#include "api/wire/namewire.h"

#include "api/wire/items.h"
#include "api/wire/query.h"

#include <utility>

namespace dfw::api::wire {

using namespace Qt::StringLiterals;
using net::JsonReader;

namespace {

constexpr char operation[] = "findByName";

// Catalog reads a comma as "or" and a leading "!" as "not"; "*" stands for anything.
QString catalogPattern(QString name)
{
    name.replace(u',', u'*');
    if (name.startsWith(u'!'))
        name[0] = u'*';
    return name;
}

} // namespace

const char *collectionOf(Named what)
{
    switch (what) {
    case Named::BaseConnection:
        return "/connections";
    case Named::SourceConnection:
        return "/sourceConnections";
    case Named::TargetConnection:
        return "/targetConnections";
    case Named::Flow:
        return "/flows";
    case Named::Dataset:
        return "/dataSets";
    }
    return "";
}

net::Request findByName(Named what, const QString &name)
{
    if (what == Named::Dataset)
        return get(operation, QByteArray(catalog) + collectionOf(what),
                   queryItem("name", catalogPattern(name)) + "&properties=name&limit=100");
    return get(operation, QByteArray(flowService) + collectionOf(what),
               quotedProperty("name", name) + "&limit=100");
}

Result<QStringList> readNamesakes(Named what, const QString &name, const net::Response &response)
{
    QStringList out;
    if (what == Named::Dataset) {
        const auto body = net::parseObject(response, QString::fromLatin1(operation));
        if (!body)
            return body.error();
        for (auto it = body->begin(); it != body->end(); ++it) {
            if (it.value().toObject().value("name"_L1).toString() == name)
                out.append(it.key());
        }
        return out;
    }
    const auto all = readItems<std::pair<QString, QString>>(
        response, QString::fromLatin1(operation),
        [](JsonReader &item) { return std::pair(item.text(u"id"_s), item.textOr(u"name"_s)); });
    if (!all)
        return all.error();
    for (const auto &[id, itsName] : *all) {
        if (itsName == name)
            out.append(id);
    }
    return out;
}

} // namespace dfw::api::wire
