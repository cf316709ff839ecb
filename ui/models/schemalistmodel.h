// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace dfw::ui {

/// "Individual Profile" for a class's URI; its last part where the class is not a standard one.
[[nodiscard]] QString classInWords(const QString &classId);

/// The schemas of a sandbox.
class SchemaListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Title, Class, Version, Fields, ColumnCount };

    explicit SchemaListModel(QObject *parent = nullptr);

    void setSchemas(const QList<api::SchemaSummary> &schemas);
    QString idAt(int row) const;
    int rowOf(const QString &id) const;
    /// What a search found in the fields of a schema, by its id: "person.birthDate, 3 more".
    void setFound(const QHash<QString, QString> &found);
    bool isFound(int row) const { return m_found.contains(idAt(row)); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<api::SchemaSummary> m_schemas;
    QHash<QString, QString> m_found;
};

/// A text in the title or the class, or something found in the fields.
class SchemaFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit SchemaFilter(SchemaListModel *model, QObject *parent = nullptr);

    void setText(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    SchemaListModel *m_model;
    QString m_text;
};

} // namespace dfw::ui
