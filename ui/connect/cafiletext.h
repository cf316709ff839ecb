// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

namespace dfw::ui {

/// What there is to say about a CA file.
struct CaFileText
{
    QString sentence;
    bool isFault = false;
};

/// Reads the file: how many certificates it has and when the first of them expires, or what is
/// wrong and what to do. An empty path is the normal case and says when one is needed.
CaFileText caFileText(const QString &path, const QDateTime &now);

} // namespace dfw::ui
