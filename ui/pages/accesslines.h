// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret.h"
#include "presenters/accesschecker.h"
#include "style/tokens.h"
#include "texts/accesstext.h"

#include <optional>
#include <QDateTime>

namespace dfw::ui {

/// What the access list shows, as values.
struct AccessView
{
    QList<presenters::AccessCheck> checks;
    presenters::AccessSubject subject;
    QList<api::Sandbox> sandboxes;
    bool isDemo = false;
};

/// One line of the card. Reading and writing of Flow Service share one: people think of it as one
/// service, and "may read and write" is what they want to know.
struct AccessLine
{
    QString name;
    Tone tone = Tone::Neutral;
    QString detail;
    QString measure;
    std::optional<AccessText> failure; ///< then `detail` is its cause
};

/// Five lines, whatever was asked. `nowMs` since the epoch, for the time a token has left.
QList<AccessLine> accessLines(const AccessView &view, qint64 nowMs);

/// The whole list for a ticket or a mail: lines, times, codes, request IDs, whom it was asked for.
/// What comes from outside goes through `redactor`; the API key is shortened.
QString accessReport(const AccessView &view, const Redactor &redactor, const QDateTime &now);

/// "demo, development": a sandbox with its kind in words.
[[nodiscard]] QString sandboxInWords(const api::Sandbox &sandbox);

} // namespace dfw::ui
