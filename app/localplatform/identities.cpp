// SPDX-License-Identifier: Apache-2.0
#include "localplatform/identities.h"

#include "localplatform/refusal.h"
#include "localplatform/world.h"

namespace dfw::localplatform::identities {

using namespace Qt::StringLiterals;

namespace {

QJsonArray load()
{
    // All namespaces were made at the same moment; the sample of the documentation has this one.
    constexpr qint64 made = 1551688425455;
    QJsonArray namespaces;
    for (const auto &value : demoResource(u"identities.json"_s).value("identities"_L1).toArray()) {
        QJsonObject entry = value.toObject();
        entry.insert("status"_L1, u"ACTIVE"_s);
        entry.insert("createTime"_L1, made);
        entry.insert("updateTime"_L1, made);
        namespaces.append(entry);
    }
    return namespaces;
}

} // namespace

const QJsonArray &all()
{
    static const QJsonArray namespaces = load();
    return namespaces;
}

std::optional<QJsonObject> find(const QString &codeOrNumber, bool byNumber)
{
    for (const auto &value : all()) {
        const QJsonObject entry = value.toObject();
        const QString name = byNumber ? QString::number(entry.value("id"_L1).toInteger())
                                      : entry.value("code"_L1).toString();
        if (name == codeOrNumber)
            return entry;
    }
    return {};
}

Result<HttpResponse> handle(const HttpRequest &request, const QStringList &rest)
{
    if (rest.value(0) != "identities"_L1 || rest.size() > 2)
        return plainRefusal(404, u"NotFoundError"_s, u"The local Platform has no such resource"_s);
    if (request.method != "GET") {
        return plainRefusal(405, u"MethodNotAllowedError"_s,
                            u"Namespaces can only be read in the local Platform"_s);
    }
    if (rest.size() == 1)
        return jsonResponse(200, all());
    if (const auto found = find(rest.at(1), true))
        return jsonResponse(200, *found);
    return refusal(u"NAMESPACE_NOT_FOUND"_s, u"No namespace has the id "_s + rest.at(1));
}

} // namespace dfw::localplatform::identities
