// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/difference.h"
#include "models/mappingmodel.h"
#include "models/rowselection.h"

#include <QDialog>

class QVBoxLayout;

namespace dfw::ui {

class Button;
class Segments;
class TableView;
class Text;
class DifferenceModel;

/// An edit of many rows: what is asked above, what would change below, one named step. Rows whose
/// new field is another row's are left out, and counted. Object names: bulkScope, bulkPreview,
/// bulkCount, bulkApplyButton.
class BulkDialog : public QDialog
{
    Q_OBJECT
public:
    BulkDialog(MappingModel &model, const presenters::MappingPresenter &presenter,
               const RowSelection &selection, QWidget *parent);

    /// Shows the dialog without blocking, on the selected rows where more than one is selected.
    void openForSelection();

protected:
    /// The rows afterwards; an empty `only` means all.
    virtual Mapping edited(const Mapping &rows, const QSet<int> &only) const = 0;
    virtual QString stepName(int count) const = 0;
    virtual QWidget *firstControl() const = 0;
    /// What is asked goes here.
    QVBoxLayout *controls() const { return m_controls; }
    void refresh();
    const presenters::MappingPresenter &presenter() const { return m_presenter; }

private:
    void apply();
    QSet<int> scope() const;

    MappingModel &m_model;
    const presenters::MappingPresenter &m_presenter;
    const RowSelection &m_selection;
    QList<mapping::Difference> m_differences;
    QVBoxLayout *m_controls;
    Segments *m_scope;
    Text *m_count;
    DifferenceModel *m_preview;
    TableView *m_table;
    Button *m_apply;
};

} // namespace dfw::ui
