// SPDX-License-Identifier: Apache-2.0
// Push buttons of the kinds the style knows. Only a primary or commit button takes Return in a
// dialog.
#pragma once

#include "style/appstyle.h"

#include <QPushButton>

namespace dfw::ui {

class Button : public QPushButton
{
    Q_OBJECT

public:
    Button(Kind kind, const QString &text, const QString &iconName = {}, QWidget *parent = nullptr);

    void setIconName(const QString &iconName, int size = 16);
};

// An icon without words: its name is read aloud and shown as tool tip.
class IconButton : public Button
{
    Q_OBJECT

public:
    IconButton(const QString &iconName, const QString &name, QWidget *parent = nullptr);

    void setName(const QString &name);
};

class LinkButton : public Button
{
    Q_OBJECT

public:
    explicit LinkButton(const QString &text, const QString &iconName = {},
                        QWidget *parent = nullptr);
};

// A link with a chevron that shows and hides `content`, which stays where its owner laid it out.
class Expander : public LinkButton
{
    Q_OBJECT

public:
    Expander(const QString &text, QWidget *content, QWidget *parent = nullptr);

    void setOpen(bool open);
    bool isOpen() const { return m_open; }

Q_SIGNALS:
    void toggledOpen(bool open);

private:
    QWidget *m_content;
    bool m_open = false;
};

} // namespace dfw::ui
