// SPDX-License-Identifier: Apache-2.0
#pragma once

class QCoreApplication;

namespace dfw::ui {

/// Loads our texts for the system's language; the source texts are English, and the English file
/// holds their plural forms ("1 row", "2 rows"). Without this call "%n row(s)" would be shown as it
/// stands.
void installTranslations(QCoreApplication &app);

} // namespace dfw::ui
