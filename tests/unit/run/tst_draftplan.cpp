// SPDX-License-Identifier: Apache-2.0
//
// A plan that is made as a draft: its requests, what refuses it, and its file.
#include "run/checks.h"
#include "run/preview.h"
#include "run/provisionsteps.h"
#include "storage/planfile.h"
#include "support/sampleplan.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using run::StepId;

class DraftPlanTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // The plan's choice changes the four creates and nothing else.
    void requestsOfADraft()
    {
        FlowPlan plan = samplePlan();
        const QList<run::PreviewRequest> plain = run::previewRequests(plan);
        plan.draft = true;
        const QList<run::PreviewRequest> drafts = run::previewRequests(plan);
        QCOMPARE(drafts.size(), plain.size());
        for (qsizetype i = 0; i < plain.size(); ++i) {
            const bool isDraft = run::isPublishable(plain.at(i).step) &&
                                 plain.at(i).request.repeat == net::Repeat::Create;
            net::Request expected = plain.at(i).request;
            if (isDraft)
                expected.query = "mode=draft";
            QCOMPARE(drafts.at(i).request, expected);
        }
        plan.source.baseConnectionId.clear();
        plan.source.newConnection = NewBaseConnection{.name = u"New"_s};
        QList<StepId> made;
        for (const run::PreviewRequest &one : run::previewRequests(plan)) {
            if (one.request.query.contains("mode=draft"))
                made.append(one.step);
            QVERIFY(one.step != StepId::ConnectionTest);
        }
        QCOMPARE(made, QList<StepId>({StepId::BaseConnection, StepId::SourceConnection,
                                      StepId::TargetConnection, StepId::Flow}));
    }

    void flowSpecsWithoutDrafts_data()
    {
        QTest::addColumn<bool>("draft");
        QTest::addColumn<bool>("refuses");
        QTest::addColumn<QString>("code");
        QTest::newRow("a draft") << true << false << QString();
        QTest::newRow("a draft that is not taken") << true << true << u"DraftNotOffered"_s;
        QTest::newRow("no draft") << false << true << QString();
    }
    void flowSpecsWithoutDrafts()
    {
        QFETCH(bool, draft);
        QFETCH(bool, refuses);
        FlowPlan plan = samplePlan();
        plan.draft = draft;
        run::RunFacts facts;
        facts.flowSpec = api::FlowSpec{.refusesDrafts = refuses};
        QString found;
        for (const run::CheckFailure &failure : run::checkBeforeCreating(plan, facts)) {
            if (failure.error.where == "/draft"_L1)
                found = failure.error.code;
        }
        QTEST(found, "code");
    }

    void planFile()
    {
        FlowPlan plan = samplePlan();
        QVERIFY(!storage::writePlan(plan).contains("draft"));
        plan.draft = true;
        const auto reading = storage::readPlan(storage::writePlan(plan));
        QVERIFY(reading.plan);
        QCOMPARE(*reading.plan, plan);
        const auto wrong = storage::readPlan(
            storage::writePlan(plan).replace("\"draft\": true", "\"draft\": \"yes\""));
        QVERIFY(!wrong.plan);
        QCOMPARE(wrong.issues.first().pointer, u"/draft"_s);
    }
};

QTEST_GUILESS_MAIN(DraftPlanTest)
#include "tst_draftplan.moc"
