// SPDX-License-Identifier: Apache-2.0
// What the tests of the Connect page's parts share: the sample files with their planted secrets,
// and every place where one could be seen.
#pragma once

#include "gui/widgets/guitest.h"

#include <QAbstractItemModel>
#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QMetaProperty>
#include <QWidget>

namespace dfw::test {

inline QString sample(const char *name)
{
    return QStringLiteral(DFW_SOURCE_DIR "/tests/data/credentials/") + QString::fromLatin1(name);
}

inline constexpr const char *plantedSecret = "p8e-PlantedSecret-0417";

/// Everything a user, a screen reader or another program could read off the widgets of this
/// process: texts, titles, tool tips, accessible texts, rows of lists, any other property, and the
/// clipboard. Fields that hide what is typed answer with their dots.
inline QStringList everythingSeen()
{
    QStringList out{QApplication::clipboard()->text()};
    if (QApplication::clipboard()->supportsSelection())
        out.append(QApplication::clipboard()->text(QClipboard::Selection));
    for (const QWidget *widget : QApplication::allWidgets()) {
        const QMetaObject *type = widget->metaObject();
        for (int i = 0; i < type->propertyCount(); ++i) {
            const QMetaProperty property = type->property(i);
            // The typed text itself is the field's business; what it shows is displayText.
            if (property.typeId() == QMetaType::QString && qstrcmp(property.name(), "text") == 0 &&
                widget->inherits("QLineEdit"))
                continue;
            const QVariant value = property.read(widget);
            out.append(value.toString());
            out.append(value.toStringList());
        }
        for (const QByteArray &name : widget->dynamicPropertyNames())
            out.append(widget->property(name.constData()).toString());
        if (auto *reader = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget))) {
            for (const auto text : {QAccessible::Name, QAccessible::Description, QAccessible::Value,
                                    QAccessible::Help})
                out.append(reader->text(text));
        }
        if (const auto *combo = qobject_cast<const QComboBox *>(widget)) {
            for (int row = 0; row < combo->count(); ++row) {
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::UserRole})
                    out.append(combo->itemData(row, role).toString());
            }
        }
    }
    out.removeDuplicates();
    return out;
}

/// The first text that holds a planted secret or token; empty when none does.
inline QString leak()
{
    for (const QString &text : everythingSeen()) {
        if (text.contains(QLatin1StringView("Planted")))
            return text;
    }
    return {};
}

template<typename T>
T *part(const QWidget *window, const char *name)
{
    auto *found = window->findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

inline QString textsOf(const QWidget *window)
{
    QStringList out;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->isVisibleTo(window))
            out.append(widget->property("text").toString());
    }
    out.removeAll(QString());
    // Without the places where a name may be broken.
    return out.join(QLatin1Char('\n')).remove(QChar(0x200B));
}

} // namespace dfw::test
