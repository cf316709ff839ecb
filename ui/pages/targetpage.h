// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/plankeeper.h"
#include "presenters/targetpresenter.h"

class QComboBox;
class QSortFilterProxyModel;

namespace dfw::ui {

class Badge;
class Button;
class Card;
class EmptyState;
class Field;
class FieldTreeModel;
class IdRow;
class Note;
class SchemaListModel;
class SearchEdit;
class TableView;
class TaskRow;
class Text;
class TreeView;

/// The schema that gives the data its shape, and the dataset that holds it.
class TargetPage : public WizardPage
{
    Q_OBJECT
public:
    TargetPage(presenters::TargetPresenter &presenter, presenters::PlanKeeper &keeper,
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
    Card *buildSchemas();
    Card *buildFields();
    Card *buildDataset();
    void refreshLists();
    void refreshSchema();
    void refreshDatasets();
    void showChosenSchema();
    void showDatasetFacts();
    void openTree();
    bool schemaGone() const;
    bool datasetGone() const;

    presenters::TargetPresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;

    SchemaListModel *m_schemas;
    QSortFilterProxyModel *m_schemaFilter;
    SearchEdit *m_schemaSearch;
    EmptyState *m_schemaEmpty;
    TableView *m_schemaTable;
    TaskRow *m_listsTask;
    Note *m_schemaNote;

    Card *m_fieldsCard;
    FieldTreeModel *m_fields;
    SearchEdit *m_fieldSearch;
    TreeView *m_fieldTree;
    TaskRow *m_schemaTask;
    Text *m_fieldCount;

    QComboBox *m_dataset;
    Field *m_datasetField;
    IdRow *m_datasetId;
    Badge *m_profile;
    Text *m_profileText;
    QWidget *m_datasetFacts;
    Note *m_datasetNote;
    Button *m_datasetAgain;
    QString m_fieldsOf; ///< the schema the tree shows
    bool m_showing = false;
};

} // namespace dfw::ui
