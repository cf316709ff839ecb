// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/mappingpresenter.h"

#include <QAbstractTableModel>
#include <QUndoStack>

namespace dfw::ui {

/// The mapping rows as a table. Every change goes through the undo stack as one named step that
/// holds the rows before and after; the presenter keeps them, this model shows what it says.
class MappingModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Source, Kind, Field, Type, Sample, State, ColumnCount };

    MappingModel(presenters::MappingPresenter &presenter, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Edits the XDM field of any row, and the source of constants and formulas.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    /// Adds a row at the end and returns its number.
    int addRow(MappingKind kind);
    /// Takes the targets off column rows and removes the others; one undoable step.
    void clearRows(QList<int> rows);
    /// The same rows with other targets, as one undoable step.
    void setRows(const Mapping &rows, const QString &name) { push(rows, name, 0); }
    QUndoStack &undoStack() { return m_undo; }
    /// The sentence about a row for screen readers: "Datefield maps to person.birthDate; warning:
    /// …".
    QString spokenRow(int row) const;

Q_SIGNALS:
    /// A step was done, undone or redone; `row` is where it happened.
    void edited(int row);

private:
    class Edit;
    void push(const Mapping &after, const QString &name, int row);
    void apply(const Mapping &rows, int row);
    QVariant text(const MappingRow &row, int number, int column) const;
    QVariant state(int row, int role) const;

    presenters::MappingPresenter &m_presenter;
    QUndoStack m_undo;
    bool m_applying = false;
};

} // namespace dfw::ui
