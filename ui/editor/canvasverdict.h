// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/schemafield.h"
#include "domain/validation.h"

namespace dfw::ui {

/// Whether a line may end at a field, and what is said about it.
struct DropVerdict
{
    Fit fit = Fit::Good;
    QString reason; ///< why not, or what to know; empty where it fits as it is
    QString target; ///< the XDM path the line would get; empty where refused
};

/// What a line that carries `from` meets at a field (typeFit() and the field's own rules). Unknown
/// stands for what has no type of its own: a formula, a constant.
DropVerdict dropVerdict(ValueType from, const SchemaField &field, bool calculated);

/// Only the fit of dropVerdict(), for painting every row.
Fit dropFit(ValueType from, const SchemaField &field, bool calculated);

/// "Enter maps it as text": what arriving at this field means in one or two words.
QString arrivalWord(ValueType type);

} // namespace dfw::ui
