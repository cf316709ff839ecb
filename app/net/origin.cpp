// SPDX-License-Identifier: Apache-2.0
#include "net/origin.h"

#include <QRegularExpression>

namespace dfw::net {

using namespace Qt::StringLiterals;

namespace {

// What is named in the error must not hold the password that was the reason to refuse.
QString withoutUserInfo(QString text)
{
    static const QRegularExpression userInfo(uR"(//[^/?#]*@)"_s);
    return text.replace(userInfo, u"//"_s);
}

Error refusal(OriginProblem problem, const QString &text)
{
    const char *name = "NotAUrl";
    switch (problem) {
    case OriginProblem::NotAUrl:
        break;
    case OriginProblem::NotHttp:
        name = "NotHttp";
        break;
    case OriginProblem::PlainHttp:
        name = "PlainHttp";
        break;
    case OriginProblem::HasExtras:
        name = "HasExtras";
        break;
    }
    return {.kind = ErrorKind::InvalidPlan,
            .operation = u"parseOrigin"_s,
            .where = withoutUserInfo(text),
            .code = QString::fromLatin1(name)};
}

// The host as it was typed. QUrl would already have turned "127.1" or "0x7f000001" into 127.0.0.1.
QString typedHost(const QString &text)
{
    static const QRegularExpression authority(uR"(^[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*))"_s);
    QString host = authority.match(text).captured(1);
    host = host.sliced(host.lastIndexOf(u'@') + 1);
    static const QRegularExpression port(uR"(:\d*$)"_s);
    if (!host.endsWith(u']'))
        host.remove(port);
    return host;
}

} // namespace

bool isLoopbackHost(const QString &literalHost)
{
    if (literalHost == "localhost"_L1 || literalHost == "[::1]"_L1 || literalHost == "::1"_L1)
        return true;
    static const QRegularExpression dotted(uR"(\A127\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\z)"_s);
    const auto match = dotted.match(literalHost);
    if (!match.hasMatch())
        return false;
    for (int part = 1; part <= 3; ++part) {
        const QString digits = match.captured(part);
        // A leading zero may mean octal to the next parser: refused.
        if (digits.toInt() > 255 || (digits.size() > 1 && digits.startsWith(u'0')))
            return false;
    }
    return true;
}

Result<QUrl> parseOrigin(const QString &text)
{
    const QString trimmed = text.trimmed();
    QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return refusal(OriginProblem::NotAUrl, trimmed);
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return refusal(OriginProblem::NotHttp, trimmed);
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment() ||
        (!url.path().isEmpty() && url.path() != "/"_L1))
        return refusal(OriginProblem::HasExtras, url.toDisplayString(QUrl::RemoveUserInfo));
    if (url.scheme() == "http"_L1 && !isLoopbackHost(typedHost(trimmed)))
        return refusal(OriginProblem::PlainHttp, trimmed);
    url.setPath({});
    return url;
}

} // namespace dfw::net
