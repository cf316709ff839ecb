// SPDX-License-Identifier: Apache-2.0
#include "demoplatform.h"

#include <QThread>

namespace dfw::ui {

namespace {

using Started = Result<std::shared_ptr<localplatform::LocalPlatform>>;

presenters::DemoAccess accessTo(const localplatform::LocalPlatform &platform)
{
    const localplatform::DemoCredentials credentials = platform.credentials();
    return {.origin = platform.baseUrl(),
            .credentials = {.accessToken = credentials.accessToken,
                            .apiKey = credentials.apiKey,
                            .organisation = credentials.organisation,
                            .sandbox = credentials.sandbox}};
}

// Runs LocalPlatform::start() on a thread of its own and brings the result back. Cancelled, the
// thread is left to finish by itself and its Platform ends with it.
class StartOperation : public Operation
{
public:
    explicit StartOperation(std::function<void(Started)> done) : m_done(std::move(done))
    {
        QThread *thread = QThread::create([this] {
            auto result = localplatform::LocalPlatform::start({});
            auto shared = std::make_shared<std::optional<Started>>();
            if (result)
                shared->emplace(std::shared_ptr<localplatform::LocalPlatform>(result.takeValue()));
            else
                shared->emplace(result.error());
            QMetaObject::invokeMethod(this, [this, shared] {
                if (m_done)
                    std::exchange(m_done, nullptr)(std::move(**shared));
            });
        });
        m_thread.reset(thread);
        thread->start();
    }
    // The thread posts to us, so it must end first; the sample takes a fraction of a second.
    ~StartOperation() override { m_thread->wait(); }
    void cancel() override { m_done = nullptr; }

private:
    std::function<void(Started)> m_done;
    std::unique_ptr<QThread> m_thread;
};

} // namespace

Call DemoPlatform::start(Done<presenters::DemoAccess> done)
{
    return Call(new StartOperation([this, done = std::move(done)](Started started) {
        if (!started) {
            done(started.error());
            return;
        }
        m_platform = started.takeValue();
        done(accessTo(*m_platform));
    }));
}

void DemoPlatform::skipAhead(std::chrono::seconds by)
{
    if (m_platform)
        m_platform->advanceClock(by);
}

void DemoPlatform::stop()
{
    m_platform.reset();
}

} // namespace dfw::ui
