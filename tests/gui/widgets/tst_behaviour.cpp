// SPDX-License-Identifier: Apache-2.0
// Rail, segments, problem bar, tables and dialogs by real keys and clicks.
#include "guitest.h"

#include "widgets/button.h"
#include "widgets/cellroles.h"
#include "widgets/confirm.h"
#include "widgets/pageframe.h"
#include "widgets/places.h"
#include "widgets/segments.h"
#include "widgets/steprail.h"
#include "widgets/tableview.h"
#include "widgets/timeline.h"

#include <QAccessible>
#include <QDialog>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace dfw::ui;

class TestBehaviour : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dfw::test::useStyle(); }
    void init() { dfw::test::failOnWarnings(); }

    void railMovesByArrowsAndGoesByEnter()
    {
        StepRail rail;
        rail.setSteps({{u"Connect"_s, u"dev"_s, StepState::Done},
                       {u"Source"_s, u"BigQuery"_s, StepState::Done},
                       {u"Columns"_s, {}, StepState::Current},
                       {u"Target"_s}});
        rail.resize(rail.sizeHint());
        rail.show();
        QVERIFY(QTest::qWaitForWindowActive(&rail));
        QSignalSpy requested(&rail, &StepRail::stepRequested);
        rail.button(2)->setFocus();
        QTest::keyClick(rail.button(2), Qt::Key_Up);
        QTRY_VERIFY(rail.button(1)->hasFocus());
        QTest::keyClick(rail.button(1), Qt::Key_Return);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested.takeFirst().first().toInt(), 1);
        QTest::keyClick(rail.button(1), Qt::Key_End);
        QTRY_VERIFY(rail.button(3)->hasFocus());
        QTest::keyClick(rail.button(3), Qt::Key_Return);
        QTest::mouseClick(rail.button(3), Qt::LeftButton);
        QTest::mouseClick(rail.button(2), Qt::LeftButton);
        QCOMPARE(requested.count(), 0);
        QTest::mouseClick(rail.findChild<QWidget *>(u"railStep0"_s), Qt::LeftButton);
        QCOMPARE(requested.count(), 1);
    }

    void railSaysItsStepsAloud()
    {
        StepRail rail;
        rail.setSteps({{u"Columns"_s, u"10 of 14 columns"_s, StepState::Done},
                       {u"Target"_s, {}, StepState::Problem, u"2 things to fix"_s}});
        QAccessibleInterface *one = QAccessible::queryAccessibleInterface(rail.button(0));
        QCOMPARE(one->text(QAccessible::Name), u"Columns, done, 10 of 14 columns"_s);
        QCOMPARE(rail.button(1)->accessibleName(), u"Target, 2 things to fix"_s);
        rail.setCollapsed(true);
        QCOMPARE(rail.sizeHint().width(), 68);
        QCOMPARE(rail.button(0)->toolTip(), u"Columns, done, 10 of 14 columns"_s);
    }

    void segmentsFollowTheArrows()
    {
        Segments segments({u"Once"_s, u"Minutes"_s, u"Hours"_s});
        segments.show();
        QVERIFY(QTest::qWaitForWindowActive(&segments));
        QSignalSpy changed(&segments, &Segments::currentChanged);
        segments.button(0)->setFocus();
        QTest::keyClick(segments.button(0), Qt::Key_Right);
        QCOMPARE(segments.current(), 1);
        QCOMPARE(changed.count(), 1);
        QTRY_VERIFY(segments.button(1)->hasFocus());
        segments.button(2)->setEnabled(false);
        QTest::keyClick(segments.button(1), Qt::Key_Right);
        QCOMPARE(segments.current(), 1);
        QTest::keyClick(segments.button(1), Qt::Key_Home);
        QCOMPARE(segments.current(), 0);
        QCOMPARE(segments.button(0)->focusPolicy(), Qt::StrongFocus);
        QCOMPARE(segments.button(1)->focusPolicy(), Qt::ClickFocus);
        changed.clear();
        segments.setCurrent(1);
        QCOMPARE(changed.count(), 0);
    }

    void chipsShowTheirCounts()
    {
        Chips chips({{u"All"_s, 14}, {u"Warnings"_s, 2}});
        QCOMPARE(chips.button(1)->text(), u"Warnings 2"_s);
        chips.setCount(1, 3);
        QCOMPARE(chips.button(1)->text(), u"Warnings 3"_s);
    }

    void problemBarWalksByF8()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *bar = new ProblemBar;
        auto *footer = new Footer;
        column->addWidget(bar);
        column->addWidget(footer);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(!bar->isVisible());
        bar->setProblems({u"Client secret is missing"_s, u"Organisation ID looks wrong"_s},
                         u"Source"_s);
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(bar->accessibleName(), u"2 things to fix before Source"_s);
        QSignalSpy activated(bar, &ProblemBar::problemActivated);
        footer->nextButton()->setFocus();
        for (const int wanted : {0, 1, 0}) {
            QTest::keyClick(footer->nextButton(), Qt::Key_F8);
            QCOMPARE(activated.count(), 1);
            QCOMPARE(activated.takeFirst().first().toInt(), wanted);
        }
        QTest::keyClick(footer->nextButton(), Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(activated.takeFirst().first().toInt(), 1);
        QTest::mouseClick(window.findChild<QWidget *>(u"problemLink1"_s), Qt::LeftButton);
        QCOMPARE(activated.takeFirst().first().toInt(), 1);
        bar->setProblems({}, u"Source"_s);
        QVERIFY(!bar->isVisible());
    }

    void footerReportsItsButtons()
    {
        Footer footer;
        footer.setNext(u"Next: Source"_s);
        footer.show();
        QSignalSpy next(&footer, &Footer::nextRequested);
        QSignalSpy back(&footer, &Footer::backRequested);
        QTest::mouseClick(footer.findChild<QWidget *>(u"nextButton"_s), Qt::LeftButton);
        QTest::mouseClick(footer.findChild<QWidget *>(u"backButton"_s), Qt::LeftButton);
        QCOMPARE(next.count(), 1);
        QCOMPARE(back.count(), 1);
        footer.setCommit(u"Create dataflow in prod (production)"_s, CommitTone::Production);
        QCOMPARE(kindOf(footer.nextButton()), Kind::Commit);
        QVERIFY(footer.nextButton()->sizeHint().height() >= 40);
    }

    void tableTicksByMouseAndKeyboard()
    {
        TableView table;
        QStandardItemModel model;
        auto *item = new QStandardItem(u"TestID"_s);
        item->setCheckable(true);
        model.appendRow(item);
        table.setModel(&model);
        table.resize(300, 120);
        table.show();
        QVERIFY(QTest::qWaitForWindowActive(&table));
        const QRect row = table.visualRect(model.index(0, 0));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, row.topLeft() + QPoint(18, 18));
        QCOMPARE(item->checkState(), Qt::Checked);
        // Beside the box a click only selects.
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, row.topLeft() + QPoint(80, 18));
        QCOMPARE(item->checkState(), Qt::Checked);
        table.setFocus();
        QTest::keyClick(table.viewport(), Qt::Key_Space);
        QCOMPARE(item->checkState(), Qt::Unchecked);
        QSignalSpy activated(&table, &QTableView::activated);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
    }

    void confirmKeepsByDefault()
    {
        QWidget window;
        window.show();
        int acted = 0;
        const ConfirmTexts texts{u"Remove the 5 things?"_s, u"The 3 reused stay."_s,
                                 u"Remove 5 things"_s, u"Keep them"_s};
        QPointer<QDialog> dialog = confirm(&window, texts, [&] { ++acted; });
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        dialog = confirm(&window, texts, [&] { ++acted; });
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!dialog);
        QCOMPARE(acted, 0);
        dialog = confirm(&window, texts, [&] { ++acted; });
        QTest::mouseClick(dialog->findChild<QWidget *>(u"actButton"_s), Qt::LeftButton);
        QTRY_VERIFY(!dialog);
        QCOMPARE(acted, 1);
    }

    void busyRowWaitsBeforeItShows()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *row = new BusyRow;
        column->addWidget(row);
        window.show();
        row->start(u"Asking Platform"_s, 20);
        QVERIFY(!row->isVisible());
        QTRY_VERIFY(row->isVisible());
        QSignalSpy cancelled(row, &BusyRow::cancelRequested);
        QTest::mouseClick(row->findChild<QWidget *>(u"busyCancelButton"_s), Qt::LeftButton);
        QCOMPARE(cancelled.count(), 1);
        row->start(u"Again"_s, 20);
        row->stop();
        QVERIFY(!row->isVisible());
    }

    void timelineReadsItsRows()
    {
        Timeline timeline;
        timeline.setSteps({{u"Dataset"_s, RunState::Made, 160, 410, u"6019"_s, {}, false, true}});
        timeline.resize(900, 200);
        timeline.show();
        auto *row = timeline.findChild<QWidget *>(u"timelineRow0"_s);
        QCOMPARE(row->accessibleName(), u"Dataset, Made, 250 ms, ID 6019"_s);
        QSignalSpy copied(&timeline, &Timeline::copyRequested);
        QTest::mouseClick(row->findChild<QWidget *>(u"copyButton"_s), Qt::LeftButton);
        QCOMPARE(copied.count(), 1);
    }
};

QTEST_MAIN(TestBehaviour)
#include "tst_behaviour.moc"
