// SPDX-License-Identifier: Apache-2.0
#include "dataprep/dateformat.h"
#include "dataprep/datetime.h"

#include <QTest>

using namespace dfw::dataprep;
using namespace Qt::StringLiterals;

class TestDateTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listed_data();
    void listed();
    void dateReadsMore_data();
    void dateReadsMore();
    void formats_data();
    void formats();
    void uncovered_data();
    void uncovered();
    void writes_data();
    void writes();
};

void TestDateTime::listed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("iso"); // empty = no date
    const auto row = [](const QString &text, const QString &iso) {
        QTest::addRow("%s", qUtf8Printable(text)) << text << iso;
    };
    // the documented list, in its order
    row(u"2024-05-05 20:39:00-0800"_s, u"2024-05-06T04:39:00Z"_s);
    row(u"2024-05-05 20:39:00.005-0800"_s, u"2024-05-06T04:39:00.005Z"_s);
    row(u"2024-05-05 20:39:00.005"_s, u"2024-05-05T20:39:00Z"_s);
    row(u"2024-05-05T20:39:00.005Z"_s, u"2024-05-05T20:39:00.005Z"_s);
    row(u"2024-05-05T20:39:00.005+02"_s, u"2024-05-05T18:39:00.005Z"_s);
    row(u"2024-05-05T20:39:00Z"_s, u"2024-05-05T20:39:00Z"_s);
    row(u"2024-05-05"_s, u"2024-05-05T00:00:00Z"_s);
    row(u"2024/05/05"_s, u"2024-05-05T00:00:00Z"_s);
    row(u"2024.05.05"_s, u"2024-05-05T00:00:00Z"_s);
    row(u"2024-May-05"_s, u"2024-05-05T00:00:00Z"_s);
    row(u"20240507"_s, u"2024-05-07T00:00:00Z"_s);
    row(u"05-07-2024"_s, u"2024-05-07T00:00:00Z"_s);
    row(u"12112020"_s, u"2020-12-11T00:00:00Z"_s);
    row(u"5/07/2024"_s, u"2024-05-07T00:00:00Z"_s);
    row(u"05/07/2024"_s, u"2024-05-07T00:00:00Z"_s);
    row(u"07.5.2024"_s, u"2024-05-07T00:00:00Z"_s);
    row(u"5/07/2024 08:09:10 PM"_s, u"2024-05-07T20:09:10Z"_s);
    row(u"5/07/2024 12:09:10 AM"_s, u"2024-05-07T00:09:10Z"_s);
    row(u"07.5.2024 08:09:10 am"_s, u"2024-05-07T08:09:10Z"_s);
    row(u"07.May.2024"_s, u"2024-05-07T00:00:00Z"_s);
    row(u"07-May-2024"_s, u"2024-05-07T00:00:00Z"_s);
    // notable absences
    row(u"2024-05-05 20:39:00"_s, u""_s);
    row(u"2024-05-05T20:39:00+02:00"_s, u""_s);
    row(u"31/12/2024"_s, u""_s);
    row(u"2024-05-05 20:39"_s, u""_s);
    // no dates
    row(u"2023-02-29"_s, u""_s);
    row(u"2024-13-01"_s, u""_s);
    row(u"2024-05-05T24:00:00Z"_s, u""_s);
    row(u"2024-05-05 20:39:00-2500"_s, u""_s);
    row(u" 2024-05-05"_s, u""_s);
    row(u"2024-05-05 "_s, u""_s);
    row(u"0000-05-05"_s, u""_s);
    row(u"9999-12-31 23:00:00-0800"_s, u""_s);
    row(u"unknown"_s, u""_s);
    row(u""_s, u""_s);
    row(u"2"_s.repeated(1000), u""_s);
}

void TestDateTime::listed()
{
    QFETCH(QString, text);
    QFETCH(QString, iso);
    const std::optional<QDateTime> moment = parseMoment(text);
    QCOMPARE(moment ? toXdmDateTime(*moment) : QString(), iso);
    if (moment)
        QCOMPARE(moment->offsetFromUtc(), 0);
}

void TestDateTime::dateReadsMore_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("iso");
    QTest::newRow("minutes") << u"2019-10-23 11:24"_s << u"2019-10-23T11:24:00Z"_s;
    QTest::newRow("seconds") << u"2019-10-17 11:55:12"_s << u"2019-10-17T11:55:12Z"_s;
    QTest::newRow("ms are lost") << u"2016-11-09T11:44:44.797"_s << u"2016-11-09T11:44:44Z"_s;
    QTest::newRow("zone stays") << u"2024-05-05 20:39:00-0830"_s << u"2024-05-05T20:39:00-08:30"_s;
    QTest::newRow("no date") << u"31/12/2024"_s << u""_s;
}

void TestDateTime::dateReadsMore()
{
    QFETCH(QString, text);
    QFETCH(QString, iso);
    const std::optional<QDateTime> moment = parseDate(text);
    QCOMPARE(moment ? isoText(*moment) : QString(), iso);
}

void TestDateTime::formats_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("iso"); // empty = does not fit
    const auto row = [](const QString &pattern, const QString &text, const QString &iso) {
        QTest::addRow("%s: %s", qUtf8Printable(pattern), qUtf8Printable(text))
            << pattern << text << iso;
    };
    row(u"dd/MM/yyyy"_s, u"31/12/2020"_s, u"2020-12-31T00:00:00Z"_s);
    row(u"dd/MM/yyyy"_s, u"1/12/2020"_s, u""_s);
    row(u"d/M/yyyy"_s, u"1/2/2020"_s, u"2020-02-01T00:00:00Z"_s);
    row(u"d/M/yyyy"_s, u"11/12/2020"_s, u"2020-12-11T00:00:00Z"_s);
    row(u"dd/MM/yyyy"_s, u"31/02/2020"_s, u""_s);
    row(u"dd/MM/yy"_s, u"31/12/20"_s, u"2020-12-31T00:00:00Z"_s);
    row(u"d MMMM yyyy"_s, u"3 February 2021"_s, u"2021-02-03T00:00:00Z"_s);
    row(u"EEE, d MMM yyyy"_s, u"Wed, 3 Feb 2021"_s, u"2021-02-03T00:00:00Z"_s);
    row(u"EEE, d MMM yyyy"_s, u"Thu, 3 Feb 2021"_s, u""_s);
    row(u"EEEE d.M.yyyy"_s, u"Wednesday 3.2.2021"_s, u"2021-02-03T00:00:00Z"_s);
    row(u"yyyy-DDD"_s, u"2021-034"_s, u"2021-02-03T00:00:00Z"_s);
    row(u"yyyy-DDD"_s, u"2021-366"_s, u""_s);
    row(u"yyyy-MM-dd HH:mm"_s, u"2019-10-23 11:24"_s, u"2019-10-23T11:24:00Z"_s);
    row(u"yyyy-MM-dd HH:mm"_s, u"2019-10-23 24:24"_s, u""_s);
    row(u"yyyy-MM-dd kk:mm"_s, u"2019-10-23 24:24"_s, u"2019-10-23T00:24:00Z"_s);
    row(u"yyyy-MM-dd hh:mm a"_s, u"2019-10-23 11:24 PM"_s, u"2019-10-23T23:24:00Z"_s);
    row(u"yyyy-MM-dd hh:mm a"_s, u"2019-10-23 13:24 PM"_s, u""_s);
    row(u"yyyy-MM-dd hh:mm"_s, u"2019-10-23 11:24"_s, u""_s);
    row(u"yyyy-MM-dd KK:mm a"_s, u"2019-10-23 00:24 PM"_s, u"2019-10-23T12:24:00Z"_s);
    row(u"HH:mm:ss.SSS dd.MM.yyyy"_s, u"01:02:03.004 05.06.2007"_s, u"2007-06-05T01:02:03.004Z"_s);
    row(u"ss.SSSSSS yyyy"_s, u"03.004567 2007"_s, u"2007-01-01T00:00:03.004Z"_s);
    row(u"yyyy-MM-dd'T'HH:mm:ssXXX"_s, u"2019-10-23T11:24:00+02:00"_s,
        u"2019-10-23T11:24:00+02:00"_s);
    row(u"yyyy-MM-dd'T'HH:mm:ssXXX"_s, u"2019-10-23T11:24:00Z"_s, u"2019-10-23T11:24:00Z"_s);
    row(u"yyyy-MM-dd HH:mm VV"_s, u"2019-07-23 11:24 Europe/Paris"_s,
        u"2019-07-23T11:24:00+02:00"_s);
    row(u"yyyy-MM-dd HH:mm VV"_s, u"2019-07-23 11:24 Mars/Olympus"_s, u""_s);
    row(u"yyyy'year'"_s, u"2019year"_s, u"2019-01-01T00:00:00Z"_s);
    row(u"yyyy''MM"_s, u"2019'03"_s, u"2019-03-01T00:00:00Z"_s);
    row(u"'it''s' yyyy"_s, u"it's 2019"_s, u"2019-01-01T00:00:00Z"_s);
    row(u"yyyy-MM-dd"_s, u"2019-10-23 more"_s, u""_s);
}

void TestDateTime::formats()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QString, iso);
    const DateFormat format(pattern);
    QCOMPARE(format.uncovered(), QString());
    const std::optional<QDateTime> moment = format.parse(text);
    QCOMPARE(moment ? isoText(*moment) : QString(), iso);
}

void TestDateTime::uncovered_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("letter");
    QTest::newRow("week-year") << u"YYYY-MM-dd"_s << u"Y"_s;
    QTest::newRow("week") << u"yyyy-ww"_s << u"w"_s;
    QTest::newRow("era") << u"G yyyy"_s << u"G"_s;
    QTest::newRow("zone's name") << u"yyyy z"_s << u"z"_s;
    QTest::newRow("no letter of Java's") << u"yyyy b"_s << u"b"_s;
    QTest::newRow("optional part") << u"yyyy[-MM]"_s << u"["_s;
    QTest::newRow("quote left open") << u"yyyy'T"_s << u"'"_s;
}

void TestDateTime::uncovered()
{
    QFETCH(QString, pattern);
    QFETCH(QString, letter);
    const DateFormat format(pattern);
    QCOMPARE(format.uncovered(), letter);
    QVERIFY(!format.parse(u"2020"_s));
}

void TestDateTime::writes_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    const auto row = [](const QString &pattern, const QString &text) {
        QTest::addRow("%s", qUtf8Printable(pattern)) << pattern << text;
    };
    // of 2021-02-03T14:05:06.078-0830
    row(u"yyyy-MM-dd'T'HH:mm:ss.SSSX"_s, u"2021-02-03T14:05:06.078-0830"_s);
    row(u"yy/M/d"_s, u"21/2/3"_s);
    row(u"D EEE EEEE MMM MMMM"_s, u"34 Wed Wednesday Feb February"_s);
    row(u"h:mm a, hh K k"_s, u"2:05 PM, 02 2 14"_s);
    row(u"S SS SSS SSSSSS"_s, u"0 07 078 078000"_s);
    row(u"Z ZZZZZ XX XXX x xxx"_s, u"-0830 -08:30 -0830 -08:30 -0830 -08:30"_s);
    row(u"'at' HH"_s, u"at 14"_s);
}

void TestDateTime::writes()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    const QDateTime moment(QDate(2021, 2, 3), QTime(14, 5, 6, 78), Qt::OffsetFromUTC, -30600);
    QCOMPARE(DateFormat(pattern).format(moment), text);
}

QTEST_GUILESS_MAIN(TestDateTime)
#include "tst_datetime.moc"
