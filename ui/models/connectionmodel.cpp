// SPDX-License-Identifier: Apache-2.0
#include "models/connectionmodel.h"

#include "widgets/cellroles.h"

#include <algorithm>
#include <QDateTime>
#include <QLocale>

namespace dfw::ui {

using namespace Qt::StringLiterals;

QString ageInWords(qint64 then, qint64 now)
{
    if (then <= 0)
        return {};
    constexpr qint64 day = 24LL * 60 * 60 * 1000;
    const auto days = static_cast<int>(qMax<qint64>(0, now - then) / day);
    if (days == 0)
        return ConnectionModel::tr("today");
    if (days == 1)
        return ConnectionModel::tr("yesterday");
    if (days < 14)
        return ConnectionModel::tr("%1 days ago").arg(days);
    if (days < 60)
        return ConnectionModel::tr("%1 weeks ago").arg(days / 7);
    if (days < 730)
        return ConnectionModel::tr("%1 months ago").arg(days / 30);
    return ConnectionModel::tr("%1 years ago").arg(days / 365);
}

ConnectionModel::ConnectionModel(QObject *parent) : QAbstractTableModel(parent) {}

void ConnectionModel::setConnections(const QList<api::BaseConnection> &connections,
                                     const std::function<QString(const SpecRef &)> &connectorName,
                                     qint64 now)
{
    QList<Row> rows;
    for (const api::BaseConnection &one : connections) {
        Row row{.id = one.id,
                .name = one.name.isEmpty() ? one.id : one.name,
                .connector = connectorName(one.connectionSpec),
                .madeBy = one.createdBy,
                .made = ageInWords(one.createdAt, now),
                .exactly = {},
                .state = one.state.toLower()};
        if (one.createdAt > 0)
            row.exactly = QLocale().toString(QDateTime::fromMSecsSinceEpoch(one.createdAt),
                                             QLocale::LongFormat);
        rows.append(row);
    }
    const auto sameId = [](const Row &a, const Row &b) { return a.id == b.id; };
    // The connectors' names come later than the list: the selection must outlive them.
    if (std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), sameId)) {
        if (rows == m_rows)
            return;
        m_rows = rows;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void ConnectionModel::setFlowCounts(const std::optional<QHash<QString, int>> &counts)
{
    if (m_flowCounts == counts)
        return;
    m_flowCounts = counts;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Flows), index(rowCount() - 1, Flows));
}

void ConnectionModel::setTested(const QString &id, Tested tested)
{
    if (m_testedId == id && m_tested == tested)
        return;
    m_testedId = id;
    m_tested = tested;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, State), index(rowCount() - 1, State));
}

QString ConnectionModel::idAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).id : QString();
}

int ConnectionModel::rowOf(const QString &id) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ConnectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ConnectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConnectionModel::badge(const Row &row) const
{
    if (row.id == m_testedId && m_tested == Tested::Answered)
        return badgeValue(tr("Answers"), Tone::Ok, u"check"_s);
    if (row.id == m_testedId && m_tested == Tested::Refused)
        return badgeValue(tr("Refused"), Tone::Err, u"error"_s);
    if (row.state == "enabled"_L1)
        return badgeValue(tr("Enabled"), Tone::Ok, u"check"_s);
    if (row.state == "disabled"_L1)
        return badgeValue(tr("Disabled"), Tone::Warn, u"stop"_s);
    if (row.state == "draft"_L1)
        return badgeValue(tr("Draft"), Tone::Info, u"edit"_s);
    return row.state.isEmpty() ? QVariant() : badgeValue(row.state, Tone::Plain);
}

QVariant ConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    if (role == Qt::DisplayRole) {
        switch (column) {
        case Name:
            return row.name;
        case Connector:
            return row.connector;
        case MadeBy:
            return row.madeBy;
        case Made:
            return row.made;
        case Flows:
            return m_flowCounts ? QLocale().toString(m_flowCounts->value(row.id)) : QString();
        }
        return {};
    }
    if (role == Qt::TextAlignmentRole && column == Flows)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == LookRole)
        return static_cast<int>(column == Name || column == Connector ? Look::Plain : Look::Muted);
    if (role == Qt::ToolTipRole && column == Made && !row.exactly.isEmpty())
        return row.exactly;
    if (role == ElideRole && column == MadeBy)
        return static_cast<int>(Qt::ElideMiddle);
    if (column != State)
        return {};
    if (role == BadgeRole)
        return badge(row);
    if (role == Qt::AccessibleTextRole)
        return badge(row).value<BadgeSpec>().text;
    return {};
}

QVariant ConnectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Flows)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Connector:
        return tr("Connector");
    case MadeBy:
        return tr("Made by");
    case Made:
        return tr("Made");
    case Flows:
        return tr("Flows");
    case State:
        return tr("State");
    }
    return {};
}

} // namespace dfw::ui
