// SPDX-License-Identifier: Apache-2.0
#include "texts/pausetext.h"

#include "texts/fill.h"

#include <QCoreApplication>
#include <QDateTime>

namespace dfw::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::ui::PauseText)
};

QString reason(const run::StepPause &pause)
{
    if (pause.beforeLook && pause.httpStatus > 0)
        return Texts::tr("Platform's answer (%1) does not tell whether this was made.")
            .arg(pause.httpStatus);
    if (pause.beforeLook)
        return Texts::tr("An answer got lost, so it is not known whether this was made.");
    if (pause.httpStatus == 429 || pause.httpStatus == 400)
        return Texts::tr("Platform asks for a pause: too many requests at once (%1).")
            .arg(pause.httpStatus);
    if (pause.httpStatus > 0)
        return Texts::tr("Platform has trouble at the moment (%1).").arg(pause.httpStatus);
    if (pause.kind == ErrorKind::Timeout)
        return Texts::tr("Platform did not answer in time.");
    return Texts::tr("Platform cannot be reached at the moment.");
}

} // namespace

QString pauseSentence(const run::StepPause &pause, qint64 nowMs)
{
    // Up to a whole second: "in 0 s" would be wrong until it is over.
    const qint64 seconds = qMax<qint64>(0, (pause.untilMs - nowMs + 999) / 1000);
    const auto left = static_cast<int>(seconds);
    QString out = reason(pause) + QLatin1Char(' ');
    out += (pause.beforeLook ? Texts::tr("Looking for it in %n second(s), at %1.", nullptr, left)
                             : Texts::tr("Trying again in %n second(s), at %1.", nullptr, left))
               .arg(QDateTime::fromMSecsSinceEpoch(pause.untilMs).toString(u"HH:mm:ss"));
    if (pause.asked)
        out += QLatin1Char(' ') + Texts::tr("Platform named this time, and it is kept.");
    return out;
}

} // namespace dfw::ui
