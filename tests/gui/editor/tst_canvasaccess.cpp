// SPDX-License-Identifier: Apache-2.0
// The canvas as assistive technology meets it: every row and every line with role, name, state and
// action.
#include "editor/canvasbody.h"
#include "gui/editor/canvasstage.h"
#include "style/appstyle.h"

#include <QAccessible>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::ui;

namespace {

QStringList namesIn(QAccessibleInterface *list)
{
    QStringList out;
    for (int i = 0; i < list->childCount(); ++i)
        out.append(list->child(i)->text(QAccessible::Name));
    return out;
}

} // namespace

class TestCanvasAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void everyColumnHasAName();
    void everyFieldHasItsPlaceInTheTree();
    void everyLineHasAName();
    void childrenStayTheSame();
    void placesAreOnTheScreen();
    void focusFollowsTheKeys();
    void openingIsKnown();
    void editsAreKnown();
    void fitIsSpoken();
    void actionsMap();
    void linesCanBeRemoved();

private:
    MappingCanvas &canvas() { return *m_stage->canvas; }
    QAccessibleInterface *columns() { return access(canvas().columnPane()); }
    QAccessibleInterface *fields() { return access(canvas().fieldPane()); }
    QAccessibleInterface *lines() { return access(canvas().gutter()); }
    static QAccessibleInterface *access(QWidget *widget)
    {
        return QAccessible::queryAccessibleInterface(widget);
    }
    QAccessibleInterface *field(const char *path)
    {
        const FieldRows &rows = canvas().scene().fields();
        return fields()->child(rows.rowOf(rows.find(QString::fromLatin1(path))));
    }

    std::unique_ptr<CanvasStage> m_stage;
};

void TestCanvasAccess::initTestCase()
{
    applyTheme(*qApp, Theme::Light);
}

void TestCanvasAccess::init()
{
    m_stage = std::make_unique<CanvasStage>(smallData());
    m_stage->model.connectColumn(u"TestID"_s, u"_id"_s);
    m_stage->model.connectColumn(u"Datefield"_s, u"person.birthDate"_s);
    m_stage->model.connectColumn(u"UpdatedAt"_s, u"personalEmail.primary"_s);
    m_stage->presenter.suggestions().set(
        {{.column = u"Phone"_s,
          .best = {.target = u"mobilePhone.number"_s, .score = 0.9, .reasons = {}},
          .others = {}}});
    m_stage->open(QSize(996, 700));
}

void TestCanvasAccess::cleanup()
{
    m_stage.reset();
}

void TestCanvasAccess::everyColumnHasAName()
{
    QCOMPARE(columns()->role(), QAccessible::List);
    QCOMPARE(columns()->text(QAccessible::Name), u"Columns"_s);
    const QStringList names = namesIn(columns());
    QCOMPARE(names.size(), 10);
    QCOMPARE(names.at(0), u"TestID, string, maps to _id"_s);
    QCOMPARE(names.at(1), u"Name, string, not mapped"_s);
    QCOMPARE(names.at(2), u"Datefield, date-time, maps to person.birthDate, look at it"_s);
    QCOMPARE(names.at(4), u"Phone, string, suggestion: mobilePhone.number, not mapped"_s);
    QCOMPARE(names.at(9), u"UpdatedAt, date-time, maps to personalEmail.primary, broken"_s);
    QCOMPARE(columns()->child(0)->role(), QAccessible::ListItem);
    // A sample is said of its own column only.
    QVERIFY(columns()->child(1)->text(QAccessible::Description).contains(u"Amina Diallo"_s));
    QVERIFY(!columns()->child(2)->text(QAccessible::Description).contains(u"Amina"_s));
}

void TestCanvasAccess::everyFieldHasItsPlaceInTheTree()
{
    QCOMPARE(fields()->role(), QAccessible::Tree);
    QCOMPARE(fields()->childCount(), canvas().scene().fields().count());
    QCOMPARE(field("_id")->text(QAccessible::Name),
             u"_id, string, level 1, required, from TestID"_s);
    QCOMPARE(field("person")->text(QAccessible::Name),
             u"person, object, level 1, 1 mapped inside"_s);
    QCOMPARE(field("person.name.lastName")->text(QAccessible::Name),
             u"lastName, string, level 3, not mapped"_s);
    QCOMPARE(field("person.birthDate")->text(QAccessible::Name),
             u"birthDate, date, level 2, from Datefield, look at it"_s);
    QVERIFY(
        field("person.birthDate")->text(QAccessible::Description).contains(u"The day of birth."_s));
    QCOMPARE(field("person")->role(), QAccessible::TreeItem);
    QVERIFY(field("person")->state().expandable);
    QVERIFY(field("person")->state().expanded);
    QVERIFY(!field("person.birthDate")->state().expandable);
    canvas().scene().setExpanded(canvas().scene().fields().find(u"person"_s), false);
    QVERIFY(field("person")->state().collapsed);
}

void TestCanvasAccess::everyLineHasAName()
{
    QCOMPARE(lines()->text(QAccessible::Name), u"Lines"_s);
    const QStringList names = namesIn(lines());
    QCOMPARE(names.size(), 4);
    QVERIFY(names.contains(u"TestID maps to _id"_s));
    const int date = static_cast<int>(names.indexOf(names.filter(u"Datefield"_s).value(0)));
    QVERIFY2(names.at(date).startsWith(u"Datefield maps to person.birthDate; "_s),
             qPrintable(names.at(date)));
    QVERIFY(names.at(date).contains(u"arning: "_s));
    QVERIFY(names.contains(u"Phone is not mapped; suggestion: mobilePhone.number"_s));
    QCOMPARE(lines()->child(0)->role(), QAccessible::ListItem);
    QVERIFY(!lines()->child(0)->state().selected);
    m_stage->selection.select(canvas().scene().linedRows().first());
    QVERIFY(lines()->child(0)->state().selected);
}

void TestCanvasAccess::childrenStayTheSame()
{
    QAccessibleInterface *const last = columns()->child(9);
    QCOMPARE(columns()->child(9), last);
    QCOMPARE(columns()->indexOfChild(last), 9);
    QCOMPARE(last->parent(), columns());
    canvas().setSearch(u"upd"_s, {});
    QCOMPARE(columns()->childCount(), 1);
    QCOMPARE(columns()->child(0), last);
    canvas().setSearch(u"name"_s, {});
    QVERIFY(!last->isValid());
    QVERIFY(last->state().invalid);
    QCOMPARE(last->text(QAccessible::Name), QString());
    canvas().setSearch({}, {});
    QVERIFY(last->isValid());
    QCOMPARE(columns()->child(-1), nullptr);
    QCOMPARE(columns()->child(10), nullptr);
}

void TestCanvasAccess::placesAreOnTheScreen()
{
    const QRect pane = columns()->rect();
    for (int i = 0; i < columns()->childCount(); ++i) {
        const QRect place = columns()->child(i)->rect();
        QVERIFY(pane.contains(place));
        QCOMPARE(columns()->childAt(place.center().x(), place.center().y()), columns()->child(i));
    }
    const QRect line = lines()->child(0)->rect();
    QVERIFY(line.width() > 50 && lines()->rect().contains(line));
    canvas().resize(996, 220);
    QVERIFY(columns()->child(9)->state().offscreen);
}

void TestCanvasAccess::focusFollowsTheKeys()
{
    canvas().columnPane()->setFocus();
    QTest::keyClick(canvas().columnPane(), Qt::Key_Home);
    QTest::keyClick(canvas().columnPane(), Qt::Key_Down);
    QCOMPARE(columns()->focusChild(), columns()->child(1));
    QVERIFY(columns()->child(1)->state().focused);
    QTest::keyClick(canvas().columnPane(), Qt::Key_Tab);
    QVERIFY(fields()->focusChild());
    QVERIFY(!columns()->focusChild());
}

void TestCanvasAccess::openingIsKnown()
{
    canvas().fieldPane()->setFocus();
    canvas().fieldPane()->setCurrent(canvas().scene().fields().find(u"person"_s));
    QVERIFY(field("person")->state().expanded);
    QTest::keyClick(canvas().fieldPane(), Qt::Key_Left);
    QVERIFY(field("person")->state().collapsed);
    QCOMPARE(fields()->focusChild(), field("person"));
}

void TestCanvasAccess::editsAreKnown()
{
    m_stage->model.connectColumn(u"City"_s, u"homeAddress.city"_s);
    QVERIFY(namesIn(lines()).contains(u"City maps to homeAddress.city"_s));
    QCOMPARE(field("homeAddress.city")->text(QAccessible::Name),
             u"city, string, level 2, from City"_s);
    m_stage->model.undoStack().undo();
    QVERIFY(!namesIn(lines()).contains(u"City maps to homeAddress.city"_s));
}

void TestCanvasAccess::fitIsSpoken()
{
    canvas().link().fromColumn(canvas().scene().columns().find(u"UpdatedAt"_s),
                               CanvasLink::By::Keys);
    QCOMPARE(field("_lumenretail.tier")->text(QAccessible::Name),
             u"tier, string, level 2, not mapped; fits"_s);
    QVERIFY(field("_lumenretail.loyaltyPoints")
                ->text(QAccessible::Name)
                .endsWith(u"; A date-time does not fit: integer takes whole numbers only."_s));
    QCOMPARE(field("person.birthDate")->text(QAccessible::Name).section(u"; "_s, 1),
             u"Replaces Datefield. A date-time goes into a date: the time of day is dropped."_s);
}

void TestCanvasAccess::actionsMap()
{
    QAccessibleActionInterface *name = columns()->child(1)->actionInterface();
    QVERIFY(name);
    QVERIFY(name->actionNames().contains(QAccessibleActionInterface::pressAction()));
    name->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY(canvas().link().isOn());
    QVERIFY(canvas().fieldPane()->hasFocus());
    field("person.name.fullName")
        ->actionInterface()
        ->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY(namesIn(lines()).contains(u"Name maps to person.name.fullName"_s));
    QAccessibleActionInterface *person = field("person")->actionInterface();
    QVERIFY(person->actionNames().contains(QAccessibleActionInterface::toggleAction()));
    person->doAction(QAccessibleActionInterface::toggleAction());
    QVERIFY(field("person")->state().collapsed);
    for (const QString &action : person->actionNames())
        QVERIFY(!person->localizedActionDescription(action).isEmpty());
}

void TestCanvasAccess::linesCanBeRemoved()
{
    const int before = lines()->childCount();
    QAccessibleActionInterface *first = lines()->child(0)->actionInterface();
    first->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_stage->selection.current(), canvas().scene().linedRows().first());
    QCOMPARE(first->actionNames().size(), 2);
    QCOMPARE(first->localizedActionName(first->actionNames().last()), u"Remove"_s);
    first->doAction(first->actionNames().last());
    QCOMPARE(lines()->childCount(), before - 1);
    QVERIFY(!namesIn(lines()).contains(u"TestID maps to _id"_s));
}

QTEST_MAIN(TestCanvasAccess)
#include "tst_canvasaccess.moc"
