// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

#include <QJsonObject>

namespace dfw::localplatform {

/// How a file is written: `fileType`, `columnDelimiter`, `encoding`, `compressionType` of an
/// explore call, `data.format` and `data.properties` of a source connection.
struct FileFormat
{
    enum class Type { Unknown, Delimited, Json, Parquet };
    enum class Compression { None, Gzip };

    Type type = Type::Unknown; ///< Unknown = find everything out (determineProperties)
    QChar delimiter = u',';
    QString encoding = QStringLiteral("UTF-8"); ///< or ISO-8859-1
    Compression compression = Compression::None;

    bool operator==(const FileFormat &) const = default;
};

/// Reads the query of an explore call. Refuses determineProperties together with properties, a file
/// without either, and what the local Platform cannot read.
Result<FileFormat> fileFormatOf(const HttpRequest &request);
/// Reads `data` of a source connection.
Result<FileFormat> fileFormatOf(const QJsonObject &data);

/// Finds out how a file is written, from its name and first bytes (decompressed when it is gzip).
FileFormat determinedFormat(const QString &name, const QByteArray &head, bool isGzip);

/// As an explore answer says it: {"fileType","compressionType","columnDelimiter","encoding"}.
QJsonObject describeFormat(const FileFormat &format);

/// "The local Platform does not read Parquet …".
Error parquetRefusal();

} // namespace dfw::localplatform
