// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/mapping.h"

#include <optional>

namespace dfw::dataprep {

/// Data Prep's words for what feeds a field (data-prep/api/mapping-set.md): ATTRIBUTE, which reads
/// back as "text/x.schema-path", STATIC and EXPRESSION; without regard to case.
std::optional<MappingKind> kindOfSourceType(const QString &word);

/// True for text that calculates something: a function call, a literal, an operator between words.
/// What EXPRESSION and STATIC read back as is documented nowhere, so a row of an unknown type is
/// judged by its text.
bool looksCalculated(const QString &source);

/// The row a mapping set's entry stands for: an attribute's name loses its escapes, constants and
/// formulas stay to the letter.
MappingRow rowOfEntry(const QString &sourceType, const QString &source, const QString &target);

} // namespace dfw::dataprep
