// SPDX-License-Identifier: Apache-2.0
#include "texts/fill.h"

namespace dfw::ui {

QString fill(const QString &sentence, const QStringList &arguments)
{
    QString out;
    out.reserve(sentence.size() + 32);
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int digit =
            sentence.at(i) == u'%' && i + 1 < sentence.size() ? sentence.at(i + 1).digitValue() : 0;
        if (digit >= 1) {
            out += arguments.value(digit - 1);
            ++i;
        } else {
            out += sentence.at(i);
        }
    }
    return out;
}

QString shown(const QString &text, qsizetype longest)
{
    QString out;
    const QString line = text.left(4 * longest).simplified();
    for (const QChar c : line) {
        // Also the marks that turn the writing direction: a name must not rearrange our sentence.
        if (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format)
            out += c;
    }
    return out.size() > longest ? out.left(longest - 1) + u'…' : out;
}

} // namespace dfw::ui
