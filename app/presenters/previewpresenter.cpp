// SPDX-License-Identifier: Apache-2.0
#include "presenters/previewpresenter.h"

#include "presenters/mappingpresenter.h"

namespace dfw::presenters {

PreviewPresenter::PreviewPresenter(Session &session, MappingPresenter &mapping, QObject *parent)
    : QObject(parent), m_session(session), m_mapping(mapping)
{
    connect(&mapping, &MappingPresenter::issuesChanged, this, &PreviewPresenter::refresh);
    connect(&session, &Session::aboutToChange, this, [this] {
        m_answer.clear();
        m_shown.reset();
        m_job.reset();
        Q_EMIT changed();
    });
}

const SampleRows &PreviewPresenter::sample() const
{
    return m_mapping.sample();
}

bool PreviewPresenter::isStale() const
{
    return m_mapping.rows() != m_rows || sample() != m_sample || m_mapping.fields() != m_fields;
}

void PreviewPresenter::refresh()
{
    if (!m_local && m_answer.isEmpty() && !m_job.task.isBusy())
        return; // nobody has looked yet
    if (!isStale())
        return;
    m_local.reset();
    m_shown.reset();
    m_answer.clear();
    m_job.reset();
    Q_EMIT changed();
}

const mapping::PreviewResult &PreviewPresenter::result()
{
    if (!m_local || isStale()) {
        m_rows = m_mapping.rows();
        m_sample = sample();
        m_fields = m_mapping.fields();
        m_local = mapping::preview(m_rows, m_sample, m_fields);
        m_shown.reset();
    }
    if (!m_shown)
        m_shown = mapping::withPlatform(*m_local, m_answer, m_fields);
    return *m_shown;
}

bool PreviewPresenter::canAsk() const
{
    return m_session.isConnected() && m_mapping.canAskPlatform() && m_mapping.mappedCount() > 0 &&
           !m_mapping.plan().target.schemaId.isEmpty() && !sample().rows.isEmpty();
}

void PreviewPresenter::ask()
{
    if (!canAsk())
        return;
    result(); // notes what is asked about
    m_answer.clear();
    m_shown.reset();
    m_job.begin();
    const FlowPlan &plan = m_mapping.plan();
    m_job.call = m_session.api().previewMapping(
        plan.mapping, plan.target.schemaId, m_sample,
        [this](const Result<QList<api::PreviewedRow>> &rows) {
            if (!rows) {
                m_job.fail(rows.error());
                Q_EMIT changed();
                return;
            }
            m_job.end();
            for (const api::PreviewedRow &row : *rows) {
                mapping::PlatformRow one{.record = row.record};
                for (const api::PreviewProblem &problem : row.problems)
                    one.problems.append({problem.target, problem.reason});
                m_answer.append(one);
            }
            m_shown.reset();
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void PreviewPresenter::cancel()
{
    m_job.stop();
    Q_EMIT changed();
}

} // namespace dfw::presenters
