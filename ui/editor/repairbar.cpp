// SPDX-License-Identifier: Apache-2.0
#include "editor/repairbar.h"

#include "mapping/bulkedits.h"
#include "widgets/button.h"
#include "widgets/note.h"

#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::MappingPresenter;

RepairBar::RepairBar(const MappingPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_note(new Note(Tone::Warn)),
      m_button(new Button(Kind::Secondary, tr("Repair all…"), u"wand"_s))
{
    setObjectName(u"repairBar"_s);
    m_button->setObjectName(u"repairAllButton"_s);
    m_note->addAction(m_button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_note);
    hide();
    // Many changes come at once, and looking for what is like costs more than painting.
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &RepairBar::refresh);
    connect(&presenter, &MappingPresenter::rowsChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&presenter, &MappingPresenter::issuesChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_button, &QAbstractButton::clicked, this,
            [this] { Q_EMIT repairsRequested(m_presenter.repairedRows()); });
    m_soon.start();
}

void RepairBar::refresh()
{
    const int stray = m_presenter.strayCount();
    const int repaired =
        stray == 0 ? 0 : mapping::changedRows(m_presenter.rows(), m_presenter.repairedRows());
    setVisible(repaired > 0);
    if (repaired == 0)
        return;
    m_note->setText(
        tr("%n row(s) name a column or a field that is no longer there.", nullptr, stray) + u' ' +
        tr("For %n of them something very much like it is.", nullptr, repaired));
}

} // namespace dfw::ui
