// SPDX-License-Identifier: Apache-2.0
#include "mapping/suggest.h"

#include <QTest>

using namespace dfw;
using namespace dfw::mapping;
using namespace Qt::StringLiterals;

namespace {

SchemaField field(const QString &path, ValueType type = ValueType::String)
{
    static const QHash<ValueType, QString> names{
        {ValueType::String, u"string"_s}, {ValueType::Integer, u"int"_s},
        {ValueType::Number, u"number"_s}, {ValueType::Boolean, u"boolean"_s},
        {ValueType::Date, u"date"_s},     {ValueType::DateTime, u"date-time"_s},
        {ValueType::Object, u"object"_s}, {ValueType::Array, u"array"_s},
        {ValueType::Map, u"map"_s}};
    return {.path = path, .type = type, .rawType = names.value(type)};
}

Column column(const QString &name, const QString &type = u"string"_s)
{
    return {.name = name, .rawType = type};
}

/// A small Profile: enough for fields that compete.
SchemaFields profile()
{
    QList<SchemaField> fields{field(u"_id"_s),
                              field(u"person"_s, ValueType::Object),
                              field(u"person.birthDate"_s, ValueType::Date),
                              field(u"person.name.firstName"_s),
                              field(u"person.name.lastName"_s),
                              field(u"person.name.fullName"_s)};
    for (const char *parent : {"homeAddress", "workAddress", "shippingAddress"}) {
        for (const char *leaf : {"street1", "street2", "city", "postalCode", "country"})
            fields.append(field(QString::fromLatin1(parent) + u'.' + QString::fromLatin1(leaf)));
    }
    for (const char *parent : {"personalEmail", "workEmail"})
        fields.append(field(QString::fromLatin1(parent) + u".address"_s));
    for (const char *parent : {"mobilePhone", "homePhone", "workPhone"})
        fields.append(field(QString::fromLatin1(parent) + u".number"_s));
    fields.append(field(u"_demo.consents.email"_s, ValueType::Boolean));
    fields.append(field(u"_demo.points"_s, ValueType::Number));
    return SchemaFields(fields);
}

SuggestInput input(const QStringList &names)
{
    SuggestInput out{.fields = profile()};
    for (const QString &name : names)
        out.columns.append(column(name));
    return out;
}

SampleRows sampleOf(const QString &name, const QStringList &values)
{
    SampleRows out{.columns = {name}};
    for (const QString &value : values)
        out.rows.append({value.isNull() ? QVariant() : QVariant(value)});
    return out;
}

Suggestion suggestionFor(const QList<Suggestion> &list, const QString &name)
{
    for (const Suggestion &one : list) {
        if (one.column == name)
            return one;
    }
    return {};
}

const SuggestionReason *reasonOf(const SuggestionCandidate &candidate, SuggestionReason::Kind kind)
{
    for (const SuggestionReason &reason : candidate.reasons) {
        if (reason.kind == kind)
            return &reason;
    }
    return nullptr;
}

QString shownTarget(const QList<Suggestion> &list, const QString &name)
{
    const Suggestion one = suggestionFor(list, name);
    return one.best.score >= defaultThreshold ? one.best.target : QString();
}

} // namespace

class TestSuggest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_data();
    void names();
    void valuesDecide();
    void valuesSpeakAgainst();
    void typesThatNeverFitAreLeftOut();
    void neighboursDecide();
    void rowsOfTheUserSpeakForTheirNeighbours();
    void equalFieldsAreAQuestion();
    void oneFieldOneColumn();
    void usersRowsAreLeftAlone();
    void whatCannotBeMappedIsNotSuggested();
    void technicalColumnsGetNothing_data();
    void technicalColumnsGetNothing();
    void reasonsAddUp();
    void reasonsSayWhy();
    void nothingOfTheSampleIsInTheAnswer();
    void sameInputSameAnswer();
    void emptyInputs();
    void oddNames_data();
    void oddNames();
    void stops();
};

void TestSuggest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const QString &name, const QString &wanted) {
        QTest::newRow(qPrintable(name)) << name << wanted;
    };
    row(u"first_name"_s, u"person.name.firstName"_s);
    row(u"FirstName"_s, u"person.name.firstName"_s);
    row(u"firstname"_s, u"person.name.firstName"_s);
    row(u"fname"_s, u"person.name.firstName"_s);
    row(u"Prénom"_s, u"person.name.firstName"_s);
    row(u"efternamn"_s, u"person.name.lastName"_s);
    row(u"sobrenome"_s, u"person.name.lastName"_s);
    row(u"dob"_s, u"person.birthDate"_s);
    row(u"date de naissance"_s, u"person.birthDate"_s);
    row(u"e-mail"_s, u"personalEmail.address"_s);
    row(u"courriel"_s, u"personalEmail.address"_s);
    row(u"work_email"_s, u"workEmail.address"_s);
    row(u"workemail"_s, u"workEmail.address"_s);
    row(u"téléphone bureau"_s, u"workPhone.number"_s);
    row(u"celular"_s, u"mobilePhone.number"_s);
    row(u"zip"_s, u"homeAddress.postalCode"_s);
    row(u"CP"_s, u"homeAddress.postalCode"_s);
    row(u"ship_zip"_s, u"shippingAddress.postalCode"_s);
    row(u"Leveransort"_s, u"shippingAddress.city"_s);
    row(u"work city"_s, u"workAddress.city"_s);
    row(u"adress"_s, u"homeAddress.street1"_s);
    row(u"address_2"_s, u"homeAddress.street2"_s);
}

void TestSuggest::names()
{
    QFETCH(QString, name);
    QTEST(shownTarget(suggest(input({name})), name), "wanted");
}

void TestSuggest::valuesDecide()
{
    SuggestInput in = input({u"email"_s});
    const double bare = suggestionFor(suggest(in), u"email"_s).best.score;
    in.sample =
        sampleOf(u"email"_s, {u"a@example.com"_s, u"b@example.com"_s, {}, u"c@example.org"_s});
    const SuggestionCandidate best = suggestionFor(suggest(in), u"email"_s).best;
    QVERIFY(best.score > bare);
    const SuggestionReason *reason = reasonOf(best, SuggestionReason::Kind::Values);
    QVERIFY(reason);
    QCOMPARE(reason->arguments, QStringList({u"email"_s, u"3"_s, u"3"_s}));
    QVERIFY(reason->weight > 0);
}

void TestSuggest::valuesSpeakAgainst()
{
    SuggestInput in = input({u"email"_s});
    in.sample = sampleOf(u"email"_s, {u"yes"_s, u"no"_s, u"yes"_s, u"yes"_s});
    // "yes" and "no" are a consent.
    QCOMPARE(shownTarget(suggest(in), u"email"_s), u"_demo.consents.email"_s);
    in.sample = sampleOf(u"email"_s, {u"weekly"_s, u"monthly"_s, u"never"_s, u"weekly"_s});
    QCOMPARE(shownTarget(suggest(in), u"email"_s), QString());
    in = input({u"dob"_s}); // a text that is no date
    in.sample = sampleOf(u"dob"_s, {u"spring"_s, u"autumn"_s, u"spring"_s, u"winter"_s});
    QCOMPARE(shownTarget(suggest(in), u"dob"_s), QString());
    in.sample = sampleOf(u"dob"_s, {u"01/02/1990"_s, u"13/04/1985"_s, u"30/11/1970"_s});
    QCOMPARE(shownTarget(suggest(in), u"dob"_s), u"person.birthDate"_s);
}

void TestSuggest::typesThatNeverFitAreLeftOut()
{
    SuggestInput in{.columns = {column(u"email_consent"_s, u"boolean"_s),
                                column(u"birth_date"_s, u"boolean"_s)},
                    .fields = profile()};
    const QList<Suggestion> list = suggest(in);
    QCOMPARE(shownTarget(list, u"email_consent"_s), u"_demo.consents.email"_s);
    QVERIFY(suggestionFor(list, u"birth_date"_s).best.target != u"person.birthDate"_s);
}

void TestSuggest::neighboursDecide()
{
    const QList<Suggestion> list =
        suggest(input({u"work_street"_s, u"work_zip"_s, u"city"_s, u"work_country"_s}));
    QCOMPARE(shownTarget(list, u"city"_s), u"workAddress.city"_s);
    const SuggestionReason *reason =
        reasonOf(suggestionFor(list, u"city"_s).best, SuggestionReason::Kind::Neighbours);
    QVERIFY(reason);
    QCOMPARE(reason->arguments.value(1), u"workAddress"_s);
}

void TestSuggest::rowsOfTheUserSpeakForTheirNeighbours()
{
    SuggestInput in = input({u"a1"_s, u"a2"_s, u"city"_s, u"a3"_s});
    in.rows = {{.source = u"a1"_s, .target = u"shippingAddress.street1"_s},
               {.source = u"a2"_s, .target = u"shippingAddress.postalCode"_s},
               {.source = u"a3"_s, .target = u"shippingAddress.country"_s},
               {.source = u"city"_s}};
    QCOMPARE(shownTarget(suggest(in), u"city"_s), u"shippingAddress.city"_s);
}

/// Two fields that are equally right are told, but not shown before something decides.
void TestSuggest::equalFieldsAreAQuestion()
{
    SuggestInput in = input({u"city"_s});
    in.fields = SchemaFields({field(u"_demo.buyer.city"_s), field(u"_demo.seller.city"_s),
                              field(u"_demo.buyer.zip"_s), field(u"_demo.seller.zip"_s)});
    const Suggestion one = suggestionFor(suggest(in), u"city"_s);
    QVERIFY(one.best.score < defaultThreshold);
    QCOMPARE(one.others.size(), 1);
    in.columns = {column(u"seller_zip"_s), column(u"city"_s)};
    QCOMPARE(shownTarget(suggest(in), u"city"_s), u"_demo.seller.city"_s);
}

void TestSuggest::oneFieldOneColumn()
{
    const QList<Suggestion> list =
        suggest(input({u"email"_s, u"mail"_s, u"e_mail"_s, u"courriel"_s, u"epost"_s}));
    QSet<QString> targets;
    for (const Suggestion &one : list) {
        QVERIFY2(!targets.contains(one.best.target), qPrintable(one.best.target));
        targets.insert(one.best.target);
    }
}

void TestSuggest::usersRowsAreLeftAlone()
{
    SuggestInput in = input({u"first_name"_s, u"given_name"_s, u"city"_s});
    in.rows = {{.source = u"city"_s, .target = u"person.name.firstName"_s},
               {.source = u"first_name"_s},
               {.source = u"given_name"_s},
               {.kind = MappingKind::Constant, .source = u"x"_s, .target = u"_id"_s}};
    const QList<Suggestion> list = suggest(in);
    QVERIFY(suggestionFor(list, u"city"_s).column.isEmpty());
    for (const Suggestion &one : list) {
        QVERIFY(one.best.target != u"person.name.firstName"_s);
        QVERIFY(one.best.target != u"_id"_s);
        for (const SuggestionCandidate &other : one.others)
            QVERIFY(other.target != u"person.name.firstName"_s);
    }
}

void TestSuggest::whatCannotBeMappedIsNotSuggested()
{
    SchemaField old = field(u"taxId"_s);
    old.deprecated = true;
    SuggestInput in{
        .columns = {column(u"tax_id"_s), column(u"tags"_s), column(u"created_by_batch_id"_s),
                    column(u"person"_s), column(u"create_date"_s, u"date-time"_s),
                    column(u"card_number"_s), column(u"identity_map"_s)},
        .fields =
            SchemaFields({old, field(u"tags"_s, ValueType::Array), field(u"createdByBatchID"_s),
                          field(u"person"_s, ValueType::Object),
                          field(u"_repo.createDate"_s, ValueType::DateTime),
                          field(u"cards[].number"_s), field(u"identityMap"_s, ValueType::Map)})};
    QVERIFY(suggest(in).isEmpty());
}

void TestSuggest::technicalColumnsGetNothing_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"etl_batch_id", "row_hash", "is_deleted", "dw_load_ts", "_fivetran_synced", "checksum",
          "col_17", "x", "filler", "sort_order", "kafka_offset", "tmp", "shoe_size", "f1"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestSuggest::technicalColumnsGetNothing()
{
    QFETCH(QString, name);
    QCOMPARE(shownTarget(suggest(input({name, u"first_name"_s, u"city"_s})), name), QString());
}

void TestSuggest::reasonsAddUp()
{
    SuggestInput in = input({u"prenom"_s, u"ship_city"_s, u"ship_zip"_s, u"email"_s, u"dob"_s});
    in.sample = sampleOf(u"email"_s, {u"a@example.com"_s, u"b@example.com"_s, u"c@example.com"_s});
    for (const Suggestion &one : suggest(in)) {
        QVERIFY(!one.best.reasons.isEmpty());
        QVERIFY(one.best.score > 0 && one.best.score < 1);
        double last = 2;
        for (const SuggestionReason &reason : one.best.reasons) {
            QVERIFY(!reason.arguments.isEmpty());
            QVERIFY(std::abs(reason.weight) <= last); // the weightiest first
            last = std::abs(reason.weight);
        }
        QVERIFY(one.others.size() <= 2);
        for (const SuggestionCandidate &other : one.others)
            QVERIFY(other.target != one.best.target);
    }
}

void TestSuggest::reasonsSayWhy()
{
    using enum SuggestionReason::Kind;
    const QList<Suggestion> list =
        suggest(input({u"firstName"_s, u"efternamn"_s, u"tel"_s, u"work_city"_s}));
    const auto best = [&](const QString &name) { return suggestionFor(list, name).best; };
    const SuggestionReason *reason = reasonOf(best(u"firstName"_s), SameName);
    QVERIFY(reason);
    QCOMPARE(reason->arguments, QStringList(u"firstName"_s));
    reason = reasonOf(best(u"efternamn"_s), Synonym);
    QVERIFY(reason);
    QCOMPARE(reason->arguments, QStringList({u"efternamn"_s, u"last name"_s}));
    reason = reasonOf(best(u"tel"_s), Abbreviation);
    QVERIFY(reason);
    QCOMPARE(reason->arguments, QStringList({u"tel"_s, u"phone"_s}));
    reason = reasonOf(best(u"work_city"_s), Position);
    QVERIFY(reason);
    QCOMPARE(reason->arguments, QStringList(u"workAddress"_s));
    reason = reasonOf(best(u"work_city"_s), SharedWords);
    QVERIFY(reason);
    QCOMPARE(reason->arguments, QStringList(u"city"_s));
}

void TestSuggest::nothingOfTheSampleIsInTheAnswer()
{
    SuggestInput in = input({u"email"_s});
    in.sample = sampleOf(u"email"_s, {u"secret.person@example.com"_s});
    const Suggestion one = suggestionFor(suggest(in), u"email"_s);
    for (const SuggestionReason &reason : one.best.reasons)
        QVERIFY(!reason.arguments.join(u' ').contains(u"secret"_s));
}

void TestSuggest::sameInputSameAnswer()
{
    const SuggestInput in =
        input({u"nom"_s, u"tel"_s, u"adresse"_s, u"ville"_s, u"ship_city"_s, u"x"_s});
    QCOMPARE(suggest(in), suggest(in));
}

void TestSuggest::emptyInputs()
{
    QVERIFY(suggest({}).isEmpty());
    QVERIFY(suggest({.fields = profile()}).isEmpty());
    QVERIFY(suggest({.columns = {column(u"email"_s)}}).isEmpty());
}

void TestSuggest::oddNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("only signs") << u"--.__"_s;
    QTest::newRow("only ignored") << u"de la"_s;
    QTest::newRow("very long") << QString(20'000, u'q');
    QTest::newRow("many words") << u"name "_s.repeated(500);
    QTest::newRow("half a pair") << QString(QChar(0xd83d));
    QTest::newRow("control") << u"a\tb\nc"_s;
}

/// Nothing to say about them, and no harm done.
void TestSuggest::oddNames()
{
    QFETCH(QString, name);
    SuggestInput in = input({name, u"email"_s});
    in.sample = {.columns = {u"other"_s}, .rows = {{1}, {}}};
    const QList<Suggestion> list = suggest(in);
    QCOMPARE(shownTarget(list, u"email"_s), u"personalEmail.address"_s);
}

void TestSuggest::stops()
{
    std::stop_source source;
    source.request_stop();
    QVERIFY(suggest(input({u"email"_s}), source.get_token()).isEmpty());
}

QTEST_APPLESS_MAIN(TestSuggest)
#include "tst_suggest.moc"
