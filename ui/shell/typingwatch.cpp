// SPDX-License-Identifier: Apache-2.0
#include "shell/typingwatch.h"

#include "pages/wizardpage.h"
#include "widgets/inputs.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

// A spin box or a combo box has the name and the focus; the text stands in a line edit of Qt's own.
QWidget *editIn(QWidget *focus)
{
    if (qobject_cast<QAbstractSpinBox *>(focus) || qobject_cast<QComboBox *>(focus))
        return focus->findChild<QLineEdit *>();
    return focus;
}

QString fieldName(const QWidget *edit)
{
    const QWidget *owner = edit->parentWidget();
    const bool inside =
        qobject_cast<const QAbstractSpinBox *>(owner) || qobject_cast<const QComboBox *>(owner);
    return inside ? owner->objectName() : edit->objectName();
}

bool isInSignIn(const QWidget *edit)
{
    for (const QWidget *one = edit; one; one = one->parentWidget()) {
        if (one->objectName() == "newConnectionView"_L1)
            return true;
    }
    return false;
}

bool mayBeHeard(const QWidget *edit)
{
    if (fieldName(edit).isEmpty() || isInSignIn(edit))
        return false;
    if (const auto *line = qobject_cast<const QLineEdit *>(edit))
        return !line->isReadOnly() && line->echoMode() == QLineEdit::Normal &&
               !qobject_cast<const SecretEdit *>(line) && !qobject_cast<const SearchEdit *>(line);
    const auto *text = qobject_cast<const QPlainTextEdit *>(edit);
    return text && !text->isReadOnly();
}

// The table whose cell is being edited.
const QAbstractItemView *tableOf(const QWidget *edit)
{
    const QWidget *viewport = edit->parentWidget();
    return viewport ? qobject_cast<const QAbstractItemView *>(viewport->parentWidget()) : nullptr;
}

storage::DraftTyping typingIn(const QWidget *edit, const QString &text)
{
    storage::DraftTyping out{.field = fieldName(edit), .text = text};
    if (const QAbstractItemView *table = tableOf(edit)) {
        const QModelIndex cell = table->indexAt(edit->geometry().center());
        out.row = cell.row();
        out.table = table->objectName();
        out.column = cell.column();
    }
    return out;
}

// Opens the tab where the child stands on one that is not shown.
QWidget *shownChild(WizardPage &page, const QString &name)
{
    const QList<QWidget *> all = page.findChildren<QWidget *>(name);
    const auto shown = [&all]() -> QWidget * {
        for (QWidget *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    };
    if (QWidget *found = shown(); found || all.isEmpty())
        return found;
    page.reveal(all.first());
    return shown();
}

void openCell(WizardPage &page, const storage::DraftTyping &typing)
{
    auto *table = qobject_cast<QAbstractItemView *>(shownChild(page, typing.table));
    if (!table)
        return;
    // A page that knows its row has gone there; a table may be in another order now.
    const int row = page.typingRow() < 0 ? typing.row : table->currentIndex().row();
    const QModelIndex cell = table->model()->index(row, typing.column);
    if (!cell.isValid())
        return;
    table->setFocus(Qt::OtherFocusReason);
    table->setCurrentIndex(cell);
    table->scrollTo(cell);
    table->edit(cell);
}

} // namespace

TypingWatch::TypingWatch(std::function<QWidget *()> page, QObject *parent)
    : QObject(parent), m_page(std::move(page))
{
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { follow(now); });
}

void TypingWatch::follow(QWidget *focus)
{
    // Another window in front is no reason to forget what stands here.
    QWidget *edit = focus ? editIn(focus) : nullptr;
    if (!focus || (edit && edit == m_field))
        return;
    if (m_field) {
        m_field->disconnect(this);
        m_field.clear();
        Q_EMIT typed({});
    }
    const QWidget *page = m_page();
    if (!edit || !page || !page->isAncestorOf(edit) || !mayBeHeard(edit))
        return;
    m_field = edit;
    if (auto *line = qobject_cast<QLineEdit *>(edit)) {
        connect(line, &QLineEdit::textEdited, this,
                [this, line](const QString &text) { Q_EMIT typed(typingIn(line, text)); });
        connect(line, &QLineEdit::editingFinished, this, [this] { Q_EMIT typed({}); });
    } else if (auto *area = qobject_cast<QPlainTextEdit *>(edit)) {
        connect(area, &QPlainTextEdit::textChanged, this, [this, area] {
            if (area->hasFocus())
                Q_EMIT typed(typingIn(area, area->toPlainText()));
        });
    }
}

void TypingWatch::putBack(WizardPage &page, const storage::DraftTyping &typing)
{
    page.goToTypingRow(typing.row);
    if (!typing.table.isEmpty())
        openCell(page, typing);
    QWidget *field = shownChild(page, typing.field);
    if (!field)
        return;
    field->setFocus(Qt::OtherFocusReason);
    auto *line = qobject_cast<QLineEdit *>(editIn(field));
    if (line && mayBeHeard(line)) {
        line->selectAll();
        line->insert(typing.text);
        line->setModified(true);
    } else if (auto *edit = qobject_cast<QPlainTextEdit *>(field); edit && mayBeHeard(edit)) {
        edit->selectAll();
        edit->insertPlainText(typing.text);
    }
}

} // namespace dfw::ui
