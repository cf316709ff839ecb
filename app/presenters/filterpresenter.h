// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/job.h"
#include "presenters/plankeeper.h"
#include "presenters/session.h"

#include <QObject>

namespace dfw::presenters {

/// A comparison as the editor offers it: "like", or "isNull" turned round.
struct FilterOperator
{
    QString comparison;
    bool negated = false;

    bool takesValue() const;
    bool takesList() const;
    bool operator==(const FilterOperator &) const = default;
};

/// One line of the editor. Only what is complete goes into the plan.
struct FilterDraft
{
    QString column;
    FilterOperator comparison;
    QString text; ///< the value, or several with commas

    bool operator==(const FilterDraft &) const = default;
};

/// Which rows the source hands out, and a look at the first ones that pass. Unfinished lines live
/// here for as long as the plan is about the same table.
class FilterPresenter : public QObject
{
    Q_OBJECT
public:
    FilterPresenter(Session &session, PlanKeeper &keeper, QObject *parent = nullptr);

    const QList<FilterDraft> &drafts() const { return m_drafts; }
    bool any() const { return m_any; }
    void setAny(bool any);
    void add(const FilterDraft &draft);
    void change(qsizetype index, const FilterDraft &draft);
    void remove(qsizetype index);
    /// Lines kept beside the plan that is open, unfinished ones among them.
    void restore(const QList<FilterDraft> &drafts, bool any);
    /// True where there is a line that the plan does not have.
    bool hasUnfinished() const;
    /// Where a line does not say a whole condition; -1 where all do.
    qsizetype firstIncomplete(const QList<Column> &columns) const;

    /// Operators as the connection spec lists them, with what "not" adds.
    static QList<FilterOperator> operators(const api::FilterAbility &ability);
    /// The columns' types decide how a value is written; set when they are read.
    void setColumns(const QList<Column> &columns);

    void preview();
    void cancel();
    const Task &previewTask() const { return m_job.task; }
    const api::TableContents &previewContents() const { return m_contents; }

Q_SIGNALS:
    /// Lines came, went or were replaced; not while one is being typed.
    void draftsChanged();
    void previewChanged();

private:
    std::optional<FilterCondition> condition(const FilterDraft &draft) const;
    RowFilter filter() const;
    void takeFromPlan();
    void store();

    Session &m_session;
    PlanKeeper &m_keeper;
    QList<Column> m_columns;
    QList<FilterDraft> m_drafts;
    bool m_any = false;
    bool m_storing = false;
    QString m_table; ///< what the drafts are about
    Job m_job;
    api::TableContents m_contents;
};

} // namespace dfw::presenters
