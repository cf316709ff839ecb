// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace dfw::storage {

// What QJsonDocument does not tell about a text: where in it something stands, and whether a key
// comes twice (it keeps the last one without a word).

/// A place in a text as editors count it: from 1, columns in characters.
struct TextPlace
{
    qsizetype line = 1;
    qsizetype column = 1;

    bool operator==(const TextPlace &) const = default;
};

/// Where the byte `offset` of a UTF-8 text stands. Offsets outside are taken as the nearest end.
TextPlace placeOf(const QByteArray &text, qsizetype offset);

/// JSON pointers of the keys that their object has already, in the text's order, at most `limit`.
/// `text` should have been parsed before; on anything else the answer means nothing, but comes.
QStringList duplicateKeys(const QByteArray &text, qsizetype limit);

/// One step of a JSON pointer: "a/b" -> "a~1b" (RFC 6901).
QString pointerToken(QString key);

} // namespace dfw::storage
