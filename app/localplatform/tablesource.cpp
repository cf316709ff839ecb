// SPDX-License-Identifier: Apache-2.0
#include "localplatform/tablesource.h"

#include "localplatform/refusal.h"
#include "localplatform/sourcedata.h"

#include <QDate>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

class TableReader : public RowReader
{
public:
    TableReader(const SourceData &data, QString table, QStringList columns, RowFilter filter)
        : m_data(data), m_table(std::move(table)), m_columns(std::move(columns)),
          m_filter(std::move(filter))
    {
    }

    QStringList columns() const override { return m_columns; }
    Result<QList<SourceRow>> next(int limit) override
    {
        auto rows = m_data.rows(m_table, m_columns, m_last, limit, m_filter);
        if (!rows)
            return refusal(u"CONNECTOR-1001-500"_s, rows.error().detail);
        if (!rows->isEmpty())
            m_last = rows->last().number;
        return rows;
    }

private:
    const SourceData &m_data;
    QString m_table;
    QStringList m_columns;
    RowFilter m_filter;
    qint64 m_last = 0;
};

/// Both kinds take a window as it is: the caller looks at each row's delta column anyway.
std::optional<Error> unknownColumn(const QString &path, const QStringList &wanted,
                                   const QList<SourceColumn> &known)
{
    const QStringList names = namesOf(known);
    for (const QString &column : wanted) {
        if (!names.contains(column))
            return noSuchColumn(path, column);
    }
    return {};
}

} // namespace

QList<SourceColumn> TableSource::columnsOf(const QString &path) const
{
    if (!path.startsWith(m_view.prefix) || (m_view.system.isEmpty() && path.contains(u'/')))
        return {};
    return m_data.columns(m_view.system + path);
}

Result<QList<SourceEntry>> TableSource::list(const QString &folder)
{
    const QString wanted = folder.isEmpty() || folder.endsWith(u'.') ? folder : folder + u'.';
    QList<SourceEntry> entries;
    for (const QString &table : m_data.tables()) {
        if (!table.startsWith(m_view.system))
            continue;
        const QString path = table.sliced(m_view.system.size());
        if (!path.contains(u'/') && path.startsWith(m_view.prefix) && path.startsWith(wanted))
            entries.append({SourceEntry::Kind::Table, path, path});
    }
    return entries;
}

Result<SourceSample> TableSource::describe(const SourceSelection &selection, int rows)
{
    SourceSample sample{.columns = columnsOf(selection.path)};
    if (sample.columns.isEmpty())
        return noSuchObject(u"table"_s, selection.path);
    RowFilter filter;
    if (selection.filter) {
        auto read = rowFilterOf(*selection.filter, sample.columns, u"filters"_s);
        if (!read)
            return read.error();
        filter = read.takeValue();
    }
    if (rows <= 0)
        return sample;
    auto read =
        m_data.rows(m_view.system + selection.path, namesOf(sample.columns), 0, rows, filter);
    if (!read)
        return refusal(u"FLOW-1102-500"_s, read.error().detail, selection.path);
    sample.rows = read.takeValue();
    return sample;
}

Result<std::unique_ptr<RowReader>>
TableSource::read(const SourceSelection &selection, const QStringList &columns, const DeltaWindow &)
{
    const Result<SourceSample> sample = describe(selection, 0);
    if (!sample)
        return sample.error();
    if (const auto error = unknownColumn(selection.path, columns, sample->columns))
        return *error;
    RowFilter filter;
    if (selection.filter)
        filter = rowFilterOf(*selection.filter, sample->columns, u"filters"_s).takeValue();
    return std::unique_ptr<RowReader>(std::make_unique<TableReader>(
        m_data, m_view.system + selection.path,
        columns.isEmpty() ? namesOf(sample->columns) : columns, std::move(filter)));
}

namespace {

constexpr int generatedRows = 250;

QString tableName(int index)
{
    return u"large.table_%1"_s.arg(index, 4, 10, QLatin1Char('0'));
}

/// An id, a time of change, and beyond them the types in turn.
SourceColumn generatedColumn(int index)
{
    using Type = SourceColumn::Type;
    if (index == 0)
        return {u"id"_s, Type::Long};
    if (index == 1)
        return {u"updated_at"_s, Type::DateTime};
    static const QList<SourceColumn> kinds = {{u"name"_s, Type::Text},
                                              {u"amount"_s, Type::Double},
                                              {u"count"_s, Type::Integer},
                                              {u"active"_s, Type::Boolean},
                                              {u"born"_s, Type::Date}};
    SourceColumn column = kinds.at((index - 2) % kinds.size());
    column.name += u"_%1"_s.arg(index, 4, 10, QLatin1Char('0'));
    return column;
}

QJsonValue generatedValue(const SourceColumn &column, qint64 row)
{
    using Type = SourceColumn::Type;
    switch (column.type) {
    case Type::Text:
        return row % 7 == 0 ? QJsonValue()
                            : QJsonValue(u"%1 of row %2"_s.arg(column.name).arg(row));
    case Type::Integer:
    case Type::Long:
        return row;
    case Type::Double:
        return double(row) / 4;
    case Type::Boolean:
        return row % 2 == 0;
    case Type::Date:
        return QDate(1950, 1, 1).addDays(row * 37).toString(Qt::ISODate);
    case Type::DateTime:
        return u"2026-01-01T%1:%2:00Z"_s.arg(row / 60, 2, 10, QLatin1Char('0'))
            .arg(row % 60, 2, 10, QLatin1Char('0'));
    }
    return {};
}

class GeneratedReader : public RowReader
{
public:
    explicit GeneratedReader(QList<SourceColumn> columns) : m_columns(std::move(columns)) {}

    QStringList columns() const override { return namesOf(m_columns); }
    Result<QList<SourceRow>> next(int limit) override
    {
        QList<SourceRow> rows;
        while (m_last < generatedRows && rows.size() < limit) {
            SourceRow row{.number = ++m_last};
            for (const SourceColumn &column : m_columns)
                row.values.append(generatedValue(column, row.number));
            rows.append(row);
        }
        return rows;
    }

private:
    QList<SourceColumn> m_columns;
    qint64 m_last = 0;
};

} // namespace

bool GeneratedSource::has(const QString &path) const
{
    const int index = path.section(u'_', -1).toInt();
    return index >= 1 && index <= m_tables && path == tableName(index);
}

Result<QList<SourceEntry>> GeneratedSource::list(const QString &folder)
{
    QList<SourceEntry> entries;
    if (!folder.isEmpty() && folder != "large"_L1 && folder != "large."_L1)
        return entries;
    entries.reserve(m_tables);
    for (int i = 1; i <= m_tables; ++i)
        entries.append({SourceEntry::Kind::Table, tableName(i), tableName(i)});
    return entries;
}

Result<SourceSample> GeneratedSource::describe(const SourceSelection &selection, int rows)
{
    if (!has(selection.path))
        return noSuchObject(u"table"_s, selection.path);
    SourceSample sample;
    for (int i = 0; i < m_columns; ++i)
        sample.columns.append(generatedColumn(i));
    if (rows > 0)
        sample.rows = GeneratedReader(sample.columns).next(rows).takeValue();
    return sample;
}

Result<std::unique_ptr<RowReader>> GeneratedSource::read(const SourceSelection &selection,
                                                         const QStringList &columns,
                                                         const DeltaWindow &)
{
    const Result<SourceSample> sample = describe(selection, 0);
    if (!sample)
        return sample.error();
    if (const auto error = unknownColumn(selection.path, columns, sample->columns))
        return *error;
    QList<SourceColumn> chosen = columns.isEmpty() ? sample->columns : QList<SourceColumn>();
    for (const QString &name : columns)
        chosen.append(sample->columns.at(namesOf(sample->columns).indexOf(name)));
    return std::unique_ptr<RowReader>(std::make_unique<GeneratedReader>(std::move(chosen)));
}

} // namespace dfw::localplatform
