// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/difference.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace dfw::ui {

/// What incoming rows would do, a row each, with a box to tick where there is something to do.
class DifferenceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { State, Source, Before, After, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Ticks what takes nothing from anybody.
    void setDifferences(const QList<mapping::Difference> &differences);
    const QList<mapping::Difference> &differences() const { return m_differences; }
    const QSet<qsizetype> &chosen() const { return m_chosen; }
    void choose(const QList<int> &rows, bool chosen);
    bool canChoose(int row) const;
    /// The whole row in words, for screen readers and the line below the table.
    QString sentence(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void chosenChanged();

private:
    QString text(const mapping::Difference &one, int column) const;

    QList<mapping::Difference> m_differences;
    QSet<qsizetype> m_chosen;
};

/// All of them, those that change something, or those that are not simply taken.
class DifferenceFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class Show { Changes, ToLookAt, All };

    explicit DifferenceFilter(DifferenceModel *model, QObject *parent = nullptr);
    void setShow(Show show);
    static bool matches(Show show, const mapping::Difference &one);
    /// The model's rows that are shown.
    QList<int> shownRows() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    DifferenceModel *m_model;
    Show m_show = Show::Changes;
};

} // namespace dfw::ui
