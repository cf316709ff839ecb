// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/session.h"

#include <QDialog>

class QComboBox;
class QListWidget;
class QSpinBox;

namespace dfw::ui {

class Button;
class Text;

/// Faults that the demo's Platform plays, to see what becomes of a run. Belongs to the demo alone;
/// it stays open beside the window. Object names: drillList, drillStep, drillCount, setDrillButton,
/// noDrillButton, drillState.
class DrillDialog : public QDialog
{
    Q_OBJECT
public:
    explicit DrillDialog(presenters::DemoHost &demo, QWidget *parent = nullptr);

    /// Shows what is set now.
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fitRows();
    QString chosen() const;
    void showSteps();
    void set();

    presenters::DemoHost &m_demo;
    QListWidget *m_list;
    QComboBox *m_step;
    QSpinBox *m_count;
    Button *m_set;
    Text *m_state;
};

} // namespace dfw::ui
