// SPDX-License-Identifier: Apache-2.0
#include "domain/flowplan.h"

namespace dfw {

const Column *FlowPlan::column(const QString &columnName) const
{
    for (const Column &column : source.columns) {
        if (column.name == columnName)
            return &column;
    }
    return nullptr;
}

} // namespace dfw
