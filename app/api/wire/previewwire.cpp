// SPDX-License-Identifier: Apache-2.0
#include "api/wire/previewwire.h"

#include "api/wire/mappingwire.h"
#include "api/wire/query.h"
#include "net/jsonreader.h"

namespace dfw::api::wire {

using namespace Qt::StringLiterals;

namespace {

const QString operation = u"previewMappingSet"_s;

// What an error looks like is not published; those of validate have "destination" and "exception".
PreviewProblem readProblemOf(const QJsonValue &value)
{
    if (value.isString())
        return {.reason = value.toString()};
    const QJsonObject object = value.toObject();
    for (const auto key : {"exception"_L1, "message"_L1, "error"_L1}) {
        if (const QString reason = object.value(key).toString(); !reason.isEmpty())
            return {.target = object.value("destination"_L1).toString(), .reason = reason};
    }
    return {.target = object.value("destination"_L1).toString()};
}

PreviewedRow readRow(const QJsonObject &object)
{
    PreviewedRow row{.record = object.value("data"_L1).toObject()};
    const QJsonValue errors = object.value("errors"_L1);
    const QJsonArray list = errors.isArray()                         ? errors.toArray()
                            : errors.isObject() || errors.isString() ? QJsonArray{errors}
                                                                     : QJsonArray{};
    for (const QJsonValue &error : list)
        row.problems.append(readProblemOf(error));
    return row;
}

} // namespace

net::Request previewMappingSet(const Mapping &rows, const QString &schemaId,
                               const SampleRows &sample)
{
    QJsonArray data;
    for (const QVariantList &values : sample.rows) {
        QJsonObject row;
        for (qsizetype i = 0; i < sample.columns.size(); ++i)
            row.insert(sample.columns.at(i), QJsonValue::fromVariant(values.value(i)));
        data.append(row);
    }
    return post("previewMappingSet", QByteArray(dataPrep) + "/mappingSets/preview",
                {{u"data"_s, data}, {u"mappingSet"_s, mappingSetBody(rows, schemaId)}},
                net::Repeat::Safe);
}

Result<QList<PreviewedRow>> readPreview(const net::Response &response)
{
    const auto body = net::parseJson(response, operation);
    if (!body)
        return body.error();
    const QJsonArray entries = body->isArray() ? body->toArray() : QJsonArray{*body};
    QList<PreviewedRow> out;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString path = body->isArray() ? u"/%1"_s.arg(i) : QString();
        net::JsonReader reader(entries.at(i).toObject(), operation, path);
        // A row that comes to nothing has {} or null here, but the key is always there.
        const QJsonValue data = reader.all().value("data"_L1);
        if (!data.isObject() && !data.isNull())
            reader.fail(u"data"_s);
        if (!reader.ok())
            return reader.error();
        out.append(readRow(reader.all()));
    }
    return out;
}

} // namespace dfw::api::wire
