// SPDX-License-Identifier: Apache-2.0
#include "localplatform/explore.h"

#include "localplatform/refusal.h"
#include "localplatform/rowfilter.h"
#include "localplatform/source.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr int previewRows = 100;

QString nameOf(SourceEntry::Kind kind)
{
    switch (kind) {
    case SourceEntry::Kind::Folder:
        return u"folder"_s;
    case SourceEntry::Kind::File:
        return u"file"_s;
    case SourceEntry::Kind::Table:
        break;
    }
    return u"table"_s;
}

Result<HttpResponse> listing(Source &source, const QString &folder)
{
    const Result<QList<SourceEntry>> entries = source.list(folder);
    if (!entries)
        return entries.error();
    QJsonArray answer;
    for (const SourceEntry &entry : *entries) {
        const bool readable = entry.kind != SourceEntry::Kind::Folder;
        answer.append(QJsonObject{{u"type"_s, nameOf(entry.kind)},
                                  {u"name"_s, entry.name},
                                  {u"path"_s, entry.path},
                                  {u"canPreview"_s, readable},
                                  {u"canFetchSchema"_s, readable}});
    }
    return jsonResponse(200, answer);
}

Result<HttpResponse> described(Source &source, const SourceSelection &selection, bool withRows)
{
    const Result<SourceSample> sample = source.describe(selection, withRows ? previewRows : 0);
    if (!sample)
        return sample.error();
    QJsonArray columns;
    for (const SourceColumn &column : sample->columns)
        columns.append(describeColumn(column));
    QJsonObject answer{{u"format"_s, u"flat"_s},
                       {u"schema"_s, QJsonObject{{u"columns"_s, columns}}}};
    if (!sample->properties.isEmpty())
        answer.insert("properties"_L1, sample->properties);
    if (withRows) {
        QJsonArray data;
        for (const SourceRow &row : sample->rows) {
            // Rows that cannot be read show up in a run, counted and with their reason.
            if (!row.problem.isEmpty())
                continue;
            QJsonObject object;
            for (qsizetype i = 0; i < sample->columns.size(); ++i)
                object.insert(sample->columns.at(i).name, row.values.at(i));
            data.append(object);
        }
        answer.insert("data"_L1, data);
    }
    return jsonResponse(200, answer);
}

} // namespace

Result<HttpResponse> exploreSource(Source &source, const ExploreTraits &traits,
                                   const HttpRequest &request)
{
    // The docs write root and table, the published API file ROOT and TABLE.
    const QString what = request.queryValue(u"objectType").toLower();
    const QString object = request.queryValue(u"object");
    if (what == "root"_L1)
        return listing(source, QString());
    if (what == "folder"_L1) {
        // A page of the documentation asks for the folder "root" and means the root.
        return listing(source, traits.hasFiles && object == "root"_L1 ? QString() : object);
    }
    const QString wanted = traits.hasFiles ? u"file"_s : u"table"_s;
    if (what != wanted) {
        return refusal(u"LOCAL-1001-400"_s,
                       u"must be root, folder or %1 for this connection"_s.arg(wanted),
                       u"objectType"_s);
    }
    if (object.isEmpty())
        return refusal(u"LOCAL-1001-400"_s, u"is missing"_s, u"object"_s);
    SourceSelection selection{.path = object};
    if (request.hasQuery(u"filters")) {
        if (!traits.takesFilters) {
            return refusal(u"LOCAL-1003-400"_s,
                           u"this connector does not filter rows at the source"_s, u"filters"_s);
        }
        auto filter = decodedFilter(request.queryValue(u"filters"));
        if (!filter)
            return filter.error();
        selection.filter = filter.takeValue();
    }
    if (traits.hasFiles) {
        const Result<FileFormat> format = fileFormatOf(request);
        if (!format)
            return format.error();
        selection.format = *format;
    }
    return described(source, selection, request.queryValue(u"preview").toLower() == "true"_L1);
}

} // namespace dfw::localplatform
