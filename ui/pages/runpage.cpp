// SPDX-License-Identifier: Apache-2.0
#include "pages/runpage.h"

#include "pages/failureview.h"
#include "pages/firstrunview.h"
#include "pages/publishcard.h"
#include "pages/rollbackview.h"
#include "pages/steps.h"
#include "pages/tidyview.h"
#include "run/provisionsteps.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "texts/pausetext.h"
#include "texts/steptext.h"
#include "texts/timetext.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/note.h"
#include "widgets/text.h"
#include "widgets/timeline.h"

#include <algorithm>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::RunPresenter;
using Progress = run::StepState;
using Phase = RunPresenter::Phase;

namespace {

// By the user, and nothing was made: no failure.
bool wasStopped(const run::StepStatus &status)
{
    return status.state == Progress::Failed && status.error &&
           status.error->kind == ErrorKind::Cancelled;
}

RunState timelineState(const run::StepStatus &status)
{
    switch (status.state) {
    case Progress::Waiting:
        return RunState::Waiting;
    case Progress::Running:
        return status.pause ? RunState::Paused : RunState::Running;
    case Progress::Looking:
        return RunState::Asking;
    case Progress::Done:
        return RunState::Made;
    case Progress::Reused:
    case Progress::Adopted:
        return RunState::Reused;
    case Progress::Failed:
        break;
    }
    return wasStopped(status) ? RunState::Waiting : RunState::Failed;
}

int indexOf(const QList<run::StepStatus> &steps, run::StepId id)
{
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [id](const run::StepStatus &one) { return one.step == id; });
    return static_cast<int>(found - steps.begin());
}

} // namespace

RunPage::RunPage(RunPresenter &presenter, QWidget *parent)
    : WizardPage(parent), m_presenter(presenter)
{
    setObjectName(u"runPage"_s);
    m_stepsCard = buildSteps();
    body()->addWidget(m_stepsCard);
    m_below = new QStackedWidget;
    m_below->addWidget(buildRunning());
    m_firstRun = new FirstRunView(presenter);
    m_failure = new FailureView(presenter);
    m_publish = new PublishCard(presenter.session(), presenter);
    auto *created = new QWidget;
    auto *afterwards = new QVBoxLayout(created);
    afterwards->setContentsMargins(0, 0, 0, 0);
    afterwards->setSpacing(space::m);
    m_tidy = new TidyView(presenter);
    afterwards->addWidget(m_tidy);
    afterwards->addWidget(m_publish);
    afterwards->addWidget(m_firstRun, 1);
    m_drafts = new QWidget; // takes the room while there is no run to follow
    afterwards->addWidget(m_drafts, 1);
    m_below->addWidget(created);
    m_rollback = new RollbackView(presenter);
    auto *removing = new QWidget;
    auto *column = new QVBoxLayout(removing);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_rollback);
    column->addStretch(1);
    m_below->addWidget(m_failure);
    m_below->addWidget(removing);
    body()->addWidget(m_below, 1);

    connect(&m_presenter, &RunPresenter::stepChanged, this, [this] {
        showSteps();
        showHeading();
        showPause();
    });
    m_countdown = new QTimer(this);
    m_countdown->setInterval(1000);
    connect(m_countdown, &QTimer::timeout, this, &RunPage::showPause);
    m_growing = new QTimer(this);
    m_growing->setInterval(200);
    connect(m_growing, &QTimer::timeout, this, &RunPage::showSteps);
    connect(&m_presenter, &RunPresenter::tidyChanged, m_tidy, &TidyView::refresh);
    connect(&m_presenter, &RunPresenter::undoChanged, m_rollback, &RollbackView::refresh);
    connect(m_rollback, &RollbackView::reviewWanted, this,
            [this] { Q_EMIT stepRequested(ReviewStep); });
    connect(m_failure, &FailureView::removeWanted, this, &RunPage::removeWanted);
    connect(m_publish, &PublishCard::removeWanted, this, &RunPage::removeWanted);
    connect(&m_presenter, &RunPresenter::phaseChanged, this, &RunPage::showPhase);
    connect(&m_presenter, &RunPresenter::progressChanged, m_firstRun, &FirstRunView::refresh);
    connect(&m_publish->presenter(), &presenters::PublishPresenter::published, &m_presenter,
            &RunPresenter::notePublished);
    connect(&m_publish->presenter(), &presenters::PublishPresenter::changed, this, [this] {
        if (m_publish->presenter().task().isReady() && !m_presenter.isWatching()) {
            m_presenter.follow();
            showFirstRun();
            showHeading();
            Q_EMIT changed(); // the page says something else above
        }
    });
    connect(m_firstRun, &FirstRunView::skipAheadWanted, this, &RunPage::skipAheadWanted);
    connect(m_failure, &FailureView::retryWanted, this, &RunPage::retryWanted);
    connect(m_failure, &FailureView::stepRequested, this, &RunPage::stepRequested);
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
        if (isDraft())
            return tr("Your dataflow exists as a draft. Nothing runs until it is published.");
        return tr("Your dataflow exists. This page follows its first run; you may close the "
                  "window, Platform goes on.");
    case Phase::Removing:
        if (m_presenter.undoScope() == run::UndoScope::Superseded)
            return tr("The dataflow stays. Only what an earlier form of its plan had made goes.");
        return tr("Only what this run made goes, and only where nobody has changed it since.");
    case Phase::Removed:
        if (m_presenter.undoScope() == run::UndoScope::Superseded)
            return tr("The dataflow stays as it is.");
        if (!m_presenter.undoOutcome() || !m_presenter.undoOutcome()->ok)
            return tr("What is left is listed with its ID and the reason.");
        return tr("What was there before this run is as it was.");
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
    m_runningText = wrapped(Type::Help, {}, Ink::Muted);
    m_runningText->setObjectName(u"runningText"_s);
    m_runningText->setFocusPolicy(Qt::ClickFocus);
    m_pause = new Note(Tone::Warn);
    m_pause->setObjectName(u"pauseNote"_s);
    m_tryNow = new Button(Kind::Secondary, tr("Try &now"), u"refresh"_s);
    m_tryNow->setObjectName(u"tryNowButton"_s);
    m_tryNow->setAccessibleName(tr("Try now, do not wait any longer"));
    m_pause->addAction(m_tryNow);
    connect(m_tryNow, &Button::clicked, this, [this] {
        m_runningText->setFocus(); // the button goes, and a second press shall not stop the run
        m_presenter.tryNow();
    });
    m_pause->hide();
    layout->addWidget(m_pause);
    layout->addWidget(m_runningText);
    layout->addStretch(1);
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
    m_presenter.phase() == Phase::Running ? m_growing->start() : m_growing->stop();
    switch (m_presenter.phase()) {
    case Phase::NotStarted:
    case Phase::Running:
        m_below->setCurrentIndex(0);
        break;
    case Phase::Created:
        m_below->setCurrentIndex(1);
        m_tidy->refresh();
        showFirstRun();
        break;
    case Phase::Stopped:
        m_below->setCurrentIndex(2);
        m_failure->refresh();
        break;
    case Phase::Removing:
    case Phase::Removed:
        m_below->setCurrentIndex(3);
        m_rollback->refresh();
        break;
    }
    m_stepsCard->setVisible(m_below->currentIndex() != 3);
    showPause();
    Q_EMIT changed();
}

bool RunPage::isDraft() const
{
    return m_presenter.plan().draft && !m_presenter.isWatching() &&
           !m_presenter.progress().firstRun && !m_publish->presenter().task().isReady();
}

// A draft has no first run to wait for.
void RunPage::showFirstRun()
{
    const bool draft = isDraft();
    m_firstRun->setVisible(!draft);
    m_drafts->setVisible(draft);
    m_firstRun->refresh();
}

void RunPage::showHeading()
{
    const QList<run::StepStatus> steps = m_steps;
    const int made = run::countOf(steps, {Progress::Done});
    const int reused = run::countOf(steps, {Progress::Reused, Progress::Adopted});
    const auto stopped = static_cast<int>(std::count_if(steps.begin(), steps.end(), wasStopped));
    const int failed = run::countOf(steps, {Progress::Failed}) - stopped;
    const int waiting = run::countOf(steps, {Progress::Waiting}) + stopped;
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
            std::find_if(steps.begin(), steps.end(), [](const run::StepStatus &one) {
                return one.state == Progress::Running || one.state == Progress::Looking;
            });
        m_heading->setText(
            running == steps.end() ? tr("Creating the dataflow")
            : running->state == Progress::Looking
                ? tr("Asking what became of it: %1").arg(stepTitle(run::stepName(running->step)))
                : tr("Creating the dataflow: %1").arg(stepTitle(run::stepName(running->step))));
        parts = {tr("%1 of %2 steps").arg(made + reused).arg(steps.size())};
        break;
    }
    case Phase::Created:
        m_headIcon->setIcon(u"check"_s, Ink::Ok);
        m_heading->setText(isDraft() ? tr("Draft of the dataflow created")
                                     : tr("Dataflow created"));
        if (m_presenter.wasMadeEarlier())
            parts.prepend(fill(tr("Created %1"),
                               {nearTime(QDateTime::fromMSecsSinceEpoch(m_presenter.endedAt()),
                                         QDateTime::currentDateTime())}));
        else
            parts.prepend(
                tr("%n step(s) in %1", nullptr, int(steps.size()))
                    .arg(duration(m_presenter.outcome() ? m_presenter.outcome()->ms : 0)));
        break;
    case Phase::Removing:
    case Phase::Removed:
        break; // the list below has a heading of its own
    case Phase::Stopped: {
        m_headIcon->setIcon(u"error"_s, Ink::Err);
        const auto bad = std::find_if(steps.begin(), steps.end(), [](const run::StepStatus &one) {
            return one.state == Progress::Failed && !wasStopped(one);
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
    const QList<run::StepSpec> specs = run::provisioningSteps(m_presenter.plan());
    QList<TimelineStep> rows;
    for (const run::StepStatus &status : std::as_const(m_steps)) {
        TimelineStep row{.title = stepTitle(run::stepName(status.step)),
                         .state = timelineState(status),
                         .objectId = status.id,
                         .strong = status.step == run::StepId::Flow,
                         .hasRequest = true};
        if (row.state != RunState::Waiting && status.attempts > 0) {
            row.startMs = double(status.startedAt);
            const bool moves =
                status.state == Progress::Running || status.state == Progress::Looking;
            if (status.ms > 0 || !moves)
                row.endMs = double(status.startedAt + status.ms);
            else
                row.endMs = double(qMax(status.startedAt, m_presenter.elapsedMs()));
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

// Why nothing moves, and until when.
void RunPage::showPause()
{
    const auto waiting =
        std::find_if(m_steps.begin(), m_steps.end(),
                     [](const run::StepStatus &one) { return one.pause.has_value(); });
    const bool paused = m_presenter.phase() == Phase::Running && waiting != m_steps.end();
    if (paused != m_countdown->isActive())
        paused ? m_countdown->start() : m_countdown->stop();
    m_pause->setVisible(paused);
    m_runningText->setText(tr("Stop leaves everything that exists by then as it is. The run can go "
                              "on from there at any time, also after a restart."));
    if (!paused)
        return;
    m_pause->setTitle(fill(tr("%1 waits"), {stepTitle(run::stepName(waiting->step))}));
    m_pause->setText(pauseSentence(*waiting->pause, m_presenter.nowMs()));
    // What the service asked for is kept, so there is nothing to offer.
    m_tryNow->setVisible(
        std::any_of(m_steps.begin(), m_steps.end(),
                    [](const run::StepStatus &one) { return one.pause && !one.pause->asked; }));
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

} // namespace dfw::ui
