// SPDX-License-Identifier: Apache-2.0
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

constexpr const char *whichFiles = QT_TRANSLATE_NOOP(
    "CredentialText",
    "Choose a download of the Developer Console, a Postman environment or an aepp config.");

constexpr std::array rows{
    // What a credential lacks, or has too much of.
    Row{"ApiKeyMissing"_L1, QT_TRANSLATE_NOOP("CredentialText", "The client ID is missing."),
        QT_TRANSLATE_NOOP("CredentialText",
                          "Enter it yourself: it is also called API key, and is not secret.")},
    Row{"SecretMissing"_L1, QT_TRANSLATE_NOOP("CredentialText", "The client secret is missing."),
        QT_TRANSLATE_NOOP("CredentialText",
                          "Copy it from the Developer Console and enter it yourself.")},
    Row{"OrganisationMissing"_L1,
        QT_TRANSLATE_NOOP("CredentialText", "The organisation ID is missing."),
        QT_TRANSLATE_NOOP("CredentialText",
                          "Enter it yourself: 24 letters and digits, then \"@AdobeOrg\".")},
    Row{"ScopesMissing"_L1, QT_TRANSLATE_NOOP("CredentialText", "The scopes are missing."),
        QT_TRANSLATE_NOOP("CredentialText", "The documented ones are used in their place.")},
    Row{"TokenLeftOut"_L1,
        QT_TRANSLATE_NOOP("CredentialText",
                          "The access token in it is left out, because such a token is soon old."),
        QT_TRANSLATE_NOOP("CredentialText", "The client secret fetches a new one.")},
    Row{"JwtLeftOut"_L1,
        QT_TRANSLATE_NOOP("CredentialText",
                          "What JWT needed is left out: JWT reached its end of life on 30 June "
                          "2025."),
        QT_TRANSLATE_NOOP("CredentialText",
                          "If signing in fails, add an OAuth server-to-server credential to the "
                          "project in the Developer Console.")},
    Row{"HostNeedsConsent"_L1,
        QT_TRANSLATE_NOOP("CredentialText", "It names where secrets are to be sent."),
        QT_TRANSLATE_NOOP("CredentialText", "Nothing goes there unless you tick it.")},
    // Why there is none.
    Row{"TooLarge"_L1,
        QT_TRANSLATE_NOOP("CredentialText",
                          "It is larger than 1 MB, and credentials need far less."),
        whichFiles},
    Row{"NotJson"_L1,
        QT_TRANSLATE_NOOP("CredentialText", "It is no JSON, or a part of it is lost."), whichFiles},
    Row{"NotACredentialFile"_L1,
        QT_TRANSLATE_NOOP("CredentialText", "It is JSON, but there are no credentials in it."),
        whichFiles},
    Row{"NoServerToServer"_L1,
        QT_TRANSLATE_NOOP("CredentialText",
                          "None of the project's credentials is OAuth server-to-server. JWT "
                          "credentials reached their end of life on 30 June 2025."),
        QT_TRANSLATE_NOOP("CredentialText",
                          "Add an OAuth server-to-server credential to the project in the "
                          "Developer Console, then download the project again.")},
    Row{"CredentialsUnreadable"_L1, QT_TRANSLATE_NOOP("CredentialText", "The file cannot be read."),
        QT_TRANSLATE_NOOP("CredentialText", "Check that it exists and that you may open it.")},
    Row{"CredentialsNotAFile"_L1,
        QT_TRANSLATE_NOOP("CredentialText", "It is a folder or a device, not a file."), whichFiles},
    Row{"CredentialsSeveral"_L1,
        QT_TRANSLATE_NOOP("CredentialText", "Those are several files, and one is read at a time."),
        QT_TRANSLATE_NOOP("CredentialText", "Drop a single file.")},
    Row{"CredentialsNotLocal"_L1,
        QT_TRANSLATE_NOOP("CredentialText", "It is a web address, and nothing is downloaded here."),
        QT_TRANSLATE_NOOP("CredentialText", "Save the file on this computer, then drop it.")},
    Row{"CredentialsNoText"_L1,
        QT_TRANSLATE_NOOP("CredentialText", "There is neither a file nor text in it."),
        QT_TRANSLATE_NOOP("CredentialText", "Copy the whole JSON text, then paste it.")}};

QString translated(const char *text)
{
    return QCoreApplication::translate("CredentialText", text);
}

} // namespace

std::optional<CodeText> credentialText(const QString &code)
{
    for (const Row &row : rows) {
        if (code == row.code)
            return CodeText{.why = translated(row.why), .next = translated(row.next)};
    }
    return std::nullopt;
}

QStringList credentialCodes()
{
    QStringList out;
    for (const Row &row : rows)
        out.append(row.code);
    return out;
}

} // namespace dfw::ui
