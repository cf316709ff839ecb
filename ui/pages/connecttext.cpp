// SPDX-License-Identifier: Apache-2.0
#include "pages/connecttext.h"

#include "texts/fill.h"

#include <QCoreApplication>

namespace dfw::ui {

using presenters::ConnectProblem;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ConnectPage)
};

} // namespace

QString connectProblemLink(const ConnectProblem &problem)
{
    using enum ConnectProblem::Field;
    using Kind = ConnectProblem::Kind;
    const bool missing = problem.kind == Kind::Missing;
    if (problem.kind == Kind::HostUnconfirmed)
        return fill(Words::tr("The host %1 is not confirmed"), {shown(problem.value)});
    switch (problem.field) {
    case ClientId:
        return Words::tr("Client ID is missing");
    case ClientSecret:
        return problem.kind == Kind::JwtMaterial ? Words::tr("Client secret is a private key")
               : problem.kind == Kind::SecretForAnother
                   ? Words::tr("Client secret must be entered again")
                   : Words::tr("Client secret is missing");
    case AccessToken:
        return missing                             ? Words::tr("Access token is missing")
               : problem.kind == Kind::JwtMaterial ? Words::tr("Access token is a private key")
                                                   : Words::tr("Access token begins with “Bearer”");
    case Organisation:
        return missing ? Words::tr("Organisation ID is missing")
                       : Words::tr("Organisation ID looks wrong");
    case Sandbox:
        return missing ? Words::tr("Sandbox is missing") : Words::tr("Sandbox has capital letters");
    case Platform:
        return missing ? Words::tr("Platform address is missing")
                       : Words::tr("Platform address cannot be used");
    case Ims:
        return missing ? Words::tr("Sign-in address is missing")
                       : Words::tr("Sign-in address cannot be used");
    case ProxyHost:
        return Words::tr("The proxy's host is missing");
    case ProxyPort:
        return Words::tr("The proxy's port is missing");
    }
    return {};
}

namespace {

QString missingSentence(ConnectProblem::Field field)
{
    using enum ConnectProblem::Field;
    switch (field) {
    case ClientId:
        return Words::tr("Copy it from the credential in the Developer Console, or drop the "
                         "credential's file above.");
    case ClientSecret:
        return Words::tr("Copy it from the credential in the Developer Console, behind “Retrieve "
                         "client secret”.");
    case AccessToken:
        return Words::tr("Without an access token Platform answers nothing. Generate one in the "
                         "Developer Console and paste it here.");
    case Organisation:
        return Words::tr("Say whose data this is: 24 letters and digits, then “@AdobeOrg”.");
    case Sandbox:
        return Words::tr("Say which sandbox: the list has those you may use.");
    case Platform:
        return Words::tr("The usual address is https://platform.adobe.io.");
    case Ims:
        return Words::tr("The usual address is https://ims-na1.adobelogin.com.");
    case ProxyHost:
        return Words::tr("Name the proxy, or choose what the system uses.");
    case ProxyPort:
        break;
    }
    return Words::tr("A number from 1 to 65535, often 3128 or 8080.");
}

} // namespace

QString connectProblemSentence(const ConnectProblem &problem)
{
    switch (problem.kind) {
    case ConnectProblem::Kind::Missing:
        return missingSentence(problem.field);
    case ConnectProblem::Kind::NotAPort:
        return Words::tr("A number from 1 to 65535, often 3128 or 8080.");
    case ConnectProblem::Kind::NotAUrl:
        return Words::tr("This is no address. It looks like https://platform.adobe.io.");
    case ConnectProblem::Kind::NotHttps:
        return Words::tr("Your secrets would travel unprotected. Begin the address with "
                         "“https://”; “http://” is for this computer only.");
    case ConnectProblem::Kind::HostHasExtras:
        return Words::tr("Only the host belongs here: no path, no name, nothing behind it.");
    case ConnectProblem::Kind::HostUnconfirmed:
        return fill(Words::tr("%1 is not Adobe's. You are asked for its name before any secret "
                              "goes there."),
                    {shown(problem.value)});
    case ConnectProblem::Kind::TokenHasPrefix:
        return Words::tr("The word “Bearer” is not part of the token. Paste only what stands "
                         "after it.");
    case ConnectProblem::Kind::JwtMaterial:
        return Words::tr("This is the private key of a JWT credential, which reached its end of "
                         "life on 30 June 2025. Add an OAuth server-to-server credential in the "
                         "Developer Console and use its client secret.");
    case ConnectProblem::Kind::NotAnOrganisation:
        return Words::tr("This looks like a name. The ID has 24 letters and digits, then "
                         "“@AdobeOrg”.");
    case ConnectProblem::Kind::SandboxNotLower:
        return Words::tr("This looks like a title. The name has small letters only, for "
                         "example “prod”.");
    case ConnectProblem::Kind::SecretForAnother:
        return Words::tr("It was given for another client or host. Enter the one that belongs to "
                         "these.");
    }
    return {};
}

} // namespace dfw::ui
