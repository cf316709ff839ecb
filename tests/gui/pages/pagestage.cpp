// SPDX-License-Identifier: Apache-2.0
#include "gui/pages/pagestage.h"

#include <QEventLoop>

namespace dfw::test {

using namespace std::chrono_literals;
using localplatform::LocalPlatform;
using presenters::DemoAccess;

localplatform::LocalPlatform &LocalDemo::platform()
{
    if (!m_platform) {
        auto started = LocalPlatform::start(m_options);
        if (!started)
            qFatal("local Platform: %s", qPrintable(started.error().where));
        m_platform = started.takeValue();
    }
    return *m_platform;
}

Call LocalDemo::start(Done<DemoAccess> done)
{
    return m_scheduler.after(0ms, [this, done = std::move(done)] {
        LocalPlatform &running = platform();
        const localplatform::DemoCredentials demo = running.credentials();
        done(DemoAccess{.origin = running.baseUrl(),
                        .credentials = {.accessToken = demo.accessToken,
                                        .apiKey = demo.apiKey,
                                        .organisation = demo.organisation,
                                        .sandbox = demo.sandbox}});
    });
}

PageStage::PageStage(const localplatform::LocalPlatformOptions &options)
    : demo(scheduler, options), recent(directory.path()), connectPage(connect, recent),
      sourcePage(source, keeper), columnsPage(columns, keeper), targetPage(target, keeper),
      schedulePage(schedule, keeper)
{
}

presenters::ConnectForm PageStage::form()
{
    LocalPlatform &running = demo.platform();
    const localplatform::DemoCredentials demoCredentials = running.credentials();
    Profile profile = profiles.current();
    profile.clientId = demoCredentials.apiKey;
    profile.organisation = demoCredentials.organisation;
    profile.sandbox = demoCredentials.sandbox;
    profile.platform = profile.ims = running.baseUrl().toString();
    return {.method = presenters::ConnectForm::Method::AccessToken,
            .profile = profile,
            .accessToken = demoCredentials.accessToken};
}

presenters::ConnectForm PageStage::secretForm()
{
    presenters::ConnectForm out = form();
    out.method = presenters::ConnectForm::Method::ClientSecret;
    out.accessToken = {};
    out.clientSecret = demo.platform().credentials().clientSecret;
    return out;
}

void PageStage::signIn()
{
    connect.setForm(form());
    QEventLoop loop;
    QObject::connect(&connect, &presenters::ConnectPresenter::changed, &loop, [&] {
        if (!connect.task().isBusy())
            loop.quit();
    });
    connect.signIn();
    loop.exec();
    if (!session.isConnected())
        qFatal("sign-in failed");
}

} // namespace dfw::test
