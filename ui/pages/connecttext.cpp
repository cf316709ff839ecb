// SPDX-License-Identifier: Apache-2.0
#include "pages/connecttext.h"

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
    const bool missing = problem.kind == ConnectProblem::Kind::Missing;
    switch (problem.field) {
    case AccessToken:
        return missing ? Words::tr("Access token is missing")
                       : Words::tr("Access token begins with “Bearer”");
    case ApiKey:
        return Words::tr("API key is missing");
    case Organisation:
        return missing ? Words::tr("Organisation ID is missing")
                       : Words::tr("Organisation ID looks wrong");
    case Sandbox:
        return missing ? Words::tr("Sandbox is missing") : Words::tr("Sandbox has capital letters");
    case Host:
        return missing ? Words::tr("Platform address is missing")
                       : Words::tr("Platform address cannot be used");
    }
    return {};
}

QString connectProblemSentence(const ConnectProblem &problem)
{
    using enum ConnectProblem::Field;
    switch (problem.kind) {
    case ConnectProblem::Kind::Missing:
        switch (problem.field) {
        case AccessToken:
            return Words::tr("Without an access token Platform answers nothing. Generate one "
                             "in the Developer Console and paste it here.");
        case ApiKey:
            return Words::tr("Paste the API key that belongs to the token; it stands beside "
                             "it in the Developer Console.");
        case Organisation:
            return Words::tr("Say whose data this is: 24 letters and digits, then "
                             "“@AdobeOrg”.");
        case Sandbox:
            return Words::tr("Say which sandbox, for example “prod”.");
        case Host:
            return Words::tr("The usual address is https://platform.adobe.io.");
        }
        break;
    case ConnectProblem::Kind::NotAUrl:
        return Words::tr("This is no address. It looks like https://platform.adobe.io.");
    case ConnectProblem::Kind::NotHttps:
        return Words::tr("The token would travel unprotected. Begin the address with "
                         "“https://”; “http://” is for this computer only.");
    case ConnectProblem::Kind::HostHasExtras:
        return Words::tr("Only the host belongs here: no path, no name, nothing behind it.");
    case ConnectProblem::Kind::TokenHasPrefix:
        return Words::tr("The word “Bearer” is not part of the token. Paste only what stands "
                         "after it.");
    case ConnectProblem::Kind::NotAnOrganisation:
        return Words::tr("This looks like a name. The ID has 24 letters and digits, then "
                         "“@AdobeOrg”.");
    case ConnectProblem::Kind::SandboxNotLower:
        return Words::tr("This looks like a title. The name has small letters only, for "
                         "example “prod”.");
    }
    return {};
}

} // namespace dfw::ui
