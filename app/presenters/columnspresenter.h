// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/plankeeper.h"
#include "presenters/sourcepresenter.h"

#include <QObject>

namespace dfw::presenters {

/// One column of the table with what its sample shows.
struct ColumnChoice
{
    Column column;
    bool chosen = false;
    bool missing = false; ///< in the plan, but no longer in the table
    QString sample;       ///< first filled value; personal data, for the screen only
    int rows = 0;         ///< sample rows looked at
    int filled = 0;
    int distinct = 0;
    QString least;
    QString greatest;
    QStringList examples; ///< up to five different values
    int odd = 0;          ///< filled values that do not fit the column's type
    QString oddExample;   ///< the first of them
};

/// Merges the table's live columns with the plan's choice: known columns keep it, new ones come
/// unticked (or all ticked, when nothing has been chosen yet), vanished ones stay visible as
/// missing.
class ColumnsPresenter : public QObject
{
    Q_OBJECT
public:
    ColumnsPresenter(SourcePresenter &source, PlanKeeper &keeper, QObject *parent = nullptr);

    const QList<ColumnChoice> &choices() const { return m_choices; }
    const Task &task() const { return m_source.contentsTask(); }
    void load() { m_source.load(); }
    void retry() { m_source.reloadContents(); }
    void cancel() { m_source.cancel(); }
    int chosenCount() const;
    void setChosen(const QStringList &names, bool chosen);
    void invert(const QStringList &names);

Q_SIGNALS:
    void choicesChanged();

private:
    void merge();
    void store();

    SourcePresenter &m_source;
    PlanKeeper &m_keeper;
    QList<ColumnChoice> m_choices;
    bool m_storing = false;
};

} // namespace dfw::presenters
