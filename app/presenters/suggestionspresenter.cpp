// SPDX-License-Identifier: Apache-2.0
#include "presenters/suggestionspresenter.h"

#include "mapping/suggest.h"
#include "presenters/mappingpresenter.h"

#include <algorithm>
#include <QElapsedTimer>
#include <QSet>

namespace dfw::presenters {

using mapping::Suggestion;

SuggestionsPresenter::SuggestionsPresenter(MappingPresenter &mapping, QObject *parent)
    : QObject(parent), m_mapping(mapping)
{
    // Issues are looked at again whenever the schema or the columns may have changed.
    connect(&mapping, &MappingPresenter::rowsChanged, this, &SuggestionsPresenter::keepOrForget);
    connect(&mapping, &MappingPresenter::issuesChanged, this, &SuggestionsPresenter::keepOrForget);
}

SuggestionsPresenter::~SuggestionsPresenter()
{
    stopWorker();
}

void SuggestionsPresenter::compute()
{
    stopWorker();
    m_columns = m_mapping.plan().source.columns;
    m_fields = m_mapping.fields();
    m_computed = false;
    m_sampled = !m_mapping.sample().rows.isEmpty();
    mapping::SuggestInput input{.columns = m_columns,
                                .fields = m_fields,
                                .sample = m_mapping.sample(),
                                .rows = m_mapping.rows()};
    m_busy = true;
    m_worker = std::jthread([this, run = m_run, input = std::move(input)](std::stop_token stop) {
        QElapsedTimer clock;
        clock.start();
        const QList<Suggestion> found = mapping::suggest(input, stop);
        if (stop.stop_requested())
            return;
        const qint64 ms = clock.elapsed();
        QMetaObject::invokeMethod(
            this, [this, run, found, ms] { take(run, found, ms); }, Qt::QueuedConnection);
    });
    Q_EMIT changed();
}

void SuggestionsPresenter::takeSample()
{
    const bool wanted = m_busy || (m_computed && !m_all.isEmpty()); // dismissed ones stay away
    if (wanted && !m_sampled && !m_mapping.sample().rows.isEmpty())
        compute();
}

// The engine asks for the stop after every column, so this does not hold up the window.
void SuggestionsPresenter::stopWorker()
{
    ++m_run; // an answer on its way is too late
    m_worker.request_stop();
    if (m_worker.joinable())
        m_worker.join();
    m_busy = false;
}

void SuggestionsPresenter::take(int run, const QList<Suggestion> &suggestions, qint64 ms)
{
    if (run != m_run)
        return;
    m_busy = false;
    m_computed = true;
    m_tookMs = ms;
    if (suggestions == m_all)
        Q_EMIT changed(); // no longer busy
    else
        set(suggestions);
}

void SuggestionsPresenter::keepOrForget()
{
    if (!m_busy && !m_computed)
        return;
    if (m_columns == m_mapping.plan().source.columns && m_fields == m_mapping.fields())
        return;
    const bool wasBusy = m_busy;
    stopWorker();
    m_computed = false;
    m_columns.clear();
    m_fields = {};
    if (!m_all.isEmpty())
        set({});
    else if (wasBusy)
        Q_EMIT changed();
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

void SuggestionsPresenter::dismiss()
{
    const bool wasBusy = m_busy;
    stopWorker();
    if (!m_all.isEmpty())
        set({});
    else if (wasBusy)
        Q_EMIT changed();
}

void SuggestionsPresenter::setThreshold(double threshold)
{
    threshold = qBound(0.0, threshold, 1.0);
    if (qFuzzyCompare(threshold + 1, m_threshold + 1))
        return;
    m_threshold = threshold;
    Q_EMIT changed();
}

const Suggestion *SuggestionsPresenter::openFor(const QString &column) const
{
    const auto at = m_byColumn.constFind(column);
    if (at == m_byColumn.cend())
        return nullptr;
    const Suggestion &one = m_all.at(*at);
    const bool open =
        !m_mapping.isColumnMapped(column) && !m_mapping.isTargetTaken(one.best.target);
    return open ? &one : nullptr;
}

const Suggestion *SuggestionsPresenter::shownFor(const QString &column) const
{
    const Suggestion *one = openFor(column);
    return one && one->best.score >= m_threshold ? one : nullptr;
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

int SuggestionsPresenter::shownCount() const
{
    return static_cast<int>(std::count_if(m_all.begin(), m_all.end(), [this](const auto &one) {
        return shownFor(one.column) != nullptr;
    }));
}

int SuggestionsPresenter::openCount() const
{
    return static_cast<int>(std::count_if(m_all.begin(), m_all.end(), [this](const auto &one) {
        return openFor(one.column) != nullptr;
    }));
}

Mapping SuggestionsPresenter::accepted(const QStringList &onlyColumns) const
{
    Mapping rows = m_mapping.rows();
    const QSet<QString> wanted(onlyColumns.begin(), onlyColumns.end());
    QSet<QString> given; // a column may have a second row without a target
    for (MappingRow &row : rows) {
        if (row.kind != MappingKind::Column || !row.target.isEmpty())
            continue;
        if ((!wanted.isEmpty() && !wanted.contains(row.source)) || given.contains(row.source))
            continue;
        if (const Suggestion *one = shownFor(row.source)) {
            row.target = one->best.target;
            given.insert(row.source);
        }
    }
    return rows;
}

} // namespace dfw::presenters
