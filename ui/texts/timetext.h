// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/schedule.h"

#include <QDateTime>
#include <QString>

namespace dfw::ui {

/// "today 12:15", "tomorrow 08:00", "Tue 24 Nov 12:15", in the zone of `when`; `now` decides what
/// is near.
QString nearTime(const QDateTime &when, const QDateTime &now);

/// "12:15": hours and minutes by the system's custom.
QString clockTime(const QDateTime &when);

/// "Every 15 minutes", "Every day", "Once".
QString frequencySentence(const Schedule &schedule);

/// "120 ms", "1.4 s", "2 min 5 s".
QString duration(qint64 ms);

/// "3 weeks ago", "today"; empty for 0.
QString age(qint64 epochMs, qint64 nowMs);

} // namespace dfw::ui
