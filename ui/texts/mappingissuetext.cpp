// SPDX-License-Identifier: Apache-2.0
#include "texts/mappingissuetext.h"

#include "dataprep/expression.h"
#include "mapping/preview.h"
#include "texts/fill.h"
#include "texts/functiontext.h"
#include "texts/previewtext.h"

#include <QCoreApplication>

namespace dfw::ui {

namespace {

constexpr qsizetype reasonFrom = 4; // before it: source, how many, of how many, target

struct MappingIssueText
{
    Q_DECLARE_TR_FUNCTIONS(MappingIssueText)
};

QString syntax(const Issue &issue)
{
    const dataprep::SyntaxProblem problem{
        .code = dataprep::SyntaxProblem::Code(issue.arguments.value(0).toInt()),
        .position = issue.arguments.value(1).toLongLong() - 1,
        .length = issue.arguments.value(2).toLongLong(),
        .arguments = issue.arguments.mid(3)};
    return MappingIssueText::tr("The formula cannot be read at character %1. %2")
        .arg(qMax<qsizetype>(1, problem.position + 1))
        .arg(syntaxSentence(problem));
}

QStringList shownArguments(const Issue &issue)
{
    QStringList out;
    for (const QString &argument : issue.arguments.mid(0, reasonFrom))
        out.append(shown(argument));
    while (out.size() < reasonFrom)
        out.append(QString());
    if (out.first().isEmpty())
        out.first() = MappingIssueText::tr("the formula");
    const auto cell = mapping::PreviewCell::fromReason(issue.arguments.mid(reasonFrom));
    const QString reason = reasonWords(cell);
    out.append(reason.isEmpty() ? MappingIssueText::tr("the field does not take it") : reason);
    return out;
}

} // namespace

QString mappingIssueSentence(const Issue &issue)
{
    using Text = MappingIssueText;
    const auto filled = [&](const QString &sentence) {
        return fill(sentence, shownArguments(issue));
    };
    switch (issue.code) {
    case IssueCode::FormulaSyntax:
        return syntax(issue);
    case IssueCode::FormulaColumnUnknown:
        return filled(Text::tr("The formula names %1 at character %2, which is not among the "
                               "chosen columns. Tick it under Columns, or correct the name."));
    case IssueCode::ConstantDoesNotFit:
        return filled(Text::tr("%4 does not take the constant \"%1\": %5. Change the value."));
    case IssueCode::ValuesDoNotFit:
        if (issue.arguments.value(0).isEmpty())
            return filled(Text::tr("%2 of %3 sample values of the formula would be left empty in "
                                   "%4: %5. Change the formula, or choose another field."));
        return filled(Text::tr("%2 of %3 sample values of %1 would be left empty in %4: %5. "
                               "Convert the value in a formula, or choose another field."));
    case IssueCode::RequiredValueEmpty:
        return filled(Text::tr("%4 needs a value in every row, and %2 of %3 sample rows of %1 have "
                               "none: such rows are rejected. Choose a column that is always "
                               "filled, or give a value in a formula."));
    case IssueCode::IdentityValueEmpty:
        return filled(Text::tr("%4 identifies a person, and %2 of %3 sample rows of %1 have no "
                               "value for it: such rows belong to nobody. Choose a column that is "
                               "always filled."));
    case IssueCode::IdentityWithoutNamespace:
        return filled(Text::tr("What %1 identifies is open: its identity has no namespace. Choose "
                               "one under Target, or name it in the formula."));
    default:
        return {};
    }
}

} // namespace dfw::ui
