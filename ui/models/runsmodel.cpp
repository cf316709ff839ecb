// SPDX-License-Identifier: Apache-2.0
#include "models/runsmodel.h"

#include "texts/timetext.h"
#include "widgets/cellroles.h"

namespace dfw::ui {

void RunsModel::set(const QList<qint64> &runs, const FlowPlan &plan, qint64 nowSeconds, bool utc)
{
    beginResetModel();
    m_runs = runs;
    m_deltaColumn = plan.deltaColumn ? plan.deltaColumn->name : QString();
    m_backfill = plan.schedule.backfill.value_or(true);
    m_now = nowSeconds;
    m_utc = utc;
    endResetModel();
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Run");
    case Starts:
        return tr("Starts");
    case Takes:
        return m_deltaColumn.isEmpty() ? tr("Takes") : tr("Takes %1").arg(m_deltaColumn);
    case Epoch:
        return tr("Epoch");
    default:
        return {};
    }
}

QDateTime RunsModel::shown(qint64 seconds) const
{
    return QDateTime::fromSecsSinceEpoch(seconds, m_utc ? Qt::UTC : Qt::LocalTime);
}

QString RunsModel::takes(int row) const
{
    const QDateTime now = shown(m_now);
    if (m_deltaColumn.isEmpty())
        return tr("all rows");
    if (row == 0)
        return m_backfill ? tr("all until then") : tr("only rows from then on");
    const QDateTime from = shown(m_runs.at(row - 1));
    const QDateTime until = shown(m_runs.at(row));
    return tr("%1 to %2")
        .arg(from.date() == until.date() ? clockTime(from) : nearTime(from, now),
             from.date() == until.date() ? clockTime(until) : nearTime(until, now));
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == LookRole)
        return index.column() == Epoch    ? int(Look::Mono)
               : index.column() == Number ? int(Look::Muted)
                                          : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Number:
        return index.row() + 1;
    case Starts:
        return nearTime(shown(m_runs.at(index.row())), shown(m_now));
    case Takes:
        return takes(index.row());
    case Epoch:
        return QString::number(m_runs.at(index.row()));
    default:
        return {};
    }
}

} // namespace dfw::ui
