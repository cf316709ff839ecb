// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/difference.h"
#include "mapping/exchange.h"
#include "mapping/tenant.h"
#include "presenters/job.h"
#include "presenters/mappingpresenter.h"

#include <QObject>

namespace dfw::presenters {

/// Rows on their way into the mapping: from text, a file, a mapping set or a dataflow of the
/// Platform. What they would do is shown before anything is applied; applying is the model's step.
class MappingImportPresenter : public QObject
{
    Q_OBJECT
public:
    MappingImportPresenter(Session &session, MappingPresenter &mapping, QObject *parent = nullptr);

    /// `fill`: rows that a list of nothing but targets is for; empty means from the first on.
    void takeText(const QString &text, const QList<int> &fill = {});
    void takeFile(const QByteArray &bytes, mapping::TextForm form);
    /// The present rows as they would be afterwards, row by row: repairs.
    void takeChanged(const Mapping &after);
    /// Forgets what was taken; the lists of the Platform stay.
    void clear();

    /// Reads the lists unless they are here.
    void loadSets();
    void loadFlows();
    void reloadSets();
    void reloadFlows();
    const Task &setsTask() const { return m_setsJob.task; }
    const Task &flowsTask() const { return m_flowsJob.task; }
    /// Newest first.
    const QList<api::MappingSetSummary> &sets() const { return m_sets; }
    const QList<api::FlowMapping> &flows() const { return m_flows; }
    /// Reads the rows of one of them.
    void chooseSet(const QString &id, const QString &version);
    void chooseFlow(const QString &flowId);
    const Task &rowsTask() const { return m_rowsJob.task; }
    /// Again what failed or was stopped.
    void retryRows();
    void cancel();
    bool isConnected() const { return m_session.isConnected(); }

    /// True once rows or faults are there to be shown.
    bool hasReading() const { return m_taken; }
    const QList<mapping::ExchangeProblem> &problems() const { return m_reading.problems; }
    int rowCount() const { return static_cast<int>(m_reading.rows.size()); }
    mapping::ApplyMode mode() const { return m_mode; }
    void setMode(mapping::ApplyMode mode);
    /// False where the rows are the present ones, changed: there is nothing to merge.
    bool canReplaceAll() const { return !m_byRow && !m_reading.targetsOnly; }
    /// Roots of another organisation in the rows; empty where there are none.
    const QList<mapping::TenantRewrite> &tenantRewrites() const { return m_rewrites; }
    bool rewritesTenant() const { return m_rewriteTenant; }
    void setRewritesTenant(bool rewrite);

    const QList<mapping::Difference> &differences() const { return m_differences; }
    /// The rows with the chosen differences (numbers of the list) applied.
    Mapping applied(const QSet<qsizetype> &chosen) const;

Q_SIGNALS:
    void listsChanged();
    /// Rows, faults or differences.
    void changed();

private:
    void take(const mapping::Reading &reading, const QList<int> &fill = {});
    void compare();
    void forgetLists();
    void readSet(const QString &id, const QString &version);

    Session &m_session;
    MappingPresenter &m_mapping;
    Job m_setsJob;
    Job m_flowsJob;
    Job m_rowsJob;
    std::function<void()> m_retryRows;
    QList<api::MappingSetSummary> m_sets;
    QList<api::FlowMapping> m_flows;
    mapping::Reading m_reading;
    QList<int> m_fill;
    bool m_taken = false;
    bool m_byRow = false;
    mapping::ApplyMode m_mode = mapping::ApplyMode::Merge;
    bool m_rewriteTenant = true;
    QList<mapping::TenantRewrite> m_rewrites;
    Mapping m_before; ///< the rows that the differences are about
    bool m_knewSchema = false;
    QList<mapping::Difference> m_differences;
};

} // namespace dfw::presenters
