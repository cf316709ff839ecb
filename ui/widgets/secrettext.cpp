// SPDX-License-Identifier: Apache-2.0
#include "widgets/secrettext.h"

#include "style/tokens.h"
#include "style/typescale.h"
#include "widgets/button.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QSyntaxHighlighter>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

constexpr int eyeSide = 28;

bool isHistoryKey(const QKeyEvent *key)
{
    return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
}

// Letters in the colour of a bar that lies over them.
class Cover : public QSyntaxHighlighter
{
public:
    explicit Cover(SecretText *edit) : QSyntaxHighlighter(edit->document()), m_edit(edit) {}

protected:
    void highlightBlock(const QString &text) override
    {
        if (m_edit->isShown())
            return;
        QTextCharFormat bar;
        bar.setForeground(tokens(m_edit).muted);
        bar.setBackground(tokens(m_edit).muted);
        setFormat(0, static_cast<int>(text.size()), bar);
    }

private:
    SecretText *m_edit;
};

} // namespace

SecretText::SecretText(QWidget *parent)
    : QPlainTextEdit(parent), m_eye(new IconButton(u"eye"_s, {}, this)), m_cover(new Cover(this))
{
    setType(this, Type::MonoField);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false); // undo would bring an older secret back
    setWordWrapMode(QTextOption::WrapAnywhere);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhHiddenText | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase);
    setViewportMargins(0, 0, eyeSide, 0);
    m_eye->setObjectName(u"showSecretButton"_s);
    m_eye->setFocusPolicy(Qt::TabFocus);
    m_eye->setCheckable(true);
    connect(m_eye, &Button::clicked, this, [this] { setShown(!m_shown); });
    setShown(false);
}

void SecretText::setShown(bool shown)
{
    m_shown = shown;
    m_eye->setName(shown ? tr("Hide the secret") : tr("Show the secret"));
    m_eye->setChecked(shown);
    m_cover->rehighlight();
}

QMimeData *SecretText::createMimeDataFromSelection() const
{
    return new QMimeData; // copy, cut, drag and the X11 selection all come here
}

bool SecretText::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        isHistoryKey(static_cast<QKeyEvent *>(event))) {
        event->ignore();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void SecretText::keyPressEvent(QKeyEvent *event)
{
    if (isHistoryKey(event) || event->matches(QKeySequence::Copy) ||
        event->matches(QKeySequence::Cut)) {
        event->accept();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void SecretText::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Paste"), this, &QPlainTextEdit::paste);
    menu->addAction(tr("Clear"), this, &QPlainTextEdit::clear);
    menu->addSeparator();
    menu->addAction(m_shown ? tr("Hide the secret") : tr("Show the secret"), this,
                    [this] { setShown(!m_shown); });
    menu->popup(event->globalPos());
}

void SecretText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    // The first one comes from the base class, before there is anything to cover.
    if (event->type() == QEvent::PaletteChange && m_cover)
        m_cover->rehighlight();
}

void SecretText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeEye();
}

void SecretText::placeEye()
{
    const int left = layoutDirection() == Qt::RightToLeft ? 3 : width() - eyeSide - 3;
    m_eye->setGeometry(left, 3, eyeSide, eyeSide);
}

} // namespace dfw::ui
