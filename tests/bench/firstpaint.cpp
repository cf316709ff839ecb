// SPDX-License-Identifier: Apache-2.0
#include "firstpaint.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <QApplication>
#include <QEvent>
#include <QTimer>
#include <sys/resource.h>

namespace dfw::bench {

namespace {

// The first paint event comes in the middle of drawing the window: what draws it sends one to each
// widget and then hands the picture to the screen. A timer set meanwhile comes after all of it.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(double started) : m_started(started) { qApp->installEventFilter(this); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            qApp->removeEventFilter(this);
            QTimer::singleShot(0, this, &FirstPaint::report);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void report() const
    {
        using namespace std::chrono;
        const double now = duration<double>(system_clock::now().time_since_epoch()).count();
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        std::printf("%.0f %ld\n", (now - m_started) * 1e6, usage.ru_maxrss);
        QCoreApplication::quit();
    }

    double m_started;
};

} // namespace

int runUntilPainted(const char *started)
{
    const FirstPaint watch(std::strtod(started, nullptr));
    return QApplication::exec();
}

} // namespace dfw::bench
