// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/plankeeper.h"
#include "presenters/sourcepresenter.h"

namespace dfw::ui {

class ConnectionCard;
class FileCard;
class NewConnectionView;
class SampleCard;
class TableCard;

/// Base connection, table or files, and their first rows. A new base connection is made in a form
/// that stands in the place of all that until it is closed.
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
    void refreshConnections();
    void refreshTables();
    void refreshContents();
    void openForm();
    void closeForm();
    void dropForm();
    bool readsFiles() const;
    bool sourceGone() const;

    presenters::SourcePresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;
    QWidget *m_browse;
    ConnectionCard *m_connections;
    TableCard *m_tables;
    FileCard *m_files;
    SampleCard *m_sample;
    NewConnectionView *m_form = nullptr; ///< while it is open
};

} // namespace dfw::ui
