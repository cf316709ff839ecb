// SPDX-License-Identifier: Apache-2.0
#include "style/appstyle.h"

#include "style/rooms.h"
#include "style/typescale.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QStyledItemDelegate>
#include <QStyleFactory>
#include <QTabBar>
#include <QTextEdit>
#include <QWizard>

#include <array>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

constexpr std::array kindWords{"secondary"_L1, "primary"_L1, "quiet"_L1,   "link"_L1,
                               "commit"_L1,    "danger"_L1,  "segment"_L1, "chip"_L1};
constexpr std::array toneWords{"normal"_L1, "demo"_L1, "production"_L1};

template<typename Words>
int indexOf(const Words &words, const QString &word)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (word == words[i])
            return static_cast<int>(i);
    }
    return 0;
}

QPalette fusionPalette()
{
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"Fusion"_s));
    return fusion ? fusion->standardPalette() : QPalette();
}

} // namespace

void setKind(QAbstractButton *button, Kind kind)
{
    button->setProperty("kind", QString(kindWords[static_cast<std::size_t>(kind)]));
    button->updateGeometry();
    button->update();
}

Kind kindOf(const QWidget *button)
{
    if (!button)
        return Kind::Secondary;
    return static_cast<Kind>(indexOf(kindWords, button->property("kind").toString()));
}

void setCommitTone(QAbstractButton *button, CommitTone tone)
{
    button->setProperty("tone", QString(toneWords[static_cast<std::size_t>(tone)]));
    button->update();
}

CommitTone commitToneOf(const QWidget *button)
{
    if (!button)
        return CommitTone::Normal;
    return static_cast<CommitTone>(indexOf(toneWords, button->property("tone").toString()));
}

void setIconRight(QAbstractButton *button)
{
    button->setProperty("iconRight", true);
    button->update();
}

void setBad(QWidget *field, bool bad)
{
    if (field->property("bad").toBool() == bad)
        return;
    field->setProperty("bad", bad);
    field->update();
}

bool isBad(const QWidget *field)
{
    return field && field->property("bad").toBool();
}

AppStyle::AppStyle(Theme theme, const QPalette &system)
    : QProxyStyle(u"Fusion"_s), m_theme(theme), m_system(system),
      m_tokens(tokensFor(theme, system, fusionPalette()))
{
}

void AppStyle::setTheme(Theme theme)
{
    m_theme = theme;
    m_tokens = tokensFor(theme, m_system, fusionPalette());
}

void AppStyle::setSystemPalette(const QPalette &system)
{
    m_system = system;
    setTheme(m_theme);
}

QPalette AppStyle::standardPalette() const
{
    return paletteFor(m_tokens);
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                             QPainter *painter, const QWidget *widget) const
{
    const rooms::Canvas canvas{*this, m_tokens, option, painter, widget};
    if (rooms::buttonPrimitive(element, canvas) || rooms::fieldPrimitive(element, canvas) ||
        rooms::viewPrimitive(element, canvas) || rooms::miscPrimitive(element, canvas))
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void AppStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                           const QWidget *widget) const
{
    const rooms::Canvas canvas{*this, m_tokens, option, painter, widget};
    if (rooms::buttonControl(element, canvas) || rooms::fieldControl(element, canvas) ||
        rooms::viewControl(element, canvas) || rooms::miscControl(element, canvas))
        return;
    if (element == CE_ItemViewItem) {
        // Selected rows keep their text colour: the tint says it, not a flood of accent.
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem copy = *item;
            copy.palette.setColor(QPalette::HighlightedText, m_tokens.text);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                  QPainter *painter, const QWidget *widget) const
{
    const rooms::Canvas canvas{*this, m_tokens, option, painter, widget};
    if (rooms::buttonComplex(control, canvas) || rooms::fieldComplex(control, canvas) ||
        rooms::miscComplex(control, canvas))
        return;
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect AppStyle::subElementRect(SubElement element, const QStyleOption *option,
                               const QWidget *widget) const
{
    if (const auto rect = rooms::fieldRect(element, option, widget))
        return *rect;
    if (const auto rect = rooms::viewRect(element, option))
        return *rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect AppStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                               SubControl subControl, const QWidget *widget) const
{
    if (const auto rect = rooms::fieldPart(control, option, subControl))
        return *rect;
    if (const auto rect = rooms::miscPart(control, option, subControl))
        return *rect;
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                 const QWidget *widget) const
{
    if (const auto own = rooms::buttonSize(type, option, size, widget))
        return *own;
    if (const auto own = rooms::fieldSize(type, option, size, widget))
        return *own;
    const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (const auto own = rooms::viewSize(type, option, base))
        return *own;
    return base;
}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                          const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_TreeViewIndentation:
        return 18;
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_HeaderMargin:
    case PM_SplitterWidth:
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_LineEditIconSize:
    case PM_ListViewIconSize:
        return 16;
    case PM_LineEditIconMargin:
        return 4;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_DefaultFrameWidth:
        if (qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget))
            return 2;
        return 1;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        if (qobject_cast<const QWizard *>(widget))
            return 0;
        break;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                        QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_MiddleClickAbsolutePosition:
        return 1;
    case SH_Table_GridLineColor:
        return static_cast<int>(m_tokens.line.rgb());
    case SH_LineEdit_PasswordCharacter:
        return 0x25CF;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

void AppStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QLineEdit *>(widget) ||
        qobject_cast<QScrollBar *>(widget) || qobject_cast<QTabBar *>(widget) ||
        qobject_cast<QSplitterHandle *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    if (auto *combo = qobject_cast<QComboBox *>(widget)) {
        // Qt's own delegate of the pop-up list ignores the style; this one asks it.
        const QLatin1StringView was(combo->itemDelegate()->metaObject()->className());
        if (was == "QComboBoxDelegate"_L1 || was == "QComboMenuDelegate"_L1)
            combo->setItemDelegate(new QStyledItemDelegate(combo));
    }
}

bool AppStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange && watched == QApplication::instance())
        refreshTypes();
    if (event->type() == QEvent::ThemeChange && m_theme == Theme::System &&
        watched->isWindowType()) {
        // Only an empty palette of our own lets the desktop's new one shine through.
        QApplication::setPalette(QPalette());
        const QPalette fresh = QApplication::palette();
        if (fresh != standardPalette())
            setSystemPalette(fresh);
        QApplication::setPalette(standardPalette());
    }
    return QProxyStyle::eventFilter(watched, event);
}

void applyTheme(QApplication &app, Theme theme)
{
    auto *style = dynamic_cast<AppStyle *>(QApplication::style());
    if (!style) {
        style = new AppStyle(theme, QApplication::palette());
        QApplication::setStyle(style);
        QApplication::setFont(preferredFont(QApplication::font()));
        app.installEventFilter(style);
    } else {
        style->setTheme(theme);
    }
    QApplication::setPalette(style->standardPalette());
    // A change between themes that share a palette entry still has other tokens.
    const auto widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets)
        widget->update();
}

} // namespace dfw::ui
