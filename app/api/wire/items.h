// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "net/jsonreader.h"

#include <QList>

namespace dfw::api::wire {

/// Reads Flow Service's {"items":[…]}, each by `read(JsonReader &) -> T`. The first entry that
/// lacks something is the error, with its pointer.
template<typename T, typename Read>
Result<QList<T>> readItems(const net::Response &response, const QString &operation, Read read)
{
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    net::JsonReader reader(*body, operation);
    QList<T> out;
    const QJsonArray items = reader.array(QStringLiteral("items"));
    for (qsizetype i = 0; i < items.size(); ++i) {
        net::JsonReader item(items.at(i).toObject(), operation, QStringLiteral("/items/%1").arg(i));
        out.append(read(item));
        if (!item.ok())
            return item.error();
    }
    return reader.result(out);
}

} // namespace dfw::api::wire
