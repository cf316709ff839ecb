// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"

#include <QAbstractTableModel>

namespace dfw::ui {

/// The field groups that fit a class, with a box to tick. The model only asks for a change.
class FieldGroupModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Title, About, ColumnCount };

    explicit FieldGroupModel(QObject *parent = nullptr);

    /// Keeps selection and scroll position where the groups are the same.
    void setGroups(const QList<api::XdmResource> &groups, const QStringList &chosen,
                   const QStringList &misfits);
    QString idAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void tickRequested(const QString &id, bool chosen);

private:
    QList<api::XdmResource> m_groups;
    QStringList m_chosen;
    QStringList m_misfits;
};

} // namespace dfw::ui
