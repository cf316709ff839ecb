// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "texts/codetext.h"

namespace dfw::ui {

/// What there is to say about a credentials file and its credentials, by the codes of
/// signin::noteCode() and signin::readCredentialFile(), and by those of a file that was not read at
/// all ("CredentialsUnreadable" and its like); "JwtLeftOut" where the rest of it can be used.
/// codeText() knows them too.
std::optional<CodeText> credentialText(const QString &code);

/// Every code credentialText() knows.
QStringList credentialCodes();

} // namespace dfw::ui
