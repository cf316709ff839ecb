// SPDX-License-Identifier: Apache-2.0
//
// What a roll-back cannot take along: what somebody else builds on.
#include "rig.h"

#include "api/wire/query.h"
#include "texts/undotext.h"

#include <QJsonObject>
#include <QtTest>

using namespace dfw;
using namespace dfw::test;
using namespace Qt::StringLiterals;
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

} // namespace

class RollBackRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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

    Rig m_rig;
};

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
