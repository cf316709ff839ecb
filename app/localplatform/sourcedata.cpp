// SPDX-License-Identifier: Apache-2.0
#include "localplatform/sourcedata.h"

#include "localplatform/sourcerows.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &name)
{
    return quotedName(name, u'"');
}

SourceColumn::Type typeOf(const QString &declared)
{
    using Type = SourceColumn::Type;
    const QString type = declared.toUpper();
    if (type.startsWith("TIMESTAMP"_L1))
        return Type::DateTime;
    if (type == "INTEGER"_L1)
        return Type::Integer;
    if (type == "BIGINT"_L1)
        return Type::Long;
    if (type == "DOUBLE"_L1 || type == "REAL"_L1)
        return Type::Double;
    return type == "BOOLEAN"_L1 ? Type::Boolean : Type::Text;
}

QJsonValue toJson(const QVariant &value, SourceColumn::Type type)
{
    if (value.isNull())
        return QJsonValue::Null;
    // SQLite keeps what was put in: a text in a number column stays a text, and shall be seen as
    // one.
    if (value.typeId() == QMetaType::QString)
        return value.toString();
    if (type == SourceColumn::Type::Boolean)
        return value.toBool();
    return QJsonValue::fromVariant(value);
}

Error sourceError(const QString &where, const QSqlError &error, const QString &code = {})
{
    return {.kind = ErrorKind::Storage,
            .operation = u"readSource"_s,
            .where = where,
            .code = code,
            .detail = error.text()};
}

} // namespace

Result<std::unique_ptr<SourceData>> SourceData::open(const QString &file)
{
    const QString name = u"localsource-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<SourceData> source(new SourceData(name));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(file);
    if (!database.open())
        return sourceError(file, database.lastError(), u"Damaged"_s);
    QSqlQuery query(database);
    // It can be made again at any time, so it need not wait for the disk.
    query.exec(u"PRAGMA synchronous=OFF"_s);
    // As the sources do that we play here; SQLite's own LIKE is blind to case.
    query.exec(u"PRAGMA case_sensitive_like=ON"_s);
    database.transaction();
    fillSourceTables(database);
    // What cannot be read has no tables, and none could be made.
    if (!database.commit() || database.tables().isEmpty())
        return sourceError(file, database.lastError(), u"Damaged"_s);
    return source;
}

SourceData::~SourceData()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

QStringList SourceData::tables() const
{
    QStringList tables = QSqlDatabase::database(m_connection, false).tables();
    tables.sort();
    return tables;
}

QList<SourceColumn> SourceData::columns(const QString &table) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    QList<SourceColumn> columns;
    if (!query.exec(u"PRAGMA table_info(%1)"_s.arg(quoted(table))))
        return columns;
    while (query.next())
        columns.append({query.value(1).toString(), typeOf(query.value(2).toString())});
    return columns;
}

Result<QList<SourceRow>> SourceData::rows(const QString &table, const QStringList &columns,
                                          qint64 after, int limit, const RowFilter &filter) const
{
    const QList<SourceColumn> known = this->columns(table);
    QStringList names;
    QList<SourceColumn::Type> types;
    for (const QString &column : columns) {
        for (const SourceColumn &candidate : known) {
            if (candidate.name == column) {
                names.append(quoted(column));
                types.append(candidate.type);
            }
        }
    }
    // SQLite reads a quoted name it does not know as a text; so it is checked here.
    if (names.size() != columns.size() || known.isEmpty()) {
        return Error{.kind = ErrorKind::Storage,
                     .operation = u"readSource"_s,
                     .where = table,
                     .detail = u"no such table, or a column is not in it"_s};
    }
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    // Names may hold '%': pieces are put together, never filled into one another.
    query.prepare(u"SELECT rowid"_s + (names.isEmpty() ? QString() : u","_s + names.join(u',')) +
                  u" FROM "_s + quoted(table) + u" WHERE rowid > ?"_s +
                  (filter.isEmpty() ? QString() : u" AND "_s + filter.condition) +
                  u" ORDER BY rowid LIMIT ?"_s);
    query.addBindValue(after);
    for (const QVariant &value : filter.values)
        query.addBindValue(value);
    query.addBindValue(limit);
    if (!query.exec())
        return sourceError(table, query.lastError());
    QList<SourceRow> rows;
    while (query.next()) {
        SourceRow row{.number = query.value(0).toLongLong()};
        for (qsizetype i = 0; i < types.size(); ++i)
            row.values.append(toJson(query.value(int(i) + 1), types.at(i)));
        rows.append(row);
    }
    return rows;
}

} // namespace dfw::localplatform
