// SPDX-License-Identifier: Apache-2.0
#include "mapping/checks.h"

#include "dataprep/expression.h"
#include "dataprep/names.h"
#include "dataprep/tokens.h"
#include "mapping/datepattern.h"
#include "mapping/preview.h"
#include "mapping/similarity.h"

#include <algorithm>

namespace dfw::mapping {

using namespace Qt::StringLiterals;
using dataprep::SyntaxProblem;
using Outcome = PreviewCell::Outcome;

namespace {

constexpr qsizetype mostSampleRows = 100;
constexpr qsizetype mostPairs = 12; // of a decode()
constexpr double alike = 0.75;

QString quoted(const QString &text)
{
    return dataprep::quotedText(text);
}

SampleRows looked(const SampleRows &sample)
{
    return {.columns = sample.columns, .rows = sample.rows.mid(0, mostSampleRows)};
}

// The different filled values of a column, as texts.
QStringList valuesOf(const QString &column, const SampleRows &sample)
{
    QStringList out;
    const qsizetype index = sample.columns.indexOf(column);
    for (const QVariantList &row : sample.rows) {
        const QString text = row.value(index).toString();
        if (!text.isEmpty() && !out.contains(text))
            out.append(text);
    }
    return out;
}

QString nearest(const QString &name, const QStringList &names)
{
    for (const QString &one : names) {
        if (one.compare(name, Qt::CaseInsensitive) == 0)
            return one;
    }
    const ComparableName wanted = comparable(name);
    QString best;
    double score = alike;
    for (const QString &one : names) {
        if (const double found = similarity(wanted, comparable(one)); found > score) {
            score = found;
            best = one;
        }
    }
    return best;
}

Remedy change(qsizetype number, MappingRow row, MappingKind kind, const QString &source)
{
    row.kind = kind;
    row.source = source;
    return {.kind = Remedy::Kind::ChangeRow, .number = number, .row = row};
}

int failures(const MappingRow &row, const SampleRows &sample, const SchemaFields &fields)
{
    const QList<PreviewCell> cells = previewCells(row, sample, fields);
    if (cells.isEmpty())
        return INT_MAX;
    return static_cast<int>(std::count_if(cells.begin(), cells.end(), [](const PreviewCell &cell) {
        return cell.outcome == Outcome::Nulled || cell.outcome == Outcome::NotCovered;
    }));
}

// "decode(col, "1", "true", "0", "false")" for the values that a field's own words stand for.
QString decoding(const QString &name, const QStringList &values, const QStringList &allowed)
{
    QString out = u"decode("_s + name;
    qsizetype pairs = 0;
    for (const QString &value : values) {
        const QString word = nearest(value, allowed);
        if (word.isEmpty() || pairs == mostPairs)
            continue;
        out += u", "_s + quoted(value) + u", "_s + quoted(word);
        ++pairs;
    }
    return pairs > 0 ? out + u')' : QString();
}

void dateCandidates(QStringList &out, const QString &name, const QStringList &values, bool dateOnly)
{
    for (const bool dayFirst : {true, false}) {
        QHash<QString, int> patterns;
        for (const QString &value : values)
            ++patterns[dateFormatOf(value, dayFirst)];
        patterns.remove(QString());
        for (auto it = patterns.cbegin(); it != patterns.cend(); ++it) {
            const QString date = u"date(%1, %2)"_s.arg(name, quoted(it.key()));
            out.append(date);
            if (dateOnly)
                out.append(u"format(%1, \"yyyy-MM-dd\")"_s.arg(date));
        }
    }
    out.append(u"date(%1)"_s.arg(name));
}

// Formulas that may turn a column's values into what the field takes.
QStringList candidates(const MappingRow &row, const SchemaField &field, const SampleRows &sample)
{
    const QString name = dataprep::expressionName(row.source);
    const QStringList values = valuesOf(row.source, sample);
    QStringList out;
    switch (field.type) {
    case ValueType::Date:
    case ValueType::DateTime:
        dateCandidates(out, name, values, field.type == ValueType::Date);
        break;
    case ValueType::Boolean:
        out.append(u"lower(%1)"_s.arg(name));
        out.append(u"decode(%1, \"1\", \"true\", \"0\", \"false\")"_s.arg(name));
        out.append(u"decode(lower(%1), \"t\", \"true\", \"f\", \"false\")"_s.arg(name));
        break;
    case ValueType::Integer:
        out.append(u"to_integer(%1)"_s.arg(name));
        out.append(u"to_integer(replacestr(%1, \" \", \"\"))"_s.arg(name));
        break;
    case ValueType::Number:
        out.append(u"to_decimal(replacestr(%1, \",\", \".\"))"_s.arg(name));
        break;
    case ValueType::String:
        out.append({u"trim(%1)"_s.arg(name), u"lower(%1)"_s.arg(name), u"upper(%1)"_s.arg(name),
                    u"lower(trim(%1))"_s.arg(name)});
        if (const QString decode = decoding(name, values, field.enumValues); !decode.isEmpty())
            out.append(decode);
        if (field.maxLength)
            out.append(u"left(%1, %2)"_s.arg(name).arg(*field.maxLength));
        break;
    default:
        break;
    }
    return out;
}

// The candidate that leaves the fewest values empty, if it does better than the row as it is.
std::optional<Remedy> convertingFormula(qsizetype number, const RemedyContext &context)
{
    const MappingRow &row = context.rows.at(number);
    const SchemaField *field = context.fields.find(row.target);
    if (row.kind != MappingKind::Column || !field)
        return {};
    const SampleRows sample = looked(context.sample);
    int least = failures(row, sample, context.fields);
    std::optional<Remedy> best;
    for (const QString &formula : candidates(row, *field, sample)) {
        const Remedy one = change(number, row, MappingKind::Expression, formula);
        if (const int left = failures(one.row, sample, context.fields); left < least) {
            least = left;
            best = one;
        }
    }
    return best;
}

std::optional<Remedy> allowedConstant(qsizetype number, const RemedyContext &context)
{
    const MappingRow &row = context.rows.at(number);
    const SchemaField *field = context.fields.find(row.target);
    if (row.kind != MappingKind::Constant || !field)
        return {};
    QStringList values = field->enumValues;
    if (values.isEmpty() && field->type == ValueType::Boolean)
        values = {u"true"_s, u"false"_s};
    const QString near = nearest(row.source.trimmed(), values);
    const QString value = near.isEmpty() ? values.value(0) : near;
    const Remedy one =
        change(number, row, MappingKind::Constant, value.isEmpty() ? row.source.trimmed() : value);
    return failures(one.row, {}, context.fields) == 0 ? std::optional(one) : std::nullopt;
}

// What stands in a formula's text from `from` replaced, if the formula can be read then.
std::optional<Remedy> rewritten(qsizetype number, const MappingRow &row, qsizetype from,
                                qsizetype length, const QString &text)
{
    QString formula = row.source;
    formula.replace(from, length, text);
    if (!dataprep::Expression::parse(formula))
        return {};
    return change(number, row, MappingKind::Expression, formula);
}

std::optional<Remedy> readableFormula(const Issue &issue, qsizetype number,
                                      const RemedyContext &context)
{
    const MappingRow &row = context.rows.at(number);
    const qsizetype at = issue.arguments.value(1).toLongLong() - 1;
    const qsizetype length = issue.arguments.value(2).toLongLong();
    const QString first = issue.arguments.value(3);
    if (at < 0 || at > row.source.size())
        return {};
    switch (issue.arguments.value(0).toInt()) {
    case SyntaxProblem::UnknownFunction:
        return issue.arguments.value(4).isEmpty()
                   ? std::nullopt
                   : rewritten(number, row, at, length, issue.arguments.value(4));
    case SyntaxProblem::ReservedWord:
        return rewritten(number, row, at, length, u"${"_s + first + u'}');
    case SyntaxProblem::UnclosedText:
        return rewritten(number, row, row.source.size(), 0, first);
    case SyntaxProblem::UnclosedBracket:
        return rewritten(number, row, row.source.size(), 0,
                         first == "("_L1   ? u")"_s
                         : first == "["_L1 ? u"]"_s
                                           : u"}"_s);
    default:
        return {};
    }
}

std::optional<Remedy> knownColumn(const Issue &issue, qsizetype number,
                                  const RemedyContext &context)
{
    const MappingRow &row = context.rows.at(number);
    QStringList names;
    for (const Column &column : context.columns)
        names.append(column.name);
    const QString missing = issue.arguments.value(0);
    const QString near = nearest(missing, names);
    if (near.isEmpty())
        return {};
    if (row.kind == MappingKind::Column)
        return change(number, row, MappingKind::Column, near);
    const dataprep::ParseResult parsed = dataprep::Expression::parse(row.source);
    if (!parsed)
        return {};
    QString formula = row.source;
    QList<dataprep::ColumnUse> uses = parsed.expression->columnUses();
    std::reverse(uses.begin(), uses.end()); // so that positions stay true
    for (const dataprep::ColumnUse &use : std::as_const(uses)) {
        if (use.name == missing)
            formula.replace(use.position, use.length, dataprep::expressionName(near));
    }
    return change(number, row, MappingKind::Expression, formula);
}

std::optional<Remedy> knownField(qsizetype number, const RemedyContext &context)
{
    const MappingRow &row = context.rows.at(number);
    const qsizetype dot = row.target.lastIndexOf(u'.');
    QString best;
    double score = alike;
    const ComparableName leaf = comparable(row.target.sliced(dot + 1));
    for (const SchemaField &field : context.fields.all()) {
        if (!field.isLeaf() || field.path.contains("[]"_L1))
            continue;
        const bool taken =
            std::any_of(context.rows.begin(), context.rows.end(),
                        [&](const MappingRow &other) { return other.target == field.path; });
        const qsizetype at = field.path.lastIndexOf(u'.');
        double found = similarity(leaf, comparable(field.path.sliced(at + 1)));
        if (dot >= 0 && at >= 0 && found > alike) // among equal names the same place wins
            found +=
                0.1 * similarity(comparable(row.target.left(dot)), comparable(field.path.left(at)));
        if (!taken && found > score) {
            score = found;
            best = field.path;
        }
    }
    if (best.isEmpty())
        return {};
    Remedy remedy{.kind = Remedy::Kind::Retarget, .number = number, .row = row};
    remedy.row.target = best;
    return remedy;
}

// A column that is always filled, and different in every row where there are several.
std::optional<Remedy> columnFor(const QString &path, const RemedyContext &context)
{
    const SchemaField *field = context.fields.find(path);
    const SampleRows sample = looked(context.sample);
    if (!field || sample.rows.isEmpty())
        return {};
    std::optional<Remedy> best;
    double score = -1;
    for (const Column &column : context.columns) {
        const qsizetype index = sample.columns.indexOf(column.name);
        const bool filled =
            std::all_of(sample.rows.begin(), sample.rows.end(), [index](const QVariantList &row) {
                return !row.value(index).toString().isEmpty();
            });
        const bool unique = valuesOf(column.name, sample).size() == sample.rows.size();
        const MappingRow row{.source = column.name, .target = path};
        if (index < 0 || !filled || !unique || typeFit(column.type(), field->type) == Fit::Never ||
            failures(row, sample, context.fields) > 0)
            continue;
        const double like = similarity(comparable(column.name),
                                       comparable(path.sliced(path.lastIndexOf(u'.') + 1)));
        if (like > score) {
            score = like;
            best = Remedy{.kind = Remedy::Kind::Map, .row = row};
        }
    }
    return best;
}

} // namespace

std::optional<Remedy> remedyOf(const Issue &issue, qsizetype number, const RemedyContext &context)
{
    if (issue.code == IssueCode::RequiredNotMapped)
        return columnFor(issue.arguments.value(0), context);
    if (number < 0 || number >= context.rows.size())
        return {};
    switch (issue.code) {
    case IssueCode::DuplicateTarget:
    case IssueCode::TargetInsideTarget:
        return Remedy{
            .kind = Remedy::Kind::TakeOff, .number = number, .row = context.rows.at(number)};
    case IssueCode::UnknownTarget:
        return knownField(number, context);
    case IssueCode::UnknownColumn:
    case IssueCode::FormulaColumnUnknown:
        return knownColumn(issue, number, context);
    case IssueCode::FormulaSyntax:
        return readableFormula(issue, number, context);
    case IssueCode::ConstantDoesNotFit:
        return allowedConstant(number, context);
    case IssueCode::ValuesDoNotFit:
    case IssueCode::TypeMayNotFit:
    case IssueCode::TypeNeverFits:
        return convertingFormula(number, context);
    default:
        return {};
    }
}

} // namespace dfw::mapping
