// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/hurriedclock.h"
#include "support/memoryjournal.h"
#include "support/scriptedtransport.h"

#include "run/rollback.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

namespace dfw::test {

using namespace Qt::StringLiterals;
using journal::EntryKind;
using run::StepId;
using run::UndoState;

inline const QString tag = u"dfw-1a2b3c4d"_s;

inline journal::Entry made(const QString &step, const QString &id)
{
    return {.kind = EntryKind::Outcome,
            .step = step,
            .operation = u"create"_s,
            .fingerprint = u"f-"_s + id,
            .id = id,
            .etag = step == "dataset"_L1 || step == "mappingSet"_L1 ? QString() : u"e-"_s + id,
            .version = step == "mappingSet"_L1 ? QJsonValue(0) : QJsonValue()};
}

// Everything a run with a new schema and dataset makes, in order.
inline QList<journal::Entry> wholeRun()
{
    return {begunEntry(tag),
            made(u"schema"_s, u"s"_s),
            made(u"dataset"_s, u"d"_s),
            made(u"sourceConnection"_s, u"sc"_s),
            made(u"targetConnection"_s, u"tc"_s),
            made(u"mappingSet"_s, u"m"_s),
            made(u"flow"_s, u"f"_s)};
}

// A resource as it was made.
inline net::Response seen(const net::Request &request)
{
    const QString id = QString::fromLatin1(request.path).section(u'/', -1);
    const QString description = u"text ["_s + tag + u']';
    if (request.path.contains("/descriptors/"))
        return answer(200, QJsonObject{{u"@id"_s, id}, {u"xdm:sourceProperty"_s, u"/a"_s}});
    if (request.path.contains("/schemaregistry/"))
        return answer(
            200, QJsonObject{{u"$id"_s, id},
                             {u"title"_s, u"t"_s},
                             {u"description"_s, description},
                             {u"meta:registryMetadata"_s, QJsonObject{{u"eTag"_s, u"e-"_s + id}}}});
    if (request.path.contains("/catalog/"))
        return answer(200,
                      QJsonObject{{id, QJsonObject{{u"name"_s, u"n"_s},
                                                   {u"description"_s, description},
                                                   {u"schemaRef"_s, QJsonObject{{u"id"_s, u"s"_s}}},
                                                   {u"version"_s, u"1.0.0"_s}}}});
    return answer(200,
                  QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, id},
                                                                  {u"name"_s, u"n"_s},
                                                                  {u"description"_s, description},
                                                                  {u"etag"_s, u"e-"_s + id}}}}});
}

inline Result<net::Response> benchAnswer(const net::Request &request)
{
    if (request.method == "DELETE")
        return answer(204, QByteArray());
    if (request.operation == "findResources"_L1)
        return answer(200, QJsonObject{{u"items"_s, QJsonArray()}});
    if (request.operation == "listBatches"_L1) // none: nothing is stored yet
        return answer(200, QByteArray("{}"));
    return seen(request);
}

/// A roll-back of wholeRun(), whose service answers as a script says.
struct Bench
{
    ScriptedTransport network{[](const net::Request &request) { return benchAnswer(request); }};
    HurriedClock clock;
    MemoryJournal journal;
    run::RollBack rollBack{network, clock, journal};
    std::optional<run::UndoOutcome> outcome;

    explicit Bench(int faster = 1000) : clock(faster)
    {
        journal.entries = wholeRun();
        QObject::connect(&rollBack, &run::RollBack::finished, &rollBack,
                         [this](const run::UndoOutcome &result) { outcome = result; });
    }
    bool run(run::UndoScope scope = run::UndoScope::Everything,
             run::UndoData data = run::UndoData::Keep)
    {
        outcome.reset();
        rollBack.start(journal.record(), scope, data);
        return QTest::qWaitFor([this] { return outcome.has_value(); });
    }
    UndoState stateOf(StepId step) const
    {
        for (const run::UndoStatus &item : rollBack.statuses()) {
            if (item.step == step)
                return item.state;
        }
        return UndoState::Waiting;
    }
    QStringList deleted() const
    {
        QStringList out;
        for (const net::Request &request : network.requests()) {
            if (request.method == "DELETE")
                out.append(QString::fromLatin1(request.path).section(u'/', -1));
        }
        return out;
    }
};

} // namespace dfw::test
