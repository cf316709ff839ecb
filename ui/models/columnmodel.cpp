// SPDX-License-Identifier: Apache-2.0
#include "models/columnmodel.h"

#include "models/typetiles.h"
#include "widgets/cellroles.h"

#include <algorithm>
#include <QLocale>

namespace dfw::ui {

using presenters::ColumnChoice;

namespace {

QString typeWord(const Column &column)
{
    const TileKind tile = tileFor(column.type());
    return tile == TileKind::None ? column.rawType : tileWord(tile);
}

} // namespace

ColumnModel::ColumnModel(QObject *parent) : QAbstractTableModel(parent) {}

void ColumnModel::setChoices(const QList<ColumnChoice> &choices)
{
    const bool same = std::equal(choices.begin(), choices.end(), m_choices.begin(), m_choices.end(),
                                 [](const ColumnChoice &a, const ColumnChoice &b) {
                                     return a.column.name == b.column.name;
                                 });
    if (!same)
        beginResetModel();
    m_choices = choices;
    m_looks.clear();
    for (const ColumnChoice &choice : choices)
        m_looks.append(looksLike(choice));
    if (!same)
        endResetModel();
    else if (!choices.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, SectionCount - 1));
}

const ColumnChoice *ColumnModel::choiceAt(int row) const
{
    return row >= 0 && row < m_choices.size() ? &m_choices.at(row) : nullptr;
}

int ColumnModel::warningCount() const
{
    return static_cast<int>(std::count_if(m_looks.begin(), m_looks.end(), isWarning));
}

int ColumnModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_choices.size());
}

int ColumnModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : SectionCount;
}

QVariant ColumnModel::text(const ColumnChoice &choice, int row, int section) const
{
    switch (section) {
    case Name:
        return choice.column.name;
    case SourceType:
        return choice.column.rawType;
    case XdmType:
        return typeWord(choice.column);
    case Sample:
        if (m_looks.at(row) == LooksLike::Sensitive)
            return tr("hidden");
        return choice.sample.simplified();
    case Filled:
        return percent(choice.filled, choice.rows);
    }
    return {};
}

QVariant ColumnModel::data(const QModelIndex &index, int role) const
{
    const ColumnChoice *choice = choiceAt(index.row());
    if (!index.isValid() || !choice)
        return {};
    const int section = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(*choice, index.row(), section);
    case Qt::CheckStateRole:
        if (section == Name)
            return choice->chosen ? Qt::Checked : Qt::Unchecked;
        break;
    case LookRole:
        if (section == Name)
            return static_cast<int>(choice->chosen ? Look::Strong : Look::Plain);
        return static_cast<int>(Look::Muted);
    case TileRole:
        if (section == XdmType)
            return static_cast<int>(tileFor(choice->column.type()));
        break;
    case NullRole:
        return section == Sample && choice->rows > 0 && choice->filled == 0;
    case ShareRole:
        if (section == Filled && choice->rows > 0)
            return static_cast<double>(choice->filled) / choice->rows;
        break;
    case BadgeRole:
        if (section == Looks)
            return QVariant::fromValue(looksLikeBadge(m_looks.at(index.row()), *choice));
        break;
    case Qt::AccessibleTextRole:
        if (section == Looks)
            return looksLikeBadge(m_looks.at(index.row()), *choice).text;
        break;
    }
    return {};
}

QVariant ColumnModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Column");
    case SourceType:
        return tr("Source type");
    case XdmType:
        return tr("XDM type");
    case Sample:
        return tr("Sample");
    case Filled:
        return tr("Filled");
    case Looks:
        return tr("Looks like");
    }
    return {};
}

Qt::ItemFlags ColumnModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Name ? flags | Qt::ItemIsUserCheckable : flags;
}

bool ColumnModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const ColumnChoice *choice = choiceAt(index.row());
    if (role != Qt::CheckStateRole || !choice || index.column() != Name)
        return false;
    const QString name = choice->column.name;
    const bool chosen = static_cast<Qt::CheckState>(value.toInt()) == Qt::Checked;
    Q_EMIT tickRequested(name, chosen);
    return true;
}

ColumnFilter::ColumnFilter(ColumnModel *model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(model);
}

void ColumnFilter::setShow(Show show)
{
    m_show = show;
    invalidateFilter();
}

void ColumnFilter::setText(const QString &text)
{
    m_text = text;
    invalidateFilter();
}

QStringList ColumnFilter::names() const
{
    QStringList out;
    for (int row = 0; row < rowCount(); ++row)
        out.append(index(row, ColumnModel::Name).data().toString());
    return out;
}

bool ColumnFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const ColumnChoice *choice = m_model->choiceAt(row);
    if (!choice)
        return false;
    if (m_show == Show::Chosen && !choice->chosen)
        return false;
    if (m_show == Show::Warnings && !isWarning(m_model->looksAt(row)))
        return false;
    return m_text.isEmpty() || choice->column.name.contains(m_text, Qt::CaseInsensitive) ||
           choice->column.rawType.contains(m_text, Qt::CaseInsensitive) ||
           typeWord(choice->column).contains(m_text, Qt::CaseInsensitive);
}

} // namespace dfw::ui
