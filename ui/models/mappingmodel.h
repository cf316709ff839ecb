// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/edits.h"
#include "presenters/mappingpresenter.h"

#include <QAbstractTableModel>
#include <QUndoStack>

namespace dfw::ui {

/// The mapping rows as a table, and every edit of them: canvas and table call the same functions.
/// Each change is one named step on the undo stack, which holds the rows that differ; the presenter
/// keeps the rows, this model shows what it says.
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
    /// Edits the XDM field of any row, and the value of constants; formulas have an editor of their
    /// own.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    /// A constant or a formula.
    bool isCalculated(int row) const;
    /// Adds a row at the end and returns its number.
    int addRow(MappingKind kind);
    /// A line from a column to a field, as mapping::connectColumn(). Returns its row.
    int connectColumn(const QString &column, const QString &target);
    /// Moves a line's end: its field, or its column (mapping::retarget(), mapping::resource()).
    void retarget(int row, const QString &target);
    void resource(int row, const QString &column);
    /// What a row is made from, e.g. a column turned into a formula.
    void setSource(int row, MappingKind kind, const QString &source);
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
    void push(const mapping::Edited &edited, const QString &name);
    void replace(qsizetype from, qsizetype count, const Mapping &rows, int row);
    QVariant text(const MappingRow &row, int number, int column) const;
    QVariant state(int row, int role) const;

    presenters::MappingPresenter &m_presenter;
    QUndoStack m_undo;
    bool m_applying = false;
};

} // namespace dfw::ui
