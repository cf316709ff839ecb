// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace dfw::test {

/// A file below tests/data/golden, e.g. "database-fr/01-sourceConnections.request.json". Stops the
/// test program when there is none: every comparison after that would be worthless.
QByteArray goldenBytes(const QString &name);
QJsonValue goldenFile(const QString &name);

/// JSON text as a value; stops the test program on anything else. Single quotes stand for double
/// ones, so that literals in tests can be read.
QJsonValue json(const char *text);
QByteArray compact(const QJsonValue &value);

} // namespace dfw::test
