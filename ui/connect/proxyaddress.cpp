// SPDX-License-Identifier: Apache-2.0
#include "connect/proxyaddress.h"

#include <QRegularExpression>

namespace dfw::ui {

using namespace Qt::StringLiterals;

std::optional<QUrl> proxyAddress(const QString &text)
{
    static const QRegularExpression bareAddress(
        u"\\A\\[?[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*\\]?\\z"_s);
    const QString trimmed = text.trimmed();
    if (!trimmed.contains(QRegularExpression(u"[:/@]"_s)) || bareAddress.match(trimmed).hasMatch())
        return {};
    return QUrl(trimmed.contains("://"_L1) ? trimmed : u"http://"_s + trimmed);
}

QString proxyHost(const QString &text)
{
    const auto address = proxyAddress(text);
    return address ? address->host() : text.trimmed();
}

} // namespace dfw::ui
