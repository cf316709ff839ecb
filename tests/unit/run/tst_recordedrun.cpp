// SPDX-License-Identifier: Apache-2.0
#include "run/provisionsteps.h"
#include "run/recordedrun.h"
#include "support/sampleplan.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::run;

namespace {

journal::Made made(StepId step, const QString &id)
{
    return {.step = stepName(step), .id = id, .etag = u"e-"_s + id};
}

StepStatus statusOf(const QList<StepStatus> &all, StepId step)
{
    for (const StepStatus &one : all) {
        if (one.step == step)
            return one;
    }
    return {.step = step, .id = u"no such step"_s};
}

journal::RunRecord record()
{
    journal::Made earlier = made(StepId::SourceConnection, u"old"_s);
    earlier.superseded = true;
    journal::Made found = made(StepId::TargetConnection, u"target"_s);
    found.adopted = true;
    journal::Made set = made(StepId::MappingSet, u"set"_s);
    set.version = 3;
    return {.runTag = u"dfw-1"_s,
            .made = {earlier,
                     made(StepId::SourceConnection, u"source"_s),
                     found,
                     set,
                     made(StepId::Flow, u"flow"_s),
                     // of a later version of this program
                     {.step = u"somethingNew"_s, .id = u"new"_s}},
            .stage = journal::Stage::Complete};
}

} // namespace

class RecordedRunTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stepsAreThoseOfThePlan()
    {
        const FlowPlan plan = test::samplePlan();
        const QList<StepStatus> all = recordedSteps(plan, record());
        QList<StepId> steps;
        for (const StepStatus &one : all)
            steps.append(one.step);
        QList<StepId> expected;
        for (const StepSpec &one : inOrder(provisioningSteps(plan)))
            expected.append(one.id);
        QCOMPARE(steps, expected);
    }

    void whatBecameOfThem_data()
    {
        QTest::addColumn<StepId>("step");
        QTest::addColumn<StepState>("state");
        QTest::addColumn<QString>("id");
        const FlowPlan plan = test::samplePlan();
        QTest::newRow("made") << StepId::Flow << StepState::Done << u"flow"_s;
        QTest::newRow("found again")
            << StepId::TargetConnection << StepState::Adopted << u"target"_s;
        QTest::newRow("made twice, for another plan first")
            << StepId::SourceConnection << StepState::Done << u"source"_s;
        QTest::newRow("was there") << StepId::Dataset << StepState::Reused << plan.target.datasetId;
        QTest::newRow("was there, and no plan names it")
            << StepId::FlowSpec << StepState::Reused << QString();
    }
    void whatBecameOfThem()
    {
        QFETCH(StepId, step);
        const StepStatus status = statusOf(recordedSteps(test::samplePlan(), record()), step);
        QTEST(status.state, "state");
        QTEST(status.id, "id");
    }

    void factsAreWhatWasMade()
    {
        const RunFacts facts = recordedFacts(record());
        QCOMPARE(facts.runTag, u"dfw-1"_s);
        QCOMPARE(facts.flow.id, u"flow"_s);
        QCOMPARE(facts.sourceConnection.id, u"source"_s);
        QCOMPARE(facts.sourceConnection.etag, u"e-source"_s);
        QCOMPARE(facts.mappingSet.id, u"set"_s);
        QCOMPARE(facts.mappingSet.version, QJsonValue(3));
        QVERIFY(facts.newDataset.id.isEmpty());
    }
};

QTEST_GUILESS_MAIN(RecordedRunTest)
#include "tst_recordedrun.moc"
