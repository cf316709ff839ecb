// SPDX-License-Identifier: Apache-2.0
#include "run/lostlooks.h"

#include <QTest>

using namespace dfw;
using namespace dfw::run;
using std::chrono::milliseconds;

class LostLooksTest : public QObject
{
    Q_OBJECT

    static QList<int> inMs(const LookWaits &waits)
    {
        QList<int> out;
        for (const milliseconds wait : waits)
            out.append(static_cast<int>(wait.count()));
        return out;
    }

private Q_SLOTS:
    void beforeSending_data()
    {
        QTest::addColumn<std::optional<Error>>("cause");
        QTest::addColumn<int>("age"); // ms
        QTest::addColumn<QList<int>>("waits");
        using Cause = std::optional<Error>;
        const Cause answered = Error{.kind = ErrorKind::Server, .httpStatus = 502};
        const Cause rubbish = Error{.kind = ErrorKind::UnknownOutcome, .httpStatus = 201};
        const Cause silent = Error{.kind = ErrorKind::UnknownOutcome};
        const auto row = [](const char *name, const Cause &cause, int age,
                            const QList<int> &waits) {
            QTest::newRow(name) << cause << age << waits;
        };
        row("an answer that says nothing", answered, 200, {1000, 4000});
        row("an answer that nobody understands", rubbish, 200, {1000, 4000});
        row("cut at once", silent, 0, {1000, 4000, 55'000});
        row("cut after a while", silent, 20'000, {1000, 4000, 35'000});
        row("kept waiting to the end", silent, 60'000, {1000, 4000, 30'000});
        row("nobody heard, just now", {}, 0, {0, 1000, 4000, 55'000});
        row("nobody heard, nearly over", {}, 58'000, {0, 1000, 4000, 2000});
        row("nobody heard, long ago", {}, 86'400'000, {0, 2000});
        row("the clock was set back", {}, -7'200'000, {0, 1000, 4000, 55'000});
    }
    void beforeSending()
    {
        QFETCH(std::optional<Error>, cause);
        QFETCH(int, age);
        QTEST(inMs(looksBeforeSending(cause, milliseconds(age))), "waits");
    }

    void beforeRemoving_data()
    {
        QTest::addColumn<int>("age"); // ms
        QTest::addColumn<QList<int>>("waits");
        QTest::newRow("just sent") << 0 << QList<int>{0, 1000, 4000, 55'000};
        QTest::newRow("half way") << 30'000 << QList<int>{0, 1000, 4000, 25'000};
        QTest::newRow("nearly over") << 57'000 << QList<int>{0, 1000, 2000};
        QTest::newRow("all but over") << 59'500 << QList<int>{0, 500};
        QTest::newRow("over") << 60'000 << QList<int>{0};
        QTest::newRow("of yesterday") << 86'400'000 << QList<int>{0};
        QTest::newRow("the clock was set back") << -7'200'000 << QList<int>{0, 1000, 4000, 55'000};
    }
    void beforeRemoving()
    {
        QFETCH(int, age);
        QTEST(inMs(looksBeforeRemoving(milliseconds(age))), "waits");
    }
};

QTEST_GUILESS_MAIN(LostLooksTest)
#include "tst_lostlooks.moc"
