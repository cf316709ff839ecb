// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/call.h"
#include "presenters/task.h"

#include <QElapsedTimer>

namespace dfw::presenters {

/// A call under way with where it stands and how long it took: what every read of a page needs.
struct Job
{
    Task task;
    Call call;
    QElapsedTimer clock;

    void begin()
    {
        task = {.state = Task::State::Busy};
        clock.start();
    }
    void end() { task = {.state = Task::State::Ready, .ms = clock.elapsed()}; }
    void fail(const Error &error)
    {
        task = {.state = Task::State::Failed, .error = error, .ms = clock.elapsed()};
    }
    void stop()
    {
        call.cancel();
        if (task.isBusy())
            task.state = Task::State::Cancelled;
    }
    /// Nothing was ever read.
    void reset()
    {
        call.cancel();
        task = {};
    }
    bool isWanted() const { return !task.isReady() && !task.isBusy(); }
};

} // namespace dfw::presenters
