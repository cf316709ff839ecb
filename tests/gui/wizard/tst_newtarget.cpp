// SPDX-License-Identifier: Apache-2.0
#include "gui/wizard/driver.h"
#include "pages/steps.h"
#include "widgets/button.h"
#include "widgets/segments.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace dfw;
using presenters::RunPresenter;
using test::Driver;

/// From columns to a schema, a dataset and rows in it: nothing in the target exists before.
class NewTarget : public QObject
{
    Q_OBJECT

    static void press(Driver &driver, const QString &segments, int index)
    {
        auto *row = driver.find<ui::Segments>(segments);
        QVERIFY(row);
        QTest::mouseClick(row->button(index), Qt::LeftButton);
    }

    static void showTab(Driver &driver, int tab)
    {
        auto *tabs = driver.find<QTabBar>(u"newSchemaTabs"_s);
        QVERIFY(tabs);
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    }

    static void type(Driver &driver, const QString &edit, const QString &text)
    {
        QVERIFY(driver.click(edit));
        driver.press(Qt::Key_A, Qt::ControlModifier);
        driver.type(text);
    }

    static void tick(Driver &driver, const QString &box)
    {
        auto *check = driver.find<QCheckBox>(box);
        QVERIFY(check);
        QTest::mouseClick(check, Qt::LeftButton, {}, {10, check->height() / 2});
    }

    static QString textOf(Driver &driver, const QString &card)
    {
        QStringList out;
        const QList<QLabel *> labels = driver.find(card)->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            out.append(label->text());
        return out.join(u'\n');
    }

private Q_SLOTS:
    void schemaFromColumnsToTheFirstRun()
    {
        Driver driver;
        driver.chooseTableByMouse();
        press(driver, u"schemaKind"_s, 1);
        // Next says what is missing and opens the place.
        QVERIFY(driver.click(u"nextButton"_s));
        QVERIFY(driver.isOnStep(ui::TargetStep));
        QVERIFY(driver.hasFocus(u"schemaTitle"_s));
        driver.type(u"Lumen customers"_s);
        showTab(driver, 2);
        tick(driver, u"fromColumnsCheck"_s);
        QVERIFY(driver.plan().target.newSchema->ownFields);
        auto *tree = driver.find<QTreeView>(u"fieldTree"_s);
        const QModelIndex field = driver.rowWith(tree, u"TestID"_s);
        QVERIFY(field.isValid());
        tree->expand(field.parent());
        QVERIFY(driver.clickRow(u"fieldTree"_s, u"TestID"_s));
        driver.press(Qt::Key_I, Qt::ControlModifier);
        QCOMPARE(driver.plan().target.newSchema->identities.size(), 1);
        QVERIFY(driver.click(u"nextButton"_s)); // the namespace is missing, on another tab
        QVERIFY(driver.hasFocus(u"identityNamespace0"_s));
        driver.press(Qt::Key_Down);
        tick(driver, u"datasetProfile"_s);
        QVERIFY(driver.plan().target.newDataset->inProfile);
        QVERIFY(driver.click(u"nextButton"_s));

        QTRY_VERIFY(driver.isOnStep(ui::MappingStep));
        const qsizetype columns = driver.plan().source.columns.size();
        QTRY_COMPARE(driver.plan().mapping.size(), columns);
        driver.find(u"columnPane"_s)->setFocus();
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(driver.plan().mapping.isEmpty());
        driver.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(driver.plan().mapping.size(), columns);
        QVERIFY(driver.click(u"nextButton"_s));
        QTRY_VERIFY(driver.isOnStep(ui::ScheduleStep));
        QVERIFY(driver.click(u"nextButton"_s));
        QTRY_VERIFY(driver.isOnStep(ui::ReviewStep));
        const QString made = textOf(driver, u"createdCard"_s);
        for (const char *words :
             {"Field group Lumen customers fields", "Schema Lumen customers", "Primary identity",
              "enabled for Profile", "Dataset Lumen customers, in Profile", "1 dataflow"})
            QVERIFY2(made.contains(QLatin1StringView(words)), qPrintable(made));

        // Back to the target and here again loses nothing.
        const FlowPlan before = driver.plan();
        QVERIFY(driver.click(u"edit3Link"_s));
        QTRY_VERIFY(driver.isOnStep(ui::TargetStep));
        QCOMPARE(driver.find<QLineEdit>(u"datasetName"_s)->text(), u"Lumen customers"_s);
        QVERIFY(driver.click(u"nextButton"_s));
        QTRY_VERIFY(driver.isOnStep(ui::ReviewStep));
        QVERIFY(driver.plan() == before);

        QVERIFY(driver.click(u"nextButton"_s));
        QTRY_VERIFY(driver.isOnStep(ui::RunStep));
        RunPresenter &run = driver.program().runPresenter();
        QTRY_VERIFY_WITH_TIMEOUT(run.phase() == RunPresenter::Phase::Created ||
                                     run.phase() == RunPresenter::Phase::Stopped,
                                 Driver::longWait);
        QVERIFY2(run.outcome()->ok,
                 qPrintable(run.outcome()->error ? run.outcome()->error->operation + u' ' +
                                                       run.outcome()->error->serverText
                                                 : QString()));
        using run::StepId;
        for (const StepId step :
             {StepId::FieldGroup, StepId::Schema, StepId::Identities, StepId::Dataset,
              StepId::SourceConnection, StepId::TargetConnection, StepId::MappingSet, StepId::Flow})
            QVERIFY2(!run.outcome()->ids.value(step).isEmpty(), qPrintable(run::stepName(step)));
        QVERIFY(driver.click(u"skipAheadButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(run.progress().firstRun && run.progress().firstRun->ended(),
                                 Driver::longWait);
        QCOMPARE(run.progress().firstRun->recordsIn, 4212);
        QCOMPARE(run.progress().firstRun->recordsOut, 4212);
    }
};

QTEST_MAIN(NewTarget)
#include "tst_newtarget.moc"
