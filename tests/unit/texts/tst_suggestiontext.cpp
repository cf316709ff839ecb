// SPDX-License-Identifier: Apache-2.0
#include "texts/suggestiontext.h"

#include <QTest>

using namespace dfw::mapping;
using namespace dfw::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(dfw::mapping::SuggestionReason)

class TestSuggestionText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reasons_data();
    void reasons();
    void scores();
    void sentence();
};

void TestSuggestionText::reasons_data()
{
    using enum SuggestionReason::Kind;
    QTest::addColumn<SuggestionReason>("reason");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const SuggestionReason &reason, const QString &wanted) {
        QTest::newRow(name) << reason << wanted;
    };
    row("same name", {SameName, {u"city"_s}, 0.4}, u"same name"_s);
    row("one word", {SharedWords, {u"city"_s}, 0.4}, u"same word: city"_s);
    row("two words", {SharedWords, {u"order"_s, u"date"_s}, 0.4}, u"same words: order, date"_s);
    row("synonym", {Synonym, {u"ville"_s, u"city"_s}, 0.4}, u"“ville” means city"_s);
    row("abbreviation", {Abbreviation, {u"tel"_s, u"phone"_s}, 0.4}, u"“tel” is short for phone"_s);
    row("a place in a name", {Synonym, {u"%2"_s, u"city"_s}, 0.4}, u"“%2” means city"_s);
    row("position", {Position, {u"workAddress"_s}, 0.1}, u"workAddress fits as well"_s);
    row("neighbours", {Neighbours, {u"city"_s, u"homeAddress"_s}, 0.1}, u"same parent as city"_s);
    row("same type", {Type, {u"date"_s, u"date"_s}, 0.1}, u"same type: date"_s);
    row("type fits", {Type, {u"integer"_s, u"number"_s}, 0.1}, u"integer fits into number"_s);
    row("type against", {Type, {u"boolean"_s, u"string"_s}, -0.1},
        u"boolean into string is unusual"_s);
    row("values", {Values, {u"email"_s, u"9"_s, u"10"_s}, 0.2},
        u"9 of 10 values look like e-mail addresses"_s);
    row("values against", {Values, {u"email"_s, u"1"_s, u"10"_s}, -0.2},
        u"only 1 of 10 values look like e-mail addresses"_s);
    row("values of a later engine", {Values, {u"planet"_s, u"9"_s, u"10"_s}, 0.2},
        u"the values fit"_s);
    row("allowed", {AllowedValues, {u"4"_s, u"5"_s}, 0.2},
        u"4 of 5 values are among those the field allows"_s);
}

void TestSuggestionText::reasons()
{
    QFETCH(SuggestionReason, reason);
    QTEST(reasonText(reason), "wanted");
}

void TestSuggestionText::scores()
{
    QCOMPARE(scoreText(0.7), u"70 %"_s);
    QCOMPARE(scoreText(0.6999), u"69 %"_s); // not shown at 70, so it must not read as 70
    QCOMPARE(scoreText(1.0), u"99 %"_s);
    QCOMPARE(thresholdText(0.7), u"≥ 70 %"_s);
}

void TestSuggestionText::sentence()
{
    using enum SuggestionReason::Kind;
    const SuggestionCandidate candidate{.target = u"mobilePhone.number"_s,
                                        .score = 0.92,
                                        .reasons = {{Abbreviation, {u"tel"_s, u"phone"_s}, 0.5},
                                                    {Type, {u"string"_s, u"string"_s}, 0.1}}};
    QCOMPARE(reasonsSentence(candidate), u"“tel” is short for phone; same type: string."_s);
    QCOMPARE(suggestionSentence(u"tel"_s, candidate),
             u"Suggested: tel to mobilePhone.number, 92 %. “tel” is short for phone; same type: "
             "string."_s);
    QCOMPARE(reasonsSentence({}), QString());
}

QTEST_APPLESS_MAIN(TestSuggestionText)
#include "tst_suggestiontext.moc"
