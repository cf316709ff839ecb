// SPDX-License-Identifier: Apache-2.0
#include "dataprep/sourcetype.h"

#include "dataprep/names.h"

#include <QRegularExpression>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

std::optional<MappingKind> kindOfSourceType(const QString &word)
{
    const QString type = word.trimmed().toUpper();
    if (type == "ATTRIBUTE"_L1 || type == "TEXT/X.SCHEMA-PATH"_L1)
        return MappingKind::Column;
    if (type == "STATIC"_L1)
        return MappingKind::Constant;
    if (type == "EXPRESSION"_L1)
        return MappingKind::Expression;
    return std::nullopt;
}

bool looksCalculated(const QString &source)
{
    // A blank before "(" belongs to a name: "Amount (EUR)".
    static const QRegularExpression call(uR"([A-Za-z_]\w*\()"_s);
    static const QRegularExpression literal(uR"(^\s*(".*"|'.*'|\[.*\])\s*$)"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression operation(uR"(\s(\+|\*|/|==|!=|<=|>=|<|>|&&|\|\|)\s)"_s);
    return source.contains(call) || source.contains(literal) || source.contains(operation);
}

MappingRow rowOfEntry(const QString &sourceType, const QString &source, const QString &target)
{
    const MappingKind kind =
        kindOfSourceType(sourceType)
            .value_or(looksCalculated(source) ? MappingKind::Expression : MappingKind::Column);
    return {.kind = kind,
            .source = kind == MappingKind::Column ? columnOfAttribute(source) : source,
            .target = target};
}

} // namespace dfw::dataprep
