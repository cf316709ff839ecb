// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/mappingfilter.h"
#include "models/mappingmodel.h"
#include "models/rowselection.h"
#include "widgets/tableview.h"

namespace dfw::ui {

/// The mapping as rows: sorted by a click on a header (a third one brings the rows' own order
/// back), filtered by state and text, edited in place. Selection is shared with the canvas.
class MappingTable : public TableView
{
    Q_OBJECT
public:
    MappingTable(MappingModel &model, const presenters::MappingPresenter &presenter,
                 RowSelection &selection, QWidget *parent = nullptr);

    void setSearch(const QString &text);
    void setFilter(MappingFilter filter);
    /// Opens the editor for the field of the selected row, or for the value of a constant.
    void editField();
    void editSource();
    /// The presenter's row shown at a place of the table and back; -1 where there is none.
    int rowAt(const QModelIndex &index) const;
    QModelIndex indexOf(int row, int column = MappingModel::Field) const;

Q_SIGNALS:
    /// A formula is edited where there is room for it.
    void formulaRequested(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Rows;
    void sortBy(int column);
    void takeSelection();
    void showSelection();
    void activate(const QModelIndex &index);

    MappingModel &m_model;
    RowSelection &m_rowSelection;
    Rows *m_rows;
    bool m_syncing = false;
};

} // namespace dfw::ui
