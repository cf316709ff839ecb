// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/formulasyntax.h"

#include <QPlainTextEdit>

class QCompleter;
class QStandardItemModel;

namespace dfw::ui {

class FormulaColours;

/// The text of a formula with colours, matched brackets and completion. It grows with its lines up
/// to six. Enter applies, as in every cell; Shift+Enter or Alt+Enter starts a new line; Esc takes
/// back what was typed; Ctrl+Space asks what may stand here; F1 asks for the functions.
class FormulaEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit FormulaEdit(QWidget *parent = nullptr);

    /// Starts anew with this formula; the steps of typing before are forgotten.
    void setFormula(const QString &formula);
    /// As it stands; to the letter what setFormula() was given where nothing was typed.
    QString formula() const;
    /// As the positions of problems count it.
    QString shownText() const;
    bool isEdited() const { return formula() != m_original; }
    /// Takes back what was typed.
    void revert();

    void setColumns(const QList<Column> &columns);
    /// Underlines this part; a negative `from` underlines nothing.
    void setProblem(qsizetype from, qsizetype length);
    /// Puts a text where the cursor is, for a function without its closing bracket as well.
    void insertProposal(const FormulaProposal &proposal);
    void askForCompletion() { complete(true); }
    qsizetype cursorPosition() const { return textCursor().position(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user changed something, or it was taken back.
    void edited();
    void applied();
    void reverted();
    /// The keyboard went elsewhere in the window; popups and other windows do not count.
    void left();
    void helpRequested();
    /// One line about the proposal under the bar; empty when the list closes.
    void proposalShown(const QString &help);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void takeEdit();
    void complete(bool asked);
    void accept(const QModelIndex &index);
    void showMarks();
    void fitHeight();

    FormulaColours *m_colours;
    QCompleter *m_completer;
    QStandardItemModel *m_proposals;
    FormulaCompletion m_completion;
    QList<Column> m_columns;
    QString m_original;
    QString m_last; ///< what the last edit left, to tell typing from repainting
    qsizetype m_problemFrom = -1;
    qsizetype m_problemLength = 0;
    bool m_loading = false;
};

} // namespace dfw::ui
