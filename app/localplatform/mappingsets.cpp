// SPDX-License-Identifier: Apache-2.0
#include "localplatform/mappingsets.h"

#include "localplatform/entityquery.h"
#include "localplatform/leniency.h"
#include "localplatform/mapper.h"
#include "localplatform/refusal.h"
#include "localplatform/world.h"
#include "localplatform/xdm.h"

#include <QJsonDocument>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr auto fullSchema = "application/vnd.adobe.xed-full+json;version=1"_L1;

Error bad(const QString &text, const QString &pointer = {})
{
    return refusal(u"DPCO-LOCAL-2001-400"_s, text, pointer);
}

/// New style: outputSchema.schemaRef.id; old style: xdmSchema.
QString schemaIdOf(const QJsonObject &body)
{
    for (const QStringList &path :
         {QStringList{u"xdmSchema"_s}, QStringList{u"outputSchema"_s, u"schemaRef"_s, u"id"_s},
          QStringList{u"outputSchemaRef"_s, u"id"_s}}) {
        const QString id = valueAt(body, path).toString();
        if (!id.isEmpty())
            return id;
    }
    return {};
}

QJsonObject storedRow(const MappingRow &row, const QJsonObject &from, qint64 now)
{
    using Source = MappingRow::Source;
    // What is written as ATTRIBUTE reads back as a media type.
    const QString type = row.kind == Source::Attribute
                             ? u"text/x.schema-path"_s
                             : (row.kind == Source::Static ? u"STATIC"_s : u"EXPRESSION"_s);
    QJsonObject stored{{u"id"_s, newHex(32)},
                       {u"version"_s, 0},
                       {u"createdDate"_s, now},
                       {u"modifiedDate"_s, now},
                       {u"createdBy"_s, technicalAccount()},
                       {u"modifiedBy"_s, technicalAccount()},
                       {u"sourceType"_s, type},
                       {u"source"_s, row.source},
                       {u"destination"_s, row.destination},
                       {u"identity"_s, false},
                       {u"primaryIdentity"_s, false},
                       {u"matchScore"_s, 0.0},
                       {u"functionVersion"_s, 1},
                       {u"sourceAttribute"_s, row.source},
                       {u"destinationXdmPath"_s, row.destination}};
    for (const auto key : {"name"_L1, "description"_L1}) {
        if (from.contains(key))
            stored.insert(key, from.value(key));
    }
    return stored;
}

} // namespace

Result<HttpResponse> MappingSets::handle(const HttpRequest &request, const QString &sandbox,
                                         const QStringList &rest)
{
    if (rest.value(0) == "mappingSets"_L1) {
        const QString second = rest.value(1);
        if (request.method == "POST" && rest.size() == 1)
            return save(request, sandbox, {});
        if (request.method == "POST" && second == "validate"_L1)
            return validate(request, sandbox);
        if (request.method == "POST" && second == "preview"_L1)
            return preview(request, sandbox);
        if (request.method == "GET" && rest.size() == 1)
            return list(request, sandbox);
        if (request.method == "GET" && rest.size() == 2)
            return get(request, sandbox, second);
        if (request.method == "GET" && rest.size() == 3 && rest.at(2) == "mappings"_L1) {
            if (const auto set = latest(sandbox, second))
                return jsonResponse(200, set->value("mappings"_L1).toArray());
        }
        if (request.method == "PUT" && rest.size() == 2)
            return save(request, sandbox, second);
    }
    return plainRefusal(404, u"NotFoundError"_s, u"The local Platform has no such resource"_s);
}

std::optional<QJsonObject> MappingSets::latest(const QString &sandbox, const QString &id)
{
    std::optional<QJsonObject> found;
    for (int version = 0;; ++version) {
        const auto next =
            m_world.store->find(kind::mappingSets, sandbox, u"%1/%2"_s.arg(id).arg(version));
        if (!next)
            return found;
        found = next;
    }
}

Result<QJsonObject> MappingSets::schemaOf(const QString &sandbox, const QJsonObject &body)
{
    const QString id = schemaIdOf(body);
    if (id.isEmpty())
        return bad(u"the body names no schema (xdmSchema or outputSchema.schemaRef.id)"_s);
    const auto schema = m_world.store->find(kind::schemas, sandbox, id);
    if (!schema)
        return bad(u"there is no such schema in this sandbox: "_s + id);
    return m_world.xdm->resolved(*schema, sandbox, *m_world.store);
}

std::optional<Error> MappingSets::check(const QJsonObject &body, const QJsonObject &schema) const
{
    if (const auto refused = leniency::checkMappingSet(m_world.strict, body))
        return refused;
    const QJsonArray mappings = body.value("mappings"_L1).toArray();
    if (mappings.isEmpty())
        return bad(u"holds no row"_s, u"/mappings"_s);
    QStringList seen;
    for (qsizetype i = 0; i < mappings.size(); ++i) {
        const MappingRow row = readMappingRow(mappings.at(i).toObject());
        std::optional<Error> refused = Mapper::checkRow(row, schema);
        if (!refused && seen.contains(row.destination))
            refused = bad(u"is the destination of two rows: "_s + row.destination);
        if (refused) {
            refused->where = u"/mappings/%1 (%2)"_s.arg(i).arg(row.destination);
            return refused;
        }
        seen.append(row.destination);
    }
    return {};
}

Result<HttpResponse> MappingSets::save(const HttpRequest &request, const QString &sandbox,
                                       const QString &id)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return plainRefusal(400, u"BadRequestError"_s, u"the body must be a JSON object"_s);
    const QJsonObject body = document.object();
    std::optional<QJsonObject> previous;
    if (!id.isEmpty()) {
        previous = latest(sandbox, id);
        if (!previous)
            return plainRefusal(404, u"NotFoundError"_s, u"There is no mapping set "_s + id);
    }
    const Result<QJsonObject> schema = schemaOf(sandbox, body);
    if (!schema)
        return schema.error();
    QJsonObject checked = body;
    if (previous)
        checked.remove("id"_L1);
    if (const auto refused = check(checked, *schema))
        return *refused;

    const qint64 now = m_world.clock.nowMs();
    const QString schemaId = schemaIdOf(body);
    const int version = previous ? previous->value("version"_L1).toInt() + 1 : 0;
    QJsonArray rows;
    for (const QJsonValue &value : body.value("mappings"_L1).toArray())
        rows.append(storedRow(readMappingRow(value.toObject()), value.toObject(), now));
    const QJsonObject schemaRef{{u"id"_s, schemaId}, {u"contentType"_s, QString(fullSchema)}};
    QJsonObject set{
        {u"id"_s, previous ? id : newHex(32)},
        {u"version"_s, version},
        {u"createdDate"_s, previous ? previous->value("createdDate"_L1) : QJsonValue(now)},
        {u"modifiedDate"_s, now},
        {u"createdBy"_s, technicalAccount()},
        {u"modifiedBy"_s, technicalAccount()}};
    const QJsonObject answer = set;
    set.insert("supportVersion"_L1, u"1.1"_s);
    set.insert("inputSchema"_L1, QJsonObject{{u"version"_s, 0}});
    set.insert("outputSchema"_L1, QJsonObject{{u"version"_s, 0}, {u"schemaRef"_s, schemaRef}});
    set.insert("mappings"_L1, rows);
    set.insert("status"_L1, u"PUBLISHED"_s);
    set.insert("xdmVersion"_L1, body.value("xdmVersion"_L1).toString(u"1.0"_s));
    set.insert("schemaRef"_L1, schemaRef);
    set.insert("xdmSchema"_L1, schemaId);
    if (body.contains("name"_L1))
        set.insert("name"_L1, body.value("name"_L1));
    m_world.store->put(kind::mappingSets, sandbox,
                       u"%1/%2"_s.arg(set.value("id"_L1).toString()).arg(version), set);
    return jsonResponse(200, previous ? set : answer);
}

Result<HttpResponse> MappingSets::list(const HttpRequest &request, const QString &sandbox)
{
    bool limitOk = false;
    bool startOk = false;
    const int limit = request.queryValue(u"limit").toInt(&limitOk);
    const int start = request.queryValue(u"start").toInt(&startOk);
    if (!limitOk || !startOk || limit < 1 || start < 0)
        return plainRefusal(400, u"BadRequestError"_s, u"limit and start are required"_s);
    QList<QJsonObject> sets =
        filtered(m_world.store->list(kind::mappingSets, sandbox), request.queryValues(u"property"));
    if (request.hasQuery(u"name")) {
        sets.removeIf([name = request.queryValue(u"name")](const QJsonObject &set) {
            return set.value("name"_L1).toString() != name;
        });
    }
    if (request.hasQuery(u"orderBy"))
        sortBy(sets, request.queryValue(u"orderBy").trimmed());
    QJsonArray data;
    for (qsizetype i = start; i < sets.size() && data.size() < limit; ++i)
        data.append(sets.at(i));
    return jsonResponse(200, QJsonObject{{u"data"_s, data},
                                         {u"_page"_s, QJsonObject{{u"count"_s, data.size()},
                                                                  {u"limit"_s, limit}}}});
}

Result<HttpResponse> MappingSets::get(const HttpRequest &request, const QString &sandbox,
                                      const QString &id)
{
    std::optional<QJsonObject> set;
    if (request.hasQuery(u"version")) {
        set = m_world.store->find(kind::mappingSets, sandbox,
                                  id + u'/' + request.queryValue(u"version"));
    } else {
        set = latest(sandbox, id);
    }
    if (!set)
        return plainRefusal(404, u"NotFoundError"_s, u"There is no mapping set "_s + id);
    return jsonResponse(200, *set);
}

Result<HttpResponse> MappingSets::validate(const HttpRequest &request, const QString &sandbox)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const Result<QJsonObject> schema = schemaOf(sandbox, body);
    if (!schema)
        return schema.error();
    QJsonArray responses;
    QStringList seen;
    for (const QJsonValue &value : body.value("mappings"_L1).toArray()) {
        const MappingRow row = readMappingRow(value.toObject());
        std::optional<Error> refused = Mapper::checkRow(row, *schema);
        if (!refused && seen.contains(row.destination))
            refused = bad(u"is the destination of two rows"_s, row.destination);
        seen.append(row.destination);
        QJsonValue errors = QJsonValue::Null;
        if (refused) {
            errors = QJsonArray{
                QJsonObject{{u"destination"_s, row.destination},
                            {u"exception"_s, refused->serverText},
                            {u"source"_s, row.source},
                            {u"columnName"_s, row.source},
                            {u"sourceType"_s,
                             value.toObject().value("sourceType"_L1).toString(u"ATTRIBUTE"_s)}}};
        }
        responses.append(QJsonObject{{u"status"_s, refused ? u"FAILED"_s : u"SUCCESS"_s},
                                     {u"errors"_s, errors}});
    }
    return jsonResponse(200, QJsonObject{{u"validationResponse"_s, responses}});
}

Result<HttpResponse> MappingSets::preview(const HttpRequest &request, const QString &sandbox)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QJsonObject set = body.value("mappingSet"_L1).toObject();
    const Result<QJsonObject> schema = schemaOf(sandbox, set);
    if (!schema)
        return schema.error();
    const Result<Mapper> mapper = Mapper::compile(set, *schema, surroundingsOf(m_world));
    if (!mapper)
        return mapper.error();
    const QJsonValue data = body.value("data"_L1);
    const QJsonArray rows = data.isArray() ? data.toArray() : QJsonArray{data};
    QJsonArray previews;
    for (const QJsonValue &value : rows) {
        RowValues row;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            row.insert(it.key(), it.value());
        const Mapper::Output output = mapper->map(row);
        QJsonArray errors;
        for (const RowIssue &issue : output.issues) {
            errors.append(QJsonObject{{u"destination"_s, issue.target},
                                      {u"exception"_s, issue.message},
                                      {u"source"_s, issue.column}});
        }
        previews.append(QJsonObject{
            {u"data"_s, output.record},
            {u"errors"_s, errors.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(errors)}});
    }
    // One object in, one object out; an array in, an array out: both are documented.
    return data.isArray() ? jsonResponse(200, previews)
                          : jsonResponse(200, previews.first().toObject());
}

} // namespace dfw::localplatform
