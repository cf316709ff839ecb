// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/plankeeper.h"
#include "presenters/sourcepresenter.h"
#include "widgets/card.h"

class QSortFilterProxyModel;

namespace dfw::ui {

class BusyRow;
class Button;
class ConnectionModel;
class EmptyState;
class IconSentence;
class IdRow;
class Note;
class SearchEdit;
class TableView;
class TaskRow;

/// The base connections of the sandbox, the chosen one's ID and its test.
class ConnectionCard : public Card
{
    Q_OBJECT
public:
    ConnectionCard(presenters::SourcePresenter &presenter, presenters::PlanKeeper &keeper,
                   QWidget *parent = nullptr);

    void refresh();
    void setErrorsShown(bool shown);
    /// The plan's connection is not among them.
    bool isGone() const;
    QWidget *place() const;
    /// Where the form for a new one was opened from. Not the table: it would choose a row.
    void focusNew();

Q_SIGNALS:
    void newRequested();

private:
    void buildFoot();
    void refreshTest();
    void refreshNote();
    void fit();
    void showChosen();
    QString connectorWord(const SpecRef &spec) const;

    presenters::SourcePresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;
    ConnectionModel *m_model;
    QSortFilterProxyModel *m_filter;
    SearchEdit *m_search;
    Button *m_new;
    TaskRow *m_task;
    Note *m_note;
    TableView *m_table;
    EmptyState *m_empty;
    QWidget *m_foot;
    IconSentence *m_testSentence;
    BusyRow *m_testBusy;
    IdRow *m_id;
    Button *m_test;
    QStringList m_fittedFor; ///< names the column widths were made for
    bool m_errorsShown = false;
    bool m_showing = false;
};

} // namespace dfw::ui
