// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/plankeeper.h"
#include "presenters/sourcepresenter.h"
#include "widgets/card.h"

namespace dfw::ui {

class FileFormatRow;
class SampleModel;
class TableView;
class TaskRow;
class Text;

/// The first rows of the chosen table or files; for files also how they are written.
class SampleCard : public Card
{
    Q_OBJECT
public:
    SampleCard(presenters::SourcePresenter &presenter, presenters::PlanKeeper &keeper,
               QWidget *parent = nullptr);

    /// `gone`: what the plan names is not there, so there is nothing to show.
    void refresh(bool gone);

private:
    QString caption() const;

    presenters::SourcePresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;
    FileFormatRow *m_format;
    SampleModel *m_sample;
    Text *m_caption;
    TableView *m_rows;
    TaskRow *m_task;
};

} // namespace dfw::ui
