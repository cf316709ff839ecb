// SPDX-License-Identifier: Apache-2.0
#include "cli/checkcommand.h"

#include "cli/console.h"
#include "cli/earlyend.h"
#include "cli/exitcodes.h"
#include "mapping/checks.h"
#include "storage/planfile.h"

#include <QCoreApplication>
#include <QDateTime>

namespace dfw::cli {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::cli::CheckCommand)
};

Result<storage::PlanReading> readAndValidate(const QString &planPath)
{
    auto reading = storage::loadPlan(planPath);
    if (!reading || !reading->plan)
        return reading;
    storage::PlanReading checked = reading.takeValue();
    checked.issues += validate(*checked.plan, QDateTime::currentSecsSinceEpoch());
    checked.issues += mapping::checkFormulas(*checked.plan);
    return checked;
}

} // namespace

int checkCommand(const QString &planPath)
{
    const auto reading = readAndValidate(planPath);
    if (!reading) {
        printError(reading.error());
        return UsageOrPlan;
    }
    printIssues(reading->issues, printOut);
    if (!reading->plan || !isRunnable(reading->issues))
        return UsageOrPlan;
    printErr(Texts::tr("%1 can be run.").arg(planPath));
    return AllCreated;
}

std::optional<FlowPlan> loadRunnablePlan(const QString &planPath, bool json)
{
    const auto reading = readAndValidate(planPath);
    if (!reading) {
        endEarly(reading.error(), json);
        return std::nullopt;
    }
    printIssues(reading->issues, printErr);
    if (!reading->plan || !isRunnable(reading->issues)) {
        endEarly(Texts::tr("Nothing was sent. Mend the plan, then try again."),
                 ErrorKind::InvalidPlan, u"InvalidPlan"_s, json);
        return std::nullopt;
    }
    return reading->plan;
}

} // namespace dfw::cli
