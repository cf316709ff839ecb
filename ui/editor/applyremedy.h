// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/checks.h"
#include "models/mappingmodel.h"

namespace dfw::ui {

/// Does a remedy as one undoable step.
inline void applyRemedy(MappingModel &model, const mapping::Remedy &remedy)
{
    using Kind = mapping::Remedy::Kind;
    const int number = static_cast<int>(remedy.number);
    switch (remedy.kind) {
    case Kind::ChangeRow:
        model.setSource(number, remedy.row.kind, remedy.row.source);
        break;
    case Kind::Retarget:
        model.retarget(number, remedy.row.target);
        break;
    case Kind::TakeOff:
        model.retarget(number, {});
        break;
    case Kind::Map:
        model.connectColumn(remedy.row.source, remedy.row.target);
        break;
    }
}

} // namespace dfw::ui
