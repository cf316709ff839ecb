// SPDX-License-Identifier: Apache-2.0
#include "localplatform/explore.h"

#include "localplatform/refusal.h"
#include "localplatform/sourcedata.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr int previewRows = 100;

QJsonArray listing(const SourceData &source, const QString &prefix)
{
    QJsonArray entries;
    for (const QString &table : source.tables()) {
        if (!table.startsWith(prefix))
            continue;
        entries.append(QJsonObject{{u"type"_s, u"table"_s},
                                   {u"name"_s, table},
                                   {u"path"_s, table},
                                   {u"canPreview"_s, true},
                                   {u"canFetchSchema"_s, true}});
    }
    return entries;
}

Result<HttpResponse> describe(const SourceData &source, const QString &table, bool withRows)
{
    const QList<SourceColumn> columns = source.columns(table);
    QJsonArray described;
    QStringList names;
    for (const SourceColumn &column : columns) {
        described.append(describeColumn(column));
        names.append(column.name);
    }
    QJsonObject answer{{u"format"_s, u"flat"_s},
                       {u"schema"_s, QJsonObject{{u"columns"_s, described}}}};
    if (withRows) {
        const Result<QList<SourceRow>> rows = source.rows(table, names, 0, previewRows);
        if (!rows)
            return refusal(u"FLOW-1102-500"_s, rows.error().detail, table);
        QJsonArray data;
        for (const SourceRow &row : *rows) {
            QJsonObject object;
            for (qsizetype i = 0; i < names.size(); ++i)
                object.insert(names.at(i), row.values.at(i));
            data.append(object);
        }
        answer.insert("data"_L1, data);
    }
    return jsonResponse(200, answer);
}

} // namespace

Result<HttpResponse> exploreSource(const SourceData &source, const QString &prefix,
                                   const HttpRequest &request)
{
    // The docs write root and table, the published API file ROOT and TABLE.
    const QString what = request.queryValue(u"objectType").toLower();
    const QString object = request.queryValue(u"object");
    if (what == "root"_L1)
        return jsonResponse(200, listing(source, prefix));
    if (request.hasQuery(u"filters")) {
        return refusal(u"LOCAL-1003-400"_s, u"the local Platform does not apply row filters"_s,
                       u"filters"_s);
    }
    if (what == "folder"_L1) {
        const QString folder = object.endsWith(u'.') ? object : object + u'.';
        if (!folder.startsWith(prefix))
            return jsonResponse(200, QJsonArray());
        return jsonResponse(200, listing(source, folder));
    }
    if (what != "table"_L1) {
        return refusal(u"LOCAL-1001-400"_s, u"must be root, folder or table for this connection"_s,
                       u"objectType"_s);
    }
    if (object.isEmpty())
        return refusal(u"LOCAL-1001-400"_s, u"is missing"_s, u"object"_s);
    if (!object.startsWith(prefix) || source.columns(object).isEmpty())
        return refusal(u"FLOW-1439-404"_s, u"There is no such table: "_s + object);
    return describe(source, object, request.queryValue(u"preview") == "true"_L1);
}

} // namespace dfw::localplatform
