// SPDX-License-Identifier: Apache-2.0
#include "keychain/secretstore.h"

namespace dfw::keychain {

using namespace Qt::StringLiterals;

namespace {

// A keychain's sentence is shown under "Details"; a longer one is not read there.
constexpr qsizetype longestSentence = 500;

ErrorKind kindOf(KeychainProblem problem)
{
    switch (problem) {
    case KeychainProblem::Locked:
    case KeychainProblem::Slow:
        return ErrorKind::Timeout;
    case KeychainProblem::Missing:
        return ErrorKind::NotSignedIn;
    case KeychainProblem::Absent:
    case KeychainProblem::Refused:
    case KeychainProblem::Denied:
    case KeychainProblem::Failed:
        break;
    }
    return ErrorKind::Storage;
}

} // namespace

QString problemCode(KeychainProblem problem)
{
    switch (problem) {
    case KeychainProblem::Absent:
        return u"KeychainAbsent"_s;
    case KeychainProblem::Locked:
        return u"KeychainLocked"_s;
    case KeychainProblem::Slow:
        return u"KeychainSlow"_s;
    case KeychainProblem::Refused:
        return u"KeychainRefused"_s;
    case KeychainProblem::Denied:
        return u"KeychainDenied"_s;
    case KeychainProblem::Missing:
        return u"KeychainMissing"_s;
    case KeychainProblem::Failed:
        break;
    }
    return u"KeychainFailed"_s;
}

Error problemError(KeychainProblem problem, const QString &operation, const QString &serverText)
{
    return {.kind = kindOf(problem),
            .operation = operation,
            .code = problemCode(problem),
            .serverText = serverText.left(longestSentence)};
}

QString entryService()
{
    return u"dataflow-wizard"_s;
}

QString entryKey(const QString &profile, EntryKind kind)
{
    const QString name =
        kind == EntryKind::ProxyPassword ? u"proxy-password"_s : u"client-secret"_s;
    return profile + u'/' + name;
}

} // namespace dfw::keychain
