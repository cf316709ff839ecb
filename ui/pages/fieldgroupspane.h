// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/newschemapresenter.h"

class QSortFilterProxyModel;

namespace dfw::ui {

class FieldGroupModel;
class Note;
class SearchEdit;
class TableView;
class Text;

/// The field groups that fit the new schema's class, to tick; the selected one says what it brings.
class FieldGroupsPane : public QWidget
{
    Q_OBJECT
public:
    explicit FieldGroupsPane(presenters::NewSchemaPresenter &presenter, QWidget *parent = nullptr);

    void refresh(bool errorsShown);
    QList<PageProblem> problems() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showFields();
    QString selected() const;

    presenters::NewSchemaPresenter &m_presenter;
    FieldGroupModel *m_groups;
    QSortFilterProxyModel *m_filter;
    SearchEdit *m_search;
    Note *m_note;
    TableView *m_table;
    Text *m_fields;
};

} // namespace dfw::ui
