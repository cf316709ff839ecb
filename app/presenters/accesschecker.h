// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/session.h"
#include "presenters/task.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <vector>

namespace dfw::presenters {

/// One line of the access list.
struct AccessCheck
{
    enum class What { Sandbox, SchemaRegistry, FlowService };
    What what = What::Sandbox;
    Task task;
    int count = 0; ///< sandboxes, schemas or base connections seen
};

/// Asks what a sign-in may reach, a check a service.
class AccessChecker : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Asks anew. The connection must live until finished() or stop().
    void start(Connection &connection);
    /// What was still being asked shows as stopped; what is known stays.
    void stop();
    /// As if nothing had been asked.
    void clear();

    /// Empty until something was asked.
    const QList<AccessCheck> &checks() const { return m_checks; }
    /// Those the caller may use; empty until they are known.
    const QList<api::Sandbox> &sandboxes() const { return m_sandboxes; }
    bool isBusy() const;
    /// The first check that failed; null where none did.
    const AccessCheck *firstFailure() const;

Q_SIGNALS:
    /// checks() or sandboxes() changed.
    void changed();
    /// All is answered.
    void finished();

private:
    void runCheck(AccessCheck::What what);
    template<typename T>
    void finishCheck(AccessCheck::What what, const Result<QList<T>> &result);
    AccessCheck &check(AccessCheck::What what);

    Connection *m_connection = nullptr;
    QList<AccessCheck> m_checks;
    QList<api::Sandbox> m_sandboxes;
    QElapsedTimer m_clock;
    std::vector<Call> m_calls;
};

} // namespace dfw::presenters
