// SPDX-License-Identifier: Apache-2.0
#include "widgets/segments.h"

#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/tokens.h"
#include "widgets/button.h"

#include <QButtonGroup>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace dfw::ui {

ExclusiveRow::ExclusiveRow(QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_group(new QButtonGroup(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_group->setExclusive(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // A label's buddy: the focus goes on to the chosen button.
    setFocusPolicy(Qt::NoFocus);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int index) {
        syncFocus();
        Q_EMIT currentChanged(index);
    });
}

Button *ExclusiveRow::add(Button *button)
{
    const int index = count();
    button->setCheckable(true);
    button->setChecked(index == 0);
    button->setObjectName(u"choice%1"_s.arg(index));
    button->installEventFilter(this);
    m_group->addButton(button, index);
    m_row->addWidget(button);
    syncFocus();
    return button;
}

int ExclusiveRow::current() const
{
    return m_group->checkedId();
}

int ExclusiveRow::count() const
{
    return static_cast<int>(m_group->buttons().size());
}

Button *ExclusiveRow::button(int index) const
{
    return static_cast<Button *>(m_group->button(index));
}

void ExclusiveRow::setCurrent(int index)
{
    if (Button *wanted = button(index))
        wanted->setChecked(true);
    syncFocus();
}

void ExclusiveRow::syncFocus()
{
    for (int i = 0; i < count(); ++i) {
        const bool chosen = i == current();
        button(i)->setFocusPolicy(chosen ? Qt::StrongFocus : Qt::ClickFocus);
        if (chosen)
            setFocusProxy(button(i));
    }
}

void ExclusiveRow::choose(int index)
{
    button(index)->setFocus(Qt::TabFocusReason);
    button(index)->click();
}

bool ExclusiveRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int step = 0;
    int start = current();
    switch (key->key()) {
    case Qt::Key_Left:
        step = mirrored ? 1 : -1;
        break;
    case Qt::Key_Right:
        step = mirrored ? -1 : 1;
        break;
    case Qt::Key_Up:
        step = -1;
        break;
    case Qt::Key_Down:
        step = 1;
        break;
    case Qt::Key_Home:
        start = -1, step = 1;
        break;
    case Qt::Key_End:
        start = count(), step = -1;
        break;
    default:
        return QWidget::eventFilter(watched, event);
    }
    for (int i = start + step; i >= 0 && i < count(); i += step) {
        if (button(i)->isEnabled() && button(i)->isVisibleTo(this)) {
            choose(i);
            break;
        }
    }
    return true;
}

void ExclusiveRow::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (Button *chosen = button(current()))
        chosen->setFocus(event->reason());
}

Segments::Segments(const QStringList &texts, QWidget *parent) : ExclusiveRow(parent)
{
    row()->setSpacing(0);
    for (const QString &text : texts)
        add(new Button(Kind::Segment, text, {}, this));
}

void Segments::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    paintBox(&painter, rect(), radius::control, t.surface, isEnabled() ? t.ctl : t.line);
}

Chips::Chips(const QList<Chip> &chips, QWidget *parent) : ExclusiveRow(parent), m_chips(chips)
{
    row()->setSpacing(space::s);
    for (int i = 0; i < chips.size(); ++i) {
        add(new Button(Kind::Chip, {}, chips[i].icon, this));
        showChip(i);
    }
}

void Chips::setCount(int index, int count)
{
    m_chips[index].count = count;
    showChip(index);
}

void Chips::showChip(int index)
{
    const Chip &chip = m_chips.at(index);
    button(index)->setText(
        chip.count < 0 ? chip.text : tr("%1 %2").arg(chip.text, QLocale().toString(chip.count)));
}

} // namespace dfw::ui
