// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/checks.h"
#include "models/mappingmodel.h"
#include "models/rowselection.h"

#include <QWidget>

class QLineEdit;
class QHBoxLayout;
class QVBoxLayout;

namespace dfw::ui {

class Button;
class CellGrid;
class FormulaEditor;
class IconLabel;
class TableView;
class Text;

/// One line of the mapping: what it joins, what is to be said about it, its formula or constant,
/// what becomes of the first sample rows, and what can be done. With several rows selected it is
/// the place for what is done to all of them. Object names: mappingDetailText, lineRepairButton,
/// turnIntoFormulaButton, changeFieldButton, removeRowButton, constantEdit, lineSample.
class LineDetail : public QWidget
{
    Q_OBJECT
public:
    LineDetail(MappingModel &model, presenters::MappingPresenter &presenter,
               RowSelection &selection, QWidget *parent = nullptr);

    /// What is typed in a formula or constant becomes the row's.
    void commit();
    /// Puts the keyboard into the row's formula or constant.
    void editSource();
    /// For what is shown of a suggestion, and of several rows; hidden while they are not about
    /// that.
    QVBoxLayout *suggestionSlot() const { return m_suggestionLayout; }
    QVBoxLayout *bulkSlot() const { return m_bulkLayout; }
    void refresh();

Q_SIGNALS:
    void changeFieldRequested(int row);
    /// The formula is done: the keyboard may go back to the view.
    void finished();

private:
    void build();
    void show(int row);
    void showSentences(const MappingRow &row);
    void showSample(const QString &source);
    void showNothing();
    void turnIntoFormula();
    void takeSource(const QString &source);
    std::optional<mapping::Remedy> firstRepair() const;

    MappingModel &m_model;
    presenters::MappingPresenter &m_presenter;
    RowSelection &m_selection;
    int m_row = -1;     ///< shown; -1 for none or several
    MappingRow m_shown; ///< as the editors were given it
    IconLabel *m_icon;
    Text *m_source;
    IconLabel *m_arrow;
    Text *m_target;
    Text *m_text;
    FormulaEditor *m_formula;
    QWidget *m_constantRow;
    QLineEdit *m_constant;
    QWidget *m_suggestion;
    QVBoxLayout *m_suggestionLayout;
    QWidget *m_bulk;
    QVBoxLayout *m_bulkLayout;
    Button *m_repair;
    Button *m_turn;
    Button *m_change;
    Button *m_remove;
    CellGrid *m_sample;
    TableView *m_sampleTable;
};

} // namespace dfw::ui
