// SPDX-License-Identifier: Apache-2.0
#include "editor/canvasaccess.h"

#include "editor/canvasgutter.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QPointer>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

// QAccessibleActionInterface has a tr() of its own, which knows Qt's words only.
QString word(const char *text)
{
    return QCoreApplication::translate("CanvasAccess", text);
}

// A widget with painted children. They are made when asked for and live as long as it does; a child
// is known by a key that scrolling and filtering leave alone.
class PaintedParent : public QAccessibleWidget
{
public:
    PaintedParent(QWidget *widget, QAccessible::Role role) : QAccessibleWidget(widget, role) {}
    ~PaintedParent() override
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return countOfChildren(); }
    QAccessibleInterface *child(int index) const override
    {
        return index >= 0 && index < countOfChildren() ? childOf(keyOfChild(index)) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override;

protected:
    virtual int countOfChildren() const = 0;
    virtual int keyOfChild(int index) const = 0;
    virtual int indexOfKey(int key) const = 0;
    virtual QAccessibleInterface *make(int key) const = 0;
    QAccessibleInterface *childOf(int key) const
    {
        const auto known = m_children.constFind(key);
        if (known != m_children.cend())
            return QAccessible::accessibleInterface(*known);
        QAccessibleInterface *made = make(key);
        m_children.insert(key, QAccessible::registerAccessibleInterface(made));
        return made;
    }

private:
    mutable QHash<int, QAccessible::Id> m_children;
};

// One painted thing.
class Painted : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    Painted(QWidget *owner, int key) : m_owner(owner), m_key(key) {}

    int key() const { return m_key; }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_owner);
    }
    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    QWindow *window() const override
    {
        return m_owner ? m_owner->window()->windowHandle() : nullptr;
    }
    QRect rect() const override
    {
        const QRect place = localRect();
        return place.isEmpty() ? QRect()
                               : QRect(m_owner->mapToGlobal(place.topLeft()), place.size());
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface
                   ? static_cast<QAccessibleActionInterface *>(this)
                   : nullptr;
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

protected:
    virtual QRect localRect() const = 0;
    QWidget *owner() const { return m_owner; }
    void sayPlace(QAccessible::State &state) const
    {
        const QRect place = localRect();
        state.invisible = place.isEmpty();
        state.offscreen = !place.intersects(m_owner->rect());
    }

private:
    QPointer<QWidget> m_owner;
    int m_key;
};

int PaintedParent::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *painted = dynamic_cast<const Painted *>(child);
    return painted ? indexOfKey(painted->key()) : -1;
}

class RowAccess : public Painted
{
public:
    using Painted::Painted;

    CanvasPane *pane() const { return static_cast<CanvasPane *>(owner()); }
    bool isValid() const override { return owner() && pane()->rowOf(key()) >= 0; }
    QAccessible::Role role() const override
    {
        return pane()->rightSide() ? QAccessible::TreeItem : QAccessible::ListItem;
    }
    QString text(QAccessible::Text text) const override
    {
        if (!isValid())
            return {};
        if (text == QAccessible::Name)
            return pane()->spokenOf(key());
        return text == QAccessible::Description ? pane()->tipOf(key()) : QString();
    }
    QAccessible::State state() const override
    {
        QAccessible::State out;
        if (!isValid()) {
            out.invalid = true;
            return out;
        }
        CanvasScene &scene = pane()->scene();
        const bool right = pane()->rightSide();
        out.focusable = true;
        out.focused = pane()->hasFocus() && pane()->current() == key();
        out.active = out.focused;
        out.selectable = true;
        out.selected = right ? scene.isNodeSelected(key()) : scene.isColumnSelected(key());
        if (right && scene.fields().hasChildren(key())) {
            out.expandable = true;
            out.expanded = scene.fields().isExpanded(key());
            out.collapsed = !out.expanded;
        }
        sayPlace(out);
        return out;
    }
    QStringList actionNames() const override
    {
        QStringList out{pressAction(), setFocusAction()};
        if (state().expandable)
            out.append(toggleAction());
        return out;
    }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (name == toggleAction()) {
            pane()->scene().setExpanded(key(), !pane()->scene().fields().isExpanded(key()));
            return;
        }
        pane()->setFocus(Qt::OtherFocusReason);
        pane()->setCurrent(key());
        if (name == pressAction())
            Q_EMIT pane()->activated(key());
        else
            Q_EMIT pane()->currentMoved(key());
    }
    QString localizedActionDescription(const QString &name) const override
    {
        return name == pressAction()
                   ? word(QT_TRANSLATE_NOOP("CanvasAccess",
                                            "Takes a column, or sets the line being drawn here"))
               : name == toggleAction()
                   ? word(QT_TRANSLATE_NOOP("CanvasAccess", "Opens or closes what is inside"))
                   : QAccessibleActionInterface::localizedActionDescription(name);
    }

protected:
    QRect localRect() const override { return isValid() ? pane()->rectOf(key()) : QRect(); }
};

class PaneAccess : public PaintedParent
{
public:
    explicit PaneAccess(CanvasPane *pane)
        : PaintedParent(pane, pane->rightSide() ? QAccessible::Tree : QAccessible::List)
    {
    }
    CanvasPane *pane() const { return static_cast<CanvasPane *>(widget()); }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const int key = pane()->keyAtY(pane()->mapFromGlobal(QPoint(x, y)).y());
        return key < 0 ? nullptr : childOf(key);
    }
    QAccessibleInterface *focusChild() const override
    {
        return pane()->hasFocus() && pane()->current() >= 0 ? childOf(pane()->current()) : nullptr;
    }

protected:
    int countOfChildren() const override { return pane()->rowCount(); }
    int keyOfChild(int index) const override { return pane()->keyAt(index); }
    int indexOfKey(int key) const override { return pane()->rowOf(key); }
    QAccessibleInterface *make(int key) const override { return new RowAccess(pane(), key); }
};

// A mapping row's line; of a formula that reads several columns all of its lines together.
class LineAccess : public Painted
{
public:
    using Painted::Painted;

    CanvasGutter *gutter() const { return static_cast<CanvasGutter *>(owner()); }
    CanvasScene &scene() const { return gutter()->scene(); }
    bool isValid() const override
    {
        return owner() && key() < scene().rows().size() && !scene().lines().ofRow(key()).isEmpty();
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QString text(QAccessible::Text text) const override
    {
        return isValid() && text == QAccessible::Name ? scene().model().spokenRow(key())
                                                      : QString();
    }
    QAccessible::State state() const override
    {
        QAccessible::State out;
        if (!isValid()) {
            out.invalid = true;
            return out;
        }
        out.selectable = true;
        out.selected = scene().selection().contains(key());
        sayPlace(out);
        return out;
    }
    QStringList actionNames() const override { return {pressAction(), removeName()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (name == pressAction())
            scene().selectRow(key());
        else if (name == removeName() && !scene().rows().at(key()).target.isEmpty())
            scene().model().clearRows({key()});
    }
    QString localizedActionName(const QString &name) const override
    {
        return name == removeName() ? word(QT_TRANSLATE_NOOP("CanvasAccess", "Remove"))
                                    : QAccessibleActionInterface::localizedActionName(name);
    }
    QString localizedActionDescription(const QString &name) const override
    {
        return name == removeName() ? word(QT_TRANSLATE_NOOP("CanvasAccess", "Takes the line away"))
                                    : word(QT_TRANSLATE_NOOP("CanvasAccess", "Selects the line"));
    }

protected:
    QRect localRect() const override { return isValid() ? gutter()->rectOfRow(key()) : QRect(); }

private:
    static QString removeName() { return u"remove"_s; }
};

class LinesAccess : public PaintedParent
{
public:
    explicit LinesAccess(CanvasGutter *gutter) : PaintedParent(gutter, QAccessible::List) {}
    CanvasGutter *gutter() const { return static_cast<CanvasGutter *>(widget()); }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const int line = gutter()->lineAt(gutter()->mapFromGlobal(QPoint(x, y)));
        return line < 0 ? nullptr : childOf(gutter()->scene().lines().at(line).row);
    }

protected:
    int countOfChildren() const override
    {
        return static_cast<int>(gutter()->scene().linedRows().size());
    }
    int keyOfChild(int index) const override { return gutter()->scene().linedRows().at(index); }
    int indexOfKey(int key) const override
    {
        return static_cast<int>(gutter()->scene().linedRows().indexOf(key));
    }
    QAccessibleInterface *make(int key) const override { return new LineAccess(gutter(), key); }
};

QAccessibleInterface *makeAccess(const QString &, QObject *object)
{
    if (auto *pane = qobject_cast<CanvasPane *>(object))
        return new PaneAccess(pane);
    if (auto *gutter = qobject_cast<CanvasGutter *>(object))
        return new LinesAccess(gutter);
    return nullptr;
}

} // namespace

void installCanvasAccess()
{
    QAccessible::installFactory(makeAccess);
}

void tellEdit(CanvasGutter &gutter, int row)
{
    if (!QAccessible::isActive())
        return;
    const auto index = static_cast<int>(gutter.scene().linedRows().indexOf(row));
    QAccessibleEvent reordered(&gutter, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&reordered);
    if (index < 0)
        return;
    QAccessibleEvent renamed(&gutter, QAccessible::NameChanged);
    renamed.setChild(index);
    QAccessible::updateAccessibility(&renamed);
}

void tellExpansion(FieldPane &pane, int node)
{
    const int row = pane.rowOf(node);
    if (!QAccessible::isActive() || row < 0)
        return;
    QAccessible::State changed;
    changed.expanded = true;
    QAccessibleStateChangeEvent event(&pane, changed);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

} // namespace dfw::ui
