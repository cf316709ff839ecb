// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/fileformat.h"

#include <memory>
#include <optional>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QStringList>

namespace dfw::localplatform {

struct SourceColumn
{
    enum class Type { Text, Integer, Long, Double, Boolean, Date, DateTime };

    QString name;
    Type type = Type::Text;

    bool operator==(const SourceColumn &) const = default;
};

struct SourceRow
{
    qint64 number = 0;        ///< from 1, in the order of reading
    QList<QJsonValue> values; ///< in the order of the columns asked for; null where there is none
    QString problem; ///< not empty: the row cannot be read (ragged, no JSON); it has no values then
};

/// A line of a listing. Paths of folders end in '/'.
struct SourceEntry
{
    enum class Kind { Folder, Table, File };
    Kind kind = Kind::Table;
    QString name;
    QString path;
};

/// The object to read, as an explore call or a source connection names it. A table has a path
/// only, perhaps with a row filter; the rest belongs to files.
struct SourceSelection
{
    QString path;
    std::optional<QJsonObject> filter; ///< PQL, see rowfilter.h
    FileFormat format;
    bool isFolder = false; ///< `path` is a folder, or a pattern (`*`, `?`) in one
    bool recursive = false;
};

struct SourceSample
{
    QList<SourceColumn> columns;
    QList<SourceRow> rows;
    QJsonObject properties; ///< of a file whose properties were found out; else empty
};

/// Half open, milliseconds since the epoch. Over the delta column of a table, over the time of the
/// last change of a file.
struct DeltaWindow
{
    std::optional<qint64> from; ///< none = everything there is, also rows without a readable value
    qint64 to = 0;
    QString column; ///< empty = every row, each time
};

/// What a run counts of files; nothing for tables.
struct FileCounts
{
    qint64 read = 0;
    qint64 bytes = 0;   ///< of those read, as they lie on the disk
    qint64 skipped = 0; ///< not changed in the window, or empty
};

/// Hands out the rows of a selection in pieces, always in the same order.
class RowReader
{
public:
    virtual ~RowReader() = default;
    /// What the values of a row belong to.
    virtual QStringList columns() const = 0;
    /// Up to `limit` further rows; none = the end. Takes a few milliseconds.
    virtual Result<QList<SourceRow>> next(int limit) = 0;
    virtual std::optional<FileCounts> files() const { return {}; }
};

/// What a base connection reaches: tables or files. Errors carry a refusal (code and sentence) that
/// may be answered as it is. Belongs to one thread; must outlive its readers.
class Source
{
public:
    virtual ~Source() = default;

    /// Tries the sign-in. The reason when it fails, without any secret.
    virtual std::optional<Error> test() { return {}; }
    /// The root ("") or a folder.
    virtual Result<QList<SourceEntry>> list(const QString &folder) = 0;
    /// The columns and up to `rows` rows. Unknown objects are FLOW-1439-404.
    virtual Result<SourceSample> describe(const SourceSelection &selection, int rows) = 0;
    /// `columns` empty = all, as describe() lists them. What the reader leaves out because of the
    /// window is only what the window surely excludes.
    virtual Result<std::unique_ptr<RowReader>> read(const SourceSelection &selection,
                                                    const QStringList &columns,
                                                    const DeltaWindow &window) = 0;
};

/// A column as explore describes it and as a source connection carries it.
QJsonObject describeColumn(const SourceColumn &column);

QStringList namesOf(const QList<SourceColumn> &columns);

/// "There is no such table: x", FLOW-1439-404.
Error noSuchObject(const QString &what, const QString &path);
/// A column that a table or file does not have.
Error noSuchColumn(const QString &path, const QString &column);

} // namespace dfw::localplatform
