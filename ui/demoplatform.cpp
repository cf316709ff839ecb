// SPDX-License-Identifier: Apache-2.0
#include "demoplatform.h"

#include "localplatform/demofolder.h"

#include <QThread>

namespace dfw::ui {

namespace {

using localplatform::LocalPlatform;
using localplatform::LocalPlatformOptions;
using localplatform::StartedDemo;

// A start that was cancelled takes a fraction of a second to let go of the folder.
constexpr std::chrono::milliseconds patience{5000};

presenters::DemoAccess accessTo(const StartedDemo &demo)
{
    const localplatform::DemoCredentials credentials = demo.platform->credentials();
    return {.origin = demo.platform->baseUrl(),
            .credentials = {.accessToken = credentials.accessToken,
                            .apiKey = credentials.apiKey,
                            .organisation = credentials.organisation,
                            .sandbox = credentials.sandbox},
            .notKept = demo.notKept};
}

// Runs startDemo() on a thread of its own and brings the result back. Cancelled, the thread is left
// to finish by itself and its Platform ends with it.
class StartOperation : public Operation
{
public:
    using Counter = std::shared_ptr<std::atomic<int>>;

    StartOperation(LocalPlatformOptions options, Counter starting,
                   std::function<void(Result<StartedDemo>)> done)
        : m_starting(std::move(starting)), m_done(std::move(done))
    {
        if (m_starting->fetch_add(1) > 0)
            options.patience = patience;
        m_thread.reset(QThread::create([this, options = std::move(options)] {
            auto result = std::make_shared<Result<StartedDemo>>(localplatform::startDemo(options));
            QMetaObject::invokeMethod(this, [this, result] {
                if (m_done)
                    std::exchange(m_done, nullptr)(std::move(*result));
            });
        }));
        m_thread->start();
    }
    // The thread posts to us, so it must end first; the sample takes a fraction of a second.
    ~StartOperation() override
    {
        m_thread->wait();
        m_starting->fetch_sub(1);
    }
    void cancel() override { m_done = nullptr; }

private:
    Counter m_starting;
    std::function<void(Result<StartedDemo>)> m_done;
    std::unique_ptr<QThread> m_thread;
};

} // namespace

Call DemoPlatform::start(Done<presenters::DemoAccess> done)
{
    const LocalPlatformOptions options{.dataDir = m_dataDir, .fresh = m_fresh};
    return Call(new StartOperation(options, m_starting,
                                   [this, done = std::move(done)](Result<StartedDemo> started) {
                                       if (!started) {
                                           done(started.error());
                                           return;
                                       }
                                       m_fresh = false;
                                       StartedDemo demo = started.takeValue();
                                       const presenters::DemoAccess access = accessTo(demo);
                                       m_platform = std::move(demo.platform);
                                       setDrills(QStringList(m_drills));
                                       done(access);
                                   }));
}

void DemoPlatform::stop()
{
    m_platform.reset();
    m_drills.clear();
}

void DemoPlatform::reset()
{
    stop();
    m_fresh = true;
}

void DemoPlatform::skipAhead(std::chrono::seconds by)
{
    if (m_platform)
        m_platform->advanceClock(by);
}

void DemoPlatform::setDrills(const QStringList &specs)
{
    m_drills.clear();
    QList<localplatform::Drill> drills;
    for (const QString &spec : specs) {
        if (const auto drill = localplatform::parseDrill(spec)) {
            drills.append(*drill);
            m_drills.append(spec);
        }
    }
    if (m_platform)
        m_platform->setDrills(drills);
}

QStringList DemoPlatform::drillSteps(const QString &name) const
{
    return localplatform::stepsOf(name);
}

} // namespace dfw::ui
