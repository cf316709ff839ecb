// SPDX-License-Identifier: Apache-2.0
#include "texts/errortext.h"

#include "texts/codetext.h"
#include "texts/fill.h"
#include "texts/steptext.h"

#include <QCoreApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

class KindText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
public:
    static QString what(ErrorKind kind);
    static QString why(const Error &error);
    static QString next(const Error &error);
    static QString details(const Error &error);
    static QString wait(std::chrono::milliseconds time);
};

// Where neither step nor operation has a sentence.
QString KindText::what(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return tr("The work was stopped.");
    case ErrorKind::UnknownOutcome:
        return tr("Whether it was created is not known.");
    case ErrorKind::InvalidPlan:
        return tr("The plan cannot be run.");
    case ErrorKind::Storage:
        return tr("The file could not be used.");
    case ErrorKind::NotSignedIn:
        return tr("You are not signed in.");
    default:
        return tr("Platform did not do what was asked.");
    }
}

QString KindText::why(const Error &error)
{
    const QString host = shown(error.where);
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return tr("You stopped it.");
    case ErrorKind::Network:
        return host.isEmpty() ? tr("Platform cannot be reached.")
                              : tr("%1 cannot be reached.").arg(host);
    case ErrorKind::Timeout:
        return host.isEmpty() ? tr("No answer came in time.")
                              : tr("No answer came from %1 in time.").arg(host);
    case ErrorKind::UnknownOutcome:
        return tr("The request was sent, but its answer got lost.");
    case ErrorKind::NotSignedIn:
        return tr("Platform did not accept the access token, the API key or the organisation.");
    case ErrorKind::Forbidden:
        return tr("You are signed in, but have no right to do this.");
    case ErrorKind::NotFound:
        return tr("What the request named does not exist in this sandbox.");
    case ErrorKind::Conflict:
        return tr("It exists already, or somebody changed it meanwhile.");
    case ErrorKind::RateLimited:
        return tr("Too many requests were sent in a short time.");
    case ErrorKind::Refused:
        return tr("Platform did not accept the request.");
    case ErrorKind::Server:
        return tr("Platform had a fault of its own.");
    case ErrorKind::Protocol:
        return tr("The answer cannot be read.");
    case ErrorKind::InvalidPlan:
        return tr("The plan contradicts itself or what Platform says.");
    case ErrorKind::Storage:
        return host.isEmpty() ? tr("The file could not be read or written.")
                              : tr("%1 could not be read or written.").arg(shown(error.where, 200));
    }
    return tr("The reason is not known.");
}

QString KindText::next(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return {};
    case ErrorKind::Network:
        return tr("Check the host name, the network and the proxy, then try again.");
    case ErrorKind::Timeout:
        return tr("Nothing was changed. Try again.");
    case ErrorKind::UnknownOutcome:
        return tr("Go on when you like: it is looked for first, so that it is not made twice.");
    case ErrorKind::NotSignedIn:
        return tr("Check the three under Connect, then sign in again.");
    case ErrorKind::Forbidden:
        return tr("Your administrator can give you the right in Permissions.");
    case ErrorKind::NotFound:
        return tr("Check the sandbox, then choose it again from the list.");
    case ErrorKind::Conflict:
        return tr("Read it again, then decide.");
    case ErrorKind::RateLimited:
        return error.retryAfter ? wait(*error.retryAfter) : tr("Try again in some minutes.");
    case ErrorKind::Refused:
        return tr("The details say what Platform objects to.");
    case ErrorKind::Server:
        return tr("Try again in some minutes. If it goes on, send the details to Adobe's support.");
    case ErrorKind::Protocol:
        return tr("Check that the host is Platform's and that no proxy answers in its place.");
    case ErrorKind::InvalidPlan:
        return tr("Correct the plan, then start again.");
    case ErrorKind::Storage:
        return tr("Check that the folder exists, that you may use it and that the disk has room.");
    }
    return {};
}

QString KindText::wait(std::chrono::milliseconds time)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
    if (seconds < 120)
        return tr("Try again in %1 s.").arg(qMax<qint64>(1, seconds));
    return tr("Try again in %1 minutes.").arg((seconds + 59) / 60);
}

// One line each: what a service says must not look like a line of ours.
void addLine(QStringList &lines, const QString &label, const QString &text)
{
    constexpr qsizetype longest = 500;
    if (const QString line = shown(text, longest); !line.isEmpty())
        lines.append(fill(label, {line}));
}

QString KindText::details(const Error &error)
{
    QStringList lines;
    addLine(lines, tr("Operation: %1"), error.operation);
    addLine(lines, tr("Place: %1"), error.where);
    if (error.httpStatus > 0)
        addLine(lines, tr("HTTP status: %1"), QString::number(error.httpStatus));
    addLine(lines, tr("Code: %1"), error.code);
    addLine(lines, tr("Message: %1"), error.serverText);
    addLine(lines, tr("Request ID: %1"), error.requestId);
    if (error.attempts > 1)
        addLine(lines, tr("Attempts: %1"), QString::number(error.attempts));
    if (!error.detail.isEmpty())
        lines << QString() << error.detail;
    return lines.join(u'\n');
}

QString whatFailed(const Error &error, const QString &step)
{
    if (error.kind == ErrorKind::Cancelled)
        return KindText::what(error.kind);
    QString out;
    // The operation knows more than a step that both reads and makes.
    if (error.kind == ErrorKind::UnknownOutcome) {
        out = inDoubtOfOperation(error.operation);
        if (out.isEmpty())
            out = stepInDoubt(step);
    } else {
        out =
            error.operation.startsWith("check"_L1) ? QString() : operationFailure(error.operation);
        if (out.isEmpty())
            out = stepFailure(step);
    }
    if (out.isEmpty())
        out =
            error.kind == ErrorKind::UnknownOutcome ? QString() : operationFailure(error.operation);
    return out.isEmpty() ? KindText::what(error.kind) : out;
}

} // namespace

QString ErrorText::paragraph() const
{
    QStringList parts{what, why, next};
    parts.removeAll(QString());
    return parts.join(u' ');
}

ErrorText errorText(const Error &error, const QString &step)
{
    ErrorText out;
    out.what = whatFailed(error, step.isEmpty() ? stepOfOperation(error.operation) : step);
    out.why = KindText::why(error);
    out.next = KindText::next(error);
    out.owner = errorOwner(error);
    out.who = ownerSentence(out.owner);
    out.details = KindText::details(error);
    // A lost answer stays a lost answer, whatever code a gateway put on it.
    if ((error.kind == ErrorKind::UnknownOutcome && error.code != "LookFailed"_L1) ||
        error.kind == ErrorKind::Cancelled)
        return out;
    if (const auto known = codeText(error.code)) {
        out.why = known->why;
        if (!known->next.isEmpty())
            out.next = known->next;
    }
    return out;
}

} // namespace dfw::ui
