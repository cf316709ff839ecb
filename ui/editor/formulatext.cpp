// SPDX-License-Identifier: Apache-2.0
#include "editor/formulatext.h"

#include <algorithm>

namespace dfw::ui {

namespace {

bool isBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::ParagraphSeparator || c == QChar::LineSeparator;
}

// How many characters of `original` the first `count` shown ones are.
qsizetype lengthOf(const QString &original, qsizetype count)
{
    qsizetype at = 0;
    for (qsizetype i = 0; i < count; ++i)
        at += QStringView(original).sliced(at).startsWith(u"\r\n") ? 2 : 1;
    return at;
}

} // namespace

QString asShown(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        out += isBreak(c) ? QChar(u'\n') : c;
        if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n')
            ++i;
    }
    return out;
}

QString afterEditing(const QString &original, const QString &edited)
{
    const QString shown = asShown(original);
    if (shown == edited)
        return original;
    const qsizetype least = std::min(shown.size(), edited.size());
    qsizetype front = 0;
    while (front < least && shown.at(front) == edited.at(front))
        ++front;
    qsizetype back = 0;
    while (back < least - front &&
           shown.at(shown.size() - 1 - back) == edited.at(edited.size() - 1 - back))
        ++back;
    return original.left(lengthOf(original, front)) +
           edited.mid(front, edited.size() - front - back) +
           original.mid(lengthOf(original, shown.size() - back));
}

} // namespace dfw::ui
