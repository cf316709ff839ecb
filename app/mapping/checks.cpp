// SPDX-License-Identifier: Apache-2.0
#include "mapping/checks.h"

#include "dataprep/expression.h"
#include "mapping/preview.h"

#include <algorithm>
#include <QSet>

namespace dfw::mapping {

using namespace Qt::StringLiterals;
using dataprep::Expression;
using dataprep::SyntaxProblem;
using Outcome = PreviewCell::Outcome;

namespace {

constexpr qsizetype mostSampleRows = 100;

QString rowPointer(qsizetype row, const char16_t *field)
{
    return u"/mapping/%1/%2"_s.arg(row).arg(QStringView(field));
}

Issue issueAt(IssueCode code, Severity severity, const QStringList &arguments)
{
    return {.code = code, .severity = severity, .arguments = arguments};
}

// The source of the issue's row; empty for a formula, which may be as long as a page.
QString named(const MappingRow &row)
{
    return row.kind == MappingKind::Expression ? QString() : row.source;
}

QList<Issue> checkFormula(const MappingRow &row, const QSet<QString> &columns, bool columnsKnown)
{
    const dataprep::ParseResult parsed = Expression::parse(row.source);
    if (!parsed) {
        const SyntaxProblem &problem = parsed.problem;
        if (problem.code == SyntaxProblem::TooLong)
            return {}; // validate() says so
        return {issueAt(IssueCode::FormulaSyntax, Severity::Error,
                        QStringList{QString::number(problem.code),
                                    QString::number(problem.position + 1),
                                    QString::number(problem.length)} +
                            problem.arguments)};
    }
    QList<Issue> out;
    QSet<QString> said;
    const QList<dataprep::ColumnUse> uses = parsed.expression->columnUses();
    for (const dataprep::ColumnUse &use : uses) {
        if (!columnsKnown || said.contains(use.name) || namesColumn(use.name, columns))
            continue;
        said.insert(use.name);
        out.append(issueAt(IssueCode::FormulaColumnUnknown, Severity::Error,
                           {use.name, QString::number(use.position + 1)}));
    }
    return out;
}

// Nothing can be said of values that are not in the sample.
bool isSampled(const MappingRow &row, const SampleRows &sample)
{
    if (row.kind == MappingKind::Constant)
        return true;
    if (sample.rows.isEmpty())
        return false;
    if (row.kind == MappingKind::Column)
        return sample.columns.contains(row.source);
    const dataprep::ParseResult parsed = Expression::parse(row.source);
    const QSet<QString> columns(sample.columns.begin(), sample.columns.end());
    const QStringList names = parsed ? parsed.expression->columns() : QStringList();
    return parsed && std::all_of(names.begin(), names.end(),
                                 [&](const QString &name) { return namesColumn(name, columns); });
}

// What fits no field is told by validate(); only what the field makes of the values is asked here.
QList<Issue> checkValues(const MappingRow &row, const SchemaField &field, bool identity,
                         const QList<PreviewCell> &cells)
{
    const auto count = [&](Outcome outcome) {
        return std::count_if(cells.begin(), cells.end(), [outcome](const PreviewCell &cell) {
            return cell.outcome == outcome;
        });
    };
    const qsizetype nulled = count(Outcome::Nulled);
    const qsizetype missing = nulled + count(Outcome::LeftOut);
    QList<Issue> out;
    if (nulled > 0) {
        const auto first = std::find_if(cells.begin(), cells.end(), [](const PreviewCell &cell) {
            return cell.outcome == Outcome::Nulled;
        });
        const bool constant = row.kind == MappingKind::Constant;
        const QStringList arguments{named(row), QString::number(nulled),
                                    QString::number(cells.size()), row.target};
        out.append(issueAt(constant ? IssueCode::ConstantDoesNotFit : IssueCode::ValuesDoNotFit,
                           constant ? Severity::Error : Severity::Warning,
                           arguments + first->reason()));
    }
    if (missing > 0 && (field.required || identity))
        out.append(issueAt(
            field.required ? IssueCode::RequiredValueEmpty : IssueCode::IdentityValueEmpty,
            Severity::Warning,
            {named(row), QString::number(missing), QString::number(cells.size()), row.target}));
    return out;
}

const IdentityMark *identityOf(const FlowPlan &plan, const QString &target)
{
    if (!plan.target.newSchema)
        return nullptr;
    for (const IdentityMark &mark : plan.target.newSchema->identities) {
        if (mark.path == target)
            return &mark;
    }
    return nullptr;
}

// identityMap holds a list of identities for each namespace; which one they are of is a text in the
// formula.
bool namesNoNamespace(const MappingRow &row)
{
    if (row.target != "identityMap"_L1 || row.kind != MappingKind::Expression)
        return false;
    const QList<dataprep::Token> tokens = dataprep::tokenize(row.source);
    return std::none_of(tokens.begin(), tokens.end(), [](const dataprep::Token &token) {
        return token.kind == dataprep::Token::Kind::Text && token.length > 2;
    });
}

} // namespace

bool namesColumn(const QString &name, const QSet<QString> &columns)
{
    if (columns.contains(name))
        return true;
    for (qsizetype dot = name.indexOf(u'.'); dot > 0; dot = name.indexOf(u'.', dot + 1)) {
        if (columns.contains(name.left(dot)))
            return true;
    }
    return std::any_of(columns.begin(), columns.end(), [&](const QString &column) {
        return column.size() > name.size() && column.startsWith(name) &&
               column.at(name.size()) == u'.';
    });
}

QList<Issue> checkFormulas(const FlowPlan &plan)
{
    QSet<QString> columns;
    for (const Column &column : plan.source.columns)
        columns.insert(column.name);
    const bool columnsKnown = !(plan.source.isFiles() && columns.isEmpty());
    QList<Issue> out;
    for (qsizetype i = 0; i < plan.mapping.size(); ++i) {
        const MappingRow &row = plan.mapping.at(i);
        if (row.kind != MappingKind::Expression || row.source.isEmpty())
            continue; // an empty one is told by validate()
        QList<Issue> issues = checkFormula(row, columns, columnsKnown);
        for (Issue &issue : issues)
            issue.pointer = rowPointer(i, u"source");
        out += issues;
    }
    return out;
}

QList<Issue> SampleChecks::check(const FlowPlan &plan, const SchemaFields &fields,
                                 const SampleRows &sample)
{
    if (fields != m_fields || sample != m_sample) {
        m_known.clear();
        m_fields = fields;
        m_sample = sample;
        m_first = {.columns = sample.columns, .rows = sample.rows.mid(0, mostSampleRows)};
    }
    QHash<Key, QList<Issue>> known; // what is no longer asked about is forgotten
    QList<Issue> out;
    for (qsizetype i = 0; i < plan.mapping.size(); ++i) {
        const MappingRow &row = plan.mapping.at(i);
        const SchemaField *field = m_fields.find(row.target);
        if (!field)
            continue;
        const IdentityMark *mark = identityOf(plan, row.target);
        const Key key{row, mark != nullptr};
        auto it = known.constFind(key);
        if (it == known.cend()) {
            const auto before = m_known.constFind(key);
            it = known.insert(key, before != m_known.cend() ? *before
                                   : isSampled(row, m_first)
                                       ? checkValues(row, *field, field->primaryIdentity || mark,
                                                     previewCells(row, m_first, m_fields))
                                       : QList<Issue>());
        }
        QList<Issue> issues = *it;
        if ((mark && mark->namespaceCode.isEmpty()) || namesNoNamespace(row))
            issues.append(issueAt(IssueCode::IdentityWithoutNamespace, Severity::Error,
                                  {named(row), row.target}));
        for (Issue &issue : issues)
            issue.pointer = rowPointer(i, u"source");
        out += issues;
    }
    m_known = known;
    return out;
}

} // namespace dfw::mapping
