// SPDX-License-Identifier: Apache-2.0
#include "presenters/draftkeeper.h"

#include "storage/planfile.h"

#include <algorithm>

namespace dfw::presenters {

using storage::Draft;
using storage::DraftFilterLine;

namespace {

constexpr std::chrono::milliseconds saveAfter{500};
constexpr qint64 longestWait = 2'500; // ms; somebody who types on and on is no reason to wait

// Rows the plan has no place for. One for every column stands there by itself.
bool hasOpenWork(const Mapping &rows)
{
    return std::any_of(rows.begin(), rows.end(), [](const MappingRow &row) {
        return row.target.isEmpty() && row.kind != MappingKind::Column;
    });
}

// The same work, whenever it was written and whichever page was shown.
bool sameWork(const Draft &one, const Draft &other)
{
    return one.plan == other.plan && one.rows == other.rows &&
           one.filterLines == other.filterLines && one.typing == other.typing &&
           one.signIn == other.signIn;
}

std::optional<signin::IdWorld> worldOf(const storage::DraftPlace &place)
{
    if (place.isEmpty())
        return std::nullopt;
    return signin::IdWorld{place.platform, place.organisation, place.sandbox};
}

// What the draft's file holds now. A file that is gone or no plan any more has nothing saved.
FlowPlan savedPlan(const Draft &draft)
{
    if (draft.path.isEmpty())
        return draft.unsaved ? FlowPlan() : draft.plan;
    const auto reading = storage::loadPlan(draft.path);
    return reading && reading->plan ? *reading->plan : FlowPlan();
}

} // namespace

DraftKeeper::DraftKeeper(storage::DraftFile &file, PlanKeeper &keeper, MappingPresenter &mapping,
                         SourcePresenter &source, RunPresenter &run, Scheduler &scheduler,
                         QObject *parent)
    : QObject(parent), m_file(file), m_keeper(keeper), m_mapping(mapping),
      m_filter(source.filter()), m_signIn(source.signIn()), m_run(run), m_scheduler(scheduler)
{
    connect(&keeper, &PlanKeeper::savedStateChanged, this, &DraftKeeper::saveSoon);
    connect(&mapping, &MappingPresenter::rowsChanged, this, &DraftKeeper::saveSoon);
    // Also the sign that rows were edited which the plan does not hold.
    connect(&mapping, &MappingPresenter::issuesChanged, this, &DraftKeeper::saveSoon);
    connect(&m_filter, &FilterPresenter::draftsChanged, this, &DraftKeeper::saveSoon);
    connect(&m_filter, &FilterPresenter::previewChanged, this, &DraftKeeper::saveSoon);
    connect(&m_signIn, &SignInPresenter::formChanged, this, &DraftKeeper::saveSoon);
    // What is about to be made, and what was made, is on the disk before anything else happens.
    connect(&m_signIn, &SignInPresenter::changed, this, [this] {
        if (!m_restoring && m_signIn.form())
            save();
    });
    connect(&run, &RunPresenter::phaseChanged, this, [this] {
        if (m_run.phase() == RunPresenter::Phase::Created)
            letGo();
        else
            save();
    });
}

Draft DraftKeeper::current() const
{
    Draft out{.plan = m_keeper.plan(),
              .path = m_keeper.path(),
              .unsaved = m_keeper.isUnsaved(),
              .signIn = m_signIn.form(),
              .page = m_page,
              .typing = m_typing};
    if (const auto &world = m_keeper.world())
        out.place = {world->platform, world->organisation, world->sandbox};
    if (hasOpenWork(m_mapping.rows()))
        out.rows = m_mapping.rows();
    if (m_filter.hasUnfinished()) {
        out.filterAny = m_filter.any();
        for (const FilterDraft &line : m_filter.drafts())
            out.filterLines.append({.column = line.column,
                                    .comparison = line.comparison.comparison,
                                    .negated = line.comparison.negated,
                                    .text = line.text});
    }
    return out;
}

bool DraftKeeper::isWork(const Draft &draft) const
{
    if (m_doneWith && sameWork(draft, *m_doneWith))
        return false;
    return draft.unsaved || !draft.rows.isEmpty() || !draft.filterLines.isEmpty() ||
           !draft.typing.isEmpty() || (draft.signIn && !draft.signIn->forms.isEmpty());
}

void DraftKeeper::saveSoon()
{
    if (m_restoring)
        return;
    const qint64 now = m_scheduler.nowMs();
    if (!m_changedAt)
        m_changedAt = now;
    if (now - *m_changedAt < longestWait)
        m_timer = m_scheduler.after(saveAfter, [this] { save(); });
}

void DraftKeeper::save()
{
    m_timer.cancel();
    m_changedAt.reset();
    Draft draft = current();
    if (!isWork(draft)) {
        if (m_written)
            m_file.remove();
        m_written.reset();
        setTrouble({});
        return;
    }
    m_doneWith.reset();
    if (m_written && *m_written == draft)
        return;
    Draft stamped = draft;
    stamped.savedAt = m_scheduler.nowMs();
    const auto saved = m_file.save(stamped);
    if (!saved) {
        setTrouble(saved.error());
        return;
    }
    m_written = std::move(draft);
    setTrouble({});
}

void DraftKeeper::setTrouble(const std::optional<Error> &error)
{
    const bool changed = m_trouble.has_value() != error.has_value();
    m_trouble = error;
    if (changed)
        Q_EMIT troubleChanged();
}

void DraftKeeper::showPage(const QString &page)
{
    m_page = page;
    if (!m_restoring)
        save();
}

void DraftKeeper::setTyping(const storage::DraftTyping &typing)
{
    if (typing == m_typing)
        return;
    m_typing = typing;
    saveSoon();
}

void DraftKeeper::letGo()
{
    m_timer.cancel();
    m_changedAt.reset();
    m_doneWith = current();
    m_file.remove();
    m_written.reset();
    setTrouble({});
}

void DraftKeeper::lookForOffers()
{
    const QList<storage::LeftDraft> found = m_file.left();
    if (found == m_offers)
        return;
    m_offers = found;
    Q_EMIT offersChanged();
}

bool DraftKeeper::goOn(const QString &id)
{
    const std::optional<Draft> draft = m_file.take(id);
    if (!draft) {
        lookForOffers();
        return false;
    }
    m_restoring = true;
    m_timer.cancel();
    m_changedAt.reset();
    m_doneWith.reset();
    m_typing = draft->typing;
    m_keeper.restore(draft->plan, savedPlan(*draft), draft->path, worldOf(draft->place));
    if (!draft->rows.isEmpty())
        m_mapping.restoreRows(draft->rows);
    if (!draft->filterLines.isEmpty()) {
        QList<FilterDraft> lines;
        for (const DraftFilterLine &line : draft->filterLines)
            lines.append({.column = line.column,
                          .comparison = {.comparison = line.comparison, .negated = line.negated},
                          .text = line.text});
        m_filter.restore(lines, draft->filterAny);
    }
    const bool samePlace = worldOf(draft->place) == m_keeper.world();
    m_signIn.restore(draft->signIn && !samePlace ? draft->signIn->withoutMade() : draft->signIn);
    m_restoring = false;
    m_page = draft->page;
    m_written = current(); // it is on the disk; only what changes from here on is written
    lookForOffers();
    Q_EMIT goneOn(*draft);
    return true;
}

void DraftKeeper::discard(const QString &id)
{
    m_file.discard(id);
    lookForOffers();
}

} // namespace dfw::presenters
