// SPDX-License-Identifier: Apache-2.0
#include "texts/drilltext.h"

#include <array>
#include <QCoreApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    QLatin1StringView name;
    const char *title;
    const char *sentence;
};

constexpr std::array rows{
    Row{"expired-token"_L1, QT_TRANSLATE_NOOP("DrillText", "Expired token"),
        QT_TRANSLATE_NOOP("DrillText", "The answer is 401, as with a token that ran out.")},
    Row{"forbidden"_L1, QT_TRANSLATE_NOOP("DrillText", "No right"),
        QT_TRANSLATE_NOOP("DrillText", "The answer is 403: you may not create this.")},
    Row{"rate-limit"_L1, QT_TRANSLATE_NOOP("DrillText", "Too many requests"),
        QT_TRANSLATE_NOOP("DrillText",
                          "The answer is 429 and asks for a pause of 5 seconds; nothing is made.")},
    Row{"server-error"_L1, QT_TRANSLATE_NOOP("DrillText", "Server error"),
        QT_TRANSLATE_NOOP("DrillText", "The answer is 500; nothing is made, but nobody knows.")},
    Row{"slow"_L1, QT_TRANSLATE_NOOP("DrillText", "Slow"),
        QT_TRANSLATE_NOOP("DrillText", "The answer comes 5 seconds late.")},
    Row{"hang"_L1, QT_TRANSLATE_NOOP("DrillText", "No answer"),
        QT_TRANSLATE_NOOP("DrillText", "The request is taken and never answered.")},
    Row{"cut-body"_L1, QT_TRANSLATE_NOOP("DrillText", "Cut answer"),
        QT_TRANSLATE_NOOP("DrillText", "It is made, and the connection drops within the answer.")},
    Row{"garbage"_L1, QT_TRANSLATE_NOOP("DrillText", "Unreadable answer"),
        QT_TRANSLATE_NOOP("DrillText", "It is made, and the answer is no JSON.")},
    Row{"reply-lost"_L1, QT_TRANSLATE_NOOP("DrillText", "Reply lost"),
        QT_TRANSLATE_NOOP("DrillText", "It is made, and the answer never comes.")},
    Row{"etag-clash"_L1, QT_TRANSLATE_NOOP("DrillText", "Changed by somebody"),
        QT_TRANSLATE_NOOP("DrillText",
                          "Somebody changes it just before: removing it finds another etag.")},
    Row{"redirect"_L1, QT_TRANSLATE_NOOP("DrillText", "Redirect"),
        QT_TRANSLATE_NOOP("DrillText",
                          "The answer sends the request to another host, which is not followed.")}};

const Row *rowOf(const QString &name)
{
    for (const Row &row : rows) {
        if (name == row.name)
            return &row;
    }
    return nullptr;
}

} // namespace

QString drillTitle(const QString &name)
{
    const Row *row = rowOf(name);
    return row ? QCoreApplication::translate("DrillText", row->title) : name;
}

QString drillSentence(const QString &name)
{
    const Row *row = rowOf(name);
    return row ? QCoreApplication::translate("DrillText", row->sentence) : QString();
}

QStringList describedDrills()
{
    QStringList out;
    for (const Row &row : rows)
        out.append(row.name);
    return out;
}

} // namespace dfw::ui
