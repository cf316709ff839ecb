// SPDX-License-Identifier: Apache-2.0
// Sentences with a sign: a tinted note, and the plain icon-and-sentence line that is used where
// more than two of them would stand on a page.
#pragma once

#include "style/tokens.h"

#include <QWidget>

class QHBoxLayout;

namespace dfw::ui {

class IconLabel;
class Text;

class Note : public QWidget
{
    Q_OBJECT

public:
    // Tone::Warn, Err, Info, Ok or Demo; the icon follows the tone.
    explicit Note(Tone tone, const QString &text = {}, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setTone(Tone tone);
    // A strong first line; with it the note gets an edge all around instead of the bar.
    void setTitle(const QString &title);
    // A button at the right.
    void addAction(QWidget *button);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void nameIt();

    Tone m_tone;
    QHBoxLayout *m_row;
    IconLabel *m_icon;
    Text *m_title;
    Text *m_text;
};

// Icon and sentence without any ground.
class IconSentence : public QWidget
{
    Q_OBJECT

public:
    IconSentence(Tone tone, const QString &icon, const QString &text, QWidget *parent = nullptr);

    void set(Tone tone, const QString &icon, const QString &text);

private:
    IconLabel *m_icon;
    Text *m_text;
};

// One thing that was checked: a sign in a tinted disc, its name, a sentence, and a measure at the
// right.
class CheckRow : public QWidget
{
    Q_OBJECT

public:
    explicit CheckRow(const QString &name, QWidget *parent = nullptr);

    // Tone::Neutral shows the ring of "not tried yet".
    void setState(Tone tone, const QString &detail, const QString &measure = {});

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
    Text *m_name;
    Text *m_detail;
    Text *m_measure;
};

[[nodiscard]] QString toneIcon(Tone tone);

} // namespace dfw::ui
