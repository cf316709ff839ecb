// SPDX-License-Identifier: Apache-2.0
#include "cli/requestscommand.h"

#include "cli/checkcommand.h"
#include "cli/console.h"
#include "cli/exitcodes.h"
#include "run/preview.h"
#include "texts/steptext.h"

#include <QJsonDocument>

namespace dfw::cli {

using namespace Qt::StringLiterals;

namespace {

QString urlOf(const net::Request &request)
{
    QByteArray url = request.path;
    if (!request.query.isEmpty())
        url += '?' + request.query;
    return QString::fromLatin1(url);
}

void printAsJson(const run::PreviewRequest &preview)
{
    QJsonObject headers;
    for (const net::Header &header : preview.request.headers)
        headers.insert(QString::fromLatin1(header.first), QString::fromUtf8(header.second));
    const QJsonDocument body = QJsonDocument::fromJson(preview.request.body);
    printJson(
        {{u"step"_s, run::stepName(preview.step)},
         {u"method"_s, QString::fromLatin1(preview.request.method)},
         {u"url"_s, urlOf(preview.request)},
         {u"headers"_s, headers},
         {u"body"_s, body.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(body.object())}});
}

void printAsText(const run::PreviewRequest &preview)
{
    printOut(u"# "_s + ui::stepTitle(run::stepName(preview.step)));
    printOut(QString::fromLatin1(preview.request.method) + u' ' + urlOf(preview.request));
    for (const net::Header &header : preview.request.headers)
        printOut(QString::fromLatin1(header.first) + u": "_s + QString::fromUtf8(header.second));
    printOut({});
    if (!preview.request.body.isEmpty())
        printOut(QString::fromUtf8(QJsonDocument::fromJson(preview.request.body).toJson()));
}

} // namespace

int requestsCommand(const QString &planPath, bool json)
{
    const auto plan = loadRunnablePlan(planPath, json);
    if (!plan)
        return UsageOrPlan;
    const QList<run::PreviewRequest> requests = run::previewRequests(*plan);
    for (const run::PreviewRequest &preview : requests) {
        if (json)
            printAsJson(preview);
        else
            printAsText(preview);
    }
    return AllCreated;
}

} // namespace dfw::cli
