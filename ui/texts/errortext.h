// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "texts/errorowner.h"

#include <QString>

namespace dfw::ui {

/// One failure in words, in the order people need them. Plain text throughout: show it with
/// Qt::PlainText, because `details` holds the server's own words.
struct ErrorText
{
    QString what; ///< what did not happen; a sentence
    QString why;  ///< a sentence
    ErrorOwner owner = ErrorOwner::Nobody;
    QString who;     ///< the owner in a sentence; empty where nobody has to do anything
    QString next;    ///< what to do, and who; a sentence, or empty where nothing is to be done
    QString details; ///< for support: codes, IDs and the raw answer; shown on demand only

    /// what, why and next in one paragraph.
    QString paragraph() const;
};

/// `step` is the run's step the error belongs to (run::stepName); without one it is taken from
/// error.operation. Codes that are documented give `why` and `next`; for all others the kind does,
/// and the server's words stay in `details`.
ErrorText errorText(const Error &error, const QString &step = {});

} // namespace dfw::ui
