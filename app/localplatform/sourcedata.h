// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/rowfilter.h"
#include "localplatform/source.h"

namespace dfw::localplatform {

/// The "customer's database": an ordinary SQLite file with tables such as `test1.Mytable`, whose
/// names hold the dot; those of other systems than the warehouse begin with its name and a slash
/// (`servicedesk/Account`). Anybody may open it beside us and change rows; the next run sees them.
/// Declared types: TEXT, INTEGER (32 bit), BIGINT, DOUBLE, BOOLEAN, TIMESTAMP_TEXT (ISO 8601 text).
/// Not STRING, which SQLite takes for a number.
class SourceData
{
public:
    /// Creates and fills a missing file (one transaction).
    static Result<std::unique_ptr<SourceData>> open(const QString &file);
    ~SourceData();

    QStringList tables() const;
    /// Empty for an unknown table.
    QList<SourceColumn> columns(const QString &table) const;
    /// Up to `limit` rows after row number `after`, of those that `filter` lets through. Unknown
    /// columns are a Storage error.
    Result<QList<SourceRow>> rows(const QString &table, const QStringList &columns, qint64 after,
                                  int limit, const RowFilter &filter = {}) const;

private:
    explicit SourceData(QString connection) : m_connection(std::move(connection)) {}
    QString m_connection;
};

} // namespace dfw::localplatform
