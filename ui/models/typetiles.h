// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"
#include "widgets/badge.h"

namespace dfw::ui {

/// The tile that stands for a type, the same on the column's and on the field's side.
[[nodiscard]] inline TileKind tileFor(ValueType type)
{
    switch (type) {
    case ValueType::String:
        return TileKind::String;
    case ValueType::Integer:
        return TileKind::Integer;
    case ValueType::Number:
        return TileKind::Number;
    case ValueType::Boolean:
        return TileKind::Boolean;
    case ValueType::Date:
        return TileKind::Date;
    case ValueType::DateTime:
        return TileKind::DateTime;
    case ValueType::Object:
    case ValueType::Map:
        return TileKind::Object;
    case ValueType::Array:
        return TileKind::Array;
    case ValueType::Unknown:
        break;
    }
    return TileKind::None;
}

} // namespace dfw::ui
