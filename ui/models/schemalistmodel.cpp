// SPDX-License-Identifier: Apache-2.0
#include "models/schemalistmodel.h"

#include "widgets/cellroles.h"

#include <algorithm>
#include <QHash>

namespace dfw::ui {

using namespace Qt::StringLiterals;

QString classInWords(const QString &classId)
{
    const QString last = classId.section(u'/', -1);
    static const QHash<QString, const char *> words{
        {u"profile"_s, QT_TRANSLATE_NOOP("dfw::ui::SchemaListModel", "Individual Profile")},
        {u"experienceevent"_s, QT_TRANSLATE_NOOP("dfw::ui::SchemaListModel", "Experience Event")},
        {u"account"_s, QT_TRANSLATE_NOOP("dfw::ui::SchemaListModel", "Business Account")},
        {u"account-person"_s,
         QT_TRANSLATE_NOOP("dfw::ui::SchemaListModel", "Business Account Person")},
        {u"opportunity"_s, QT_TRANSLATE_NOOP("dfw::ui::SchemaListModel", "Business Opportunity")},
        {u"campaign"_s, QT_TRANSLATE_NOOP("dfw::ui::SchemaListModel", "Business Campaign")},
        {u"product"_s, QT_TRANSLATE_NOOP("dfw::ui::SchemaListModel", "Product")},
    };
    if (classId.startsWith("https://ns.adobe.com/xdm/"_L1) && words.contains(last))
        return SchemaListModel::tr(words.value(last));
    return last;
}

SchemaListModel::SchemaListModel(QObject *parent) : QAbstractTableModel(parent) {}

void SchemaListModel::setSchemas(const QList<api::SchemaSummary> &schemas)
{
    QList<api::SchemaSummary> sorted = schemas;
    std::sort(sorted.begin(), sorted.end(),
              [](const api::SchemaSummary &a, const api::SchemaSummary &b) {
                  return a.title.localeAwareCompare(b.title) < 0;
              });
    const auto sameRow = [](const api::SchemaSummary &a, const api::SchemaSummary &b) {
        return a.id == b.id && a.title == b.title && a.version == b.version;
    };
    if (std::equal(sorted.begin(), sorted.end(), m_schemas.begin(), m_schemas.end(), sameRow))
        return;
    beginResetModel();
    m_schemas = sorted;
    endResetModel();
}

QString SchemaListModel::idAt(int row) const
{
    return row >= 0 && row < m_schemas.size() ? m_schemas.at(row).id : QString();
}

int SchemaListModel::rowOf(const QString &id) const
{
    const auto found = std::find_if(m_schemas.begin(), m_schemas.end(),
                                    [&](const api::SchemaSummary &one) { return one.id == id; });
    return found == m_schemas.end() ? -1 : static_cast<int>(found - m_schemas.begin());
}

int SchemaListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_schemas.size());
}

int SchemaListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SchemaListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_schemas.size())
        return {};
    const api::SchemaSummary &schema = m_schemas.at(index.row());
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case Title:
            return schema.title.isEmpty() ? schema.id : schema.title;
        case Class:
            return classInWords(schema.classId);
        case Version:
            return schema.version;
        case Fields:
            return m_found.value(schema.id);
        }
    }
    if (role == LookRole && index.column() != Title)
        return static_cast<int>(Look::Muted);
    if (role == Qt::ToolTipRole && index.column() == Fields)
        return m_found.value(schema.id);
    if (role == Qt::ToolTipRole && index.column() == Class)
        return schema.classId;
    return {};
}

QVariant SchemaListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Title");
    case Class:
        return tr("Class");
    case Version:
        return tr("Version");
    case Fields:
        return tr("Fields found");
    }
    return {};
}

void SchemaListModel::setFound(const QHash<QString, QString> &found)
{
    if (found == m_found)
        return;
    m_found = found;
    if (!m_schemas.isEmpty())
        Q_EMIT dataChanged(index(0, Fields), index(rowCount() - 1, Fields));
}

SchemaFilter::SchemaFilter(SchemaListModel *model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(model);
}

void SchemaFilter::setText(const QString &text)
{
    m_text = text;
    invalidateFilter();
}

bool SchemaFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    if (m_text.isEmpty() || m_model->isFound(row))
        return true;
    for (const int column : {int(SchemaListModel::Title), int(SchemaListModel::Class)}) {
        if (m_model->index(row, column).data().toString().contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace dfw::ui
