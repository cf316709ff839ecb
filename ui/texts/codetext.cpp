// SPDX-License-Identifier: Apache-2.0
// Over 200 lines because it is one table; there is nothing to split.
#include "texts/codetext.h"

#include "texts/credentialtext.h"

#include <array>
#include <QCoreApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    QLatin1StringView code;
    const char *why;
    const char *next;
};

// Faults that only this program can make, such as a header it forgot.
constexpr const char *ourFault =
    QT_TRANSLATE_NOOP("CodeText", "This is a fault of the program. Report it with the details.");
constexpr const char *askForRights = QT_TRANSLATE_NOOP(
    "CodeText", "Your administrator can give you the rights to sources in Permissions.");
constexpr const char *otherSandbox =
    QT_TRANSLATE_NOOP("CodeText", "Check the sandbox name under Connect.");
constexpr const char *tryLater = QT_TRANSLATE_NOOP("CodeText", "Try again in some minutes.");
constexpr const char *signInAgain =
    QT_TRANSLATE_NOOP("CodeText", "Sign in again with a new access token.");

constexpr const char *orForNow =
    QT_TRANSLATE_NOOP("CodeText", "Use the secret only until you close.");
constexpr const char *moveAway =
    QT_TRANSLATE_NOOP("CodeText", "Correct the file or move it away. It was left as it is.");
constexpr const char *wholeAddress =
    QT_TRANSLATE_NOOP("CodeText", "Enter an address such as https://platform.adobe.io.");

constexpr std::array rows{
    // gateway
    Row{"403010"_L1, QT_TRANSLATE_NOOP("CodeText", "The request carried no access token."),
        signInAgain},
    Row{"401013"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "Platform did not accept the access token. It may have expired."),
        signInAgain},
    Row{"403000"_L1, QT_TRANSLATE_NOOP("CodeText", "The request carried no API key."),
        QT_TRANSLATE_NOOP("CodeText", "Enter the client ID of your Developer Console project.")},
    Row{"403003"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The API key may not use the Experience Platform API."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Add the Experience Platform API to the project in the Developer "
                          "Console.")},
    Row{"400003"_L1, QT_TRANSLATE_NOOP("CodeText", "The request named no organisation."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Enter the organisation ID: 24 letters and digits, then \"@AdobeOrg\".")},
    Row{"403025"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The technical account has no rights in this organisation."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Check the organisation ID. If it is right, your administrator can add "
                          "the account to a product profile.")},
    Row{"403027"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The account has no region in this organisation."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Your administrator can add the account to a product profile.")},
    Row{"429050"_L1, QT_TRANSLATE_NOOP("CodeText", "Too many requests were sent in a short time."),
        nullptr},
    // Flow Service
    Row{"FLOW-1100"_L1,
        QT_TRANSLATE_NOOP("CodeText", "Your organisation is not licensed for this source."),
        QT_TRANSLATE_NOOP("CodeText", "Choose another source, or ask your Adobe contact.")},
    Row{"FLOW-1101"_L1, QT_TRANSLATE_NOOP("CodeText", "What the request named does not exist."),
        QT_TRANSLATE_NOOP("CodeText", "Check the sandbox, then choose it again from the list.")},
    Row{"FLOW-1102"_L1, QT_TRANSLATE_NOOP("CodeText", "Flow Service had a fault of its own."),
        tryLater},
    Row{"FLOW-1103"_L1, QT_TRANSLATE_NOOP("CodeText", "Flow Service is not available right now."),
        tryLater},
    Row{"FLOW-1104"_L1, QT_TRANSLATE_NOOP("CodeText", "Flow Service did not finish in time."),
        tryLater},
    Row{"FLOW-1400"_L1, QT_TRANSLATE_NOOP("CodeText", "Flow Service met something unexpected."),
        tryLater},
    Row{"FLOW-1401"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The request asked for a page and for a count at once."),
        ourFault},
    Row{"FLOW-1404"_L1, QT_TRANSLATE_NOOP("CodeText", "Somebody changed it since it was read."),
        QT_TRANSLATE_NOOP("CodeText", "Read it again, look at the change, then repeat yours.")},
    Row{"FLOW-1410"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The request set a state, which only Platform may do."),
        ourFault},
    Row{"FLOW-1412"_L1, QT_TRANSLATE_NOOP("CodeText", "The mapping set has no such version."),
        QT_TRANSLATE_NOOP("CodeText", "Start the run again: it makes a new mapping set.")},
    Row{"FLOW-1413"_L1,
        QT_TRANSLATE_NOOP("CodeText", "Platform does not know the spec ID that was sent."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Choose the base connection again: its connection spec comes with it.")},
    Row{"FLOW-1414"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The connection spec of a connection cannot change."),
        QT_TRANSLATE_NOOP("CodeText", "Create a new connection instead.")},
    Row{"FLOW-1415"_L1,
        QT_TRANSLATE_NOOP("CodeText", "This source does not offer the chosen way to sign in."),
        QT_TRANSLATE_NOOP("CodeText", "Choose one of the ways that the source lists.")},
    Row{"FLOW-1418"_L1, QT_TRANSLATE_NOOP("CodeText", "Dataflows still use this base connection."),
        QT_TRANSLATE_NOOP("CodeText", "Delete those dataflows first, or keep the connection.")},
    Row{"FLOW-1419"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "Platform did not accept the mapping, or you have no right to it."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Check the mapping rows. If they are fine, ask your administrator for "
                          "the rights to mappings.")},
    Row{"FLOW-1425"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The mapping was made for another schema than the dataset's."),
        QT_TRANSLATE_NOOP("CodeText", "Choose the schema that the dataset is made on.")},
    Row{"FLOW-1430"_L1, QT_TRANSLATE_NOOP("CodeText", "The dataflow does not exist, or no longer."),
        QT_TRANSLATE_NOOP("CodeText", "Check the sandbox.")},
    Row{"FLOW-1439"_L1, QT_TRANSLATE_NOOP("CodeText", "What the request named does not exist."),
        QT_TRANSLATE_NOOP("CodeText", "Check the sandbox, then choose it again from the list.")},
    Row{"FLOW-1444"_L1, QT_TRANSLATE_NOOP("CodeText", "It is not in a state that allows this."),
        QT_TRANSLATE_NOOP("CodeText", "Wait until its current work has ended, then try again.")},
    Row{"FLOW-1447"_L1, QT_TRANSLATE_NOOP("CodeText", "Active dataflows use this."),
        QT_TRANSLATE_NOOP("CodeText", "Stop those dataflows first.")},
    Row{"FLOW-2000"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The access token is not one of this organisation."),
        QT_TRANSLATE_NOOP("CodeText", "Check the organisation ID under Connect.")},
    Row{"FLOW-2001"_L1, QT_TRANSLATE_NOOP("CodeText", "The request named no organisation."),
        QT_TRANSLATE_NOOP("CodeText", "Enter the organisation ID under Connect.")},
    Row{"FLOW-2002"_L1,
        QT_TRANSLATE_NOOP("CodeText", "Platform does not know this organisation ID."),
        QT_TRANSLATE_NOOP("CodeText", "Check the organisation ID under Connect.")},
    Row{"FLOW-2100"_L1, QT_TRANSLATE_NOOP("CodeText", "The sandbox does not exist."), otherSandbox},
    Row{"FLOW-2101"_L1, QT_TRANSLATE_NOOP("CodeText", "The sandbox does not exist."), otherSandbox},
    Row{"FLOW-2102"_L1, QT_TRANSLATE_NOOP("CodeText", "Platform did not accept the sandbox."),
        otherSandbox},
    Row{"FLOW-2103"_L1, QT_TRANSLATE_NOOP("CodeText", "The sandbox does not exist."), otherSandbox},
    Row{"FLOW-2104"_L1, QT_TRANSLATE_NOOP("CodeText", "Platform did not accept the sandbox."),
        otherSandbox},
    Row{"FLOW-2105"_L1, QT_TRANSLATE_NOOP("CodeText", "The request named no sandbox."),
        otherSandbox},
    Row{"FLOW-2110"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The request named the sandbox by its ID, which a user's token may not "
                          "do."),
        ourFault},
    Row{"FLOW-2111"_L1, QT_TRANSLATE_NOOP("CodeText", "\"*\" is not allowed as a sandbox here."),
        otherSandbox},
    Row{"FLOW-2114"_L1, QT_TRANSLATE_NOOP("CodeText", "The access token is empty."), signInAgain},
    Row{"FLOW-2115"_L1, QT_TRANSLATE_NOOP("CodeText", "Platform did not accept the access token."),
        signInAgain},
    Row{"FLOW-2118"_L1,
        QT_TRANSLATE_NOOP("CodeText", "You have no right to do this in the sandbox."),
        askForRights},
    Row{"FLOW-2120"_L1,
        QT_TRANSLATE_NOOP("CodeText", "You have no right to do this in the sandbox."),
        askForRights},
    Row{"FLOW-2121"_L1,
        QT_TRANSLATE_NOOP("CodeText", "You have no right to do this in the sandbox."),
        askForRights},
    Row{"FLOW-2200"_L1,
        QT_TRANSLATE_NOOP("CodeText", "Flow Service could not reach Platform's catalog."),
        tryLater},
    Row{"FLOW-2250"_L1,
        QT_TRANSLATE_NOOP("CodeText", "Flow Service could not reach Platform's Data Prep."),
        tryLater},
    // Schema Registry
    Row{"XDM-1006"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The request asked for a list in a form that is not served."),
        ourFault},
    Row{"XDM-1007"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The request asked for a schema in a form that is not served."),
        ourFault},
    Row{"XDM-1010"_L1, QT_TRANSLATE_NOOP("CodeText", "It does not exist in this sandbox."),
        QT_TRANSLATE_NOOP("CodeText", "Check the sandbox, then choose it again from the list.")},
    Row{"XDM-1012"_L1, QT_TRANSLATE_NOOP("CodeText", "The schema does not exist in this sandbox."),
        QT_TRANSLATE_NOOP("CodeText", "Check the sandbox, then choose the schema again.")},
    Row{"XDM-1521"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The title is taken: titles are unique in a sandbox."),
        QT_TRANSLATE_NOOP("CodeText", "Choose another title.")},
    // the way there (net/networkproblem, net/cafile, net/httptransport)
    Row{"ProxyUnreachable"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The proxy does not answer, so nothing was sent."),
        QT_TRANSLATE_NOOP(
            "CodeText", "Check the proxy's address and port. If they are right, ask who runs your "
                        "network.")},
    Row{"ProxySignInNeeded"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The proxy asks for a user name and a password."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Enter both in the proxy settings, or ask who runs your network.")},
    Row{"ProxySignInRefused"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The proxy did not accept its user name or password."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Correct them in the proxy settings. Your Adobe credentials are not to "
                          "blame.")},
    Row{"ProxyRefused"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The proxy did not open a way to the host."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Check the host name and the proxy's user name and password. If they are "
                          "right, ask who runs your network to allow the host.")},
    Row{"CertificateExpired"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The host's certificate has expired, so nothing was sent."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Check this computer's date. If it is right, whoever runs the host must "
                          "renew the certificate.")},
    Row{"CertificateNotYetValid"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The host's certificate is not valid yet, so nothing was sent."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Check this computer's date and time: they are probably wrong.")},
    Row{"CertificateOfOtherHost"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The certificate belongs to another host, so nothing was sent."),
        QT_TRANSLATE_NOOP(
            "CodeText", "Check the host name. If it is right, somebody else answers in its place: "
                        "ask who runs your network.")},
    Row{"CertificateSelfSigned"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The host vouches for itself with a self-signed certificate, so nothing "
                          "was sent."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Check the host name. The real Platform never does this: ask who runs "
                          "your network.")},
    Row{"CertificateIssuerUnknown"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "Nobody this computer trusts has signed the host's certificate, so "
                          "nothing was sent."),
        QT_TRANSLATE_NOOP("CodeText",
                          "If your company's proxy opens connections, ask for its CA file and "
                          "choose it in the network settings.")},
    Row{"CertificateRejected"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The host's certificate cannot be trusted, so nothing was sent."),
        QT_TRANSLATE_NOOP("CodeText", "Show the details to whoever runs your network.")},
    Row{"TlsTooOld"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The host offers only old, unsafe encryption, so nothing was sent."),
        QT_TRANSLATE_NOOP("CodeText",
                          "TLS 1.2 or newer is needed: ask who runs the host or your network.")},
    Row{"TlsFailed"_L1,
        QT_TRANSLATE_NOOP("CodeText", "No encrypted connection came about, so nothing was sent."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Check the host name and the port. If they are right, ask who runs your "
                          "network.")},
    Row{"CaFileUnreadable"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The CA file cannot be read, so nothing was sent."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Choose the file again, or take it out of the network settings.")},
    Row{"CaFileEmpty"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The CA file has no certificate in it, so nothing was sent."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Choose a file with certificates in PEM or DER form, or take it out of "
                          "the network settings.")},
    Row{"Redirected"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The answer sends us to another address, which is not followed: your "
                          "token goes nowhere else."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Check the host name. A network may ask you to sign in to it with a "
                          "browser first.")},
    // runs that went wrong before (run/runlooks, journal)
    Row{"LookFailed"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The answer got lost, and looking for what was made did not work "
                          "either."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Go on when the network is back: it is looked for first, so that it is "
                          "not made twice.")},
    Row{"SeveralFound"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The answer got lost, and more than one thing fits what was sent."),
        QT_TRANSLATE_NOOP("CodeText", "Choose the one to keep. The others carry this run's mark as "
                                      "well and are removed once the run has created everything.")},
    Row{"NothingFound"_L1, QT_TRANSLATE_NOOP("CodeText", "It was looked for and is not there."),
        QT_TRANSLATE_NOOP("CodeText", "Go on: it is made now.")},
    Row{"MadeForOtherPlan"_L1,
        QT_TRANSLATE_NOOP("CodeText", "This run made one with the same title already, for an "
                                      "earlier form of the plan."),
        QT_TRANSLATE_NOOP("CodeText", "Remove what this run made and start over, or choose "
                                      "another title or name.")},
    Row{"RunNotInterrupted"_L1,
        QT_TRANSLATE_NOOP("CodeText", "This run was ended, removed or forgotten meanwhile."),
        QT_TRANSLATE_NOOP("CodeText", "Open the first page again: its list is read anew.")},
    Row{"JournalInUse"_L1,
        QT_TRANSLATE_NOOP("CodeText", "Another window or command works on this run."),
        QT_TRANSLATE_NOOP("CodeText", "Go on there, or close it first.")},
    Row{"JournalDamaged"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The run's journal was changed or damaged after it was written."),
        QT_TRANSLATE_NOOP(
            "CodeText", "What it made can be found in Platform by the run's tag, which the file's "
                        "name ends with. The file was left as it is.")},
    Row{"JournalIsNewer"_L1,
        QT_TRANSLATE_NOOP("CodeText", "A later version of this program wrote the run's journal."),
        QT_TRANSLATE_NOOP("CodeText", "Go on with that version. The file was left as it is.")},
    Row{"RunOfOtherPlace"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The run belongs to another organisation or sandbox."),
        QT_TRANSLATE_NOOP("CodeText", "Sign in there to go on with it.")},
    Row{"NotAJournal"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The file in the place of a run's journal is something "
                                      "else."),
        moveAway},
    // our own checks before anything is created (run/checks)
    Row{"SpecMismatch"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The base connection is of another kind of source than the plan says."),
        QT_TRANSLATE_NOOP("CodeText", "Choose the base connection again.")},
    Row{"SourceNotAllowed"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The flow spec does not take this kind of source."),
        QT_TRANSLATE_NOOP("CodeText", "Choose another base connection.")},
    Row{"SourceIsStreaming"_L1,
        QT_TRANSLATE_NOOP(
            "CodeText",
            "This is a streaming source: it sends its rows by itself and takes no schedule."),
        QT_TRANSLATE_NOOP("CodeText", "Choose a source with tables or files.")},
    Row{"SourceWithdrawn"_L1,
        QT_TRANSLATE_NOOP(
            "CodeText",
            "Adobe has withdrawn this kind of source, and the flow spec no longer takes it."),
        QT_TRANSLATE_NOOP("CodeText", "Choose another source.")},
    Row{"SourceOfOtherFlowSpec"_L1,
        QT_TRANSLATE_NOOP("CodeText", "This kind of source belongs to another flow spec."),
        QT_TRANSLATE_NOOP("CodeText", "Choose the source again: its flow spec comes with it.")},
    Row{"SourceKindMismatch"_L1,
        QT_TRANSLATE_NOOP(
            "CodeText",
            "The plan names a table where the source has files, or files where it has tables."),
        QT_TRANSLATE_NOOP("CodeText", "Choose the table or the files again under Source.")},
    Row{"FilterNotOffered"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The source cannot filter its rows in this way."),
        QT_TRANSLATE_NOOP("CodeText", "Change the row filter under Columns, or remove it.")},
    Row{"SignInUnknown"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The source does not offer this way to sign in."),
        QT_TRANSLATE_NOOP("CodeText", "Choose one of the ways that the source lists.")},
    Row{"SecretsMissing"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The new base connection's secrets are not known here."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Create the base connection under Source, then start again.")},
    Row{"SignInIncomplete"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The sign-in to the source is not complete."),
        QT_TRANSLATE_NOOP("CodeText", "Fill in what the details name.")},
    Row{"ConnectionTestFailed"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The source did not accept the sign-in, or cannot be reached."),
        QT_TRANSLATE_NOOP(
            "CodeText",
            "Correct the sign-in under Source. The details have the source's own words.")},
    Row{"EndTimeUnknown"_L1, QT_TRANSLATE_NOOP("CodeText", "The source's schedules have no end."),
        QT_TRANSLATE_NOOP("CodeText", "Take the end out of the schedule.")},
    Row{"SchemaTitleTaken"_L1,
        QT_TRANSLATE_NOOP(
            "CodeText",
            "Another schema has the title already, and it has not all the parts that are wanted."),
        QT_TRANSLATE_NOOP("CodeText", "Choose another title, or choose that schema.")},
    Row{"FieldGroupTitleTaken"_L1,
        QT_TRANSLATE_NOOP(
            "CodeText",
            "Another field group has the title already, and its fields are not the ones wanted."),
        QT_TRANSLATE_NOOP("CodeText", "Choose another title for the new fields.")},
    Row{"IdentityFieldUnknown"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The schema has no such field to be an identity."),
        QT_TRANSLATE_NOOP("CodeText", "Choose one of its fields under Target.")},
    Row{"IdentityFieldNotText"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The field is no text, and only text can be an identity."),
        QT_TRANSLATE_NOOP("CodeText", "Choose another field under Target.")},
    Row{"NamespaceUnknown"_L1,
        QT_TRANSLATE_NOOP("CodeText", "Your organisation has no such identity namespace."),
        QT_TRANSLATE_NOOP("CodeText", "Choose one from the list under Target.")},
    Row{"PrimaryIdentityTaken"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "The schema that has this title already has another primary identity."),
        QT_TRANSLATE_NOOP("CodeText", "Choose another title, or mark the same field.")},
    Row{"SchemaNotInProfile"_L1,
        QT_TRANSLATE_NOOP(
            "CodeText", "The dataset is to go into Profile, but its schema is not enabled for it."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Enable the schema in Platform, or leave the dataset out of Profile.")},
    Row{"PagingNeverEnds"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The list goes on without end, or repeats itself."),
        QT_TRANSLATE_NOOP("CodeText", "Try again. If it goes on, report it with the details.")},
    Row{"ScheduleRefused"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The source does not allow this schedule."),
        QT_TRANSLATE_NOOP("CodeText", "Change the frequency or the interval under Schedule.")},
    Row{"TransformationUnknown"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The flow spec has no such transformation."),
        QT_TRANSLATE_NOOP("CodeText", "Choose another source, or report it with the details.")},
    Row{"TransformationRefused"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The flow spec does not take the delta column like this."),
        QT_TRANSLATE_NOOP("CodeText", "Check the delta column under Schedule.")},
    Row{"OptionsRefused"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The flow spec does not take these settings for bad rows."),
        QT_TRANSLATE_NOOP("CodeText", "Change them under Schedule.")},
    Row{"DatasetOfOtherSchema"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The dataset is made on another schema than the plan's."),
        QT_TRANSLATE_NOOP("CodeText", "Choose the schema that the dataset is made on.")},
    Row{"DraftNotOffered"_L1,
        QT_TRANSLATE_NOOP("CodeText", "Platform does not take drafts of flows of this kind."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Take “Create as a draft” back on the Review page: the dataflow is "
                          "then enabled at once.")},
    Row{"NotPublished"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The answer got lost, and it is still a draft."),
        QT_TRANSLATE_NOOP("CodeText", "Publish again: what is published already is left alone.")},
    Row{"Mapping"_L1,
        QT_TRANSLATE_NOOP("CodeText", "A mapping row does not fit the schema as it is now."),
        QT_TRANSLATE_NOOP("CodeText", "Correct the row under Mapping.")},
    // The keychain.
    Row{"KeychainAbsent"_L1,
        QT_TRANSLATE_NOOP("CodeText", "This session has no keychain that keeps secrets."),
        orForNow},
    Row{"KeychainLocked"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The keychain is locked and waits for its password."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Unlock it, then try again; or use the secret only until you close.")},
    Row{"KeychainSlow"_L1, QT_TRANSLATE_NOOP("CodeText", "The keychain did not answer in time."),
        QT_TRANSLATE_NOOP("CodeText", "Try again, or use the secret only until you close.")},
    Row{"KeychainRefused"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The keychain stayed locked: it was not unlocked."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Try again and unlock it, or use the secret only until you close.")},
    Row{"KeychainDenied"_L1,
        QT_TRANSLATE_NOOP("CodeText", "This program may not use the keychain."), orForNow},
    Row{"KeychainMissing"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The keychain has no secret for this profile."),
        QT_TRANSLATE_NOOP("CodeText", "Enter the client secret again.")},
    Row{"KeychainOtherPurpose"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The kept secret was given for another client or host."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Check client ID and hosts, then enter the client secret again.")},
    Row{"KeychainFailed"_L1, QT_TRANSLATE_NOOP("CodeText", "The keychain had a fault of its own."),
        orForNow},
    // Profiles and what fills them.
    Row{"NotProfiles"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The file in the place of the profiles is something else."),
        moveAway},
    Row{"NewerProfiles"_L1,
        QT_TRANSLATE_NOOP("CodeText", "A later version of this program made the profiles."),
        QT_TRANSLATE_NOOP("CodeText", "Start that version. The file was left as it is.")},
    Row{"BadProfile"_L1,
        QT_TRANSLATE_NOOP("CodeText", "A profile in the file has a value that cannot be."),
        moveAway},
    Row{"NotAUrl"_L1, QT_TRANSLATE_NOOP("CodeText", "It is no web address."), wholeAddress},
    Row{"NotHttp"_L1, QT_TRANSLATE_NOOP("CodeText", "It does not begin with https."), wholeAddress},
    Row{"PlainHttp"_L1,
        QT_TRANSLATE_NOOP("CodeText", "Without https anybody on the way could read your secrets."),
        QT_TRANSLATE_NOOP("CodeText", "Use https. Plain http is for this computer only.")},
    Row{"HostUnconfirmed"_L1,
        QT_TRANSLATE_NOOP("CodeText", "The host is not Adobe's, and nobody has confirmed it."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Confirm it by its name under Connect, or use Adobe's own host.")},
    Row{"HasExtras"_L1, QT_TRANSLATE_NOOP("CodeText", "It holds more than a host and a port."),
        wholeAddress},
    Row{"JwtObsolete"_L1,
        QT_TRANSLATE_NOOP("CodeText",
                          "JWT credentials reached their end of life on 30 June 2025 and sign "
                          "nobody in any more."),
        QT_TRANSLATE_NOOP("CodeText",
                          "Add an OAuth server-to-server credential to the project in the "
                          "Developer Console and use that.")}};

QString translated(const char *text)
{
    return text ? QCoreApplication::translate("CodeText", text) : QString();
}

} // namespace

std::optional<CodeText> codeText(const QString &code)
{
    // "FLOW-1419-400": the last number is the HTTP status and not always the documented one.
    const QString bare = code.count(u'-') == 2 ? code.section(u'-', 0, 1) : code;
    for (const Row &row : rows) {
        if (bare == row.code)
            return CodeText{.why = translated(row.why), .next = translated(row.next)};
    }
    return credentialText(bare);
}

QStringList describedCodes()
{
    QStringList out;
    for (const Row &row : rows)
        out.append(row.code);
    return out + credentialCodes();
}

} // namespace dfw::ui
