// SPDX-License-Identifier: Apache-2.0
//
// What becomes of a plan's IDs when the sandbox changes under it.
#include "presenters/plankeeper.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::presenters;
using signin::IdWorld;

namespace {

const IdWorld development{u"https://platform.adobe.io"_s, u"A@AdobeOrg"_s, u"dev"_s};
const IdWorld production{u"https://platform.adobe.io"_s, u"A@AdobeOrg"_s, u"prod"_s};

FlowPlan chosen(const QString &mark)
{
    FlowPlan plan{.name = u"flow"_s};
    plan.source.baseConnectionId = u"base-"_s + mark;
    plan.source.table = u"t"_s;
    plan.target.schemaId = u"https://ns.adobe.com/acme/schemas/"_s + mark;
    plan.mapping = {{.source = u"id"_s, .target = u"_acme.id"_s}};
    return plan;
}

} // namespace

class TestPlanKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstSignInTakesThePlanAsItIs();
    void anotherSandboxGetsNoId();
    void comingBackBringsThemBack();
    void leavingAndComingBackChangesNothing();
    void aPlanOpenedMeanwhileBelongsToNobody();
    void aPlanOpenedHereBelongsHere();
};

void TestPlanKeeper::firstSignInTakesThePlanAsItIs()
{
    PlanKeeper keeper;
    keeper.open(chosen(u"1"_s), {});
    keeper.enterWorld(development);
    QCOMPARE(keeper.plan(), chosen(u"1"_s));
    QVERIFY(keeper.leftBehind().isEmpty());
    QVERIFY(!keeper.isUnsaved());
}

void TestPlanKeeper::anotherSandboxGetsNoId()
{
    PlanKeeper keeper;
    keeper.enterWorld(development);
    keeper.edit(PlanKeeper::Section::Source, chosen(u"dev"_s));
    const QSignalSpy changed(&keeper, &PlanKeeper::worldChanged);
    keeper.enterWorld(production);
    QVERIFY(worldIds(keeper.plan()).isEmpty());
    QCOMPARE(keeper.leftBehind(), worldIds(chosen(u"dev"_s)));
    QCOMPARE(keeper.plan().mapping, chosen(u"dev"_s).mapping);
    QCOMPARE(keeper.plan().source.table, u"t"_s);
    QCOMPARE(changed.count(), 1);
}

void TestPlanKeeper::comingBackBringsThemBack()
{
    PlanKeeper keeper;
    keeper.enterWorld(development);
    keeper.edit(PlanKeeper::Section::Source, chosen(u"dev"_s));
    keeper.enterWorld(production);
    keeper.edit(PlanKeeper::Section::Source, chosen(u"prod"_s));
    keeper.leaveWorld();
    keeper.enterWorld(development);
    QCOMPARE(keeper.plan(), chosen(u"dev"_s));
    keeper.enterWorld(production);
    QCOMPARE(keeper.plan(), chosen(u"prod"_s));
}

void TestPlanKeeper::leavingAndComingBackChangesNothing()
{
    PlanKeeper keeper;
    keeper.enterWorld(development);
    keeper.edit(PlanKeeper::Section::Source, chosen(u"dev"_s));
    keeper.leaveWorld();
    keeper.enterWorld(development);
    QCOMPARE(keeper.plan(), chosen(u"dev"_s));
}

void TestPlanKeeper::aPlanOpenedMeanwhileBelongsToNobody()
{
    PlanKeeper keeper;
    keeper.enterWorld(development);
    keeper.leaveWorld();
    keeper.open(chosen(u"file"_s), u"/tmp/plan.json"_s);
    keeper.enterWorld(production);
    QCOMPARE(keeper.plan(), chosen(u"file"_s));
}

void TestPlanKeeper::aPlanOpenedHereBelongsHere()
{
    PlanKeeper keeper;
    keeper.enterWorld(development);
    keeper.open(chosen(u"file"_s), u"/tmp/plan.json"_s);
    keeper.enterWorld(production);
    QVERIFY(worldIds(keeper.plan()).isEmpty());
}

QTEST_GUILESS_MAIN(TestPlanKeeper)

#include "tst_plankeeper.moc"
