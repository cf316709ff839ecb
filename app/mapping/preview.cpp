// SPDX-License-Identifier: Apache-2.0
#include "mapping/preview.h"

#include "mapping/previewrecord.h"

#include <algorithm>
#include <memory>

namespace dfw::mapping {

using namespace Qt::StringLiterals;
using dataprep::Expression;
using Outcome = PreviewCell::Outcome;

namespace {

// One row of the mapping made ready for many sample rows.
class Rule
{
public:
    static std::optional<Rule> make(const MappingRow &row, const SampleRows &sample,
                                    const SchemaFields &fields)
    {
        Rule rule;
        const auto path = pathSteps(row.target);
        if (!path)
            return {};
        rule.m_path = *path;
        if (!fields.isEmpty()) {
            const SchemaField *field = fields.find(row.target);
            if (!field || !field->isLeaf())
                return {};
            rule.m_rules = rulesOf(*field, row.target);
            rule.m_convert = true;
        }
        switch (row.kind) {
        case MappingKind::Column:
            rule.m_column = sample.columns.indexOf(row.source);
            break;
        case MappingKind::Constant:
            rule.m_constant = rule.arrived(dataprep::Value(row.source));
            break;
        case MappingKind::Expression: {
            dataprep::ParseResult parsed = Expression::parse(row.source);
            if (!parsed)
                return {};
            rule.m_formula = std::move(parsed.expression);
            break;
        }
        }
        return rule;
    }

    bool readsRow() const { return m_formula.has_value(); }
    const QList<PathStep> &path() const { return m_path; }

    PreviewCell cell(const QVariantList &values, const dataprep::RowValues &row) const
    {
        if (m_constant)
            return *m_constant;
        if (!m_formula)
            return arrived(
                dataprep::valueFromJson(QJsonValue::fromVariant(values.value(m_column))));
        const dataprep::Evaluation evaluation = m_formula->evaluate(row);
        if (evaluation.ok())
            return arrived(evaluation.value);
        return {.outcome = evaluation.problem->isOpen() ? Outcome::NotCovered : Outcome::Nulled,
                .formula = evaluation.problem};
    }

private:
    // "list[0]" is an item of the list; of it only the type is known.
    static dataprep::FieldRules rulesOf(const SchemaField &field, const QString &target)
    {
        const bool item = field.type == ValueType::Array && target.endsWith(u']');
        return item ? dataprep::FieldRules{} : dataprep::rulesOf(field);
    }

    PreviewCell arrived(const dataprep::Value &value) const
    {
        if (!m_convert) {
            const QJsonValue json = dataprep::toJson(value);
            return json.isNull() ? PreviewCell()
                                 : PreviewCell{.outcome = Outcome::Value, .value = json};
        }
        const dataprep::Converted converted = dataprep::convert(value, m_rules);
        if (converted.problem)
            return {.outcome = Outcome::Nulled, .conversion = converted.problem};
        if (converted.value.isNull() || converted.value.isUndefined())
            return {};
        return {.outcome = Outcome::Value, .value = converted.value};
    }

    QList<PathStep> m_path;
    dataprep::FieldRules m_rules;
    bool m_convert = false; ///< false where the schema is not known
    qsizetype m_column = -1;
    std::optional<Expression> m_formula;
    std::optional<PreviewCell> m_constant;
};

dataprep::RowValues rowValues(const SampleRows &sample, const QVariantList &values)
{
    dataprep::RowValues out;
    out.reserve(sample.columns.size());
    for (qsizetype i = 0; i < sample.columns.size(); ++i)
        out.insert(sample.columns.at(i), QJsonValue::fromVariant(values.value(i)));
    return out;
}

void count(PreviewField &field, const PreviewCell &cell)
{
    switch (cell.outcome) {
    case Outcome::Value:
        ++field.values;
        break;
    case Outcome::LeftOut:
        ++field.leftOut;
        break;
    case Outcome::Nulled:
        ++field.nulled;
        break;
    case Outcome::NotCovered:
        ++field.notCovered;
        break;
    }
}

void sum(PreviewResult &result)
{
    result.rejected = result.nulled = result.notCovered = 0;
    for (PreviewField &field : result.fields)
        field = {.row = field.row, .target = field.target};
    for (const PreviewRow &row : std::as_const(result.rows)) {
        result.rejected += row.isRejected() ? 1 : 0;
        for (qsizetype i = 0; i < row.cells.size(); ++i)
            count(result.fields[i], row.cells.at(i));
    }
    for (const PreviewField &field : std::as_const(result.fields)) {
        result.nulled += field.nulled;
        result.notCovered += field.notCovered;
    }
}

// A required field whose value only the service can work out may well be there.
void forgive(PreviewRow &row, const QList<PreviewField> &fields)
{
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        if (row.cells.at(i).outcome == Outcome::NotCovered)
            row.missing.removeAll(fields.at(i).target);
    }
}

} // namespace

QStringList PreviewCell::reason() const
{
    if (formula)
        return {u"formula"_s,
                QString::number(formula->code),
                formula->function,
                QString::number(formula->argument),
                QString::number(int(formula->expected)),
                formula->detail};
    if (conversion)
        return QStringList{u"conversion"_s, QString::number(int(conversion->code))} +
               conversion->arguments;
    return {};
}

PreviewCell PreviewCell::fromReason(const QStringList &reason)
{
    using dataprep::ConversionProblem;
    using dataprep::EvaluationProblem;
    PreviewCell cell{.outcome = Outcome::Nulled};
    if (reason.value(0) == "formula"_L1)
        cell.formula = EvaluationProblem{.code = EvaluationProblem::Code(reason.value(1).toInt()),
                                         .function = reason.value(2),
                                         .argument = reason.value(3).toInt(),
                                         .expected = dataprep::Kind(reason.value(4).toInt()),
                                         .detail = reason.value(5)};
    else if (reason.value(0) == "conversion"_L1)
        cell.conversion = ConversionProblem{
            .code = ConversionProblem::Code(reason.value(1).toInt()), .arguments = reason.mid(2)};
    return cell;
}

QList<PreviewCell> previewCells(const MappingRow &row, const SampleRows &sample,
                                const SchemaFields &fields)
{
    QList<PreviewCell> out;
    const std::optional<Rule> rule = Rule::make(row, sample, fields);
    if (!rule)
        return out;
    out.reserve(sample.rows.size());
    for (const QVariantList &values : sample.rows)
        out.append(rule->cell(values, rule->readsRow() ? rowValues(sample, values)
                                                       : dataprep::RowValues()));
    // A constant needs no sample row to be looked at.
    if (out.isEmpty() && row.kind == MappingKind::Constant)
        out.append(rule->cell({}, {}));
    return out;
}

PreviewResult preview(const Mapping &rows, const SampleRows &sample, const SchemaFields &fields)
{
    PreviewResult result;
    QList<Rule> rules;
    bool readsRows = false;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (rows.at(i).target.isEmpty())
            continue;
        std::optional<Rule> rule = Rule::make(rows.at(i), sample, fields);
        if (!rule)
            continue;
        readsRows = readsRows || rule->readsRow();
        result.fields.append({.row = i, .target = rows.at(i).target});
        rules.append(*std::move(rule));
    }
    const RequiredFields required(fields);
    result.rows.reserve(sample.rows.size());
    for (const QVariantList &values : sample.rows) {
        PreviewRow row;
        row.cells.reserve(rules.size());
        const dataprep::RowValues named =
            readsRows ? rowValues(sample, values) : dataprep::RowValues();
        for (const Rule &rule : std::as_const(rules)) {
            row.cells.append(rule.cell(values, named));
            if (row.cells.last().outcome == Outcome::Value)
                insertAt(row.record, rule.path(), row.cells.last().value);
        }
        row.missing = required.missingIn(row.record);
        forgive(row, result.fields);
        result.rows.append(row);
    }
    sum(result);
    return result;
}

PreviewResult withPlatform(PreviewResult local, const QList<PlatformRow> &answer,
                           const SchemaFields &fields)
{
    if (answer.isEmpty())
        return local;
    QList<QList<PathStep>> paths;
    for (const PreviewField &field : std::as_const(local.fields))
        paths.append(pathSteps(field.target).value_or(QList<PathStep>{}));
    const RequiredFields required(fields);
    for (qsizetype r = 0; r < local.rows.size() && r < answer.size(); ++r) {
        PreviewRow &row = local.rows[r];
        const PlatformRow &said = answer.at(r);
        row.record = said.record;
        row.missing = required.missingIn(said.record);
        for (qsizetype i = 0; i < row.cells.size(); ++i) {
            PreviewCell cell{.value = valueAt(said.record, paths.at(i)), .fromPlatform = true};
            for (const auto &[target, reason] : said.problems) {
                if (target == local.fields.at(i).target)
                    cell.platformReason = reason;
            }
            cell.outcome =
                !cell.value.isUndefined() && !cell.value.isNull() ? Outcome::Value
                : cell.platformReason.isEmpty() || row.cells.at(i).outcome == Outcome::LeftOut
                    ? Outcome::LeftOut // the reason is that a required value is missing
                    : Outcome::Nulled;
            row.cells[i] = cell;
        }
    }
    sum(local);
    return local;
}

} // namespace dfw::mapping
