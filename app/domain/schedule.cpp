// SPDX-License-Identifier: Apache-2.0
#include "domain/schedule.h"

#include <array>

namespace dfw {

using namespace Qt::StringLiterals;

namespace {

struct Named
{
    Frequency frequency;
    QLatin1StringView name;
    qint64 seconds;
};

constexpr std::array frequencies{
    Named{Frequency::Once, "once"_L1, 0},      Named{Frequency::Minute, "minute"_L1, 60},
    Named{Frequency::Hour, "hour"_L1, 3600},   Named{Frequency::Day, "day"_L1, 86400},
    Named{Frequency::Week, "week"_L1, 604800},
};

} // namespace

QString frequencyName(Frequency frequency)
{
    for (const Named &entry : frequencies) {
        if (entry.frequency == frequency)
            return entry.name;
    }
    return {};
}

std::optional<Frequency> frequencyFromName(const QString &name)
{
    for (const Named &entry : frequencies) {
        if (name == entry.name)
            return entry.frequency;
    }
    return std::nullopt;
}

int leastInterval(Frequency frequency)
{
    return frequency == Frequency::Minute ? 15 : 1;
}

qint64 periodSeconds(const Schedule &schedule)
{
    for (const Named &entry : frequencies) {
        if (entry.frequency == schedule.frequency)
            return entry.seconds * schedule.interval.value_or(1);
    }
    return 0;
}

QList<qint64> nextRuns(const Schedule &schedule, qint64 now, int count)
{
    QList<qint64> out;
    // Far outside any calendar, where the sums below would overflow.
    constexpr qint64 farthest = 1'000'000'000'000'000;
    if (count <= 0 || qAbs(qBound(-farthest - 1, schedule.startTime, farthest + 1)) > farthest)
        return out;
    const qint64 period = periodSeconds(schedule);
    out.append(qMax(schedule.startTime, now));
    if (schedule.frequency == Frequency::Once || period <= 0)
        return out;
    qint64 next = schedule.startTime + period;
    if (next <= now)
        next += ((now - next) / period + 1) * period;
    while (out.size() < count) {
        out.append(next);
        next += period;
    }
    return out;
}

} // namespace dfw
