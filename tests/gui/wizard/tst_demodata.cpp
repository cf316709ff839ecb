// SPDX-License-Identifier: Apache-2.0
#include "gui/wizard/driver.h"
#include "widgets/note.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace dfw;
using test::Driver;

namespace {

const QByteArray connections = "/data/foundation/flowservice/connections";

// Through the window's own connection.
std::optional<net::Response> ask(Driver &driver, const net::Request &request)
{
    std::optional<Result<net::Response>> outcome;
    const Call call = driver.program().session().transport().send(
        request, [&outcome](const Result<net::Response> &answer) { outcome = answer; });
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, Driver::longWait) || !*outcome)
        return std::nullopt;
    return **outcome;
}

bool makeSomething(Driver &driver)
{
    const auto answer = ask(driver, {.operation = u"make"_s,
                                     .method = "POST",
                                     .path = connections,
                                     .query = "mode=draft",
                                     .headers = {{"Content-Type", "application/json"}},
                                     .body = R"({"name":"Mine"})"});
    return answer && answer->status == 201;
}

qsizetype countOfMine(Driver &driver)
{
    const auto answer = ask(driver, {.operation = u"list"_s,
                                     .path = connections,
                                     .query = "property=name==%22Mine%22&count=true"});
    return answer ? QJsonDocument::fromJson(answer->body).object().value("count"_L1).toInt(-1) : -1;
}

bool startDemo(Driver &driver)
{
    return driver.click(u"startDemoButton"_s) &&
           QTest::qWaitFor([&driver] { return driver.program().session().isConnected(); },
                           Driver::longWait);
}

QString noted(Driver &driver)
{
    const auto *note = driver.find<ui::Note>(u"demoNote"_s);
    QStringList texts;
    const QList<QLabel *> labels = note ? note->findChildren<QLabel *>() : QList<QLabel *>();
    for (const QLabel *label : labels)
        texts.append(label->text());
    return texts.join(u' ');
}

} // namespace

/// What the window's demo keeps, and what it says about it.
class DemoData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isKeptUntilItIsReset()
    {
        Driver driver;
        QVERIFY(startDemo(driver));
        QVERIFY2(noted(driver).contains(u"kept until you reset"_s), qPrintable(noted(driver)));
        QVERIFY(makeSomething(driver));
        QVERIFY(driver.click(u"leaveDemoLink"_s));
        QTRY_VERIFY(!driver.program().session().isConnected());
        QVERIFY(startDemo(driver));
        QCOMPARE(countOfMine(driver), 1);
        QVERIFY(driver.click(u"resetSampleLink"_s));
        QWidget *dialog = nullptr;
        QTRY_VERIFY((dialog = QApplication::activeModalWidget()) != nullptr);
        dialog->findChild<QAbstractButton *>(u"actButton"_s)->click();
        QTRY_VERIFY(!driver.program().session().isConnected());
        QTRY_VERIFY_WITH_TIMEOUT(driver.program().session().isConnected(), Driver::longWait);
        QCOMPARE(countOfMine(driver), 0);
    }

    void besideAnotherWindowNothingIsKept()
    {
        Driver driver;
        const QString folder = driver.directory().filePath(u"demo"_s);
        auto other = localplatform::LocalPlatform::start({.dataDir = folder});
        QVERIFY(other.ok());
        QVERIFY(startDemo(driver));
        QVERIFY2(noted(driver).contains(u"goes when it ends"_s), qPrintable(noted(driver)));
        QVERIFY(makeSomething(driver));
        QVERIFY(driver.click(u"leaveDemoLink"_s));
        QTRY_VERIFY(!driver.program().session().isConnected());
        other = Error();
        QVERIFY(startDemo(driver));
        QCOMPARE(countOfMine(driver), 0);
        QVERIFY(noted(driver).contains(u"kept until you reset"_s));
    }

    void damagedIsThrownAwayOnlyWhenAskedTo()
    {
        Driver driver;
        const QString folder = driver.directory().filePath(u"demo"_s);
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/platform.db"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(9000, 'x'));
        file.close();
        QVERIFY(!driver.find(u"resetDemoButton"_s));
        QVERIFY(driver.click(u"startDemoButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(driver.find(u"resetDemoButton"_s), Driver::longWait);
        QVERIFY2(noted(driver).contains(u"damaged"_s), qPrintable(noted(driver)));
        QVERIFY(!driver.program().session().isConnected());
        QCOMPARE(file.size(), 9000);
        QVERIFY(driver.click(u"resetDemoButton"_s));
        QWidget *dialog = nullptr;
        QTRY_VERIFY((dialog = QApplication::activeModalWidget()) != nullptr);
        dialog->findChild<QAbstractButton *>(u"keepButton"_s)->click();
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QCOMPARE(file.size(), 9000);
        QVERIFY(driver.click(u"resetDemoButton"_s));
        QTRY_VERIFY((dialog = QApplication::activeModalWidget()) != nullptr);
        dialog->findChild<QAbstractButton *>(u"actButton"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(driver.program().session().isConnected(), Driver::longWait);
        QVERIFY(!driver.find(u"resetDemoButton"_s));
    }
};

QTEST_MAIN(DemoData)
#include "tst_demodata.moc"
