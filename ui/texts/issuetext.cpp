// SPDX-License-Identifier: Apache-2.0
#include "texts/issuetext.h"

#include "texts/fill.h"
#include "texts/mappingissuetext.h"

#include <QCoreApplication>
#include <QDateTime>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

// One row a code would be a table of QT_TRANSLATE_NOOP; as switches the compiler names the code
// that has no sentence yet. Two switches, because a file's faults and a plan's are read by
// different people.
class IssueText
{
    Q_DECLARE_TR_FUNCTIONS(IssueText)
public:
    static QString ofFile(const Issue &issue);
    static QString ofNames(const Issue &issue);
    static QString ofMapping(const Issue &issue);
    static QString ofSchedule(const Issue &issue);
    static QString ofSource(const Issue &issue);
    static QString ofTarget(const Issue &issue);
    static QString any(const Issue &issue);
    static QString place(const QStringList &steps);
    static QString jsonType(const QString &name);
    static QString severity(Severity severity);

private:
    static QString unknownField(const Issue &issue);
    static QString badValue(const Issue &issue);
    static QString nameMissing(const QString &pointer);
    static QString leastInterval(const Issue &issue);
};

// "" for a code that is not the file's.
QString IssueText::ofFile(const Issue &issue)
{
    switch (issue.code) {
    case IssueCode::TooLarge:
        return tr("The file is larger than %1 MiB, too large for a plan. Choose another file.");
    case IssueCode::NotJson:
        return issue.arguments.isEmpty() ? tr("The file is empty. Choose another file.")
                                         : tr("The file is no JSON: reading stopped at line %1, "
                                              "column %2. Correct the place in a text editor.");
    case IssueCode::NotAPlan:
        return issue.arguments.isEmpty()
                   ? tr("This is no data flow plan: a plan says \"format\": \"dataflow-plan\" at "
                        "its beginning.")
                   : tr("This is no data flow plan but \"%1\": a plan says \"format\": "
                        "\"dataflow-plan\" at its beginning.");
    case IssueCode::NewerVersion:
        return tr("The plan was saved by a newer program: its version is %1, and this program "
                  "reads up to %2. Install the newer program to open it.");
    case IssueCode::UnknownVersion:
        return tr("There is no plan version %1. This program reads version %2.");
    case IssueCode::WrongType:
        return fill(tr("This is %1, but %2 is wanted here. Correct the value."),
                    {jsonType(issue.arguments.value(0)), jsonType(issue.arguments.value(1))});
    case IssueCode::MissingField:
        return tr("\"%1\" is missing. Add it to the file.");
    case IssueCode::UnknownField:
        return unknownField(issue);
    case IssueCode::DuplicateField:
        return tr("\"%1\" stands here twice, so which value counts is open. Keep one.");
    case IssueCode::BadValue:
        return badValue(issue);
    case IssueCode::EitherOr:
        return tr("Both \"%1\" and \"%2\" stand here, and only one of them can count. Keep one.");
    default:
        return {};
    }
}

QString IssueText::unknownField(const Issue &issue)
{
    const QString hint = issue.arguments.value(1);
    if (hint == "secret"_L1)
        return tr("\"%1\" looks like a credential. Plans hold no secrets: take it out of the file, "
                  "and replace the secret if others have seen the file.");
    if (hint == "host"_L1)
        return tr("\"%1\" says where to connect. Plans hold no hosts and no sandboxes, so that "
                  "they fit any connection: take it out of the file.");
    return tr("No plan has a field \"%1\". Correct its spelling, or take it out.");
}

QString IssueText::badValue(const Issue &issue)
{
    return issue.arguments.value(1).isEmpty()
               ? tr("The value \"%1\" is not possible here. Correct it.")
               : tr("\"%1\" is not possible here. Use one of: %2.");
}

QString IssueText::nameMissing(const QString &pointer)
{
    if (pointer.startsWith("/source/columns"_L1))
        return tr("This column has no name. Read the columns from the source again.");
    if (pointer.startsWith("/source/baseConnection"_L1))
        return tr("The new base connection needs a name, to be found again in Platform.");
    if (pointer.startsWith("/target/schema"_L1))
        return tr("The new schema needs a title. It must be unique in the sandbox.");
    if (pointer.startsWith("/target/dataset"_L1))
        return tr("The new dataset needs a name, to be found again in Platform.");
    if (pointer.startsWith("/source"_L1))
        return tr("The source connection needs a name, to be found again in Platform.");
    if (pointer.startsWith("/target"_L1))
        return tr("The target connection needs a name, to be found again in Platform.");
    return tr("The dataflow needs a name, to be found again in Platform.");
}

QString IssueText::ofNames(const Issue &issue)
{
    switch (issue.code) {
    case IssueCode::NameMissing:
        return nameMissing(issue.pointer);
    case IssueCode::BaseConnectionMissing:
        return tr("No base connection is chosen. It holds the sign-in to the source: choose one.");
    case IssueCode::NotAConnectionSpecId:
        return issue.arguments.value(0).isEmpty()
                   ? tr("The kind of source is not known. Choose the base connection again: its "
                        "connection spec comes with it.")
                   : tr("%1 is no connection spec of a source. Choose the base connection again: "
                        "its connection spec comes with it.");
    case IssueCode::TableMissing:
        return tr("No table is chosen. Choose the one to read from.");
    case IssueCode::NoColumns:
        return tr("No column is chosen. Tick at least one.");
    case IssueCode::DuplicateColumn:
        return tr("Column %1 is chosen already, in row %2. Keep one.");
    case IssueCode::SchemaMissing:
        return tr("No target schema is chosen. Choose the one the dataset is made on.");
    case IssueCode::DatasetMissing:
        return tr("No dataset is chosen. Choose the one the rows go to.");
    default:
        return {};
    }
}

QString IssueText::ofMapping(const Issue &issue)
{
    switch (issue.code) {
    case IssueCode::NoMappingRows:
        return tr(
            "Nothing is mapped, so nothing would arrive. Map at least one column to a field.");
    case IssueCode::TargetMissing:
        return issue.arguments.value(0).isEmpty()
                   ? tr("This row has no target field. Choose one, or remove the row.")
                   : tr("%1 has no target field. Choose one, or remove the row.");
    case IssueCode::SourceMissing:
        return tr("This row has nothing to send. Choose a column, or write a formula.");
    case IssueCode::UnknownColumn:
        return tr("%1 is not among the chosen columns. Tick it under Columns, or remove the row.");
    case IssueCode::DuplicateTarget:
        return tr("%2 and %3 both go to %1. Keep one, or join them in a formula.");
    case IssueCode::TargetIsObject:
        return tr("%1 is a group of fields and takes no value itself. Choose a field inside it.");
    case IssueCode::TargetInsideTarget:
        return tr("%1 lies inside %2, which %3 goes to already. Keep one of the two.");
    case IssueCode::UnknownTarget:
        return tr("The schema has no field %1. Choose one from its tree.");
    case IssueCode::TypeNeverFits:
        return tr("%1 is %2 and does not fit: %3 takes %4 only. Choose another field, or convert "
                  "the value in a formula.");
    case IssueCode::TypeMayNotFit:
        return tr(
            "%1 is %2, and %3 takes %4: values that cannot be converted arrive empty. Look at "
            "the sample rows, or convert the value in a formula.");
    case IssueCode::RequiredNotMapped:
        return tr("%1 needs a value in every row. Map a column to it that is always filled.");
    case IssueCode::ExpressionTooLong:
        return tr("The formula has %1 characters; Platform takes at most %2. Shorten it.");
    default:
        return {};
    }
}

QString IssueText::leastInterval(const Issue &issue)
{
    const QString frequency = issue.arguments.value(2);
    if (frequency == "minute"_L1)
        return tr("Every %1 minutes is too often: %2 minutes is the least. Raise the number.");
    return tr("%1 is too small: %2 is the least. Raise the number.");
}

QString IssueText::ofSchedule(const Issue &issue)
{
    switch (issue.code) {
    case IssueCode::DeltaColumnMissing:
        return tr("No delta column is chosen. It tells new rows from old ones in every run after "
                  "the first: choose a column with the time of the last change.");
    case IssueCode::DeltaColumnUnknown:
        return tr("Delta column %1 is not among the chosen columns. Tick it under Columns, or "
                  "choose another.");
    case IssueCode::DeltaColumnNotTime:
        return tr("Delta column %1 is neither a date nor a date-time by its type. New rows are "
                  "found only if its values are times all the same.");
    case IssueCode::DeltaFormatWeekYear:
        return tr("In the date format %1, YYYY would be the year of the week and DD the day of the "
                  "year. Write yyyy-MM-dd for year, month and day.");
    case IssueCode::DeltaZoneNotUtc:
        return issue.arguments.value(0).isEmpty()
                   ? tr("The delta column's time zone is missing. Platform reads such times as UTC "
                        "only: write UTC.")
                   : tr("The delta column's time zone is %1. Platform reads such times as UTC "
                        "only: "
                        "have the source deliver UTC.");
    case IssueCode::IntervalWithOnce:
        return tr("A one-time flow has no interval. Remove the interval, or choose another "
                  "frequency.");
    case IssueCode::BackfillWithOnce:
        return tr("A one-time flow brings all rows anyway and takes no backfill setting. Remove "
                  "the setting, or choose another frequency.");
    case IssueCode::IntervalMissing:
        return tr("The interval is missing. Say how many minutes, hours, days or weeks lie between "
                  "two runs.");
    case IssueCode::IntervalTooSmall:
        return leastInterval(issue);
    case IssueCode::StartMissing:
        return tr("The first run has no time. Choose one.");
    case IssueCode::StartInMilliseconds:
        return tr("The start time %1 counts milliseconds. Platform counts seconds: leave out the "
                  "last three digits.");
    case IssueCode::StartInPast:
        return tr("The start, %1, has passed. The flow runs once as soon as it exists and then "
                  "keeps its rhythm; missed runs are not made up for.");
    case IssueCode::OnceIsFinal:
        return tr("A one-time flow cannot be put on a schedule later. For regular runs a new flow "
                  "is needed.");
    case IssueCode::EndNotAfterStart:
        return tr("The end comes before the start. Choose a later end, or none.");
    case IssueCode::DeltaColumnWithFiles:
        return tr("Files have no delta column: new files are known by their date. Take %1 out of "
                  "the schedule.");
    case IssueCode::PercentOutOfRange:
        return tr("%1 is no share of rows. Write a number above 0 and up to 100.");
    default:
        return {};
    }
}

QString IssueText::ofSource(const Issue &issue)
{
    switch (issue.code) {
    case IssueCode::WrongSpecId:
        return tr("%1 is a misprint of the tutorials and no connection spec. %3 has %2: use that.");
    case IssueCode::StreamingSource:
        return tr("%1 is a streaming source: it sends its rows by itself and cannot be put on a "
                  "schedule. Choose a source with tables or files.");
    case IssueCode::OtherFlowSpec:
        return tr("%1 belongs to the flow spec %2, and %3 does not take it. Choose the source "
                  "again, or correct the flow spec.");
    case IssueCode::SourceDeprecated:
        return tr("Adobe has withdrawn %1, and flows from it may end. Choose another source where "
                  "there is one.");
    case IssueCode::KindIsFiles:
        return tr("%1 brings files and has no tables. Choose a file or a folder.");
    case IssueCode::KindIsTables:
        return tr("%1 has tables and brings no files. Choose a table.");
    case IssueCode::AuthSpecMissing:
        return tr("How to sign in at the source is not chosen. Choose one of its ways.");
    case IssueCode::AuthSpecUnknown:
        return tr("The way to sign in, %1, is not among those known: %2. Check its spelling.");
    case IssueCode::ParamMissing:
        return tr("%1 is missing, and the source cannot be signed in to without it. Fill it in.");
    case IssueCode::SecretInPlan:
        return tr("%1 is a secret, and plans hold no secrets. Take its value out, name it under "
                  "\"secrets\", and replace the secret if others have seen the file.");
    case IssueCode::PathMissing:
        return tr("No file is chosen. Choose a file or a folder, or write a wildcard.");
    case IssueCode::DelimiterNotOneCharacter:
        return tr("The delimiter %1 has more than one character. Use one, such as a comma.");
    case IssueCode::FilePropertyNotForFormat:
        return tr("%1 has no meaning for files of the format %2. Leave it out.");
    case IssueCode::FilterEmpty:
        return tr("The row filter has no condition. Add one, or remove the filter.");
    case IssueCode::FilterColumnUnknown:
        return tr("This condition of the row filter names no column. Choose one.");
    case IssueCode::FilterComparisonUnknown:
        return tr("Rows cannot be compared by \"%1\". Use one of: %2.");
    case IssueCode::FilterValueCount:
        return tr("The condition on %1 has too few or too many values for \"%2\". It takes one; "
                  "\"in\" takes a list, and \"isNull\" none.");
    case IssueCode::FilterWithFiles:
        return tr("Rows of files cannot be filtered at the source. Remove the row filter.");
    default:
        return {};
    }
}

QString IssueText::ofTarget(const Issue &issue)
{
    switch (issue.code) {
    case IssueCode::FieldGroupTitleMissing:
        return tr("The new field group needs a title. It must be unique in the sandbox.");
    case IssueCode::NoNewFields:
        return tr("The new field group has no field. Add one, or remove the group.");
    case IssueCode::BadFieldName:
        return tr("\"%1\" is no name for a field. Use letters, digits, \"-\" and \"_\", and do not "
                  "begin with \"_\".");
    case IssueCode::DuplicateNewField:
        return tr("Two new fields are named %1. Rename one.");
    case IssueCode::IdentityPathMissing:
        return tr("This identity names no field. Choose one, or remove the identity.");
    case IssueCode::IdentityNamespaceMissing:
        return tr("Identity %1 has no namespace, so what it identifies is open. Choose one.");
    case IssueCode::DuplicateIdentity:
        return tr("%1 is marked as an identity twice. Keep one.");
    case IssueCode::TwoPrimaryIdentities:
        return tr("%1 and %2 are both primary identities, and a schema has one. Choose which.");
    case IssueCode::ProfileWithoutIdentity:
        return tr("The rows go into Profile, but no field is the primary identity, so no profile "
                  "can be found for them. Mark one under Target.");
    case IssueCode::DatasetOfOtherSchema:
        return tr("Dataset %1 exists already, so it is made on another schema than the new one. "
                  "Make a new dataset, too.");
    default:
        return {};
    }
}

QString IssueText::any(const Issue &issue)
{
    for (const auto part : {&ofFile, &ofNames, &ofMapping, &ofSchedule, &ofSource, &ofTarget}) {
        if (const QString sentence = part(issue); !sentence.isEmpty())
            return sentence;
    }
    return tr("Something is wrong here. Check the value."); // unreachable while the test passes
}

QString IssueText::jsonType(const QString &name)
{
    if (name == "string"_L1)
        return tr("text in quotes");
    if (name == "integer"_L1)
        return tr("a whole number");
    if (name == "number"_L1)
        return tr("a number");
    if (name == "boolean"_L1)
        return tr("true or false");
    if (name == "object"_L1)
        return tr("a group in braces");
    if (name == "array"_L1)
        return tr("a list in brackets");
    return tr("nothing (null)");
}

QString IssueText::place(const QStringList &steps)
{
    const QString head = steps.value(0);
    bool isIndex = false;
    if (head == "mapping"_L1) {
        const int row = steps.value(1).toInt(&isIndex);
        return isIndex ? tr("Mapping, row %1").arg(row + 1) : tr("Mapping");
    }
    if (head == "source"_L1 && steps.value(1) == "columns"_L1) {
        const int row = steps.value(2).toInt(&isIndex);
        return isIndex ? tr("Columns, row %1").arg(row + 1) : tr("Columns");
    }
    if (head == "source"_L1)
        return tr("Source");
    if (head == "target"_L1)
        return tr("Target");
    if (head == "schedule"_L1)
        return tr("Schedule");
    if (head == "options"_L1)
        return tr("Bad rows");
    if (head == "name"_L1 || head == "description"_L1)
        return tr("Dataflow");
    return {};
}

QString IssueText::severity(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return tr("Note");
    case Severity::Warning:
        return tr("Warning");
    case Severity::Error:
        break;
    }
    return tr("Error");
}

QStringList shownArguments(const Issue &issue)
{
    QStringList out;
    for (const QString &argument : issue.arguments)
        out.append(shown(argument));
    if (issue.code == IssueCode::StartInPast) {
        const auto start = QDateTime::fromSecsSinceEpoch(out.value(0).toLongLong(), Qt::UTC);
        out = {start.toString(u"yyyy-MM-dd HH:mm"_s) + u" UTC"_s};
    }
    return out;
}

} // namespace

QString issueSentence(const Issue &issue)
{
    const QString ofMapping = mappingIssueSentence(issue);
    return ofMapping.isEmpty() ? fill(IssueText::any(issue), shownArguments(issue)) : ofMapping;
}

QString issuePlace(const Issue &issue)
{
    return IssueText::place(issue.pointer.split(u'/').mid(1));
}

QString severityWord(Severity severity)
{
    return IssueText::severity(severity);
}

} // namespace dfw::ui
