// SPDX-License-Identifier: Apache-2.0
//
// Why a run pauses and until when, in words.
#include "texts/pausetext.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using run::StepPause;

class PauseTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhyAndUntilWhen_data();
    void saysWhyAndUntilWhen();
};

void PauseTextTest::saysWhyAndUntilWhen_data()
{
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("asked");
    QTest::addColumn<bool>("beforeLook");
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("then");
    const QString again = u"Trying again in 13 second"_s;
    QTest::newRow("no network") << 0 << ErrorKind::Network << false << false
                                << u"cannot be reached"_s << again;
    QTest::newRow("timeout") << 0 << ErrorKind::Timeout << false << false
                             << u"did not answer in time"_s << again;
    QTest::newRow("trouble") << 503 << ErrorKind::Network << false << false << u"(503)"_s << again;
    QTest::newRow("too many") << 429 << ErrorKind::Network << false << false << u"too many"_s
                              << again;
    QTest::newRow("too many, with a time") << 429 << ErrorKind::Network << true << false
                                           << u"named this time, and it is kept"_s << again;
    QTest::newRow("answered with trouble")
        << 500 << ErrorKind::Server << false << true << u"answer (500) does not tell"_s
        << u"Looking for it in 13 second"_s;
    QTest::newRow("lost") << 0 << ErrorKind::UnknownOutcome << false << true
                          << u"not known whether this was made"_s
                          << u"Looking for it in 13 second"_s;
}

void PauseTextTest::saysWhyAndUntilWhen()
{
    QFETCH(int, httpStatus);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, asked);
    QFETCH(bool, beforeLook);
    QFETCH(QString, why);
    QFETCH(QString, then);
    const StepPause pause{.untilMs = 100'000,
                          .httpStatus = httpStatus,
                          .kind = kind,
                          .asked = asked,
                          .beforeLook = beforeLook};
    const QString text = ui::pauseSentence(pause, 87'500); // a part of a second is a whole one
    QVERIFY2(text.contains(why), qPrintable(text));
    QVERIFY2(text.contains(then), qPrintable(text));
    QCOMPARE(text.contains(u"named this time"_s), asked);
    QVERIFY(text.endsWith(u'.'));
    const QString time = QDateTime::fromMSecsSinceEpoch(100'000).toString(u"HH:mm:ss");
    QVERIFY2(text.contains(time), qPrintable(text));
    // It is over, and the clock stands a little behind.
    QVERIFY(ui::pauseSentence(pause, 200'000).contains(u" 0 second"_s));
}

QTEST_GUILESS_MAIN(PauseTextTest)
#include "tst_pausetext.moc"
