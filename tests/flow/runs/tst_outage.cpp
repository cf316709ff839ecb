// SPDX-License-Identifier: Apache-2.0
//
// The network is gone for an hour in the middle of a run, with creates under way. The run stops in
// words, may be tried in vain, and goes on to its end when the network is back.
#include "rig.h"

#include "run/provisionsteps.h"
#include "texts/errortext.h"

#include <QtTest>

using namespace dfw;
using namespace dfw::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using localplatform::FaultRule;
using run::StepId;

class Outage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anHour_data();
    void anHour();
};

void Outage::anHour_data()
{
    QTest::addColumn<bool>("form2020");
    QTest::addColumn<StepId>("step"); // is being made when the network goes
    QTest::addColumn<bool>("made");   // and the service has made it
    const auto row = [](const char *name, bool form2020, StepId step) {
        QTest::addRow("%s, on its way", name) << form2020 << step << false;
        QTest::addRow("%s, made", name) << form2020 << step << true;
    };
    row("base connection", false, StepId::BaseConnection);
    row("schema", false, StepId::Schema);
    row("dataset", false, StepId::Dataset);
    row("source connection beside others", false, StepId::SourceConnection);
    row("mapping set beside others", false, StepId::MappingSet);
    row("flow", false, StepId::Flow);
    row("ad hoc class", true, StepId::AdHocClass);
}

void Outage::anHour()
{
    QFETCH(bool, form2020);
    QFETCH(StepId, step);
    QFETCH(bool, made);
    Rig rig;
    const FlowPlan plan = form2020 ? form2020Plan({}) : everythingPlan({});
    const int mappingSets = rig.inventory(u"nobody"_s).value(u"mappingSets"_s);
    Attempt attempt(rig, plan);
    bool gone = false;
    if (made) // its answer never comes, and then there is no network
        rig.platform().setFault(
            aimedAt({.nthHit = 1, .action = FaultRule::Action::DropAfterHandling}, step, plan));
    attempt.watch = [&](const run::StepStatus &status) {
        const auto awaited = made ? run::StepState::Looking : run::StepState::Running;
        if (status.step == step && status.state == awaited && !std::exchange(gone, true))
            rig.platform().setReachable(false);
    };
    QVERIFY(attempt.begin());
    QVERIFY(gone);
    rig.platform().clearFaults();
    attempt.watch = nullptr;
    // In vain twice, in the hour that it takes.
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!attempt.outcome()->ok);
        const Error error = *attempt.outcome()->error;
        QVERIFY2(error.kind == ErrorKind::Network || error.kind == ErrorKind::UnknownOutcome,
                 qPrintable(errorKindName(error.kind)));
        QVERIFY(!ui::errorText(error).next.isEmpty());
        const auto all = journal::Journals(rig.journals()).list();
        QVERIFY(all.first().record && all.first().record->isInterrupted());
        rig.clock().skip(20min);
        if (i < 2)
            QVERIFY(attempt.goOn());
    }
    QVERIFY(rig.platform().setReachable(true));
    QVERIFY(attempt.goOn());
    QVERIFY2(attempt.outcome()->ok,
             qPrintable(attempt.outcome()->error
                            ? ui::errorText(*attempt.outcome()->error).paragraph()
                            : QString()));
    QCOMPARE(rig.inventory(attempt.runTag()), expectedOf(plan, mappingSets));
    QVERIFY(attempt.rollBack(run::UndoData::Remove));
    QVERIFY(attempt.undone()->ok);
}

QTEST_GUILESS_MAIN(Outage)
#include "tst_outage.moc"
