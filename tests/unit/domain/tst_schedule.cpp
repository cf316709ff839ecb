// SPDX-License-Identifier: Apache-2.0
#include "domain/schedule.h"

#include <limits>
#include <QTest>

using namespace dfw;
using namespace Qt::StringLiterals;

class TestSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names();
    void periods_data();
    void periods();
    void runs_data();
    void runs();
    void extremesDoNotOverflow();
    void neverACatchUpSeries();
};

void TestSchedule::names()
{
    for (const Frequency frequency :
         {Frequency::Once, Frequency::Minute, Frequency::Hour, Frequency::Day, Frequency::Week}) {
        QCOMPARE(frequencyFromName(frequencyName(frequency)), frequency);
        QVERIFY(leastInterval(frequency) >= 1);
    }
    QCOMPARE(frequencyName(Frequency::Once), u"once"_s);
    QCOMPARE(frequencyName(Frequency::Week), u"week"_s);
    QVERIFY(!frequencyFromName(u"month"_s));
    QVERIFY(!frequencyFromName(u"Minute"_s));
    QVERIFY(!frequencyFromName({}));
    QCOMPARE(leastInterval(Frequency::Minute), 15);
    QCOMPARE(leastInterval(Frequency::Hour), 1);
}

void TestSchedule::periods_data()
{
    QTest::addColumn<Frequency>("frequency");
    QTest::addColumn<int>("interval");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("15 minutes") << Frequency::Minute << 15 << qint64(900);
    QTest::newRow("2 hours") << Frequency::Hour << 2 << qint64(7200);
    QTest::newRow("15 days") << Frequency::Day << 15 << qint64(1296000);
    QTest::newRow("1 week") << Frequency::Week << 1 << qint64(604800);
    QTest::newRow("once") << Frequency::Once << 3 << qint64(0);
    QTest::newRow("no 32-bit overflow")
        << Frequency::Week << std::numeric_limits<int>::max() << qint64(604800) * 2147483647;
}

void TestSchedule::periods()
{
    QFETCH(Frequency, frequency);
    QFETCH(int, interval);
    QFETCH(qint64, seconds);
    QCOMPARE(periodSeconds({.frequency = frequency, .interval = interval}), seconds);
}

void TestSchedule::runs_data()
{
    QTest::addColumn<Frequency>("frequency");
    QTest::addColumn<int>("interval"); // 0: absent
    QTest::addColumn<qint64>("start");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<QList<qint64>>("expected");
    using enum Frequency;
    using Runs = QList<qint64>;
    const auto row = [](const char *name, Frequency frequency, int interval, qint64 start,
                        qint64 now, const Runs &expected) {
        QTest::newRow(name) << frequency << interval << start << now << expected;
    };
    row("future start", Minute, 15, 1000, 10, {1000, 1900, 2800});
    row("start now", Minute, 15, 1000, 1000, {1000, 1900, 2800});
    row("just started", Minute, 15, 1000, 1001, {1001, 1900, 2800});
    row("one period ago", Minute, 15, 1000, 1900, {1900, 2800, 3700});
    row("long ago: one run now, then the raster", Minute, 15, 1000, 100'000,
        {100'000, 100'900, 101'800});
    row("long ago, between two", Hour, 1, 0, 7201, {7201, 10'800, 14'400});
    row("week", Week, 1, 1'612'310'466, 1'612'310'000,
        {1'612'310'466, 1'612'915'266, 1'613'520'066});
    // 2021-03-28 01:00 UTC, Europe's change of the clocks: UTC days have 24 hours.
    row("summer time does not matter", Day, 1, 1'616'803'200, 0,
        {1'616'803'200, 1'616'889'600, 1'616'976'000});
    row("after 2038", Day, 1, 4'102'444'800, 0, {4'102'444'800, 4'102'531'200, 4'102'617'600});
    row("once", Once, 0, 1000, 10, {1000});
    row("once, past", Once, 0, 1000, 5000, {5000});
    row("once ignores an interval", Once, 15, 1000, 10, {1000});
    row("interval absent counts as one", Hour, 0, 1000, 10, {1000, 4600, 8200});
    row("no period", Minute, -15, 1000, 10, {1000});
    row("start before the epoch", Hour, 1, -7200, 10, {10, 3600, 7200});
}

void TestSchedule::runs()
{
    QFETCH(Frequency, frequency);
    QFETCH(int, interval);
    QFETCH(qint64, start);
    QFETCH(qint64, now);
    QFETCH(QList<qint64>, expected);
    const Schedule schedule{.startTime = start,
                            .frequency = frequency,
                            .interval = interval == 0 ? std::nullopt : std::optional(interval)};
    QCOMPARE(nextRuns(schedule, now, 3), expected);
    QCOMPARE(nextRuns(schedule, now, 1), expected.mid(0, 1));
    QVERIFY(nextRuns(schedule, now, 0).isEmpty());
    QVERIFY(nextRuns(schedule, now, -1).isEmpty());
}

void TestSchedule::extremesDoNotOverflow()
{
    for (const qint64 start :
         {std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()}) {
        const Schedule schedule{.startTime = start,
                                .frequency = Frequency::Week,
                                .interval = std::numeric_limits<int>::max()};
        QVERIFY(nextRuns(schedule, 1'700'000'000, 5).isEmpty());
    }
    // Milliseconds by mistake: far off, but still a number.
    const Schedule mistaken{
        .startTime = 1'612'310'466'000, .frequency = Frequency::Minute, .interval = 15};
    QCOMPARE(nextRuns(mistaken, 0, 2).size(), 2);
}

void TestSchedule::neverACatchUpSeries()
{
    const Schedule schedule{.startTime = 1, .frequency = Frequency::Minute, .interval = 15};
    const qint64 now = 1'700'000'000;
    const QList<qint64> found = nextRuns(schedule, now, 100);
    QCOMPARE(found.size(), 100);
    QCOMPARE(found.first(), now);
    for (qsizetype i = 1; i < found.size(); ++i) {
        QVERIFY(found.at(i) > found.at(i - 1));
        QCOMPARE((found.at(i) - schedule.startTime) % 900, 0);
    }
}

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
