// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/lookslike.h"
#include "presenters/columnspresenter.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace dfw::ui {

/// The columns of the chosen table with a box to tick. The model only asks for a change; the
/// presenter makes it and hands the new choices in.
class ColumnModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Section { Name, SourceType, XdmType, Sample, Filled, Looks, SectionCount };

    explicit ColumnModel(QObject *parent = nullptr);

    /// Keeps selection and scroll position where the columns are the same.
    void setChoices(const QList<presenters::ColumnChoice> &choices);
    const presenters::ColumnChoice *choiceAt(int row) const;
    LooksLike looksAt(int row) const { return m_looks.value(row); }
    int warningCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void tickRequested(const QString &name, bool chosen);

private:
    QVariant text(const presenters::ColumnChoice &choice, int row, int section) const;

    QList<presenters::ColumnChoice> m_choices;
    QList<LooksLike> m_looks;
};

/// All, chosen ones or warnings, and a text in the name or the types.
class ColumnFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class Show { All, Chosen, Warnings };

    explicit ColumnFilter(ColumnModel *model, QObject *parent = nullptr);

    void setShow(Show show);
    void setText(const QString &text);
    QStringList names() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    ColumnModel *m_model;
    Show m_show = Show::All;
    QString m_text;
};

} // namespace dfw::ui
