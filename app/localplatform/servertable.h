// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/serveraddress.h"
#include "localplatform/source.h"

#include <QSqlDatabase>
#include <QVariant>

namespace dfw::localplatform {

/// One column of a server's table and how it is read.
struct ServerColumn
{
    SourceColumn column;
    QString native;     ///< the server's own name of the type
    QString expression; ///< SQL over the table `t`, in a form that every driver reads alike
};

/// A table of a server as SQL needs it.
struct ServerTable
{
    QString path; ///< "schema.table"
    QString name; ///< quoted
    QList<ServerColumn> columns;
    QStringList key; ///< columns of the primary key, as SQL; may be empty
};

/// Looks a table up by its path, in the server's catalogue; no name is cut at its dot.
Result<ServerTable> serverTable(const QSqlDatabase &database, ServerAddress::Kind kind,
                                const QString &path, const Redactor &redactor);

/// Reads a table in the order of its primary key, or where it has none of all its columns.
class ServerReader : public RowReader
{
public:
    /// `columns` are those to read, in order; all of them are in the table.
    ServerReader(QSqlDatabase database, ServerAddress::Kind kind, ServerTable table,
                 QStringList columns, const DeltaWindow &window, Redactor redactor);

    QStringList columns() const override { return m_columns; }
    Result<QList<SourceRow>> next(int limit) override;

private:
    std::optional<Error> fetch();
    QString statement() const;

    QSqlDatabase m_database;
    ServerAddress::Kind m_kind;
    ServerTable m_table;
    QStringList m_columns;
    Redactor m_redactor;
    QString m_windowCondition;
    QVariantList m_windowValues;
    QList<SourceRow> m_waiting;
    QVariantList m_lastKey; ///< of the row read last
    qint64 m_number = 0;
    bool m_ended = false;
};

/// The server's reason, on one line, without secrets.
QString reasonOf(const QSqlError &error, const Redactor &redactor);

} // namespace dfw::localplatform
