// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/schedulepresenter.h"
#include "widgets/card.h"

class QCheckBox;
class QDoubleSpinBox;
class QRadioButton;

namespace dfw::ui {

/// What happens to rows that do not fit the schema, as far as the flow spec lets it be said.
class BadRowsCard : public Card
{
    Q_OBJECT
public:
    explicit BadRowsCard(presenters::SchedulePresenter &presenter, QWidget *parent = nullptr);

    void refresh();
    QWidget *place() const;

private:
    void store();

    presenters::SchedulePresenter &m_presenter;
    QRadioButton *m_takeGood;
    QRadioButton *m_refuseAll;
    QWidget *m_limit;
    QDoubleSpinBox *m_percent;
    QCheckBox *m_diagnostics;
    bool m_showing = false;
};

} // namespace dfw::ui
