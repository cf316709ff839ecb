// SPDX-License-Identifier: Apache-2.0
// The installed program as a screen reader meets it: another process, a real session bus, a real X
// server, AT-SPI.
#include "gui/atspi/atspitree.h"
#include "support/privatesession.h"

#include <QTest>

using namespace dfw::test;
using namespace Qt::StringLiterals;

class TestAtspi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dump();
};

void TestAtspi::dump()
{
    PrivateSession session;
    const QString missing = session.start({.display = true, .accessibility = true});
    QVERIFY2(missing.isEmpty(), qPrintable(missing));
    AtspiTree tree(session.busAddress());
    QVERIFY(tree.isConnected());
    QProcess wizard;
    wizard.setProcessEnvironment(session.environment());
    wizard.start(QStringLiteral(DFW_PROGRAM),
                 {u"--demo"_s, QStringLiteral(DFW_SOURCE_DIR "/resources/examples/database.json")});
    QVERIFY(wizard.waitForStarted());
    const Accessible program = tree.application(30'000);
    QVERIFY(!program.isNull());
    for (int i = 0; i < 3; ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(
            !tree.find(program, [](const QString &,
                                   const QString &name) { return name.startsWith(u"Next"_s); })
                 .isNull(),
            20000);
        const auto all = tree.findAll(
            program, [](const QString &, const QString &name) { return !name.isEmpty() && !name.startsWith(u"Dataflow"_s); });
        for (const Accessible &one : all)
            qInfo("%s | %s | %s", qPrintable(tree.role(one)), qPrintable(tree.name(one)),
                  qPrintable(tree.actions(one).join(u',')));
        QTest::qWait(1500);
    }
    wizard.terminate();
    wizard.waitForFinished();
    qInfo() << wizard.readAllStandardError();
}

QTEST_GUILESS_MAIN(TestAtspi)
#include "tst_atspi.moc"
