// SPDX-License-Identifier: Apache-2.0
#include "pages/runpage.h"

#include "pages/steps.h"
#include "run/provisionsteps.h"
#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/steptext.h"
#include "texts/timetext.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/note.h"
#include "widgets/text.h"
#include "widgets/timeline.h"

#include <algorithm>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::RunPresenter;
using Progress = run::StepState;
using Phase = RunPresenter::Phase;

namespace {

int countOf(const QList<run::StepStatus> &steps, std::initializer_list<Progress> states)
{
    return static_cast<int>(
        std::count_if(steps.begin(), steps.end(), [&](const run::StepStatus &one) {
            return std::find(states.begin(), states.end(), one.state) != states.end();
        }));
}

RunState timelineState(const run::StepStatus &status)
{
    switch (status.state) {
    case Progress::Waiting:
        return RunState::Waiting;
    case Progress::Running:
        return RunState::Running;
    case Progress::Done:
        return RunState::Made;
    case Progress::Reused:
    case Progress::Adopted:
        return RunState::Reused;
    case Progress::Failed:
        break;
    }
    return RunState::Failed;
}

int indexOf(const QList<run::StepStatus> &steps, run::StepId id)
{
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [id](const run::StepStatus &one) { return one.step == id; });
    return static_cast<int>(found - steps.begin());
}

// Where the plan's place of an error is edited.
int pageOf(run::StepId step, const QString &pointer)
{
    if (pointer.startsWith("/mapping"_L1))
        return MappingStep;
    if (pointer.startsWith("/schedule"_L1) || pointer.startsWith("/options"_L1))
        return ScheduleStep;
    if (pointer.startsWith("/target"_L1))
        return TargetStep;
    if (pointer.startsWith("/source"_L1))
        return SourceStep;
    switch (step) {
    case run::StepId::BaseConnection:
    case run::StepId::SourceConnection:
        return SourceStep;
    case run::StepId::Schema:
    case run::StepId::Dataset:
    case run::StepId::TargetConnection:
        return TargetStep;
    case run::StepId::MappingSet:
        return MappingStep;
    case run::StepId::FlowSpec:
    case run::StepId::Flow:
        break;
    }
    return ScheduleStep;
}

} // namespace

RunPage::RunPage(RunPresenter &presenter, QWidget *parent)
    : WizardPage(parent), m_presenter(presenter)
{
    setObjectName(u"runPage"_s);
    body()->addWidget(buildSteps());
    m_below = new QStackedWidget;
    m_below->addWidget(buildRunning());
    m_below->addWidget(buildCreated());
    m_below->addWidget(buildStopped());
    body()->addWidget(m_below, 1);

    connect(&m_presenter, &RunPresenter::stepChanged, this, [this] {
        showSteps();
        showHeading();
    });
    connect(&m_presenter, &RunPresenter::phaseChanged, this, &RunPage::showPhase);
    connect(&m_presenter, &RunPresenter::progressChanged, this, &RunPage::showProgress);
}

QString RunPage::instruction() const
{
    switch (m_presenter.phase()) {
    case Phase::NotStarted:
        return tr("Nothing runs yet.");
    case Phase::Running:
        return tr("The wizard makes what Review listed, step by step.");
    case Phase::Stopped:
        return tr("The run stopped. What was made is listed with its ID.");
    case Phase::Created:
        return tr("Your dataflow exists. This page follows its first run; you may close the "
                  "window, Platform goes on.");
    }
    return {};
}

Card *RunPage::buildSteps()
{
    auto *card = new Card;
    auto *head = new QHBoxLayout;
    head->setSpacing(space::m);
    m_headIcon = new IconLabel(u"half"_s, Ink::Accent, iconGroup);
    head->addWidget(m_headIcon);
    m_heading = new Text(Type::Section);
    m_heading->setObjectName(u"runHeading"_s);
    head->addWidget(m_heading);
    m_summary = new Text(Type::Help, {}, Ink::Muted);
    m_summary->setObjectName(u"runSummary"_s);
    m_summary->setElided(Qt::ElideRight);
    head->addWidget(m_summary, 1);
    m_copyAll = new Button(Kind::Secondary, tr("Copy &all IDs"), u"copy"_s);
    m_copyAll->setObjectName(u"copyAllIdsButton"_s);
    head->addWidget(m_copyAll);
    card->content()->addLayout(head);
    m_progress = new QProgressBar;
    m_progress->setObjectName(u"runProgress"_s);
    m_progress->setAccessibleName(tr("Steps done"));
    m_progress->setTextVisible(false);
    card->content()->addWidget(m_progress);

    m_timeline = new Timeline;
    m_timeline->setObjectName(u"stepTimeline"_s);
    m_timeline->setAccessibleName(tr("Steps of the run"));
    card->content()->addWidget(m_timeline);
    connect(m_timeline, &Timeline::copyRequested, this,
            [this](int index) { QGuiApplication::clipboard()->setText(m_steps.at(index).id); });
    connect(m_timeline, &Timeline::requestActivated, this,
            [this](int index) { Q_EMIT requestWanted(m_steps.at(index).step); });
    connect(m_copyAll, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(allIds());
        m_copyAll->setIconName(u"check"_s);
        m_copyAll->setAccessibleName(tr("Copied"));
    });
    return card;
}

QWidget *RunPage::buildRunning()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    m_runningText =
        wrapped(Type::Help,
                tr("Stop leaves everything that exists by then as it is, listed above with "
                   "its ID."),
                Ink::Muted);
    layout->addWidget(m_runningText);
    layout->addStretch(1);
    return page;
}

QWidget *RunPage::buildCreated()
{
    auto *page = new QWidget;
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::l);
    auto *run = new Card(tr("First run"));
    m_runBadge = new Badge;
    m_runBadge->setObjectName(u"runBadge"_s);
    run->addHeaderWidget(m_runBadge);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(space::page);
    const auto figure = [&](const QString &name, const QString &label, Ink ink) {
        auto *box = new QVBoxLayout;
        box->setSpacing(0);
        auto *value = new Text(Type::Figure, u"–"_s, ink);
        value->setObjectName(name);
        box->addWidget(value);
        auto *word = new Text(Type::Help, label, Ink::Muted);
        word->setBuddy(value);
        box->addWidget(word);
        figures->addLayout(box);
        return value;
    };
    m_read = figure(u"recordsIn"_s, tr("rows read"), Ink::Text);
    m_stored = figure(u"recordsOut"_s, tr("stored"), Ink::Text);
    m_rejected = figure(u"recordsFailed"_s, tr("rejected"), Ink::Text);
    m_gaps = figure(u"recordsWithGaps"_s, tr("with gaps"), Ink::Text);
    figures->addStretch(1);
    run->content()->addLayout(figures);
    m_runSentence = wrapped(Type::Body, {});
    m_runSentence->setObjectName(u"runSentence"_s);
    run->content()->addWidget(m_runSentence);
    m_skip = new Button(Kind::Secondary, tr("Skip a&head to the first run"), u"play"_s);
    m_skip->setObjectName(u"skipAheadButton"_s);
    m_skip->setToolTip(tr("The demo has a clock of its own; this puts it forward."));
    run->content()->addWidget(m_skip, 0, Qt::AlignLeft);
    connect(m_skip, &QAbstractButton::clicked, this,
            [this] { Q_EMIT skipAheadWanted(m_presenter.secondsToFirstRun() + 1); });
    m_runProblems = new QVBoxLayout;
    run->content()->addLayout(m_runProblems);
    layout->addWidget(run, 3, Qt::AlignTop);

    auto *flow = new Card(tr("Dataflow"));
    m_flowBadge = new Badge;
    m_flowBadge->setObjectName(u"flowBadge"_s);
    flow->addHeaderWidget(m_flowBadge);
    flow->content()->addWidget(
        wrapped(Type::Body,
                tr("It goes on by itself, by its schedule. To change or stop it, "
                   "open Dataflows in Platform."),
                Ink::Muted));
    layout->addWidget(flow, 2, Qt::AlignTop);
    return page;
}

QWidget *RunPage::buildStopped()
{
    auto *page = new QWidget;
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::l);
    auto *happened = new Card(tr("What happened"));
    m_what = wrapped(Type::Strong, {});
    m_why = wrapped(Type::Body, {});
    m_nextStep = wrapped(Type::Body, {});
    m_what->setObjectName(u"failureWhat"_s);
    m_why->setObjectName(u"failureWhy"_s);
    m_nextStep->setObjectName(u"failureNext"_s);
    for (Text *text : {m_what, m_why, m_nextStep}) {
        text->setTextFormat(Qt::PlainText);
        happened->content()->addWidget(text);
    }
    auto *buttons = new QHBoxLayout;
    m_fix = new Button(Kind::Primary, {}, u"edit"_s);
    m_fix->setObjectName(u"fixButton"_s);
    m_again = new Button(Kind::Secondary, tr("&Try again"), u"refresh"_s);
    m_again->setObjectName(u"tryAgainButton"_s);
    buttons->addWidget(m_fix);
    buttons->addWidget(m_again);
    buttons->addStretch(1);
    happened->content()->addLayout(buttons);
    m_response = new QPlainTextEdit;
    m_response->setObjectName(u"failureResponse"_s);
    m_response->setAccessibleName(tr("Response of the service, redacted"));
    m_response->setReadOnly(true);
    m_response->setFont(typeFont(Type::Mono));
    m_response->setMinimumHeight(90);
    m_responseExpander = new Expander(tr("Show the response (redacted)"), m_response);
    m_responseExpander->setObjectName(u"failureResponseLink"_s);
    happened->content()->addWidget(m_responseExpander, 0, Qt::AlignLeft);
    happened->content()->addWidget(m_response);
    m_response->hide();
    layout->addWidget(happened, 11, Qt::AlignTop);
    auto *standing = new Card(tr("Where things stand"));
    m_standing = new QVBoxLayout;
    m_standing->setSpacing(space::s);
    standing->content()->addLayout(m_standing);
    layout->addWidget(standing, 9, Qt::AlignTop);
    connect(m_fix, &QAbstractButton::clicked, this, [this] { Q_EMIT stepRequested(m_fixStep); });
    connect(m_again, &QAbstractButton::clicked, this, &RunPage::retryWanted);
    return page;
}

void RunPage::enter()
{
    showPhase();
}

void RunPage::showPhase()
{
    showSteps();
    showHeading();
    switch (m_presenter.phase()) {
    case Phase::NotStarted:
    case Phase::Running:
        m_below->setCurrentIndex(0);
        break;
    case Phase::Created:
        m_below->setCurrentIndex(1);
        showProgress();
        break;
    case Phase::Stopped:
        m_below->setCurrentIndex(2);
        showFailure();
        break;
    }
    Q_EMIT changed();
}

void RunPage::showHeading()
{
    const QList<run::StepStatus> steps = m_steps;
    const int made = countOf(steps, {Progress::Done});
    const int reused = countOf(steps, {Progress::Reused, Progress::Adopted});
    const int failed = countOf(steps, {Progress::Failed});
    const int waiting = countOf(steps, {Progress::Waiting});
    m_progress->setRange(0, static_cast<int>(steps.size()));
    m_progress->setValue(made + reused);
    m_progress->setVisible(m_presenter.phase() == Phase::Running);
    m_copyAll->setVisible(made + reused > 0);
    QStringList parts{tr("%n made", nullptr, made), tr("%n reused", nullptr, reused)};
    switch (m_presenter.phase()) {
    case Phase::NotStarted:
        m_headIcon->setIcon(u"ring"_s, Ink::Muted);
        m_heading->setText(tr("Not started"));
        parts.clear();
        break;
    case Phase::Running: {
        m_headIcon->setIcon(u"half"_s, Ink::Accent);
        const auto running =
            std::find_if(steps.begin(), steps.end(),
                         [](const run::StepStatus &one) { return one.state == Progress::Running; });
        m_heading->setText(
            running == steps.end()
                ? tr("Creating the dataflow")
                : tr("Creating the dataflow: %1").arg(stepTitle(run::stepName(running->step))));
        parts = {tr("%1 of %2 steps").arg(made + reused).arg(steps.size())};
        break;
    }
    case Phase::Created:
        m_headIcon->setIcon(u"check"_s, Ink::Ok);
        m_heading->setText(tr("Dataflow created"));
        parts.prepend(tr("%n step(s) in %1", nullptr, int(steps.size()))
                          .arg(duration(m_presenter.outcome() ? m_presenter.outcome()->ms : 0)));
        break;
    case Phase::Stopped: {
        m_headIcon->setIcon(u"error"_s, Ink::Err);
        const auto bad = std::find_if(steps.begin(), steps.end(), [](const run::StepStatus &one) {
            return one.state == Progress::Failed;
        });
        m_heading->setText(bad == steps.end()
                               ? tr("Stopped")
                               : tr("Stopped: %1").arg(stepTitle(run::stepName(bad->step))));
        parts += {tr("%n failed", nullptr, failed), tr("%n waiting", nullptr, waiting)};
        break;
    }
    }
    m_summary->setText(parts.join(u", "_s));
}

void RunPage::showSteps()
{
    m_steps = m_presenter.statuses();
    const QList<run::StepSpec> specs = run::provisioningSteps();
    QList<TimelineStep> rows;
    for (const run::StepStatus &status : std::as_const(m_steps)) {
        TimelineStep row{.title = stepTitle(run::stepName(status.step)),
                         .state = timelineState(status),
                         .objectId = status.id,
                         .strong = status.step == run::StepId::Flow,
                         .hasRequest = true};
        if (status.state != Progress::Waiting && status.attempts > 0) {
            row.startMs = double(status.startedAt);
            row.endMs = double(status.startedAt + status.ms);
        }
        for (const run::StepSpec &spec : specs) {
            if (spec.id != status.step)
                continue;
            for (const run::StepId id : spec.after)
                row.waitedFor.append(indexOf(m_steps, id));
        }
        rows.append(row);
    }
    m_timeline->setSteps(rows);
}

QString RunPage::allIds() const
{
    QStringList lines;
    for (const run::StepStatus &status : m_steps) {
        if (!status.id.isEmpty())
            lines.append(run::stepName(status.step) + u'\t' + status.id);
    }
    return lines.join(u'\n');
}

void RunPage::setFigure(Text *figure, qint64 value)
{
    figure->setText(value < 0 ? u"–"_s : QLocale().toString(value));
}

void RunPage::showProgress()
{
    const run::FlowProgress &progress = m_presenter.progress();
    const QString state = progress.flow.state;
    m_flowBadge->setVisible(!state.isEmpty());
    m_flowBadge->setSpec({state, state == "enabled"_L1 ? Tone::Ok : Tone::Neutral,
                          state == "enabled"_L1 ? u"check"_s : u"info"_s});
    while (QLayoutItem *item = m_runProblems->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (m_presenter.watchTrouble())
        m_runProblems->addWidget(new IconSentence(
            Tone::Warn, u"warn"_s, errorText(*m_presenter.watchTrouble()).paragraph()));
    const auto &run = progress.firstRun;
    m_skip->setVisible(!run && m_presenter.isDemo());
    if (!run) {
        const QDateTime start =
            QDateTime::fromSecsSinceEpoch(m_presenter.plan().schedule.startTime);
        const bool due = m_presenter.secondsToFirstRun() == 0;
        m_runBadge->setSpec({tr("Waiting"), Tone::Neutral, u"ring"_s});
        m_runSentence->setText(
            due ? tr("Platform shows the first run some minutes after the dataflow's start.")
                : tr("The first run is due %1. You may close the window.")
                      .arg(nearTime(start, QDateTime::currentDateTime())));
        for (Text *figure : {m_read, m_stored, m_rejected, m_gaps})
            setFigure(figure, -1);
        return;
    }
    setFigure(m_read, run->recordsIn);
    setFigure(m_stored, run->recordsOut);
    setFigure(m_rejected, run->recordsFailed);
    setFigure(m_gaps, run->recordsWithWarnings);
    m_rejected->setInk(run->recordsFailed > 0 ? Ink::Err : Ink::Text);
    m_gaps->setInk(run->recordsWithWarnings > 0 ? Ink::Warn : Ink::Text);
    using State = api::FlowRun::State;
    switch (run->state()) {
    case State::Succeeded:
        if (run->recordsFailed > 0)
            m_runBadge->setSpec({tr("Ended, some rows rejected"), Tone::Warn, u"warn"_s});
        else
            m_runBadge->setSpec({tr("Ended well"), Tone::Ok, u"check"_s});
        m_runSentence->setText(
            run->recordsWithWarnings > 0
                ? tr("A row with gaps is stored; the values that did not fit their field are left "
                     "empty. A rejected row is not stored.")
                : tr("Every row that was read is stored."));
        break;
    case State::Failed:
        m_runBadge->setSpec({tr("Failed"), Tone::Err, u"error"_s});
        m_runSentence->setText(tr(
            "The first run failed and stored nothing. The dataflow exists and tries again by its "
            "schedule."));
        break;
    case State::Running:
        m_runBadge->setSpec({tr("Running"), Tone::Accent, u"half"_s});
        m_runSentence->setText(tr("Platform reads the source."));
        break;
    case State::Waiting:
    case State::Unknown:
        m_runBadge->setSpec({run->status, Tone::Neutral, u"ring"_s});
        m_runSentence->setText(tr("Platform has planned the first run."));
        break;
    }
    for (const api::RunProblem &problem : run->problems)
        m_runProblems->addWidget(
            new IconSentence(run->state() == State::Failed ? Tone::Err : Tone::Warn,
                             run->state() == State::Failed ? u"error"_s : u"warn"_s,
                             problem.code + u": "_s + problem.message));
}

void RunPage::showFailure()
{
    const QList<run::StepStatus> steps = m_steps;
    const auto failed = std::find_if(steps.begin(), steps.end(), [](const run::StepStatus &one) {
        return one.state == Progress::Failed;
    });
    const bool cancelled = m_presenter.outcome() && m_presenter.outcome()->error &&
                           m_presenter.outcome()->error->kind == ErrorKind::Cancelled;
    Error error = m_presenter.outcome() && m_presenter.outcome()->error
                      ? *m_presenter.outcome()->error
                      : Error{};
    QString step;
    m_fix->setVisible(false);
    if (failed != steps.end() && failed->error &&
        !(cancelled && failed->error->kind == ErrorKind::Cancelled)) {
        error = *failed->error;
        step = run::stepName(failed->step);
        const bool planIsToBlame =
            error.kind == ErrorKind::InvalidPlan || error.kind == ErrorKind::Refused ||
            error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Conflict;
        m_fixStep = error.kind == ErrorKind::NotSignedIn ? int(ConnectStep)
                                                         : pageOf(failed->step, error.where);
        m_fix->setVisible(planIsToBlame || error.kind == ErrorKind::NotSignedIn);
    }
    static const char *const fixTexts[] = {
        QT_TR_NOOP("Sign in again"), QT_TR_NOOP("Fix in Source"),  QT_TR_NOOP("Fix in Columns"),
        QT_TR_NOOP("Fix in Target"), QT_TR_NOOP("Fix in Mapping"), QT_TR_NOOP("Fix in Schedule"),
        QT_TR_NOOP("Fix in Review")};
    if (m_fixStep < RunStep)
        m_fix->setText(tr(fixTexts[m_fixStep]));
    const ErrorText text = errorText(error, step);
    m_what->setText(text.what);
    m_why->setText(text.why);
    m_why->setVisible(!text.why.isEmpty());
    m_nextStep->setText(text.next);
    m_nextStep->setVisible(!text.next.isEmpty());
    m_response->setPlainText(text.details);
    m_responseExpander->setVisible(!text.details.isEmpty());
    m_responseExpander->setOpen(false);

    while (QLayoutItem *item = m_standing->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](Tone tone, const QString &icon, const QString &sentence) {
        m_standing->addWidget(new IconSentence(tone, icon, sentence));
    };
    const int made = countOf(steps, {Progress::Done});
    if (made > 0)
        add(Tone::Ok, u"check"_s,
            tr("%n thing(s) made by this run exist, with their IDs above.", nullptr, made));
    else
        add(Tone::Neutral, u"ring"_s, tr("This run made nothing."));
    const bool inDoubt = std::any_of(steps.begin(), steps.end(), [](const run::StepStatus &one) {
        return one.error && one.error->kind == ErrorKind::UnknownOutcome;
    });
    if (inDoubt)
        add(Tone::Warn, u"warn"_s,
            tr("One thing may exist although its answer got lost. Look for it in Platform before "
               "you try again, or there may be two."));
    if (!m_presenter.outcome() || m_presenter.outcome()->flowId.isEmpty())
        add(Tone::Neutral, u"ring"_s,
            tr("No dataflow was confirmed, so nothing is scheduled that you can see here."));
    add(Tone::Info, u"save"_s,
        made > 0 ? tr("“Try again” keeps what this run made, as long as the plan for it is the "
                      "same. Your plan is as you left it.")
                 : tr("Your plan is as you left it."));
}

} // namespace dfw::ui
