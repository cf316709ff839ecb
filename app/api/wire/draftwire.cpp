// SPDX-License-Identifier: Apache-2.0
#include "api/wire/draftwire.h"

#include "api/wire/query.h"
#include "net/jsonreader.h"

namespace dfw::api::wire {

using namespace Qt::StringLiterals;

namespace {

QByteArray pathOf(Named what, const QString &id)
{
    return QByteArray(flowService) + collectionOf(what) + '/' + pathSegment(id);
}

} // namespace

net::Request asDraft(net::Request create)
{
    if (!create.query.isEmpty())
        create.query += '&';
    create.query += "mode=draft";
    return create;
}

net::Request getDraftable(Named what, const QString &id)
{
    return get("getDraft", pathOf(what, id));
}

bool Draftable::isDraft() const
{
    return state.compare("draft"_L1, Qt::CaseInsensitive) == 0;
}

Result<Draftable> readDraftable(const QString &id, const net::Response &response)
{
    const QString operation = u"getDraft"_s;
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    // {"items":[…]}, some documented answers are the bare object.
    const bool isList = body->contains("items"_L1);
    net::JsonReader reader(isList ? body->value("items"_L1).toArray().first().toObject() : *body,
                           operation, isList ? u"/items/0"_s : QString());
    const Draftable out{.id = reader.text(u"id"_s),
                        .name = reader.textOr(u"name"_s),
                        .state = reader.text(u"state"_s)};
    if (out.id != id)
        reader.fail(u"id"_s);
    if (out.state.isEmpty()) // would pass for one that is published
        reader.fail(u"state"_s);
    return reader.result(out);
}

net::Request publish(Named what, const QString &id)
{
    return {.operation = u"publish"_s,
            .method = "POST",
            .path = pathOf(what, id) + "/action",
            .query = "op=publish",
            .repeat = net::Repeat::Create};
}

Result<Unit> readPublished(const QString &id, const net::Response &response)
{
    const QString operation = u"publish"_s;
    if (response.status == 204 && response.body.isEmpty())
        return Unit{};
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    net::JsonReader reader(*body, operation);
    if (reader.text(u"id"_s) != id)
        reader.fail(u"id"_s);
    return reader.result(Unit{});
}

} // namespace dfw::api::wire
