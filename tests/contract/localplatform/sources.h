// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client.h"

namespace dfw::localplatform::test {

// Bodies and questions for sources beyond the database tutorial.

inline const QString fileFlowSpec = u"9753525b-82c7-4dce-8a9b-5ccfce2b9876"_s;
inline const QString fileShare = u"ac33bd66-1565-4915-b3bd-6615657915c4"_s;
inline const QString azureFiles = u"be5ec48c-5b78-49d5-b8fa-7c89ec4569b8"_s;
inline const QString serviceDesk = u"60a5c8b9-3c30-43ba-a5c8-b93c3093ba66"_s;
inline const QString serviceNow = u"eb13cb25-47ab-407f-ba89-c0125281c563"_s;
inline const QString postgreSql = u"74a1c565-4e59-48d7-9d67-7c03b8a13137"_s;
inline const QString mySql = u"26d738e0-8963-47ea-aadf-c60de735468a"_s;
inline const QString mariaDb = u"3000eb99-cd47-43f3-827c-43caf170f015"_s;

inline QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

inline Answer explored(Client &client, const QString &connection, const QString &query)
{
    return client.get(flowService + u"connections/"_s + connection + u"/explore?"_s + query);
}

inline QJsonObject specReference(const QString &id)
{
    return {{u"id"_s, id}, {u"version"_s, u"1.0"_s}};
}

inline QJsonObject connectionBody(const QString &spec, const QString &auth,
                                  const QJsonObject &params)
{
    return {{u"name"_s, u"Base of a test"_s},
            {u"auth"_s, QJsonObject{{u"specName"_s, auth}, {u"params"_s, params}}},
            {u"connectionSpec"_s, specReference(spec)}};
}

inline QJsonObject fileSourceBody(const QString &path, const QString &format = u"delimited"_s,
                                  const QJsonObject &properties = {}, const QJsonObject &more = {})
{
    QJsonObject params = more;
    params.insert("path"_L1, path);
    QJsonObject data{{u"format"_s, format}};
    if (!properties.isEmpty())
        data.insert("properties"_L1, properties);
    return {{u"name"_s, u"Files of a test"_s},
            {u"baseConnectionId"_s, fileShare},
            {u"data"_s, data},
            {u"params"_s, params},
            {u"connectionSpec"_s, specReference(azureFiles)}};
}

/// A flow over a source connection that exists; without Copy unless there is a delta column.
inline Answer startedFlow(Client &client, const QString &source, const QString &flowSpec,
                          const QList<QPair<QString, QString>> &rows,
                          const QJsonObject &scheduleParams, const QString &deltaColumn = {},
                          const QString &schema = customerSchema,
                          const QString &dataSet = customerDataSet)
{
    const Parts parts{
        source, client.post(flowService + u"targetConnections"_s, targetBody(schema, dataSet)).id(),
        client.post(mappingSets, mappingBody(schema, rows)).id()};
    QJsonObject body = flowBody(parts, scheduleParams, deltaColumn);
    body.insert("flowSpec"_L1, specReference(flowSpec));
    if (deltaColumn.isEmpty()) {
        body.insert("transformations"_L1,
                    QJsonArray{body.value("transformations"_L1).toArray().last()});
    }
    return client.post(flowService + u"flows"_s, body);
}

inline const QList<QPair<QString, QString>> peopleRows = {
    {u"id"_s, u"_id"_s},
    {u"first_name"_s, u"person.name.firstName"_s},
    {u"last_name"_s, u"person.name.lastName"_s},
    {u"email"_s, u"personalEmail.address"_s}};

/// The codes of a run's errors, in order.
inline QStringList errorsOf(const QJsonObject &run)
{
    QStringList codes;
    const QJsonObject metrics = run.value("metrics"_L1).toObject();
    for (const QJsonValue &error :
         metrics.value("statusSummary"_L1).toObject().value("errors"_L1).toArray())
        codes.append(error.toObject().value("code"_L1).toString());
    return codes;
}

inline bool lastRunOver(Client &client, const QString &flowId, qsizetype count)
{
    const QList<QJsonObject> runs = runsOf(client, flowId);
    return runs.size() == count && statusOf(runs.last()) != "inProgress"_L1;
}

inline QStringList columnNames(const Answer &answer)
{
    QStringList names;
    const QJsonObject schema = answer.object().value("schema"_L1).toObject();
    for (const QJsonValue &column : schema.value("columns"_L1).toArray())
        names.append(column.toObject().value("name"_L1).toString());
    return names;
}

inline QStringList pathsOf(const Answer &answer)
{
    QStringList paths;
    for (const QJsonValue &entry : answer.array())
        paths.append(entry.toObject().value("path"_L1).toString());
    return paths;
}

} // namespace dfw::localplatform::test
