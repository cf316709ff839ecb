// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "core/secret.h"

#include <QDateTime>
#include <QList>
#include <QPair>
#include <QString>

namespace dfw::ui {

/// What somebody who was not there needs to look into a failure.
struct SupportFacts
{
    QDateTime when; ///< of the failure; shown in UTC
    QString version;
    QString step; ///< run::stepName()
    Error error;
    QString host;
    QString organisation;
    QString sandbox;
    QString runTag;
    QList<QPair<QString, QString>> made; ///< step and ID of what exists
};

/// The whole as plain text, a fact a line: no secret, no control characters, of bounded length.
/// Labels are not translated: its readers are Adobe's.
QString supportText(const SupportFacts &facts, const Redactor &redactor);

} // namespace dfw::ui
