// SPDX-License-Identifier: Apache-2.0
#include "models/rowselection.h"

#include <algorithm>

namespace dfw::ui {

bool RowSelection::contains(int row) const
{
    return std::binary_search(m_rows.begin(), m_rows.end(), row);
}

void RowSelection::select(int row)
{
    select(row < 0 ? QList<int>() : QList<int>{row}, row);
}

void RowSelection::select(QList<int> rows, int current)
{
    rows.removeIf([](int row) { return row < 0; });
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (!rows.contains(current))
        current = rows.isEmpty() ? -1 : rows.last();
    if (rows == m_rows && current == m_current)
        return;
    m_rows = std::move(rows);
    m_current = current;
    Q_EMIT changed();
}

} // namespace dfw::ui
