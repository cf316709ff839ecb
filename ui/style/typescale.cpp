// SPDX-License-Identifier: Apache-2.0
#include "style/typescale.h"

#include <QApplication>
#include <QFontDatabase>
#include <QVariant>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

// Not hasFamily(): that asks fontconfig for the best match first, which takes longer than all the
// rest of the theme.
bool isInstalled(const QString &family)
{
    return QFontDatabase::families().contains(family);
}

constexpr auto typeProperty = "dfwType";

struct Rank
{
    double size;
    QFont::Weight weight;
};

Rank rankOf(Type type)
{
    switch (type) {
    case Type::Body:
        return {1.0, QFont::Normal};
    case Type::Strong:
    case Type::Label:
        return {1.0, QFont::DemiBold};
    case Type::Title:
        return {1.7, QFont::DemiBold};
    case Type::Section:
        return {1.1, QFont::DemiBold};
    case Type::Instruction:
        return {1.02, QFont::Normal};
    case Type::Help:
        return {0.92, QFont::Normal};
    case Type::TableHead:
        return {0.9, QFont::DemiBold};
    case Type::Badge:
        return {0.88, QFont::Normal};
    case Type::Tile:
        return {0.76, QFont::DemiBold};
    case Type::Figure:
        return {1.9, QFont::DemiBold};
    case Type::Mono:
        return {0.92, QFont::Normal};
    case Type::MonoField:
        return {1.0, QFont::Normal};
    }
    return {1.0, QFont::Normal};
}

QString monoFamily()
{
    // Asked once: the list of families costs some milliseconds and does not change while we run.
    static const QString family = [] {
        const QString nice = u"JetBrains Mono"_s;
        return isInstalled(nice) ? nice : u"DejaVu Sans Mono"_s;
    }();
    return family;
}

} // namespace

QFont fontFor(Type type, const QFont &system)
{
    const Rank rank = rankOf(type);
    QFont f = system;
    if (system.pixelSize() > 0)
        f.setPixelSize(qRound(system.pixelSize() * rank.size));
    else
        f.setPointSizeF(system.pointSizeF() * rank.size);
    f.setWeight(rank.weight);
    if (type == Type::Mono || type == Type::MonoField) {
        f.setFamily(monoFamily());
        f.setStyleHint(QFont::Monospace);
    }
    return f;
}

QFont typeFont(Type type)
{
    return fontFor(type, QApplication::font());
}

QFontMetrics typeMetrics(Type type)
{
    return QFontMetrics(typeFont(type));
}

QFont preferredFont(const QFont &system)
{
    const QString family = system.family();
    const bool alias = family.compare(u"Sans"_s, Qt::CaseInsensitive) == 0 ||
                       family.compare(u"Sans Serif"_s, Qt::CaseInsensitive) == 0 ||
                       family.compare(u"Sans-Serif"_s, Qt::CaseInsensitive) == 0;
    QFont f = system;
    if (alias && isInstalled(u"Inter"_s)) {
        f.setFamily(u"Inter"_s);
        // Inter's hundreds of contextual rules cost a third of the time to the first page and show
        // nothing at these sizes. Scripts that need shaping are shaped all the same.
        f.setStyleStrategy(QFont::PreferNoShaping);
    }
    return f;
}

void setType(QWidget *widget, Type type)
{
    widget->setProperty(typeProperty, static_cast<int>(type));
    widget->setFont(typeFont(type));
}

void refreshTypes()
{
    const auto widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        const QVariant type = widget->property(typeProperty);
        if (type.isValid())
            widget->setFont(typeFont(static_cast<Type>(type.toInt())));
    }
}

} // namespace dfw::ui
