// SPDX-License-Identifier: Apache-2.0
#include "localplatform/mapper.h"

#include "localplatform/refusal.h"
#include "localplatform/xdmvalue.h"

#include <QJsonArray>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

MappingRow readMappingRow(const QJsonObject &mapping)
{
    using Source = MappingRow::Source;
    MappingRow row;
    const QString type = mapping.value("sourceType"_L1).toString().toUpper();
    if (type == "EXPRESSION"_L1)
        row.kind = Source::Expression;
    else if (type == "STATIC"_L1)
        row.kind = Source::Static;
    row.source = mapping.contains("source"_L1) ? mapping.value("source"_L1).toString()
                                               : mapping.value("sourceAttribute"_L1).toString();
    row.destination = mapping.contains("destination"_L1)
                          ? mapping.value("destination"_L1).toString()
                          : mapping.value("destinationXdmPath"_L1).toString();
    return row;
}

QString columnOf(const QString &attribute)
{
    QString name = attribute.trimmed();
    if (name.startsWith("${"_L1) && name.endsWith(u'}'))
        name = name.sliced(2, name.size() - 3);
    return name.replace("\\."_L1, "."_L1);
}

std::optional<Error> Mapper::checkRow(const MappingRow &row, const QJsonObject &resolvedSchema)
{
    if (row.source.isEmpty() && row.kind != MappingRow::Source::Static)
        return refusal(u"DPCO-LOCAL-2002-400"_s, u"the row has no source"_s, row.destination);
    const std::optional<XdmField> field = XdmLibrary::field(resolvedSchema, row.destination);
    if (row.destination.isEmpty() || !field)
        return refusal(u"DPCO-LOCAL-2003-400"_s, u"the schema has no such field"_s,
                       row.destination);
    if (!field->isLeaf()) {
        return refusal(u"DPCO-LOCAL-2004-400"_s,
                       u"is of type %1 and takes no single value"_s.arg(field->xdmType()),
                       row.destination);
    }
    if (row.kind == MappingRow::Source::Expression) {
        if (const Result<Expression> parsed = Expression::parse(row.source); !parsed)
            return parsed.error();
    }
    return {};
}

Result<Mapper> Mapper::compile(const QJsonObject &mappingSet, const QJsonObject &resolvedSchema)
{
    Mapper mapper(resolvedSchema);
    for (const QJsonValue &value : mappingSet.value("mappings"_L1).toArray()) {
        const MappingRow row = readMappingRow(value.toObject());
        if (const auto refused = checkRow(row, resolvedSchema))
            return *refused;
        Rule rule{.row = row, .field = *XdmLibrary::field(resolvedSchema, row.destination)};
        if (row.kind == MappingRow::Source::Attribute)
            rule.column = columnOf(row.source);
        if (row.kind == MappingRow::Source::Expression)
            rule.expression = Expression::parse(row.source).takeValue();
        mapper.m_rules.append(rule);
    }
    return mapper;
}

QStringList Mapper::columnsOf(const QJsonObject &mappingSet)
{
    QStringList used;
    for (const QJsonValue &value : mappingSet.value("mappings"_L1).toArray()) {
        const MappingRow row = readMappingRow(value.toObject());
        if (row.kind == MappingRow::Source::Attribute)
            used.append(columnOf(row.source));
        if (row.kind == MappingRow::Source::Expression) {
            if (const Result<Expression> parsed = Expression::parse(row.source))
                used += parsed->columns();
        }
    }
    used.removeDuplicates();
    return used;
}

QString Mapper::firstUnknownColumn(const QJsonObject &mappingSet, const QStringList &columns)
{
    for (const QString &column : columnsOf(mappingSet)) {
        if (!columns.contains(column))
            return column;
    }
    return {};
}

Mapper::Output Mapper::map(const RowValues &row) const
{
    Output output;
    for (const Rule &rule : m_rules) {
        QJsonValue source;
        QString problem;
        if (rule.row.kind == MappingRow::Source::Static) {
            source = rule.row.source;
        } else if (rule.expression) {
            const Result<QJsonValue> value = rule.expression->evaluate(row);
            if (value)
                source = *value;
            else
                problem = value.error().serverText;
        } else {
            source = row.value(rule.column, QJsonValue::Null);
        }
        if (problem.isEmpty()) {
            const Converted converted = toXdm(source, rule.field);
            if (converted.outcome == Converted::Outcome::Value)
                insertAt(output.record, rule.field.path, converted.value);
            problem = converted.problem;
        }
        if (!problem.isEmpty()) {
            // The attribute becomes null, the row goes on.
            output.issues.append({.fatal = false,
                                  .column = rule.row.source,
                                  .target = rule.row.destination,
                                  .code = u"MAPPER-3700-400"_s,
                                  .message = u"The value "_s + problem});
        }
    }
    for (const QString &path : missingRequired(output.record, m_schema)) {
        RowIssue issue{.fatal = true,
                       .target = path,
                       .code = u"INGEST-1555-400"_s,
                       .message = u"The required field %1 is missing or null."_s.arg(path)};
        for (const Rule &rule : m_rules) {
            if (rule.row.destination == path)
                issue.column = rule.row.source;
        }
        output.issues.append(issue);
        output.rejected = true;
    }
    return output;
}

} // namespace dfw::localplatform
