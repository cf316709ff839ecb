// SPDX-License-Identifier: Apache-2.0
#include "localplatform/servertable.h"

#include "localplatform/refusal.h"
#include "localplatform/rowfilter.h"

#include <QDateTime>
#include <QSqlError>
#include <QSqlQuery>
#include <QTimeZone>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

using Kind = ServerAddress::Kind;
using Type = SourceColumn::Type;

/// So many rows come with one statement.
constexpr int rowsPerFetch = 1000;

QString quotedFor(Kind kind, const QString &name)
{
    return quotedName(name, kind == Kind::PostgreSql ? u'"' : u'`');
}

/// A column of the table that is read. Qualified, because PostgreSQL takes a bare name behind ORDER
/// BY for one of the values.
QString columnIn(Kind kind, const QString &name)
{
    return u"t."_s + quotedFor(kind, name);
}

Type postgresType(const QString &native)
{
    if (native == "smallint"_L1 || native == "integer"_L1)
        return Type::Integer;
    if (native == "bigint"_L1)
        return Type::Long;
    if (native == "real"_L1 || native == "double precision"_L1 || native == "numeric"_L1)
        return Type::Double;
    if (native == "boolean"_L1)
        return Type::Boolean;
    if (native == "date"_L1)
        return Type::Date;
    return native.startsWith("timestamp"_L1) ? Type::DateTime : Type::Text;
}

/// `native` is the full type, e.g. "int(10) unsigned".
Type mysqlType(const QString &native)
{
    const QString name = native.section(u'(', 0, 0).section(u' ', 0, 0);
    const bool isUnsigned = native.contains("unsigned"_L1);
    if (native.startsWith("tinyint(1)"_L1) || native == "bit(1)"_L1)
        return Type::Boolean;
    if (name == "bigint"_L1 || (name == "int"_L1 && isUnsigned))
        return Type::Long;
    if (name.endsWith("int"_L1) || name == "year"_L1)
        return Type::Integer;
    if (name == "float"_L1 || name == "double"_L1 || name == "decimal"_L1)
        return Type::Double;
    if (name == "date"_L1)
        return Type::Date;
    return name == "datetime"_L1 || name == "timestamp"_L1 ? Type::DateTime : Type::Text;
}

/// Everything but numbers arrives as text: the drivers differ in what they make of a time.
QString expressionOf(Kind kind, const QString &name, const QString &native, Type type)
{
    const bool isPostgres = kind == Kind::PostgreSql;
    switch (type) {
    case Type::Integer:
    case Type::Long:
        return name;
    case Type::Boolean:
        return isPostgres ? name : name + u" + 0"_s;
    case Type::Double:
        return isPostgres ? name + u"::float8"_s : name + u" + 0e0"_s;
    case Type::Date:
        return isPostgres ? u"to_char(%1, 'YYYY-MM-DD')"_s.arg(name)
                          : u"CAST(%1 AS CHAR)"_s.arg(name);
    case Type::DateTime:
        return isPostgres ? u"to_char(%1, 'YYYY-MM-DD\"T\"HH24:MI:SS.MS')"_s.arg(name)
                          : u"DATE_FORMAT(%1, '%Y-%m-%dT%H:%i:%s.%f')"_s.replace("%1"_L1, name);
    case Type::Text:
        break;
    }
    if (isPostgres)
        return native == "bytea"_L1 ? u"encode(%1, 'base64')"_s.arg(name) : name + u"::text"_s;
    return native.contains("blob"_L1) || native.contains("binary"_L1)
               ? u"TO_BASE64(%1)"_s.arg(name)
               : u"CAST(%1 AS CHAR)"_s.arg(name);
}

QJsonValue toJson(const QVariant &value, Type type)
{
    if (value.isNull())
        return QJsonValue::Null;
    switch (type) {
    case Type::Integer:
    case Type::Long:
        return value.toLongLong();
    case Type::Double:
        return value.toDouble();
    case Type::Boolean:
        return value.toBool();
    case Type::DateTime: {
        // Milliseconds, and those only where there are some.
        const QString text = value.toString().left(23);
        return (text.endsWith(".000"_L1) ? text.left(19) : text) + u'Z';
    }
    case Type::Text:
    case Type::Date:
        break;
    }
    return value.toString();
}

Error failed(const QSqlQuery &query, const Redactor &redactor)
{
    return refusal(u"CONNECTOR-1001-500"_s, reasonOf(query.lastError(), redactor));
}

/// The moment as a literal both servers take.
QString momentText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc())
        .toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
}

} // namespace

QString reasonOf(const QSqlError &error, const Redactor &redactor)
{
    QString reason = error.databaseText().simplified().left(300);
    if (reason.isEmpty())
        reason = error.driverText().simplified().left(300);
    return redactor.redact(reason);
}

Result<ServerTable> serverTable(const QSqlDatabase &database, Kind kind, const QString &path,
                                const Redactor &redactor)
{
    const bool isPostgres = kind == Kind::PostgreSql;
    QSqlQuery query(database);
    query.setForwardOnly(true);
    query.prepare(isPostgres
                      ? u"SELECT table_schema, table_name, column_name, data_type FROM "
                        "information_schema.columns WHERE table_schema || '.' || table_name = ? "
                        "ORDER BY ordinal_position"_s
                      : u"SELECT table_schema, table_name, column_name, column_type FROM "
                        "information_schema.columns WHERE table_schema = DATABASE() AND "
                        "CONCAT(table_schema, '.', table_name) = ? ORDER BY ordinal_position"_s);
    query.addBindValue(path);
    if (!query.exec())
        return failed(query, redactor);
    ServerTable table{.path = path};
    QString schema;
    QString name;
    while (query.next()) {
        schema = query.value(0).toString();
        name = query.value(1).toString();
        const QString column = query.value(2).toString();
        const QString native = query.value(3).toString().toLower();
        const Type type = isPostgres ? postgresType(native) : mysqlType(native);
        table.columns.append(
            {{column, type}, native, expressionOf(kind, columnIn(kind, column), native, type)});
    }
    if (table.columns.isEmpty())
        return noSuchObject(u"table"_s, path);
    table.name = quotedFor(kind, schema) + u'.' + quotedFor(kind, name);
    query.prepare(u"SELECT k.column_name FROM information_schema.table_constraints c JOIN "
                  "information_schema.key_column_usage k ON k.constraint_name = c.constraint_name "
                  "AND k.table_schema = c.table_schema AND k.table_name = c.table_name "
                  "WHERE c.constraint_type = 'PRIMARY KEY' AND c.table_schema = ? AND "
                  "c.table_name = ? ORDER BY k.ordinal_position"_s);
    query.addBindValue(schema);
    query.addBindValue(name);
    if (!query.exec())
        return failed(query, redactor);
    while (query.next())
        table.key.append(columnIn(kind, query.value(0).toString()));
    return table;
}

ServerReader::ServerReader(QSqlDatabase database, Kind kind, ServerTable table, QStringList columns,
                           const DeltaWindow &window, Redactor redactor)
    : m_database(std::move(database)), m_kind(kind), m_table(std::move(table)),
      m_columns(std::move(columns)), m_redactor(std::move(redactor))
{
    for (const ServerColumn &column : m_table.columns) {
        if (window.from && column.column.name == window.column &&
            column.column.type == Type::DateTime) {
            const QString name = columnIn(m_kind, window.column);
            m_windowCondition = name + u" >= ? AND "_s + name + u" < ?"_s;
            m_windowValues = {momentText(*window.from), momentText(window.to)};
        }
    }
}

QString ServerReader::statement() const
{
    QStringList wanted;
    for (const QString &name : m_columns) {
        for (const ServerColumn &column : m_table.columns) {
            if (column.column.name == name)
                wanted.append(column.expression);
        }
    }
    QStringList conditions;
    if (!m_windowCondition.isEmpty())
        conditions.append(m_windowCondition);
    QStringList order = m_table.key;
    for (const QString &key : m_table.key)
        wanted.append(m_kind == Kind::PostgreSql ? key + u"::text"_s : key);
    if (order.isEmpty()) {
        // Without a key the order of everything there is has to do; PostgreSQL cannot sort each
        // type.
        for (const ServerColumn &column : m_table.columns)
            order.append(columnIn(m_kind, column.column.name) +
                         (m_kind == Kind::PostgreSql ? u"::text"_s : QString()));
    } else if (!m_lastKey.isEmpty()) {
        QStringList marks(m_table.key.size(), u"?"_s);
        conditions.append(u'(' + m_table.key.join(u',') + u") > ("_s + marks.join(u',') + u')');
    }
    return u"SELECT "_s + wanted.join(u", "_s) + u" FROM "_s + m_table.name + u" AS t"_s +
           (conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(" AND "_L1)) +
           u" ORDER BY "_s + order.join(u", "_s) + u" LIMIT "_s + QString::number(rowsPerFetch) +
           (m_table.key.isEmpty() ? u" OFFSET "_s + QString::number(m_number) : QString());
}

std::optional<Error> ServerReader::fetch()
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement()))
        return failed(query, m_redactor);
    for (const QVariant &value : m_windowValues)
        query.addBindValue(value);
    for (const QVariant &value : m_lastKey)
        query.addBindValue(value);
    if (!query.exec())
        return failed(query, m_redactor);
    QList<Type> types;
    for (const QString &name : m_columns) {
        for (const ServerColumn &column : m_table.columns) {
            if (column.column.name == name)
                types.append(column.column.type);
        }
    }
    int count = 0;
    while (query.next()) {
        SourceRow row{.number = ++m_number};
        for (qsizetype i = 0; i < types.size(); ++i)
            row.values.append(toJson(query.value(int(i)), types.at(i)));
        m_lastKey.clear();
        for (qsizetype i = 0; i < m_table.key.size(); ++i)
            m_lastKey.append(query.value(int(types.size() + i)));
        m_waiting.append(row);
        ++count;
    }
    if (query.lastError().isValid())
        return failed(query, m_redactor);
    m_ended = count < rowsPerFetch;
    return {};
}

Result<QList<SourceRow>> ServerReader::next(int limit)
{
    if (m_waiting.isEmpty() && !m_ended) {
        if (const auto error = fetch())
            return *error;
    }
    const QList<SourceRow> rows = m_waiting.first(qMin<qsizetype>(limit, m_waiting.size()));
    m_waiting.remove(0, rows.size());
    return rows;
}

} // namespace dfw::localplatform
