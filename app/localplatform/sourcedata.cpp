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
    return u'"' + QString(name).replace(u'"', "\"\""_L1) + u'"';
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

Error sourceError(const QString &where, const QSqlError &error)
{
    return {.kind = ErrorKind::Storage,
            .operation = u"readSource"_s,
            .where = where,
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
        return sourceError(file, database.lastError());
    QSqlQuery query(database);
    // It can be made again at any time, so it need not wait for the disk.
    query.exec(u"PRAGMA synchronous=OFF"_s);
    if (database.tables().isEmpty()) {
        database.transaction();
        fillSourceTables(database);
        if (!database.commit())
            return sourceError(file, database.lastError());
    }
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
                                          qint64 after, int limit) const
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
    query.prepare(u"SELECT rowid%1 FROM %2 WHERE rowid > ? ORDER BY rowid LIMIT ?"_s.arg(
        names.isEmpty() ? QString() : u","_s + names.join(u','), quoted(table)));
    query.addBindValue(after);
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

QJsonObject describeColumn(const SourceColumn &column)
{
    using Type = SourceColumn::Type;
    QJsonObject xdm{{u"type"_s, u"string"_s}};
    QString type = u"string"_s;
    QString xdmType;
    switch (column.type) {
    case Type::Text:
        break;
    case Type::DateTime:
        xdmType = u"date-time"_s;
        xdm.insert("format"_L1, xdmType);
        break;
    case Type::Integer:
        type = u"integer"_s;
        xdm = {
            {u"type"_s, u"integer"_s}, {u"minimum"_s, -2147483648.0}, {u"maximum"_s, 2147483647}};
        break;
    case Type::Long:
        type = u"long"_s;
        xdm = {{u"type"_s, u"integer"_s},
               {u"minimum"_s, -9007199254740991.0},
               {u"maximum"_s, 9007199254740991.0}};
        break;
    case Type::Double:
        type = u"double"_s;
        xdm = {{u"type"_s, u"number"_s}};
        break;
    case Type::Boolean:
        type = u"boolean"_s;
        xdm = {{u"type"_s, u"boolean"_s}};
        break;
    }
    QJsonObject described{{u"name"_s, column.name}, {u"type"_s, type}, {u"xdm"_s, xdm}};
    if (!xdmType.isEmpty())
        described.insert("meta:xdmType"_L1, xdmType);
    return described;
}

} // namespace dfw::localplatform
