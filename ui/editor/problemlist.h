// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/checks.h"
#include "models/mappingmodel.h"

#include <QWidget>

namespace dfw::ui {

class Button;
class CellGrid;
class TableView;
class Text;

/// Everything there is to say about the mapping, a line each: the row, the reason, the repair where
/// there is one. Enter goes to the row; the button below, or Ctrl+Enter, does the repair. Object
/// names: problemTable, problemText, repairButton, goToRowButton.
class ProblemList : public QWidget
{
    Q_OBJECT
public:
    ProblemList(MappingModel &model, presenters::MappingPresenter &presenter,
                QWidget *parent = nullptr);

    int count() const { return static_cast<int>(m_problems.size()); }

Q_SIGNALS:
    void countChanged(int count);
    void rowActivated(int row);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Problem
    {
        int row = -1; ///< the presenter's; -1 where it belongs to no row
        Severity severity = Severity::Error;
        QString sentence;
        std::optional<Issue> issue; ///< none for the service's own words
    };
    void collect();
    void fill();
    void showCurrent();
    void goToRow();
    void repair();
    const Problem *current() const;
    std::optional<mapping::Remedy> remedyFor(const Problem &problem) const;

    MappingModel &m_model;
    presenters::MappingPresenter &m_presenter;
    QList<Problem> m_problems;
    bool m_stale = true;
    CellGrid *m_grid;
    TableView *m_table;
    Text *m_text;
    Button *m_repair;
    Button *m_goTo;
};

} // namespace dfw::ui
