// SPDX-License-Identifier: Apache-2.0
// The look of the program: a proxy over Fusion that paints every standard control from Tokens. It
// owns the tokens in force; the application owns it.
#pragma once

#include "style/tokens.h"

#include <QProxyStyle>

class QApplication;
class QAbstractButton;

namespace dfw::ui {

// How important a button is. Stored in the dynamic property `kind` under these words in lower case.
enum class Kind { Secondary, Primary, Quiet, Link, Commit, Danger, Segment, Chip };

void setKind(QAbstractButton *button, Kind kind);
[[nodiscard]] Kind kindOf(const QWidget *button);

// What a commit button would touch: property `tone` normal, demo, production.
enum class CommitTone { Normal, Demo, Production };

void setCommitTone(QAbstractButton *button, CommitTone tone);
[[nodiscard]] CommitTone commitToneOf(const QWidget *button);

// The icon after the text instead of before it, as "Next" has it.
void setIconRight(QAbstractButton *button);

// The error flag of a field; also for a parent that holds the field. Property `bad`.
void setBad(QWidget *field, bool bad);
[[nodiscard]] bool isBad(const QWidget *field);

class AppStyle : public QProxyStyle
{
    Q_OBJECT

public:
    // `system` is the palette the desktop gave before anything was set.
    AppStyle(Theme theme, const QPalette &system);

    const Tokens &tokens() const { return m_tokens; }
    Theme theme() const { return m_theme; }
    void setTheme(Theme theme);
    void setSystemPalette(const QPalette &system);
    QPalette standardPalette() const override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                         SubControl subControl, const QWidget *widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr,
                  const QWidget *widget = nullptr,
                  QStyleHintReturn *returnData = nullptr) const override;
    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Theme m_theme;
    QPalette m_system;
    Tokens m_tokens;
};

// Gives the application our style, the palette and the font; calling it again changes the theme of
// the running program.
void applyTheme(QApplication &app, Theme theme);

} // namespace dfw::ui
