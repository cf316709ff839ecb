// SPDX-License-Identifier: Apache-2.0
#include "domain/worldids.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;

namespace {

constexpr auto profileClass = "https://ns.adobe.com/xdm/context/profile"_L1;
constexpr auto ownClass = "https://ns.adobe.com/acme/classes/0123"_L1;
constexpr auto ownGroup = "https://ns.adobe.com/acme/mixins/4567"_L1;
constexpr auto globalGroup = "https://ns.adobe.com/xdm/context/profile-person-details"_L1;

FlowPlan existing()
{
    FlowPlan plan{.name = u"flow"_s};
    plan.source.baseConnectionId = u"base-1"_s;
    plan.source.connectionSpec.id = u"spec"_s;
    plan.source.table = u"test1.Mytable"_s;
    plan.source.columns = {{.name = u"id"_s}};
    plan.target.schemaId = u"https://ns.adobe.com/acme/schemas/89ab"_s;
    plan.target.datasetId = u"5c8c3c555033b814b69f947f"_s;
    plan.mapping = {{.source = u"id"_s, .target = u"_acme.id"_s}};
    return plan;
}

FlowPlan made()
{
    FlowPlan plan = existing();
    plan.target.schemaId.clear();
    plan.target.datasetId.clear();
    plan.target.newSchema =
        NewSchema{.title = u"S"_s, .classId = ownClass, .fieldGroupIds = {globalGroup, ownGroup}};
    plan.target.newDataset = NewDataset{.name = u"D"_s};
    return plan;
}

} // namespace

class TestWorldIds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesWhatIsOfOneSandbox();
    void leavesTheRest();
    void bringsThemBack_data();
    void bringsThemBack();
    void leavesWhatWasChosenMeanwhile();
};

void TestWorldIds::takesWhatIsOfOneSandbox()
{
    const FlowPlan bare = withoutWorldIds(existing());
    QVERIFY(worldIds(bare).isEmpty());
    QCOMPARE(bare.source.baseConnectionId, QString());
    QCOMPARE(bare.target.schemaId, QString());
    QCOMPARE(bare.target.datasetId, QString());

    const FlowPlan other = withoutWorldIds(made());
    QVERIFY(worldIds(other).isEmpty());
    QCOMPARE(other.target.newSchema->classId, QString(profileClass));
    QCOMPARE(other.target.newSchema->fieldGroupIds, QStringList{globalGroup});
}

void TestWorldIds::leavesTheRest()
{
    const FlowPlan before = existing();
    FlowPlan after = withoutWorldIds(before);
    after.source.baseConnectionId = before.source.baseConnectionId;
    after.target.schemaId = before.target.schemaId;
    after.target.datasetId = before.target.datasetId;
    QCOMPARE(after, before);
}

void TestWorldIds::bringsThemBack_data()
{
    QTest::addColumn<FlowPlan>("plan");
    QTest::newRow("existing target") << existing();
    QTest::newRow("new target") << made();
}

void TestWorldIds::bringsThemBack()
{
    QFETCH(const FlowPlan, plan);
    QCOMPARE(withWorldIds(withoutWorldIds(plan), worldIds(plan)), plan);
}

void TestWorldIds::leavesWhatWasChosenMeanwhile()
{
    FlowPlan plan = withoutWorldIds(existing());
    plan.source.baseConnectionId = u"base-2"_s;
    plan.target.schemaId = u"https://ns.adobe.com/acme/schemas/other"_s;
    const FlowPlan back = withWorldIds(plan, worldIds(existing()));
    QCOMPARE(back, plan); // and no dataset of another schema
    FlowPlan withNew = withoutWorldIds(existing());
    withNew.target.newDataset = NewDataset{.name = u"D"_s};
    QCOMPARE(withWorldIds(withNew, worldIds(existing())).target.datasetId, QString());
}

QTEST_APPLESS_MAIN(TestWorldIds)

#include "tst_worldids.moc"
