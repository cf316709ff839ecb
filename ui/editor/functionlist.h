// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/formulasyntax.h"

#include <QDialog>

class QStandardItemModel;

namespace dfw::ui {

class Button;
class SearchEdit;
class TableView;
class Text;

/// All functions of Data Prep with what they do: search, read, put one into the formula. Does not
/// block the window behind it. Object names: functionSearch, functionTable, functionHelp,
/// insertFunctionButton, closeFunctionsButton.
class FunctionList : public QDialog
{
    Q_OBJECT
public:
    explicit FunctionList(QWidget *parent = nullptr);

    /// Shows the list, at the function the cursor is in.
    void open(const QString &formula, qsizetype cursor);
    using QDialog::open;

Q_SIGNALS:
    void chosen(const FormulaProposal &function);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void showHelp();
    void choose();
    QString currentFunction() const;

    SearchEdit *m_search;
    TableView *m_table;
    QStandardItemModel *m_model;
    Text *m_signature;
    Text *m_help;
    Button *m_insert;
};

} // namespace dfw::ui
