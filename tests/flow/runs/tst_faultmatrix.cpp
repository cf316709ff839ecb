// SPDX-License-Identifier: Apache-2.0
//
// Every step of a run, and every way in which its request can go wrong. Each ends well, or stops in
// words and goes on to the end; afterwards there is exactly one of each thing. Then all of it is
// removed, and none but the mapping sets is left. Prints the matrix.
#include "rig.h"

#include "run/provisionsteps.h"
#include "texts/errortext.h"

#include <QtTest>

using namespace dfw;
using namespace dfw::test;
using namespace Qt::StringLiterals;
using localplatform::FaultRule;
using run::StepId;
using Action = FaultRule::Action;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool isSlow = true;
#else
constexpr bool isSlow = false;
#endif

struct Fault
{
    const char *name;
    FaultRule rule;       ///< hits the step's first request, once
    bool refused = false; ///< nobody listens any more, until the run has stopped
};

FaultRule answer(int status, const QByteArray &body = {})
{
    return {.nthHit = 1, .action = Action::Answer, .status = status, .body = body};
}

FaultRule acting(Action action)
{
    return {.nthHit = 1, .action = action};
}

FaultRule done(int status, const QByteArray &body, const QByteArray &type = "application/json")
{
    return {.nthHit = 1,
            .action = Action::AnswerAfterHandling,
            .status = status,
            .body = body,
            .noBody = body.isEmpty(),
            .contentType = type};
}

QList<Fault> allFaults()
{
    const QByteArray html = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    FaultRule page = answer(502, html);
    page.contentType = "text/html";
    FaultRule seconds = answer(429);
    seconds.retryAfter = std::chrono::seconds(3);
    FaultRule date = seconds;
    date.retryAfterIsDate = true;
    FaultRule always = answer(401);
    always.nthHit = 0;
    FaultRule redirect = answer(307);
    redirect.headers = {{"Location", "https://example.invalid/"}};
    return {
        {"refused", {}, true},
        {"reset before", acting(Action::DropBeforeHandling)},
        {"reset after", acting(Action::DropAfterHandling)},
        {"stall before", acting(Action::Hang)},
        {"stall after", acting(Action::HangAfterHandling)},
        {"cut body", acting(Action::CutBody)},
        {"garbage", done(0, "not json")},
        {"HTML 502", page},
        {"HTML 502 after", done(502, html, "text/html")},
        {"500", answer(500)},
        {"500 after", done(500, "{}")},
        {"503", answer(503)},
        {"429", answer(429)},
        {"429 seconds", seconds},
        {"429 date", date},
        {"401 once", answer(401)},
        {"401 always", always},
        {"403", answer(403)},
        {"404", answer(404)},
        {"409", answer(409)},
        {"412", answer(412)},
        {"redirect", redirect},
        {"empty 201", done(201, {})},
        {"201 no id", acting(Action::WithoutId)},
    };
}

QString text(const Inventory &inventory)
{
    QStringList out;
    for (auto it = inventory.begin(); it != inventory.end(); ++it)
        out.append(it.key() + u' ' + QString::number(it.value()));
    return out.join(u", "_s);
}

QString text(const run::UndoOutcome &outcome)
{
    QStringList out;
    for (const run::UndoStatus &item : outcome.items)
        out.append(run::stepName(item.step) + u' ' + run::undoStateName(item.state) + u' ' +
                   (item.error ? item.error->code + u' ' + item.error->serverText : QString()));
    return out.join(u"; "_s);
}

} // namespace

class FaultMatrix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStep_data();
    void everyStep();
    void cleanupTestCase();

private:
    void freshRig()
    {
        // Lists grow with every row, and a run's lists are read whole.
        if (!m_rig || ++m_rows % 24 == 0)
            m_rig = std::make_unique<Rig>();
    }

    std::unique_ptr<Rig> m_rig;
    int m_rows = 0;
    int m_number = 0;
    QMap<QString, QMap<QString, QString>> m_table; // step, fault
    QStringList m_steps;
};

void FaultMatrix::everyStep_data()
{
    QTest::addColumn<bool>("form2020");
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("removed"); // where it stops, instead of going on
    const QList<Fault> faults = allFaults();
    const bool isLong = qEnvironmentVariableIsSet("DFW_LONG");
    // Under the sanitizers, which take several times as long, every fourth case.
    int number = 0;
    QList<StepId> seen;
    for (const bool form2020 : {false, true}) {
        const FlowPlan plan = form2020 ? form2020Plan({}) : everythingPlan({});
        const QList<run::StepSpec> steps = run::inOrder(run::provisioningSteps(plan));
        for (const run::StepSpec &step : steps) {
            // In the form of 2020 some things are looked up that the other plan makes.
            const bool other = form2020 && step.kind == run::StepKind::LookUp;
            if (seen.contains(step.id) && !(other && step.id != StepId::FlowSpec))
                continue;
            seen.append(step.id);
            for (int i = 0; i < faults.size(); ++i) {
                for (const bool removed : {false, true}) {
                    if ((removed && !isLong) || (isSlow && !isLong && number++ % 4 != 0))
                        continue;
                    QTest::addRow("%s%s: %s%s", qPrintable(run::stepName(step.id)),
                                  other ? " (exists)" : "", faults.at(i).name,
                                  removed ? ", removed" : "")
                        << form2020 << static_cast<int>(step.id) << i << removed;
                }
            }
        }
    }
}

void FaultMatrix::everyStep()
{
    QFETCH(bool, form2020);
    QFETCH(int, step);
    QFETCH(int, fault);
    QFETCH(bool, removed);
    const auto stepId = static_cast<StepId>(step);
    const Fault what = allFaults().at(fault);
    freshRig();
    Rig &rig = *m_rig;
    const QString suffix = u" %1"_s.arg(++m_number);
    const FlowPlan plan = form2020 ? form2020Plan(suffix) : everythingPlan(suffix);
    const int mappingSets = rig.inventory(u"nobody"_s).value(u"mappingSets"_s);

    Attempt attempt(rig, plan);
    bool met = false;
    if (what.refused) {
        attempt.watch = [&](const run::StepStatus &status) {
            if (status.step == stepId && status.state == run::StepState::Running &&
                !std::exchange(met, true))
                rig.platform().setReachable(false);
        };
    } else {
        rig.platform().setFault(aimedAt(what.rule, stepId, plan));
    }
    QVERIFY(attempt.begin());
    QVERIFY(!what.refused || met);
    rig.platform().clearFaults();
    if (what.refused)
        QVERIFY(rig.platform().setReachable(true));
    attempt.watch = nullptr;

    const QString row = run::stepName(stepId) + (form2020 ? u" (2020)"_s : QString());
    if (!m_steps.contains(row))
        m_steps.append(row);
    const bool stopped = !attempt.outcome()->ok;
    m_table[row][QString::fromLatin1(what.name)] = stopped ? u"stop"_s : u"ok"_s;
    if (stopped) {
        // In words, at a step, and nothing is said to be made that is not.
        const Error &error = *attempt.outcome()->error;
        QVERIFY(!ui::errorText(error).what.isEmpty());
        const auto failed = attempt.statuses();
        QVERIFY(std::any_of(failed.begin(), failed.end(), [](const run::StepStatus &one) {
            return one.state == run::StepState::Failed && one.error;
        }));
        if (!removed) {
            QVERIFY(attempt.goOn());
            QVERIFY2(attempt.outcome()->ok,
                     qPrintable(ui::errorText(*attempt.outcome()->error).paragraph() +
                                ui::errorText(*attempt.outcome()->error).details));
        }
    }
    if (!stopped || !removed) {
        const Inventory made = rig.inventory(attempt.runTag());
        const Inventory expected = expectedOf(plan, mappingSets);
        QVERIFY2(made == expected, qPrintable(text(made) + u" instead of "_s + text(expected)));
    }
    QVERIFY(attempt.rollBack(run::UndoData::Remove));
    QVERIFY2(attempt.undone()->ok, qPrintable(text(*attempt.undone())));
    Inventory left = rig.inventory(attempt.runTag());
    const int sets = left.take(u"mappingSets"_s);
    QVERIFY2(left.isEmpty(), qPrintable(text(left)));
    QVERIFY(sets - mappingSets <= 1);
}

// Rows are steps, columns are faults: o ended well by itself, S stopped and went on to the end.
void FaultMatrix::cleanupTestCase()
{
    QStringList lines;
    int well = 0;
    int stopped = 0;
    const QList<Fault> faults = allFaults();
    for (const QString &step : std::as_const(m_steps)) {
        QString line = step.leftJustified(26);
        for (const Fault &fault : faults) {
            const QString result = m_table[step].value(QString::fromLatin1(fault.name));
            well += result == "ok"_L1;
            stopped += result == "stop"_L1;
            line += result.isEmpty() ? u" ."_s : result == "ok"_L1 ? u" o"_s : u" S"_s;
        }
        lines.append(line);
    }
    QStringList names;
    for (const Fault &fault : faults)
        names.append(QString::fromLatin1(fault.name));
    qInfo().noquote() << "columns:" << names.join(u", "_s);
    for (const QString &line : std::as_const(lines))
        qInfo().noquote() << line;
    qInfo().noquote() << u"%1 cases: %2 ended well by themselves (o), %3 stopped in words and went "
                         "on to the end (S)"_s.arg(well + stopped)
                             .arg(well)
                             .arg(stopped);
}

QTEST_GUILESS_MAIN(FaultMatrix)
#include "tst_faultmatrix.moc"
