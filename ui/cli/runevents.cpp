// SPDX-License-Identifier: Apache-2.0
#include "cli/runevents.h"

#include "texts/errortext.h"
#include "texts/undotext.h"

#include <QDateTime>
#include <QJsonArray>

namespace dfw::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

QJsonValue countOrNull(qint64 count)
{
    return count < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(count);
}

} // namespace

QJsonObject errorObject(const Error &error, const QString &step)
{
    const ui::ErrorText text = ui::errorText(error, step);
    return {{u"kind"_s, errorKindName(error.kind)},
            {u"message"_s, text.paragraph()},
            {u"httpStatus"_s,
             error.httpStatus > 0 ? QJsonValue(error.httpStatus) : QJsonValue(QJsonValue::Null)},
            {u"code"_s, textOrNull(error.code)},
            {u"requestId"_s, textOrNull(error.requestId)}};
}

QJsonObject stepEvent(const run::StepStatus &status)
{
    QJsonArray candidates;
    for (const run::Candidate &one : status.candidates)
        candidates.append(QJsonObject{{u"id"_s, one.id},
                                      {u"name"_s, textOrNull(one.name)},
                                      {u"createdAt"_s, timeText(one.createdAt)}});
    return {{u"event"_s, u"step"_s},
            {u"step"_s, run::stepName(status.step)},
            {u"state"_s, run::stateName(status.state)},
            {u"id"_s, textOrNull(status.id)},
            {u"etag"_s, textOrNull(status.etag)},
            {u"ms"_s, status.ms},
            {u"attempts"_s, status.attempts},
            {u"pausedUntil"_s, status.pause ? QJsonValue(timeText(status.pause->untilMs))
                                            : QJsonValue(QJsonValue::Null)},
            {u"candidates"_s, candidates},
            {u"error"_s, status.error
                             ? QJsonValue(errorObject(*status.error, run::stepName(status.step)))
                             : QJsonValue(QJsonValue::Null)}};
}

QJsonObject resultEvent(bool ok, const QMap<run::StepId, QString> &ids,
                        const std::optional<run::FlowProgress> &progress,
                        const std::optional<Error> &error, const QString &runTag)
{
    QJsonObject known;
    for (auto it = ids.begin(); it != ids.end(); ++it)
        known.insert(run::stepName(it.key()), it.value());
    QJsonObject out{{u"event"_s, u"result"_s},
                    {u"ok"_s, ok},
                    {u"ids"_s, known},
                    {u"flow"_s, QJsonValue::Null},
                    {u"run"_s, QJsonValue::Null},
                    {u"runTag"_s, runTag}};
    if (error)
        out.insert(u"error"_s, errorObject(*error, {}));
    const QString flowId = ids.value(run::StepId::Flow);
    if (!flowId.isEmpty())
        out.insert(u"flow"_s, QJsonObject{{u"id"_s, flowId},
                                          {u"state"_s, textOrNull(progress ? progress->flow.state
                                                                           : QString())}});
    if (progress && progress->firstRun) {
        const api::FlowRun &run = *progress->firstRun;
        out.insert(u"run"_s, QJsonObject{{u"id"_s, run.id},
                                         {u"status"_s, run.status},
                                         {u"recordsIn"_s, countOrNull(run.recordsIn)},
                                         {u"recordsOut"_s, countOrNull(run.recordsOut)},
                                         {u"recordsFailed"_s, countOrNull(run.recordsFailed)}});
    }
    return out;
}

QJsonObject undoEvent(const run::UndoStatus &item)
{
    QJsonValue error = QJsonValue::Null;
    if (item.error) {
        QJsonObject object = errorObject(*item.error, run::stepName(item.step));
        object.insert(u"message"_s, ui::undoSentence(item));
        error = object;
    }
    const bool counts = item.state == run::UndoState::HasData && !item.stored.atLeast;
    return {{u"event"_s, u"undo"_s},
            {u"step"_s, run::stepName(item.step)},
            {u"id"_s, textOrNull(item.id)},
            {u"state"_s, run::undoStateName(item.state)},
            {u"rows"_s, counts ? QJsonValue(item.stored.rows) : QJsonValue(QJsonValue::Null)},
            {u"pausedUntil"_s,
             item.pause ? QJsonValue(timeText(item.pause->untilMs)) : QJsonValue(QJsonValue::Null)},
            {u"error"_s, error}};
}

QJsonObject undoResultEvent(const run::UndoOutcome &outcome, bool left)
{
    QJsonArray still;
    for (const run::UndoStatus &item : outcome.items) {
        if (item.state != run::UndoState::Deleted && item.state != run::UndoState::Gone)
            still.append(QJsonObject{{u"step"_s, run::stepName(item.step)},
                                     {u"id"_s, textOrNull(item.id)},
                                     {u"state"_s, run::undoStateName(item.state)}});
    }
    QJsonObject out{{u"event"_s, u"result"_s},
                    {u"ok"_s, outcome.ok},
                    {u"left"_s, still},
                    {u"mayLeave"_s, run::mayLeave(outcome)},
                    {u"over"_s, outcome.ok || left}};
    if (outcome.error)
        out.insert(u"error"_s, errorObject(*outcome.error, {}));
    return out;
}

} // namespace dfw::cli
