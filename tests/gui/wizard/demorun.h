// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/wizard/driver.h"
#include "pages/steps.h"

// Runs in the demo, as the tests of bad weather begin them. Each fails the running test where it
// cannot do what it is told.

namespace dfw::test {

inline void startDemo(Driver &driver)
{
    QVERIFY(driver.click(QStringLiteral("startDemoButton")));
    QTRY_VERIFY_WITH_TIMEOUT(driver.program().session().isConnected(), Driver::longWait);
}

/// Opens the example ("database"), starts the demo and presses Next until Review.
inline void review(Driver &driver, const QString &example = QStringLiteral("database"))
{
    driver.window().openPlan(QStringLiteral(DFW_SOURCE_DIR) +
                             QStringLiteral("/resources/examples/") + example +
                             QStringLiteral(".json"));
    startDemo(driver);
    while (driver.window().currentStep() < ui::ReviewStep) {
        const int before = driver.window().currentStep();
        QVERIFY(driver.click(QStringLiteral("nextButton")));
        QTRY_COMPARE_WITH_TIMEOUT(driver.window().currentStep(), before + 1, Driver::longWait);
    }
}

inline run::StepStatus statusOf(Driver &driver, run::StepId step)
{
    for (const run::StepStatus &one : driver.program().runPresenter().statuses()) {
        if (one.step == step)
            return one;
    }
    return {};
}

/// Everything but the dataflow is made, and its answer never comes.
inline void runUntilTheFlowHangs(Driver &driver)
{
    review(driver);
    driver.program().demo().setDrills({QStringLiteral("hang@flow")});
    QVERIFY(driver.click(QStringLiteral("nextButton")));
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(driver, run::StepId::Flow).state, run::StepState::Running,
                              Driver::longWait);
}

inline void waitFor(Driver &driver, presenters::RunPresenter::Phase phase)
{
    QTRY_COMPARE_WITH_TIMEOUT(driver.program().runPresenter().phase(), phase, Driver::longWait);
}

} // namespace dfw::test
