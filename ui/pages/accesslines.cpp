// SPDX-License-Identifier: Apache-2.0
#include "pages/accesslines.h"

#include "texts/fill.h"

#include <algorithm>
#include <QCoreApplication>
#include <QLocale>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::AccessCheck;
using presenters::AccessSubject;
using presenters::Task;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(AccessLines)
};

QString milliseconds(qint64 ms)
{
    return Words::tr("%1 ms").arg(QLocale().toString(ms));
}

QString timeLeft(qint64 ms)
{
    const qint64 minutes = ms / 60'000;
    return minutes >= 60 ? Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60)
                         : Words::tr("%1 min").arg(minutes);
}

QString tokenSentence(const AccessView &view, qint64 nowMs)
{
    if (view.isDemo)
        return Words::tr("Valid as long as the demo runs");
    const auto ends = view.subject.tokenEndsAt;
    // One that Platform took has time left, whatever this computer's clock says.
    const bool isTold = ends && *ends > nowMs;
    if (view.subject.renewsToken)
        return isTold ? Words::tr("Valid for %1, renewed by itself").arg(timeLeft(*ends - nowMs))
                      : Words::tr("Valid, renewed by itself");
    return isTold
               ? Words::tr("Pasted, valid for %1; cannot be renewed").arg(timeLeft(*ends - nowMs))
               : Words::tr("Pasted; cannot be renewed");
}

QString sandboxSentence(const AccessView &view)
{
    for (const api::Sandbox &one : view.sandboxes) {
        if (one.name == view.subject.sandbox)
            return sandboxInWords(one);
    }
    return view.subject.sandbox;
}

QString counted(int count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(QLocale().toString(count));
}

QString goodSentence(const AccessCheck &check, const AccessView &view, qint64 nowMs)
{
    switch (check.what) {
    case AccessPoint::Token:
        return tokenSentence(view, nowMs);
    case AccessPoint::Organisation:
        return counted(check.count, Words::tr("Known, 1 sandbox is open to you"),
                       Words::tr("Known, %1 sandboxes are open to you"));
    case AccessPoint::Sandbox:
        return sandboxSentence(view);
    case AccessPoint::SchemaRegistry:
        return counted(check.count, Words::tr("1 schema, may read"),
                       Words::tr("%1 schemas, may read"));
    case AccessPoint::FlowRead:
        return counted(check.count, Words::tr("1 base connection, may read"),
                       Words::tr("%1 base connections, may read"));
    case AccessPoint::FlowWrite:
        return Words::tr("May write, as far as can be told");
    }
    return {};
}

QString blockedSentence(const AccessCheck &check)
{
    if (check.what == AccessPoint::Token)
        return Words::tr("Pasted; nobody has judged it yet");
    const bool asked = check.wasAsked;
    switch (*check.blockedBy) {
    case AccessPoint::Token:
        return asked ? Words::tr("Not read, because of the token")
                     : Words::tr("Not asked, because there is no good token");
    case AccessPoint::Organisation:
        return asked ? Words::tr("Not read, because of the organisation")
                     : Words::tr("Not asked, because the organisation did not let you in");
    default:
        return asked ? Words::tr("Not read, because of the sandbox")
                     : Words::tr("Not asked, because the sandbox cannot be used");
    }
}

AccessFacts factsOf(const AccessView &view)
{
    AccessFacts out{.apiKey = view.subject.apiKey,
                    .organisation = view.subject.organisation,
                    .sandbox = view.subject.sandbox,
                    .host = view.subject.origin.host()};
    for (const api::Sandbox &one : view.sandboxes)
        out.sandboxes.append(one.name);
    return out;
}

AccessLine lineOf(const AccessCheck &check, const AccessView &view, qint64 nowMs)
{
    AccessLine out{.name = accessName(check.what)};
    switch (check.task.state) {
    case Task::State::Idle:
        out.detail =
            check.blockedBy ? blockedSentence(check) : Words::tr("Waits for those above it");
        break;
    case Task::State::Busy:
        out.detail = Words::tr("Asking");
        break;
    case Task::State::Cancelled:
        out.detail = Words::tr("Stopped before the answer came");
        break;
    case Task::State::Ready:
        out.tone = Tone::Ok;
        out.detail = goodSentence(check, view, nowMs);
        out.measure = milliseconds(check.task.ms);
        break;
    case Task::State::Failed: {
        Error error = check.task.error.value_or(Error());
        // A token is asked for at a host of its own.
        AccessFacts facts = factsOf(view);
        if (error.operation == "signIn"_L1 && !error.where.isEmpty() &&
            !error.where.startsWith(u'/'))
            facts.host = error.where;
        out.tone = Tone::Err;
        out.failure = accessText(check.what, error, facts);
        out.detail = out.failure->cause;
        out.measure = milliseconds(check.task.ms);
        break;
    }
    }
    return out;
}

// Reading decides; that writing is refused is a warning, because a right can be given later.
AccessLine flowLine(const AccessCheck &read, const AccessCheck &write, const AccessView &view,
                    qint64 nowMs)
{
    AccessLine out = lineOf(read, view, nowMs);
    out.name = Words::tr("Flow service");
    if (out.tone != Tone::Ok)
        return out;
    // Both are asked at once: the later answer is when the service was done.
    out.measure = milliseconds(qMax(read.task.ms, write.task.ms));
    if (write.task.isReady()) {
        out.detail = counted(read.count, Words::tr("1 base connection, may read and write"),
                             Words::tr("%1 base connections, may read and write"));
    } else if (write.onlyWarns()) {
        const AccessLine writing = lineOf(write, view, nowMs);
        out.tone = Tone::Warn;
        out.failure = writing.failure;
        out.detail =
            write.isRefused
                ? fill(Words::tr("May read, writing is refused. %1"), {writing.detail})
                : fill(Words::tr("May read, writing is not confirmed. %1"), {writing.detail});
    }
    return out;
}

} // namespace

QString sandboxInWords(const api::Sandbox &sandbox)
{
    return sandbox.isProduction()   ? Words::tr("%1, production").arg(sandbox.name)
           : sandbox.type.isEmpty() ? sandbox.name
                                    : Words::tr("%1, development").arg(sandbox.name);
}

QList<AccessLine> accessLines(const AccessView &view, qint64 nowMs)
{
    QList<AccessLine> out;
    for (const AccessPoint point : accessPoints) {
        const auto index = static_cast<qsizetype>(point);
        if (point == AccessPoint::FlowRead) {
            // The last two are one line.
            out.append(view.checks.isEmpty() ? AccessLine{.name = Words::tr("Flow service")}
                                             : flowLine(view.checks.at(index),
                                                        view.checks.at(index + 1), view, nowMs));
            break;
        }
        out.append(view.checks.isEmpty() ? AccessLine{.name = accessName(point)}
                                         : lineOf(view.checks.at(index), view, nowMs));
    }
    if (view.checks.isEmpty()) {
        for (AccessLine &line : out)
            line.detail = Words::tr("Asked when you go on");
    }
    return out;
}

namespace {

QString stateWord(const AccessCheck &check)
{
    switch (check.task.state) {
    case Task::State::Ready:
        return Words::tr("good");
    case Task::State::Failed:
        if (!check.onlyWarns())
            return Words::tr("failed");
        return check.isRefused ? Words::tr("refused") : Words::tr("not confirmed");
    case Task::State::Busy:
        return Words::tr("being asked");
    case Task::State::Cancelled:
        return Words::tr("stopped");
    case Task::State::Idle:
        break;
    }
    return check.wasAsked ? Words::tr("not read") : Words::tr("not asked");
}

QString errorLine(const Error &error, const Redactor &redactor)
{
    QStringList parts;
    const auto add = [&](const QString &sentence, const QString &value) {
        const QString clean = shown(redactor.redact(value), 300);
        if (!clean.isEmpty())
            parts.append(fill(sentence, {clean}));
    };
    if (error.httpStatus > 0)
        parts.append(Words::tr("HTTP %1").arg(error.httpStatus));
    add(Words::tr("code %1"), error.code);
    add(Words::tr("request ID %1"), error.requestId);
    if (error.attempts > 1)
        parts.append(Words::tr("%1 attempts").arg(error.attempts));
    add(Words::tr("the service's words: %1"), error.serverText);
    return parts.join(u", "_s);
}

// Somebody may have pasted a secret into the wrong field.
AccessSubject cleaned(AccessSubject subject, const Redactor &redactor)
{
    for (QString *text : {&subject.organisation, &subject.sandbox, &subject.apiKey})
        *text = shown(redactor.redact(*text), 120);
    return subject;
}

} // namespace

QString accessReport(const AccessView &given, const Redactor &redactor, const QDateTime &now)
{
    AccessView view = given;
    view.subject = cleaned(view.subject, redactor);
    QStringList lines{Words::tr("Access to Adobe Experience Platform")};
    const auto add = [&lines](const QString &label, const QString &value) {
        if (!value.isEmpty())
            lines.append(fill(u"%1: %2"_s, {label, value}));
    };
    add(Words::tr("Time"), now.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s) + u" UTC"_s);
    add(Words::tr("Program"),
        (u"Dataflow Wizard "_s + QCoreApplication::applicationVersion()).trimmed());
    add(Words::tr("Host"), shown(redactor.redact(view.subject.origin.host())));
    add(Words::tr("Organisation"), view.subject.organisation);
    add(Words::tr("Sandbox"), view.subject.sandbox);
    add(Words::tr("Client ID"), shortKey(view.subject.apiKey));
    lines.append(QString());
    for (const AccessCheck &check : std::as_const(view.checks)) {
        const AccessLine line = lineOf(check, view, now.toMSecsSinceEpoch());
        QString head = fill(u"%1: %2"_s, {accessName(check.what), stateWord(check)});
        if (!line.measure.isEmpty())
            head += u", "_s + line.measure;
        lines.append(head);
        lines.append(u"  "_s + redactor.redact(line.detail));
        if (line.failure) {
            lines.append(u"  "_s + line.failure->who);
            lines.append(u"  "_s + redactor.redact(line.failure->ask));
        }
        if (check.task.error) {
            if (const QString answer = errorLine(*check.task.error, redactor); !answer.isEmpty())
                lines.append(u"  "_s + answer);
        }
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace dfw::ui
