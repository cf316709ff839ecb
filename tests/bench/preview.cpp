// SPDX-License-Identifier: Apache-2.0
// Prints how many sample rows a second go through a mapping of 40 fields, a quarter of them
// formulas, into a schema of 2,000 paths.
#include "mapping/preview.h"

#include <cstdio>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

int main()
{
    constexpr int columns = 40;
    constexpr int rows = 5000;
    QList<dfw::SchemaField> fields;
    for (int i = 0; i < 2000; ++i)
        fields.append({.path = u"field%1"_s.arg(i),
                       .type = i % 4 == 0   ? dfw::ValueType::Date
                               : i % 4 == 1 ? dfw::ValueType::Number
                                            : dfw::ValueType::String,
                       .rawType = u"string"_s,
                       .requiredInParent = i == 3});
    dfw::Mapping mapping;
    dfw::SampleRows sample;
    for (int i = 0; i < columns; ++i) {
        const QString column = u"column%1"_s.arg(i);
        sample.columns.append(column);
        const bool formula = i % 4 == 3;
        mapping.append(
            {.kind = formula ? dfw::MappingKind::Expression : dfw::MappingKind::Column,
             .source = formula ? u"concat(upper(%1), \"-\", column2)"_s.arg(column) : column,
             .target = u"field%1"_s.arg(i)});
    }
    for (int r = 0; r < rows; ++r) {
        QVariantList row;
        for (int i = 0; i < columns; ++i)
            row.append(i % 4 == 0   ? QVariant(u"1988-03-%1"_s.arg(r % 28 + 1, 2, 10, QChar(u'0')))
                       : i % 4 == 1 ? QVariant(r * 1.5)
                                    : QVariant(u"value %1"_s.arg(r)));
        sample.rows.append(row);
    }
    const dfw::SchemaFields schema(fields);
    QElapsedTimer clock;
    clock.start();
    const dfw::mapping::PreviewResult result = dfw::mapping::preview(mapping, sample, schema);
    const qint64 took = qMax<qint64>(1, clock.nsecsElapsed() / 1000);
    if (result.rows.size() != rows || result.nulled != 0 || result.rejected != 0)
        return 1;
    std::printf("%lld\n", static_cast<long long>(rows) * 1'000'000 / took);
    return 0;
}
