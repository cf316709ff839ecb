// SPDX-License-Identifier: Apache-2.0
#include "models/mappingmodel.h"

#include "models/typetiles.h"
#include "texts/issuetext.h"
#include "widgets/cellroles.h"

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

// Whoever loses the field is named: the step changes two rows then.
QString mapName(const QString &source, const QString &target, const QStringList &replaced)
{
    return replaced.isEmpty() ? MappingModel::tr("Map %1 to %2").arg(source, target)
                              : MappingModel::tr("Map %1 to %2 instead of %3")
                                    .arg(source, target, replaced.join(u", "_s));
}

} // namespace

// Holds only what differs: of several thousand rows an edit changes one or two.
class MappingModel::Edit : public QUndoCommand
{
public:
    Edit(MappingModel &model, const Mapping &before, const Mapping &after, const QString &name,
         int row)
        : QUndoCommand(name), m_model(model), m_row(row)
    {
        const qsizetype least = qMin(before.size(), after.size());
        while (m_from < least && before.at(m_from) == after.at(m_from))
            ++m_from;
        qsizetype same = 0; // at the end
        while (same < least - m_from &&
               before.at(before.size() - 1 - same) == after.at(after.size() - 1 - same))
            ++same;
        m_before = before.mid(m_from, before.size() - m_from - same);
        m_after = after.mid(m_from, after.size() - m_from - same);
    }
    void undo() override { m_model.replace(m_from, m_after.size(), m_before, m_row); }
    void redo() override { m_model.replace(m_from, m_before.size(), m_after, m_row); }

private:
    MappingModel &m_model;
    qsizetype m_from = 0;
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
    connect(&presenter.suggestions(), &presenters::SuggestionsPresenter::changed, this, [this] {
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
    if (index.column() == Field || (index.column() == Source && row.kind == MappingKind::Constant))
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
    using presenters::RowState;
    BadgeSpec badge;
    switch (m_presenter.stateOf(row)) {
    case RowState::Unmapped:
        badge = {tr("Not mapped"), Tone::Neutral, u"ring"_s};
        break;
    case RowState::Suggested: {
        const auto *one = m_presenter.suggestions().shownFor(m_presenter.rows().at(row).source);
        badge = {tr("Suggested %1 %").arg(qRound(one->best.score * 100)), Tone::Neutral, u"wand"_s};
        break;
    }
    case RowState::Good:
        badge = {tr("Good"), Tone::Ok, u"check"_s};
        break;
    case RowState::Warning:
        badge = {tr("Look at it"), Tone::Warn, u"warn"_s};
        break;
    case RowState::Broken:
        badge = {tr("Broken"), Tone::Err, u"error"_s};
        break;
    }
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
    if (row.target.isEmpty()) {
        const auto *one = m_presenter.stateOf(number) == presenters::RowState::Suggested
                              ? m_presenter.suggestions().shownFor(row.source)
                              : nullptr;
        return one ? tr("%1 is not mapped; suggestion: %2").arg(row.source, one->best.target)
                   : tr("%1 is not mapped").arg(row.source);
    }
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
    if (index.column() == Field) {
        const QString target = value.toString().trimmed();
        if (m_presenter.rows().at(index.row()).target == target)
            return false;
        retarget(index.row(), target);
        return true;
    }
    const MappingRow &row = m_presenter.rows().at(index.row());
    if (row.source == value.toString())
        return false;
    setSource(index.row(), row.kind, value.toString());
    return true;
}

bool MappingModel::isCalculated(int row) const
{
    return row >= 0 && row < m_presenter.rows().size() &&
           m_presenter.rows().at(row).kind != MappingKind::Column;
}

int MappingModel::addRow(MappingKind kind)
{
    Mapping rows = m_presenter.rows();
    rows.append({.kind = kind});
    const int row = static_cast<int>(rows.size()) - 1;
    push(rows, kind == MappingKind::Constant ? tr("Add a constant") : tr("Add a formula"), row);
    return row;
}

int MappingModel::connectColumn(const QString &column, const QString &target)
{
    const mapping::Edited edited = mapping::connectColumn(m_presenter.rows(), column, target);
    push(edited, mapName(column, target, edited.replaced));
    return static_cast<int>(edited.row);
}

void MappingModel::retarget(int row, const QString &target)
{
    const mapping::Edited edited = mapping::retarget(m_presenter.rows(), row, target);
    if (edited.row < 0)
        return;
    const QString &source = m_presenter.rows().at(row).source;
    push(edited, target.isEmpty() ? tr("Take the field off %1").arg(source)
                                  : mapName(source, target, edited.replaced));
}

void MappingModel::resource(int row, const QString &column)
{
    const mapping::Edited edited = mapping::resource(m_presenter.rows(), row, column);
    if (edited.row >= 0)
        push(edited, mapName(column, edited.rows.at(edited.row).target, edited.replaced));
}

void MappingModel::setSource(int number, MappingKind kind, const QString &source)
{
    Mapping rows = m_presenter.rows();
    MappingRow &row = rows[number];
    if (row.kind == kind && row.source == source)
        return;
    const QString name = row.kind != kind && kind == MappingKind::Expression
                             ? tr("Turn %1 into a formula").arg(row.source)
                         : row.kind != kind && kind == MappingKind::Constant
                             ? tr("Turn %1 into a constant").arg(row.source)
                         : row.kind != kind                ? tr("Take column %1").arg(source)
                         : kind == MappingKind::Constant   ? tr("Change the constant")
                         : kind == MappingKind::Expression ? tr("Change the formula")
                                                           : tr("Take column %1").arg(source);
    row.kind = kind;
    row.source = source; // to the letter: blanks in a constant or formula are the user's
    push(rows, name, number);
}

void MappingModel::clearRows(QList<int> numbers)
{
    const mapping::Edited edited = mapping::cleared(m_presenter.rows(), std::move(numbers));
    if (edited.row < 0)
        return;
    push(edited, edited.replaced.size() == 1
                     ? tr("Take the field off %1").arg(edited.replaced.first())
                     : tr("Take the fields off %n row(s)", nullptr, int(edited.replaced.size())));
}

void MappingModel::push(const mapping::Edited &edited, const QString &name)
{
    if (edited.row >= 0)
        push(edited.rows, name, static_cast<int>(edited.row));
}

void MappingModel::push(const Mapping &after, const QString &name, int row)
{
    if (after != m_presenter.rows())
        m_undo.push(new Edit(*this, m_presenter.rows(), after, name, row));
}

void MappingModel::replace(qsizetype from, qsizetype count, const Mapping &part, int row)
{
    Mapping rows = m_presenter.rows();
    rows.remove(from, count);
    rows = rows.mid(0, from) + part + rows.mid(from);
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
