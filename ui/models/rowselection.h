// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>

namespace dfw::ui {

/// Which mapping rows are selected, by their numbers in the presenter. Canvas and table share one,
/// so that the selection follows from one view to the other.
class RowSelection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// -1 for none; always among rows().
    int current() const { return m_current; }
    /// In rising order, each once.
    const QList<int> &rows() const { return m_rows; }
    bool contains(int row) const;

    void select(int row);
    void select(QList<int> rows, int current);
    void clear() { select({}, -1); }

Q_SIGNALS:
    void changed();

private:
    QList<int> m_rows;
    int m_current = -1;
};

} // namespace dfw::ui
