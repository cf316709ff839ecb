// SPDX-License-Identifier: Apache-2.0
#include "shell/requestviews.h"

#include "texts/steptext.h"

#include <QJsonDocument>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

QString urlOf(const net::Request &request)
{
    QByteArray url = request.path;
    if (!request.query.isEmpty())
        url += '?' + request.query;
    return QString::fromLatin1(url);
}

QString indented(const QByteArray &body)
{
    return body.isEmpty() ? QString()
                          : QString::fromUtf8(QJsonDocument::fromJson(body).toJson()).trimmed();
}

// 'it'\''s': the only character that ends a single-quoted word is the quote itself.
QString quoted(QString text)
{
    text.replace(u"'"_s, u"'\\''"_s);
    return u'\'' + text + u'\'';
}

// Our placeholders → the variables of `dataflow-wizard run`, outside the single quotes so that the
// shell fills them.
QString headerWord(const QString &name, const QString &value)
{
    struct Variable
    {
        QLatin1StringView placeholder;
        QLatin1StringView name;
    };
    static constexpr Variable variables[] = {{"{ACCESS_TOKEN}"_L1, "AEP_ACCESS_TOKEN"_L1},
                                             {"{API_KEY}"_L1, "AEP_API_KEY"_L1},
                                             {"{ORG_ID}"_L1, "AEP_ORG_ID"_L1},
                                             {"{SANDBOX_NAME}"_L1, "AEP_SANDBOX"_L1}};
    for (const Variable &one : variables) {
        if (value.contains(one.placeholder)) {
            QString filled = value;
            filled.replace(one.placeholder, u'$' + QString(one.name));
            return u'"' + name + u": "_s + filled + u'"';
        }
    }
    return quoted(name + u": "_s + value);
}

} // namespace

QString curlCommand(const net::Request &request)
{
    QStringList lines{u"curl -X %1 \"$AEP_PLATFORM\"%2"_s.arg(QString::fromLatin1(request.method),
                                                              quoted(urlOf(request)))};
    for (const net::Header &header : request.headers)
        lines.append(u"  -H "_s + headerWord(QString::fromLatin1(header.first),
                                             QString::fromUtf8(header.second)));
    if (!request.body.isEmpty())
        lines.append(u"  -d "_s + quoted(QString::fromUtf8(request.body)));
    return lines.join(u" \\\n"_s);
}

QList<RequestView> requestViews(const QList<run::PreviewRequest> &requests)
{
    QList<RequestView> out;
    for (const run::PreviewRequest &preview : requests) {
        RequestView view{.method = QString::fromLatin1(preview.request.method),
                         .path = urlOf(preview.request),
                         .body = indented(preview.request.body),
                         .note = stepTitle(run::stepName(preview.step)),
                         .curl = curlCommand(preview.request)};
        for (const net::Header &header : preview.request.headers)
            view.headers.append(
                {QString::fromLatin1(header.first), QString::fromUtf8(header.second)});
        out.append(view);
    }
    return out;
}

QString requestsAsText(const QList<run::PreviewRequest> &requests)
{
    QString out;
    for (const run::PreviewRequest &preview : requests) {
        out += u"# "_s + stepTitle(run::stepName(preview.step)) + u'\n' +
               curlCommand(preview.request) + u"\n\n"_s;
    }
    return out;
}

} // namespace dfw::ui
