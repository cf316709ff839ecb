// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/targetpresenter.h"
#include "widgets/card.h"

class QAction;

namespace dfw::ui {

class Button;
class FieldTreeModel;
class JsonView;
class SearchEdit;
class Segments;
class TaskRow;
class Text;
class TreeView;

/// The fields of the chosen schema, or of the one to be made; there a text field can be marked as
/// an identity, and the bodies that will be sent can be read.
class FieldsCard : public Card
{
    Q_OBJECT
public:
    explicit FieldsCard(presenters::TargetPresenter &presenter, QWidget *parent = nullptr);

    /// `chosen`: there is a schema to show; `gone`: the plan's is not in the sandbox.
    void refresh(bool chosen, bool gone);

Q_SIGNALS:
    void identityMarked();

private:
    void buildTree();
    void buildJson();
    void buildFoot();
    void openTree();
    void showFields(bool here);
    void showFoot();
    void showJson();
    void toggleIdentity();
    QString currentPath() const;

    presenters::TargetPresenter &m_presenter;
    FieldTreeModel *m_fields;
    SearchEdit *m_search;
    TreeView *m_tree;
    TaskRow *m_task;
    Text *m_count;
    QWidget *m_treePart;
    Button *m_jsonButton;
    QWidget *m_jsonPart;
    Segments *m_bodies;
    JsonView *m_json;
    QWidget *m_foot;
    Button *m_mark;
    QAction *m_markAction;
    Text *m_footHelp;
    QString m_shown; ///< which fields the tree shows
};

} // namespace dfw::ui
