// SPDX-License-Identifier: Apache-2.0
// The steps of a run: name, state, time, a bar on a common time axis, ID and two buttons. Elbows
// run from the end of a bar down to the bars that waited for it. Pure view; the page feeds it.
// Its texts start 8 px from its edge, so that the focus frame of a row has room.
#pragma once

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace dfw::ui {

enum class RunState { Waiting, Running, Paused, Made, Reused, Failed, Asking, Removed };

[[nodiscard]] QString runStateWord(RunState state);
[[nodiscard]] QString runStateIcon(RunState state);

struct TimelineStep
{
    QString title;
    RunState state = RunState::Waiting;
    double startMs = -1; // negative: has not begun
    double endMs = -1;   // while running: the present
    QString objectId = {};
    QList<int> waitedFor = {}; // indexes of earlier steps
    bool strong = false;       // the one the others lead to
    bool hasRequest = false;

    bool operator==(const TimelineStep &) const = default;
};

class TimelineRow;
class TimelineOverlay;

// Object names: timelineRow0 …; in each row copyButton and requestButton.
class Timeline : public QWidget
{
    Q_OBJECT

public:
    explicit Timeline(QWidget *parent = nullptr);

    void setSteps(const QList<TimelineStep> &steps);
    const QList<TimelineStep> &steps() const { return m_steps; }

    // Columns, shared by head, rows and elbows; relative to this widget.
    struct Columns
    {
        int state, timeRight, axisLeft, axisRight, id, buttons;
    };
    [[nodiscard]] Columns columns() const;
    [[nodiscard]] double axisEndMs() const { return m_axisEnd; }
    [[nodiscard]] double xAt(double ms) const;
    [[nodiscard]] QRect rowRect(int index) const;

Q_SIGNALS:
    void copyRequested(int index);
    void requestActivated(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void measure();
    // Of a run of another day only the outcome is known; then there is no axis.
    bool hasTimes() const;

    QList<TimelineStep> m_steps;
    QList<TimelineRow *> m_rows;
    QVBoxLayout *m_column;
    TimelineOverlay *m_overlay;
    double m_axisEnd = 1000;
};

} // namespace dfw::ui
