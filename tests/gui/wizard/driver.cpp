// SPDX-License-Identifier: Apache-2.0
#include "gui/wizard/driver.h"

#include "pages/steps.h"
#include "style/appstyle.h"
#include "texts/translations.h"

#include <QApplication>
#include <QTreeView>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostTabs = 120;

QModelIndex findIn(QAbstractItemView *view, const QModelIndex &parent, const QString &text,
                   int column)
{
    QAbstractItemModel *model = view->model();
    for (int row = 0; row < model->rowCount(parent); ++row) {
        const QModelIndex index = model->index(row, column, parent);
        if (index.data().toString() == text)
            return index;
        const QModelIndex first = model->index(row, 0, parent);
        if (const QModelIndex inside = findIn(view, first, text, column); inside.isValid())
            return inside;
    }
    return {};
}

} // namespace

Driver::Driver() : Driver(QString()) {}

Driver::Driver(const QString &directory, Scheduler *clock)
    : m_program(directory.isEmpty() ? m_directory.path() : directory,
                directory.isEmpty() ? m_directory.path() : directory, clock ? *clock : m_scheduler,
                &m_keychain)
{
    ui::installTranslations(*QCoreApplication::instance());
    ui::applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ui::Theme::Light);
    window().resize(1280, 860);
    m_program.start(false, {});
    (void)QTest::qWaitForWindowActive(&window());
}

bool Driver::tabTo(const QString &name)
{
    QStringList seen;
    for (int i = 0; i < mostTabs; ++i) {
        QWidget *focus = QApplication::focusWidget();
        if (focus && focus->objectName() == name)
            return true;
        if (focus)
            seen.append(focus->objectName());
        QTest::keyClick(focus ? focus : &window(), Qt::Key_Tab);
    }
    qWarning("Tab never reaches %s; it goes %s", qPrintable(name), qPrintable(seen.join(u" › "_s)));
    return false;
}

void Driver::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

void Driver::type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

bool Driver::click(const QString &name)
{
    QWidget *widget = nullptr;
    if (!QTest::qWaitFor([&] { return (widget = find(name)) && widget->isEnabled(); }))
        return false;
    QTest::mouseClick(widget, Qt::LeftButton);
    return true;
}

bool Driver::hasFocus(const QString &name)
{
    const QWidget *focus = QApplication::focusWidget();
    return focus && focus->objectName() == name;
}

QModelIndex Driver::rowWith(QAbstractItemView *view, const QString &text, int column)
{
    QModelIndex found;
    (void)QTest::qWaitFor([&] { return (found = findIn(view, {}, text, column)).isValid(); });
    return found;
}

bool Driver::clickRow(const QString &name, const QString &text, int column)
{
    auto *view = find<QAbstractItemView>(name);
    if (!view)
        return false;
    const QModelIndex index = rowWith(view, text, column);
    if (!index.isValid())
        return false;
    if (auto *tree = qobject_cast<QTreeView *>(view))
        tree->expand(index.parent());
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    return true;
}

bool Driver::arrowToRow(const QString &name, const QString &text, int column)
{
    auto *view = find<QAbstractItemView>(name);
    if (!view || !rowWith(view, text, column).isValid())
        return false;
    const auto there = [&] {
        const QModelIndex current = view->currentIndex();
        return current.isValid() && current.siblingAtColumn(column).data().toString() == text;
    };
    press(Qt::Key_Home);
    for (int i = 0; i < mostTabs && !there(); ++i) {
        if (auto *tree = qobject_cast<QTreeView *>(view);
            tree && !tree->isExpanded(tree->currentIndex()))
            press(Qt::Key_Right); // opens a closed group
        press(Qt::Key_Down);
    }
    return there();
}

void Driver::chooseTableByMouse()
{
    QVERIFY(click(u"startDemoButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(program().session().isConnected(), longWait);
    QVERIFY(click(u"nextButton"_s));
    QTRY_VERIFY(isOnStep(ui::SourceStep));
    QVERIFY(clickRow(u"connectionTable"_s, u"Warehouse, read only"_s));
    QVERIFY(clickRow(u"tableTree"_s, u"Mytable"_s));
    QTRY_COMPARE(plan().source.table, u"test1.Mytable"_s);
    QVERIFY(click(u"nextButton"_s));
    QTRY_VERIFY(isOnStep(ui::ColumnsStep));
    QTRY_VERIFY(!plan().source.columns.isEmpty());
    QVERIFY(click(u"nextButton"_s));
    QTRY_VERIFY(isOnStep(ui::TargetStep));
}

} // namespace dfw::test
