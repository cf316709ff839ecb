// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/plankeeper.h"
#include "presenters/sourcepresenter.h"

class QSortFilterProxyModel;

namespace dfw::ui {

class BusyRow;
class Button;
class Card;
class ConnectionModel;
class EmptyState;
class IconSentence;
class IdRow;
class Note;
class SampleModel;
class SearchEdit;
class TableTreeModel;
class TableView;
class TaskRow;
class Text;
class TreeView;

/// Base connection, table, and the table's first rows.
class SourcePage : public WizardPage
{
    Q_OBJECT
public:
    SourcePage(presenters::SourcePresenter &presenter, presenters::PlanKeeper &keeper,
               QWidget *parent = nullptr);

    QString title() const override;
    QString instruction() const override;
    QString choice() const override;
    void enter() override;
    QList<PageProblem> problems() override;

protected:
    void refreshErrors() override;
    void showEvent(QShowEvent *event) override;

private:
    Card *buildConnections();
    Card *buildTables();
    Card *buildSample();
    void refreshConnections();
    void refreshTest();
    void refreshTables();
    void refreshContents();
    void fitConnections();
    void showChosenConnection();
    void showChosenTable();
    bool connectionGone() const;
    bool tableGone() const;

    presenters::SourcePresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;

    ConnectionModel *m_connections;
    QSortFilterProxyModel *m_connectionFilter;
    SearchEdit *m_connectionSearch;
    EmptyState *m_connectionEmpty;
    TableView *m_connectionTable;
    TaskRow *m_connectionTask;
    Note *m_connectionNote;
    IconSentence *m_testSentence;
    BusyRow *m_testBusy;
    QWidget *m_foot;
    IdRow *m_connectionId;
    Button *m_test;

    TableTreeModel *m_tables;
    SearchEdit *m_tableSearch;
    TreeView *m_tree;
    TaskRow *m_tableTask;
    Note *m_tableNote;

    Card *m_sampleCard;
    SampleModel *m_sample;
    Text *m_caption;
    TableView *m_rows;
    TaskRow *m_sampleTask;
    QStringList m_fittedFor; ///< names the column widths were made for
    bool m_showing = false;
};

} // namespace dfw::ui
