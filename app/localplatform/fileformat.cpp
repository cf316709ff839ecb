// SPDX-License-Identifier: Apache-2.0
#include "localplatform/fileformat.h"

#include "localplatform/refusal.h"

#include <QStringDecoder>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    QString type;
    QString delimiter;
    QString encoding;
    QString compression;
};

/// What to put before a property's name to say where it stands.
Result<FileFormat> parsed(const Texts &texts, const QString &typePointer, const QString &prefix)
{
    FileFormat format;
    const QString type = texts.type.toLower();
    if (type == "delimited"_L1)
        format.type = FileFormat::Type::Delimited;
    else if (type == "json"_L1)
        format.type = FileFormat::Type::Json;
    else if (type == "parquet"_L1)
        format.type = FileFormat::Type::Parquet;
    else
        return refusal(u"LOCAL-1002-400"_s, u"must be delimited, json or parquet"_s, typePointer);

    const bool delimited = format.type == FileFormat::Type::Delimited;
    if (!texts.delimiter.isEmpty()) {
        if (!delimited || texts.delimiter.size() != 1)
            return refusal(u"LOCAL-1002-400"_s, u"is one character, for delimited files only"_s,
                           prefix + u"columnDelimiter"_s);
        format.delimiter = texts.delimiter.front();
    }
    if (!texts.encoding.isEmpty()) {
        format.encoding = texts.encoding.toUpper();
        if (!delimited || (format.encoding != "UTF-8"_L1 && format.encoding != "ISO-8859-1"_L1)) {
            return refusal(u"LOCAL-1002-400"_s,
                           u"is UTF-8 or ISO-8859-1, for delimited files only"_s,
                           prefix + u"encoding"_s);
        }
    }
    if (texts.compression.isEmpty())
        return format;
    static const QStringList known = {u"bzip2"_s,      u"gzip"_s,    u"deflate"_s,
                                      u"zipDeflate"_s, u"tarGzip"_s, u"tar"_s};
    const QString pointer = prefix + u"compressionType"_s;
    if (!known.contains(texts.compression, Qt::CaseInsensitive) ||
        format.type == FileFormat::Type::Parquet) {
        return refusal(
            u"LOCAL-1002-400"_s,
            u"is one of %1, for delimited and JSON files only"_s.arg(known.join(", "_L1)), pointer);
    }
    if (texts.compression.compare("gzip"_L1, Qt::CaseInsensitive) != 0) {
        return refusal(u"LOCAL-1003-400"_s,
                       u"the local Platform reads gzip and no other compression"_s, pointer);
    }
    format.compression = FileFormat::Compression::Gzip;
    return format;
}

} // namespace

Result<FileFormat> fileFormatOf(const HttpRequest &request)
{
    // The published API file writes FileType and CompressionType.
    const auto value = [&](QStringView key, QStringView other) {
        return request.hasQuery(key) ? request.queryValue(key) : request.queryValue(other);
    };
    const Texts texts{.type = value(u"fileType", u"FileType"),
                      .delimiter = request.queryValue(u"columnDelimiter"),
                      .encoding = request.queryValue(u"encoding"),
                      .compression = value(u"compressionType", u"CompressionType")};
    const bool isExplicit = !texts.type.isEmpty() || !texts.delimiter.isEmpty() ||
                            !texts.encoding.isEmpty() || !texts.compression.isEmpty();
    if (request.queryValue(u"determineProperties").toLower() == "true"_L1) {
        if (isExplicit) {
            return refusal(u"LOCAL-1001-400"_s,
                           u"cannot be used together with fileType, columnDelimiter, encoding or "
                           "compressionType"_s,
                           u"determineProperties"_s);
        }
        return FileFormat();
    }
    if (texts.type.isEmpty()) {
        return refusal(u"LOCAL-1001-400"_s,
                       u"is missing: say how the file is written, or determineProperties=true"_s,
                       u"fileType"_s);
    }
    return parsed(texts, u"fileType"_s, QString());
}

Result<FileFormat> fileFormatOf(const QJsonObject &data)
{
    const QJsonObject properties = data.value("properties"_L1).toObject();
    // Older pages of the documentation have the delimiter directly under data.
    const QJsonValue delimiter = properties.contains("columnDelimiter"_L1)
                                     ? properties.value("columnDelimiter"_L1)
                                     : data.value("columnDelimiter"_L1);
    return parsed({.type = data.value("format"_L1).toString(),
                   .delimiter = delimiter.toString(),
                   .encoding = properties.value("encoding"_L1).toString(),
                   .compression = properties.value("compressionType"_L1).toString()},
                  u"/data/format"_s, u"/data/properties/"_s);
}

FileFormat determinedFormat(const QString &name, const QByteArray &head, bool isGzip)
{
    FileFormat format{.compression =
                          isGzip ? FileFormat::Compression::Gzip : FileFormat::Compression::None};
    if (head.startsWith("PAR1") || name.endsWith(".parquet"_L1, Qt::CaseInsensitive)) {
        format.type = FileFormat::Type::Parquet;
        return format;
    }
    const QByteArray start = head.first(qMin(head.size(), qsizetype(64))).trimmed();
    if (start.startsWith('{') || start.startsWith('[')) {
        format.type = FileFormat::Type::Json;
        return format;
    }
    format.type = FileFormat::Type::Delimited;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(head);
    // Cut inside a letter is no error: the decoder only keeps the bytes that are missing.
    if (decoder.hasError())
        format.encoding = u"ISO-8859-1"_s;
    const QString header = text.section(u'\n', 0, 0);
    qsizetype most = 0;
    for (const QChar candidate : {u',', u';', u'\t', u'|'}) {
        if (header.count(candidate) > most) {
            most = header.count(candidate);
            format.delimiter = candidate;
        }
    }
    return format;
}

QJsonObject describeFormat(const FileFormat &format)
{
    using Type = FileFormat::Type;
    const bool delimited = format.type == Type::Delimited;
    const QString type = delimited                   ? u"delimited"_s
                         : format.type == Type::Json ? u"json"_s
                                                     : u"parquet"_s;
    return {{u"fileType"_s, type},
            {u"compressionType"_s, format.compression == FileFormat::Compression::Gzip
                                       ? QJsonValue(u"gzip"_s)
                                       : QJsonValue::Null},
            {u"columnDelimiter"_s,
             delimited ? QJsonValue(QString(format.delimiter)) : QJsonValue::Null},
            {u"encoding"_s, delimited ? QJsonValue(format.encoding) : QJsonValue::Null}};
}

Error parquetRefusal()
{
    return refusal(
        u"LOCAL-1003-400"_s,
        u"the local Platform does not read Parquet files; delimited and JSON files it does"_s);
}

} // namespace dfw::localplatform
