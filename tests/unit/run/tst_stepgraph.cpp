// SPDX-License-Identifier: Apache-2.0
#include "run/provisionsteps.h"
#include "run/stepgraph.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw::run;

Q_DECLARE_METATYPE(QList<StepSpec>)

namespace {

using enum StepId;

QString names(const QList<StepSpec> &steps)
{
    QStringList out;
    for (const StepSpec &step : steps)
        out.append(stepName(step.id));
    return out.join(u' ');
}

} // namespace

class StepGraphTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void order_data();
    void order();
    void ourSteps();
};

void StepGraphTest::order_data()
{
    QTest::addColumn<QList<StepSpec>>("steps");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("longest");
    using Steps = QList<StepSpec>;
    QTest::newRow("nothing") << Steps() << QString() << 0;
    QTest::newRow("one") << Steps{{Flow}} << u"flow"_s << 1;
    QTest::newRow("as given where nothing speaks against it")
        << Steps{{MappingSet}, {SourceConnection}} << u"mappingSet sourceConnection"_s << 1;
    QTest::newRow("turned round") << Steps{{Flow, StepKind::Create, {MappingSet}}, {MappingSet}}
                                  << u"mappingSet flow"_s << 2;
    QTest::newRow("a create waits for a look-up it does not name")
        << Steps{{Flow}, {Schema, StepKind::LookUp}} << u"schema flow"_s << 2;
    QTest::newRow("a look-up after a look-up")
        << Steps{{Dataset, StepKind::LookUp, {Schema}}, {Schema, StepKind::LookUp}, {Flow}}
        << u"schema dataset flow"_s << 3;
    QTest::newRow("diamond") << Steps{{Flow,
                                       StepKind::Create,
                                       {SourceConnection, TargetConnection}},
                                      {SourceConnection, StepKind::Create, {Schema}},
                                      {TargetConnection, StepKind::Create, {Schema}},
                                      {Schema, StepKind::LookUp}}
                             << u"schema sourceConnection targetConnection flow"_s << 3;
    QTest::newRow("cycle") << Steps{{Flow, StepKind::Create, {MappingSet}},
                                    {MappingSet, StepKind::Create, {Flow}}}
                           << QString() << 0;
    QTest::newRow("after itself") << Steps{{Flow, StepKind::Create, {Flow}}} << QString() << 0;
    QTest::newRow("cycle beside good ones") << Steps{{Schema, StepKind::LookUp},
                                                     {Flow, StepKind::Create, {MappingSet}},
                                                     {MappingSet, StepKind::Create, {Flow}}}
                                            << QString() << 0;
    QTest::newRow("a look-up after a create")
        << Steps{{Schema, StepKind::LookUp, {Flow}}, {Flow}} << QString() << 0;
    QTest::newRow("twice") << Steps{{Flow}, {Flow}} << QString() << 0;
    QTest::newRow("not in the list")
        << Steps{{Flow, StepKind::Create, {MappingSet}}} << QString() << 0;
}

void StepGraphTest::order()
{
    QFETCH(QList<StepSpec>, steps);
    QFETCH(QString, expected);
    QFETCH(int, longest);
    QCOMPARE(names(inOrder(steps)), expected);
    QCOMPARE(longestChain(steps), longest);
}

void StepGraphTest::ourSteps()
{
    const QList<StepSpec> steps = provisioningSteps({});
    QCOMPARE(names(inOrder(steps)), u"baseConnection flowSpec schema dataset sourceConnection "
                                    "targetConnection mappingSet flow"_s);
    QCOMPARE(longestChain(steps), 3); // look up, create three things, create the flow
    // Each step comes out below what it needs, from whatever order.
    QList<StepSpec> reversed(steps.rbegin(), steps.rend());
    QList<StepId> seen;
    for (const StepSpec &step : inOrder(reversed)) {
        for (StepId id : step.after)
            QVERIFY(seen.contains(id));
        seen.append(step.id);
    }
    QCOMPARE(seen.size(), 8);
}

QTEST_APPLESS_MAIN(StepGraphTest)
#include "tst_stepgraph.moc"
