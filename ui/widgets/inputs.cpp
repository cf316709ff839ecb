// SPDX-License-Identifier: Apache-2.0
#include "widgets/inputs.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "style/typescale.h"
#include "widgets/button.h"
#include "widgets/text.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace dfw::ui {

namespace {

constexpr int eyeWidth = 28;

bool isHistoryKey(const QKeyEvent *key)
{
    return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
}

} // namespace

SearchEdit::SearchEdit(const QString &placeholder, QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    addAction(mutedIcon(u"search"_s), QLineEdit::LeadingPosition);
    setClearButtonEnabled(false);
}

void SearchEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

MonoEdit::MonoEdit(QWidget *parent) : QLineEdit(parent)
{
    setType(this, Type::MonoField);
}

SecretEdit::SecretEdit(QWidget *parent)
    : QLineEdit(parent), m_eye(new IconButton(u"eye"_s, {}, this))
{
    setDragEnabled(false);
    m_eye->setObjectName(u"showSecretButton"_s);
    m_eye->setFocusPolicy(Qt::TabFocus);
    m_eye->setCursor(Qt::ArrowCursor);
    m_eye->installEventFilter(this);
    setTextMargins(0, 0, eyeWidth, 0);
    setShown(false);
    connect(m_eye, &Button::clicked, this, [this] {
        setShown(!isShown());
        if (!m_eye->hasFocus())
            setFocus(Qt::OtherFocusReason);
    });
    connect(this, &QLineEdit::selectionChanged, this, [this] {
        if (isShown() && hasSelectedText())
            deselect();
    });
}

void SecretEdit::setShown(bool shown)
{
    deselect();
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    setInputMethodHints(inputMethodHints() | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase);
    m_eye->setName(shown ? tr("Hide the secret") : tr("Show the secret"));
    // No second icon is needed: the letters say it; checked says it to a screen reader.
    m_eye->setCheckable(true);
    m_eye->setChecked(shown);
}

bool SecretEdit::event(QEvent *event)
{
    // Without this the line edit claims Ctrl+Z before keyPressEvent() could refuse it.
    if (event->type() == QEvent::ShortcutOverride &&
        isHistoryKey(static_cast<QKeyEvent *>(event))) {
        event->ignore();
        return true;
    }
    return QLineEdit::event(event);
}

bool SecretEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_eye && event->type() == QEvent::FocusOut)
        hideWhenLeft();
    return QLineEdit::eventFilter(watched, event);
}

void SecretEdit::keyPressEvent(QKeyEvent *event)
{
    if (isHistoryKey(event)) {
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SecretEdit::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Paste"), this, &QLineEdit::paste);
    menu->addAction(tr("Clear"), this, &QLineEdit::clear);
    menu->addSeparator();
    menu->addAction(isShown() ? tr("Hide the secret") : tr("Show the secret"), this,
                    [this] { setShown(!isShown()); });
    menu->popup(event->globalPos());
}

void SecretEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        hideWhenLeft();
}

void SecretEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeEye();
}

void SecretEdit::hideWhenLeft()
{
    // Queued: the focus may just be on its way from the text to the eye.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!hasFocus() && !m_eye->hasFocus())
                setShown(false);
        },
        Qt::QueuedConnection);
}

void SecretEdit::placeEye()
{
    const int side = qMin(height() - 6, eyeWidth);
    const int left = layoutDirection() == Qt::RightToLeft ? 3 : width() - side - 3;
    m_eye->setGeometry(left, (height() - side) / 2, side, side);
}

IdRow::IdRow(const QString &id, QWidget *parent)
    : QWidget(parent), m_text(new Text(Type::Mono, {}, Ink::Text, this)),
      m_copy(new IconButton(u"copy"_s, {}, this))
{
    m_text->setElided(Qt::ElideMiddle);
    m_text->setTextInteractionFlags(Qt::NoTextInteraction);
    m_copy->setObjectName(u"copyButton"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_text, 1);
    row->addWidget(m_copy);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_text->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    row->addStretch(0);
    setSizePolicy(policy);
    setId(id);
    connect(m_copy, &Button::clicked, this, [this] {
        QApplication::clipboard()->setText(m_id);
        showCopied(m_copy, tr("Copy %1").arg(m_id));
    });
}

void IdRow::setId(const QString &id)
{
    m_id = id;
    m_text->setText(id);
    m_text->setAccessibleName(id);
    m_copy->setName(tr("Copy %1").arg(id));
    m_copy->setEnabled(!id.isEmpty());
}

void showCopied(IconButton *button, const QString &restName)
{
    button->setIconName(u"check"_s);
    button->setName(IdRow::tr("Copied"));
    // Pressed twice: the later press decides when it turns back.
    const int turn = button->property("copiedTurn").toInt() + 1;
    button->setProperty("copiedTurn", turn);
    QTimer::singleShot(2s, button, [button, restName, turn] {
        if (button->property("copiedTurn").toInt() != turn)
            return;
        button->setIconName(u"copy"_s);
        button->setName(restName);
    });
}

} // namespace dfw::ui
