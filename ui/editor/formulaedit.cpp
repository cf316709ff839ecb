// SPDX-License-Identifier: Apache-2.0
#include "editor/formulaedit.h"

#include "editor/formulacolours.h"
#include "editor/formulatext.h"
#include "models/typetiles.h"
#include "style/metrics.h"
#include "style/typescale.h"
#include "widgets/celldelegate.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBlock>
#include <QTextEdit>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastLines = 2;
constexpr int mostLines = 6;
constexpr int mostVisible = 8;
constexpr int popupWidth = 380;
constexpr auto numberRole = Qt::UserRole + 1;

QString iconOf(FormulaProposal::Kind kind)
{
    return kind == FormulaProposal::Kind::Function ? u"fx"_s
           : kind == FormulaProposal::Kind::Column ? u"table"_s
                                                   : u"braces"_s;
}

} // namespace

FormulaEdit::FormulaEdit(QWidget *parent)
    : QPlainTextEdit(parent), m_colours(new FormulaColours(*this)),
      m_completer(new QCompleter(this)), m_proposals(new QStandardItemModel(this))
{
    setObjectName(u"formulaEdit"_s);
    setAccessibleName(tr("Formula"));
    setType(this, Type::Mono);
    setTabChangesFocus(true); // the keyboard must get out again
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setPlaceholderText(tr("For example concat(FirstName, \" \", LastName)"));

    m_completer->setModel(m_proposals);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(mostVisible);
    m_completer->popup()->setObjectName(u"formulaCompletion"_s);
    m_completer->popup()->setAccessibleName(tr("What may stand here"));
    m_completer->popup()->setItemDelegate(new CellDelegate(m_completer));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &FormulaEdit::accept);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::highlighted), this,
            [this](const QModelIndex &index) {
                Q_EMIT proposalShown(index.data(Qt::ToolTipRole).toString());
            });
    connect(this, &QPlainTextEdit::textChanged, this, &FormulaEdit::takeEdit);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &FormulaEdit::showMarks);
    fitHeight();
}

void FormulaEdit::setFormula(const QString &formula)
{
    m_completer->popup()->hide();
    m_original = formula;
    m_loading = true;
    setPlainText(asShown(formula)); // this also forgets the steps of typing
    m_loading = false;
    moveCursor(QTextCursor::End);
    m_last.clear();
    takeEdit();
}

QString FormulaEdit::shownText() const
{
    // toPlainText() would turn a no-break space into a blank.
    return asShown(document()->toRawText());
}

QString FormulaEdit::formula() const
{
    return afterEditing(m_original, shownText());
}

void FormulaEdit::revert()
{
    setFormula(m_original);
    Q_EMIT edited();
}

void FormulaEdit::setColumns(const QList<Column> &columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    m_last.clear();
    takeEdit();
}

void FormulaEdit::setProblem(qsizetype from, qsizetype length)
{
    m_problemFrom = from;
    m_problemLength = length;
    showMarks();
}

void FormulaEdit::takeEdit()
{
    if (m_loading)
        return;
    const QString text = shownText();
    if (text == m_last && !text.isEmpty())
        return; // repainted only
    const bool typed = text != m_last;
    m_last = text;
    QStringList names;
    for (const Column &column : std::as_const(m_columns))
        names.append(column.name);
    {
        const QSignalBlocker quiet(this); // colouring counts as a change of the text
        m_colours->take(text, names);
    }
    fitHeight();
    showMarks();
    if (typed)
        Q_EMIT edited();
}

void FormulaEdit::complete(bool asked)
{
    m_completion = completeFormula(shownText(), cursorPosition(), m_columns, asked);
    const QList<FormulaProposal> &proposals = m_completion.proposals;
    const QString begun = shownText().sliced(m_completion.from, m_completion.length);
    // A word that is complete needs no list in the way of Enter.
    const bool done = !asked && !proposals.isEmpty() && proposals.first().insert == begun;
    if (proposals.isEmpty() || done || isReadOnly()) {
        m_completer->popup()->hide();
        return;
    }
    m_proposals->clear();
    for (qsizetype i = 0; i < proposals.size(); ++i) {
        const FormulaProposal &one = proposals.at(i);
        auto *item = new QStandardItem(one.name);
        item->setData(int(i), numberRole);
        item->setData(one.detail, CountRole);
        item->setToolTip(one.help);
        item->setData(one.detail.isEmpty() ? one.name : one.name + u", "_s + one.detail,
                      Qt::AccessibleTextRole);
        if (one.kind == FormulaProposal::Kind::Column && tileFor(one.type) != TileKind::None)
            item->setData(int(tileFor(one.type)), TileRole);
        else
            item->setData(iconOf(one.kind), IconRole);
        m_proposals->appendRow(item);
    }
    QTextCursor at = textCursor();
    at.setPosition(int(m_completion.from));
    QRect place = cursorRect(at);
    place.setWidth(popupWidth);
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    Q_EMIT proposalShown(proposals.first().help);
}

void FormulaEdit::accept(const QModelIndex &index)
{
    const int number = index.data(numberRole).toInt();
    if (number < m_completion.proposals.size()) {
        QTextCursor cursor = textCursor();
        cursor.setPosition(int(m_completion.from));
        cursor.setPosition(int(m_completion.from + m_completion.length), QTextCursor::KeepAnchor);
        setTextCursor(cursor);
        insertProposal(m_completion.proposals.at(number));
    }
    Q_EMIT proposalShown({});
}

void FormulaEdit::insertProposal(const FormulaProposal &proposal)
{
    QTextCursor cursor = textCursor();
    QString text = proposal.insert;
    const QString behind = shownText().sliced(cursor.selectionEnd());
    if (text.endsWith(u'(')) {
        if (behind.startsWith(u'('))
            text.chop(1);
        else
            text += u')';
    }
    cursor.insertText(text);
    if (text.endsWith("()"_L1))
        cursor.movePosition(QTextCursor::Left);
    else if (proposal.insert.endsWith(u'(') && behind.startsWith(u'('))
        cursor.movePosition(QTextCursor::Right);
    setTextCursor(cursor);
}

void FormulaEdit::showMarks()
{
    const Tokens &colours = tokens(this);
    QList<QTextEdit::ExtraSelection> marks;
    const auto mark = [&](qsizetype from, qsizetype length) -> QTextCharFormat & {
        QTextEdit::ExtraSelection one;
        one.cursor = textCursor();
        const qsizetype end = document()->characterCount() - 1;
        one.cursor.setPosition(int(qMin(from, end)));
        one.cursor.setPosition(int(qMin(from + length, end)), QTextCursor::KeepAnchor);
        marks.append(one);
        return marks.last().format;
    };
    if (m_problemFrom >= 0) {
        // At the very end there is nothing to underline but what stands before it.
        const qsizetype end = document()->characterCount() - 1;
        const qsizetype from = qMin(m_problemFrom, qMax<qsizetype>(0, end - 1));
        QTextCharFormat &format = mark(from, qMax<qsizetype>(1, m_problemLength));
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(colours.err);
    }
    if (const auto pair = bracketsAt(shownText(), cursorPosition())) {
        for (const qsizetype at : {pair->at, pair->partner}) {
            if (at < 0)
                continue;
            QTextCharFormat &format = mark(at, 1);
            const bool alone = pair->partner < 0;
            format.setBackground(alone ? colours.errTint : colours.tint);
            format.setUnderlineStyle(alone ? QTextCharFormat::WaveUnderline
                                           : QTextCharFormat::SingleUnderline);
        }
    }
    setExtraSelections(marks);
}

void FormulaEdit::fitHeight()
{
    updateGeometry();
}

QSize FormulaEdit::sizeHint() const
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += qMax(1, block.lineCount());
    const QMargins around = contentsMargins();
    const int height = qBound(leastLines, lines, mostLines) * fontMetrics().lineSpacing() +
                       2 * int(document()->documentMargin()) + 2 * frameWidth() + around.top() +
                       around.bottom() + space::xs;
    return {320, height};
}

QSize FormulaEdit::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

bool FormulaEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        // With nothing typed to take back, undo is the mapping's.
        if ((key->matches(QKeySequence::Undo) && !document()->isUndoAvailable()) ||
            (key->matches(QKeySequence::Redo) && !document()->isRedoAvailable())) {
            event->ignore();
            return true;
        }
        if (key->key() == Qt::Key_Escape && (isEdited() || m_completer->popup()->isVisible())) {
            event->accept(); // not the dialog around
            return true;
        }
        if (key->key() == Qt::Key_F1) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress && m_completer->popup()->isVisible()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
            event->ignore(); // the list takes it before it can move the keyboard away
            return false;
        }
    }
    return QPlainTextEdit::event(event);
}

void FormulaEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_completer->popup()->isVisible() &&
        (enter || event->key() == Qt::Key_Escape || event->key() == Qt::Key_Tab ||
         event->key() == Qt::Key_Backtab)) {
        event->ignore(); // the list takes them
        return;
    }
    if (event->key() == Qt::Key_F1) {
        Q_EMIT helpRequested();
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete(true);
        return;
    }
    if (enter && (event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier))) {
        textCursor().insertBlock(); // the editor's own would be a line separator
        ensureCursorVisible();
        return;
    }
    if (enter) {
        Q_EMIT applied();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        if (!isEdited()) {
            event->ignore();
            return;
        }
        revert();
        Q_EMIT reverted();
        return;
    }
    const QString before = shownText();
    QPlainTextEdit::keyPressEvent(event);
    if (shownText() != before)
        complete(false);
    else if (event->key() != Qt::Key_Shift && event->key() != Qt::Key_Control)
        m_completer->popup()->hide();
}

void FormulaEdit::focusInEvent(QFocusEvent *event)
{
    m_completer->setWidget(this);
    QPlainTextEdit::focusInEvent(event);
}

void FormulaEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    const Qt::FocusReason reason = event->reason();
    if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason &&
        reason != Qt::MenuBarFocusReason)
        Q_EMIT left();
}

void FormulaEdit::hideEvent(QHideEvent *event)
{
    m_completer->popup()->hide();
    QPlainTextEdit::hideEvent(event);
    Q_EMIT left();
}

void FormulaEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::FontChange) {
        m_last.clear();
        const QSignalBlocker quiet(this);
        takeEdit();
        fitHeight();
    }
}

void FormulaEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(asShown(source->text()));
}

} // namespace dfw::ui
