// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/difference.h"
#include "mapping/exchange.h"
#include "mapping/tenant.h"

#include <QString>

namespace dfw::ui {

/// What is wrong with text that should be mapping rows, where, and what to do about it.
QString exchangeSentence(const mapping::ExchangeProblem &problem);

/// "Added", "Changed", …
QString changeWord(mapping::Change change);
/// Why a row is not simply taken; empty where nothing is to be said.
QString differenceSentence(const mapping::Difference &difference);

/// That fields of another organisation become the schema's own.
QString tenantSentence(const mapping::TenantRewrite &rewrite);

/// A row on one line: its source; a constant in quotes, a formula as it is written.
QString rowSourceText(const MappingRow &row);
/// "Name → person.name.fullName".
QString rowText(const MappingRow &row);

} // namespace dfw::ui
