// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/transport.h"
#include "support/golden.h"
#include "support/jsondiff.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

// A tutorial's requests against ours, and the list of deviations both are held against.

namespace dfw::test {

using namespace Qt::StringLiterals;

struct Deviation
{
    const char *tutorials; ///< those it is for, one word each
    const char *request;   ///< the tutorial's step
    const char *pointer;   ///< into {method, url, headers, body}
    DifferenceKind kind;
    const char *ours; ///< what we send instead, as JSON; empty where we send nothing
    const char *reason;
};

inline bool isFor(const Deviation &row, const QString &tutorial)
{
    return QString::fromLatin1(row.tutorials).split(u' ').contains(tutorial);
}

inline QJsonObject document(const QString &method, const QString &url, const QStringList &headers,
                            const QJsonValue &body)
{
    QJsonObject names;
    for (const QString &name : headers)
        names.insert(name, true);
    return {{u"method"_s, method}, {u"url"_s, url}, {u"headers"_s, names}, {u"body"_s, body}};
}

inline QJsonObject documentOf(const net::Request &request)
{
    QStringList headers;
    for (const net::Header &header : request.headers)
        headers.append(QString::fromLatin1(header.first));
    QByteArray url = request.path;
    if (!request.query.isEmpty())
        url += '?' + request.query;
    QJsonValue body;
    if (!request.body.isEmpty())
        body = QJsonDocument::fromJson(request.body).object();
    return document(QString::fromLatin1(request.method), QString::fromLatin1(url), headers, body);
}

using Differences = QMap<QString, QList<JsonDifference>>; // by step

// What is wrong: differences that the table does not know, and rows that did not occur.
inline QStringList judge(const QString &language, const Differences &found,
                         const QList<Deviation> &table)
{
    QStringList problems;
    QList<bool> occurred(table.size(), false);
    for (auto it = found.begin(); it != found.end(); ++it) {
        for (const JsonDifference &one : it.value()) {
            bool known = false;
            for (qsizetype i = 0; i < table.size(); ++i) {
                const Deviation &row = table.at(i);
                const QJsonValue ours = *row.ours ? json(row.ours) : QJsonValue();
                if (isFor(row, language) && it.key() == QLatin1StringView(row.request) &&
                    one.pointer == QLatin1StringView(row.pointer) && one.kind == row.kind &&
                    one.actual == ours)
                    known = occurred[i] = true;
            }
            if (!known)
                problems.append(u"not listed: "_s + it.key() + u' ' + describe({one}));
        }
    }
    for (qsizetype i = 0; i < table.size(); ++i) {
        if (isFor(table.at(i), language) && !occurred.at(i))
            problems.append(u"listed, but did not occur: %1 %2 (%3)"_s.arg(
                QLatin1StringView(table.at(i).request), QLatin1StringView(table.at(i).pointer),
                QLatin1StringView(table.at(i).reason)));
    }
    return problems;
}

/// The tutorial's requests against those that were sent, by the tutorial's step. `operations` says
/// which of ours a step's is.
template<typename Sent>
Differences compare(const QString &tutorial, const QHash<QString, QString> &operations,
                    const Sent &sent)
{
    Differences out;
    const QJsonArray index = goldenFile(tutorial + u"/index.json"_s).toArray();
    for (const QJsonValue &entry : index) {
        const QString step = entry[u"step"_s].toString();
        QStringList headers;
        const QJsonArray names = entry[u"headers"_s].toArray();
        for (const QJsonValue &name : names)
            headers.append(name.toString());
        const bool post = entry[u"method"_s] == u"POST"_s;
        const QJsonObject golden =
            document(entry[u"method"_s].toString(), entry[u"url"_s].toString(), headers,
                     post ? goldenFile(tutorial + u'/' + step + u".request.json"_s) : QJsonValue());
        out.insert(step, jsonDifferences(golden, documentOf(sent.request(operations.value(step)))));
    }
    return out;
}

} // namespace dfw::test
