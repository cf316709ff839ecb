// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret.h"

namespace dfw {

/// Adds a value to look for, the longest first: of a secret inside another the outer one must go as
/// a whole. Values shorter than six characters are left out (see Redactor::learn()).
void rememberSecret(QList<Secret> &known, const Secret &secret);

/// The text without these values: as they are, percent-encoded, in JSON, in Base64; small and
/// capital letters are one.
QString hideSecrets(const QList<Secret> &known, const QString &text);

} // namespace dfw
