// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/provisionsteps.h"
#include "run/runengine.h"
#include "support/hurriedclock.h"
#include "support/memoryjournal.h"
#include "support/sampleplan.h"
#include "support/scriptedtransport.h"

#include <optional>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

namespace dfw::test {

using namespace Qt::StringLiterals;
using run::RunEngine;
using run::RunOutcome;
using run::StepId;
using run::StepState;
using run::StepStatus;

inline const QString sourceId = u"b7581b59-c603-4df1-a689-d23d7ac440f3"_s;
inline const QString targetId = u"320f119a-5ac1-4ab1-88ea-eb19e674ea2e"_s;
inline const QString mappingId = u"0b090130b58b4819afc78b6dc98b484d"_s;
inline const QString flowId = u"2edc08ac-4df5-4fe6-936f-81a19ce92f5c"_s;

// The sample's service, which has nothing else than the sample.
inline Result<net::Response> benchAnswer(const net::Request &request)
{
    if (request.operation == "findResources"_L1)
        return answer(200,
                      request.path.endsWith("/dataSets")
                          ? QJsonObject()
                          : QJsonObject{{u"items"_s, QJsonArray()}, {u"results"_s, QJsonArray()}});
    if (request.operation == "listMappingSets"_L1)
        return answer(200, QJsonObject{{u"data"_s, QJsonArray()}});
    if (request.operation == "lookAt"_L1)
        return answer(503, QByteArray());
    return sampleAnswer(request);
}

// An engine on a scripted network, with a log of what it announced.
struct Bench
{
    ScriptedTransport network{[](const net::Request &request) { return benchAnswer(request); }};
    HurriedClock clock;
    MemoryJournal journal;
    std::unique_ptr<RunEngine> engine = std::make_unique<RunEngine>(network, clock, journal);
    QStringList log;
    std::optional<RunOutcome> outcome;
    int ends = 0;

    Bench()
    {
        QObject::connect(
            engine.get(), &RunEngine::stepChanged, engine.get(), [this](const StepStatus &status) {
                QString line = run::stepName(status.step) + u' ' + run::stateName(status.state);
                if (status.error)
                    line += u' ' + errorKindName(status.error->kind);
                log.append(line);
            });
        QObject::connect(engine.get(), &RunEngine::finished, engine.get(),
                         [this](const RunOutcome &result) {
                             outcome = result;
                             ++ends;
                         });
    }
    void answers(const QString &operation, const Result<net::Response> &instead)
    {
        network.setScript([operation, instead](const net::Request &request) {
            return request.operation == operation ? instead : benchAnswer(request);
        });
    }
    void start(const FlowPlan &plan = samplePlan())
    {
        journal.entries = {begunEntry(QString::fromLatin1(sampleRunTag))};
        engine->start(plan, journal.record());
    }
    bool waitForEnd()
    {
        return QTest::qWaitFor([this] { return outcome.has_value(); });
    }
    StepStatus status(StepId step) const
    {
        for (const StepStatus &one : engine->statuses()) {
            if (one.step == step)
                return one;
        }
        return {};
    }
};

inline QStringList creates(const ScriptedTransport &network)
{
    QStringList out = network.operations();
    out.removeIf([](const QString &one) { return !createOperations().contains(one); });
    return out;
}

inline const QStringList firstCreates = createOperations().sliced(0, 3);

} // namespace dfw::test
