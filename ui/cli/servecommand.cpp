// SPDX-License-Identifier: Apache-2.0
#include "cli/servecommand.h"

#include "cli/console.h"
#include "cli/exitcodes.h"
#include "cli/stopsignals.h"
#include "localplatform/localplatform.h"

#include <QCoreApplication>

namespace dfw::cli {

using namespace Qt::StringLiterals;

int serveCommand(const ServeOptions &options)
{
    const auto platform = localplatform::LocalPlatform::start({.port = options.port,
                                                               .dataDir = options.dataDir,
                                                               .fresh = options.fresh,
                                                               .latency = options.latency,
                                                               .strict = options.strict});
    if (!platform) {
        printError(platform.error(),
                   QCoreApplication::translate("dfw::cli::ServeCommand", "local Platform"));
        return exitCodeFor(platform.error());
    }
    (*platform)->setDrills(options.drills);
    const localplatform::DemoCredentials access = (*platform)->credentials();
    printOut(u"listening on "_s + (*platform)->baseUrl().toString());
    // The one place that prints a token, because this command exists to hand it out: it opens
    // nothing but this process and ends with it.
    printOut(u"AEP_ACCESS_TOKEN=%1 AEP_API_KEY=%2 AEP_ORG_ID=%3 AEP_SANDBOX=%4"_s.arg(
        access.accessToken.reveal(), access.apiKey, access.organisation, access.sandbox));
    const StopSignals signals([] { QCoreApplication::quit(); });
    QCoreApplication::exec();
    return AllCreated;
}

} // namespace dfw::cli
