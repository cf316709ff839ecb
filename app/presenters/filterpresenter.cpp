// SPDX-License-Identifier: Apache-2.0
#include "presenters/filterpresenter.h"

#include <algorithm>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

constexpr auto isNull = "isNull"_L1;

// A number compared as text would never be equal.
std::optional<QVariant> valueAs(const QString &text, ValueType type)
{
    bool ok = true;
    QVariant out = text;
    if (type == ValueType::Integer)
        out = text.toLongLong(&ok);
    else if (type == ValueType::Number)
        out = text.toDouble(&ok);
    else if (type == ValueType::Boolean) {
        ok = text == "true"_L1 || text == "false"_L1;
        out = text == "true"_L1;
    }
    return ok ? std::optional(out) : std::nullopt;
}

QString textOf(const FilterCondition &condition)
{
    QStringList texts;
    for (const QVariant &value : condition.values)
        texts.append(value.toString());
    return texts.join(u", "_s);
}

} // namespace

bool FilterOperator::takesValue() const
{
    return comparison != isNull;
}

bool FilterOperator::takesList() const
{
    return comparison == "in"_L1;
}

FilterPresenter::FilterPresenter(Session &session, PlanKeeper &keeper, QObject *parent)
    : QObject(parent), m_session(session), m_keeper(keeper)
{
    connect(&session, &Session::aboutToChange, this, [this] {
        m_job.reset();
        m_contents = {};
    });
    connect(&keeper, &PlanKeeper::planChanged, this, &FilterPresenter::takeFromPlan);
}

void FilterPresenter::takeFromPlan()
{
    const SourcePlan &source = m_keeper.plan().source;
    const QString about = source.baseConnectionId + u' ' + source.table;
    const RowFilter planned = source.filter.value_or(RowFilter{});
    const bool sameTable = std::exchange(m_table, about) == about;
    if (!sameTable) {
        m_job.reset();
        m_contents = {};
    }
    if (m_storing || (sameTable && planned.conditions == filter().conditions))
        return;
    m_any = planned.any;
    m_drafts.clear();
    for (const FilterCondition &one : planned.conditions)
        m_drafts.append({.column = one.column,
                         .comparison = {.comparison = one.comparison, .negated = one.negated},
                         .text = textOf(one)});
    Q_EMIT draftsChanged();
    Q_EMIT previewChanged();
}

void FilterPresenter::setColumns(const QList<Column> &columns)
{
    m_columns = columns;
}

QList<FilterOperator> FilterPresenter::operators(const api::FilterAbility &ability)
{
    QList<FilterOperator> out;
    const bool turns = ability.logical.contains(u"not"_s, Qt::CaseInsensitive);
    for (const QString &comparison : ability.comparisons) {
        out.append({.comparison = comparison});
        if (turns && (comparison == "like"_L1 || comparison == "in"_L1))
            out.append({.comparison = comparison, .negated = true});
    }
    out.append({.comparison = isNull});
    if (turns)
        out.append({.comparison = isNull, .negated = true});
    return out;
}

std::optional<FilterCondition> FilterPresenter::condition(const FilterDraft &draft) const
{
    if (draft.column.isEmpty() || draft.comparison.comparison.isEmpty())
        return std::nullopt;
    FilterCondition out{.column = draft.column,
                        .comparison = draft.comparison.comparison,
                        .negated = draft.comparison.negated};
    if (!draft.comparison.takesValue())
        return out;
    const auto column = std::find_if(m_columns.begin(), m_columns.end(),
                                     [&](const Column &one) { return one.name == draft.column; });
    const ValueType type = column == m_columns.end() ? ValueType::String : column->type();
    const QStringList texts =
        draft.comparison.takesList() ? draft.text.split(u',') : QStringList{draft.text};
    for (const QString &text : texts) {
        const auto value = valueAs(text.trimmed(), type);
        if (!value || text.trimmed().isEmpty())
            return std::nullopt;
        out.values.append(*value);
    }
    return out;
}

RowFilter FilterPresenter::filter() const
{
    RowFilter out{.any = m_any};
    for (const FilterDraft &draft : m_drafts) {
        if (const auto complete = condition(draft))
            out.conditions.append(*complete);
    }
    return out;
}

qsizetype FilterPresenter::firstIncomplete(const QList<Column> &columns) const
{
    for (qsizetype i = 0; i < m_drafts.size(); ++i) {
        const bool known = std::any_of(columns.begin(), columns.end(), [&](const Column &column) {
            return column.name == m_drafts.at(i).column;
        });
        if (!known || !condition(m_drafts.at(i)))
            return i;
    }
    return -1;
}

void FilterPresenter::restore(const QList<FilterDraft> &drafts, bool any)
{
    // The source has not told its columns yet; the plan knows those that matter.
    if (m_columns.isEmpty())
        m_columns = m_keeper.plan().source.columns;
    m_drafts = drafts;
    m_any = any;
    Q_EMIT draftsChanged();
}

bool FilterPresenter::hasUnfinished() const
{
    const auto &planned = m_keeper.plan().source.filter;
    return m_drafts.size() != (planned ? planned->conditions.size() : 0);
}

void FilterPresenter::setAny(bool any)
{
    m_any = any;
    store();
}

void FilterPresenter::add(const FilterDraft &draft)
{
    m_drafts.append(draft);
    store();
    Q_EMIT draftsChanged();
}

void FilterPresenter::change(qsizetype index, const FilterDraft &draft)
{
    if (index < 0 || index >= m_drafts.size() || m_drafts.at(index) == draft)
        return;
    m_drafts[index] = draft;
    store();
}

void FilterPresenter::remove(qsizetype index)
{
    if (index < 0 || index >= m_drafts.size())
        return;
    m_drafts.removeAt(index);
    store();
    Q_EMIT draftsChanged();
}

void FilterPresenter::store()
{
    // What was previewed is not what would come now.
    m_job.reset();
    m_contents = {};
    FlowPlan plan = m_keeper.plan();
    const RowFilter complete = filter();
    plan.source.filter =
        complete.conditions.isEmpty() ? std::nullopt : std::optional<RowFilter>(complete);
    m_storing = true;
    m_keeper.edit(PlanKeeper::Section::Columns, plan);
    m_storing = false;
    Q_EMIT previewChanged();
}

void FilterPresenter::preview()
{
    const SourcePlan &source = m_keeper.plan().source;
    if (!m_session.isConnected() || source.table.isEmpty())
        return;
    m_job.begin();
    m_contents = {};
    Q_EMIT previewChanged();
    m_job.call = m_session.api().table(source.baseConnectionId, source.table, source.filter,
                                       [this](const Result<api::TableContents> &contents) {
                                           if (contents) {
                                               m_contents = *contents;
                                               m_job.end();
                                           } else {
                                               m_job.fail(contents.error());
                                           }
                                           Q_EMIT previewChanged();
                                       });
}

void FilterPresenter::cancel()
{
    m_job.stop();
    Q_EMIT previewChanged();
}

} // namespace dfw::presenters
