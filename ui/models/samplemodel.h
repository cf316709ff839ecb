// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"

#include <QAbstractTableModel>

namespace dfw::ui {

/// The first rows of a table, for the screen only: it offers no MIME data, so neither dragging nor
/// copying can carry personal data away.
class SampleModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit SampleModel(QObject *parent = nullptr);

    void setContents(const api::TableContents &contents);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    SampleRows m_sample;
    QList<ValueType> m_types;
};

} // namespace dfw::ui
