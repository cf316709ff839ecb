// SPDX-License-Identifier: Apache-2.0
#include "localplatform/filesource.h"

#include "localplatform/filerecords.h"
#include "localplatform/refusal.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

/// So many records decide what columns a JSON file has.
constexpr int sampledRecords = 1000;
constexpr qsizetype headBytes = 1 << 16;

Error noFiles(const QString &why)
{
    return refusal(u"133"_s, u"There are no files to read: "_s + why);
}

bool isPattern(const QString &path)
{
    return path.contains(u'*') || path.contains(u'?');
}

QByteArray gzipMagic()
{
    return QByteArray("\x1f\x8b", 2);
}

/// A pattern as a regular expression over paths; '*' and '?' stay within a folder.
QRegularExpression expressionFor(const QString &pattern, bool recursive)
{
    const qsizetype cut = pattern.lastIndexOf(u'/') + 1;
    const auto translated = [](const QString &part) {
        QString text;
        for (const QChar c : part) {
            if (c == u'*')
                text += "[^/]*"_L1;
            else if (c == u'?')
                text += "[^/]"_L1;
            else
                text += QRegularExpression::escape(QString(c));
        }
        return text;
    };
    return QRegularExpression(QRegularExpression::anchoredPattern(
        translated(pattern.first(cut)) + (recursive ? u"(?:.*/)?"_s : QString()) +
        translated(pattern.sliced(cut))));
}

/// Opens a file and settles how it is written.
Result<std::unique_ptr<FileRecords>> opened(const QString &file, const QString &path,
                                            FileFormat &format)
{
    auto device = std::make_unique<QFile>(file);
    if (!device->open(QIODevice::ReadOnly))
        return refusal(u"CONNECTOR-1001-500"_s, path + u" cannot be read"_s);
    if (device->size() == 0)
        return refusal(u"LOCAL-1005-400"_s, u"The file is empty: "_s + path);
    const bool isGzip = device->peek(2) == gzipMagic();
    if (format.type == FileFormat::Type::Unknown) {
        QByteArray head = device->peek(headBytes);
        if (isGzip) {
            auto again = std::make_unique<QFile>(file);
            again->open(QIODevice::ReadOnly);
            head = decompressed(std::move(again))->read(headBytes);
        }
        format = determinedFormat(path, head, isGzip);
    }
    if (format.type == FileFormat::Type::Parquet)
        return parquetRefusal();
    if (isGzip && format.compression == FileFormat::Compression::None) {
        return refusal(u"LOCAL-1002-400"_s,
                       path + u" is compressed: it needs compressionType gzip"_s,
                       u"compressionType"_s);
    }
    auto records = recordsOf(std::move(device), format);
    if (!records->failure().isEmpty())
        return refusal(u"LOCAL-1005-400"_s, path + u": "_s + records->failure());
    return records;
}

struct File
{
    QString onDisk;
    QString path;
};

class FileReader : public RowReader
{
public:
    FileReader(QList<File> files, FileFormat format, QStringList columns, FileCounts counts)
        : m_files(std::move(files)), m_format(std::move(format)), m_columns(std::move(columns)),
          m_counts(counts)
    {
    }

    QStringList columns() const override { return m_columns; }
    std::optional<FileCounts> files() const override { return m_counts; }
    Result<QList<SourceRow>> next(int limit) override;

private:
    std::optional<Error> openNext();

    QList<File> m_files; ///< the first one is open when m_records is there
    FileFormat m_format;
    QStringList m_columns;
    FileCounts m_counts;
    std::unique_ptr<FileRecords> m_records;
    qint64 m_number = 0;
};

std::optional<Error> FileReader::openNext()
{
    const File &file = m_files.first();
    // Each file of a folder finds out for itself when nothing was said.
    FileFormat format = m_format;
    auto records = opened(file.onDisk, file.path, format);
    if (!records)
        return refusal(u"CONNECTOR-1001-500"_s, records.error().serverText);
    m_records = records.takeValue();
    const QStringList header = m_records->header();
    for (const QString &column : m_columns) {
        if (!header.isEmpty() && !header.contains(column))
            return noSuchColumn(file.path, column);
    }
    ++m_counts.read;
    m_counts.bytes += QFileInfo(file.onDisk).size();
    return {};
}

Result<QList<SourceRow>> FileReader::next(int limit)
{
    QList<SourceRow> rows;
    while (!m_files.isEmpty() && rows.size() < limit) {
        if (!m_records) {
            if (const auto error = openNext())
                return *error;
        }
        const std::optional<FileRecord> record = m_records->next();
        if (!record) {
            if (!m_records->failure().isEmpty()) {
                return refusal(u"CONNECTOR-1001-500"_s,
                               m_files.first().path + u": "_s + m_records->failure());
            }
            m_records.reset();
            m_files.removeFirst();
            continue;
        }
        SourceRow row{.number = ++m_number};
        if (!record->problem.isEmpty()) {
            row.problem = u"Line %1 of %2 %3."_s.arg(QString::number(record->line),
                                                     m_files.first().path, record->problem);
        } else {
            for (const QString &column : m_columns)
                row.values.append(record->values.value(column, QJsonValue::Null));
        }
        rows.append(row);
    }
    return rows;
}

} // namespace

FileSource::FileSource(const QString &folder) : m_root(QFileInfo(folder).canonicalFilePath()) {}

std::optional<Error> FileSource::checkPath(const QString &path, const QString &pointer)
{
    if (path.split(u'/').contains(u".."_s) || path.contains(u'\\') || path.contains(QChar::Null))
        return refusal(u"LOCAL-1002-400"_s, u"must not lead out of the storage"_s, pointer);
    return {};
}

QString FileSource::onDisk(const QString &path) const
{
    if (checkPath(path, {}) || m_root.isEmpty())
        return {};
    const QString canonical = QFileInfo(m_root + u'/' + path).canonicalFilePath();
    return canonical == m_root || canonical.startsWith(m_root + u'/') ? canonical : QString();
}

Result<QList<SourceEntry>> FileSource::list(const QString &folder)
{
    if (const auto error = checkPath(folder, u"object"_s))
        return *error;
    const QString place = onDisk(folder);
    if (!QFileInfo(place).isDir())
        return noSuchObject(u"folder"_s, folder);
    QString base = QDir::cleanPath(u'/' + folder);
    if (!base.endsWith(u'/'))
        base += u'/';
    QList<SourceEntry> entries;
    const QDir dir(place);
    for (const QFileInfo &info :
         dir.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name | QDir::DirsFirst)) {
        const QString path = base + info.fileName();
        if (onDisk(path).isEmpty())
            continue;
        if (info.isDir())
            entries.append({SourceEntry::Kind::Folder, info.fileName(), path + u'/'});
        else if (info.isFile())
            entries.append({SourceEntry::Kind::File, info.fileName(), path});
    }
    return entries;
}

Result<SourceSample> FileSource::describe(const SourceSelection &selection, int rows)
{
    if (const auto error = checkPath(selection.path, u"object"_s))
        return *error;
    const QString file = onDisk(selection.path);
    if (!QFileInfo(file).isFile())
        return noSuchObject(u"file"_s, selection.path);
    SourceSelection settled = selection;
    auto records = opened(file, selection.path, settled.format);
    if (!records)
        return records.error();
    QList<FileRecord> sampled;
    while (sampled.size() < sampledRecords) {
        std::optional<FileRecord> record = (*records)->next();
        if (!record)
            break;
        sampled.append(std::move(*record));
    }
    SourceSample sample{.columns = columnsOf((*records)->header(), sampled),
                        .properties = selection.format.type == FileFormat::Type::Unknown
                                          ? describeFormat(settled.format)
                                          : QJsonObject()};
    if (sample.columns.isEmpty()) {
        return refusal(u"LOCAL-1005-400"_s,
                       u"Nothing in %1 can be read as a record"_s.arg(selection.path));
    }
    for (const FileRecord &record : sampled) {
        if (sample.rows.size() >= rows)
            break;
        SourceRow row{.number = sample.rows.size() + 1, .problem = record.problem};
        for (const SourceColumn &column : sample.columns)
            row.values.append(record.values.value(column.name, QJsonValue::Null));
        sample.rows.append(row);
    }
    return sample;
}

QStringList FileSource::matching(const SourceSelection &selection) const
{
    const QString path = QDir::cleanPath(u'/' + selection.path);
    const bool pattern = isPattern(path);
    if (!selection.isFolder && !pattern && !QFileInfo(onDisk(path)).isDir())
        return QFileInfo(onDisk(path)).isFile() ? QStringList{path} : QStringList();
    QString start = path;
    while (isPattern(start))
        start = start.first(qMax(qsizetype(0), start.lastIndexOf(u'/')));
    const QString place = onDisk(start);
    if (!QFileInfo(place).isDir())
        return {};
    const QRegularExpression wanted = expressionFor(
        pattern ? path : (path == "/"_L1 ? path : path + u'/') + u'*', selection.recursive);
    QStringList found;
    QDirIterator files(place, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next().sliced(m_root.size());
        if (wanted.match(file).hasMatch() && !onDisk(file).isEmpty())
            found.append(file);
    }
    found.sort();
    return found;
}

Result<std::unique_ptr<RowReader>> FileSource::read(const SourceSelection &selection,
                                                    const QStringList &columns,
                                                    const DeltaWindow &window)
{
    if (selection.format.type == FileFormat::Type::Parquet)
        return refusal(u"CONNECTOR-1001-500"_s, parquetRefusal().serverText);
    const QStringList paths = matching(selection);
    if (paths.isEmpty())
        return noFiles(u"nothing matches "_s + selection.path);
    FileCounts counts;
    QList<File> files;
    int inWindow = 0;
    for (const QString &path : paths) {
        const QFileInfo info(onDisk(path));
        const qint64 changed = info.lastModified().toMSecsSinceEpoch();
        const bool wanted = !window.from || (changed >= *window.from && changed < window.to);
        inWindow += wanted ? 1 : 0;
        if (wanted && info.size() > 0)
            files.append({info.filePath(), path});
        else
            ++counts.skipped;
    }
    if (files.isEmpty() && inWindow > 0)
        return noFiles(selection.path + u" is empty"_s);
    QStringList wanted = columns;
    if (wanted.isEmpty() && !files.isEmpty()) {
        SourceSelection first = selection;
        first.path = files.first().path;
        const Result<SourceSample> sample = describe(first, 0);
        if (!sample)
            return refusal(u"CONNECTOR-1001-500"_s, sample.error().serverText);
        wanted = namesOf(sample->columns);
    }
    return std::unique_ptr<RowReader>(
        std::make_unique<FileReader>(files, selection.format, wanted, counts));
}

} // namespace dfw::localplatform
