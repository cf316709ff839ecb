// SPDX-License-Identifier: Apache-2.0
#include "texts/timetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::ui::TimeText)
};

} // namespace

QString nearTime(const QDateTime &when, const QDateTime &now)
{
    const QLocale locale;
    const QString clock = clockTime(when);
    const qint64 days = now.date().daysTo(when.date());
    if (days == 0)
        return Texts::tr("today %1").arg(clock);
    if (days == 1)
        return Texts::tr("tomorrow %1").arg(clock);
    const bool sameYear = when.date().year() == now.date().year();
    const QString day = sameYear ? locale.toString(when.date(), u"ddd d MMM"_s)
                                 : locale.toString(when.date(), QLocale::ShortFormat);
    return day + u' ' + clock;
}

QString clockTime(const QDateTime &when)
{
    // Some locales write seconds even in the short form; a schedule has none.
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    format.remove(u":ss"_s);
    return QLocale().toString(when.time(), format);
}

QString frequencySentence(const Schedule &schedule)
{
    const int every = schedule.interval.value_or(1);
    switch (schedule.frequency) {
    case Frequency::Once:
        return Texts::tr("Once");
    case Frequency::Minute:
        return Texts::tr("Every %n minute(s)", nullptr, every);
    case Frequency::Hour:
        return every == 1 ? Texts::tr("Every hour") : Texts::tr("Every %n hour(s)", nullptr, every);
    case Frequency::Day:
        return every == 1 ? Texts::tr("Every day") : Texts::tr("Every %n day(s)", nullptr, every);
    case Frequency::Week:
        return every == 1 ? Texts::tr("Every week") : Texts::tr("Every %n week(s)", nullptr, every);
    }
    return {};
}

QString duration(qint64 ms)
{
    const QLocale locale;
    if (ms < 1000)
        return Texts::tr("%1 ms").arg(ms);
    if (ms < 60'000)
        return Texts::tr("%1 s").arg(locale.toString(double(ms) / 1000.0, 'f', 1));
    return Texts::tr("%1 min %2 s").arg(ms / 60'000).arg(ms % 60'000 / 1000);
}

QString age(qint64 epochMs, qint64 nowMs)
{
    if (epochMs <= 0)
        return {};
    const qint64 days = QDateTime::fromMSecsSinceEpoch(epochMs).date().daysTo(
        QDateTime::fromMSecsSinceEpoch(nowMs).date());
    if (days <= 0)
        return Texts::tr("today");
    if (days == 1)
        return Texts::tr("yesterday");
    if (days < 14)
        return Texts::tr("%n day(s) ago", nullptr, int(days));
    if (days < 60)
        return Texts::tr("%n week(s) ago", nullptr, int(days / 7));
    if (days < 730)
        return Texts::tr("%n month(s) ago", nullptr, int(days / 30));
    return Texts::tr("%n year(s) ago", nullptr, int(days / 365));
}

} // namespace dfw::ui
