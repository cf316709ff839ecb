// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/flowplan.h"

#include <QAbstractTableModel>
#include <QDateTime>

namespace dfw::ui {

/// The next runs of a schedule: when each starts and which stretch of the delta column it takes. A
/// value, set anew whenever the schedule changes.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Number, Starts, Takes, Epoch, ColumnCount };

    explicit RunsModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void set(const QList<qint64> &runs, const FlowPlan &plan, qint64 nowSeconds, bool utc);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QDateTime shown(qint64 seconds) const;
    QString takes(int row) const;

    QList<qint64> m_runs;
    QString m_deltaColumn;
    bool m_backfill = true;
    qint64 m_now = 0;
    bool m_utc = false;
};

} // namespace dfw::ui
