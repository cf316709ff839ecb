// SPDX-License-Identifier: Apache-2.0
#include "models/fieldtreemodel.h"

#include "models/typetiles.h"
#include "widgets/cellroles.h"

#include <QHash>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

QString lastPart(const QString &path)
{
    return path.section(u'.', -1);
}

QString parentPath(const QString &path)
{
    const qsizetype dot = path.lastIndexOf(u'.');
    return dot < 0 ? QString() : path.left(dot);
}

} // namespace

FieldTreeModel::FieldTreeModel(QObject *parent) : QAbstractItemModel(parent) {}

void FieldTreeModel::setFields(const SchemaFields &fields, const QString &schemaId)
{
    beginResetModel();
    m_tenantRoot = u'_' + schemaId.section(u'/', 3, 3); // https://ns.adobe.com/TENANT/schemas/…
    m_fields = fields.all();
    m_nodes = QList<Node>(m_fields.size());
    m_leaves = 0;
    m_places.clear();
    m_roots.clear();
    for (int i = 0; i < m_fields.size(); ++i) {
        const SchemaField &field = m_fields.at(i);
        Node &node = m_nodes[i];
        m_places.insert(field.path, i);
        QString above = parentPath(field.path);
        // "list[].x" hangs below "list".
        node.parent = m_places.value(above, -1);
        if (node.parent < 0 && above.endsWith("[]"_L1)) {
            above.chop(2);
            node.parent = m_places.value(above, -1);
        }
        (node.parent < 0 ? m_roots : m_nodes[node.parent].all).append(i);
        node.text = field.path.toLower() + u'\n' + field.title.toLower();
        if (field.isLeaf())
            ++m_leaves;
    }
    markShown();
    showBranch(-1);
    endResetModel();
}

void FieldTreeModel::setFilter(const QString &text)
{
    const QString wanted = text.toLower();
    if (wanted == m_filter)
        return;
    m_filter = wanted;
    markShown();
    updateRows(-1);
}

void FieldTreeModel::setIdentities(const QList<IdentityMark> &identities)
{
    QHash<QString, bool> marks;
    for (const IdentityMark &mark : identities)
        marks.insert(mark.path, mark.primary);
    if (marks == m_identities)
        return;
    const QStringList touched = (m_identities.keys() + marks.keys());
    m_identities = marks;
    for (const QString &path : touched) {
        if (const QModelIndex index = indexOf(path); index.isValid())
            Q_EMIT dataChanged(index, index);
    }
}

void FieldTreeModel::markShown()
{
    m_shownLeaves = 0;
    for (Node &node : m_nodes)
        node.shown = m_filter.isEmpty() || node.text.contains(m_filter);
    // A parent stands before its children, so that from the end every field can show its parent.
    for (int i = static_cast<int>(m_nodes.size()) - 1; i >= 0; --i) {
        const Node &node = m_nodes.at(i);
        if (!node.shown)
            continue;
        if (node.parent >= 0)
            m_nodes[node.parent].shown = true;
        if (m_fields.at(i).isLeaf())
            ++m_shownLeaves;
    }
}

// Everything below `number` (-1 = the top) that is to be shown, as rows; not yet part of the model.
void FieldTreeModel::showBranch(int top)
{
    const QList<int> &all = top < 0 ? m_roots : m_nodes.at(top).all;
    QList<int> rows;
    for (const int one : all) {
        if (!m_nodes.at(one).shown)
            continue;
        rows.append(one);
        showBranch(one);
    }
    number(rows, 0);
    (top < 0 ? m_shownRoots : m_nodes[top].children) = rows;
}

void FieldTreeModel::number(const QList<int> &rows, qsizetype from)
{
    for (qsizetype i = from; i < rows.size(); ++i)
        m_nodes[rows.at(i)].row = static_cast<int>(i);
}

void FieldTreeModel::updateRows(int top)
{
    const QModelIndex parent =
        top < 0 ? QModelIndex() : createIndex(m_nodes.at(top).row, 0, static_cast<quintptr>(top));
    QList<int> &rows = top < 0 ? m_shownRoots : m_nodes[top].children;
    removeHidden(rows, parent);
    const QList<int> kept = rows;
    for (const int one : kept)
        updateRows(one);
    insertShown(top < 0 ? m_roots : m_nodes.at(top).all, rows, parent);
}

void FieldTreeModel::removeHidden(QList<int> &rows, const QModelIndex &parent)
{
    for (qsizetype last = rows.size() - 1; last >= 0; --last) {
        if (m_nodes.at(rows.at(last)).shown)
            continue;
        qsizetype first = last;
        while (first > 0 && !m_nodes.at(rows.at(first - 1)).shown)
            --first;
        beginRemoveRows(parent, static_cast<int>(first), static_cast<int>(last));
        rows.remove(first, last - first + 1);
        number(rows, first);
        endRemoveRows();
        last = first;
    }
}

void FieldTreeModel::insertShown(const QList<int> &all, QList<int> &rows, const QModelIndex &parent)
{
    qsizetype place = 0;
    for (qsizetype i = 0; i < all.size();) {
        if (!m_nodes.at(all.at(i)).shown) {
            ++i;
            continue;
        }
        if (place < rows.size() && rows.at(place) == all.at(i)) {
            ++i;
            ++place;
            continue;
        }
        QList<int> fresh;
        for (; i < all.size() && !(place < rows.size() && rows.at(place) == all.at(i)); ++i) {
            if (!m_nodes.at(all.at(i)).shown)
                continue;
            showBranch(all.at(i));
            fresh.append(all.at(i));
        }
        beginInsertRows(parent, static_cast<int>(place),
                        static_cast<int>(place + fresh.size()) - 1);
        rows = rows.first(place) + fresh + rows.sliced(place);
        number(rows, place);
        endInsertRows();
        place += fresh.size();
    }
}

const QList<int> &FieldTreeModel::childrenOf(const QModelIndex &parent) const
{
    return parent.isValid() ? m_nodes.at(static_cast<qsizetype>(parent.internalId())).children
                            : m_shownRoots;
}

const SchemaField *FieldTreeModel::fieldAt(const QModelIndex &index) const
{
    return index.isValid() ? &m_fields.at(static_cast<qsizetype>(index.internalId())) : nullptr;
}

QString FieldTreeModel::pathAt(const QModelIndex &index) const
{
    const SchemaField *field = fieldAt(index);
    return field ? field->path : QString();
}

QModelIndex FieldTreeModel::indexOf(const QString &path) const
{
    const int place = m_places.value(path, -1);
    if (place < 0 || !m_nodes.at(place).shown)
        return {};
    return createIndex(m_nodes.at(place).row, 0, static_cast<quintptr>(place));
}

QModelIndex FieldTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, static_cast<quintptr>(childrenOf(parent).at(row)));
}

QModelIndex FieldTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const int above = m_nodes.at(static_cast<qsizetype>(child.internalId())).parent;
    return above < 0 ? QModelIndex()
                     : createIndex(m_nodes.at(above).row, 0, static_cast<quintptr>(above));
}

int FieldTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(childrenOf(parent).size());
}

int FieldTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant FieldTreeModel::data(const QModelIndex &index, int role) const
{
    const SchemaField *field = fieldAt(index);
    if (!field)
        return {};
    if (role == Qt::ToolTipRole) {
        QStringList lines{field->path};
        if (!field->title.isEmpty() && field->title != lastPart(field->path))
            lines.append(field->title);
        if (!field->description.isEmpty())
            lines.append(field->description);
        return lines.join(u'\n').toHtmlEscaped().replace(u'\n', "<br>"_L1);
    }
    return index.column() == Name ? nameData(*field, role) : typeData(*field, role);
}

QVariant FieldTreeModel::nameData(const SchemaField &field, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return lastPart(field.path);
    case IconRole:
        return field.isLeaf() ? QVariant() : u"braces"_s;
    case BadgeRole:
        if (const auto mark = m_identities.constFind(field.path); mark != m_identities.constEnd())
            return badgeValue(*mark ? tr("primary identity") : tr("identity"), Tone::Info, u"id"_s);
        if (field.primaryIdentity)
            return badgeValue(tr("identity"), Tone::Info, u"id"_s);
        if (field.required)
            return badgeValue(tr("required"), Tone::Accent);
        if (field.deprecated)
            return badgeValue(tr("deprecated"), Tone::Warn, u"warn"_s);
        if (field.path == m_tenantRoot)
            return badgeValue(tr("tenant"), Tone::Accent);
        break;
    case Qt::AccessibleTextRole:
        if (const auto mark = m_identities.constFind(field.path); mark != m_identities.constEnd())
            return (*mark ? tr("%1, primary identity") : tr("%1, identity"))
                .arg(lastPart(field.path));
        if (field.required)
            return tr("%1, required").arg(lastPart(field.path));
        break;
    }
    return {};
}

QVariant FieldTreeModel::typeData(const SchemaField &field, int role) const
{
    const TileKind tile = tileFor(field.type);
    switch (role) {
    case Qt::DisplayRole:
        if (!field.isLeaf())
            return {};
        return tile == TileKind::None ? field.rawType : tileWord(tile);
    case TileRole:
        return field.isLeaf() ? QVariant(static_cast<int>(tile)) : QVariant();
    case CountRole:
        if (field.isLeaf())
            return {};
        return field.childCount == 1 ? tr("1 field") : tr("%1 fields").arg(field.childCount);
    case LookRole:
        return static_cast<int>(Look::Muted);
    case Qt::AccessibleTextRole:
        if (!field.isLeaf())
            return tr("object, %1 fields").arg(field.childCount);
        break;
    }
    return {};
}

} // namespace dfw::ui
