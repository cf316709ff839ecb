// SPDX-License-Identifier: Apache-2.0
#include "mapping/exchangejson.h"

#include "dataprep/sourcetype.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

// The first of these keys that is there.
QJsonValue valueOf(const QJsonObject &object, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (object.contains(key))
            return object.value(key);
    }
    return QJsonValue::Undefined;
}

// A list of rows, wherever a plan or a mapping set keeps it.
QJsonValue listOf(const QJsonDocument &document)
{
    if (document.isArray())
        return document.array();
    return valueOf(document.object(), {"mappings"_L1, "mapping"_L1, "rows"_L1});
}

std::optional<ExchangeProblem> readEntry(const QJsonValue &value, MappingRow &row)
{
    const QJsonObject object = value.toObject();
    const QJsonValue source = valueOf(object, {"source"_L1, "sourceAttribute"_L1});
    const QJsonValue ours = object.value("target"_L1);
    const QJsonValue theirs = valueOf(object, {"destination"_L1, "destinationXdmPath"_L1});
    const QJsonValue target = ours.isUndefined() ? theirs : ours;
    if (!value.isObject() || !source.isString() || !(target.isString() || target.isNull()))
        return ExchangeProblem{.fault = ExchangeFault::NotAnEntry};
    const QJsonValue word = valueOf(object, {"kind"_L1, "sourceType"_L1});
    if (ours.isUndefined()) {
        row = dataprep::rowOfEntry(word.toString(), source.toString(), target.toString());
    } else {
        const auto kind =
            word.isUndefined() ? std::optional(MappingKind::Column) : kindOfWord(word.toString());
        if (!kind)
            return ExchangeProblem{.fault = ExchangeFault::UnknownKind,
                                   .arguments = {word.toVariant().toString()}};
        row = {.kind = *kind, .source = source.toString(), .target = target.toString()};
    }
    row.target = row.target.trimmed();
    if (row.source.isEmpty() && row.kind != MappingKind::Constant)
        return ExchangeProblem{.fault = ExchangeFault::SourceMissing};
    return std::nullopt;
}

} // namespace

std::optional<MappingKind> kindOfWord(const QString &word)
{
    const QString name = word.trimmed().toLower();
    if (name == "column"_L1)
        return MappingKind::Column;
    if (name == "constant"_L1)
        return MappingKind::Constant;
    if (name == "expression"_L1 || name == "formula"_L1)
        return MappingKind::Expression;
    return dataprep::kindOfSourceType(word);
}

QString wordOfKind(MappingKind kind)
{
    switch (kind) {
    case MappingKind::Column:
        return u"column"_s;
    case MappingKind::Constant:
        return u"constant"_s;
    case MappingKind::Expression:
        return u"expression"_s;
    }
    return {};
}

Reading readJsonRows(const QByteArray &utf8)
{
    Reading out;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &error);
    if (document.isNull()) {
        const QByteArray before = utf8.left(error.offset);
        const qsizetype lineStart = before.lastIndexOf('\n') + 1;
        const qsizetype line = before.count('\n') + 1;
        // The parser stops behind the character it does not understand.
        const qsizetype column =
            qMax<qsizetype>(1, QString::fromUtf8(before.sliced(lineStart)).size());
        out.problems.append({.fault = ExchangeFault::NotJson,
                             .line = line,
                             .arguments = {QString::number(line), QString::number(column)}});
        return out;
    }
    const QJsonValue list = listOf(document);
    if (!list.isArray()) {
        out.problems.append({.fault = ExchangeFault::NotRows});
        return out;
    }
    const QJsonArray entries = list.toArray();
    if (entries.size() > mostExchangeRows) {
        out.problems.append({.fault = ExchangeFault::TooManyRows,
                             .arguments = {QString::number(mostExchangeRows)}});
        return out;
    }
    qsizetype number = 0;
    for (const QJsonValue &entry : entries) {
        ++number;
        MappingRow row;
        if (auto problem = readEntry(entry, row)) {
            problem->entry = number;
            out.problems.append(*problem);
        } else {
            out.rows.append(row);
        }
    }
    return out;
}

QByteArray jsonFile(const Mapping &rows)
{
    QJsonArray list;
    for (const MappingRow &row : rows)
        list.append(QJsonObject{{u"kind"_s, wordOfKind(row.kind)},
                                {u"source"_s, row.source},
                                {u"target"_s, row.target}});
    return QJsonDocument(list).toJson(QJsonDocument::Indented);
}

} // namespace dfw::mapping
