// SPDX-License-Identifier: Apache-2.0
#include "run/commoncause.h"

#include <algorithm>

namespace dfw::run {

using namespace Qt::StringLiterals;

namespace {

bool isFromService(const DryRunItem &item)
{
    return item.error && item.error->kind != ErrorKind::InvalidPlan;
}

bool isNoAnswer(ErrorKind kind)
{
    return kind == ErrorKind::Network || kind == ErrorKind::Timeout;
}

// What follows from it, and what waited for that.
bool isAffected(const DryRunItem &item, ErrorKind cause)
{
    if (!item.error)
        return false;
    if (item.verdict == Verdict::NotChecked &&
        (item.error->code == "NeedsLookUp"_L1 || item.error->code == "RightUnknown"_L1))
        return true;
    return isFromService(item) &&
           (item.error->kind == cause || (isNoAnswer(cause) && isNoAnswer(item.error->kind)));
}

const Error *commonCause(const QList<DryRunItem> &items)
{
    const auto signIn = std::find_if(items.begin(), items.end(), [](const DryRunItem &item) {
        return isFromService(item) && item.error->kind == ErrorKind::NotSignedIn;
    });
    if (signIn != items.end())
        return &*signIn->error;
    const bool anyFine = std::any_of(items.begin(), items.end(), [](const DryRunItem &item) {
        return item.verdict == Verdict::Fine;
    });
    const auto first = std::find_if(items.begin(), items.end(), isFromService);
    if (anyFine || first == items.end())
        return nullptr;
    const ErrorKind kind = first->error->kind;
    const bool isOne = std::all_of(items.begin(), items.end(), [&](const DryRunItem &item) {
        return !isFromService(item) || item.error->kind == kind ||
               (isNoAnswer(kind) && isNoAnswer(item.error->kind));
    });
    return isOne && (kind == ErrorKind::Forbidden || isNoAnswer(kind)) ? &*first->error : nullptr;
}

} // namespace

void tellCommonCause(QList<DryRunItem> &items)
{
    const Error *found = commonCause(items);
    if (!found)
        return;
    const Error cause = *found;
    const bool noAnswer = isNoAnswer(cause.kind);
    for (DryRunItem &item : items) {
        if (!isAffected(item, cause.kind))
            continue;
        item.verdict = Verdict::NotChecked;
        item.error = dryRunReason(noAnswer ? "NotReached" : "SignInRefused");
    }
    items.prepend({.point = noAnswer ? DryRunPoint::Platform : DryRunPoint::SignIn,
                   .step = StepId::ConnectionSpec,
                   .verdict = Verdict::Problem,
                   .error = cause});
}

} // namespace dfw::run
