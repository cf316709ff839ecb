// SPDX-License-Identifier: Apache-2.0
// Fields, the secret, IDs: what a user may read and carry away.
#include "guitest.h"

#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/inputs.h"
#include "widgets/requestdock.h"

#include <QAccessible>
#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace dfw::ui;

class TestFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dfw::test::useStyle(); }
    void init() { dfw::test::failOnWarnings(); }

    void errorReplacesTheHelp()
    {
        auto *edit = new QLineEdit;
        Field field(u"Organisation ID"_s, edit);
        field.setHelp(u"24 characters, then @AdobeOrg."_s);
        field.show();
        auto *message = field.findChild<QLabel *>(u"fieldMessage"_s);
        QCOMPARE(message->text(), u"24 characters, then @AdobeOrg."_s);
        QCOMPARE(edit->accessibleName(), u"Organisation ID"_s);
        field.setError(u"This looks like a name."_s);
        QCOMPARE(message->text(), u"This looks like a name."_s);
        QVERIFY(isBad(edit));
        QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(edit);
        QCOMPARE(reader->text(QAccessible::Description), u"Error: This looks like a name."_s);
        field.setError({});
        QVERIFY(!isBad(edit));
        QCOMPARE(reader->text(QAccessible::Description), u"24 characters, then @AdobeOrg."_s);
    }

    void optionalIsSaidAloud()
    {
        auto *edit = new QLineEdit;
        Field field(u"Description"_s, edit);
        field.setOptional();
        QCOMPARE(edit->accessibleName(), u"Description, optional"_s);
    }

    void mnemonicsAreNotReadAloud()
    {
        auto *edit = new QLineEdit;
        Field field(u"C&A file"_s, edit);
        QCOMPARE(edit->accessibleName(), u"CA file"_s);
        field.setOptional();
        QCOMPARE(edit->accessibleName(), u"CA file, optional"_s);
        field.setLabel(u"Rows && columns"_s);
        QCOMPARE(edit->accessibleName(), u"Rows & columns, optional"_s);
    }

    void secretNeverReachesTheClipboard_data()
    {
        QTest::addColumn<bool>("shown");
        QTest::newRow("hidden") << false;
        QTest::newRow("shown") << true;
    }

    void secretNeverReachesTheClipboard()
    {
        QFETCH(bool, shown);
        SecretEdit edit;
        edit.resize(300, 34);
        edit.show();
        QVERIFY(QTest::qWaitForWindowActive(&edit));
        QTest::keyClicks(&edit, u"planted-secret"_s);
        edit.setShown(shown);
        QClipboard *clipboard = QApplication::clipboard();
        clipboard->setText(u"before"_s);
        QTest::keyClick(&edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&edit, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(clipboard->text(), u"before"_s);
        QTest::keyClick(&edit, Qt::Key_Insert, Qt::ControlModifier);
        edit.selectAll();
        edit.copy();
        QCOMPARE(clipboard->text(), u"before"_s);
        // By mouse: a selection, and a try to drag it out.
        QTest::mousePress(&edit, Qt::LeftButton, {}, QPoint(12, 17));
        QTest::mouseMove(&edit, QPoint(120, 17));
        QTest::mouseRelease(&edit, Qt::LeftButton, {}, QPoint(120, 17));
        QTest::mouseDClick(&edit, Qt::LeftButton, {}, QPoint(30, 17));
        QVERIFY(!shown || !edit.hasSelectedText());
        QVERIFY(!edit.dragEnabled());
        if (clipboard->supportsSelection())
            QVERIFY(!clipboard->text(QClipboard::Selection).contains(u"planted"_s));
        edit.selectAll();
        edit.cut();
        QVERIFY(!clipboard->text().contains(u"planted"_s));
    }

    void secretKeepsNoHistory()
    {
        SecretEdit edit;
        edit.show();
        QVERIFY(QTest::qWaitForWindowActive(&edit));
        QTest::keyClicks(&edit, u"old"_s);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&edit, Qt::Key_Backspace);
        edit.setShown(true);
        QTest::keyClick(&edit, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(edit.text().isEmpty());
    }

    void secretHidesWhenLeft()
    {
        QWidget window;
        auto *edit = new SecretEdit(&window);
        auto *other = new QLineEdit(&window);
        edit->setGeometry(0, 0, 200, 34);
        other->setGeometry(0, 40, 200, 34);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        edit->setFocus();
        QTest::mouseClick(edit->eyeButton(), Qt::LeftButton);
        QVERIFY(edit->isShown());
        QCOMPARE(edit->eyeButton()->accessibleName(), u"Hide the secret"_s);
        // The eye can be reached and pressed by keyboard.
        QTest::keyClick(edit, Qt::Key_Tab);
        QTRY_VERIFY(edit->eyeButton()->hasFocus());
        QVERIFY(edit->isShown());
        QTest::keyClick(edit->eyeButton(), Qt::Key_Space);
        QVERIFY(!edit->isShown());
        QTest::keyClick(edit->eyeButton(), Qt::Key_Space);
        QVERIFY(edit->isShown());
        other->setFocus();
        QTRY_VERIFY(!edit->isShown());
        QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(edit);
        QVERIFY(reader->state().passwordEdit);
    }

    void idRowSaysCopiedAndTurnsBack()
    {
        IdRow row(u"6990abad-977d"_s);
        row.show();
        const QString rest = row.copyButton()->accessibleName();
        QTest::mouseClick(row.findChild<QWidget *>(u"copyButton"_s), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), u"6990abad-977d"_s);
        QCOMPARE(row.copyButton()->accessibleName(), u"Copied"_s);
        QTRY_COMPARE(row.copyButton()->accessibleName(), rest);
    }

    void searchClearsByEscape()
    {
        SearchEdit edit(u"Search columns"_s);
        edit.show();
        QVERIFY(QTest::qWaitForWindowActive(&edit));
        QTest::keyClicks(&edit, u"mail"_s);
        QTest::keyClick(&edit, Qt::Key_Escape);
        QVERIFY(edit.text().isEmpty());
        QCOMPARE(edit.accessibleName(), u"Search columns"_s);
    }

    void dockShowsAndCloses()
    {
        RequestDock dock;
        dock.resize(384, 600);
        dock.show();
        dock.setRequests({{u"POST"_s, u"/a/first"_s, {}, u"{}"_s}, {u"GET"_s, u"/b/second"_s}});
        QCOMPARE(dock.current(), 0);
        dock.setCurrent(1);
        dock.setRequests({{u"POST"_s, u"/a/first"_s}, {u"GET"_s, u"/b/second"_s}});
        QCOMPARE(dock.current(), 1);
        QSignalSpy closed(&dock, &RequestDock::closeRequested);
        QTest::mouseClick(dock.findChild<QWidget *>(u"closeDockButton"_s), Qt::LeftButton);
        QCOMPARE(closed.count(), 1);
        dock.setRequests({});
        QCOMPARE(dock.current(), -1);
    }
};

QTEST_MAIN(TestFields)
#include "tst_fields.moc"
