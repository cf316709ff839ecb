// SPDX-License-Identifier: Apache-2.0
#include "texts/dryruntext.h"

#include "texts/errortext.h"
#include "texts/fill.h"
#include "texts/issuetext.h"
#include "texts/steptext.h"

#include <QCoreApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using run::DryRunItem;
using run::DryRunPoint;
using run::StepId;
using run::Verdict;

namespace {

class DryRunText
{
    Q_DECLARE_TR_FUNCTIONS(DryRunText)
public:
    static QString fine(const DryRunItem &item);
    static QString notChecked(const DryRunItem &item);
    static QString objection(const DryRunItem &item);
    static QString nameTaken(const DryRunItem &item);
    static QString rightUnknown(const DryRunItem &item);
    static QString atSource(const DryRunItem &item);
    static QString nearest(const DryRunItem &item);
    static QString summary(const run::DryRunReport &report);
};

QString ofStep(const DryRunItem &item)
{
    return stepTitle(run::stepName(item.step));
}

QString DryRunText::fine(const DryRunItem &item)
{
    const QString found = shown(item.found);
    switch (item.point) {
    case DryRunPoint::SignIn:
        return tr("Platform takes the sign-in.");
    case DryRunPoint::Platform:
        return tr("Platform answers.");
    case DryRunPoint::Rights:
        return tr("You may create connections and dataflows here.");
    case DryRunPoint::LookUp:
        if (item.step == StepId::SchemaParts)
            return found.isEmpty()
                       ? tr("What the new schema is made of exists, and its title is "
                            "free.")
                       : fill(tr("The schema “%1” exists already and is used again."), {found});
        return found.isEmpty() ? tr("It exists.") : fill(tr("“%1” exists."), {found});
    case DryRunPoint::ConnectionState:
        return tr("The base connection is enabled.");
    case DryRunPoint::ConnectionTest:
        return tr("The base connection signs in at the source.");
    case DryRunPoint::Source:
        return tr("The flow spec takes this source, and the source can do what the plan wants.");
    case DryRunPoint::SourceData:
        return found.isEmpty() ? tr("It is there.") : fill(tr("“%1” is there."), {found});
    case DryRunPoint::SourceColumns:
        return tr("%n column(s) are there, with the types the plan knows.", nullptr,
                  item.found.toInt());
    case DryRunPoint::NewConnection:
        return tr("The sign-in of the new base connection is complete.");
    case DryRunPoint::NewSchema:
        return tr("The new schema can be made as planned.");
    case DryRunPoint::Dataset:
        return tr("Dataset and schema fit together.");
    case DryRunPoint::Mapping:
        return tr("Every mapping row fits the schema as it is now.");
    case DryRunPoint::MappingService:
        return tr("Data Prep accepts %n mapping row(s).", nullptr, item.found.toInt());
    case DryRunPoint::MappingPreview:
        return tr("%n sample row(s) pass the mapping without gaps.", nullptr, item.found.toInt());
    case DryRunPoint::Flow:
        return tr("Schedule and options fit the flow spec.");
    case DryRunPoint::Name:
        return fill(tr("The name “%1” is free."), {found});
    }
    return {};
}

QString DryRunText::notChecked(const DryRunItem &item)
{
    const QString code = item.error ? item.error->code : QString();
    if (code == "NeedsLookUp"_L1)
        return tr("What it needs could not be read.");
    if (code == "NoSampleRows"_L1)
        return tr("There are no sample rows here.");
    if (code == "NoColumns"_L1)
        return tr("The source does not say which columns there are.");
    if (code == "RightUnknown"_L1)
        return rightUnknown(item);
    if (code == "SignInRefused"_L1)
        return tr("The sign-in was refused, so nothing was told.");
    if (code == "NotReached"_L1)
        return tr("Platform was not reached.");
    if (code == "AfterCreating"_L1 && item.point == DryRunPoint::SourceData)
        return tr("The base connection does not exist yet; the run makes it.");
    if (code == "AfterCreating"_L1)
        return item.point == DryRunPoint::ConnectionTest
                   ? tr("The run makes the base connection, and tries its sign-in right after, "
                        "before "
                        "anything else is made.")
                   : tr("The service needs the schema, and the run makes it.");
    if (!item.error)
        return tr("It was not asked for.");
    const ErrorText text = errorText(*item.error);
    if (item.point == DryRunPoint::SourceData)
        return fill(tr("The source does not let us look at “%1”."), {shown(item.found, 80)}) +
               u' ' + (text.why + u' ' + text.next).trimmed();
    return (text.why + u' ' + text.next).trimmed();
}

QString DryRunText::nameTaken(const DryRunItem &item)
{
    const QString name = shown(item.found);
    switch (item.step) {
    case StepId::BaseConnection:
        return fill(tr("A base connection “%1” exists already. The run makes a second one of this "
                       "name; choose another to tell them apart."),
                    {name});
    case StepId::Dataset:
        return fill(tr("A dataset “%1” exists already. The run makes a second one of this name; "
                       "choose another to tell them apart."),
                    {name});
    case StepId::SourceConnection:
        return fill(tr("A source connection “%1” exists already. The run makes a second one of "
                       "this name; choose another to tell them apart."),
                    {name});
    case StepId::TargetConnection:
        return fill(tr("A target connection “%1” exists already. The run makes a second one of "
                       "this name; choose another to tell them apart."),
                    {name});
    default:
        return fill(tr("A dataflow “%1” exists already. The run makes a second one of this name; "
                       "choose another to tell them apart."),
                    {name});
    }
}

QString DryRunText::rightUnknown(const DryRunItem &item)
{
    switch (item.step) {
    case StepId::FieldGroup:
        return tr("Whether you may create the field group shows only when the run does.");
    case StepId::Schema:
        return tr("Whether you may create the schema shows only when the run does.");
    case StepId::Identities:
        return tr("Whether you may mark the identities shows only when the run does.");
    case StepId::Profile:
        return tr("Whether you may enable the schema for Profile shows only when the run does.");
    case StepId::Dataset:
        return tr("Whether you may create the dataset shows only when the run does.");
    case StepId::MappingSet:
        return tr("Whether you may create the mapping set shows only when the run does.");
    case StepId::AdHocClass:
        return tr("Whether you may create the ad hoc class shows only when the run does.");
    default:
        return tr("Whether you may create the ad hoc schema shows only when the run does.");
    }
}

QString DryRunText::nearest(const DryRunItem &item)
{
    const QString name = shown(item.error->serverText, 80);
    return name.isEmpty() ? QString() : u' ' + fill(tr("The nearest name there is “%1”."), {name});
}

// What the source itself has told; empty for anything else.
QString DryRunText::atSource(const DryRunItem &item)
{
    const QString &code = item.error->code;
    const QString found = shown(item.found, 80);
    if (code == "TableMissing"_L1)
        return fill(tr("There is no table “%1” at the source."), {found}) + nearest(item);
    if (code == "FileMissing"_L1)
        return fill(tr("There is no “%1” at the source."), {found}) + nearest(item);
    if (code == "NoFileYet"_L1)
        return fill(tr("No file fits “%1” so far. Until one does, a run reads nothing."), {found});
    if (code == "ColumnMissing"_L1)
        return fill(tr("There is no column “%1” at the source."), {found}) + nearest(item);
    if (code == "ColumnTypeDiffers"_L1)
        return fill(tr("The column “%1” is %2 at the source now, and %3 in the plan. Choose the "
                       "columns again to take the new type."),
                    {found, shown(item.error->serverText, 40), shown(item.error->detail, 40)});
    return {};
}

QString DryRunText::objection(const DryRunItem &item)
{
    if (item.issue)
        return issueSentence(*item.issue);
    if (!item.error)
        return tr("Something is wrong here.");
    const Error &error = *item.error;
    if (error.code == "NameTaken"_L1)
        return nameTaken(item);
    if (error.code == "ConnectionNotEnabled"_L1)
        return fill(tr("The base connection is not enabled; its state is “%1”. Enable it in "
                       "Platform, or choose another."),
                    {shown(error.serverText, 40)});
    if (error.code == "MappingRowRefused"_L1)
        return error.serverText.isEmpty()
                   ? fill(tr("Data Prep does not accept mapping row %1. Correct it under Mapping."),
                          {QString::number(error.where.section(u'/', -1).toInt() + 1)})
                   : fill(tr("Data Prep does not accept mapping row %1: “%2”. Correct it under "
                             "Mapping."),
                          {QString::number(error.where.section(u'/', -1).toInt() + 1),
                           shown(error.serverText, 160)});
    if (error.code == "PreviewHasGaps"_L1)
        return tr("%n sample row(s) pass the mapping with gaps.", nullptr,
                  error.serverText.toInt()) +
               u' ' +
               fill(error.where.isEmpty() ? tr("The first one: “%2”.")
                                          : tr("The first one is "
                                               "%1: “%2”."),
                    {shown(error.where, 60), shown(error.detail, 160)});
    if (const QString sentence = atSource(item); !sentence.isEmpty())
        return sentence;
    if (item.point == DryRunPoint::SignIn || item.point == DryRunPoint::Platform) {
        const ErrorText cause = errorText(error);
        return (cause.why + u' ' + cause.next).trimmed();
    }
    const ErrorText text = errorText(error, run::stepName(item.step));
    // What was read has failed; of what would be made nothing has been tried.
    QStringList parts{text.why, text.next};
    if (item.point == DryRunPoint::LookUp)
        parts.prepend(text.what);
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString DryRunText::summary(const run::DryRunReport &report)
{
    QStringList parts;
    const int problems = report.count(Verdict::Problem);
    const int warnings = report.count(Verdict::Warning);
    const int open = report.count(Verdict::NotChecked);
    parts.append(problems > 0 ? tr("%n problem(s)", nullptr, problems) : tr("No problem"));
    if (warnings > 0)
        parts.append(tr("%n warning(s)", nullptr, warnings));
    if (open > 0)
        parts.append(tr("%n not checked", nullptr, open));
    parts.append(tr("%n fine", nullptr, report.count(Verdict::Fine)));
    return fill(tr("%1. Nothing was created."), {parts.join(u", "_s)});
}

} // namespace

QString dryRunSentence(const DryRunItem &item)
{
    switch (item.verdict) {
    case Verdict::Fine:
        return DryRunText::fine(item);
    case Verdict::NotChecked:
        return DryRunText::notChecked(item);
    case Verdict::Warning:
    case Verdict::Problem:
        break;
    }
    return DryRunText::objection(item);
}

QString dryRunTitle(const DryRunItem &item)
{
    switch (item.point) {
    case DryRunPoint::SignIn:
        return DryRunText::tr("Sign-in");
    case DryRunPoint::Platform:
        return DryRunText::tr("Platform");
    case DryRunPoint::Rights:
        return DryRunText::tr("Rights");
    case DryRunPoint::ConnectionState:
    case DryRunPoint::NewConnection:
        return DryRunText::tr("Base connection");
    case DryRunPoint::ConnectionTest:
        return DryRunText::tr("Connection test");
    case DryRunPoint::Source:
        return DryRunText::tr("Source");
    case DryRunPoint::SourceData:
        return DryRunText::tr("Data at the source");
    case DryRunPoint::SourceColumns:
        return DryRunText::tr("Columns");
    case DryRunPoint::NewSchema:
        return DryRunText::tr("New schema");
    case DryRunPoint::Dataset:
        return DryRunText::tr("Dataset");
    case DryRunPoint::Mapping:
        return DryRunText::tr("Mapping");
    case DryRunPoint::MappingService:
        return DryRunText::tr("Mapping at Data Prep");
    case DryRunPoint::MappingPreview:
        return DryRunText::tr("Sample rows");
    case DryRunPoint::Flow:
        return DryRunText::tr("Schedule and options");
    case DryRunPoint::LookUp:
    case DryRunPoint::Name:
        break;
    }
    return ofStep(item);
}

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Fine:
        return DryRunText::tr("Fine");
    case Verdict::Warning:
        return DryRunText::tr("Warning");
    case Verdict::Problem:
        return DryRunText::tr("Problem");
    case Verdict::NotChecked:
        return DryRunText::tr("Not checked");
    }
    return {};
}

QString dryRunSummary(const run::DryRunReport &report)
{
    return DryRunText::summary(report);
}

} // namespace dfw::ui
