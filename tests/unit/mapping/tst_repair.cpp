// SPDX-License-Identifier: Apache-2.0
//
// What is proposed where a column or a field is gone.
#include "mapping/repair.h"

#include <QElapsedTimer>
#include <QTest>

using namespace dfw;
using namespace dfw::mapping;
using namespace Qt::StringLiterals;

namespace {

QList<Column> columns()
{
    const auto column = [](const char *name, const char *type) {
        return Column{.name = QString::fromLatin1(name), .rawType = QString::fromLatin1(type)};
    };
    return {column("FirstName", "string"), column("LastName", "string"),
            column("E_Mail", "string"),    column("BirthDate", "date"),
            column("Score", "integer"),    column("is_active", "boolean"),
            column("line1", "string"),     column("line2", "string")};
}

SchemaFields schema()
{
    using enum ValueType;
    const auto field = [](const char *path, ValueType type) {
        return SchemaField{.path = QString::fromLatin1(path), .type = type};
    };
    return SchemaFields({field("_id", String), field("person", Object),
                         field("person.name", Object), field("person.name.firstName", String),
                         field("person.name.lastName", String), field("person.birthDate", Date),
                         field("homeAddress", Object), field("homeAddress.city", String),
                         field("mailingAddress", Object), field("mailingAddress.city", String),
                         field("personalEmail", Object), field("personalEmail.address", String),
                         field("_dfwdemo", Object), field("_dfwdemo.loyaltyScore", Integer),
                         field("_dfwdemo.isActive", Boolean), field("phones", Array),
                         field("phones[].number", String)});
}

MappingRow column(const QString &source, const QString &target)
{
    return {.kind = MappingKind::Column, .source = source, .target = target};
}

} // namespace

class TestRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposals_data();
    void proposals();
    void nothingMissing();
    void bothEnds();
    void takenIsNotProposed();
    void allAtOnce();
    void large();
    void words_data();
    void words();
};

void TestRepair::proposals_data()
{
    QTest::addColumn<MappingRow>("row");
    QTest::addColumn<QString>("best");
    QTest::addColumn<bool>("sure");
    const auto row = [](const char *name, const QString &source, const QString &target,
                        const QString &best, bool sure) {
        QTest::newRow(name) << column(source, target) << best << sure;
    };
    row("another spelling of a column", u"first_name"_s, u"person.name.firstName"_s, u"FirstName"_s,
        true);
    row("a letter more", u"LastNames"_s, u"person.name.lastName"_s, u"LastName"_s, true);
    row("a mistyped column", u"Frist_Name"_s, u"person.name.firstName"_s, u"FirstName"_s, true);
    row("case and blanks", u"e mail"_s, u"personalEmail.address"_s, u"E_Mail"_s, true);
    row("a column like none", u"Turnover"_s, u"_id"_s, {}, false);
    row("a type that never fits", u"Birth_Date"_s, u"_dfwdemo.isActive"_s, u"BirthDate"_s, false);
    row("two alike", u"line"_s, u"_id"_s, u"line1"_s, false);
    row("another parent", u"FirstName"_s, u"person.fullName.firstName"_s,
        u"person.name.firstName"_s, true);
    row("a parent that is gone", u"BirthDate"_s, u"personDetails.birthDate"_s,
        u"person.birthDate"_s, true);
    row("a renamed leaf", u"Score"_s, u"_dfwdemo.loyalty_score"_s, u"_dfwdemo.loyaltyScore"_s,
        true);
    row("a leaf in two places", u"E_Mail"_s, u"workAddress.city"_s, u"homeAddress.city"_s, false);
    row("a field like none", u"E_Mail"_s, u"consents.marketing.any"_s, {}, false);
}

void TestRepair::proposals()
{
    QFETCH(MappingRow, row);
    QFETCH(QString, best);
    const RepairFinder finder(columns(), schema());
    const QList<Repair> found = finder.repairs(row, {row});
    QCOMPARE(found.size(), 1);
    const Repair &repair = found.first();
    QCOMPARE(repair.missing, repair.part == Repair::Part::Column ? row.source : row.target);
    QCOMPARE(repair.candidates.value(0).name, best);
    QTEST(repair.isSure(), "sure");
    QVERIFY(repair.candidates.size() <= 3);
    for (qsizetype i = 1; i < repair.candidates.size(); ++i)
        QVERIFY(repair.candidates.at(i).score <= repair.candidates.at(i - 1).score);
    for (const RepairCandidate &one : repair.candidates)
        QVERIFY(one.score > 0 && one.score <= 1);
}

void TestRepair::nothingMissing()
{
    const RepairFinder finder(columns(), schema());
    const MappingRow whole = column(u"FirstName"_s, u"person.name.firstName"_s);
    QVERIFY(finder.repairs(whole, {whole}).isEmpty());
    const MappingRow item = column(u"E_Mail"_s, u"phones[0].number"_s);
    QVERIFY(finder.repairs(item, {item}).isEmpty());
    const MappingRow open = column(u"gone"_s, {}); // maps nothing, so nothing is broken
    QVERIFY(finder.repairs(open, {open}).isEmpty());
    const MappingRow constant{MappingKind::Constant, u"crm"_s, u"_id"_s};
    QVERIFY(finder.repairs(constant, {constant}).isEmpty());
    // A schema that could not be read proves nothing missing.
    const RepairFinder blind(columns(), SchemaFields());
    const MappingRow anywhere = column(u"FirstName"_s, u"no.such.path"_s);
    QVERIFY(blind.repairs(anywhere, {anywhere}).isEmpty());
}

void TestRepair::bothEnds()
{
    const RepairFinder finder(columns(), schema());
    const MappingRow row = column(u"birth_date"_s, u"person.birthDay"_s);
    const QList<Repair> found = finder.repairs(row, {row});
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).part, Repair::Part::Column);
    QCOMPARE(found.at(0).candidates.value(0).name, u"BirthDate"_s);
    QCOMPARE(found.at(1).candidates.value(0).name, u"person.birthDate"_s);
    QCOMPARE(finder.repaired({row}), Mapping{column(u"BirthDate"_s, u"person.birthDate"_s)});
}

void TestRepair::takenIsNotProposed()
{
    const RepairFinder finder(columns(), schema());
    const MappingRow broken = column(u"E_Mail"_s, u"workAddress.city"_s);
    const Mapping rows{column(u"LastName"_s, u"homeAddress.city"_s), broken};
    const QList<Repair> found = finder.repairs(broken, rows);
    QCOMPARE(found.first().candidates.value(0).name, u"mailingAddress.city"_s);
}

void TestRepair::allAtOnce()
{
    const RepairFinder finder(columns(), schema());
    const Mapping rows{column(u"first_name"_s, u"person.name.firstName"_s),
                       column(u"LastName"_s, u"person.name.lastName"_s),
                       column(u"first_name"_s, u"_id"_s), // the same column's second field
                       column(u"Turnover"_s, u"homeAddress.city"_s),
                       {MappingKind::Constant, u"5"_s, u"_dfwdemo.loyalty_score"_s},
                       {MappingKind::Constant, u"6"_s, u"_dfwdemo.loyaltyScores"_s}};
    const Mapping after = finder.repaired(rows);
    QCOMPARE(after.size(), rows.size());
    QCOMPARE(after.at(0).source, u"FirstName"_s);
    QCOMPARE(after.at(1), rows.at(1));
    QCOMPARE(after.at(2).source, u"FirstName"_s);
    QCOMPARE(after.at(3), rows.at(3)); // like none: stays, and stays broken
    // Two rows want one field: one gets it, the other stays as it was.
    QCOMPARE(after.at(4).target, u"_dfwdemo.loyaltyScore"_s);
    QCOMPARE(after.at(5), rows.at(5));
}

void TestRepair::large()
{
    QList<Column> many;
    QList<SchemaField> fields;
    Mapping rows;
    for (int i = 0; i < 5000; ++i)
        many.append({.name = u"customer_value_%1"_s.arg(i), .rawType = u"string"_s});
    for (int i = 0; i < 10'000; ++i)
        fields.append(
            {.path = u"part%1.customer.value%2"_s.arg(i % 100).arg(i), .type = ValueType::String});
    for (int i = 0; i < 200; ++i)
        rows.append(column(u"customer_value_%1"_s.arg(i), u"part1.customers.value%1x"_s.arg(i)));
    QElapsedTimer clock;
    clock.start();
    const RepairFinder finder(many, SchemaFields(fields));
    const qint64 built = clock.elapsed();
    const Mapping after = finder.repaired(rows);
    QCOMPARE(after.size(), rows.size());
    qInfo("200 broken rows among 10,000 fields: %lld ms, then %lld ms", built,
          clock.elapsed() - built);
}

void TestRepair::words_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("camel") << u"firstName"_s << u"first name"_s;
    QTest::newRow("Pascal and capitals") << u"HTTPServerURL"_s << u"http server url"_s;
    QTest::newRow("snake") << u"FIRST_NAME"_s << u"first name"_s;
    QTest::newRow("digits") << u"line2Street"_s << u"line 2 street"_s;
    QTest::newRow("signs") << u"E-Mail (privat)"_s << u"e mail privat"_s;
    QTest::newRow("nothing") << u"--"_s << QString();
    QTest::newRow("beyond Latin") << u"Größe_身長"_s << u"größe 身長"_s;
}

void TestRepair::words()
{
    QFETCH(QString, name);
    QTEST(comparable(name).words.join(u' '), "words");
}

QTEST_APPLESS_MAIN(TestRepair)
#include "tst_repair.moc"
