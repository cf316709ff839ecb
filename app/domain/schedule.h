// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <QList>
#include <QString>

namespace dfw {

enum class Frequency {
    Once,
    Minute,
    Hour,
    Day,
    Week,
};

/// How new rows are recognised (flow spec transformation "Copy").
struct DeltaColumn
{
    QString name;
    QString dateFormat; ///< Java-style pattern, e.g. "yyyy-MM-dd HH:mm:ss"; empty = not sent
    QString timezone = QStringLiteral("UTC");

    bool operator==(const DeltaColumn &) const = default;
};

/// When Platform fetches. All times are epoch *seconds*, the unit of scheduleParams.
struct Schedule
{
    qint64 startTime = 0;
    Frequency frequency = Frequency::Minute;
    std::optional<int> interval;   ///< absent with Once
    std::optional<bool> backfill;  ///< absent with Once; the flow spec's default is true
    std::optional<qint64> endTime; ///< only in flow specs that know it

    bool operator==(const Schedule &) const = default;
};

/// The words of scheduleParams.frequency: "once", "minute", "hour", "day", "week".
QString frequencyName(Frequency frequency);
std::optional<Frequency> frequencyFromName(const QString &name);

/// Least interval of a frequency by the published flow specs (15 with minute, 1 otherwise); the
/// live spec may differ and is checked before anything is created.
int leastInterval(Frequency frequency);

/// Length of one period in seconds; 0 for Once.
qint64 periodSeconds(const Schedule &schedule);

/// The next `count` runs at or after `now` (epoch seconds). A start in the past means one run now,
/// then the raster start + n·period: never a catch-up series. Once gives a single entry.
QList<qint64> nextRuns(const Schedule &schedule, qint64 now, int count);

} // namespace dfw
