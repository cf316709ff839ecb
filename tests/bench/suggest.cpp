// SPDX-License-Identifier: Apache-2.0
// Prints the microseconds it takes to suggest fields for 5,000 columns in a schema of 10,000 paths
// with a sample of 20 rows. Names are made of the words such tables have, so that every column has
// many fields to be compared with.
#include "mapping/suggest.h"

#include <cstdio>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace dfw;

namespace {

constexpr int pathCount = 10'000;
constexpr int columnCount = 5'000;

const QStringList things{u"home"_s,    u"work"_s,     u"billing"_s, u"shipping"_s, u"order"_s,
                         u"contact"_s, u"customer"_s, u"partner"_s, u"store"_s,    u"product"_s};
const QStringList parts{u"Address"_s, u"Phone"_s, u"Email"_s,   u"Details"_s, u"Account"_s,
                        u"Status"_s,  u"Audit"_s, u"Contact"_s, u"Owner"_s,   u"History"_s};
const QStringList leaves{
    u"street"_s,      u"city"_s,     u"postalCode"_s, u"countryCode"_s,  u"name"_s,
    u"number"_s,      u"status"_s,   u"type"_s,       u"createdDate"_s,  u"lastUpdatedDate"_s,
    u"firstName"_s,   u"lastName"_s, u"amount"_s,     u"currencyCode"_s, u"email"_s,
    u"description"_s, u"category"_s, u"label"_s,      u"source"_s,       u"language"_s};

SchemaFields schema()
{
    QList<SchemaField> fields;
    for (int i = 0; fields.size() < pathCount; ++i) {
        const QString parent =
            u"_demo.area%1.%2%3"_s.arg(i / 100).arg(things.at(i / 10 % 10), parts.at(i % 10));
        for (const QString &leaf : leaves) {
            if (fields.size() == pathCount)
                break;
            const bool date = leaf.endsWith("Date"_L1);
            fields.append({.path = parent + u'.' + leaf,
                           .title = u"%1 of %2"_s.arg(leaf, parts.at(i % 10)),
                           .type = date ? ValueType::DateTime : ValueType::String,
                           .rawType = date ? u"date-time"_s : u"string"_s});
        }
    }
    return SchemaFields(fields);
}

} // namespace

int main()
{
    const QStringList shortThings{u"hm"_s,  u"work"_s, u"bill"_s, u"ship"_s,  u"ord"_s,
                                  u"ctc"_s, u"cust"_s, u"ptnr"_s, u"store"_s, u"prod"_s};
    const QStringList words{u"street"_s,    u"city"_s,       u"zip"_s,    u"ctry_cd"_s,
                            u"nm"_s,        u"no"_s,         u"sts"_s,    u"typ"_s,
                            u"crt_dt"_s,    u"lst_upd_dt"_s, u"prenom"_s, u"efternamn"_s,
                            u"montant"_s,   u"moeda"_s,      u"epost"_s,  u"desc"_s,
                            u"categoria"_s, u"hash"_s,       u"src"_s,    u"lang"_s};
    mapping::SuggestInput input{.fields = schema()};
    for (int i = 0; i < columnCount; ++i) {
        const QString &word = words.at(i % words.size());
        const QString name = u"%1_%2_%3"_s.arg(shortThings.at(i / 20 % 10), word).arg(i / 200);
        input.columns.append({.name = name, .rawType = u"string"_s});
        input.sample.columns.append(name);
    }
    for (int row = 0; row < 20; ++row) {
        QVariantList values;
        for (int i = 0; i < columnCount; ++i)
            values.append(i % 20 == 14 ? u"someone%1@example.com"_s.arg(row)
                                       : u"Value %1 of %2"_s.arg(row).arg(i));
        input.sample.rows.append(values);
    }
    mapping::suggest({.columns = input.columns.first(1), .fields = input.fields}); // the words
    QElapsedTimer clock;
    clock.start();
    const QList<mapping::Suggestion> list = mapping::suggest(input);
    const qint64 took = clock.nsecsElapsed() / 1000;
    if (input.fields.all().size() != pathCount || list.size() < columnCount / 2)
        return 1;
    std::printf("%lld\n", static_cast<long long>(took));
    return 0;
}
