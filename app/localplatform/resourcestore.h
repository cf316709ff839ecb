// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <memory>
#include <optional>
#include <QJsonObject>
#include <QList>
#include <QString>

class QSqlQuery;

namespace dfw::localplatform {

// Names of the tables' `kind` column; the same words the URLs use, so that files can be read by
// people.
namespace kind {
inline constexpr auto connections = QLatin1StringView("connections");
inline constexpr auto sourceConnections = QLatin1StringView("sourceConnections");
inline constexpr auto targetConnections = QLatin1StringView("targetConnections");
inline constexpr auto flows = QLatin1StringView("flows");
inline constexpr auto runs = QLatin1StringView("runs");
inline constexpr auto schemas = QLatin1StringView("schemas");
inline constexpr auto fieldGroups = QLatin1StringView("fieldgroups");
inline constexpr auto classes = QLatin1StringView("classes");
inline constexpr auto descriptors = QLatin1StringView("descriptors");
inline constexpr auto dataSets = QLatin1StringView("dataSets");
inline constexpr auto batches = QLatin1StringView("batches");
inline constexpr auto mappingSets = QLatin1StringView("mappingSets"); ///< id is "<id>/<version>"
inline constexpr auto progress = QLatin1StringView("flowProgress");
inline constexpr auto clock = QLatin1StringView("clock"); ///< one row, of no sandbox
} // namespace kind

/// One row that was refused or lost a value, kept with its run. Never holds the value itself.
struct RowIssue
{
    bool fatal = false; ///< the row was refused; otherwise one value was left out
    qint64 row = 0;     ///< in the source table, from 1
    QString column;
    QString target;
    QString code;
    QString message;
};

/// Everything the local Platform keeps, in one SQLite file: resources as JSON by (kind, sandbox,
/// id), ingested records and row issues by batch. Belongs to the thread that opened it. A failing
/// statement does not stop the caller; it is kept until takeFailure(), so that the request can
/// answer 500.
class ResourceStore
{
public:
    /// Creates the file when it is missing. Refuses one that a newer version wrote (code
    /// "NewerVersion") and one that cannot be read ("Damaged").
    /// `durable` waits for the disk; a store that is thrown away anyway need not.
    enum class Durability { Kept, ThrownAway };
    static Result<std::unique_ptr<ResourceStore>> open(const QString &file, Durability durability);
    ~ResourceStore();

    /// A new file is in the midst of its first transaction, so that it is there with its sample or
    /// not at all, whenever the program is killed: finishNew() ends it.
    bool isNew() const { return m_isNew; }
    void finishNew();

    /// In order of creation.
    QList<QJsonObject> list(QLatin1StringView kind, const QString &sandbox);
    std::optional<QJsonObject> find(QLatin1StringView kind, const QString &sandbox,
                                    const QString &id);
    void put(QLatin1StringView kind, const QString &sandbox, const QString &id,
             const QJsonObject &body);
    bool remove(QLatin1StringView kind, const QString &sandbox, const QString &id);

    void addRecord(const QString &batch, const QString &dataSet, qint64 row,
                   const QByteArray &json);
    void addIssue(const QString &batch, const RowIssue &issue);
    /// Takes back what a batch has stored so far; its issues stay.
    void dropRecords(const QString &batch);
    void dropIssues(const QString &batch);
    QList<QByteArray> records(const QString &dataSet);
    QList<RowIssue> issues(const QString &batch);

    /// Everything between begin() and commit() becomes visible at once; pairs may be nested.
    void begin();
    void commit();
    /// After a failure: undoes what is open, if anything is.
    void rollback();

    /// What went wrong since the last call; empty when nothing did.
    QString takeFailure();

private:
    explicit ResourceStore(QString connection) : m_connection(std::move(connection)) {}
    std::optional<Error> prepareTables();
    QSqlQuery query(const QString &sql, const QVariantList &values);

    QString m_connection;
    QString m_failure;
    bool m_isNew = false;
    int m_depth = 0; ///< of begin()
};

} // namespace dfw::localplatform
