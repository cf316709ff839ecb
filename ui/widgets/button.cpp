// SPDX-License-Identifier: Apache-2.0
#include "widgets/button.h"

#include "style/icons.h"

using namespace Qt::StringLiterals;

namespace dfw::ui {

Button::Button(Kind kind, const QString &text, const QString &iconName, QWidget *parent)
    : QPushButton(text, parent)
{
    setKind(this, kind);
    setAutoDefault(kind == Kind::Primary || kind == Kind::Commit);
    if (!iconName.isEmpty())
        setIconName(iconName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (kind == Kind::Link)
        setCursor(Qt::PointingHandCursor);
}

void Button::setIconName(const QString &iconName, int size)
{
    setIcon(iconName.isEmpty() ? QIcon() : lineIcon(iconName));
    setIconSize({size, size});
}

IconButton::IconButton(const QString &iconName, const QString &name, QWidget *parent)
    : Button(Kind::Quiet, {}, iconName, parent)
{
    setName(name);
}

void IconButton::setName(const QString &name)
{
    setAccessibleName(name);
    setToolTip(name);
}

LinkButton::LinkButton(const QString &text, const QString &iconName, QWidget *parent)
    : Button(Kind::Link, text, iconName, parent)
{
}

Expander::Expander(const QString &text, QWidget *content, QWidget *parent)
    : LinkButton(text, u"chev-right"_s, parent), m_content(content)
{
    setIconName(u"chev-right"_s, 14);
    setOpen(false);
    connect(this, &QPushButton::clicked, this, [this] { setOpen(!m_open); });
}

void Expander::setOpen(bool open)
{
    const bool changed = m_open != open;
    m_open = open;
    setIconName(open ? u"chev-down"_s : u"chev-right"_s, 14);
    setAccessibleDescription(open ? tr("Shown below") : tr("Hidden"));
    if (m_content)
        m_content->setVisible(open);
    if (changed)
        Q_EMIT toggledOpen(open);
}

} // namespace dfw::ui
