// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/preview.h"

#include <functional>
#include <QObject>

class QWidget;

namespace dfw::ui {

class Button;
class RequestDock;

/// The dock with the exact requests, the button that shows it, and saving them to a file. The dock
/// and the button belong to the layouts they are put into.
class RequestPanel : public QObject
{
    Q_OBJECT
public:
    using Source = std::function<QList<run::PreviewRequest>()>;

    /// `source` is asked whenever the shown requests may have changed.
    RequestPanel(Source source, QWidget *window);

    /// Where the dock stands; it is made when it is opened for the first time.
    QWidget *place() const { return m_place; }
    Button *button() const { return m_button; }
    bool isShown() const;
    /// Opens the dock; with a step, at its first request.
    void show();
    void showStep(run::StepId step);
    void refresh();

Q_SIGNALS:
    void shownChanged(bool shown);

private:
    RequestDock *dock();
    void save();

    Source m_source;
    QWidget *m_window;
    QWidget *m_place;
    RequestDock *m_dock = nullptr;
    Button *m_button;
};

} // namespace dfw::ui
