// SPDX-License-Identifier: Apache-2.0
// The steps of the wizard with what was chosen in each. It only shows: the shell says which step is
// in which state and decides what a request to go somewhere leads to.
#pragma once

#include "style/tokens.h"

#include <QAbstractButton>
#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace dfw::ui {

enum class StepState { Todo, Current, Done, Problem };

struct RailStep
{
    QString title;
    QString detail = {}; // the choice made, shown once the step is done
    StepState state = StepState::Todo;
    QString problemText = {}; // "2 things to fix", in place of the detail
    bool current = false;     // a step with problems may be the one being shown

    bool operator==(const RailStep &) const = default;
};

class RailButton;

// Object names of the buttons: railStep0, railStep1, …
class StepRail : public QWidget
{
    Q_OBJECT

public:
    explicit StepRail(QWidget *parent = nullptr);

    void setProductName(const QString &name);
    void setSteps(const QList<RailStep> &steps);
    const QList<RailStep> &steps() const { return m_steps; }
    // Circles only; names move into tool tips and stay in accessible names.
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    // The place worked in: Tone::Demo flask, Tone::Prod shield, else cloud. Empty title: nothing.
    void setPlace(Tone tone, const QString &title, const QString &detail);
    QAbstractButton *button(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // Emitted for done steps and steps with problems; the current one stays silent.
    void stepRequested(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int wantedWidth() const;
    int stepHeight() const;
    int footHeight() const;
    void arrange();
    void moveFocus(int from, int step);

    QString m_product;
    QList<RailStep> m_steps;
    QList<RailButton *> m_buttons;
    bool m_collapsed = false;
    Tone m_placeTone = Tone::Neutral;
    QString m_placeTitle;
    QString m_placeDetail;
    QWidget *m_place;
};

} // namespace dfw::ui
