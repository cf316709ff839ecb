// SPDX-License-Identifier: Apache-2.0
#include "presenters/runspresenter.h"

#include "run/publisher.h"
#include "run/rollback.h"

#include <algorithm>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

using Access = InterruptedRun::Access;

bool isDamaged(const Error &error)
{
    return error.code == "JournalDamaged"_L1 || error.code == "NotAJournal"_L1;
}

bool isUnfinished(const journal::RunRecord &record)
{
    return record.isInterrupted() || run::isLeftOver(record) || !run::draftsOf(record).isEmpty();
}

// It failed, nobody stopped or killed it, and there is nothing to go on from or to remove.
bool cameToNothing(const journal::JournalSummary &one)
{
    const journal::RunRecord &record = *one.record;
    return one.hasEnded && record.stage == journal::Stage::Interrupted && record.made.isEmpty() &&
           record.open.isEmpty() && record.notFound.isEmpty();
}

std::optional<Access> accessTo(const journal::JournalSummary &one, const Session &session)
{
    if (one.error)
        return one.error->code == "JournalIsNewer"_L1 ? Access::Newer
               : isDamaged(*one.error)                ? Access::Damaged
                                                      : Access::Unreadable;
    if (!one.record || !isUnfinished(*one.record) || cameToNothing(one))
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
    std::stable_sort(m_runs.begin(), m_runs.end(),
                     [](const InterruptedRun &one, const InterruptedRun &other) {
                         return one.access < other.access;
                     });
    Q_EMIT changed();
}

Result<Unit> RunsPresenter::forget(const QString &path)
{
    const auto journal = journal::JournalFile::open(path);
    if (!journal) {
        if (!isDamaged(journal.error()))
            return journal.error();
        const auto aside = journal::setAside(path);
        return aside ? Result<Unit>(Unit{}) : Result<Unit>(aside.error());
    }
    const auto noted = (*journal)->append(
        {.kind = journal::EntryKind::Dismissed, .atMs = m_session.scheduler().nowMs()});
    const auto safe = noted ? (*journal)->sync() : noted;
    return safe;
}

} // namespace dfw::presenters
