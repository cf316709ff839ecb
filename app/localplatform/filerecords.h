// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/source.h"

#include <QHash>
#include <QIODevice>

namespace dfw::localplatform {

struct FileRecord
{
    QHash<QString, QJsonValue> values;
    qint64 line = 0; ///< where it begins in the file, from 1
    QString problem; ///< not empty: it cannot be read, and has no values
};

/// The records of one open file, one after another; never more than one of them in memory.
class FileRecords
{
public:
    virtual ~FileRecords() = default;
    /// The record after the last; none = the end, or failure().
    virtual std::optional<FileRecord> next() = 0;
    /// The columns a header line names, in its order; empty for JSON.
    virtual QStringList header() const { return {}; }
    /// Why nothing (more) of the file can be read; empty when it can.
    virtual QString failure() const = 0;
};

/// The content of a gzip file.
std::unique_ptr<QIODevice> decompressed(std::unique_ptr<QIODevice> device);

/// Delimited or JSON after `format.type`. `device` is open.
///
/// Delimited: the header line gives the names; every value is a text, as the service takes them. A
/// record with another number of values than the header has a problem.
/// JSON: objects, one a line or in an array. A nested object becomes columns with dotted names,
/// because that is how a mapping names them; an array within stays one column, as JSON text.
std::unique_ptr<FileRecords> recordsOf(std::unique_ptr<QIODevice> device, const FileFormat &format);

/// The columns of the first records: the header's, or those of JSON with their types.
QList<SourceColumn> columnsOf(const QStringList &header, const QList<FileRecord> &records);

} // namespace dfw::localplatform
