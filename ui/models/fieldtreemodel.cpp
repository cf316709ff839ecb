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
    QHash<QString, int> places;
    for (int i = 0; i < m_fields.size(); ++i) {
        const SchemaField &field = m_fields.at(i);
        places.insert(field.path, i);
        QString above = parentPath(field.path);
        // "list[].x" hangs below "list".
        m_nodes[i].parent = places.value(above, -1);
        if (m_nodes[i].parent < 0 && above.endsWith("[]"_L1)) {
            above.chop(2);
            m_nodes[i].parent = places.value(above, -1);
        }
        if (field.isLeaf())
            ++m_leaves;
    }
    link();
    endResetModel();
}

void FieldTreeModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    beginResetModel();
    m_filter = text;
    link();
    endResetModel();
}

void FieldTreeModel::link()
{
    m_roots.clear();
    m_shownLeaves = 0;
    for (Node &node : m_nodes) {
        node.children.clear();
        node.shown = m_filter.isEmpty();
    }
    // A parent stands before its children, so that from the end every field can show its parent.
    for (int i = static_cast<int>(m_nodes.size()) - 1; i >= 0; --i) {
        const SchemaField &field = m_fields.at(i);
        Node &node = m_nodes[i];
        if (!node.shown)
            node.shown = field.path.contains(m_filter, Qt::CaseInsensitive) ||
                         field.title.contains(m_filter, Qt::CaseInsensitive);
        if (node.shown && node.parent >= 0)
            m_nodes[node.parent].shown = true;
    }
    for (int i = 0; i < m_nodes.size(); ++i) {
        Node &node = m_nodes[i];
        if (!node.shown)
            continue;
        QList<int> &siblings = node.parent < 0 ? m_roots : m_nodes[node.parent].children;
        node.row = static_cast<int>(siblings.size());
        siblings.append(i);
        if (m_fields.at(i).isLeaf())
            ++m_shownLeaves;
    }
}

const QList<int> &FieldTreeModel::childrenOf(const QModelIndex &parent) const
{
    return parent.isValid() ? m_nodes.at(static_cast<qsizetype>(parent.internalId())).children
                            : m_roots;
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
    for (int i = 0; i < m_fields.size(); ++i) {
        if (m_fields.at(i).path == path && m_nodes.at(i).shown)
            return createIndex(m_nodes.at(i).row, 0, static_cast<quintptr>(i));
    }
    return {};
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
