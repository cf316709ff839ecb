// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/accesspoint.h"
#include "presenters/session.h"
#include "presenters/task.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <vector>

namespace dfw::presenters {

/// One line of the access list. Idle while it waits for those before it, and for good where it is
/// blocked by one.
struct AccessCheck
{
    using What = AccessPoint;
    What what = What::Token;
    Task task;
    int count = 0; ///< sandboxes, schemas or base connections seen
    /// Was not asked, or its answer says nothing, because that one failed.
    std::optional<What> blockedBy;
    /// Blocked, but not before it was asked.
    bool wasAsked = false;
    /// Of FlowWrite: refused outright; else a failure means that nothing is confirmed.
    bool isRefused = false;

    /// Failed, but nothing that ends a sign-in: a right can be given later.
    bool onlyWarns() const { return what == What::FlowWrite && task.state == Task::State::Failed; }
};

/// Whom the checks were made for. No secret in it.
struct AccessSubject
{
    QUrl origin;
    QString organisation;
    QString sandbox;
    QString apiKey;
    bool renewsToken = false;          ///< asked for by client secret, not pasted
    std::optional<qint64> tokenEndsAt; ///< ms since the epoch; none where nobody knows
};

/// Asks what a sign-in may reach: the token, then the organisation with its sandboxes, then the
/// services at once. A failure is shown where it belongs by its code, not by which call met it.
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

    /// In the order of AccessPoint; empty until something was asked.
    const QList<AccessCheck> &checks() const { return m_checks; }
    /// Those the caller may use, active ones only; empty until they are known.
    const QList<api::Sandbox> &sandboxes() const { return m_sandboxes; }
    const AccessSubject &subject() const { return m_subject; }
    bool isBusy() const { return m_connection != nullptr; }
    /// The first check whose failure ends the sign-in; null where there is none.
    const AccessCheck *firstFailure() const;

Q_SIGNALS:
    /// checks() or sandboxes() changed.
    void changed();
    /// All that can be asked is answered.
    void finished();

private:
    using What = AccessCheck::What;

    void askToken();
    void askOrganisation();
    void takeSandboxes(const QList<api::Sandbox> &all);
    void askServices();
    template<typename T>
    Done<QList<T>> listOf(What what);
    void ask(What what);
    void succeed(What what, qsizetype count = 0);
    void fail(What asked, const Error &error);
    void judgePastedToken(const Error &error);
    void settle();
    AccessCheck &check(What what) { return m_checks[static_cast<qsizetype>(what)]; }

    Connection *m_connection = nullptr; ///< null while nothing is being asked
    AccessSubject m_subject;
    QList<AccessCheck> m_checks;
    QList<api::Sandbox> m_sandboxes;
    std::array<QElapsedTimer, accessPoints.size()> m_clocks;
    std::vector<Call> m_calls;
};

} // namespace dfw::presenters
