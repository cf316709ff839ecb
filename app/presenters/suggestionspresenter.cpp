// SPDX-License-Identifier: Apache-2.0
#include "presenters/suggestionspresenter.h"

#include "presenters/mappingpresenter.h"

namespace dfw::presenters {

using mapping::Suggestion;

SuggestionsPresenter::SuggestionsPresenter(MappingPresenter &mapping, QObject *parent)
    : QObject(parent), m_mapping(mapping)
{
}

void SuggestionsPresenter::set(const QList<Suggestion> &suggestions)
{
    if (suggestions == m_all)
        return;
    m_all = suggestions;
    m_byColumn.clear();
    for (qsizetype i = 0; i < m_all.size(); ++i)
        m_byColumn.insert(m_all.at(i).column, i);
    Q_EMIT changed();
}

void SuggestionsPresenter::setThreshold(double threshold)
{
    threshold = qBound(0.0, threshold, 1.0);
    if (qFuzzyCompare(threshold, m_threshold))
        return;
    m_threshold = threshold;
    Q_EMIT changed();
}

const Suggestion *SuggestionsPresenter::shownFor(const QString &column) const
{
    const auto at = m_byColumn.constFind(column);
    if (at == m_byColumn.cend())
        return nullptr;
    const Suggestion &one = m_all.at(*at);
    const bool open = one.best.score >= m_threshold && !m_mapping.isColumnMapped(column) &&
                      !m_mapping.isTargetTaken(one.best.target);
    return open ? &one : nullptr;
}

QList<Suggestion> SuggestionsPresenter::shown() const
{
    QList<Suggestion> out;
    for (const Suggestion &one : m_all) {
        if (shownFor(one.column))
            out.append(one);
    }
    return out;
}

Mapping SuggestionsPresenter::accepted(const QStringList &onlyColumns) const
{
    Mapping rows = m_mapping.rows();
    for (MappingRow &row : rows) {
        if (row.kind != MappingKind::Column || !row.target.isEmpty())
            continue;
        if (!onlyColumns.isEmpty() && !onlyColumns.contains(row.source))
            continue;
        if (const Suggestion *one = shownFor(row.source))
            row.target = one->best.target;
    }
    return rows;
}

} // namespace dfw::presenters
