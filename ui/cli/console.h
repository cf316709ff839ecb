// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "domain/validation.h"

#include <QJsonObject>
#include <QString>

namespace dfw::cli {

/// Standard output and standard error, flushed line by line: a script reads while we run. Both
/// print printable() text only.
void printOut(const QString &line);
void printErr(const QString &line);
/// One JSON object on one line of standard output.
void printJson(const QJsonObject &object);

/// True once something could not be written to standard output: a full disk, say.
bool outputFailed();

/// What a terminal would obey or turn round, as an escape that can be seen ("\\x1b", "\\u202e"):
/// text of a service must neither move the cursor nor rearrange a line. Line ends and tabs stay.
QString printable(const QString &text);

/// "/mapping/2/target: error: Two rows …" for each issue, through `print`.
void printIssues(const QList<Issue> &issues, void (*print)(const QString &));

/// What happened, why and what to do next, on standard error; server text only as plain details.
void printError(const Error &error, const QString &step = {});

} // namespace dfw::cli
