// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/mappingpresenter.h"

namespace dfw::ui {

/// Which rows a view of the mapping shows.
enum class MappingFilter {
    All,
    Unmapped,
    Required,   ///< goes to a field that every record needs
    Calculated, ///< formulas and constants
    Suggested,
    Broken, ///< something is to be said about it: errors and warnings
};

inline bool matches(MappingFilter filter, const presenters::MappingPresenter &presenter, int row)
{
    using presenters::RowState;
    const MappingRow &one = presenter.rows().at(row);
    switch (filter) {
    case MappingFilter::All:
        return true;
    case MappingFilter::Unmapped:
        return one.target.isEmpty();
    case MappingFilter::Required: {
        const SchemaField *field = presenter.field(one.target);
        return field && field->required;
    }
    case MappingFilter::Calculated:
        return one.kind != MappingKind::Column;
    case MappingFilter::Suggested:
        return presenter.stateOf(row) == RowState::Suggested;
    case MappingFilter::Broken: {
        const RowState state = presenter.stateOf(row);
        return state == RowState::Broken || state == RowState::Warning;
    }
    }
    return true;
}

} // namespace dfw::ui
