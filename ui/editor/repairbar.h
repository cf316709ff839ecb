// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/mappingpresenter.h"

#include <QTimer>
#include <QWidget>

namespace dfw::ui {

class Button;
class Note;

/// Says that columns or fields went, and offers the sure repairs; hidden while nothing is to be
/// repaired that way. Nothing is changed before the differences were looked at. Object names:
/// repairBar, repairAllButton.
class RepairBar : public QWidget
{
    Q_OBJECT
public:
    explicit RepairBar(const presenters::MappingPresenter &presenter, QWidget *parent = nullptr);

Q_SIGNALS:
    /// "Repair all…" was pressed: show what these rows would change (RowActions::showRepairs()).
    void repairsRequested(const dfw::Mapping &after);

private:
    void refresh();

    const presenters::MappingPresenter &m_presenter;
    Note *m_note;
    Button *m_button;
    QTimer m_soon;
};

} // namespace dfw::ui
