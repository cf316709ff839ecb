// SPDX-License-Identifier: Apache-2.0
#include "localplatform/leniency.h"

#include "localplatform/refusal.h"
#include "spec/typedwriter.h"

namespace dfw::localplatform::leniency {

using namespace Qt::StringLiterals;

QJsonObject readable(bool strict, const QJsonObject &values, const QJsonObject &schema)
{
    return strict ? values : spec::writeObjectAs(values, schema);
}

QJsonObject readableMappingParams(bool strict, const QJsonObject &params)
{
    QJsonObject read = params;
    const QJsonValue version = params.value("mappingVersion"_L1);
    if (!strict && version.isDouble())
        read.insert("mappingVersion"_L1, QString::number(version.toInteger()));
    return read;
}

std::optional<Error> checkMappingSet(bool strict, const QJsonObject &body)
{
    if (strict && body.contains("id"_L1))
        return refusal(u"DPCO-LOCAL-2001-400"_s, u"is made by the service, leave it out"_s,
                       u"/id"_s);
    return {};
}

std::optional<Error> checkDataSetQuery(bool strict, const HttpRequest &request)
{
    if (strict && request.hasQuery(u"requestDataSource"))
        return plainRefusal(400, u"BadRequestError"_s,
                            u"requestDataSource: not a parameter of this call"_s);
    return {};
}

std::optional<Error> checkSourceParams(bool strict, const QJsonObject &params)
{
    if (!strict)
        return {};
    for (const auto key : {"recursive"_L1, "cdcEnabled"_L1}) {
        if (params.contains(key) && !params.value(key).isBool())
            return refusal(u"LOCAL-1002-400"_s, u"must be true or false"_s, u"/params/"_s + key);
    }
    return {};
}

} // namespace dfw::localplatform::leniency
