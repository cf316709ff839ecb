// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/localplatform.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QtTest>

namespace dfw::localplatform::test {

using namespace Qt::StringLiterals;

struct Answer
{
    int status = 0;
    QByteArray body;
    QString requestId;
    QString location;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;

    QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    QString id() const { return object().value("id"_L1).toString(); }
    /// The service's code, whichever shape the body has.
    QString code() const
    {
        const QJsonObject o = object();
        for (const auto key : {"error_code"_L1, "error"_L1}) {
            if (o.contains(key))
                return o.value(key).toString();
        }
        const QString type = o.value("type"_L1).toString();
        return type.startsWith("/placeholder"_L1) ? o.value("title"_L1).toString()
                                                  : type.section(u'/', -1);
    }
};

/// A client that shares nothing with the program's own: plain QNetworkAccessManager, waiting.
class Client
{
public:
    explicit Client(const LocalPlatform &platform)
        : m_base(platform.baseUrl()), m_credentials(platform.credentials())
    {
        m_network.setProxy(QNetworkProxy::NoProxy);
        m_network.setTransferTimeout(20000);
    }

    QNetworkRequest request(const QString &pathAndQuery) const
    {
        QNetworkRequest request(QUrl(m_base.toString() + pathAndQuery, QUrl::StrictMode));
        request.setRawHeader("Authorization",
                             "Bearer " + m_credentials.accessToken.reveal().toLatin1());
        request.setRawHeader("x-api-key", m_credentials.apiKey.toLatin1());
        request.setRawHeader("x-gw-ims-org-id", m_credentials.organisation.toLatin1());
        request.setRawHeader("x-sandbox-name", m_credentials.sandbox.toLatin1());
        request.setRawHeader("Accept", "application/json");
        request.setRawHeader("Content-Type", "application/json");
        return request;
    }

    Answer send(const QByteArray &method, const QNetworkRequest &request,
                const QByteArray &body = {})
    {
        QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
        return wait(reply);
    }
    Answer get(const QString &path) { return send("GET", request(path)); }
    Answer get(const QString &path, const QByteArray &accept)
    {
        QNetworkRequest r = request(path);
        r.setRawHeader("Accept", accept);
        return send("GET", r);
    }
    Answer post(const QString &path, const QJsonObject &body)
    {
        return send("POST", request(path), QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    Answer remove(const QString &path) { return send("DELETE", request(path)); }
    Answer patch(const QString &path, const QByteArray &etag, const QJsonArray &operations)
    {
        QNetworkRequest r = request(path);
        if (!etag.isEmpty())
            r.setRawHeader("If-Match", etag);
        return send("PATCH", r, QJsonDocument(operations).toJson(QJsonDocument::Compact));
    }
    static Answer wait(QNetworkReply *reply)
    {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        const Answer answer{.status =
                                reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                            .body = reply->isOpen() ? reply->readAll() : QByteArray(),
                            .requestId = QString::fromLatin1(reply->rawHeader("x-request-id")),
                            .location = QString::fromLatin1(reply->rawHeader("Location")),
                            .error = reply->error()};
        reply->deleteLater();
        return answer;
    }
    QNetworkAccessManager &network() { return m_network; }

private:
    QNetworkAccessManager m_network;
    QUrl m_base;
    DemoCredentials m_credentials;
};

inline const QString flowService = u"/data/foundation/flowservice/"_s;
inline const QString mappingSets = u"/data/foundation/conversion/mappingSets"_s;
inline const QString customerSchema =
    u"https://ns.adobe.com/dfwdemo/schemas/52b59140414aa6a370ef5e21155fd7a686744b8739ecc168"_s;
inline const QString strictSchema =
    u"https://ns.adobe.com/dfwdemo/schemas/c0ffee1200aa34bb56cc78dd90ee12ff34aa56bb78cc90dd"_s;
inline const QString customerDataSet = u"6019e0e7c5dcf718db5ebc71"_s;
inline const QString strictDataSet = u"6019e0e7c5dcf718db5ebc73"_s;
inline const QString baseConnection = u"6990abad-977d-41b9-a85d-17ea8cf1c0e4"_s;
inline const QString bigQuery = u"3c9b37f8-13a6-43d8-bad3-b863b941fedd"_s;
inline const QString dataLake = u"c604ff05-7f1a-43c0-8e18-33bf874cb11c"_s;
inline const QString crmFlowSpec = u"14518937-270c-4525-bdec-c2ba7cce3860"_s;

/// How long a run may take on a busy machine with an instrumented build, ms. A bound, not a wait.
constexpr int runTimeout = 60000;

inline std::unique_ptr<LocalPlatform> started(LocalPlatformOptions options = {})
{
    auto platform = LocalPlatform::start(options);
    return platform ? platform.takeValue() : nullptr;
}

// Bodies of the tutorial, typed as the flow spec declares.

inline QJsonObject column(const QString &name)
{
    return {{u"name"_s, name},
            {u"type"_s, u"string"_s},
            {u"xdm"_s, QJsonObject{{u"type"_s, u"string"_s}}}};
}

inline QJsonObject sourceBody(const QString &table, const QStringList &columns)
{
    QJsonArray list;
    for (const QString &name : columns)
        list.append(column(name));
    return {{u"name"_s, u"Source of a test"_s},
            {u"baseConnectionId"_s, baseConnection},
            {u"data"_s, QJsonObject{{u"format"_s, u"tabular"_s}}},
            {u"params"_s, QJsonObject{{u"tableName"_s, table}, {u"columns"_s, list}}},
            {u"connectionSpec"_s, QJsonObject{{u"id"_s, bigQuery}, {u"version"_s, u"1.0"_s}}}};
}

inline QJsonObject targetBody(const QString &schema, const QString &dataSet)
{
    return {{u"name"_s, u"Target of a test"_s},
            {u"data"_s,
             QJsonObject{
                 {u"schema"_s, QJsonObject{{u"id"_s, schema},
                                           {u"version"_s,
                                            u"application/vnd.adobe.xed-full+json;version=1"_s}}}}},
            {u"params"_s, QJsonObject{{u"dataSetId"_s, dataSet}}},
            {u"connectionSpec"_s, QJsonObject{{u"id"_s, dataLake}, {u"version"_s, u"1.0"_s}}}};
}

/// Pairs of source and destination in the tutorials' style.
inline QJsonObject mappingBody(const QString &schema, const QList<QPair<QString, QString>> &rows)
{
    QJsonArray mappings;
    for (const auto &[source, destination] : rows) {
        mappings.append(QJsonObject{{u"sourceAttribute"_s, source},
                                    {u"destinationXdmPath"_s, destination},
                                    {u"identity"_s, false},
                                    {u"version"_s, 0}});
    }
    return {{u"version"_s, 0},
            {u"xdmSchema"_s, schema},
            {u"xdmVersion"_s, u"1.0"_s},
            {u"mappings"_s, mappings}};
}

inline const QList<QPair<QString, QString>> tutorialRows = {
    {u"TestID"_s, u"_id"_s},
    {u"Name"_s, u"person.name.fullName"_s},
    {u"Datefield"_s, u"person.birthDate"_s}};

inline QJsonObject schedule(qint64 startTime, const QString &frequency, int interval, bool backfill)
{
    return {{u"startTime"_s, startTime},
            {u"frequency"_s, frequency},
            {u"interval"_s, interval},
            {u"backfill"_s, backfill}};
}

/// Everything a flow needs, created.
struct Parts
{
    QString source;
    QString target;
    QString mapping;
};

inline Parts createParts(Client &client, const QString &table, const QStringList &columns,
                         const QString &schema, const QString &dataSet,
                         const QList<QPair<QString, QString>> &rows)
{
    return {client.post(flowService + u"sourceConnections"_s, sourceBody(table, columns)).id(),
            client.post(flowService + u"targetConnections"_s, targetBody(schema, dataSet)).id(),
            client.post(mappingSets, mappingBody(schema, rows)).id()};
}

inline QJsonObject flowBody(const Parts &parts, const QJsonObject &scheduleParams,
                            const QString &deltaColumn = u"Datefield"_s)
{
    return {{u"name"_s, u"Flow of a test"_s},
            {u"flowSpec"_s, QJsonObject{{u"id"_s, crmFlowSpec}, {u"version"_s, u"1.0"_s}}},
            {u"sourceConnectionIds"_s, QJsonArray{parts.source}},
            {u"targetConnectionIds"_s, QJsonArray{parts.target}},
            {u"transformations"_s,
             QJsonArray{
                 QJsonObject{{u"name"_s, u"Copy"_s},
                             {u"params"_s, QJsonObject{{u"deltaColumn"_s,
                                                        QJsonObject{{u"name"_s, deltaColumn}}}}}},
                 QJsonObject{{u"name"_s, u"Mapping"_s},
                             {u"params"_s, QJsonObject{{u"mappingId"_s, parts.mapping},
                                                       {u"mappingVersion"_s, u"0"_s}}}}}},
            {u"scheduleParams"_s, scheduleParams}};
}

inline QList<QJsonObject> runsOf(Client &client, const QString &flowId)
{
    const Answer answer =
        client.get(flowService + u"runs?orderby=createdAt&property=flowId=="_s + flowId);
    QList<QJsonObject> runs;
    for (const QJsonValue &run : answer.object().value("items"_L1).toArray())
        runs.append(run.toObject());
    return runs;
}

inline QString statusOf(const QJsonObject &run)
{
    return run.value("metrics"_L1)
        .toObject()
        .value("statusSummary"_L1)
        .toObject()
        .value("status"_L1)
        .toString();
}

inline QJsonObject countsOf(const QJsonObject &run)
{
    return run.value("metrics"_L1).toObject().value("recordSummary"_L1).toObject();
}

/// The flow has `count` runs and the last has ended with `status`.
inline bool lastRunEnded(Client &client, const QString &flowId, qsizetype count,
                         const QString &status)
{
    const QList<QJsonObject> runs = runsOf(client, flowId);
    return runs.size() == count && statusOf(runs.last()) == status;
}

/// Moves the platform's clock away from the tutorial's raster of 15 minutes where it is near: a
/// second run that comes due in the middle of a test would be right, and not what is counted.
inline void keepClearOfTheRaster(LocalPlatform &platform)
{
    constexpr qint64 start = 1612310466;
    constexpr qint64 period = 15 * 60;
    constexpr qint64 testsTakeLess = 5 * 60;
    const qint64 left = period - (QDateTime::currentSecsSinceEpoch() - start) % period;
    if (left < testsTakeLess)
        platform.advanceClock(std::chrono::seconds(testsTakeLess));
}

} // namespace dfw::localplatform::test
