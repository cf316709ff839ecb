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

    RequestDock *dock() const { return m_dock; }
    Button *button() const { return m_button; }
    bool isShown() const;
    /// Opens the dock; with a step, at its first request.
    void show();
    void showStep(run::StepId step);
    void refresh();

Q_SIGNALS:
    void shownChanged(bool shown);

private:
    void save();

    Source m_source;
    QWidget *m_window;
    RequestDock *m_dock;
    Button *m_button;
};

} // namespace dfw::ui
