// SPDX-License-Identifier: Apache-2.0
//
// What a roll-back must not take along: rows that have come in, and what somebody else builds on.
#include "rig.h"

#include "api/wire/batchwire.h"
#include "api/wire/query.h"
#include "texts/undotext.h"

#include <QJsonObject>
#include <QtTest>

using namespace dfw;
using namespace dfw::test;
using namespace Qt::StringLiterals;
using api::wire::StoredRows;
using run::StepId;
using run::UndoState;

namespace {

constexpr int endOfPatience = 60'000; // ms; a bound, not a wait

run::UndoStatus itemOf(const Attempt &attempt, StepId step)
{
    for (const run::UndoStatus &one : attempt.undone()->items) {
        if (one.step == step)
            return one;
    }
    return {};
}

journal::Stage stageOf(const Attempt &attempt)
{
    return (*journal::JournalFile::open(attempt.journalPath()))->record().stage;
}

} // namespace

class RollBackRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsThatCameInStay();
    void whatSomebodyElseUsesStays();

private:
    std::optional<net::Response> send(const net::Request &request)
    {
        std::optional<Result<net::Response>> answer;
        const Call call = m_rig.transport().send(
            request, [&answer](const Result<net::Response> &outcome) { answer = outcome; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, endOfPatience) || !*answer)
            return std::nullopt;
        return **answer;
    }
    StoredRows storedIn(const QString &dataset)
    {
        const auto answer = send(api::wire::listBatches(dataset));
        const auto page = answer ? api::wire::readBatches(dataset, 0, *answer)
                                 : Result<api::wire::BatchPage>(Error{});
        return page ? page->stored : StoredRows{};
    }

    Rig m_rig;
};

void RollBackRows::rowsThatCameInStay()
{
    Attempt attempt(m_rig, everythingPlan(u" with rows"_s));
    QVERIFY(attempt.begin());
    QVERIFY(attempt.outcome()->ok);
    const QString dataset = attempt.outcome()->ids.value(StepId::Dataset);
    StoredRows stored;
    QTRY_VERIFY_WITH_TIMEOUT((stored = storedIn(dataset), stored.rows > 0 && !stored.atLeast),
                             endOfPatience);

    QVERIFY(attempt.rollBack());
    QVERIFY(!attempt.undone()->ok);
    QVERIFY(run::mayLeave(*attempt.undone()));
    QCOMPARE(itemOf(attempt, StepId::Flow).state, UndoState::Deleted);
    QCOMPARE(itemOf(attempt, StepId::Dataset).state, UndoState::HasData);
    QCOMPARE(itemOf(attempt, StepId::Dataset).stored, stored);
    for (const StepId step : {StepId::Schema, StepId::FieldGroup, StepId::Identities})
        QCOMPARE(itemOf(attempt, step).state, UndoState::Needed);
    Inventory there = m_rig.inventory(attempt.runTag());
    QCOMPARE(there.value(u"dataSets"_s), 1);
    QCOMPARE(there.value(u"schemas"_s), 1);
    QCOMPARE(there.value(u"flows"_s), 0);
    QVERIFY(stageOf(attempt) == journal::Stage::Removing);

    QVERIFY(attempt.rollBack(run::UndoData::Remove));
    QVERIFY(attempt.undone()->ok);
    there = m_rig.inventory(attempt.runTag());
    there.remove(u"mappingSets"_s);
    QVERIFY(there.isEmpty());
    QVERIFY(stageOf(attempt) == journal::Stage::Removed);
}

void RollBackRows::whatSomebodyElseUsesStays()
{
    Attempt attempt(m_rig, everythingPlan(u" in use"_s));
    QVERIFY(attempt.begin());
    QVERIFY(attempt.outcome()->ok);
    const QJsonObject reference{{u"id"_s, attempt.outcome()->ids.value(StepId::Schema)},
                                {u"contentType"_s, u"application/vnd.adobe.xed+json;version=1"_s}};
    const auto made = send(
        api::wire::post("createDataset", QByteArray(api::wire::catalog) + "/dataSets",
                        QJsonObject{{u"name"_s, u"Somebody else's"_s}, {u"schemaRef"_s, reference}},
                        net::Repeat::Create));
    QVERIFY(made && made->isSuccess());

    // With the rows that may have come in by now.
    QVERIFY(attempt.rollBack(run::UndoData::Remove));
    QVERIFY(!attempt.undone()->ok);
    const run::UndoStatus schema = itemOf(attempt, StepId::Schema);
    QCOMPARE(schema.state, UndoState::Refused);
    const QString sentence = ui::undoSentence(schema);
    QVERIFY2(sentence.contains(u"could not be removed: a dataset uses it"_s), qPrintable(sentence));
    QVERIFY2(sentence.contains(u"Somebody else's"_s), qPrintable(sentence));
    QVERIFY(run::mayLeave(*attempt.undone()));
    QCOMPARE(itemOf(attempt, StepId::Dataset).state, UndoState::Deleted);
}

QTEST_GUILESS_MAIN(RollBackRows)
#include "tst_rollbackrows.moc"
