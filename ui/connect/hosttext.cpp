// SPDX-License-Identifier: Apache-2.0
#include "connect/hosttext.h"

#include <QUrl>

namespace dfw::ui {

using namespace Qt::StringLiterals;

QString readableHost(const signin::JudgedOrigin &origin)
{
    // The sign of punycode; all else reads as it is.
    if (!origin.host.contains("xn--"_L1))
        return {};
    const QString readable = QUrl::fromAce(origin.host.toLatin1(), QUrl::IgnoreIDNWhitelist);
    return readable == origin.host ? QString() : readable;
}

QString shortHost(const QString &host, qsizetype longest)
{
    constexpr qsizetype head = 8;
    return host.size() <= longest ? host : host.left(head) + u'…' + host.right(longest - head - 1);
}

QString breakable(const QString &text)
{
    constexpr int longestPiece = 24;
    constexpr QChar zeroWidthSpace(0x200B);
    QString out;
    int piece = 0;
    for (const QChar c : text) {
        out += c;
        ++piece;
        if (c == u' ')
            piece = 0;
        if (c == u'.' || c == u'_' || c == u'-' || piece == longestPiece) {
            out += zeroWidthSpace;
            piece = 0;
        }
    }
    return out;
}

} // namespace dfw::ui
