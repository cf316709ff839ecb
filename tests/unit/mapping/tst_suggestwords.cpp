// SPDX-License-Identifier: Apache-2.0
#include "mapping/synonyms.h"
#include "mapping/valuepatterns.h"
#include "mapping/words.h"

#include <QTest>

using namespace dfw::mapping;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(dfw::mapping::ValuePattern)

/// What suggestions are made from: words, and what values look like.
class TestSuggestWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tokens_data();
    void tokens();
    void stems_data();
    void stems();
    void abbreviations_data();
    void abbreviations();
    void patterns_data();
    void patterns();
    void emptyValuesCountNothing();
    void everyWordListIsRead();
};

void TestSuggestWords::tokens_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("wanted");
    const auto row = [](const QString &name, const QStringList &wanted) {
        QTest::newRow(qPrintable(name.isEmpty() ? u"empty"_s : name)) << name << wanted;
    };
    row(u"first_name"_s, {u"first"_s, u"name"_s});
    row(u"firstName"_s, {u"first"_s, u"name"_s});
    row(u"FIRST-NAME"_s, {u"first"_s, u"name"_s});
    row(u"webPageURL"_s, {u"web"_s, u"page"_s, u"url"_s});
    row(u"URLPath"_s, {u"url"_s, u"path"_s});
    row(u"street1"_s, {u"street"_s, u"1"_s});
    row(u"addr_line_2"_s, {u"addr"_s, u"line"_s, u"2"_s});
    row(u"Prénom"_s, {u"prenom"_s});
    row(u"Pre\u0301nom"_s, {u"prenom"_s}); // the same in two characters
    row(u"Födelseår"_s, {u"fodelsear"_s});
    row(u"Straße"_s, {u"strasse"_s});
    row(u"Kund sedan"_s, {u"kund"_s, u"sedan"_s});
    row(u"a.b/c"_s, {u"a"_s, u"b"_s, u"c"_s});
    row(u"_acme"_s, {u"acme"_s});
    row(u"名前"_s, {u"名前"_s});
    row(u"__"_s, {});
    row(QString(), {});
}

void TestSuggestWords::tokens()
{
    QFETCH(QString, name);
    QFETCH(QStringList, wanted);
    QCOMPARE(nameTokens(name), wanted);
}

void TestSuggestWords::stems_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("wanted");
    for (const auto &[word, wanted] :
         {std::pair{"orders", "order"}, std::pair{"ordered", "order"}, std::pair{"cities", "city"},
          std::pair{"address", "address"}, std::pair{"status", "status"}, std::pair{"boxes", "box"},
          std::pair{"shipping", "ship"}, std::pair{"billing", "bill"}, std::pair{"is", "is"},
          std::pair{"id", "id"}})
        QTest::newRow(word) << QString::fromLatin1(word) << QString::fromLatin1(wanted);
}

void TestSuggestWords::stems()
{
    QFETCH(QString, word);
    QTEST(stemmed(word), "wanted");
}

void TestSuggestWords::abbreviations_data()
{
    QTest::addColumn<QString>("shortForm");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("wanted");
    const auto row = [](const char *shortForm, const char *word, bool wanted) {
        QTest::newRow(shortForm) << QString::fromLatin1(shortForm) << QString::fromLatin1(word)
                                 << wanted;
    };
    row("prio", "priority", true);
    row("pstl", "postal", true);
    row("qnty", "quantity", true);
    row("dsc", "description", false); // too much is missing
    row("cat", "city", false);
    row("st", "street", false); // too short to guess
    row("city", "city", false); // no abbreviation
    row("nts", "agents", false);
}

void TestSuggestWords::abbreviations()
{
    QFETCH(QString, shortForm);
    QFETCH(QString, word);
    QTEST(mayAbbreviate(shortForm, word), "wanted");
}

void TestSuggestWords::patterns_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<ValuePattern>("pattern");
    QTest::addColumn<bool>("wanted");
    int number = 0;
    const auto row = [&](const QString &value, ValuePattern pattern, bool wanted) {
        QTest::newRow(qPrintable(u"%1 %2 %3"_s.arg(++number).arg(value, patternName(pattern))))
            << value << pattern << wanted;
    };
    using enum ValuePattern;
    row(u"anna@example.com"_s, Email, true);
    row(u"a@b@example.com"_s, Email, false);
    row(u"anna@localhost"_s, Email, false);
    row(u"@example.com"_s, Email, false);
    row(u"write to a@example.com"_s, Email, false);
    row(u"+44 7700 900123"_s, Phone, true);
    row(u"(11) 5555-0100"_s, Phone, true);
    row(u"0612345678"_s, Phone, true);
    row(u"1234567890"_s, Phone, false); // a number like any other
    row(u"2024-12-31"_s, Phone, false);
    row(u"31.12.2024"_s, Phone, false);
    row(u"12345.67"_s, Phone, false);
    row(u"070-17 call"_s, Phone, false);
    row(u"https://example.com/a"_s, Url, true);
    row(u"www.example.com"_s, Url, true);
    row(u"example"_s, Url, false);
    row(u"0b8e1c3e-1f0a-4f43-9d2c-000000000001"_s, Uuid, true);
    row(u"{0B8E1C3E-1F0A-4F43-9D2C-000000000001}"_s, Uuid, true);
    row(u"0b8e1c3e1f0a4f439d2c000000000001"_s, Uuid, false);
    row(u"2024-02-29"_s, Date, true);
    row(u"2023-02-29"_s, Date, false);
    row(u"31/12/2024"_s, Date, true);
    row(u"12/31/2024"_s, Date, true);
    row(u"20241231"_s, Date, true);
    row(u"20249931"_s, Date, false);
    row(u"1.2.3"_s, Date, false);
    row(u"2024-05-01T08:15:00Z"_s, DateTime, true);
    row(u"2024-05-01 08:15"_s, DateTime, true);
    row(u"2024-05-01"_s, DateTime, false);
    row(u"SW1A 1AA"_s, PostalCode, true);
    row(u"01311-000"_s, PostalCode, true);
    row(u"75011"_s, PostalCode, true);
    row(u"London"_s, PostalCode, false);
    row(u"SE"_s, CountryCode, true);
    row(u"XX"_s, CountryCode, false);
    row(u"se"_s, CountryCode, false);
    row(u"pt-BR"_s, LanguageCode, true);
    row(u"sv"_s, LanguageCode, true);
    row(u"xx"_s, LanguageCode, false);
    row(u"EUR"_s, CurrencyCode, true);
    row(u"ABC"_s, CurrencyCode, false);
    row(u"oui"_s, Boolean, true);
    row(u"TRUE"_s, Boolean, true);
    row(u"maybe"_s, Boolean, false);
    row(u"-12"_s, WholeNumber, true);
    row(u"1.5"_s, WholeNumber, false);
    row(u"1 234,50 €"_s, Number, true);
    row(u"1,2,3,4,5"_s, Number, false);
    row(u"   "_s, Number, false);
    row(QString(1000, u'9'), WholeNumber, false); // a text
}

void TestSuggestWords::patterns()
{
    QFETCH(QString, value);
    QFETCH(ValuePattern, pattern);
    QTEST(looksLike(value, pattern), "wanted");
}

void TestSuggestWords::emptyValuesCountNothing()
{
    ValueShares shares;
    shares.add({});
    shares.add(u"  "_s);
    QCOMPARE(shares.filled(), 0);
    QCOMPARE(shares.share(ValuePattern::Email), 0.0);
    shares.add(u"a@example.com"_s);
    shares.add(u"none"_s);
    QCOMPARE(shares.share(ValuePattern::Email), 0.5);
}

void TestSuggestWords::everyWordListIsRead()
{
    const Lexicon &lexicon = Lexicon::builtIn();
    QVERIFY(lexicon.conceptCount() > 200);
    QVERIFY(lexicon.knows(u"courriel"_s));
    QVERIFY(lexicon.knows(u"telemovel"_s));
    QVERIFY(lexicon.knows(u"fodelsedatum"_s));
    QVERIFY(lexicon.fieldWords(u"commerce.order.purchaseID"_s));
    QVERIFY(lexicon.fieldWords(u"homeAddress.street1"_s));
    QVERIFY(lexicon.fieldWords(u"timestamp"_s));
    QVERIFY(!lexicon.fieldWords(u"other.timestamp"_s));
    QVERIFY(lexicon.parentShare(u"person.name"_s));
}

QTEST_APPLESS_MAIN(TestSuggestWords)
#include "tst_suggestwords.moc"
