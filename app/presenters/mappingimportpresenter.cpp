// SPDX-License-Identifier: Apache-2.0
#include "presenters/mappingimportpresenter.h"

#include <algorithm>

namespace dfw::presenters {

using mapping::ApplyMode;

MappingImportPresenter::MappingImportPresenter(Session &session, MappingPresenter &mapping,
                                               QObject *parent)
    : QObject(parent), m_session(session), m_mapping(mapping)
{
    connect(&session, &Session::aboutToChange, this, &MappingImportPresenter::forgetLists);
    // The schema may come, or the columns change, while the differences are looked at.
    connect(&mapping, &MappingPresenter::issuesChanged, this, [this] {
        if (m_taken && (m_mapping.hasSchema() != m_knewSchema || m_mapping.rows() != m_before))
            compare();
    });
}

void MappingImportPresenter::takeText(const QString &text, const QList<int> &fill)
{
    QStringList columns;
    for (const Column &column : m_mapping.plan().source.columns)
        columns.append(column.name);
    take(mapping::readRows(text, columns), fill);
}

void MappingImportPresenter::takeFile(const QByteArray &bytes, mapping::TextForm form)
{
    QStringList columns;
    for (const Column &column : m_mapping.plan().source.columns)
        columns.append(column.name);
    take(mapping::readFile(bytes, columns, form));
}

void MappingImportPresenter::takeChanged(const Mapping &after)
{
    m_byRow = true;
    m_reading = {.rows = after};
    m_taken = true;
    compare();
}

void MappingImportPresenter::take(const mapping::Reading &reading, const QList<int> &fill)
{
    m_byRow = false;
    m_reading = reading;
    m_fill = fill;
    m_taken = true;
    compare();
}

void MappingImportPresenter::clear()
{
    m_rowsJob.reset();
    m_reading = {};
    m_fill.clear();
    m_taken = false;
    m_byRow = false;
    m_rewriteTenant = true;
    m_mode = ApplyMode::Merge;
    m_rewrites.clear();
    m_differences.clear();
    Q_EMIT changed();
}

void MappingImportPresenter::setMode(ApplyMode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    compare();
}

void MappingImportPresenter::setRewritesTenant(bool rewrite)
{
    if (m_rewriteTenant == rewrite)
        return;
    m_rewriteTenant = rewrite;
    compare();
}

void MappingImportPresenter::compare()
{
    m_before = m_mapping.rows();
    m_knewSchema = m_mapping.hasSchema();
    m_rewrites.clear();
    if (m_mapping.hasSchema() && !m_byRow)
        m_rewrites = mapping::tenantRewrites(m_reading.rows, m_mapping.fields());
    const Mapping rows =
        m_rewriteTenant ? mapping::withTenant(m_reading.rows, m_rewrites) : m_reading.rows;
    if (m_byRow) {
        m_differences = mapping::rowChanges(m_before, rows);
    } else if (m_reading.targetsOnly) {
        QList<int> fill = m_fill;
        // One row selected: from there on, as in a spreadsheet.
        for (int next = fill.isEmpty() ? 0 : fill.last() + 1;
             fill.size() < rows.size() && m_fill.size() <= 1 && next < m_before.size(); ++next)
            fill.append(next);
        m_differences = mapping::rowChanges(m_before, mapping::withTargets(m_before, fill, rows));
    } else {
        mapping::Surroundings around{.fields =
                                         m_mapping.hasSchema() ? &m_mapping.fields() : nullptr};
        for (const Column &column : m_mapping.plan().source.columns)
            around.columns.append(column.name);
        m_differences = mapping::differences(m_before, rows, m_mode, around);
    }
    Q_EMIT changed();
}

Mapping MappingImportPresenter::applied(const QSet<qsizetype> &chosen) const
{
    return mapping::apply(m_before, m_differences, chosen);
}

void MappingImportPresenter::loadSets()
{
    if (!m_session.isConnected() || !m_setsJob.isWanted())
        return;
    m_setsJob.begin();
    Q_EMIT listsChanged();
    m_setsJob.call =
        m_session.api().mappingSets([this](const Result<QList<api::MappingSetSummary>> &sets) {
            if (sets) {
                m_sets = *sets;
                std::stable_sort(m_sets.begin(), m_sets.end(), [](const auto &a, const auto &b) {
                    return a.modifiedAt > b.modifiedAt;
                });
                m_setsJob.end();
            } else {
                m_setsJob.fail(sets.error());
            }
            Q_EMIT listsChanged();
        });
}

void MappingImportPresenter::loadFlows()
{
    if (!m_session.isConnected() || !m_flowsJob.isWanted())
        return;
    m_flowsJob.begin();
    Q_EMIT listsChanged();
    m_flowsJob.call =
        m_session.api().flowMappings([this](const Result<QList<api::FlowMapping>> &flows) {
            if (flows) {
                m_flows = *flows;
                std::stable_sort(m_flows.begin(), m_flows.end(), [](const auto &a, const auto &b) {
                    return a.createdAt > b.createdAt;
                });
                m_flowsJob.end();
            } else {
                m_flowsJob.fail(flows.error());
            }
            Q_EMIT listsChanged();
        });
}

void MappingImportPresenter::reloadSets()
{
    m_setsJob.reset();
    loadSets();
}

void MappingImportPresenter::reloadFlows()
{
    m_flowsJob.reset();
    loadFlows();
}

void MappingImportPresenter::chooseSet(const QString &id, const QString &version)
{
    if (!m_session.isConnected())
        return;
    clear();
    m_retryRows = [this, id, version] { chooseSet(id, version); };
    m_rowsJob.begin();
    Q_EMIT listsChanged();
    readSet(id, version);
}

void MappingImportPresenter::readSet(const QString &id, const QString &version)
{
    m_rowsJob.call =
        m_session.api().mappingSet(id, version, [this](const Result<api::MappingSet> &set) {
            if (set) {
                m_rowsJob.end();
                mapping::Reading reading{.rows = set->rows};
                if (reading.rows.isEmpty())
                    reading.problems.append({.fault = mapping::ExchangeFault::NoRows});
                take(reading);
            } else {
                m_rowsJob.fail(set.error());
            }
            Q_EMIT listsChanged();
        });
}

void MappingImportPresenter::chooseFlow(const QString &flowId)
{
    if (!m_session.isConnected())
        return;
    clear();
    m_retryRows = [this, flowId] { chooseFlow(flowId); };
    m_rowsJob.begin();
    Q_EMIT listsChanged();
    // The flow anew: its mapping may have got another version since the list was read.
    m_rowsJob.call =
        m_session.api().flowMapping(flowId, [this](const Result<api::FlowMapping> &flow) {
            if (flow && !flow->mappingSetId.isEmpty()) {
                const api::FlowMapping found = *flow; // the call's answer goes with the call
                readSet(found.mappingSetId, found.mappingVersion);
                return;
            }
            if (flow) {
                m_rowsJob.end();
                take({.problems = {{.fault = mapping::ExchangeFault::NoRows}}});
            } else {
                m_rowsJob.fail(flow.error());
            }
            Q_EMIT listsChanged();
        });
}

void MappingImportPresenter::retryRows()
{
    if (const auto retry = m_retryRows)
        retry();
}

void MappingImportPresenter::cancel()
{
    m_setsJob.stop();
    m_flowsJob.stop();
    m_rowsJob.stop();
    Q_EMIT listsChanged();
}

void MappingImportPresenter::forgetLists()
{
    m_setsJob.reset();
    m_flowsJob.reset();
    m_rowsJob.reset();
    m_retryRows = {};
    m_sets.clear();
    m_flows.clear();
    Q_EMIT listsChanged();
}

} // namespace dfw::presenters
