// SPDX-License-Identifier: Apache-2.0
#include "api/wire/batchwire.h"

#include "api/wire/query.h"
#include "net/jsonreader.h"

#include <algorithm>
#include <array>

namespace dfw::api::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 100; // the most that Catalog gives

// Whatever they counted on the way is not in the dataset.
constexpr std::array leftNothing{"failed"_L1,    "failure"_L1,  "aborted"_L1,
                                 "abandoned"_L1, "inactive"_L1, "deleted"_L1};
constexpr std::array complete{"success"_L1, "active"_L1};

template<size_t Count>
bool isOneOf(const std::array<QLatin1StringView, Count> &all, const QString &word)
{
    return std::any_of(all.begin(), all.end(),
                       [&word](QLatin1StringView one) { return word == one; });
}

bool isOf(const QString &datasetId, const QJsonObject &batch)
{
    const QJsonArray related = batch.value("relatedObjects"_L1).toArray();
    bool namesAny = false;
    for (const QJsonValue &one : related) {
        const QJsonObject object = one.toObject();
        if (object.value("type"_L1).toString() != "dataSet"_L1)
            continue;
        namesAny = true;
        if (object.value("id"_L1).toString() == datasetId)
            return true;
    }
    return !namesAny; // the filter that was asked for is all there is to go by
}

} // namespace

net::Request listBatches(const QString &datasetId, int start)
{
    return get("listBatches", QByteArray(catalog) + "/batches",
               queryItem("dataSet", datasetId) + "&orderBy=desc:created&limit=" +
                   QByteArray::number(pageSize) + "&start=" + QByteArray::number(start));
}

Result<BatchPage> readBatches(const QString &datasetId, int start, const net::Response &response)
{
    const QString operation = u"listBatches"_s;
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    BatchPage page;
    for (auto it = body->begin(); it != body->end(); ++it) {
        net::JsonReader batch(it.value().toObject(), operation, u'/' + it.key());
        const QString status = batch.text(u"status"_s);
        if (!batch.ok())
            return batch.error();
        if (!isOf(datasetId, batch.all()) || isOneOf(leftNothing, status))
            continue;
        const QJsonValue count =
            batch.all().value("metrics"_L1).toObject().value("outputRecordCount"_L1);
        const qint64 rows = qMax<qint64>(0, count.toInteger());
        const bool tells = count.isDouble() && isOneOf(complete, status);
        if (tells && rows == 0)
            continue;
        ++page.stored.batches;
        page.stored.rows += rows;
        page.stored.atLeast = page.stored.atLeast || !tells;
    }
    if (body->size() >= pageSize)
        page.next = start + pageSize;
    return page;
}

} // namespace dfw::api::wire
