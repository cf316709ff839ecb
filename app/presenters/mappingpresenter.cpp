// SPDX-License-Identifier: Apache-2.0
#include "presenters/mappingpresenter.h"

#include <algorithm>
#include <QDateTime>
#include <QSet>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

Mapping mappedRows(const Mapping &rows)
{
    Mapping out;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(out),
                 [](const MappingRow &row) { return !row.target.isEmpty(); });
    return out;
}

// The rows of a plan that was changed elsewhere, in the order they were shown. Nothing that was
// typed is lost: a formula or constant stays while it has no field, and also when its field went.
Mapping withOpenRows(const Mapping &planned, const Mapping &shown, const FlowPlan &plan)
{
    Mapping out;
    if (mappedRows(shown) == planned) {
        QSet<QString> columns;
        for (const Column &column : plan.source.columns)
            columns.insert(column.name);
        std::copy_if(shown.begin(), shown.end(), std::back_inserter(out),
                     [&columns](const MappingRow &row) {
                         return row.kind != MappingKind::Column || !row.target.isEmpty() ||
                                columns.contains(row.source);
                     });
        return out;
    }
    out = planned;
    for (const MappingRow &row : shown) {
        const auto isRow = [&row](const MappingRow &one) {
            return one.kind == row.kind && one.source == row.source;
        };
        if (row.kind != MappingKind::Column && std::none_of(out.begin(), out.end(), isRow))
            out.append({.kind = row.kind, .source = row.source});
    }
    return out;
}

// "/mapping/2/target" → 2; -1 for anything else.
qsizetype rowOf(const QString &pointer)
{
    const QStringList parts = pointer.split(u'/');
    if (parts.size() < 3 || parts.at(1) != "mapping"_L1)
        return -1;
    bool fine = false;
    const qsizetype row = parts.at(2).toInt(&fine);
    return fine ? row : -1;
}

} // namespace

MappingPresenter::MappingPresenter(Session &session, PlanKeeper &keeper, SourcePresenter &source,
                                   TargetPresenter &target, QObject *parent)
    : QObject(parent), m_session(session), m_keeper(keeper), m_source(source), m_target(target)
{
    connect(&keeper, &PlanKeeper::planChanged, this, [this](PlanKeeper::Section section) {
        using Section = PlanKeeper::Section;
        if (m_storing)
            return;
        if (section == Section::Everything) {
            // A plan that comes with rows has been thought about: what it leaves out stays out.
            m_offered.clear();
            if (!m_keeper.plan().mapping.isEmpty()) {
                for (const QString &offer : ownFieldOffers())
                    m_offered.insert(offer);
            }
        }
        if (section != Section::Mapping)
            m_repairFinder.reset();
        if (section == Section::Columns || section == Section::Source ||
            section == Section::Mapping || section == Section::Everything)
            rebuild(section);
    });
    connect(&target, &TargetPresenter::schemaChanged, this, [this] {
        m_repairFinder.reset();
        check();
    });
    connect(&source, &SourcePresenter::contentsChanged, &m_suggestions,
            &SuggestionsPresenter::takeSample);
    connect(&source, &SourcePresenter::contentsChanged, this, &MappingPresenter::check);
    connect(&session, &Session::aboutToChange, this, &MappingPresenter::cancel);
}

void MappingPresenter::load()
{
    m_source.load(); // sample values
    m_target.load(); // fields
    rebuild();
}

const SchemaFields &MappingPresenter::fields() const
{
    return m_target.schema().fields;
}

// No row is dropped because a column, the table or the schema went: it stays in the plan, and
// check() says what is wrong with it.
void MappingPresenter::rebuild(PlanKeeper::Section why)
{
    const FlowPlan &plan = m_keeper.plan();
    Mapping rows = why == PlanKeeper::Section::Everything
                       ? plan.mapping
                       : withOpenRows(plan.mapping, m_rows, plan);
    QSet<QString> mapped;
    for (const MappingRow &row : std::as_const(rows)) {
        if (row.kind == MappingKind::Column)
            mapped.insert(row.source);
    }
    for (const Column &column : plan.source.columns) {
        if (!mapped.contains(column.name))
            rows.append({.kind = MappingKind::Column, .source = column.name});
    }
    if (rows != m_rows) {
        m_rows = rows;
        indexRows(); // whoever hears of the rows may ask about their state
        m_validated = false;
        m_platformReasons.clear();
        Q_EMIT rowsChanged();
    }
    check();
}

// "column TAB field", for every own field made from a column.
QStringList MappingPresenter::ownFieldOffers() const
{
    QStringList out;
    const std::optional<NewSchema> &schema = m_keeper.plan().target.newSchema;
    if (!schema || !schema->ownFields)
        return out;
    for (const NewField &field : schema->ownFields->fields) {
        if (!field.column.isEmpty())
            out.append(field.column + u'\t' + field.name);
    }
    return out;
}

std::optional<Mapping> MappingPresenter::rowsWithOwnFields()
{
    if (!m_target.isNewSchema() || !hasSchema())
        return {};
    const QStringList offers = ownFieldOffers();
    Mapping rows = m_rows;
    QSet<QString> taken;
    QHash<QString, qsizetype> open; // column → its only row, without a target
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (!rows.at(i).target.isEmpty())
            taken.insert(rows.at(i).target);
        if (rows.at(i).kind == MappingKind::Column && rows.at(i).target.isEmpty())
            open.insert(rows.at(i).source, i);
    }
    for (const QString &offer : offers) {
        if (m_offered.contains(offer))
            continue;
        m_offered.insert(offer);
        const QString column = offer.section(u'\t', 0, -2);
        const QString path = m_target.newSchema().ownPath({.name = offer.section(u'\t', -1)});
        if (open.contains(column) && !taken.contains(path))
            rows[open.value(column)].target = path;
    }
    return rows == m_rows ? std::nullopt : std::optional(rows);
}

void MappingPresenter::setRows(const Mapping &rows)
{
    if (rows == m_rows)
        return;
    m_call.cancel();
    if (m_platformTask.isBusy())
        m_platformTask = {};
    m_rows = rows;
    m_validated = false;
    m_platformReasons.clear();
    FlowPlan plan = m_keeper.plan();
    plan.mapping = mappedRows(rows);
    m_storing = true;
    m_keeper.edit(PlanKeeper::Section::Mapping, plan);
    m_storing = false;
    check();
}

void MappingPresenter::restoreRows(const Mapping &rows)
{
    if (rows == m_rows || mappedRows(rows) != m_keeper.plan().mapping)
        return;
    m_rows = rows;
    indexRows();
    m_validated = false;
    m_platformReasons.clear();
    Q_EMIT rowsChanged();
    rebuild();
}

void MappingPresenter::indexRows()
{
    m_mappedColumns.clear();
    m_takenTargets.clear();
    for (const MappingRow &row : std::as_const(m_rows)) {
        if (row.target.isEmpty())
            continue;
        m_takenTargets.insert(row.target);
        if (row.kind == MappingKind::Column)
            m_mappedColumns.insert(row.source);
    }
}

RowState MappingPresenter::stateOf(qsizetype row) const
{
    const MappingRow &one = m_rows.at(row);
    if (one.target.isEmpty())
        return one.kind == MappingKind::Column && m_suggestions.shownFor(one.source)
                   ? RowState::Suggested
                   : RowState::Unmapped;
    const auto issues = m_rowIssues.constFind(row);
    if (m_platformReasons.contains(row) ||
        (issues != m_rowIssues.cend() && issues->first().severity == Severity::Error))
        return RowState::Broken;
    return issues != m_rowIssues.cend() ? RowState::Warning : RowState::Good;
}

// What the sample shows says more than that a type may not fit.
QList<Issue> MappingPresenter::checkValues(QList<Issue> &others)
{
    const QList<Issue> found = m_sampleChecks.check(m_keeper.plan(), fields(), sample());
    QSet<qsizetype> seen;
    for (const Issue &issue : found) {
        if (issue.code == IssueCode::ValuesDoNotFit)
            seen.insert(rowOf(issue.pointer));
    }
    others.removeIf([&seen](const Issue &issue) {
        return issue.code == IssueCode::TypeMayNotFit && seen.contains(rowOf(issue.pointer));
    });
    return found;
}

std::optional<mapping::Remedy> MappingPresenter::remedyOf(const Issue &issue, qsizetype row) const
{
    return mapping::remedyOf(issue, row,
                             {.rows = m_rows,
                              .columns = m_keeper.plan().source.columns,
                              .fields = fields(),
                              .sample = sample()});
}

void MappingPresenter::check()
{
    indexRows();
    m_rowIssues.clear();
    m_generalIssues.clear();
    // Shown rows and the plan's rows differ by the rows without a target; pointers count the
    // plan's.
    QList<qsizetype> shown;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (!m_rows.at(i).target.isEmpty())
            shown.append(i);
    }
    QList<Issue> issues = validate(m_keeper.plan(), QDateTime::currentSecsSinceEpoch());
    if (hasSchema()) {
        // The schema knows better than the list of standard objects.
        issues.removeIf([](const Issue &issue) { return issue.code == IssueCode::TargetIsObject; });
        issues += validateAgainstSchema(m_keeper.plan(), fields());
        issues += checkValues(issues);
    }
    issues += mapping::checkFormulas(m_keeper.plan());
    for (const Issue &issue : std::as_const(issues)) {
        if (!issue.pointer.startsWith("/mapping"_L1))
            continue;
        const qsizetype row = rowOf(issue.pointer);
        if (row >= 0 && row < shown.size())
            m_rowIssues[shown.at(row)].append(issue);
        else
            m_generalIssues.append(issue);
    }
    for (QList<Issue> &list : m_rowIssues) {
        std::stable_sort(list.begin(), list.end(),
                         [](const Issue &a, const Issue &b) { return a.severity > b.severity; });
    }
    Q_EMIT issuesChanged();
}

const mapping::RepairFinder &MappingPresenter::repairFinder() const
{
    if (!m_repairFinder)
        m_repairFinder = std::make_unique<mapping::RepairFinder>(
            m_keeper.plan().source.columns, hasSchema() ? fields() : SchemaFields());
    return *m_repairFinder;
}

QList<mapping::Repair> MappingPresenter::repairsFor(qsizetype row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows.at(row).target.isEmpty())
        return {};
    QList<mapping::Repair> out = repairFinder().repairs(m_rows.at(row), m_rows);
    // Columns that are still to be read cannot be missed.
    if (m_keeper.plan().source.columns.isEmpty())
        out.removeIf(
            [](const mapping::Repair &one) { return one.part == mapping::Repair::Part::Column; });
    return out;
}

Mapping MappingPresenter::repairedRows() const
{
    return strayCount() == 0 ? m_rows : repairFinder().repaired(m_rows);
}

int MappingPresenter::strayCount() const
{
    const FlowPlan &plan = m_keeper.plan();
    QSet<QString> columns;
    for (const Column &column : plan.source.columns)
        columns.insert(column.name);
    const auto isStray = [&](const MappingRow &row) {
        return !row.target.isEmpty() && ((row.kind == MappingKind::Column && !columns.isEmpty() &&
                                          !columns.contains(row.source)) ||
                                         (hasSchema() && !fields().find(row.target)));
    };
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), isStray));
}

int MappingPresenter::errorCount() const
{
    int count = 0;
    for (const Issue &issue : m_generalIssues)
        count += issue.severity == Severity::Error ? 1 : 0;
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        const QList<Issue> issues = m_rowIssues.value(row);
        const bool bad = m_platformReasons.contains(row) ||
                         (!issues.isEmpty() && issues.first().severity == Severity::Error);
        count += bad ? 1 : 0;
    }
    return count;
}

int MappingPresenter::warningCount() const
{
    return static_cast<int>(
        std::count_if(m_rowIssues.begin(), m_rowIssues.end(), [](const QList<Issue> &list) {
            return !list.isEmpty() && list.first().severity == Severity::Warning;
        }));
}

int MappingPresenter::mappedCount() const
{
    return static_cast<int>(m_keeper.plan().mapping.size());
}

QString MappingPresenter::sampleOf(const QString &columnName) const
{
    const SampleRows &sample = m_source.contents().sample;
    if (sample.columns != m_sampledColumns) { // the same list compares at once
        m_sampledColumns = sample.columns;
        m_sampleIndex.clear();
        for (qsizetype i = 0; i < m_sampledColumns.size(); ++i)
            m_sampleIndex.insert(m_sampledColumns.at(i), i);
    }
    const qsizetype index = m_sampleIndex.value(columnName, -1);
    if (index < 0)
        return {};
    for (const QVariantList &row : sample.rows) {
        if (!row.at(index).isNull() && !row.at(index).toString().isEmpty())
            return row.at(index).toString();
    }
    return {};
}

void MappingPresenter::validateOnPlatform()
{
    if (!m_session.isConnected())
        return;
    m_platformTask = {.state = Task::State::Busy};
    m_clock.start();
    Q_EMIT issuesChanged();
    const FlowPlan &plan = m_keeper.plan();
    m_call = m_session.api().validateMapping(
        plan.mapping, plan.target.schemaId,
        [this](const Result<QList<api::MappingVerdict>> &verdicts) {
            m_platformTask = {.state = verdicts ? Task::State::Ready : Task::State::Failed,
                              .ms = m_clock.elapsed()};
            m_platformReasons.clear();
            if (!verdicts) {
                m_platformTask.error = verdicts.error();
                Q_EMIT issuesChanged();
                return;
            }
            QList<qsizetype> shown;
            for (qsizetype i = 0; i < m_rows.size(); ++i) {
                if (!m_rows.at(i).target.isEmpty())
                    shown.append(i);
            }
            for (qsizetype i = 0; i < verdicts->size() && i < shown.size(); ++i) {
                if (!verdicts->at(i).fine)
                    m_platformReasons.insert(shown.at(i), verdicts->at(i).reason);
            }
            m_validated = m_platformReasons.isEmpty();
            Q_EMIT issuesChanged();
        });
}

void MappingPresenter::forgetPlatformAnswer()
{
    if (m_platformReasons.isEmpty() && m_platformTask.state != Task::State::Failed)
        return;
    m_platformReasons.clear();
    m_platformTask = {};
    Q_EMIT issuesChanged();
}

void MappingPresenter::cancel()
{
    m_call.cancel();
    m_validated = false;
    if (m_platformTask.isBusy())
        m_platformTask.state = Task::State::Cancelled;
    Q_EMIT issuesChanged();
}

} // namespace dfw::presenters
