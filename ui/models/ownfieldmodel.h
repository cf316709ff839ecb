// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/targetplan.h"

#include <QAbstractTableModel>

namespace dfw::ui {

/// The fields a new field group gets. Name and type can be edited; the model only asks for the
/// change.
class OwnFieldModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { From, Name, Type, ColumnCount };

    explicit OwnFieldModel(QObject *parent = nullptr);

    void setFields(const QList<NewField> &fields);
    /// Why this field cannot be made as it is; empty where it can.
    QString problemAt(int row) const;
    /// The first row with a problem; -1 where there is none.
    int firstProblem() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    /// The types a field can have, in the order they are offered.
    static QList<ValueType> types();

Q_SIGNALS:
    void changeRequested(int row, const dfw::NewField &field);

private:
    QList<NewField> m_fields;
};

} // namespace dfw::ui
