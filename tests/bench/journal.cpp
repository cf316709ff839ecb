// SPDX-License-Identifier: Apache-2.0
// What the journal costs: prints one line a figure, "WHAT VALUE", for tests/bench/run. A run of
// nine steps with and without a journal on the disk, side by side; how soon one that goes on acts
// again; and what it takes to list a thousand journals. FOLDER is on the disk that is measured.
#include "flow/runs/rig.h"

#include "run/provisionsteps.h"
#include "storage/planfile.h"
#include "support/memoryjournal.h"

#include <algorithm>
#include <cstdio>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>

using namespace dfw;
using namespace dfw::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int latencyMs = 50;

// Notes when the first request leaves, and the first that makes something.
class Stopwatch : public net::Transport
{
public:
    explicit Stopwatch(net::Transport &inner) : m_inner(inner) { clock.start(); }
    Call send(const net::Request &request, Done<net::Response> done) override
    {
        if (first < 0)
            first = clock.nsecsElapsed() / 1e6;
        if (firstCreate < 0 && request.repeat == net::Repeat::Create)
            firstCreate = clock.nsecsElapsed() / 1e6;
        return m_inner.send(request, std::move(done));
    }

    QElapsedTimer clock;
    double first = -1;
    double firstCreate = -1;

private:
    net::Transport &m_inner;
};

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

QJsonObject content(const FlowPlan &plan)
{
    return QJsonDocument::fromJson(storage::writePlan(plan)).object();
}

std::unique_ptr<journal::JournalFile> begun(const QString &folder, const FlowPlan &plan)
{
    auto file = journal::Journals(folder).begin(run::makeRunTag(), {u"demo"_s, {}, {}},
                                                content(plan), {}, 1'767'225'600'000);
    return file ? file.takeValue() : nullptr;
}

// Milliseconds; -1 when it failed.
double runOnce(Rig &rig, net::Transport &transport, const FlowPlan &plan, journal::Journal &journal,
               const journal::RunRecord &record, bool untilFirstCreate = false)
{
    run::RunEngine engine(transport, rig.clock(), journal);
    QEventLoop loop;
    bool ok = false;
    QObject::connect(&engine, &run::RunEngine::finished, &loop,
                     [&](const run::RunOutcome &outcome) {
                         ok = outcome.ok;
                         loop.quit();
                     });
    if (untilFirstCreate) {
        // Stopped as soon as the flow is under way: its connections and mapping are made.
        QObject::connect(
            &engine, &run::RunEngine::stepChanged, &loop, [&engine](const run::StepStatus &status) {
                if (status.step == run::StepId::Flow && status.state == run::StepState::Running)
                    QMetaObject::invokeMethod(
                        &engine, [&engine] { engine.cancel(); }, Qt::QueuedConnection);
            });
    }
    QElapsedTimer clock;
    clock.start();
    engine.start(plan, record, demoSecrets());
    loop.exec();
    return ok || untilFirstCreate ? clock.nsecsElapsed() / 1e6 : -1;
}

qint64 residentKib()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc != 3) {
        std::fprintf(stderr, "bench-journal RUNS FOLDER\n");
        return 2;
    }
    const int runs = QByteArray(argv[1]).toInt();
    const QString folder = QString::fromLocal8Bit(argv[2]);
    Rig rig{std::chrono::milliseconds(latencyMs)};

    QList<double> with;
    QList<double> without;
    QList<double> acts;
    QList<double> creates;
    for (int i = 0; i < runs; ++i) {
        const FlowPlan plan = everythingPlan(u" %1"_s.arg(i));
        const auto file = begun(folder, plan);
        if (!file)
            return 1;
        with.append(runOnce(rig, rig.transport(), plan, *file, file->record()));
        const FlowPlan other = everythingPlan(u" m%1"_s.arg(i));
        MemoryJournal memory;
        memory.entries = {begunEntry(run::makeRunTag())};
        without.append(runOnce(rig, rig.transport(), other, memory, memory.record()));

        const FlowPlan stopped = everythingPlan(u" s%1"_s.arg(i));
        auto first = begun(folder, stopped);
        runOnce(rig, rig.transport(), stopped, *first, first->record(), true);
        const QString path = first->path();
        first.reset();
        Stopwatch watch(rig.transport());
        auto opened = journal::JournalFile::open(path);
        if (!opened || runOnce(rig, watch, stopped, **opened, (*opened)->record()) < 0)
            return 1;
        acts.append(watch.first);
        creates.append(watch.firstCreate < 0 ? watch.clock.nsecsElapsed() / 1e6
                                             : watch.firstCreate);
    }
    if (with.contains(-1) || without.contains(-1))
        return 1;
    std::printf("with %.2f\n", median(with));
    std::printf("without %.2f\n", median(without));
    std::printf("acts %.2f\n", median(acts));
    std::printf("creates %.2f\n", median(creates));

    const QString many = folder + u"/many"_s;
    const FlowPlan plan = everythingPlan({});
    constexpr int thousand = 1000;
    {
        // A whole run each; not synced, because only reading is measured.
        for (int i = 0; i < thousand; ++i) {
            const auto file = begun(many, plan);
            if (!file)
                return 1;
            for (int step = 0; step < 14; ++step) {
                const journal::Entry intent{.kind = journal::EntryKind::Intent,
                                            .step = u"step%1"_s.arg(step),
                                            .operation = u"create"_s,
                                            .fingerprint = QString(32, u'a'),
                                            .name = u"name"_s};
                journal::Entry outcome = intent;
                outcome.kind = journal::EntryKind::Outcome;
                outcome.id = u"2edc08ac-4df5-4fe6-936f-81a19ce92f5c"_s;
                if (!file->append(intent) || !file->append(outcome))
                    return 1;
            }
        }
    }
    const qint64 before = residentKib();
    QElapsedTimer clock;
    clock.start();
    const auto all = journal::Journals(many).list();
    std::printf("list-ms %.2f\n", clock.nsecsElapsed() / 1e6);
    std::printf("list-kib %lld\n", residentKib() - before);
    return all.size() == thousand ? 0 : 1;
}
