// SPDX-License-Identifier: Apache-2.0
// One step of the rail: circle, the line to the next circle, name and choice. Part of StepRail.
#pragma once

#include "widgets/steprail.h"

namespace dfw::ui {

class RailButton : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(int number, QWidget *parent);

    void setStep(const RailStep &step);
    // How the line arrives here, and whether it goes on.
    void setNeighbours(bool afterDone, bool last);
    void setCollapsed(bool collapsed);
    bool isCurrent() const;
    bool canBeEntered() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void nameIt();
    void paintCircle(QPainter *painter, const QPoint &middle) const;
    void paintWords(QPainter *painter, const QRect &rect) const;

    int m_number;
    RailStep m_step;
    bool m_collapsed = false;
    bool m_afterDone = false;
    bool m_last = false;
};

} // namespace dfw::ui
