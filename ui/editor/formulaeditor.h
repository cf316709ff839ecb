// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"

#include <QPointer>
#include <QWidget>

namespace dfw::ui {

class Button;
class FormulaEdit;
class FunctionList;
class IconButton;
class IconSentence;
class Text;

/// A formula with all that helps to write it: what is wrong and where, the call the cursor is in,
/// the number of characters, the list of functions. What is typed is one session that ends with
/// committed() when Enter, Ctrl+Enter, Apply or leaving the editor ends it, or with Esc. Object
/// names: formulaEdit, formulaHint, formulaCount, formulaError, applyFormulaButton,
/// functionListButton.
class FormulaEditor : public QWidget
{
    Q_OBJECT
public:
    explicit FormulaEditor(QWidget *parent = nullptr);
    ~FormulaEditor() override;

    /// Another formula; what was typed before must have been taken with commit().
    void setFormula(const QString &formula);
    QString formula() const;
    bool isEdited() const;
    void setColumns(const QList<Column> &columns);
    /// Ends the session: emits committed() where something was typed.
    void commit();
    void focusEditor();

Q_SIGNALS:
    /// While typing: for the live result.
    void edited(const QString &formula);
    void committed(const QString &formula);
    /// Enter or Apply: the keyboard may go back to where it came from.
    void finished();

private:
    void check();
    void showHint();
    void openFunctions();

    FormulaEdit *m_edit;
    Text *m_hint;
    Text *m_count;
    IconSentence *m_error;
    Button *m_apply;
    IconButton *m_functions;
    QPointer<FunctionList> m_list;
    QList<Column> m_columns;
    QString m_proposalHelp;
};

} // namespace dfw::ui
