// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/preview.h"

namespace dfw::ui {

/// Why a cell has no value, in a few words: "no such date", "division by zero". Empty where it is
/// not known.
QString reasonWords(const mapping::PreviewCell &cell);

/// What stands in a preview's cell: the value in one line, or why there is none ("left empty: no
/// such date"). Empty only for an empty text.
QString previewCellText(const mapping::PreviewCell &cell);

/// "8 left empty, 1 for Platform"; empty where all is well.
QString previewFieldText(const mapping::PreviewField &field);

/// "rejected: _id has no value"; empty for a row that would be stored.
QString previewRowText(const mapping::PreviewRow &row);

/// "2 of 20 rows would be rejected; 3 values left empty."
QString previewSummary(const mapping::PreviewResult &result);

/// A value of a source or record as people read it: texts as they are, lists and objects as JSON.
QString valueText(const QJsonValue &value);

} // namespace dfw::ui
