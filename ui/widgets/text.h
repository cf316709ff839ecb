// SPDX-License-Identifier: Apache-2.0
// A label of the type scale whose colour follows the theme.
#pragma once

#include "style/typescale.h"

#include <QLabel>

namespace dfw::ui {

enum class Ink { Text, Muted, Accent, Ok, Warn, Err, Info, Demo, Prod, OnProd };

class Text : public QLabel
{
    Q_OBJECT

public:
    explicit Text(Type type, const QString &text = {}, Ink ink = Ink::Text,
                  QWidget *parent = nullptr);

    void setInk(Ink ink);
    // Long single lines shrink to "…" and keep the whole text as tool tip.
    void setElided(Qt::TextElideMode mode);
    void setText(const QString &text);

    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void recolour();

    Ink m_ink;
    Qt::TextElideMode m_elide = Qt::ElideNone;
    bool m_recolouring = false;
};

// A piece of text that wraps: help, sentences, notes.
[[nodiscard]] Text *wrapped(Type type, const QString &text, Ink ink = Ink::Text,
                            QWidget *parent = nullptr);

// One icon of the kit as a widget; decoration unless it has an accessible name.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(const QString &name, Ink ink = Ink::Muted, int size = 16,
                       QWidget *parent = nullptr);

    void setIcon(const QString &name, Ink ink);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    Ink m_ink;
    int m_size;
};

[[nodiscard]] QColor inkColour(const QWidget *widget, Ink ink);

} // namespace dfw::ui
