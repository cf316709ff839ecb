// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/session.h"
#include "presenters/task.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace dfw::presenters {

/// What a schema's fields gave for a search.
struct FieldHit
{
    int count = 0;
    QString firstPath;
};

/// Finds schemas by their fields. Keeps of every schema read only its paths and titles, as text:
/// hundreds of schemas with thousands of fields stay small and are searched while a person types.
class SchemaSearch : public QObject
{
    Q_OBJECT
public:
    explicit SchemaSearch(Session &session, QObject *parent = nullptr);

    /// Reads the schemas not known yet, one after the other.
    void readAll(const QStringList &schemaIds);
    void cancel();
    void forget();
    /// A schema read for another reason counts as well.
    void remember(const QString &schemaId, const SchemaFields &fields);
    bool knows(const QString &schemaId) const { return m_known.contains(schemaId); }

    /// Failed where some could not be read; the others are searched all the same.
    const Task &task() const { return m_task; }
    int done() const { return m_done; }
    int all() const { return m_all; }

    FieldHit find(const QString &schemaId, const QString &text) const;

Q_SIGNALS:
    void changed();

private:
    struct Known
    {
        QString text; ///< lower case, a field a line
        QList<qsizetype> lines;
        QStringList paths;
    };
    void readNext();

    Session &m_session;
    Task m_task;
    QHash<QString, Known> m_known;
    QStringList m_left;
    int m_done = 0;
    int m_all = 0;
    int m_failures = 0;
    std::optional<Error> m_error;
    Call m_call;
};

} // namespace dfw::presenters
