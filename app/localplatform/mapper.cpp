// SPDX-License-Identifier: Apache-2.0
#include "localplatform/mapper.h"

#include "dataprep/names.h"
#include "localplatform/mappingtext.h"
#include "localplatform/refusal.h"
#include "localplatform/world.h"
#include "localplatform/xdmvalue.h"

#include <QJsonArray>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;
using dataprep::columnOfAttribute;
using dataprep::Expression;

namespace {

/// Data Prep would save a formula that we cannot work out; here it is refused at once, rather than
/// guessed at or left empty in every row.
std::optional<Error> expressionRefusal(const QString &text)
{
    const dataprep::ParseResult parsed = Expression::parse(text);
    const QStringList uncovered = parsed ? parsed.expression->uncovered() : QStringList();
    if (parsed && uncovered.isEmpty())
        return {};
    const QString why = parsed ? u"it does not know the function "_s + uncovered.join(u", "_s)
                               : syntaxText(parsed.problem);
    return refusal(u"DPCO-LOCAL-2005-400"_s,
                   u"the local Platform does not evaluate this expression (%1): %2"_s.arg(
                       why, text.left(200)));
}

} // namespace

dataprep::Surroundings surroundingsOf(const World &world)
{
    return {
        .now = [&world] { return QDateTime::fromMSecsSinceEpoch(world.clock.nowMs(), Qt::UTC); },
        .newUuid = newUuid};
}

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
    return row.kind == MappingRow::Source::Expression ? expressionRefusal(row.source)
                                                      : std::nullopt;
}

Result<Mapper> Mapper::compile(const QJsonObject &mappingSet, const QJsonObject &resolvedSchema,
                               const dataprep::Surroundings &surroundings)
{
    Mapper mapper(resolvedSchema, surroundings);
    for (const QJsonValue &value : mappingSet.value("mappings"_L1).toArray()) {
        const MappingRow row = readMappingRow(value.toObject());
        if (const auto refused = checkRow(row, resolvedSchema))
            return *refused;
        Rule rule{.row = row, .field = *XdmLibrary::field(resolvedSchema, row.destination)};
        rule.rules = rulesOf(rule.field);
        if (row.kind == MappingRow::Source::Attribute)
            rule.column = columnOfAttribute(row.source);
        if (row.kind == MappingRow::Source::Expression)
            rule.expression = Expression::parse(row.source).expression;
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
            used.append(columnOfAttribute(row.source));
        if (row.kind == MappingRow::Source::Expression) {
            if (const dataprep::ParseResult parsed = Expression::parse(row.source))
                used += parsed.expression->columns();
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

QString Mapper::put(const Rule &rule, const RowValues &row, QJsonObject &record) const
{
    using Outcome = dataprep::Converted::Outcome;
    dataprep::Value source;
    if (rule.row.kind == MappingRow::Source::Static) {
        source = rule.row.source;
    } else if (rule.expression) {
        dataprep::Evaluation result = rule.expression->evaluate(row, m_surroundings);
        if (result.problem)
            return evaluationText(*result.problem);
        source = std::move(result.value);
    } else {
        source = dataprep::valueFromJson(row.value(rule.column, QJsonValue::Null));
    }
    const dataprep::Converted converted = dataprep::convert(source, rule.rules);
    if (converted.outcome == Outcome::Taken)
        insertAt(record, rule.field.path, converted.value);
    return converted.problem
               ? u"The value "_s + conversionText(*converted.problem, rule.field.xdmType())
               : QString();
}

Mapper::Output Mapper::map(const RowValues &row) const
{
    Output output;
    for (const Rule &rule : m_rules) {
        const QString problem = put(rule, row, output.record);
        if (!problem.isEmpty()) {
            // The attribute becomes null, the row goes on.
            output.issues.append({.fatal = false,
                                  .column = rule.row.source,
                                  .target = rule.row.destination,
                                  .code = u"MAPPER-3700-400"_s,
                                  .message = problem});
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
