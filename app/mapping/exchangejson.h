// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/exchange.h"

#include <optional>

namespace dfw::mapping {

/// readRows() for JSON.
Reading readJsonRows(const QByteArray &utf8);

/// The kind by the words of the plan file, of the table or of Data Prep; nothing for any other.
std::optional<MappingKind> kindOfWord(const QString &word);
/// The word that is written: column, constant or expression.
QString wordOfKind(MappingKind kind);

} // namespace dfw::mapping
