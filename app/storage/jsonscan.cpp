// SPDX-License-Identifier: Apache-2.0
#include "storage/jsonscan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace dfw::storage {

using namespace Qt::StringLiterals;

namespace {

// One open bracket.
struct Level
{
    bool isObject = false;
    bool expectsKey = false; ///< the next string is a key
    QSet<QString> keys;
    QString key;         ///< of the value being read
    qsizetype index = 0; ///< of the item being read
};

QString pointerTo(const QList<Level> &levels)
{
    QString out;
    for (const Level &level : levels)
        out += u'/' + (level.isObject ? pointerToken(level.key) : QString::number(level.index));
    return out;
}

// The string whose opening quote stands at `from`; `from` is moved behind its closing quote.
QByteArrayView takeString(const QByteArray &text, qsizetype &from)
{
    const qsizetype begin = from++;
    while (from < text.size() && text.at(from) != '"')
        from += text.at(from) == '\\' ? 2 : 1;
    from = qMin(from + 1, text.size());
    return QByteArrayView(text).sliced(begin, from - begin);
}

QString decoded(QByteArrayView quoted)
{
    if (!quoted.contains('\\'))
        return QString::fromUtf8(quoted.size() < 2 ? QByteArrayView()
                                                   : quoted.sliced(1, quoted.size() - 2));
    return QJsonDocument::fromJson('[' + quoted.toByteArray() + ']').array().first().toString();
}

} // namespace

TextPlace placeOf(const QByteArray &text, qsizetype offset)
{
    TextPlace place;
    const qsizetype end = qBound(qsizetype(0), offset, text.size());
    for (qsizetype i = 0; i < end; ++i) {
        const auto byte = static_cast<unsigned char>(text.at(i));
        if (byte == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((byte & 0xC0U) != 0x80U) { // not the second or later byte of a character
            ++place.column;
        }
    }
    return place;
}

QStringList duplicateKeys(const QByteArray &text, qsizetype limit)
{
    QStringList found;
    QList<Level> levels; // a list and no recursion: the depth is the file's choice
    for (qsizetype i = 0; i < text.size() && found.size() < limit;) {
        switch (text.at(i)) {
        case '{':
        case '[': {
            const bool isObject = text.at(i) == '{';
            levels.append(Level{.isObject = isObject, .expectsKey = isObject});
            break;
        }
        case '}':
        case ']':
            if (!levels.isEmpty())
                levels.removeLast();
            break;
        case ',':
            if (!levels.isEmpty()) {
                levels.last().expectsKey = levels.last().isObject;
                ++levels.last().index;
            }
            break;
        case '"': {
            const QByteArrayView quoted = takeString(text, i);
            if (!levels.isEmpty() && levels.last().expectsKey) {
                Level &level = levels.last();
                level.expectsKey = false;
                level.key = decoded(quoted);
                if (level.keys.contains(level.key))
                    found.append(pointerTo(levels));
                level.keys.insert(level.key);
            }
            continue; // takeString moved on already
        }
        default:
            break;
        }
        ++i;
    }
    return found;
}

QString pointerToken(QString key)
{
    return key.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
}

} // namespace dfw::storage
