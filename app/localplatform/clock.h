// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

namespace dfw::localplatform {

/// Wall clock of the local Platform, in milliseconds since the epoch. It can be put forward, so
/// that a schedule of 15 minutes needs no 15 minutes in a demonstration or a test. Lives on the
/// server thread.
class Clock
{
public:
    qint64 nowMs() const { return QDateTime::currentMSecsSinceEpoch() + m_offsetMs; }
    void advance(qint64 byMs) { m_offsetMs += byMs; }
    /// How far it was put forward in all; kept with the data, or what was made would lie in the
    /// future after a restart.
    qint64 offsetMs() const { return m_offsetMs; }

private:
    qint64 m_offsetMs = 0;
};

} // namespace dfw::localplatform
