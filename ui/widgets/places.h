// SPDX-License-Identifier: Apache-2.0
// What stands where there is nothing yet: the empty state, the row of a request under way, and the
// zone a file can be dropped on.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QMimeData;
class QProgressBar;

namespace dfw::ui {

class Button;
class Text;

// Two discs joined by a dashed curve, one line, one sentence, buttons.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const QString &leftIcon, const QString &rightIcon, const QString &line,
               const QString &sentence, QWidget *parent = nullptr);

    void setTexts(const QString &line, const QString &sentence);
    void addButton(Button *button);

private:
    Text *m_line;
    Text *m_sentence;
    QHBoxLayout *m_buttons;
};

// A sentence, the seconds, Cancel. Appears only when the work takes longer than the delay, so that
// quick answers do not flicker. Object name of the button: busyCancelButton.
class BusyRow : public QWidget
{
    Q_OBJECT

public:
    explicit BusyRow(QWidget *parent = nullptr);

    void start(const QString &sentence, int delayMs = 300);
    void stop();
    // Steps done of all steps; never goes backwards while it runs.
    void setProgress(int done, int all);
    void setSentence(const QString &sentence);

Q_SIGNALS:
    void cancelRequested();

private:
    void tick();

    Text *m_sentence;
    Text *m_seconds;
    QProgressBar *m_bar;
    Button *m_cancel;
    QElapsedTimer m_since;
    QTimer m_delay;
    QTimer m_beat;
};

// Takes one local file by drop; the button is the way for the keyboard. Object name:
// openFileButton.
class DropZone : public QWidget
{
    Q_OBJECT

public:
    DropZone(const QString &line, const QString &help, const QString &buttonText,
             QWidget *parent = nullptr);

    Button *openButton() const { return m_open; }

Q_SIGNALS:
    void openRequested();
    void fileDropped(const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    Button *m_open;
    bool m_over = false;
};

} // namespace dfw::ui
