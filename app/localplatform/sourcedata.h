// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <memory>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QStringList>

namespace dfw::localplatform {

struct SourceColumn
{
    /// What the declared type of the SQLite column means; see SourceData.
    enum class Type { Text, Integer, Long, Double, Boolean, DateTime };

    QString name;
    Type type = Type::Text;
};

struct SourceRow
{
    qint64 number = 0;        ///< SQLite's rowid, from 1
    QList<QJsonValue> values; ///< in the order of the columns asked for; null where there is none
};

/// The "customer's database": an ordinary SQLite file with tables such as `test1.Mytable`, whose
/// names hold the dot. Anybody may open it beside us and change rows; the next run sees them.
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
    /// Up to `limit` rows after row number `after`. Unknown columns are a Storage error.
    Result<QList<SourceRow>> rows(const QString &table, const QStringList &columns, qint64 after,
                                  int limit) const;

private:
    explicit SourceData(QString connection) : m_connection(std::move(connection)) {}
    QString m_connection;
};

/// A column as explore describes it and as a source connection carries it.
QJsonObject describeColumn(const SourceColumn &column);

} // namespace dfw::localplatform
