// SPDX-License-Identifier: Apache-2.0
#include "localplatform/sourcerows.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTimeZone>
#include <QVariant>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

/// First names and family names of one language, with a country to go with them.
struct People
{
    QLatin1StringView country;
    QLatin1StringView phone;
    QStringList first;
    QStringList family;
    QStringList cities;
};

const QList<People> &people()
{
    static const QList<People> all = {
        {"FR"_L1,
         "+33 1 99 00 "_L1,
         {u"Amélie"_s, u"Benoît"_s, u"Chloé"_s, u"Étienne"_s, u"Maëlle"_s, u"Loïc"_s, u"Océane"_s},
         {u"Lefèvre"_s, u"Dubois"_s, u"Garnier"_s, u"Chevalier"_s, u"Rousseau"_s, u"Lemoine"_s},
         {u"Lyon"_s, u"Nantes"_s, u"Orléans"_s}},
        {"BR"_L1,
         "+55 11 5550 "_L1,
         {u"João"_s, u"Conceição"_s, u"Thaís"_s, u"André"_s, u"Letícia"_s, u"Vinícius"_s},
         {u"Gonçalves"_s, u"Araújo"_s, u"Magalhães"_s, u"Brandão"_s, u"Teixeira"_s},
         {u"São Paulo"_s, u"Goiânia"_s, u"Belém"_s}},
        {"SE"_L1,
         "+46 8 465 00 "_L1,
         {u"Åsa"_s, u"Björn"_s, u"Göran"_s, u"Märta"_s, u"Sören"_s, u"Linnéa"_s},
         {u"Öberg"_s, u"Sjöström"_s, u"Lindqvist"_s, u"Åkerlund"_s, u"Nyström"_s},
         {u"Malmö"_s, u"Umeå"_s, u"Örebro"_s}},
        {"DE"_L1,
         "+49 30 23125 "_L1,
         {u"Jürgen"_s, u"Käthe"_s, u"Matthias"_s, u"Zoë"_s, u"Günther"_s},
         {u"Schröder"_s, u"Weiß"_s, u"Köhler"_s, u"Brandt"_s, u"Hübner"_s},
         {u"Köln"_s, u"Lübeck"_s, u"Erfurt"_s}},
        {"PL"_L1,
         "+48 22 555 00 "_L1,
         {u"Łukasz"_s, u"Małgorzata"_s, u"Paweł"_s, u"Żaneta"_s},
         {u"Wójcik"_s, u"Dąbrowski"_s, u"Zając"_s, u"Król"_s},
         {u"Łódź"_s, u"Kraków"_s}},
        {"JP"_L1,
         "+81 3 5550 "_L1,
         {u"Haruna"_s, u"Ren"_s, u"Yui"_s, u"Hiroto"_s},
         {u"Satō"_s, u"Takahashi"_s, u"Watanabe"_s, u"Nakamura"_s},
         {u"Ōsaka"_s, u"Sapporo"_s}},
        {"GR"_L1,
         "+30 21 0555 "_L1,
         {u"Ελένη"_s, u"Γιώργος"_s, u"Δήμητρα"_s},
         {u"Παπαδόπουλος"_s, u"Νικολάου"_s, u"Βασιλείου"_s},
         {u"Αθήνα"_s, u"Πάτρα"_s}},
        {"AE"_L1,
         "+971 4 555 "_L1,
         {u"ليلى"_s, u"يوسف"_s, u"مريم"_s},
         {u"الهاشمي"_s, u"منصور"_s, u"القاسم"_s},
         {u"دبي"_s}},
        {"US"_L1,
         "+1 202 555 01"_L1,
         {u"Grace"_s, u"O'Shea"_s, u"Marlon"_s, u"Priya"_s, u"Anne-Marie"_s},
         {u"Okafor"_s, u"Van der Berg"_s, u"McAllister"_s, u"Nguyễn"_s},
         {u"Portland"_s, u"Tulsa"_s}},
    };
    return all;
}

class Maker
{
public:
    explicit Maker(quint32 seed) : m_random(seed) {}

    int below(int limit) { return int(m_random.bounded(limit)); }
    bool oneIn(int n) { return below(n) == 0; }
    const QString &oneOf(const QStringList &list) { return list.at(below(int(list.size()))); }

    /// ISO 8601, UTC, somewhere in the years 2021 to mid 2026.
    QString moment()
    {
        const qint64 from = 1609459200; // 2021-01-01
        return iso(from + m_random.bounded(qint64(172800000)));
    }
    static QString iso(qint64 seconds)
    {
        return QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc()).toString(Qt::ISODate);
    }
    QVariant birthDate()
    {
        switch (below(60)) {
        case 0:
            return u"31/02/1990"_s;
        case 1:
            return u"unknown"_s;
        case 2:
            return u""_s;
        case 3:
            return QVariant();
        default:
            return u"%1-%2-%3T00:00:00Z"_s.arg(1935 + below(71))
                .arg(1 + below(12), 2, 10, QLatin1Char('0'))
                .arg(1 + below(28), 2, 10, QLatin1Char('0'));
        }
    }
    QVariant missingNowAndThen(int n, const QVariant &value)
    {
        return oneIn(n) ? QVariant() : value;
    }

private:
    QRandomGenerator m_random;
};

void insert(QSqlQuery &query, const QVariantList &values)
{
    for (const QVariant &value : values)
        query.addBindValue(value);
    query.exec();
}

QSqlQuery prepared(QSqlDatabase &database, const QString &table, const QString &columns)
{
    QSqlQuery create(database);
    create.exec(u"CREATE TABLE \"%1\"(%2)"_s.arg(table, columns));
    const qsizetype count = columns.count(u',') + 1;
    QSqlQuery query(database);
    query.prepare(u"INSERT INTO \"%1\" VALUES(?%2)"_s.arg(table, u",?"_s.repeated(count - 1)));
    return query;
}

QString number(QLatin1StringView prefix, int n)
{
    return u"%1-%2"_s.arg(prefix).arg(n, 5, 10, QLatin1Char('0'));
}

void fillCustomers(QSqlDatabase &database, const QString &table, int rows, quint32 seed)
{
    Maker make(seed);
    QSqlQuery query = prepared(
        database, table,
        u"TestID TEXT, Name TEXT, Datefield TIMESTAMP_TEXT, Email TEXT, Phone TEXT, Country TEXT,"
        "City TEXT, Postcode TEXT, Points INTEGER, Newsletter BOOLEAN, Comment TEXT,"
        "CreatedAt TIMESTAMP_TEXT, UpdatedAt TIMESTAMP_TEXT"_s);
    const QStringList comments = {u"VIP"_s, u"prefers \"letters\", not e-mail"_s,
                                  u"line one\nline two"_s, u"<b>bold</b>"_s,
                                  u"no calls before noon"_s};
    for (int n = 1; n <= rows; ++n) {
        const People &from = people().at(make.below(int(people().size())));
        const QString name = make.oneOf(from.first) + u' ' + make.oneOf(from.family);
        const QString created = make.moment();
        const QString updated = make.oneIn(3) ? created : qMax(created, make.moment());
        const QVariant email = make.oneIn(40) ? QVariant(u"not given"_s)
                                              : QVariant(u"customer%1@example.org"_s.arg(n));
        insert(
            query,
            {number("T"_L1, n), make.missingNowAndThen(25, name), make.birthDate(),
             make.missingNowAndThen(12, email),
             make.missingNowAndThen(4, QString(from.phone) + QString::number(make.below(90) + 10)),
             QString(from.country), make.oneOf(from.cities),
             u"%1"_s.arg(make.below(99999), 5, 10, QLatin1Char('0')), make.below(25000),
             make.oneIn(3), make.oneIn(15) ? make.oneOf(comments) : QVariant(), created, updated});
    }
}

void fillDirty(QSqlDatabase &database)
{
    Maker make(7);
    QSqlQuery query =
        prepared(database, u"test1.Dirty"_s,
                 u"TestID TEXT, Name TEXT, Datefield TIMESTAMP_TEXT, UpdatedAt TIMESTAMP_TEXT"_s);
    for (int n = 1; n <= 320; ++n) {
        const People &from = people().at(make.below(int(people().size())));
        // Ten rows of 320 lack their id: 3.1 %.
        const QVariant id = n % 32 == 5 ? QVariant() : QVariant(number("D"_L1, n));
        insert(query, {id, QString(make.oneOf(from.first) + u' ' + make.oneOf(from.family)),
                       make.birthDate(), make.moment()});
    }
}

void fillOthers(QSqlDatabase &database)
{
    Maker make(11);
    QSqlQuery orders = prepared(
        database, u"test1.Orders"_s,
        u"OrderID TEXT, TestID TEXT, OrderedAt TIMESTAMP_TEXT, Total DOUBLE, Currency TEXT,"
        "Items INTEGER, Invoice BIGINT, Status TEXT"_s);
    const QStringList currencies = {u"EUR"_s, u"BRL"_s, u"SEK"_s, u"USD"_s, u"euro"_s};
    const QStringList states = {u"paid"_s, u"open"_s, u"returned"_s};
    for (int n = 1; n <= 1200; ++n) {
        insert(orders, {number("O"_L1, n), number("T"_L1, 1 + make.below(4212)), make.moment(),
                        double(make.below(90000)) / 100.0, make.oneOf(currencies),
                        1 + make.below(9), 9000000000LL + n, make.oneOf(states)});
    }
    QSqlQuery letters = prepared(database, u"staging.Newsletter"_s,
                                 u"Email TEXT, Subscribed TEXT, Since TIMESTAMP_TEXT"_s);
    const QStringList answers = {u"yes"_s, u"no"_s, u"Y"_s, u"1"_s, u"True"_s};
    for (int n = 1; n <= 200; ++n)
        insert(letters, {u"reader%1@example.org"_s.arg(n), make.oneOf(answers), make.moment()});
    QSqlQuery accounts = prepared(database, u"staging.Accounts"_s,
                                  u"AccountID TEXT, Name TEXT, Employees INTEGER, Score DOUBLE,"
                                  "UpdatedAt TIMESTAMP_TEXT"_s);
    for (int n = 1; n <= 60; ++n) {
        insert(accounts, {number("A"_L1, n), u"Example Company %1"_s.arg(n), make.below(4000),
                          double(make.below(100)) / 10.0, make.moment()});
    }
}

void fillServiceDesk(QSqlDatabase &database)
{
    Maker make(13);
    QSqlQuery accounts =
        prepared(database, u"servicedesk/Account"_s,
                 u"Id TEXT, Name TEXT, Phone TEXT, email TEXT, updatedAt TIMESTAMP_TEXT"_s);
    QSqlQuery contacts =
        prepared(database, u"servicedesk/Contact"_s,
                 u"Id TEXT, AccountId TEXT, FirstName TEXT, LastName TEXT, Email TEXT, Phone TEXT,"
                 "City TEXT, Active BOOLEAN, updatedAt TIMESTAMP_TEXT"_s);
    for (int n = 1; n <= 340; ++n) {
        const People &from = people().at(make.below(int(people().size())));
        const QString phone = QString(from.phone) + QString::number(make.below(90) + 10);
        insert(accounts,
               {number("ACC"_L1, n),
                QString(make.oneOf(from.family) + u" & "_s + make.oneOf(from.family)),
                make.missingNowAndThen(9, phone),
                make.missingNowAndThen(20, u"account%1@example.org"_s.arg(n)), make.moment()});
        insert(contacts, {number("CON"_L1, n), number("ACC"_L1, 1 + make.below(340)),
                          make.oneOf(from.first), make.oneOf(from.family),
                          u"contact%1@example.org"_s.arg(n), make.missingNowAndThen(5, phone),
                          make.oneOf(from.cities), !make.oneIn(6), make.moment()});
    }
    QSqlQuery incidents = prepared(
        database, u"servicedesk/Incident"_s,
        u"Number TEXT, AccountId TEXT, Priority INTEGER, State TEXT, OpenedAt TIMESTAMP_TEXT,"
        "ClosedAt TIMESTAMP_TEXT, HoursSpent DOUBLE, updatedAt TIMESTAMP_TEXT"_s);
    const QStringList states = {u"new"_s, u"in progress"_s, u"on hold"_s, u"closed"_s};
    for (int n = 1; n <= 600; ++n) {
        const QString opened = make.moment();
        const QString state = make.oneOf(states);
        const QVariant closed =
            state == states.last() ? QVariant(qMax(opened, make.moment())) : QVariant();
        insert(incidents,
               {number("INC"_L1, n), number("ACC"_L1, 1 + make.below(340)), 1 + make.below(4),
                state, opened, closed, double(make.below(400)) / 10.0, make.moment()});
    }
}

} // namespace

void fillSourceTables(QSqlDatabase &database)
{
    const QStringList tables = database.tables();
    if (tables.isEmpty()) {
        fillCustomers(database, u"test1.Mytable"_s, 4212, 3);
        fillCustomers(database, u"staging.Customers"_s, 150, 5);
        fillDirty(database);
        fillOthers(database);
    }
    if (tables.filter(u"servicedesk/"_s).isEmpty())
        fillServiceDesk(database);
}

} // namespace dfw::localplatform
