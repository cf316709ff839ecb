// SPDX-License-Identifier: Apache-2.0
// The mapping canvas with real mouse and key events, over real presenters.
#include "editor/canvasbody.h"
#include "editor/canvastip.h"
#include "gui/editor/canvasstage.h"
#include "style/appstyle.h"
#include "widgets/inputs.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::ui;

class TestCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_stage.reset(); }

    void dragRetargetDeleteUndoRedo();
    void dragFromAField();
    void lineIsPickedUpAtItsNearerEnd();
    void clickAndClick();
    void escapeCancels();
    void refusedDrop();
    void takenFieldSaysWhatItReplaces();
    void brokenRowsStay();
    void draggingScrollsAtTheEdge();
    void waitingOpensAParent();
    void keyboardMapsAll();
    void keyboardFromTheField();
    void typeAheadFinds();
    void treeKeys();
    void collapsedParentKeepsItsLines();
    void lineEndsFollowScrolling();
    void pillScrollsThere();
    void searchAnswers();
    void filters();
    void filterTenThousand();
    void selectionBothWays();
    void hoverStandsOut();
    void focusModeAndOrder();
    void zoomKeys();
    void suggestionsAreDashed();
    void formulaReadsItsColumns();
    void largeSchemaStartsClosed();
    void doubleClickEdits();
    void emptyPlan();
    void newColumnsCancel();
    void tabGoesRound();

private:
    MappingCanvas &canvas() { return *m_stage->canvas; }
    CanvasScene &scene() { return canvas().scene(); }
    void open(const StageData &data, const QSize &size = QSize(996, 700));
    QString target(const char *column);
    int node(const char *path) { return scene().fields().find(QString::fromLatin1(path)); }
    int column(const char *name) { return scene().columns().find(QString::fromLatin1(name)); }
    QPoint fieldPoint(const char *path, bool handle = true);
    QPoint columnPoint(const char *name, bool handle = true);
    void press(const QPoint &point);
    void move(const QPoint &point);
    void release(const QPoint &point);
    void drag(const QPoint &from, const QPoint &to);
    void click(const QPoint &point);
    void key(QWidget *widget, Qt::Key key) { QTest::keyClick(widget, key); }
    void type(QWidget *widget, const QString &text) { QTest::keyClicks(widget, text); }

    std::unique_ptr<CanvasStage> m_stage;
};

void TestCanvas::initTestCase()
{
    applyTheme(*qApp, Theme::Light);
}

void TestCanvas::init()
{
    open(smallData());
}

void TestCanvas::open(const StageData &data, const QSize &size)
{
    m_stage.reset();
    m_stage = std::make_unique<CanvasStage>(data);
    m_stage->open(size);
}

QString TestCanvas::target(const char *column)
{
    for (const MappingRow &row : m_stage->presenter.rows()) {
        if (row.kind == MappingKind::Column && row.source == QLatin1StringView(column))
            return row.target;
    }
    return u"no such row"_s;
}

// In the canvas's window: the handle of a row, or its middle.
QPoint TestCanvas::fieldPoint(const char *path, bool handle)
{
    FieldPane *pane = canvas().fieldPane();
    const QRect row = pane->rectOf(node(path));
    if (row.isEmpty())
        qFatal("%s is not shown", path);
    return pane->mapTo(canvas().window(), QPoint(handle ? 1 : row.width() / 2, row.center().y()));
}

QPoint TestCanvas::columnPoint(const char *name, bool handle)
{
    ColumnPane *pane = canvas().columnPane();
    const QRect row = pane->rectOf(column(name));
    if (row.isEmpty())
        qFatal("%s is not shown", name);
    return pane->mapTo(canvas().window(),
                       QPoint(handle ? row.right() : row.width() / 3, row.center().y()));
}

// Through the window, as the desktop sends them.
void TestCanvas::press(const QPoint &point)
{
    QTest::mousePress(canvas().windowHandle(), Qt::LeftButton, {}, point);
}

void TestCanvas::move(const QPoint &point)
{
    QTest::mouseMove(canvas().windowHandle(), point);
    QApplication::processEvents();
}

void TestCanvas::release(const QPoint &point)
{
    QTest::mouseRelease(canvas().windowHandle(), Qt::LeftButton, {}, point);
    QApplication::processEvents();
}

void TestCanvas::drag(const QPoint &from, const QPoint &to)
{
    press(from);
    move(from + (to - from) / 4);
    move(from + (to - from) / 2);
    move(to);
    release(to);
}

void TestCanvas::click(const QPoint &point)
{
    press(point);
    release(point);
}

void TestCanvas::dragRetargetDeleteUndoRedo()
{
    QUndoStack &undo = m_stage->model.undoStack();
    drag(columnPoint("Name"), fieldPoint("person.name.firstName"));
    QCOMPARE(target("Name"), u"person.name.firstName"_s);
    QCOMPARE(undo.undoText(), u"Map Name to person.name.firstName"_s);
    drag(fieldPoint("person.name.firstName"), fieldPoint("person.name.fullName"));
    QCOMPARE(target("Name"), u"person.name.fullName"_s);
    key(canvas().fieldPane(), Qt::Key_Delete);
    QCOMPARE(target("Name"), QString());
    QCOMPARE(undo.count(), 3);
    undo.undo();
    QCOMPARE(target("Name"), u"person.name.fullName"_s);
    undo.undo();
    QCOMPARE(target("Name"), u"person.name.firstName"_s);
    undo.undo();
    QCOMPARE(target("Name"), QString());
    undo.redo();
    QCOMPARE(target("Name"), u"person.name.firstName"_s);
    QCOMPARE(scene().lines().all().size(), 1);
}

void TestCanvas::dragFromAField()
{
    drag(fieldPoint("personalEmail.address"), columnPoint("Email"));
    QCOMPARE(target("Email"), u"personalEmail.address"_s);
    // Rows can be grabbed as well as handles, and dropped on.
    drag(columnPoint("City", false), fieldPoint("homeAddress.city", false));
    QCOMPARE(target("City"), u"homeAddress.city"_s);
}

void TestCanvas::lineIsPickedUpAtItsNearerEnd()
{
    m_stage->model.connectColumn(u"City"_s, u"homeAddress.city"_s);
    QApplication::processEvents();
    const auto pointOf = [&](double t) {
        for (const DrawnLine &line : canvas().gutter()->layout().lines) {
            if (line.shape == DrawnLine::Curve)
                return canvas().gutter()->mapTo(canvas().window(),
                                                canvas().gutter()->curveOf(line).at(t).toPoint());
        }
        qFatal("no curve");
    };
    drag(pointOf(0.8), fieldPoint("homeAddress.street1"));
    QCOMPARE(target("City"), u"homeAddress.street1"_s);
    drag(pointOf(0.2), columnPoint("Country"));
    QCOMPARE(target("City"), QString());
    QCOMPARE(target("Country"), u"homeAddress.street1"_s);
    click(pointOf(0.5));
    QCOMPARE(m_stage->selection.rows().size(), 1);
    key(canvas().fieldPane(), Qt::Key_Delete);
    QCOMPARE(target("Country"), QString());
}

void TestCanvas::clickAndClick()
{
    const QSignalSpy hints(&canvas(), &MappingCanvas::hint);
    click(columnPoint("Phone"));
    QVERIFY(canvas().link().isOn());
    QCOMPARE(hints.last().first().toString().left(24), u"Phone › choose a field. "_s);
    move(fieldPoint("mobilePhone.number", false));
    QCOMPARE(canvas().link().over(), node("mobilePhone.number"));
    QCOMPARE(hints.last().first().toString(),
             u"Phone › mobilePhone.number · Let go to map it as text."_s);
    click(fieldPoint("mobilePhone.number", false));
    QCOMPARE(target("Phone"), u"mobilePhone.number"_s);
    QVERIFY(!canvas().link().isOn());
    QCOMPARE(hints.last().first().toString(), QString());
    // A click on a row only selects it.
    click(columnPoint("Phone", false));
    QVERIFY(!canvas().link().isOn());
    QCOMPARE(m_stage->selection.rows().size(), 1);
}

void TestCanvas::escapeCancels()
{
    press(columnPoint("Phone"));
    move(fieldPoint("mobilePhone.number"));
    QVERIFY(canvas().link().isOn());
    key(canvas().columnPane(), Qt::Key_Escape);
    QVERIFY(!canvas().link().isOn());
    release(fieldPoint("mobilePhone.number"));
    QCOMPARE(target("Phone"), QString());
    // Beside everything nothing happens.
    const QPoint nowhere(canvas().width() / 2, canvas().height() - 20);
    drag(columnPoint("Phone"), nowhere);
    QVERIFY(!canvas().link().isOn());
    click(columnPoint("Phone"));
    click(nowhere);
    QVERIFY(!canvas().link().isOn());
    QCOMPARE(m_stage->model.undoStack().count(), 0);
}

void TestCanvas::refusedDrop()
{
    auto *tip = canvas().findChild<CanvasTip *>(u"canvasTip"_s);
    const QSignalSpy hints(&canvas(), &MappingCanvas::hint);
    const QPoint wrong = fieldPoint("personalEmail.primary");
    press(columnPoint("UpdatedAt"));
    move(wrong + QPoint(-80, 0));
    QVERIFY(canvas().fieldPane()->handleOf(node("_lumenretail.tier")).offers);
    QVERIFY(!canvas().fieldPane()->handleOf(node("personalEmail.primary")).offers);
    move(wrong);
    QVERIFY(tip->isVisible());
    QCOMPARE(tip->text(), u"A date-time does not fit: boolean takes true or false only."_s);
    release(wrong);
    QCOMPARE(target("UpdatedAt"), QString());
    QVERIFY(!canvas().link().isOn());
    QVERIFY(!tip->isVisible());
    QCOMPARE(m_stage->model.undoStack().count(), 0);
    // By click and click it may be set elsewhere.
    click(columnPoint("UpdatedAt"));
    click(wrong);
    QVERIFY(canvas().link().isOn());
    click(fieldPoint("_lumenretail.tier"));
    QCOMPARE(target("UpdatedAt"), u"_lumenretail.tier"_s);
}

void TestCanvas::takenFieldSaysWhatItReplaces()
{
    m_stage->model.connectColumn(u"Name"_s, u"person.name.fullName"_s);
    QApplication::processEvents();
    auto *tip = canvas().findChild<CanvasTip *>(u"canvasTip"_s);
    const QPoint taken = fieldPoint("person.name.fullName");
    press(columnPoint("City"));
    move(taken + QPoint(-60, 0));
    move(taken);
    QCOMPARE(tip->text(), u"Replaces Name."_s);
    release(taken);
    QCOMPARE(target("City"), u"person.name.fullName"_s);
    QCOMPARE(target("Name"), QString());
    QCOMPARE(m_stage->model.undoStack().undoText(),
             u"Map City to person.name.fullName instead of Name"_s);
    // The same once more changes nothing.
    drag(columnPoint("City"), fieldPoint("person.name.fullName"));
    QCOMPARE(m_stage->model.undoStack().count(), 2);
}

void TestCanvas::brokenRowsStay()
{
    StageData data = smallData();
    data.rows = {{MappingKind::Column, u"City"_s, u"nowhere.at.all"_s}};
    open(data);
    QCOMPARE(scene().lines().all().size(), 1);
    QCOMPARE(scene().lines().at(0).node, -1);
    QCOMPARE(scene().lines().at(0).kind, LineKind::Broken);
    drag(columnPoint("City"), fieldPoint("homeAddress.city"));
    // The broken row is not lost: it was not asked about.
    QCOMPARE(m_stage->presenter.rows().first().target, u"nowhere.at.all"_s);
    QCOMPARE(scene().lines().all().size(), 2);
}

void TestCanvas::draggingScrollsAtTheEdge()
{
    open(largeData(30, 400, 0), QSize(996, 400));
    scene().setExpanded(node("group000"), true);
    QScrollBar *bar = canvas().fieldPane()->bar();
    QCOMPARE(bar->value(), 0);
    const QPoint bottom(canvas().width() - 100, canvas().height() - 6);
    press(columnPoint("column_0000"));
    move(QPoint(canvas().width() / 2, 200));
    move(bottom);
    QTRY_VERIFY(bar->value() > 100);
    const int over = canvas().link().over();
    QTRY_VERIFY(canvas().link().over() > over); // the rows move below the pointer
    release(bottom);
    QCOMPARE(target("column_0000").left(9), u"group000."_s);
    QVERIFY(!canvas().link().isOn());
}

void TestCanvas::waitingOpensAParent()
{
    scene().setExpanded(node("homeAddress"), false);
    const QPoint parent = fieldPoint("homeAddress", false);
    press(columnPoint("City"));
    move(parent + QPoint(-300, 0));
    move(parent);
    QTRY_VERIFY(scene().fields().isExpanded(node("homeAddress")));
    move(fieldPoint("homeAddress.city"));
    release(fieldPoint("homeAddress.city"));
    QCOMPARE(target("City"), u"homeAddress.city"_s);
}

void TestCanvas::keyboardMapsAll()
{
    ColumnPane *left = canvas().columnPane();
    FieldPane *right = canvas().fieldPane();
    left->setFocus();
    key(left, Qt::Key_Home);
    const QList<std::pair<QString, const char *>> pairs{
        {u"_id"_s, "TestID"},    {u"full"_s, "Name"},       {u"birth"_s, "Datefield"},
        {u"addr"_s, "Email"},    {u"number"_s, "Phone"},    {u"country"_s, "Country"},
        {u"city"_s, "City"},     {u"postal"_s, "Postcode"}, {u"loyalty"_s, "Points"},
        {u"tier"_s, "UpdatedAt"}};
    for (const auto &[letters, name] : pairs) {
        QVERIFY(left->hasFocus());
        QCOMPARE(left->current(), column(name));
        key(left, Qt::Key_Return);
        QVERIFY(right->hasFocus());
        key(right, Qt::Key_Home);
        if (letters != "_id"_L1)
            type(right, letters);
        key(right, Qt::Key_Return);
        key(left, Qt::Key_Down);
    }
    QCOMPARE(target("TestID"), u"_id"_s);
    QCOMPARE(target("Name"), u"person.name.fullName"_s);
    QCOMPARE(target("Datefield"), u"person.birthDate"_s);
    QCOMPARE(target("Email"), u"personalEmail.address"_s);
    QCOMPARE(target("Phone"), u"mobilePhone.number"_s);
    QCOMPARE(target("Country"), u"homeAddress.countryCode"_s);
    QCOMPARE(target("City"), u"homeAddress.city"_s);
    QCOMPARE(target("Postcode"), u"homeAddress.postalCode"_s);
    QCOMPARE(target("Points"), u"_lumenretail.loyaltyPoints"_s);
    QCOMPARE(target("UpdatedAt"), u"_lumenretail.tier"_s);
    QCOMPARE(m_stage->model.undoStack().count(), 10);
    // And takes one off.
    key(left, Qt::Key_Home);
    key(left, Qt::Key_Delete);
    QCOMPARE(target("TestID"), QString());
}

void TestCanvas::keyboardFromTheField()
{
    FieldPane *right = canvas().fieldPane();
    ColumnPane *left = canvas().columnPane();
    const QSignalSpy hints(&canvas(), &MappingCanvas::hint);
    right->setFocus();
    right->setCurrent(node("_lumenretail.tier"));
    key(right, Qt::Key_Return);
    QVERIFY(left->hasFocus());
    type(left, u"City"_s);
    QCOMPARE(hints.last().first().toString(),
             u"City › _lumenretail.tier · Enter maps it as text."_s);
    key(left, Qt::Key_Return);
    QCOMPARE(target("City"), u"_lumenretail.tier"_s);
    QVERIFY(right->hasFocus());
    // A taken field's line is picked up and set elsewhere.
    key(right, Qt::Key_Return);
    QCOMPARE(canvas().link().row(), m_stage->selection.current());
    type(right, u"gender"_s);
    key(right, Qt::Key_Return);
    QCOMPARE(target("City"), u"person.gender"_s);
    QVERIFY(right->hasFocus());
    // A refused one says why and stays.
    left->setFocus();
    left->setCurrent(column("UpdatedAt"));
    key(left, Qt::Key_Return);
    right->setCurrent(node("personalEmail.address"));
    key(right, Qt::Key_Down);
    key(right, Qt::Key_Return);
    QCOMPARE(hints.last().first().toString(),
             u"A date-time does not fit: boolean takes true or false only."_s);
    QVERIFY(canvas().link().isOn());
    key(right, Qt::Key_Escape);
    QVERIFY(left->hasFocus());
    QCOMPARE(target("UpdatedAt"), QString());
}

void TestCanvas::typeAheadFinds()
{
    ColumnPane *left = canvas().columnPane();
    left->setFocus();
    key(left, Qt::Key_Home);
    type(left, u"po"_s);
    QCOMPARE(left->current(), column("Postcode"));
    type(left, u"i"_s);
    QCOMPARE(left->current(), column("Points"));
    QCOMPARE(m_stage->selection.current(), scene().rowOfColumn(column("Points")));
}

void TestCanvas::treeKeys()
{
    FieldPane *right = canvas().fieldPane();
    right->setFocus();
    right->setCurrent(node("person.name.firstName"));
    key(right, Qt::Key_Left);
    QCOMPARE(right->current(), node("person.name"));
    key(right, Qt::Key_Left);
    QVERIFY(!scene().fields().isExpanded(node("person.name")));
    key(right, Qt::Key_Left);
    QCOMPARE(right->current(), node("person"));
    key(right, Qt::Key_Down);
    key(right, Qt::Key_Up);
    QCOMPARE(right->current(), node("person"));
    key(right, Qt::Key_End);
    QCOMPARE(right->current(), node("personalEmail.primary"));
    key(right, Qt::Key_PageUp);
    QVERIFY(right->current() < node("personalEmail.primary"));
    key(right, Qt::Key_Home);
    QCOMPARE(right->current(), node("_id"));
    right->setCurrent(node("person.name"));
    key(right, Qt::Key_Right);
    QVERIFY(scene().fields().isExpanded(node("person.name")));
    key(right, Qt::Key_Right);
    QCOMPARE(right->current(), node("person.name.firstName"));
    // Closed over the focus: it goes to the parent.
    scene().setExpanded(node("person"), false);
    QCOMPARE(right->current(), node("person"));
}

void TestCanvas::collapsedParentKeepsItsLines()
{
    m_stage->model.connectColumn(u"City"_s, u"homeAddress.city"_s);
    m_stage->model.connectColumn(u"Country"_s, u"homeAddress.countryCode"_s);
    QApplication::processEvents();
    const QRect parent = canvas().fieldPane()->rectOf(node("homeAddress"));
    QTest::mouseClick(
        canvas().windowHandle(), Qt::LeftButton, {},
        canvas().fieldPane()->mapTo(canvas().window(), QPoint(30, parent.center().y())));
    QVERIFY(!scene().fields().isExpanded(node("homeAddress")));
    QCOMPARE(scene().linesInside(node("homeAddress")), 2);
    const Handle handle = canvas().fieldPane()->handleOf(node("homeAddress"));
    QCOMPARE(handle.shape, Handle::Bar);
    const double y =
        canvas().gutter()->fieldHandle(scene().fields().rowOf(node("homeAddress"))).y();
    QCOMPARE(canvas().gutter()->layout().curves, 2);
    for (const DrawnLine &line : canvas().gutter()->layout().lines)
        QCOMPARE(line.to, y);
}

void TestCanvas::lineEndsFollowScrolling()
{
    open(largeData(200, 300, 150), QSize(996, 500));
    scene().setExpanded(node("group000"), true);
    for (const int by : {0, 7, 33, 111}) {
        canvas().columnPane()->bar()->setValue(by);
        canvas().fieldPane()->bar()->setValue(by * 2);
        int curves = 0;
        for (const DrawnLine &line : canvas().gutter()->layout().lines) {
            if (line.shape != DrawnLine::Curve)
                continue;
            ++curves;
            const CanvasLine &one = scene().lines().at(line.line);
            const QRect from = canvas().columnPane()->rectOf(one.column);
            const QRect to = canvas().fieldPane()->rectOf(
                scene().fields().at(scene().fields().anchorOf(one.node)));
            QCOMPARE(line.from, from.top() + from.height() / 2.0);
            QCOMPARE(line.to, to.top() + to.height() / 2.0);
        }
        QVERIFY(curves > 3);
    }
}

void TestCanvas::pillScrollsThere()
{
    open(largeData(200, 300, 150), QSize(996, 500));
    QVERIFY(!canvas().gutter()->pills().isEmpty());
    const CanvasGutter::Pill pill = canvas().gutter()->pills().first();
    QVERIFY(pill.row >= 0);
    CanvasPane *pane =
        pill.ofFields ? static_cast<CanvasPane *>(canvas().fieldPane()) : canvas().columnPane();
    QVERIFY(!pane->window().shows(pill.row));
    click(canvas().gutter()->mapTo(canvas().window(), pill.place.center()));
    QVERIFY(pane->window().shows(pill.row));
}

void TestCanvas::searchAnswers()
{
    auto *fields = canvas().findChild<SearchEdit *>(u"fieldSearch"_s);
    auto *columns = canvas().findChild<SearchEdit *>(u"columnSearch"_s);
    QVERIFY(fields && columns);
    const int all = scene().fields().count();
    type(fields, u"name"_s);
    QCOMPARE(scene().fields().count(), 5); // person, name and its three
    type(columns, u"EMAIL"_s);
    QCOMPARE(scene().columns().count(), 1);
    QCOMPARE(canvas().columnPane()->current(), column("Email"));
    // What is found can be mapped.
    drag(columnPoint("Email"), fieldPoint("person.name.fullName"));
    QCOMPARE(target("Email"), u"person.name.fullName"_s);
    key(fields, Qt::Key_Escape);
    QCOMPARE(scene().fields().count(), all);
    canvas().setSearch(u"nothing"_s, u"nothing"_s);
    QCOMPARE(scene().columns().count(), 0);
    QCOMPARE(canvas().columnPane()->current(), -1);
    (void)canvas().grab();
    key(canvas().columnPane(), Qt::Key_Down);
    key(canvas().columnPane(), Qt::Key_Return);
    QVERIFY(!canvas().link().isOn());
}

void TestCanvas::filters()
{
    m_stage->model.connectColumn(u"TestID"_s, u"_id"_s);
    m_stage->model.connectColumn(u"UpdatedAt"_s, u"personalEmail.primary"_s);
    Mapping rows = m_stage->presenter.rows();
    rows.append({MappingKind::Expression, u"upper(City)"_s, u"homeAddress.city"_s});
    m_stage->model.setRows(rows, u"Add"_s);
    m_stage->presenter.suggestions().set(
        {{.column = u"Phone"_s,
          .best = {.target = u"mobilePhone.number"_s, .score = 0.9, .reasons = {}},
          .others = {}}});
    const auto columnsShown = [&] {
        QStringList out;
        for (int i = 0; i < scene().columns().count(); ++i)
            out.append(scene().columns().all().at(scene().columns().at(i)).name);
        return out;
    };
    const auto leavesShown = [&] {
        QStringList out;
        for (int i = 0; i < scene().fields().count(); ++i) {
            const SchemaField &field = scene().fields().field(scene().fields().at(i));
            if (field.isLeaf())
                out.append(field.path);
        }
        return out;
    };
    canvas().setFilter(MappingFilter::Required);
    QCOMPARE(columnsShown(), QStringList{u"TestID"_s});
    QCOMPARE(leavesShown(), QStringList{u"_id"_s});
    canvas().setFilter(MappingFilter::Calculated);
    QCOMPARE(columnsShown(), QStringList{u"City"_s});
    QCOMPARE(leavesShown(), QStringList{u"homeAddress.city"_s});
    canvas().setFilter(MappingFilter::Suggested);
    QCOMPARE(columnsShown(), QStringList{u"Phone"_s});
    QCOMPARE(leavesShown(), QStringList{u"mobilePhone.number"_s});
    canvas().setFilter(MappingFilter::Broken);
    QCOMPARE(columnsShown(), QStringList{u"UpdatedAt"_s});
    QCOMPARE(leavesShown(), QStringList{u"personalEmail.primary"_s});
    canvas().setFilter(MappingFilter::Unmapped);
    QCOMPARE(columnsShown().size(), 7);
    QVERIFY(!leavesShown().contains(u"_id"_s));
    // It stays true while rows are mapped.
    m_stage->model.connectColumn(u"Email"_s, u"personalEmail.address"_s);
    QVERIFY(!columnsShown().contains(u"Email"_s));
    canvas().setFilter(MappingFilter::All);
    QCOMPARE(columnsShown().size(), 10);
}

void TestCanvas::filterTenThousand()
{
    open(largeData(5000, 10'000, 2000), QSize(1400, 900));
    auto *search = canvas().findChild<SearchEdit *>(u"fieldSearch"_s);
    type(search, u"field42"_s);
    QCOMPARE(scene().fields().count(), 200); // a field and its parent in each group
    QTest::keyClick(search, Qt::Key_Backspace);
    QVERIFY(scene().fields().count() > 1000);
    search->clear();
    QCOMPARE(scene().fields().count(), 100);
}

void TestCanvas::selectionBothWays()
{
    m_stage->model.connectColumn(u"City"_s, u"homeAddress.city"_s);
    const int row = m_stage->selection.current();
    click(columnPoint("City", false));
    const int city = scene().rowOfColumn(column("City"));
    QVERIFY(city != row || row < 0);
    QCOMPARE(m_stage->selection.rows(), QList<int>{city});
    QVERIFY(scene().isNodeSelected(node("homeAddress.city")));
    click(fieldPoint("homeAddress.street1", false));
    QVERIFY(m_stage->selection.rows().isEmpty());
    QVERIFY(!scene().isColumnSelected(column("City")));
    click(fieldPoint("homeAddress.city", false));
    QCOMPARE(m_stage->selection.current(), city);
    QVERIFY(scene().isColumnSelected(column("City")));
    // From elsewhere: what is selected comes into sight.
    m_stage->selection.clear();
    scene().setExpanded(node("homeAddress"), false);
    canvas().findChild<SearchEdit *>(u"fieldSearch"_s)->setFocus();
    m_stage->selection.select(city);
    QVERIFY(scene().fields().isExpanded(node("homeAddress")));
    QCOMPARE(canvas().fieldPane()->current(), node("homeAddress.city"));
    QVERIFY(scene().isLineSelected(0));
}

void TestCanvas::hoverStandsOut()
{
    m_stage->model.connectColumn(u"City"_s, u"homeAddress.city"_s);
    QApplication::processEvents();
    move(columnPoint("Country", false));
    move(columnPoint("City", false));
    QTRY_COMPARE(scene().hovered().column, column("City"));
    QVERIFY(scene().isLineHovered(0));
    QVERIFY(m_stage->selection.rows().isEmpty()); // looking is not choosing
    move(fieldPoint("homeAddress.city", false));
    QTRY_COMPARE(scene().hovered().node, node("homeAddress.city"));
    QVERIFY(scene().isLineHovered(0));
    move(fieldPoint("_id", false));
    QTRY_COMPARE(scene().hovered().node, node("_id"));
    QVERIFY(!scene().isLineHovered(0));
}

void TestCanvas::focusModeAndOrder()
{
    m_stage->model.connectColumn(u"TestID"_s, u"personalEmail.address"_s);
    m_stage->model.connectColumn(u"UpdatedAt"_s, u"_lumenretail.tier"_s);
    canvas().setFocusMode(true);
    m_stage->selection.clear();
    QCOMPARE(canvas().gutter()->layout().lines.size(), 0);
    m_stage->selection.select(0);
    QCOMPARE(canvas().gutter()->layout().lines.size(), 1);
    canvas().setFocusMode(false);
    QCOMPARE(canvas().gutter()->layout().lines.size(), 2);
    canvas().sortByField(true);
    QCOMPARE(scene().columns().at(0), column("UpdatedAt"));
    QCOMPARE(scene().columns().at(1), column("TestID"));
    canvas().sortByField(false);
    QCOMPARE(scene().columns().at(0), column("TestID"));
}

void TestCanvas::zoomKeys()
{
    canvas().columnPane()->setFocus();
    const int high = canvas().columnPane()->look().rowHeight;
    QTest::keyClick(canvas().columnPane(), Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(canvas().columnPane(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(canvas().columnPane()->look().rowHeight > high);
    QCOMPARE(canvas().columnPane()->look().rowHeight, canvas().fieldPane()->look().rowHeight);
    QTest::keyClick(canvas().columnPane(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(canvas().columnPane()->look().rowHeight, high);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(canvas().columnPane(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(canvas().zoom(), 0.6);
}

void TestCanvas::suggestionsAreDashed()
{
    m_stage->presenter.suggestions().set(
        {{.column = u"Phone"_s,
          .best = {.target = u"mobilePhone.number"_s, .score = 0.9, .reasons = {}},
          .others = {}}});
    QCOMPARE(scene().lines().all().size(), 1);
    const CanvasLine line = scene().lines().at(0);
    QCOMPARE(line.kind, LineKind::Suggestion);
    QCOMPARE(lineSign(line), u"wand"_s);
    QCOMPARE(linePen(Qt::black, line.kind, 1).style(), Qt::CustomDashLine);
    QVERIFY(!scene().lines().isMapped(column("Phone")));
    // Enter twice takes it.
    canvas().columnPane()->setFocus();
    canvas().columnPane()->setCurrent(column("Phone"));
    key(canvas().columnPane(), Qt::Key_Return);
    QCOMPARE(canvas().fieldPane()->current(), node("mobilePhone.number"));
    key(canvas().fieldPane(), Qt::Key_Return);
    QCOMPARE(target("Phone"), u"mobilePhone.number"_s);
    QCOMPARE(scene().lines().at(0).kind, LineKind::Direct);
}

void TestCanvas::formulaReadsItsColumns()
{
    Mapping rows = m_stage->presenter.rows();
    rows.append(
        {MappingKind::Expression, u"concat(Name, \" Email \", City)"_s, u"person.name.fullName"_s});
    rows.append({MappingKind::Expression, u"now()"_s, u"person.birthDate"_s});
    rows.append({MappingKind::Constant, u"gold"_s, u"_lumenretail.tier"_s});
    m_stage->model.setRows(rows, u"Add"_s);
    const int name = scene().lines().ofColumn(column("Name")).value(0, -1);
    QVERIFY(name >= 0);
    QCOMPARE(scene().lines().at(name).kind, LineKind::Formula);
    QCOMPARE(scene().lines().ofColumn(column("City")).size(), 1);
    QVERIFY(scene().lines().ofColumn(column("Email")).isEmpty()); // a text, no column
    // Something inside a column is the column's.
    rows.append({MappingKind::Expression, u"upper(Phone.number)"_s, u"mobilePhone.number"_s});
    m_stage->model.setRows(rows, u"Add"_s);
    QCOMPARE(scene().lines().ofColumn(column("Phone")).size(), 1);
    m_stage->model.undoStack().undo();
    // Delete at a column takes its own line, not the formula that reads it.
    m_stage->model.connectColumn(u"Name"_s, u"person.name.lastName"_s);
    canvas().columnPane()->setFocus();
    canvas().columnPane()->setCurrent(column("Name"));
    scene().selectColumn(column("Name"));
    key(canvas().columnPane(), Qt::Key_Delete);
    QCOMPARE(target("Name"), QString());
    QCOMPARE(scene().lines().ofColumn(column("Name")).size(), 1);
    int chips = 0;
    for (const DrawnLine &line : canvas().gutter()->layout().lines)
        chips += line.shape == DrawnLine::Chip ? 1 : 0;
    QCOMPARE(chips, 2);
    // Its end can be moved as any other's.
    drag(fieldPoint("_lumenretail.tier"), fieldPoint("homeAddress.street1"));
    QCOMPARE(m_stage->presenter.rows().last().target, u"homeAddress.street1"_s);
    (void)canvas().grab();
}

void TestCanvas::largeSchemaStartsClosed()
{
    open(largeData(500, 10'000, 200));
    QCOMPARE(scene().fields().count(), 100);
    QVERIFY(!canvas().gutter()->layout().bundles.isEmpty() ||
            canvas().gutter()->layout().curves > 0);
    // A row deep inside is found all the same.
    m_stage->selection.select(150);
    const int target = scene().fields().find(m_stage->presenter.rows().at(150).target);
    QVERIFY(scene().fields().rowOf(target) >= 0);
    QVERIFY(canvas().fieldPane()->window().shows(scene().fields().rowOf(target)));
    QVERIFY(canvas().columnPane()->window().shows(
        scene().columns().rowOf(scene().lines().at(scene().lines().ofRow(150).first()).column)));
}

void TestCanvas::doubleClickEdits()
{
    m_stage->model.connectColumn(u"City"_s, u"homeAddress.city"_s);
    QApplication::processEvents();
    const QSignalSpy edits(&canvas(), &MappingCanvas::editRequested);
    QTest::mouseDClick(canvas().windowHandle(), Qt::LeftButton, {},
                       fieldPoint("homeAddress.city", false));
    QCOMPARE(edits.size(), 1);
    QCOMPARE(edits.first().first().toInt(), scene().rowOfColumn(column("City")));
    QVERIFY(!canvas().link().isOn());
}

// Signed in to nothing yet: no columns, no fields, and nothing to go wrong.
void TestCanvas::emptyPlan()
{
    FlowPlan empty;
    m_stage->keeper.open(empty, {});
    m_stage->presenter.load();
    QTRY_COMPARE(scene().columns().all().size(), 0);
    (void)canvas().grab();
    for (QWidget *pane : {static_cast<QWidget *>(canvas().columnPane()),
                          static_cast<QWidget *>(canvas().fieldPane())}) {
        for (const Qt::Key one : {Qt::Key_Down, Qt::Key_Left, Qt::Key_Return, Qt::Key_Delete})
            key(pane, one);
    }
    drag(QPoint(100, 200), QPoint(800, 300));
    QVERIFY(!canvas().link().isOn());
}

// What is being drawn ends when its columns go.
void TestCanvas::newColumnsCancel()
{
    canvas().link().fromColumn(column("UpdatedAt"), CanvasLink::By::Keys);
    FlowPlan plan = m_stage->keeper.plan();
    plan.source.columns = plan.source.columns.mid(0, 3);
    m_stage->keeper.edit(presenters::PlanKeeper::Section::Columns, plan);
    QVERIFY(!canvas().link().isOn());
    QCOMPARE(scene().columns().all().size(), 3);
    (void)canvas().grab();
}

void TestCanvas::tabGoesRound()
{
    auto *columns = canvas().findChild<SearchEdit *>(u"columnSearch"_s);
    columns->setFocus();
    const QList<QWidget *> order{canvas().findChild<SearchEdit *>(u"fieldSearch"_s),
                                 canvas().columnPane(), canvas().fieldPane()};
    for (QWidget *next : order) {
        key(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), next);
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), canvas().columnPane());
}

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
