// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "composition.h"
#include "support/fakekeychain.h"
#include "support/impatientclock.h"

#include <QAbstractItemView>
#include <QTemporaryDir>
#include <QTest>

namespace dfw::test {

/// Drives the whole window as a user does: by keys, or by the mouse, on object names. Every
/// function fails the running test and returns false when it cannot do what it is told.
class Driver
{
public:
    Driver();
    /// A program that finds there what an earlier one left; the folder is the caller's, and
    /// so is the clock, where one is given.
    explicit Driver(const QString &directory, Scheduler *clock = nullptr);

    ui::WizardWindow &window() { return m_program.window(); }
    ui::Composition &program() { return m_program; }
    const FlowPlan &plan() { return m_program.keeper().plan(); }
    QTemporaryDir &directory() { return m_directory; }
    FakeKeychain &keychain() { return m_keychain; }

    /// The visible widget of that name on the current page or in the frame.
    template<typename T = QWidget>
    T *find(const QString &name)
    {
        const QList<T *> all = window().template findChildren<T *>(name);
        for (T *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }

    /// Presses Tab until the widget has the focus.
    bool tabTo(const QString &name);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    bool click(const QString &name);
    bool hasFocus(const QString &name);
    bool isOnStep(int step) { return window().currentStep() == step; }

    /// The row whose cell in `column` shows `text`; waits for it to appear.
    QModelIndex rowWith(QAbstractItemView *view, const QString &text, int column = 0);
    bool clickRow(const QString &view, const QString &text, int column = 0);
    /// Moves by arrow keys from the current row to the one with `text`.
    bool arrowToRow(const QString &view, const QString &text, int column = 0);

    /// By the mouse: starts the demo, takes test1.Mytable with all its columns, ends on Target.
    void chooseTableByMouse();

    /// How long a demo may take to start, or a table to be ingested, ms. A bound, not a wait: the
    /// sanitizers make both slow.
    static constexpr int longWait = 20'000;

private:
    QTemporaryDir m_directory;
    ImpatientClock m_scheduler;
    FakeKeychain m_keychain{m_scheduler};
    ui::Composition m_program;
};

} // namespace dfw::test
