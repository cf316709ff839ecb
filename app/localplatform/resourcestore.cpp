// SPDX-License-Identifier: Apache-2.0
#include "localplatform/resourcestore.h"

#include "core/logging.h"

#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr int layoutVersion = 1;

const char *const tables[] = {
    "CREATE TABLE resources(seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, sandbox TEXT NOT NULL,"
    " id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE(kind, sandbox, id))",
    "CREATE TABLE records(seq INTEGER PRIMARY KEY, batch TEXT NOT NULL, dataset TEXT NOT NULL,"
    " source_row INTEGER NOT NULL, body TEXT NOT NULL)",
    "CREATE INDEX records_batch ON records(batch)",
    "CREATE INDEX records_dataset ON records(dataset)",
    "CREATE TABLE row_issues(seq INTEGER PRIMARY KEY, batch TEXT NOT NULL, fatal INTEGER NOT NULL,"
    " source_row INTEGER NOT NULL, source_column TEXT NOT NULL, target TEXT NOT NULL,"
    " code TEXT NOT NULL, message TEXT NOT NULL)",
    "CREATE INDEX row_issues_batch ON row_issues(batch)",
};

QJsonObject parsed(const QVariant &body)
{
    return QJsonDocument::fromJson(body.toByteArray()).object();
}

Error storageError(const QString &file, const QString &code, const QString &detail)
{
    return {.kind = ErrorKind::Storage,
            .operation = u"startLocalPlatform"_s,
            .where = file,
            .code = code,
            .detail = detail};
}

} // namespace

Result<std::unique_ptr<ResourceStore>> ResourceStore::open(const QString &file,
                                                           Durability durability)
{
    const QString name = u"localplatform-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<ResourceStore> store(new ResourceStore(name));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(file);
    if (!database.open())
        return storageError(file, u"Damaged"_s, database.lastError().text());
    store->query(u"PRAGMA journal_mode=WAL"_s, {});
    store->query(durability == Durability::Kept ? u"PRAGMA synchronous=NORMAL"_s
                                                : u"PRAGMA synchronous=OFF"_s,
                 {});
    if (std::optional<Error> error = store->prepareTables()) {
        error->where = file;
        return *error;
    }
    if (const QString failure = store->takeFailure(); !failure.isEmpty())
        return storageError(file, u"Damaged"_s, failure);
    return store;
}

std::optional<Error> ResourceStore::prepareTables()
{
    QSqlQuery version = query(u"PRAGMA user_version"_s, {});
    const int found = version.next() ? version.value(0).toInt() : 0;
    if (found > layoutVersion) {
        return storageError(
            {}, u"NewerVersion"_s,
            u"written by a newer version (layout %1, this one knows %2)"_s.arg(found).arg(
                layoutVersion));
    }
    if (!m_failure.isEmpty()) // else what cannot be read would pass for a new one
        return storageError({}, u"Damaged"_s, takeFailure());
    if (found == layoutVersion) {
        QSqlQuery check = query(u"PRAGMA quick_check(1)"_s, {});
        const QString said = check.next() ? check.value(0).toString() : QString();
        return said == "ok"_L1 ? std::nullopt : std::optional(storageError({}, u"Damaged"_s, said));
    }
    m_isNew = true;
    begin();
    for (const char *sql : tables)
        query(QString::fromLatin1(sql), {});
    query(u"PRAGMA user_version=%1"_s.arg(layoutVersion), {});
    return {};
}

void ResourceStore::finishNew()
{
    if (std::exchange(m_isNew, false))
        commit();
}

ResourceStore::~ResourceStore()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

QSqlQuery ResourceStore::query(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    bool ok = query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    ok = ok && query.exec();
    if (!ok) {
        m_failure = query.lastError().text();
        qCWarning(logPlatform).noquote() << "local Platform storage:" << m_failure;
    }
    return query;
}

QList<QJsonObject> ResourceStore::list(QLatin1StringView kind, const QString &sandbox)
{
    QSqlQuery rows = query(u"SELECT body FROM resources WHERE kind=? AND sandbox=? ORDER BY seq"_s,
                           {QString(kind), sandbox});
    QList<QJsonObject> bodies;
    while (rows.next())
        bodies.append(parsed(rows.value(0)));
    return bodies;
}

std::optional<QJsonObject> ResourceStore::find(QLatin1StringView kind, const QString &sandbox,
                                               const QString &id)
{
    QSqlQuery rows = query(u"SELECT body FROM resources WHERE kind=? AND sandbox=? AND id=?"_s,
                           {QString(kind), sandbox, id});
    if (!rows.next())
        return {};
    return parsed(rows.value(0));
}

void ResourceStore::put(QLatin1StringView kind, const QString &sandbox, const QString &id,
                        const QJsonObject &body)
{
    query(u"INSERT INTO resources(kind, sandbox, id, body) VALUES(?,?,?,?)"
          " ON CONFLICT(kind, sandbox, id) DO UPDATE SET body=excluded.body"_s,
          {QString(kind), sandbox, id,
           QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact))});
}

bool ResourceStore::remove(QLatin1StringView kind, const QString &sandbox, const QString &id)
{
    return query(u"DELETE FROM resources WHERE kind=? AND sandbox=? AND id=?"_s,
                 {QString(kind), sandbox, id})
               .numRowsAffected() > 0;
}

void ResourceStore::addRecord(const QString &batch, const QString &dataSet, qint64 row,
                              const QByteArray &json)
{
    query(u"INSERT INTO records(batch, dataset, source_row, body) VALUES(?,?,?,?)"_s,
          {batch, dataSet, row, QString::fromUtf8(json)});
}

void ResourceStore::addIssue(const QString &batch, const RowIssue &issue)
{
    query(u"INSERT INTO row_issues(batch, fatal, source_row, source_column, target, code, message)"
          " VALUES(?,?,?,?,?,?,?)"_s,
          {batch, issue.fatal, issue.row, issue.column + u""_s, issue.target + u""_s, issue.code,
           issue.message});
}

void ResourceStore::dropRecords(const QString &batch)
{
    query(u"DELETE FROM records WHERE batch=?"_s, {batch});
}

void ResourceStore::dropIssues(const QString &batch)
{
    query(u"DELETE FROM row_issues WHERE batch=?"_s, {batch});
}

QList<QByteArray> ResourceStore::records(const QString &dataSet)
{
    QSqlQuery rows = query(u"SELECT body FROM records WHERE dataset=? ORDER BY seq"_s, {dataSet});
    QList<QByteArray> bodies;
    while (rows.next())
        bodies.append(rows.value(0).toByteArray());
    return bodies;
}

QList<RowIssue> ResourceStore::issues(const QString &batch)
{
    QSqlQuery rows = query(u"SELECT fatal, source_row, source_column, target, code, message"
                           " FROM row_issues WHERE batch=? ORDER BY seq"_s,
                           {batch});
    QList<RowIssue> found;
    while (rows.next()) {
        found.append({.fatal = rows.value(0).toBool(),
                      .row = rows.value(1).toLongLong(),
                      .column = rows.value(2).toString(),
                      .target = rows.value(3).toString(),
                      .code = rows.value(4).toString(),
                      .message = rows.value(5).toString()});
    }
    return found;
}

void ResourceStore::begin()
{
    if (m_depth++ == 0)
        query(u"BEGIN"_s, {});
}

void ResourceStore::commit()
{
    if (--m_depth == 0)
        query(u"COMMIT"_s, {});
}

void ResourceStore::rollback()
{
    m_depth = 0;
    QSqlQuery(QSqlDatabase::database(m_connection, false)).exec(u"ROLLBACK"_s);
}

QString ResourceStore::takeFailure()
{
    return std::exchange(m_failure, {});
}

} // namespace dfw::localplatform
