// SPDX-License-Identifier: Apache-2.0
//
// Plan files: any bytes are fine as input, and a plan that was written is read again as it was.
#include "domain/validation.h"
#include "fuzz/fuzz.h"
#include "storage/planfile.h"

using namespace dfw;

void fuzz::take(const QByteArray &input)
{
    const storage::PlanReading reading = storage::readPlan(input);
    FUZZ_HOLDS(reading.plan || !reading.issues.isEmpty());
    if (!reading.plan)
        return;
    (void)validate(*reading.plan, 1'700'000'000);
    // What has no place in a plan is left out the first time it is written.
    const QByteArray written = storage::writePlan(*reading.plan);
    const storage::PlanReading again = storage::readPlan(written);
    FUZZ_HOLDS(again.plan);
    FUZZ_HOLDS(storage::writePlan(*again.plan) == written);
    const storage::PlanReading third = storage::readPlan(storage::writePlan(*again.plan));
    FUZZ_HOLDS(third.plan == again.plan);
}
