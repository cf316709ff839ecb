// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/validation.h"
#include "presenters/dryrunpresenter.h"
#include "presenters/plankeeper.h"
#include "presenters/sourcepresenter.h"
#include "presenters/targetpresenter.h"
#include "run/preview.h"

#include <QObject>

namespace dfw::presenters {

/// What the Review page reads: names, what will be made, what to know before, the exact requests.
class ReviewPresenter : public QObject
{
    Q_OBJECT
public:
    ReviewPresenter(Session &session, PlanKeeper &keeper, SourcePresenter &source,
                    TargetPresenter &target, QObject *parent = nullptr);

    /// Proposes a name for the flow where there is none.
    void load();
    void setFlowName(const QString &name);
    void setDescription(const QString &description);
    void setSourceName(const QString &name);
    void setTargetName(const QString &name);
    /// Make drafts, to be published later.
    void setDraft(bool draft);

    const FlowPlan &plan() const { return m_keeper.plan(); }
    /// Everything that can be said without creating: the plan by itself, and against the schema if
    /// it is here.
    QList<Issue> issues() const;
    QList<run::PreviewRequest> requests() const { return run::previewRequests(m_keeper.plan()); }
    DryRunPresenter &dryRun() { return m_dryRun; }
    Session &session() { return m_session; }
    SourcePresenter &source() { return m_source; }
    TargetPresenter &target() { return m_target; }

private:
    Session &m_session;
    PlanKeeper &m_keeper;
    SourcePresenter &m_source;
    TargetPresenter &m_target;
    DryRunPresenter m_dryRun;
};

} // namespace dfw::presenters
