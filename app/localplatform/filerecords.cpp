// SPDX-License-Identifier: Apache-2.0
#include "localplatform/filerecords.h"

#include "localplatform/delimitedrecords.h"
#include "localplatform/gzipdevice.h"
#include "localplatform/jsonrecords.h"

#include <QSet>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

SourceColumn::Type typeOf(const QJsonValue &value)
{
    using Type = SourceColumn::Type;
    if (value.isBool())
        return Type::Boolean;
    if (!value.isDouble())
        return Type::Text;
    const qint64 whole = value.toInteger();
    if (double(whole) != value.toDouble())
        return Type::Double;
    return whole >= INT32_MIN && whole <= INT32_MAX ? Type::Integer : Type::Long;
}

/// The type that holds both.
SourceColumn::Type wider(SourceColumn::Type a, SourceColumn::Type b)
{
    using Type = SourceColumn::Type;
    static const QList<Type> numbers = {Type::Integer, Type::Long, Type::Double};
    if (a == b)
        return a;
    if (numbers.contains(a) && numbers.contains(b))
        return numbers.at(qMax(numbers.indexOf(a), numbers.indexOf(b)));
    return Type::Text;
}

} // namespace

std::unique_ptr<QIODevice> decompressed(std::unique_ptr<QIODevice> device)
{
    return std::make_unique<GzipDevice>(std::move(device));
}

std::unique_ptr<FileRecords> recordsOf(std::unique_ptr<QIODevice> device, const FileFormat &format)
{
    if (format.compression == FileFormat::Compression::Gzip)
        device = decompressed(std::move(device));
    if (format.type == FileFormat::Type::Json)
        return std::make_unique<JsonRecords>(std::move(device));
    return std::make_unique<DelimitedRecords>(std::move(device), format);
}

QList<SourceColumn> columnsOf(const QStringList &header, const QList<FileRecord> &records)
{
    QList<SourceColumn> columns;
    for (const QString &name : header)
        columns.append({name, SourceColumn::Type::Text});
    if (!header.isEmpty())
        return columns;
    QHash<QString, SourceColumn::Type> types;
    QSet<QString> names;
    for (const FileRecord &record : records) {
        for (auto value = record.values.begin(); value != record.values.end(); ++value) {
            names.insert(value.key());
            if (value->isNull())
                continue;
            const SourceColumn::Type type = typeOf(*value);
            types.insert(value.key(), types.contains(value.key())
                                          ? wider(types.value(value.key()), type)
                                          : type);
        }
    }
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    for (const QString &name : sorted)
        columns.append({name, types.value(name, SourceColumn::Type::Text)});
    return columns;
}

} // namespace dfw::localplatform
