// SPDX-License-Identifier: Apache-2.0
#include "editor/differencemodel.h"

#include "texts/exchangetext.h"
#include "widgets/cellroles.h"

namespace dfw::ui {

using namespace Qt::StringLiterals;
using mapping::Change;
using mapping::Difference;

namespace {

BadgeSpec badgeOf(Change change)
{
    switch (change) {
    case Change::Added:
        return {changeWord(change), Tone::Ok, u"plus"_s};
    case Change::Changed:
        return {changeWord(change), Tone::Info, u"edit"_s};
    case Change::Conflict:
        return {changeWord(change), Tone::Warn, u"warn"_s};
    case Change::Broken:
        return {changeWord(change), Tone::Err, u"error"_s};
    case Change::Removed:
        return {changeWord(change), Tone::Warn, u"cross"_s};
    case Change::Same:
        break;
    }
    return {changeWord(change), Tone::Neutral, u"check"_s};
}

} // namespace

void DifferenceModel::setDifferences(const QList<Difference> &differences)
{
    beginResetModel();
    m_differences = differences;
    m_chosen = mapping::offered(differences);
    endResetModel();
    Q_EMIT chosenChanged();
}

bool DifferenceModel::canChoose(int row) const
{
    return m_differences.at(row).change != Change::Same;
}

void DifferenceModel::choose(const QList<int> &rows, bool chosen)
{
    for (const int row : rows) {
        if (!canChoose(row))
            continue;
        if (chosen)
            m_chosen.insert(row);
        else
            m_chosen.remove(row);
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, State), index(rowCount() - 1, State), {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_differences.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("Take");
    case Source:
        return tr("Source");
    case Before:
        return tr("Now");
    case After:
        return tr("Afterwards");
    default:
        return {};
    }
}

Qt::ItemFlags DifferenceModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags out = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == State && canChoose(index.row()))
        out |= Qt::ItemIsUserCheckable;
    return out;
}

QString DifferenceModel::text(const Difference &one, int column) const
{
    const bool removed = one.change == Change::Removed;
    const MappingRow &shown = removed ? one.before : one.after;
    const bool sameSource =
        one.row >= 0 && one.before.source == shown.source && one.before.kind == shown.kind;
    const auto targetOf = [](const MappingRow &row) {
        return row.target.isEmpty() ? tr("no field") : row.target;
    };
    switch (column) {
    case Source:
        return rowSourceText(shown);
    case Before:
        if (one.row < 0)
            return tr("no row");
        return sameSource ? targetOf(one.before) : rowText(one.before);
    case After:
        if (removed)
            return shown.kind == MappingKind::Column ? tr("no field") : tr("no row");
        return targetOf(shown);
    default:
        return {};
    }
}

QString DifferenceModel::sentence(int row) const
{
    const Difference &one = m_differences.at(row);
    const QString head =
        tr("%1: %2. Now: %3. Afterwards: %4.")
            .arg(changeWord(one.change), text(one, Source), text(one, Before), text(one, After));
    const QString why = differenceSentence(one);
    return why.isEmpty() ? head : head + u' ' + why;
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Difference &one = m_differences.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == State ? QVariant() : QVariant(text(one, index.column()));
    case Qt::CheckStateRole:
        if (index.column() != State || !canChoose(index.row()))
            return {};
        return m_chosen.contains(index.row()) ? Qt::Checked : Qt::Unchecked;
    case BadgeRole:
        return index.column() == State ? QVariant::fromValue(badgeOf(one.change)) : QVariant();
    case LookRole:
        if (index.column() == Source && one.after.kind == MappingKind::Expression)
            return int(Look::Mono);
        if (index.column() == Before || one.change == Change::Same)
            return int(Look::Muted);
        return {};
    case Qt::AccessibleTextRole:
        return index.column() == State ? QVariant(sentence(index.row())) : QVariant();
    case Qt::ToolTipRole: {
        const QString why = differenceSentence(one);
        return why.isEmpty() ? QVariant() : QVariant(why);
    }
    default:
        return {};
    }
}

bool DifferenceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    choose({index.row()}, value.toInt() == Qt::Checked);
    return true;
}

DifferenceFilter::DifferenceFilter(DifferenceModel *model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(model);
}

void DifferenceFilter::setShow(Show show)
{
    m_show = show;
    invalidateFilter();
}

bool DifferenceFilter::matches(Show show, const Difference &one)
{
    switch (show) {
    case Show::Changes:
        return one.change != Change::Same;
    case Show::ToLookAt:
        return one.change == Change::Conflict || one.change == Change::Broken ||
               one.change == Change::Removed;
    case Show::All:
        break;
    }
    return true;
}

QList<int> DifferenceFilter::shownRows() const
{
    QList<int> out;
    for (int row = 0; row < rowCount(); ++row)
        out.append(mapToSource(index(row, 0)).row());
    return out;
}

bool DifferenceFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    return matches(m_show, m_model->differences().at(row));
}

} // namespace dfw::ui
