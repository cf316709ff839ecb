// SPDX-License-Identifier: Apache-2.0
// The parts of Timeline: one row with its buttons, and the layer above that draws the elbows.
#pragma once

#include "widgets/timeline.h"

namespace dfw::ui {

class IconButton;

class TimelineRow : public QWidget
{
    Q_OBJECT

public:
    TimelineRow(int index, Timeline *owner);

    void setStep(const TimelineStep &step);
    void place();
    void measure();
    IconButton *copyButton() const { return m_copy; }
    IconButton *requestButton() const { return m_request; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintBar(QPainter *painter) const;

    int m_index;
    Timeline *m_owner;
    TimelineStep m_step;
    IconButton *m_copy;
    IconButton *m_request;
};

class TimelineOverlay : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineOverlay(Timeline *owner);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintElbow(QPainter *painter, int from, int to) const;

    Timeline *m_owner;
};

[[nodiscard]] QString durationText(const TimelineStep &step);

} // namespace dfw::ui
