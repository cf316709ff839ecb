// SPDX-License-Identifier: Apache-2.0
#include "texts/steptext.h"

#include <array>
#include <QCoreApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *context = "StepText";

struct StepWords
{
    QLatin1StringView step;
    QLatin1StringView operation;
    const char *title;
    const char *help;
    const char *failure;
    const char *inDoubt; ///< nullptr for a look-up
};

constexpr std::array steps{
    StepWords{"connectionSpec"_L1, "getConnectionSpec"_L1,
              QT_TRANSLATE_NOOP("StepText", "Connection spec"),
              QT_TRANSLATE_NOOP("StepText", "What this kind of source can do"),
              QT_TRANSLATE_NOOP("StepText", "The connection spec could not be read."), nullptr},
    StepWords{
        "schemaParts"_L1, "findSchema"_L1, QT_TRANSLATE_NOOP("StepText", "Parts of the schema"),
        QT_TRANSLATE_NOOP("StepText", "Class and field groups that the new schema is made of"),
        QT_TRANSLATE_NOOP("StepText", "The parts of the new schema could not be read."), nullptr},
    StepWords{"baseConnection"_L1, "getBaseConnection"_L1,
              QT_TRANSLATE_NOOP("StepText", "Base connection"),
              QT_TRANSLATE_NOOP("StepText", "The sign-in to the source, kept by Platform"),
              QT_TRANSLATE_NOOP("StepText", "The base connection could not be read."), nullptr},
    StepWords{"flowSpec"_L1, "findFlowSpec"_L1, QT_TRANSLATE_NOOP("StepText", "Flow spec"),
              QT_TRANSLATE_NOOP("StepText", "Platform's rules for flows of this kind"),
              QT_TRANSLATE_NOOP("StepText", "The flow spec could not be read."), nullptr},
    StepWords{"schema"_L1, "getSchema"_L1, QT_TRANSLATE_NOOP("StepText", "Schema"),
              QT_TRANSLATE_NOOP("StepText", "The fields that rows arrive in"),
              QT_TRANSLATE_NOOP("StepText", "The schema could not be read."), nullptr},
    StepWords{"connectionTest"_L1, "testConnection"_L1,
              QT_TRANSLATE_NOOP("StepText", "Connection test"),
              QT_TRANSLATE_NOOP("StepText", "Signs in at the source once, to see that it works"),
              QT_TRANSLATE_NOOP("StepText", "The test of the base connection failed."), nullptr},
    StepWords{"fieldGroup"_L1, "createFieldGroup"_L1, QT_TRANSLATE_NOOP("StepText", "Field group"),
              QT_TRANSLATE_NOOP("StepText", "The fields of your own, made from the columns"),
              QT_TRANSLATE_NOOP("StepText", "The field group was not created."),
              QT_TRANSLATE_NOOP("StepText", "Whether the field group was created is not known.")},
    StepWords{"identities"_L1, "createIdentity"_L1, QT_TRANSLATE_NOOP("StepText", "Identities"),
              QT_TRANSLATE_NOOP("StepText", "Which fields say who a person is"),
              QT_TRANSLATE_NOOP("StepText", "The identity fields were not marked."),
              QT_TRANSLATE_NOOP("StepText", "Whether the identity field was marked is not known.")},
    StepWords{
        "profile"_L1, "enableForProfile"_L1, QT_TRANSLATE_NOOP("StepText", "Profile"),
        QT_TRANSLATE_NOOP("StepText", "Lets the schema's rows go into Profile"),
        QT_TRANSLATE_NOOP("StepText", "The schema was not enabled for Profile."),
        QT_TRANSLATE_NOOP("StepText", "Whether the schema was enabled for Profile is not known.")},
    StepWords{"adHocClass"_L1, "createAdHocClass"_L1, QT_TRANSLATE_NOOP("StepText", "Ad hoc class"),
              QT_TRANSLATE_NOOP("StepText", "The raw source's columns, in the form of 2020"),
              QT_TRANSLATE_NOOP("StepText", "The ad hoc class was not created."),
              QT_TRANSLATE_NOOP("StepText", "Whether the ad hoc class was created is not known.")},
    StepWords{"adHocSchema"_L1, "createAdHocSchema"_L1,
              QT_TRANSLATE_NOOP("StepText", "Ad hoc schema"),
              QT_TRANSLATE_NOOP("StepText", "The raw source's schema, in the form of 2020"),
              QT_TRANSLATE_NOOP("StepText", "The ad hoc schema was not created."),
              QT_TRANSLATE_NOOP("StepText", "Whether the ad hoc schema was created is not known.")},
    StepWords{"datasetConnection"_L1, "createDatasetConnection"_L1,
              QT_TRANSLATE_NOOP("StepText", "Dataset base connection"),
              QT_TRANSLATE_NOOP("StepText", "The way into the data lake, in the form of 2020"),
              QT_TRANSLATE_NOOP("StepText", "The dataset base connection was not created."),
              QT_TRANSLATE_NOOP("StepText",
                                "Whether the dataset base connection was created is not known.")},
    StepWords{"dataset"_L1, "getDataset"_L1, QT_TRANSLATE_NOOP("StepText", "Dataset"),
              QT_TRANSLATE_NOOP("StepText", "The place where rows are stored"),
              QT_TRANSLATE_NOOP("StepText", "The dataset could not be read."), nullptr},
    StepWords{
        "sourceConnection"_L1, "createSourceConnection"_L1,
        QT_TRANSLATE_NOOP("StepText", "Source connection"),
        QT_TRANSLATE_NOOP("StepText", "Which table and columns to read"),
        QT_TRANSLATE_NOOP("StepText", "The source connection was not created."),
        QT_TRANSLATE_NOOP("StepText", "Whether the source connection was created is not known.")},
    StepWords{
        "targetConnection"_L1, "createTargetConnection"_L1,
        QT_TRANSLATE_NOOP("StepText", "Target connection"),
        QT_TRANSLATE_NOOP("StepText", "Which dataset to write to"),
        QT_TRANSLATE_NOOP("StepText", "The target connection was not created."),
        QT_TRANSLATE_NOOP("StepText", "Whether the target connection was created is not known.")},
    StepWords{"mappingSet"_L1, "createMappingSet"_L1, QT_TRANSLATE_NOOP("StepText", "Mapping set"),
              QT_TRANSLATE_NOOP("StepText", "Which column goes to which field"),
              QT_TRANSLATE_NOOP("StepText", "The mapping set was not created."),
              QT_TRANSLATE_NOOP("StepText", "Whether the mapping set was created is not known.")},
    StepWords{"flow"_L1, "createFlow"_L1, QT_TRANSLATE_NOOP("StepText", "Dataflow"),
              QT_TRANSLATE_NOOP("StepText", "Brings it all together on a schedule"),
              QT_TRANSLATE_NOOP("StepText", "The dataflow was not created."),
              QT_TRANSLATE_NOOP("StepText", "Whether the dataflow was created is not known.")}};

struct OperationWords
{
    QLatin1StringView operation;
    const char *failure;
};

// A step that reads in one plan makes something in another; what failed then says the operation.
constexpr std::array operations{
    OperationWords{"createBaseConnection"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The base connection was not created.")},
    OperationWords{"updateBaseConnection"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The new sign-in was not saved.")},
    OperationWords{"createSchema"_L1, QT_TRANSLATE_NOOP("StepText", "The schema was not created.")},
    OperationWords{"createDataset"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The dataset was not created.")},
    OperationWords{"findFieldGroup"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The field groups could not be searched.")},
    OperationWords{"getTenant"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The tenant's ID could not be read.")},
    OperationWords{"getClass"_L1, QT_TRANSLATE_NOOP("StepText", "The class could not be read.")},
    OperationWords{"getFieldGroup"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The field group could not be read.")},
    OperationWords{"getResource"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The class or field group could not be read.")},
    OperationWords{"listResources"_L1,
                   QT_TRANSLATE_NOOP("StepText", "Classes and field groups could not be listed.")},
    OperationWords{"listClasses"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The classes could not be listed.")},
    OperationWords{"listFieldGroups"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The field groups could not be listed.")},
    OperationWords{"listNamespaces"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The identity namespaces could not be listed.")},
    OperationWords{"listIdentities"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The identity fields could not be listed.")},
    OperationWords{"listFlows"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The dataflows could not be listed.")},
    OperationWords{"listFlowSpecs"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The flow specs could not be listed.")},
    OperationWords{"exploreFolder"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The files of the source could not be listed.")},
    OperationWords{"exploreFile"_L1, QT_TRANSLATE_NOOP("StepText", "The file could not be read.")},
    OperationWords{"listConnections"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The base connections could not be listed.")},
    OperationWords{"listConnectionSpecs"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The kinds of sources could not be listed.")},
    OperationWords{"listSandboxes"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The sandboxes could not be listed.")},
    OperationWords{"listSchemas"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The schemas could not be listed.")},
    OperationWords{"listDatasets"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The datasets could not be listed.")},
    OperationWords{"listRuns"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The runs of the dataflow could not be read.")},
    OperationWords{"getFlow"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The dataflow's state could not be read.")},
    OperationWords{"exploreRoot"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The tables of the source could not be listed.")},
    OperationWords{"exploreTable"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The columns of the table could not be read.")},
    OperationWords{"validateMappingSet"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The mapping could not be checked.")},
    OperationWords{"saveDraft"_L1,
                   QT_TRANSLATE_NOOP("StepText", "What you entered was not kept for a crash.")},
    OperationWords{"loadDraft"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The work that was not saved cannot be read.")},
    OperationWords{"writeJournal"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The run's journal could not be written, so "
                                                 "nothing more was sent.")},
    OperationWords{"openJournal"_L1,
                   QT_TRANSLATE_NOOP("StepText", "This run cannot be worked on from here now.")},
    OperationWords{"readJournal"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The run's journal could not be read.")},
    OperationWords{"getDraft"_L1, QT_TRANSLATE_NOOP("StepText", "The draft could not be read.")},
    OperationWords{"publish"_L1, QT_TRANSLATE_NOOP("StepText", "The draft was not published.")},
    OperationWords{"loadPlan"_L1, QT_TRANSLATE_NOOP("StepText", "The plan was not opened.")},
    OperationWords{
        "savePlan"_L1,
        QT_TRANSLATE_NOOP("StepText", "The plan was not saved; the old file is as it was.")},
    OperationWords{"saveRecentPlans"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The list of recent plans was not saved.")},
    OperationWords{"readSecret"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The secret was not read from the keychain.")},
    OperationWords{"keepSecret"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The secret was not kept in the keychain.")},
    OperationWords{"forgetSecret"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The secret may still be in the keychain.")},
    OperationWords{"readCredentialFile"_L1,
                   QT_TRANSLATE_NOOP("StepText", "No credentials were taken.")},
    OperationWords{"loadProfiles"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The profiles could not be read.")},
    OperationWords{"saveProfiles"_L1, QT_TRANSLATE_NOOP("StepText", "The profile was not saved.")},
    OperationWords{"checkPlatformHost"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The Platform address cannot be used.")},
    OperationWords{"checkImsHost"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The sign-in address cannot be used.")},
    OperationWords{"startLocalPlatform"_L1,
                   QT_TRANSLATE_NOOP("StepText", "The demo platform did not start.")},
    OperationWords{"checkBeforeCreating"_L1,
                   QT_TRANSLATE_NOOP("StepText", "Nothing was created: the plan does not fit.")}};

const StepWords *wordsOf(const QString &step)
{
    for (const StepWords &words : steps) {
        if (step == words.step)
            return &words;
    }
    return nullptr;
}

QString translated(const char *text)
{
    return text ? QCoreApplication::translate(context, text) : QString();
}

} // namespace

QString stepTitle(const QString &step)
{
    const StepWords *words = wordsOf(step);
    return words ? translated(words->title) : step;
}

QString stepHelp(const QString &step)
{
    const StepWords *words = wordsOf(step);
    return words ? translated(words->help) : QString();
}

QString stepFailure(const QString &step)
{
    const StepWords *words = wordsOf(step);
    return words ? translated(words->failure) : QString();
}

QString inDoubtOfOperation(const QString &operation)
{
    if (operation == "createBaseConnection"_L1)
        return translated(
            QT_TRANSLATE_NOOP("StepText", "Whether the base connection was created is not known."));
    if (operation == "createSchema"_L1)
        return translated(
            QT_TRANSLATE_NOOP("StepText", "Whether the schema was created is not known."));
    if (operation == "createDataset"_L1)
        return translated(
            QT_TRANSLATE_NOOP("StepText", "Whether the dataset was created is not known."));
    if (operation == "publish"_L1)
        return translated(
            QT_TRANSLATE_NOOP("StepText", "Whether the draft was published is not known."));
    return {};
}

QString stepInDoubt(const QString &step)
{
    const StepWords *words = wordsOf(step);
    return words ? translated(words->inDoubt) : QString();
}

QString stepOfOperation(const QString &operation)
{
    for (const StepWords &words : steps) {
        if (operation == words.operation)
            return words.step;
    }
    return {};
}

QString operationFailure(const QString &operation)
{
    for (const OperationWords &words : operations) {
        if (operation == words.operation)
            return translated(words.failure);
    }
    return {};
}

} // namespace dfw::ui
