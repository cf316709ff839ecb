// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/cellgrid.h"
#include "mapping/preview.h"

#include <QVariant>

namespace dfw::ui {

/// A cell of a preview: the value, or the reason why there is none, with icon and words.
GridCell previewCell(const mapping::PreviewCell &cell);
/// A value as the source has it.
GridCell sourceCell(const QVariant &value);
/// "person.name.fullName" → "fullName".
QString lastStep(const QString &path);

} // namespace dfw::ui
