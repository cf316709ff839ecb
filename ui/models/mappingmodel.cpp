// SPDX-License-Identifier: Apache-2.0
#include "models/mappingmodel.h"

#include "models/typetiles.h"
#include "texts/issuetext.h"
#include "widgets/cellroles.h"

#include <algorithm>
#include <functional>

namespace dfw::ui {

using namespace Qt::StringLiterals;

class MappingModel::Edit : public QUndoCommand
{
public:
    Edit(MappingModel &model, Mapping before, Mapping after, const QString &name, int row)
        : QUndoCommand(name), m_model(model), m_before(std::move(before)),
          m_after(std::move(after)), m_row(row)
    {
    }
    void undo() override { m_model.apply(m_before, m_row); }
    void redo() override { m_model.apply(m_after, m_row); }

private:
    MappingModel &m_model;
    Mapping m_before;
    Mapping m_after;
    int m_row;
};

MappingModel::MappingModel(presenters::MappingPresenter &presenter, QObject *parent)
    : QAbstractTableModel(parent), m_presenter(presenter)
{
    using presenters::MappingPresenter;
    connect(&presenter, &MappingPresenter::rowsChanged, this, [this] {
        if (m_applying)
            return;
        // Rows came from elsewhere (another plan, other columns): the old steps would bring back
        // what is no longer there.
        m_undo.clear();
        beginResetModel();
        endResetModel();
    });
    connect(&presenter, &MappingPresenter::issuesChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
}

int MappingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_presenter.rows().size());
}

int MappingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Source:
        return tr("Source");
    case Kind:
        return tr("Kind");
    case Field:
        return tr("XDM field");
    case Type:
        return tr("Type");
    case Sample:
        return tr("Sample");
    case State:
        return tr("State");
    default:
        return {};
    }
}

Qt::ItemFlags MappingModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags out = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return out;
    const MappingRow &row = m_presenter.rows().at(index.row());
    if (index.column() == Field || (index.column() == Source && row.kind != MappingKind::Column))
        out |= Qt::ItemIsEditable;
    return out;
}

QVariant MappingModel::text(const MappingRow &row, int number, int column) const
{
    switch (column) {
    case Source:
        return row.source.isEmpty() ? tr("Type a value…") : row.source;
    case Kind:
        return row.kind == MappingKind::Column     ? tr("column")
               : row.kind == MappingKind::Constant ? tr("constant")
                                                   : tr("formula");
    case Field:
        return row.target.isEmpty() ? tr("Choose a field…") : row.target;
    case Type: {
        const SchemaField *field = m_presenter.field(row.target);
        return field ? field->rawType : QString();
    }
    case Sample:
        return row.kind == MappingKind::Column     ? m_presenter.sampleOf(row.source)
               : row.kind == MappingKind::Constant ? row.source
                                                   : QString();
    case State:
        return state(number, Qt::DisplayRole);
    default:
        return {};
    }
}

QVariant MappingModel::state(int row, int role) const
{
    BadgeSpec badge{tr("Good"), Tone::Ok, u"check"_s};
    const QList<Issue> issues = m_presenter.issuesOf(row);
    if (m_presenter.rows().at(row).target.isEmpty())
        badge = {tr("Not mapped"), Tone::Neutral, u"ring"_s};
    else if (!m_presenter.platformReason(row).isEmpty() ||
             (!issues.isEmpty() && issues.first().severity == Severity::Error))
        badge = {tr("Broken"), Tone::Err, u"error"_s};
    else if (!issues.isEmpty())
        badge = {tr("Look at it"), Tone::Warn, u"warn"_s};
    if (role == BadgeRole)
        return QVariant::fromValue(badge);
    // The badge draws the word; the text behind it is what assistive technology and tests read.
    return role == Qt::AccessibleTextRole ? QVariant(badge.text) : QVariant();
}

QVariant MappingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MappingRow &row = m_presenter.rows().at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.row(), column);
    case Qt::EditRole:
        return column == Field ? row.target : column == Source ? row.source : QVariant();
    case LookRole:
        if (column == Source && row.source.isEmpty())
            return int(Look::Link);
        if (column == Source && row.kind == MappingKind::Expression)
            return int(Look::Mono);
        if (column == Field && row.target.isEmpty())
            return int(Look::Link);
        if (column == Kind || column == Type || column == Sample)
            return int(Look::Muted);
        return {};
    case IconRole:
        if (column != Kind)
            return {};
        return row.kind == MappingKind::Column     ? u"table"_s
               : row.kind == MappingKind::Constant ? u"lock"_s
                                                   : u"fx"_s;
    case TileRole:
        if (const SchemaField *field = column == Type ? m_presenter.field(row.target) : nullptr)
            return int(tileFor(field->type));
        return {};
    case BadgeRole:
    case Qt::AccessibleTextRole:
        if (column == State)
            return state(index.row(), role);
        return role == Qt::AccessibleTextRole && column == Field ? QVariant(spokenRow(index.row()))
                                                                 : QVariant();
    case Qt::ToolTipRole: {
        QStringList lines;
        const QList<Issue> issues = m_presenter.issuesOf(index.row());
        for (const Issue &issue : issues)
            lines.append(issueSentence(issue));
        if (!m_presenter.platformReason(index.row()).isEmpty())
            lines.append(m_presenter.platformReason(index.row()));
        return lines.isEmpty() ? QVariant() : QVariant(lines.join(u'\n'));
    }
    default:
        return {};
    }
}

QString MappingModel::spokenRow(int number) const
{
    const MappingRow &row = m_presenter.rows().at(number);
    if (row.target.isEmpty())
        return tr("%1 is not mapped").arg(row.source);
    QString out = tr("%1 maps to %2").arg(row.source, row.target);
    const QList<Issue> issues = m_presenter.issuesOf(number);
    for (const Issue &issue : issues)
        out += u"; "_s + severityWord(issue.severity) + u": "_s + issueSentence(issue);
    return out;
}

bool MappingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    Mapping rows = m_presenter.rows();
    MappingRow &row = rows[index.row()];
    const QString text = value.toString();
    if (index.column() == Field) {
        const QString target = text.trimmed();
        if (row.target == target)
            return false;
        row.target = target;
        push(rows,
             target.isEmpty() ? tr("Take the field off %1").arg(row.source)
                              : tr("Map %1 to %2").arg(row.source, target),
             index.row());
        return true;
    }
    if (row.source == text)
        return false;
    row.source = text; // to the letter: blanks in a constant or formula are the user's
    push(rows,
         row.kind == MappingKind::Constant ? tr("Change the constant") : tr("Change the formula"),
         index.row());
    return true;
}

int MappingModel::addRow(MappingKind kind)
{
    Mapping rows = m_presenter.rows();
    rows.append({.kind = kind});
    const int row = static_cast<int>(rows.size()) - 1;
    push(rows, kind == MappingKind::Constant ? tr("Add a constant") : tr("Add a formula"), row);
    return row;
}

void MappingModel::clearRows(QList<int> numbers)
{
    std::sort(numbers.begin(), numbers.end(), std::greater<>());
    Mapping rows = m_presenter.rows();
    QStringList names;
    for (const int number : std::as_const(numbers)) {
        if (number < 0 || number >= rows.size())
            continue;
        names.append(rows.at(number).source);
        if (rows.at(number).kind == MappingKind::Column)
            rows[number].target.clear();
        else
            rows.removeAt(number);
    }
    if (rows == m_presenter.rows())
        return;
    const QString name = names.size() == 1
                             ? tr("Take the field off %1").arg(names.first())
                             : tr("Take the fields off %n row(s)", nullptr, int(names.size()));
    push(rows, name, numbers.last());
}

void MappingModel::push(const Mapping &after, const QString &name, int row)
{
    m_undo.push(new Edit(*this, m_presenter.rows(), after, name, row));
}

void MappingModel::apply(const Mapping &rows, int row)
{
    m_applying = true;
    const bool sameCount = rows.size() == m_presenter.rows().size();
    if (!sameCount)
        beginResetModel();
    m_presenter.setRows(rows);
    if (!sameCount)
        endResetModel();
    m_applying = false;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT edited(qMin(row, rowCount() - 1));
}

} // namespace dfw::ui
