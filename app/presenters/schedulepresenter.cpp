// SPDX-License-Identifier: Apache-2.0
#include "presenters/schedulepresenter.h"

#include "domain/connectors.h"

#include <algorithm>
#include <QRegularExpression>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 defaultLead = 5 * 60;   // seconds: time enough to read Review
constexpr qint64 defaultRaster = 5 * 60; // a start at 12:15 reads better than at 12:13:07

bool soundsLikeChange(const QString &name)
{
    static const QRegularExpression words(u"updat|modif|chang|last|timestamp|maj|alter|ändr"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(name).hasMatch();
}

bool filledInSample(const SampleRows &sample, const QString &name)
{
    const qsizetype index = sample.columns.indexOf(name);
    if (index < 0 || sample.rows.isEmpty())
        return false;
    return std::all_of(sample.rows.begin(), sample.rows.end(), [index](const QVariantList &row) {
        return !row.at(index).isNull() && !row.at(index).toString().isEmpty();
    });
}

} // namespace

SchedulePresenter::SchedulePresenter(PlanKeeper &keeper, SourcePresenter &source,
                                     Scheduler &scheduler, QObject *parent)
    : QObject(parent), m_keeper(keeper), m_source(source), m_scheduler(scheduler)
{
    connect(&source, &SourcePresenter::catalogueChanged, this, &SchedulePresenter::readRules);
}

void SchedulePresenter::readRules()
{
    const api::FlowSpec *spec = m_source.flowSpec();
    const std::optional<api::FlowSpec> now = spec ? std::optional(*spec) : std::nullopt;
    if (now == m_rulesOf)
        return;
    m_rulesOf = now;
    m_rules = now ? scheduleRules(*now) : publishedRules();
    Q_EMIT rulesChanged();
}

// What the flow spec does not know would be refused, so a default must not bring it in.
FlowPlan SchedulePresenter::withoutTheUnknown(FlowPlan plan) const
{
    if (!m_rules.knowsBackfill)
        plan.schedule.backfill.reset();
    if (!m_rules.knowsEndTime)
        plan.schedule.endTime.reset();
    if (!m_rules.knowsDeltaColumn)
        plan.deltaColumn.reset();
    if (!m_rules.knowsDiagnostics)
        plan.options.errorDiagnostics.reset();
    if (!m_rules.knowsPartialIngestion)
        plan.options.partialIngestionPercent.reset();
    return plan;
}

qint64 SchedulePresenter::nowSeconds() const
{
    return m_scheduler.nowMs() / 1000;
}

void SchedulePresenter::load()
{
    m_source.load(); // the flow spec, and what a sample says of the delta column
    readRules();
    FlowPlan plan = m_keeper.plan();
    if (m_rulesOf && !m_rules.knowsDeltaColumn)
        plan.deltaColumn.reset(); // nothing could take it, and no control here shows it
    if (plan.schedule.startTime == 0) {
        const qint64 earliest = nowSeconds() + defaultLead;
        plan.schedule.startTime = (earliest + defaultRaster - 1) / defaultRaster * defaultRaster;
        if (plan.schedule.frequency != Frequency::Once) {
            if (!plan.schedule.interval)
                plan.schedule.interval = m_rules.leastInterval(plan.schedule.frequency);
            if (!plan.schedule.backfill)
                plan.schedule.backfill = true;
        }
        // The tutorials know no options; a new plan asks for reports, which cost nothing.
        if (plan.options.isEmpty())
            plan.options = {.errorDiagnostics = true, .partialIngestionPercent = 5};
        plan = withoutTheUnknown(plan);
    }
    store(plan);
    if (!m_rules.knowsDeltaColumn)
        return;
    const QList<DeltaCandidate> all = candidates();
    if (!plan.deltaColumn && plan.schedule.frequency != Frequency::Once && !all.isEmpty() &&
        all.first().isTime)
        chooseDeltaColumn(all.first().column.name);
}

QList<DeltaCandidate> SchedulePresenter::candidates() const
{
    QList<DeltaCandidate> out;
    const SampleRows &sample = m_source.contents().sample;
    const QString format = dateFormats().value(0);
    for (const Column &column : m_keeper.plan().source.columns) {
        const ValueType type = column.type();
        DeltaCandidate one{.column = column,
                           .isTime = type == ValueType::DateTime || type == ValueType::Date,
                           .alwaysFilled = filledInSample(sample, column.name),
                           .namedLikeChange = soundsLikeChange(column.name),
                           .dateFormat = format};
        one.score =
            (one.isTime ? 4 : 0) + (one.alwaysFilled ? 2 : 0) + (one.namedLikeChange ? 1 : 0);
        out.append(one);
    }
    std::stable_sort(out.begin(), out.end(), [](const DeltaCandidate &a, const DeltaCandidate &b) {
        return a.score > b.score;
    });
    return out;
}

void SchedulePresenter::chooseDeltaColumn(const QString &name)
{
    FlowPlan plan = m_keeper.plan();
    if (name.isEmpty())
        plan.deltaColumn.reset();
    else if (!plan.deltaColumn || plan.deltaColumn->name != name)
        plan.deltaColumn = DeltaColumn{.name = name, .dateFormat = dateFormats().value(0)};
    store(plan);
}

QStringList SchedulePresenter::dateFormats() const
{
    return deltaDateFormats(m_keeper.plan().source.connectionSpec.id);
}

void SchedulePresenter::setDateFormat(const QString &format)
{
    FlowPlan plan = m_keeper.plan();
    if (!plan.deltaColumn)
        return;
    plan.deltaColumn->dateFormat = format;
    store(plan);
}

void SchedulePresenter::setFrequency(Frequency frequency)
{
    FlowPlan plan = m_keeper.plan();
    if (plan.schedule.frequency == frequency)
        return;
    plan.schedule.frequency = frequency;
    if (frequency == Frequency::Once) {
        plan.schedule.interval.reset();
        plan.schedule.backfill.reset();
    } else {
        const int least = m_rules.leastInterval(frequency);
        // 15 minutes must not become "every 15 days" by one click.
        plan.schedule.interval = least;
        plan.schedule.backfill = plan.schedule.backfill.value_or(true);
    }
    store(withoutTheUnknown(plan));
}

void SchedulePresenter::setInterval(int interval)
{
    FlowPlan plan = m_keeper.plan();
    plan.schedule.interval = interval;
    store(plan);
}

void SchedulePresenter::setStartTime(qint64 epochSeconds)
{
    FlowPlan plan = m_keeper.plan();
    plan.schedule.startTime = epochSeconds;
    store(plan);
}

void SchedulePresenter::setEndTime(std::optional<qint64> epochSeconds)
{
    FlowPlan plan = m_keeper.plan();
    plan.schedule.endTime = epochSeconds;
    store(plan);
}

void SchedulePresenter::setBackfill(bool backfill)
{
    FlowPlan plan = m_keeper.plan();
    plan.schedule.backfill = backfill;
    store(plan);
}

void SchedulePresenter::setOptions(const IngestionOptions &options)
{
    FlowPlan plan = m_keeper.plan();
    plan.options = options;
    store(plan);
}

QList<qint64> SchedulePresenter::nextFiveRuns() const
{
    return nextRuns(m_keeper.plan().schedule, nowSeconds(), 5);
}

QList<Issue> SchedulePresenter::issues() const
{
    QList<Issue> out = validate(m_keeper.plan(), nowSeconds());
    out.removeIf([](const Issue &issue) {
        return !issue.pointer.startsWith("/schedule"_L1) &&
               !issue.pointer.startsWith("/options"_L1);
    });
    return out;
}

void SchedulePresenter::store(const FlowPlan &plan)
{
    m_keeper.edit(PlanKeeper::Section::Schedule, plan);
}

} // namespace dfw::presenters
