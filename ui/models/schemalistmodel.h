// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"

#include <QAbstractTableModel>

namespace dfw::ui {

/// "Individual Profile" for a class's URI; its last part where the class is not a standard one.
[[nodiscard]] QString classInWords(const QString &classId);

/// The schemas of a sandbox.
class SchemaListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Title, Class, Version, ColumnCount };

    explicit SchemaListModel(QObject *parent = nullptr);

    void setSchemas(const QList<api::SchemaSummary> &schemas);
    QString idAt(int row) const;
    int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<api::SchemaSummary> m_schemas;
};

} // namespace dfw::ui
