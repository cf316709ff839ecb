// SPDX-License-Identifier: Apache-2.0
#include "flow/secrets/shownwindow.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMetaProperty>
#include <QMimeData>
#include <QTest>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

QString propertiesOf(const QObject &object)
{
    const auto *edit = qobject_cast<const QLineEdit *>(&object);
    QString out;
    const QMetaObject &meta = *object.metaObject();
    for (int i = 0; i < meta.propertyCount(); ++i) {
        const QMetaProperty property = meta.property(i);
        if (edit && edit->echoMode() != QLineEdit::Normal && property.name() == QByteArray("text"))
            continue;
        if (property.metaType() == QMetaType::fromType<QString>())
            out += property.read(&object).toString() + u'\n';
    }
    const QList<QByteArray> names = object.dynamicPropertyNames();
    for (const QByteArray &name : names)
        out += object.property(name.constData()).toString() + u'\n';
    return out;
}

QString accessibleOf(QWidget &widget)
{
    QString out;
    if (const QAccessibleInterface *told = QAccessible::queryAccessibleInterface(&widget)) {
        for (const QAccessible::Text kind :
             {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
            out += told->text(kind) + u'\n';
    }
    return out;
}

QString itemsOf(const QAbstractItemModel &model, const QModelIndex &parent)
{
    QString out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QMap<int, QVariant> all = model.itemData(model.index(row, column, parent));
            for (const QVariant &value : all)
                out += value.toString() + u'\n';
        }
        out += itemsOf(model, model.index(row, 0, parent));
    }
    return out;
}

} // namespace

QByteArray toldBy(QWidget &window)
{
    QString out;
    const QList<QWidget *> all = window.findChildren<QWidget *>() << &window;
    for (QWidget *one : all) {
        out += propertiesOf(*one) + accessibleOf(*one);
        if (const auto *view = qobject_cast<QAbstractItemView *>(one); view && view->model())
            out += itemsOf(*view->model(), {});
    }
    const QList<QAction *> actions = window.findChildren<QAction *>();
    for (const QAction *one : actions)
        out += propertiesOf(*one);
    return out.toUtf8();
}

QByteArray copiedFrom(QWidget &window)
{
    QByteArray out;
    const auto take = [&out] {
        const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
        const QStringList formats = copied->formats();
        for (const QString &format : formats)
            out += format.toUtf8() + '\n' + copied->data(format) + '\n';
        QGuiApplication::clipboard()->clear();
    };
    const auto copies = [](const QString &name, const QString &text) {
        return name.contains("copy"_L1, Qt::CaseInsensitive) ||
               text.contains("copy"_L1, Qt::CaseInsensitive);
    };
    QGuiApplication::clipboard()->clear();
    const QList<QAbstractButton *> buttons = window.findChildren<QAbstractButton *>();
    for (QAbstractButton *one : buttons) {
        if (!one->isVisible() || !one->isEnabled() || !copies(one->objectName(), one->text()))
            continue;
        one->click();
        take();
    }
    const QList<QAction *> actions = window.findChildren<QAction *>();
    for (QAction *one : actions) {
        if (!one->isEnabled() || !copies(one->objectName(), one->text()))
            continue;
        one->trigger();
        take();
    }
    return out;
}

bool answerFileDialog(QWidget &window, const QString &path)
{
    QFileDialog *dialog = nullptr;
    const auto isOpen = [&] {
        const QList<QFileDialog *> all = window.findChildren<QFileDialog *>();
        for (QFileDialog *one : all) {
            if (one->isVisible())
                dialog = one;
        }
        return dialog != nullptr;
    };
    if (!QTest::qWaitFor(isOpen))
        return false;
    auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    if (!name)
        return false;
    name->setText(path);
    return QMetaObject::invokeMethod(dialog, "accept");
}

} // namespace dfw::test
