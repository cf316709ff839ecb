// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/runsmodel.h"
#include "pages/wizardpage.h"
#include "presenters/schedulepresenter.h"

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QSpinBox;

namespace dfw::ui {

class BadRowsCard;
class Card;
class Field;
class Note;
class Segments;
class TableView;

/// How new rows are recognised, when Platform fetches them, and what happens to bad ones.
class SchedulePage : public WizardPage
{
    Q_OBJECT
public:
    SchedulePage(presenters::SchedulePresenter &presenter, presenters::PlanKeeper &keeper,
                 QWidget *parent = nullptr);

    QString title() const override { return tr("Set the schedule"); }
    QString instruction() const override;
    QString choice() const override;
    void enter() override;
    QList<PageProblem> problems() override;

protected:
    void refreshErrors() override;

private:
    Card *buildDeltaCard();
    Card *buildFilesCard();
    Card *buildTimeCard();
    Card *buildRunsCard();
    void showPlan();
    void showCandidates();
    void showRuns();
    void applyRules();
    void showDateFormat();
    void showEnd();

    presenters::SchedulePresenter &m_presenter;
    RunsModel m_runs;
    QComboBox *m_delta;
    Field *m_deltaField;
    Card *m_deltaCard;
    Card *m_filesCard;
    BadRowsCard *m_badRows;
    QComboBox *m_dateFormat;
    Field *m_dateFormatField;
    QWidget *m_endRow;
    QCheckBox *m_ends;
    QDateTimeEdit *m_end;
    Segments *m_frequency;
    QSpinBox *m_interval;
    Field *m_intervalField;
    QDateTimeEdit *m_start;
    Field *m_startField;
    QCheckBox *m_backfill;
    Segments *m_zone;
    TableView *m_runsTable;
    Note *m_startNote;
    Note *m_backfillNote;
    bool m_showing = false;
};

} // namespace dfw::ui
