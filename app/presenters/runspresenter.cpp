// SPDX-License-Identifier: Apache-2.0
#include "presenters/runspresenter.h"

#include "run/rollback.h"

#include <algorithm>

namespace dfw::presenters {

namespace {

using Access = InterruptedRun::Access;

std::optional<Access> accessTo(const journal::JournalSummary &one, const Session &session)
{
    if (one.error)
        return one.error->code == QLatin1StringView("JournalIsNewer") ? Access::Newer
                                                                      : Access::Unreadable;
    if (!one.record || (!one.record->isInterrupted() && !run::isLeftOver(*one.record)))
        return std::nullopt;
    if (journal::isPassingDemo(one.record->place) && one.record->place != placeOf(session))
        return std::nullopt; // what it made is gone
    if (one.inUse)
        return Access::InUse;
    return session.isConnected() && one.record->place == placeOf(session) ? Access::Open
                                                                          : Access::Elsewhere;
}

} // namespace

journal::RunPlace placeOf(const Session &session)
{
    const QString origin = session.origin().toString();
    return {.platform = session.kind() == Session::Kind::Demo
                            ? journal::demoPlatformAt(origin, !session.isPassing())
                            : origin,
            .organisation = session.organisation(),
            .sandbox = session.sandbox()};
}

RunsPresenter::RunsPresenter(Session &session, const journal::Journals &journals, QObject *parent)
    : QObject(parent), m_session(session), m_journals(journals)
{
    connect(&session, &Session::changed, this, [this] { refresh(m_ownJournal); });
}

void RunsPresenter::refresh(const QString &ownJournal)
{
    m_ownJournal = ownJournal;
    m_runs.clear();
    const QList<journal::JournalSummary> all = m_journals.list();
    for (const journal::JournalSummary &one : all) {
        if (one.path == ownJournal)
            continue;
        if (const auto access = accessTo(one, m_session))
            m_runs.append({.access = *access, .journal = one});
    }
    std::stable_partition(m_runs.begin(), m_runs.end(),
                          [](const InterruptedRun &one) { return one.access == Access::Open; });
    Q_EMIT changed();
}

Result<Unit> RunsPresenter::forget(const QString &path)
{
    const auto journal = journal::JournalFile::open(path);
    if (!journal)
        return journal.error();
    const auto noted = (*journal)->append(
        {.kind = journal::EntryKind::Dismissed, .atMs = m_session.scheduler().nowMs()});
    const auto safe = noted ? (*journal)->sync() : noted;
    return safe;
}

} // namespace dfw::presenters
