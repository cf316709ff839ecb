// SPDX-License-Identifier: Apache-2.0
#include "texts/errorowner.h"

#include <array>
#include <QCoreApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

using enum ErrorOwner;

struct Row
{
    QLatin1StringView code;
    ErrorOwner owner;
};

// Where the code knows better than the kind. All others go by their kind.
constexpr std::array rows{
    // gateway
    Row{"403000"_L1, You}, Row{"403003"_L1, Administrator}, Row{"400003"_L1, You},
    Row{"403025"_L1, Administrator}, Row{"403027"_L1, Administrator}, Row{"429050"_L1, Adobe},
    // sign-in service
    Row{"invalid_scope"_L1, Administrator}, Row{"unauthorized_client"_L1, Administrator},
    Row{"access_denied"_L1, Administrator},
    // Flow Service
    Row{"FLOW-1100"_L1, Adobe}, Row{"FLOW-1102"_L1, Adobe}, Row{"FLOW-1103"_L1, Adobe},
    Row{"FLOW-1104"_L1, Adobe}, Row{"FLOW-1400"_L1, Adobe}, Row{"FLOW-1401"_L1, Program},
    Row{"FLOW-1410"_L1, Program}, Row{"FLOW-2110"_L1, Program}, Row{"FLOW-2118"_L1, Administrator},
    Row{"FLOW-2120"_L1, Administrator}, Row{"FLOW-2121"_L1, Administrator},
    Row{"FLOW-2200"_L1, Adobe}, Row{"FLOW-2250"_L1, Adobe},
    // Schema Registry
    Row{"XDM-1006"_L1, Program}, Row{"XDM-1007"_L1, Program},
    // the way there
    Row{"ProxyUnreachable"_L1, Network}, Row{"ProxySignInNeeded"_L1, You},
    Row{"ProxySignInRefused"_L1, You}, Row{"ProxyRefused"_L1, Network},
    Row{"CertificateExpired"_L1, Network}, Row{"CertificateNotYetValid"_L1, You},
    Row{"CertificateOfOtherHost"_L1, Network}, Row{"CertificateSelfSigned"_L1, Network},
    Row{"CertificateIssuerUnknown"_L1, Network}, Row{"CertificateRejected"_L1, Network},
    Row{"TlsTooOld"_L1, Network}, Row{"TlsFailed"_L1, Network}, Row{"CaFileUnreadable"_L1, You},
    Row{"CaFileEmpty"_L1, You}, Row{"Redirected"_L1, Network},
    // lists and lost answers
    Row{"PagingNeverEnds"_L1, Adobe}, Row{"SeveralFound"_L1, You}, Row{"NothingFound"_L1, You}};

ErrorOwner ownerOfKind(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return Nobody;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::UnknownOutcome:
    case ErrorKind::Protocol: // something that is not Platform has answered
        return Network;
    case ErrorKind::Forbidden:
        return Administrator;
    case ErrorKind::RateLimited:
    case ErrorKind::Server:
        return Adobe;
    case ErrorKind::NotSignedIn:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::Refused:
    case ErrorKind::InvalidPlan:
    case ErrorKind::Storage:
        break;
    }
    return You;
}

} // namespace

ErrorOwner errorOwner(const Error &error)
{
    // "FLOW-1419-400": the last number is the HTTP status.
    const QString bare = error.code.count(u'-') == 2 ? error.code.section(u'-', 0, 1) : error.code;
    for (const Row &row : rows) {
        if (bare == row.code && error.kind != ErrorKind::Cancelled)
            return row.owner;
    }
    return ownerOfKind(error.kind);
}

QString ownerSentence(ErrorOwner owner)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("ErrorOwner", text);
    };
    switch (owner) {
    case Nobody:
        return {};
    case You:
        return tr(QT_TRANSLATE_NOOP("ErrorOwner", "You can mend this yourself."));
    case Administrator:
        return tr(
            QT_TRANSLATE_NOOP("ErrorOwner", "Your organisation's administrator can mend this."));
    case Network:
        return tr(QT_TRANSLATE_NOOP(
            "ErrorOwner", "The network is to blame; where it stays so, ask who runs yours."));
    case Adobe:
        return tr(QT_TRANSLATE_NOOP(
            "ErrorOwner", "This is on Adobe's side; where it stays so, Adobe's support can help."));
    case Program:
        return tr(QT_TRANSLATE_NOOP("ErrorOwner", "This is on the side of this program's makers."));
    }
    return {};
}

QStringList ownedCodes()
{
    QStringList out;
    for (const Row &row : rows)
        out.append(row.code);
    return out;
}

} // namespace dfw::ui
