// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/journals.h"
#include "presenters/session.h"

#include <QList>
#include <QObject>

namespace dfw::presenters {

/// Where the session's runs belong. The demo is one place whichever port it has.
journal::RunPlace placeOf(const Session &session);

/// A run that did not come to its end, or did and left something over (run::isLeftOver()) or drafts
/// that nobody has published (run::draftsOf()).
struct InterruptedRun
{
    enum class Access {
        Open,      ///< can go on
        Elsewhere, ///< one is not signed in to where it belongs
        InUse,     ///< another window or command works on it
        Damaged,   ///< no journal any more: can be put aside
        Unreadable,
        Newer, ///< written by a newer version: left alone
    };
    Access access = Access::Open;
    journal::JournalSummary journal;

    QString path() const { return journal.path; }
};

/// The runs that are not finished, this window's own apart, and those that failed with nothing
/// made. Read anew by refresh(), because other windows and commands change them.
class RunsPresenter : public QObject
{
    Q_OBJECT
public:
    RunsPresenter(Session &session, const journal::Journals &journals, QObject *parent = nullptr);

    /// `ownJournal` is left out: the Run page shows it.
    void refresh(const QString &ownJournal = {});
    /// In the order of InterruptedRun::Access, then the newest first: what can go on comes first,
    /// and what nobody can do anything about last.
    const QList<InterruptedRun> &runs() const { return m_runs; }
    /// Nothing is heard of this run any more; what it made stays. A damaged one is put aside, see
    /// journal::setAside().
    Result<Unit> forget(const QString &path);

Q_SIGNALS:
    void changed();

private:
    Session &m_session;
    journal::Journals m_journals;
    QString m_ownJournal;
    QList<InterruptedRun> m_runs;
};

} // namespace dfw::presenters
