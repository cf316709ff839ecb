// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "presenters/mappingpresenter.h"
#include "presenters/plankeeper.h"
#include "presenters/runpresenter.h"
#include "storage/draftfile.h"

#include <optional>
#include <QObject>

namespace dfw::presenters {

/// Keeps what is in the wizard on the disk, so that a process that ends takes no work with it, and
/// offers what other windows left. Writes some half a second after the last change, at once when
/// another page is shown, and nothing while nothing changed. A draft goes once its plan was saved
/// or its run has created everything.
class DraftKeeper : public QObject
{
    Q_OBJECT
public:
    DraftKeeper(storage::DraftFile &file, PlanKeeper &keeper, MappingPresenter &mapping,
                SourcePresenter &source, RunPresenter &run, Scheduler &scheduler,
                QObject *parent = nullptr);

    /// `page` is a stable word.
    void showPage(const QString &page);
    /// What stands in the field that has the focus; empty once it has been taken.
    void setTyping(const storage::DraftTyping &typing);
    /// The user does not want what is here now: what comes after is work again.
    void letGo();

    /// What other windows left, the newest first; read anew by lookForOffers().
    const QList<storage::LeftDraft> &offers() const { return m_offers; }
    void lookForOffers();
    /// Puts a draft in the place of what is open. False where another window was faster.
    bool goOn(const QString &id);
    void discard(const QString &id);

    /// Why the last writing failed; nothing once one works again.
    const std::optional<Error> &trouble() const { return m_trouble; }

Q_SIGNALS:
    void offersChanged();
    /// goOn() has put it into the presenters; the page is the window's to show.
    void goneOn(const dfw::storage::Draft &draft);
    /// trouble() began or ended. Comes once for a disk that goes on failing.
    void troubleChanged();

private:
    storage::Draft current() const;
    bool isWork(const storage::Draft &draft) const;
    void saveSoon();
    void save();
    void setTrouble(const std::optional<Error> &error);

    storage::DraftFile &m_file;
    PlanKeeper &m_keeper;
    MappingPresenter &m_mapping;
    FilterPresenter &m_filter;
    SignInPresenter &m_signIn;
    RunPresenter &m_run;
    Scheduler &m_scheduler;
    QString m_page;
    storage::DraftTyping m_typing;
    std::optional<storage::Draft> m_written;
    std::optional<storage::Draft> m_doneWith; ///< created or let go: no work any more
    QList<storage::LeftDraft> m_offers;
    std::optional<Error> m_trouble;
    bool m_restoring = false;
    std::optional<qint64> m_changedAt; ///< since when something waits to be written
    Call m_timer;
};

} // namespace dfw::presenters
