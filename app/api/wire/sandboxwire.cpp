// SPDX-License-Identifier: Apache-2.0
#include "api/wire/sandboxwire.h"

#include "api/wire/query.h"
#include "net/jsonreader.h"

namespace dfw::api::wire {

using namespace Qt::StringLiterals;

net::Request listSandboxes()
{
    // limit and offset must be sent together or the call fails.
    return get("listSandboxes", sandboxManagement, "limit=100&offset=0");
}

Result<QList<Sandbox>> readSandboxes(const net::Response &response)
{
    const auto body = net::parseObject(response, u"listSandboxes"_s);
    if (!body)
        return body.error();
    net::JsonReader reader(*body, u"listSandboxes"_s);
    QList<Sandbox> out;
    const QJsonArray items = reader.array(u"sandboxes"_s);
    for (qsizetype i = 0; i < items.size(); ++i) {
        net::JsonReader item(items.at(i).toObject(), u"listSandboxes"_s, u"/sandboxes/%1"_s.arg(i));
        const Sandbox sandbox{.name = item.text(u"name"_s),
                              .title = item.textOr(u"title"_s),
                              .type = item.textOr(u"type"_s),
                              .state = item.textOr(u"state"_s),
                              .region = item.textOr(u"region"_s)};
        if (!item.ok())
            return item.error();
        out.append(sandbox);
    }
    return reader.result(out);
}

} // namespace dfw::api::wire
