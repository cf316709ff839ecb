// SPDX-License-Identifier: Apache-2.0
// Hashing functions (data-prep/functions.md#hashing).
#include "dataprep/evaluators.h"

#include <QCryptographicHash>
#include <QtEndian>
#include <zlib.h>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

using Code = EvaluationProblem::Code;

/// No value for what the charset cannot write, and for UTF-16, whose byte order is left open.
std::optional<QByteArray> encoded(const QString &text, const QString &charset)
{
    const bool utf8 = charset.compare("UTF-8"_L1, Qt::CaseInsensitive) == 0;
    if (utf8)
        return text.toUtf8();
    const bool ascii = charset.compare("US-ASCII"_L1, Qt::CaseInsensitive) == 0;
    const bool latin1 = charset.compare("ISO-8859-1"_L1, Qt::CaseInsensitive) == 0;
    const char16_t highest = ascii ? 0x7F : 0xFF;
    const bool fits = std::all_of(text.begin(), text.end(),
                                  [highest](QChar c) { return c.unicode() <= highest; });
    return (ascii || latin1) && fits ? std::optional(text.toLatin1()) : std::nullopt;
}

template<QByteArray (*digest)(const QByteArray &)>
Outcome hashed(const Arguments &arguments, Context &)
{
    if (isNull(arguments.first()))
        return Value();
    const std::optional<QString> text = textOf(arguments.first());
    const QString *charset = textAt(arguments, 1);
    if (!text)
        return wrongKind(0, Kind::Text);
    if (arguments.size() > 1 && !charset)
        return wrongKind(1, Kind::Text);
    const std::optional<QByteArray> bytes = encoded(*text, charset ? *charset : u"UTF-8"_s);
    if (!bytes)
        return problem(Code::Undocumented);
    return Value(QString::fromLatin1(digest(*bytes)));
}

template<QCryptographicHash::Algorithm algorithm>
QByteArray cryptographic(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, algorithm).toHex();
}

/// The sample has the checksum's lowest byte first.
QByteArray checksum(const QByteArray &bytes)
{
    const uLong crc =
        crc32(0, reinterpret_cast<const Bytef *>(bytes.constData()), uInt(bytes.size()));
    const quint32 lowestFirst = qToLittleEndian(quint32(crc));
    return QByteArray(reinterpret_cast<const char *>(&lowestFirst), sizeof lowestFirst).toHex();
}

constexpr NamedEvaluator list[] = {
    {"sha1"_L1, hashed<cryptographic<QCryptographicHash::Sha1>>},
    {"sha256"_L1, hashed<cryptographic<QCryptographicHash::Sha256>>},
    {"sha512"_L1, hashed<cryptographic<QCryptographicHash::Sha512>>},
    {"md5"_L1, hashed<cryptographic<QCryptographicHash::Md5>>},
    {"crc32"_L1, hashed<checksum>},
};

} // namespace

EvaluatorList hashEvaluators()
{
    return list;
}

} // namespace dfw::dataprep
