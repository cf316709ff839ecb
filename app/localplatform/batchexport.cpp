// SPDX-License-Identifier: Apache-2.0
#include "localplatform/batchexport.h"

#include "localplatform/refusal.h"
#include "localplatform/world.h"

#include <QJsonDocument>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr auto folder = "row_errors"_L1;
constexpr auto errorFile = "row_error_samples.json"_L1;
constexpr auto warningFile = "row_warning_samples.json"_L1;

/// One JSON object a line. The values of a refused row are not in it: they may be personal data.
QByteArray lines(const QList<RowIssue> &issues, bool fatal)
{
    QByteArray text;
    for (const RowIssue &issue : issues) {
        if (issue.fatal != fatal)
            continue;
        text += QJsonDocument(QJsonObject{{u"_row"_s, issue.row},
                                          {u"_column"_s, issue.column},
                                          {u"_target"_s, issue.target},
                                          {u"_errors"_s,
                                           QJsonArray{QJsonObject{{u"code"_s, issue.code},
                                                                  {u"message"_s, issue.message}}}}})
                    .toJson(QJsonDocument::Compact) +
                '\n';
    }
    return text;
}

} // namespace

Result<HttpResponse> BatchExport::handle(const HttpRequest &request, const QString &sandbox,
                                         const QStringList &rest)
{
    const QString batch = rest.value(1);
    if (request.method != "GET" || rest.size() != 3 || rest.first() != "batches"_L1 ||
        rest.last() != "meta"_L1 || !m_world.store->find(kind::batches, sandbox, batch))
        return plainRefusal(404, u"NotFoundError"_s, u"There is no such batch"_s);
    const QString path = request.queryValue(u"path");
    const QList<RowIssue> issues = m_world.store->issues(batch);
    QJsonArray files;
    for (const QLatin1StringView name : {errorFile, warningFile}) {
        const QByteArray content = lines(issues, name == errorFile);
        if (path == folder + u'/' + name) {
            return HttpResponse{
                .status = 200, .body = content, .contentType = "application/octet-stream"};
        }
        if (content.isEmpty())
            continue;
        const QString href = u"/data/foundation/export/batches/%1/meta?path=%2"_s.arg(
            batch, folder + u"%2F"_s + name);
        files.append(
            QJsonObject{{u"name"_s, QString(name)},
                        {u"length"_s, QString::number(content.size())},
                        {u"_links"_s, QJsonObject{{u"self"_s, QJsonObject{{u"href"_s, href}}}}}});
    }
    if (path != folder)
        return plainRefusal(404, u"NotFoundError"_s, u"There is no such file: "_s + path);
    return jsonResponse(
        200, QJsonObject{{u"data"_s, files},
                         {u"_page"_s, QJsonObject{{u"limit"_s, 100}, {u"count"_s, files.size()}}}});
}

} // namespace dfw::localplatform
