// SPDX-License-Identifier: Apache-2.0
#include "gui/wizard/driver.h"
#include "pages/steps.h"
#include "run/preview.h"
#include "widgets/note.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace dfw;
using test::Driver;

namespace {

const QString example = QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/database.json"_s;

void goToReview(Driver &driver)
{
    driver.window().openPlan(example);
    QVERIFY(driver.click(u"startDemoButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(driver.program().session().isConnected(), Driver::longWait);
    for (int step = ui::ConnectStep + 1; step <= ui::ReviewStep; ++step) {
        QTRY_VERIFY_WITH_TIMEOUT(driver.find<QAbstractButton>(u"nextButton"_s)->isEnabled(),
                                 Driver::longWait);
        if (driver.isOnStep(step))
            continue;
        QVERIFY(driver.click(u"nextButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(driver.isOnStep(step), Driver::longWait);
    }
}

QString textOf(Driver &driver, const QString &name)
{
    auto *label = driver.find<QLabel>(name);
    return label ? label->text() : QString();
}

} // namespace

/// "Check without creating" on Review, by keys.
class DryRunOnReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportAndTheWayBack()
    {
        Driver driver;
        goToReview(driver);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(!driver.find(u"dryRunSummary"_s));
        driver.press(Qt::Key_K, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(driver.find(u"dryRunSummary"_s), Driver::longWait);
        const QString summary = textOf(driver, u"dryRunSummary"_s);
        QVERIFY2(summary.startsWith(u"No problem, 2 warnings"_s) &&
                     summary.endsWith(u"Nothing was created."_s),
                 qPrintable(summary));
        QVERIFY(!driver.find(u"dryRunNote"_s));
        // Where the eye and the screen reader are: at the result, which is in the window.
        auto *said = driver.find(u"dryRunSummary"_s);
        QTRY_COMPARE(QApplication::focusWidget(), said);
        QTRY_COMPARE(said->visibleRegion().boundingRect(), said->rect());
        auto *warning = driver.find(u"dryRunItem0"_s);
        QVERIFY(warning);
        QVERIFY2(warning->accessibleName().startsWith(u"Warning: Mapping. "_s),
                 qPrintable(warning->accessibleName()));
        // What stands under "Before you go on" is not said again.
        QVERIFY2(warning->accessibleName().endsWith(u"as under “Before you go on”."_s),
                 qPrintable(warning->accessibleName()));

        // What is fine is there when it is asked for, and was not before.
        QVERIFY(!driver.find(u"dryRunItem5"_s));
        QVERIFY(driver.tabTo(u"dryRunFineExpander"_s));
        driver.press(Qt::Key_Space);
        QTRY_VERIFY(driver.find(u"dryRunItem5"_s));

        // A change makes the report one of before, and a new check makes it good again.
        auto *name = driver.find<QLineEdit>(u"flowName"_s);
        name->setFocus();
        driver.type(u"!"_s);
        QTRY_VERIFY(driver.find(u"dryRunNote"_s));
        driver.press(Qt::Key_K, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!driver.find(u"dryRunNote"_s), Driver::longWait);
        name->setFocus();
        driver.press(Qt::Key_A, Qt::ControlModifier);
        driver.press(Qt::Key_Delete);
        driver.press(Qt::Key_K, Qt::AltModifier);
        QTRY_VERIFY(driver.find(u"dryRunNote"_s));
        driver.type(u"Orders"_s);

        // The link leads to where the warning can be mended, and Next back.
        QVERIFY(driver.tabTo(u"dryRunLink0"_s));
        driver.press(Qt::Key_Space);
        QTRY_VERIFY(driver.isOnStep(ui::MappingStep));
    }

    void reportsEndWithTheirSignIn()
    {
        Driver driver;
        goToReview(driver);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(driver.click(u"dryRunButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(driver.find(u"dryRunSummary"_s), Driver::longWait);
        driver.program().session().disconnectFromPlatform();
        QTRY_VERIFY(!driver.find(u"dryRunSummary"_s));
    }

    void draftOrNot()
    {
        Driver driver;
        goToReview(driver);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(!driver.plan().draft);
        driver.press(Qt::Key_F, Qt::AltModifier);
        QTRY_VERIFY(driver.plan().draft);
        const QList<run::PreviewRequest> requests = run::previewRequests(driver.plan());
        QCOMPARE(std::count_if(requests.begin(), requests.end(),
                               [](const run::PreviewRequest &one) {
                                   return one.request.query.contains("mode=draft");
                               }),
                 3);
        driver.press(Qt::Key_F, Qt::AltModifier);
        QTRY_VERIFY(!driver.plan().draft);
    }

    // Somebody who goes on typing while Platform is asked keeps the focus.
    void focusStaysWithWhoeverTypes()
    {
        Driver driver;
        goToReview(driver);
        if (QTest::currentTestFailed())
            return;
        auto *name = driver.find<QLineEdit>(u"flowName"_s);
        // As soon as the check has begun.
        connect(qApp, &QApplication::focusChanged, name, [name](QWidget *, QWidget *now) {
            if (now && now->objectName() == "dryRunCard"_L1)
                name->setFocus();
        });
        driver.press(Qt::Key_K, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(driver.find(u"dryRunSummary"_s), Driver::longWait);
        QCOMPARE(QApplication::focusWidget(), name);
    }

    // Alt and a letter lead to one place, the frame included.
    void mnemonicsAreUnique()
    {
        Driver driver;
        goToReview(driver);
        if (QTest::currentTestFailed())
            return;
        driver.click(u"moreNames"_s);
        QHash<QKeySequence, QString> taken;
        const QList<QWidget *> all = driver.window().findChildren<QWidget *>();
        for (const QWidget *one : all) {
            if (!one->isVisible())
                continue;
            const auto *label = qobject_cast<const QLabel *>(one);
            const auto *button = qobject_cast<const QAbstractButton *>(one);
            const QString text = button                    ? button->text()
                                 : label && label->buddy() ? label->text()
                                                           : QString();
            const QKeySequence keys = QKeySequence::mnemonic(text);
            if (keys.isEmpty())
                continue;
            QVERIFY2(!taken.contains(keys), qPrintable(text + u" and "_s + taken.value(keys)));
            taken.insert(keys, text);
        }
        QVERIFY(taken.size() > 6);
    }
};

QTEST_MAIN(DryRunOnReview)
#include "tst_dryrun.moc"
