// SPDX-License-Identifier: Apache-2.0
// Long because it is a table.
#include "texts/accesstext.h"

#include "texts/codetext.h"
#include "texts/errortext.h"
#include "texts/fill.h"

#include <array>
#include <QCoreApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

using enum AccessOwner;

/// `cause` is codeText()'s where there is none of its own. Places: %1 API key, %2 organisation, %3
/// sandbox, %4 host, %5 the right's name in Permissions, %6 the sandboxes one may use.
struct Row
{
    QLatin1StringView code;
    AccessOwner owner;
    const char *ask;
    const char *cause = nullptr;
};

struct KindRow
{
    ErrorKind kind;
    AccessOwner owner;
    const char *ask;
    const char *cause = nullptr;
};

constexpr const char *newToken = QT_TRANSLATE_NOOP(
    "AccessText", "Paste a new access token, or enter the client secret, with which the token "
                  "renews itself. Then check again.");
constexpr const char *intoProfile = QT_TRANSLATE_NOOP(
    "AccessText", "Please add the API credential with client ID %1 to an Experience Platform "
                  "product profile of organisation %2.");
constexpr const char *organisationId = QT_TRANSLATE_NOOP(
    "AccessText",
    "Compare the organisation ID with the one in the Developer Console, then check again.");
constexpr const char *sandboxName =
    QT_TRANSLATE_NOOP("AccessText", "Choose another sandbox, then check again.");
constexpr const char *intoRole = QT_TRANSLATE_NOOP(
    "AccessText", "Please add the API credential with client ID %1 to a role with the permission "
                  "“%5” for sandbox “%3”.");
constexpr const char *noRight =
    QT_TRANSLATE_NOOP("AccessText", "The permission “%5” is missing in sandbox “%3”.");
constexpr const char *waitABit =
    QT_TRANSLATE_NOOP("AccessText", "Wait some minutes, then check again.");
constexpr const char *reportFault = QT_TRANSLATE_NOOP(
    "AccessText", "Please look into this answer of %4; the copied access list has its times and "
                  "request IDs.");
constexpr const char *trustworthy = QT_TRANSLATE_NOOP(
    "AccessText", "Please find out why %4 does not show its own certificate on this network, or "
                  "send the CA file that this network needs.");
constexpr const char *otherScopes = QT_TRANSLATE_NOOP(
    "AccessText", "Please add the Experience Platform API to the Developer Console project with "
                  "client ID %1 and send the scopes it lists.");
constexpr const char *clientAndSecret = QT_TRANSLATE_NOOP(
    "AccessText", "Copy the client ID and the client secret from the Developer Console again, then "
                  "check again.");

constexpr std::array rows{
    // gateway
    Row{"403010"_L1, You, newToken},
    Row{"401013"_L1, You, newToken},
    Row{"403000"_L1, You,
        QT_TRANSLATE_NOOP("AccessText",
                          "Enter the client ID of your Developer Console project, then check "
                          "again.")},
    Row{"403003"_L1, Developer,
        QT_TRANSLATE_NOOP("AccessText",
                          "Please add the Experience Platform API to the Developer Console project "
                          "with client ID %1.")},
    Row{"400003"_L1, You,
        QT_TRANSLATE_NOOP("AccessText",
                          "Enter the organisation ID: 24 letters and digits, then @AdobeOrg.")},
    Row{"403025"_L1, ProductAdministrator, intoProfile},
    Row{"403027"_L1, ProductAdministrator, intoProfile},
    Row{"429050"_L1, You, waitABit},
    // Flow Service
    Row{"FLOW-1100"_L1, AdobeSupport,
        QT_TRANSLATE_NOOP("AccessText",
                          "Please tell us which sources organisation %2 is licensed for.")},
    Row{"FLOW-1102"_L1, AdobeSupport, reportFault},
    Row{"FLOW-1103"_L1, You, waitABit},
    Row{"FLOW-1104"_L1, You, waitABit},
    Row{"FLOW-1426"_L1, SystemAdministrator, intoRole,
        QT_TRANSLATE_NOOP("AccessText", "A token of this kind may not do this with sources.")},
    Row{"FLOW-1427"_L1, SystemAdministrator, intoRole,
        QT_TRANSLATE_NOOP("AccessText", "A token of this kind may not do this with flow runs.")},
    Row{"FLOW-2000"_L1, You, organisationId},
    Row{"FLOW-2001"_L1, You, organisationId},
    Row{"FLOW-2002"_L1, You, organisationId},
    Row{"FLOW-2100"_L1, You, sandboxName},
    Row{"FLOW-2101"_L1, You, sandboxName},
    Row{"FLOW-2102"_L1, You, sandboxName},
    Row{"FLOW-2103"_L1, You, sandboxName},
    Row{"FLOW-2104"_L1, You, sandboxName},
    Row{"FLOW-2105"_L1, You, sandboxName},
    Row{"FLOW-2110"_L1, AdobeSupport, reportFault},
    Row{"FLOW-2111"_L1, You, sandboxName},
    Row{"FLOW-2114"_L1, You, newToken},
    Row{"FLOW-2115"_L1, You, newToken},
    Row{"FLOW-2118"_L1, SystemAdministrator, intoRole, noRight},
    Row{"FLOW-2120"_L1, SystemAdministrator, intoRole, noRight},
    Row{"FLOW-2121"_L1, SystemAdministrator, intoRole, noRight},
    // IMS
    Row{"invalid_client"_L1, You, clientAndSecret,
        QT_TRANSLATE_NOOP("AccessText",
                          "Adobe's sign-in service does not know this client ID with this "
                          "secret.")},
    Row{"unauthorized_client"_L1, Developer,
        QT_TRANSLATE_NOOP("AccessText",
                          "Please add an OAuth server-to-server credential to the Developer "
                          "Console project with client ID %1."),
        QT_TRANSLATE_NOOP("AccessText",
                          "This credential may not sign in without a person: it is of another "
                          "kind.")},
    Row{"invalid_scope"_L1, Developer, otherScopes,
        QT_TRANSLATE_NOOP("AccessText",
                          "The credential was asked for a scope that it does not have.")},
    Row{"access_denied"_L1, ProductAdministrator, intoProfile,
        QT_TRANSLATE_NOOP("AccessText", "Adobe's sign-in service refused the credential.")},
    Row{"invalid_request"_L1, You, clientAndSecret,
        QT_TRANSLATE_NOOP("AccessText",
                          "Adobe's sign-in service could not read the request for a token.")},
    Row{"unsupported_grant_type"_L1, You,
        QT_TRANSLATE_NOOP("AccessText",
                          "Set the sign-in host back to ims-na1.adobelogin.com, then check again."),
        QT_TRANSLATE_NOOP("AccessText", "The sign-in host does not offer OAuth server-to-server.")},
    // the sandbox in the list
    Row{"SandboxNotChosen"_L1, You, QT_TRANSLATE_NOOP("AccessText", "Choose one of these: %6."),
        QT_TRANSLATE_NOOP("AccessText", "No sandbox is chosen yet.")},
    Row{"SandboxUnknown"_L1, You,
        QT_TRANSLATE_NOOP("AccessText",
                          "Choose one of those you may use, %6, or ask for the right to this one."),
        QT_TRANSLATE_NOOP("AccessText", "There is no sandbox “%3” for you.")},
    Row{"SandboxNotActive"_L1, SystemAdministrator,
        QT_TRANSLATE_NOOP("AccessText",
                          "Please tell us when sandbox “%3” of organisation %2 is active again."),
        QT_TRANSLATE_NOOP("AccessText",
                          "Sandbox “%3” is not active: it is being made, reset or deleted.")},
    Row{"NoSandboxes"_L1, SystemAdministrator,
        QT_TRANSLATE_NOOP("AccessText",
                          "Please add the API credential with client ID %1 to a role that has a "
                          "sandbox of organisation %2."),
        QT_TRANSLATE_NOOP("AccessText", "There is no sandbox that you may use.")},
    // the way there
    Row{"ProxyUnreachable"_L1, NetworkAdministrator,
        QT_TRANSLATE_NOOP("AccessText",
                          "Please send the address and port of the proxy that leads to %4.")},
    Row{"ProxySignInNeeded"_L1, You,
        QT_TRANSLATE_NOOP("AccessText",
                          "Enter the proxy's user name and password under Network, then check "
                          "again.")},
    Row{"ProxySignInRefused"_L1, You,
        QT_TRANSLATE_NOOP("AccessText",
                          "Correct the proxy's user name and password under Network, then check "
                          "again.")},
    Row{"ProxyRefused"_L1, NetworkAdministrator,
        QT_TRANSLATE_NOOP("AccessText", "Please let the proxy open https connections to %4.")},
    Row{"CertificateExpired"_L1, NetworkAdministrator, trustworthy},
    Row{"CertificateNotYetValid"_L1, You,
        QT_TRANSLATE_NOOP("AccessText",
                          "Set this computer's date and time right, then check again.")},
    Row{"CertificateOfOtherHost"_L1, NetworkAdministrator, trustworthy},
    Row{"CertificateSelfSigned"_L1, NetworkAdministrator, trustworthy},
    Row{"CertificateIssuerUnknown"_L1, NetworkAdministrator, trustworthy},
    Row{"CertificateRejected"_L1, NetworkAdministrator, trustworthy},
    Row{"TlsTooOld"_L1, NetworkAdministrator,
        QT_TRANSLATE_NOOP("AccessText", "Please allow TLS 1.2 or newer from this computer to %4.")},
    Row{"TlsFailed"_L1, NetworkAdministrator,
        QT_TRANSLATE_NOOP("AccessText",
                          "Please find out why no TLS connection to %4 comes about.")},
    Row{"CaFileUnreadable"_L1, You,
        QT_TRANSLATE_NOOP("AccessText",
                          "Choose the CA file again under Network, then check again.")},
    Row{"CaFileEmpty"_L1, You,
        QT_TRANSLATE_NOOP("AccessText",
                          "Choose a CA file in PEM or DER form under Network, then check again.")},
    Row{"Redirected"_L1, NetworkAdministrator,
        QT_TRANSLATE_NOOP("AccessText",
                          "Please let this computer reach %4 directly: something answers in its "
                          "place.")},
    // our own probe
    Row{"ProbeTaken"_L1, SystemAdministrator,
        QT_TRANSLATE_NOOP("AccessText",
                          "Please confirm that the API credential with client ID %1 has the "
                          "permission “%5” for sandbox “%3”."),
        QT_TRANSLATE_NOOP("AccessText",
                          "The service took what nobody should take, so nothing is known.")},
};

constexpr std::array kindRows{
    KindRow{ErrorKind::Network, NetworkAdministrator,
            QT_TRANSLATE_NOOP("AccessText",
                              "Please allow https connections from this computer to %4.")},
    KindRow{
        ErrorKind::Timeout, NetworkAdministrator,
        QT_TRANSLATE_NOOP("AccessText", "Please find out why %4 does not answer this computer.")},
    KindRow{ErrorKind::NotSignedIn, You, clientAndSecret},
    KindRow{ErrorKind::Forbidden, SystemAdministrator, intoRole, noRight},
    KindRow{ErrorKind::NotFound, AdobeSupport,
            QT_TRANSLATE_NOOP("AccessText",
                              "Please check that organisation %2 has Experience Platform: %4 does "
                              "not know this service."),
            QT_TRANSLATE_NOOP("AccessText", "The host does not have this service.")},
    KindRow{ErrorKind::RateLimited, You, waitABit},
    KindRow{ErrorKind::Protocol, NetworkAdministrator,
            QT_TRANSLATE_NOOP("AccessText",
                              "Please check that nothing on the network answers in the place of "
                              "%4.")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("AccessText", text);
}

QString whoText(AccessOwner owner)
{
    switch (owner) {
    case You:
        return translated(QT_TRANSLATE_NOOP("AccessText", "You can fix this yourself."));
    case SystemAdministrator:
        return translated(QT_TRANSLATE_NOOP(
            "AccessText", "Your organisation's system administrator can fix this in Permissions."));
    case ProductAdministrator:
        return translated(QT_TRANSLATE_NOOP(
            "AccessText",
            "Your organisation's product administrator can fix this in the Admin Console."));
    case Developer:
        return translated(QT_TRANSLATE_NOOP(
            "AccessText", "The project's developer can fix this in the Developer Console."));
    case AdobeSupport:
        return translated(QT_TRANSLATE_NOOP("AccessText", "Adobe's support can fix this."));
    case NetworkAdministrator:
        return translated(
            QT_TRANSLATE_NOOP("AccessText", "Your network's administrator can fix this."));
    }
    return {};
}

// As Permissions calls it.
QString rightName(AccessPoint point)
{
    switch (point) {
    case AccessPoint::SchemaRegistry:
        return translated(QT_TRANSLATE_NOOP("AccessText", "View Schemas"));
    case AccessPoint::FlowRead:
        return translated(QT_TRANSLATE_NOOP("AccessText", "View Sources"));
    case AccessPoint::FlowWrite:
        return translated(QT_TRANSLATE_NOOP("AccessText", "Manage Sources"));
    case AccessPoint::Token:
    case AccessPoint::Organisation:
    case AccessPoint::Sandbox:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("AccessText", "View Sandboxes"));
}

QString bareCode(const QString &code)
{
    return code.count(u'-') == 2 ? code.section(u'-', 0, 1) : code;
}

KindRow rowOf(const Error &error)
{
    const QString bare = bareCode(error.code);
    for (const Row &row : rows) {
        if (bare == row.code)
            return {error.kind, row.owner, row.ask, row.cause};
    }
    for (const KindRow &row : kindRows) {
        if (error.kind == row.kind)
            return row;
    }
    return {error.kind, AdobeSupport, reportFault};
}

} // namespace

AccessText accessText(AccessPoint point, const Error &error, const AccessFacts &facts)
{
    const auto place = [](const QString &value) { return value.isEmpty() ? u"–"_s : shown(value); };
    const QStringList places{place(shortKey(facts.apiKey)),
                             place(facts.organisation),
                             place(facts.sandbox),
                             place(facts.host),
                             rightName(point),
                             shown(facts.sandboxes.join(u", "_s), 160)};
    const KindRow row = rowOf(error);
    return {.owner = row.owner,
            .cause = row.cause ? fill(translated(row.cause), places) : errorText(error).why,
            .who = whoText(row.owner),
            .ask = fill(translated(row.ask), places)};
}

QString accessName(AccessPoint point)
{
    switch (point) {
    case AccessPoint::Token:
        return translated(QT_TRANSLATE_NOOP("AccessText", "Token"));
    case AccessPoint::Organisation:
        return translated(QT_TRANSLATE_NOOP("AccessText", "Organisation"));
    case AccessPoint::Sandbox:
        return translated(QT_TRANSLATE_NOOP("AccessText", "Sandbox"));
    case AccessPoint::SchemaRegistry:
        return translated(QT_TRANSLATE_NOOP("AccessText", "Schema registry"));
    case AccessPoint::FlowRead:
        return translated(QT_TRANSLATE_NOOP("AccessText", "Flow service, reading"));
    case AccessPoint::FlowWrite:
        return translated(QT_TRANSLATE_NOOP("AccessText", "Flow service, writing"));
    }
    return {};
}

QStringList accessCodes()
{
    QStringList out;
    for (const Row &row : rows)
        out.append(row.code);
    return out;
}

QString shortKey(const QString &apiKey)
{
    return apiKey.size() <= 12 ? apiKey : apiKey.first(4) + u'…' + apiKey.last(4);
}

} // namespace dfw::ui
