// SPDX-License-Identifier: Apache-2.0
#include "texts/exchangetext.h"

#include <QTest>

using namespace dfw;
using namespace dfw::ui;
using namespace Qt::StringLiterals;
using mapping::Change;
using mapping::ExchangeFault;
using mapping::ExchangeProblem;

class TestExchangeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faults_data();
    void faults();
    void placesAndArguments();
    void differences_data();
    void differences();
    void rowsInWords();
};

void TestExchangeText::faults_data()
{
    QTest::addColumn<ExchangeFault>("fault");
    for (int i = 0; i <= int(ExchangeFault::NotAnEntry); ++i)
        QTest::addRow("%d", i) << ExchangeFault(i);
}

// What happened and what to do next: two sentences, and no place left open.
void TestExchangeText::faults()
{
    QFETCH(ExchangeFault, fault);
    const QString sentence =
        exchangeSentence({.fault = fault, .arguments = {u"ARG1"_s, u"ARG2"_s}});
    QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
    QVERIFY2(sentence.count(u". "_s) >= 1 || sentence.contains(u", "_s), qPrintable(sentence));
    QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
}

void TestExchangeText::placesAndArguments()
{
    const ExchangeProblem kind{
        .fault = ExchangeFault::UnknownKind, .line = 14, .arguments = {u"col%2um\nx"_s}};
    QVERIFY2(exchangeSentence(kind).startsWith(u"Line 14: “col%2um x” is no kind"_s),
             qPrintable(exchangeSentence(kind)));
    const ExchangeProblem entry{.fault = ExchangeFault::NotAnEntry, .entry = 3};
    QVERIFY(exchangeSentence(entry).startsWith(u"Entry 3: "_s));
    const ExchangeProblem json{
        .fault = ExchangeFault::NotJson, .line = 2, .arguments = {u"2"_s, u"7"_s}};
    QCOMPARE(exchangeSentence(json).count(u'2'), 1);
}

void TestExchangeText::differences_data()
{
    QTest::addColumn<mapping::Difference>("difference");
    QTest::addColumn<QString>("sentence");
    const MappingRow row{MappingKind::Column, u"Name"_s, u"person.name"_s};
    QTest::newRow("added") << mapping::Difference{.after = row} << QString();
    QTest::newRow("conflict") << mapping::Difference{.change = Change::Conflict,
                                                     .after = row,
                                                     .holder = u"Full%1"_s}
                              << u"person.name is filled by Full%1, which would lose it."_s;
    QTest::newRow("broken") << mapping::Difference{.change = Change::Broken,
                                                   .after = row,
                                                   .unknownColumn = true,
                                                   .unknownTarget = true}
                            << u"There is no column Name here. The schema has no field "
                               "person.name."_s;
    QTest::newRow("the same, and broken as before")
        << mapping::Difference{.change = Change::Same, .after = row, .unknownTarget = true}
        << QString();
}

void TestExchangeText::differences()
{
    QFETCH(mapping::Difference, difference);
    QTEST(differenceSentence(difference), "sentence");
    QVERIFY(!changeWord(difference.change).isEmpty());
}

void TestExchangeText::rowsInWords()
{
    QCOMPARE(rowText({MappingKind::Column, u"Name"_s, u"x"_s}), u"Name → x"_s);
    QCOMPARE(rowText({MappingKind::Constant, u"crm"_s, {}}), u"“crm” → no field"_s);
    QVERIFY(tenantSentence({u"_acme"_s, u"_dfwdemo"_s, 3}).contains(u"_acme"_s));
}

QTEST_APPLESS_MAIN(TestExchangeText)
#include "tst_exchangetext.moc"
