// SPDX-License-Identifier: Apache-2.0
//
// Fifty runs at once in one process against one Platform where one request in ten goes wrong.
#include "rig.h"

#include "run/provisionsteps.h"
#include "storage/planfile.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QtTest>

using namespace dfw;
using namespace dfw::test;
using namespace Qt::StringLiterals;
using localplatform::FaultRule;
using Action = FaultRule::Action;

namespace {

QList<FaultRule> weather()
{
    QList<FaultRule> out;
    for (const Action action : {Action::DropBeforeHandling, Action::DropAfterHandling,
                                Action::CutBody, Action::HangAfterHandling, Action::WithoutId})
        out.append({.action = action});
    for (const int status : {429, 500, 502, 503})
        out.append({.action = Action::Answer, .status = status});
    out.append({.action = Action::AnswerAfterHandling, .status = 500, .body = "{}"});
    return out;
}

struct OneRun
{
    std::unique_ptr<journal::JournalFile> journal;
    std::unique_ptr<run::RunEngine> engine;
    int goesOn = 0;
    bool ok = false;
    Error error;
};

} // namespace

class ManyRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void atOnce_data();
    void atOnce();
};

void ManyRuns::atOnce_data()
{
    QTest::addColumn<quint32>("seed");
    const int rounds = qEnvironmentVariableIsSet("DFW_LONG") ? 10 : 1;
    for (int i = 1; i <= rounds; ++i)
        QTest::addRow("seed %d", i) << static_cast<quint32>(i);
}

void ManyRuns::atOnce()
{
    QFETCH(quint32, seed);
    constexpr int count = 50;
    Rig rig;
    const int mappingSets = rig.inventory(u"nobody"_s).value(u"mappingSets"_s);
    rig.platform().setRandomFaults(seed, 0.1, weather());
    std::vector<OneRun> runs(count);
    int ended = 0;
    for (int i = 0; i < count; ++i) {
        OneRun &one = runs.at(static_cast<size_t>(i));
        const FlowPlan plan = everythingPlan(u" %1"_s.arg(i));
        auto begun = journal::Journals(rig.journals())
                         .begin(run::makeRunTag(), {QString(journal::demoPlatform), {}, {}},
                                QJsonDocument::fromJson(storage::writePlan(plan)).object(), {},
                                QDateTime::currentMSecsSinceEpoch());
        QVERIFY(begun);
        one.journal = begun.takeValue();
        one.engine = std::make_unique<run::RunEngine>(rig.transport(), rig.clock(), *one.journal);
        connect(one.engine.get(), &run::RunEngine::finished, one.engine.get(),
                [&one, &ended, plan](const run::RunOutcome &outcome) {
                    if (!outcome.ok && ++one.goesOn < 20) {
                        // As somebody would who presses Continue.
                        QMetaObject::invokeMethod(
                            one.engine.get(), [&one, plan] { one.engine->resume(plan); },
                            Qt::QueuedConnection);
                        return;
                    }
                    one.ok = outcome.ok;
                    one.error = outcome.error.value_or(Error{});
                    ++ended;
                });
        one.engine->start(plan, one.journal->record(), demoSecrets());
    }
    QTRY_COMPARE_WITH_TIMEOUT(ended, count, 400'000);
    rig.platform().clearFaults();
    int flows = 0;
    int stops = 0;
    int adopted = 0;
    Inventory sum;
    for (const OneRun &one : runs) {
        QVERIFY2(one.ok, qPrintable(one.error.code + one.error.serverText));
        stops += one.goesOn;
        const Inventory made = rig.inventory(one.journal->record().runTag);
        for (auto it = made.begin(); it != made.end(); ++it) {
            if (it.key() != "mappingSets"_L1)
                QVERIFY2(it.value() == (it.key() == "descriptors"_L1 ? 2 : 1),
                         qPrintable(it.key()));
        }
        flows += made.value(u"flows"_s);
        for (const journal::Made &resource : one.journal->record().made)
            adopted += resource.adopted;
    }
    QCOMPARE(flows, count);
    QCOMPARE(rig.inventory(u"nobody"_s).value(u"mappingSets"_s), mappingSets + count);
    qInfo("seed %u: %d runs, %d flows, 0 duplicates, %d stops that went on, %d resources found "
          "again after a lost answer",
          seed, count, flows, stops, adopted);
}

QTEST_GUILESS_MAIN(ManyRuns)
#include "tst_manyruns.moc"
