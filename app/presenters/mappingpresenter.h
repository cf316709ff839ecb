// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/validation.h"
#include "mapping/checks.h"
#include "mapping/repair.h"
#include "presenters/plankeeper.h"
#include "presenters/previewpresenter.h"
#include "presenters/sourcepresenter.h"
#include "presenters/suggestionspresenter.h"
#include "presenters/targetpresenter.h"

#include <memory>
#include <optional>
#include <QObject>
#include <QSet>

namespace dfw::presenters {

/// How a shown row stands.
enum class RowState {
    Unmapped,
    Suggested, ///< without a target, but SuggestionsPresenter shows one
    Good,
    Warning,
    Broken,
};

/// The mapping rows with what is wrong with each: checked here as the user types, and by the
/// service when the page is left. One row for each chosen column stands in the table even while it
/// has no target; the plan holds only the rows with a target.
class MappingPresenter : public QObject
{
    Q_OBJECT
public:
    MappingPresenter(Session &session, PlanKeeper &keeper, SourcePresenter &source,
                     TargetPresenter &target, QObject *parent = nullptr);

    void load();

    /// Rows as shown: the plan's rows, then a row without target for every chosen column that has
    /// none.
    const Mapping &rows() const { return m_rows; }
    /// Rows without a target are kept for the table and left out of the plan.
    void setRows(const Mapping &rows);
    /// Rows kept beside the plan that is open, those without a field among them; nothing where they
    /// are of another plan.
    void restoreRows(const Mapping &rows);

    /// The rows with each own field of a new schema on the column it was made from, where neither
    /// has a row yet; nothing where there is none to add. Each is offered once: what the user takes
    /// off again stays off.
    std::optional<Mapping> rowsWithOwnFields();

    /// What could be mapped; accepted suggestions become rows by an edit.
    SuggestionsPresenter &suggestions() { return m_suggestions; }
    const SuggestionsPresenter &suggestions() const { return m_suggestions; }
    RowState stateOf(qsizetype row) const;
    /// True where a column row with this source has a target.
    bool isColumnMapped(const QString &column) const { return m_mappedColumns.contains(column); }
    bool isTargetTaken(const QString &path) const { return m_takenTargets.contains(path); }

    /// Issues of one shown row, errors first.
    QList<Issue> issuesOf(qsizetype row) const { return m_rowIssues.value(row); }
    /// Issues that belong to no row: a required field without a row, no rows at all.
    const QList<Issue> &generalIssues() const { return m_generalIssues; }
    int errorCount() const;
    int warningCount() const;
    int mappedCount() const;

    /// What could stand in place of a column or field that is gone; by part, the best first.
    QList<mapping::Repair> repairsFor(qsizetype row) const;
    /// The rows with every sure repair done; the same rows where there is none.
    Mapping repairedRows() const;
    /// Shown rows that name a column or a field which is not there.
    int strayCount() const;

    const SchemaFields &fields() const;
    const SchemaField *field(const QString &path) const { return fields().find(path); }
    bool hasSchema() const { return m_target.hasSchema(); }
    /// Empty while it is not known.
    QString schemaTitle() const { return m_target.schemaTitle(m_keeper.plan().target); }
    const Task &schemaTask() const { return m_target.schemaTask(); }
    /// First filled sample value of a column; personal data, for the screen only.
    QString sampleOf(const QString &columnName) const;
    /// All of it; the same rule.
    const SampleRows &sample() const { return m_source.contents().sample; }
    const FlowPlan &plan() const { return m_keeper.plan(); }
    /// The sample rows through the mapping.
    PreviewPresenter &preview() { return m_preview; }
    /// What would settle an issue of a shown row (-1: of none); nothing where only the user knows.
    std::optional<mapping::Remedy> remedyOf(const Issue &issue, qsizetype row) const;

    /// False for a schema that does not exist yet: the service could not look at it.
    bool canAskPlatform() const { return !m_target.isNewSchema(); }
    /// Asks the service; its verdicts join the rows' issues until the rows change.
    void validateOnPlatform();
    const Task &platformTask() const { return m_platformTask; }
    /// The service's words against a shown row; empty where it has none.
    QString platformReason(qsizetype row) const { return m_platformReasons.value(row); }
    bool platformRefused() const { return !m_platformReasons.isEmpty(); }
    /// True where these very rows have been validated and accepted.
    bool isValidated() const { return m_validated; }
    /// Drops a refusal or failure, so that the same rows can be asked about again.
    void forgetPlatformAnswer();
    void cancel();

Q_SIGNALS:
    /// The rows themselves changed (from outside: a plan opened, columns chosen).
    void rowsChanged();
    /// Only what is said about them.
    void issuesChanged();

private:
    void rebuild(PlanKeeper::Section why = PlanKeeper::Section::Mapping);
    const mapping::RepairFinder &repairFinder() const;
    void check();
    QList<Issue> checkValues(QList<Issue> &others);
    void indexRows();
    QStringList ownFieldOffers() const;

    Session &m_session;
    PlanKeeper &m_keeper;
    SourcePresenter &m_source;
    TargetPresenter &m_target;
    Mapping m_rows;
    QSet<QString> m_mappedColumns;
    QSet<QString> m_takenTargets;
    QHash<qsizetype, QList<Issue>> m_rowIssues;
    QList<Issue> m_generalIssues;
    QHash<qsizetype, QString> m_platformReasons;
    mutable QStringList m_sampledColumns; ///< what m_sampleIndex was made from
    mutable QHash<QString, qsizetype> m_sampleIndex;
    Task m_platformTask;
    QElapsedTimer m_clock;
    QSet<QString> m_offered;
    mutable std::unique_ptr<mapping::RepairFinder> m_repairFinder;
    bool m_validated = false;
    bool m_storing = false;
    Call m_call;
    mapping::SampleChecks m_sampleChecks;
    SuggestionsPresenter m_suggestions{*this};
    PreviewPresenter m_preview{m_session, *this};
};

} // namespace dfw::presenters
