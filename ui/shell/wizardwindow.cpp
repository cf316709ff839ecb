// SPDX-License-Identifier: Apache-2.0
#include "shell/wizardwindow.h"

#include "pages/columnspage.h"
#include "pages/connectpage.h"
#include "pages/drilldialog.h"
#include "pages/mappingpage.h"
#include "pages/reviewpage.h"
#include "pages/runpage.h"
#include "pages/schedulepage.h"
#include "pages/sourcepage.h"
#include "pages/targetpage.h"
#include "shell/draftdesk.h"
#include "shell/frameview.h"
#include "shell/pagestack.h"
#include "shell/placeview.h"
#include "shell/planmenu.h"
#include "shell/requestpanel.h"
#include "shell/rundesk.h"
#include "style/metrics.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/confirm.h"
#include "widgets/pageframe.h"
#include "widgets/places.h"
#include "widgets/requestdock.h"
#include "widgets/steprail.h"
#include "widgets/text.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QTime>
#include <QTimer>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::PlanKeeper;
using presenters::RunPresenter;
using presenters::Session;

namespace {

constexpr QSize defaultSize(1280, 860);
constexpr QSize leastSize(1024, 720); // 768 less a panel and a title bar
constexpr int railShrinksBelow = 1180;

} // namespace

WizardWindow::WizardWindow(const WizardParts &parts, QWidget *parent)
    : QWidget(parent), m_parts(parts)
{
    setObjectName(u"wizardWindow"_s);
    setMinimumSize(leastSize);
    m_planMenu = new PlanMenu(m_parts.keeper, m_parts.recent, this);
    m_runDesk = new RunDesk(m_parts.run, m_parts.runs, *m_planMenu, this);
    m_draftDesk = new DraftDesk(
        m_parts.drafts, m_parts.connect,
        [this] { return m_current == ConnectStep ? nullptr : page(); }, this);
    m_requests = new RequestPanel([this] { return requests(); }, this);
    buildPages();
    arrange();
    connectFrame();
    connectDrafts();
    refreshPlace();
    showStep(ConnectStep);
}

QSize WizardWindow::sizeHint() const
{
    return defaultSize;
}

void WizardWindow::buildPages()
{
    m_stack = new PageStack({
        [this] { return new ConnectPage(m_parts.connect, m_parts.recent); },
        [this] { return new SourcePage(m_parts.source, m_parts.keeper); },
        [this] { return new ColumnsPage(m_parts.columns, m_parts.keeper); },
        [this] { return new TargetPage(m_parts.target, m_parts.keeper); },
        [this] { return new MappingPage(m_parts.mapping, m_parts.mappingImport); },
        [this] { return new SchedulePage(m_parts.schedule, m_parts.keeper); },
        [this] { return new ReviewPage(m_parts.review, m_parts.keeper); },
        [this] { return new RunPage(m_parts.run); },
    });
    connect(m_stack, &PageStack::pageBuilt, this, &WizardWindow::connectPage);
    connect(this, &WizardWindow::painted, m_stack, &PageStack::buildRest);
}

WizardPage *WizardWindow::page() const
{
    return m_stack->page(m_current);
}

void WizardWindow::arrange()
{
    m_banner = new Banner;
    m_rail = new StepRail;
    m_rail->setProductName(tr("Dataflow Wizard"));
    m_header = new PageHeader({}, {});
    auto *planButton = new Button(Kind::Secondary, tr("&Plan"), u"file"_s);
    planButton->setObjectName(u"planButton"_s);
    planButton->setToolTip(tr("Open, save and recent plans"));
    planButton->setMenu(m_planMenu->menu());
    m_header->addRightWidget(planButton);
    m_header->addRightWidget(m_requests->button());
    m_busy = new BusyRow;
    m_busy->hide();
    m_problemBar = new ProblemBar;
    m_footer = new Footer;

    auto *headerHolder = new QVBoxLayout;
    headerHolder->setContentsMargins(space::page, space::xl, space::page, space::m);
    headerHolder->addWidget(m_header);
    auto *busyHolder = new QVBoxLayout;
    busyHolder->setContentsMargins(space::page, 0, space::page, 0);
    busyHolder->addWidget(m_busy);
    auto *troubleHolder = new QVBoxLayout;
    troubleHolder->setContentsMargins(space::page, 0, space::page, 0);
    troubleHolder->addWidget(m_draftDesk->troubleNote());
    auto *middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addLayout(headerHolder);
    middle->addLayout(troubleHolder);
    middle->addWidget(m_stack, 1);
    middle->addLayout(busyHolder);
    middle->addWidget(m_problemBar);
    middle->addWidget(m_footer);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(middle, 1);
    row->addWidget(m_requests->place());
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_banner);
    outer->addLayout(row, 1);
}

void WizardWindow::connectPage(int step, WizardPage *built)
{
    connect(built, &WizardPage::changed, this, [this, step] {
        if (step == m_current)
            refreshProblems();
        refreshFrame();
    });
    connect(built, &WizardPage::nextReady, this, [this, step] {
        if (step != m_current || !m_preparing)
            return;
        showBusy(false);
        goOn();
    });
    connect(built, &WizardPage::nextRefused, this, [this, step] {
        if (step != m_current || !m_preparing)
            return;
        showBusy(false);
        refuse(page()->problems());
    });
    connect(built, &WizardPage::stepRequested, this, &WizardWindow::editFrom);
    if (auto *connectPage = qobject_cast<ConnectPage *>(built)) {
        connect(connectPage, &ConnectPage::openPlanRequested, this, &WizardWindow::openPlan);
        m_runDesk->offerOn(*connectPage);
        m_draftDesk->offerOn(*connectPage, *m_planMenu);
    } else if (auto *review = qobject_cast<ReviewPage *>(built)) {
        connect(review, &ReviewPage::requestsWanted, this, [this] { m_requests->show(); });
    } else if (auto *run = qobject_cast<RunPage *>(built)) {
        connect(run, &RunPage::retryWanted, this, &WizardWindow::commit);
        connect(run, &RunPage::skipAheadWanted, this, [this](qint64 seconds) {
            m_parts.connect.skipDemoAhead(std::chrono::seconds(seconds));
        });
        connect(run, &RunPage::removeWanted, m_runDesk, &RunDesk::removeMade);
        connect(run, &RunPage::requestWanted, m_requests, &RequestPanel::showStep);
    }
}

// Pages take what is being typed when they are hidden: now, while there is a window to hear of it.
WizardWindow::~WizardWindow()
{
    hide();
}

void WizardWindow::connectFrame()
{
    connect(m_rail, &StepRail::stepRequested, this, [this](int step) {
        if (!m_parts.run.isBusy() && step <= m_furthest)
            showStep(step);
    });
    connect(m_footer, &Footer::nextRequested, this, &WizardWindow::pressNext);
    connect(m_footer, &Footer::backRequested, this, &WizardWindow::pressBack);
    connect(m_footer, &Footer::cancelRequested, this, &WizardWindow::pressCancel);
    connect(m_busy, &BusyRow::cancelRequested, this, [this] {
        page()->cancelPreparing();
        showBusy(false);
    });
    connect(m_problemBar, &ProblemBar::problemActivated, this, &WizardWindow::goToProblem);
    connect(m_requests, &RequestPanel::shownChanged, this, &WizardWindow::fitRail);
    connect(m_banner, &Banner::leaveDemoRequested, this, [this] { m_parts.connect.leaveDemo(); });
    connect(m_banner, &Banner::drillsRequested, this, &WizardWindow::showDrills);
    connect(m_banner, &Banner::resetSampleRequested, this, [this] {
        confirm(this,
                {tr("Reset the sample?"),
                 tr("Everything made in this demo goes, and the sample tables are as new. Your "
                    "plan stays."),
                 tr("Reset the sample"), tr("Keep it")},
                [this] { m_parts.connect.resetDemo(); });
    });
    connect(&m_parts.session, &Session::changed, this, [this] {
        refreshPlace();
        if (m_drills && m_parts.session.kind() != Session::Kind::Demo)
            m_drills->close();
        if (!m_parts.session.isConnected())
            startOver();
    });
    connect(&m_parts.keeper, &PlanKeeper::savedStateChanged, this, &WizardWindow::refreshFooter);
    connect(&m_parts.keeper, &PlanKeeper::planChanged, m_requests, &RequestPanel::refresh);
    connect(&m_parts.run, &RunPresenter::phaseChanged, this, [this] {
        refreshFrame();
        m_requests->refresh();
    });
    connect(m_runDesk, &RunDesk::runPageWanted, this, [this] { showStep(RunStep); });
    connect(m_runDesk, &RunDesk::reviewWanted, this, [this] { showStep(ReviewStep); });
    connect(m_planMenu, &PlanMenu::planOpened, this, [this] {
        m_draftDesk->forget();
        startOver();
    });
}

void WizardWindow::showDrills()
{
    if (!m_drills)
        m_drills = new DrillDialog(m_parts.demo, this);
    m_drills->refresh();
    m_drills->show();
    m_drills->raise();
    m_drills->activateWindow();
}

void WizardWindow::connectDrafts()
{
    connect(m_draftDesk, &DraftDesk::takenUp, this, [this] {
        startOver();
        m_furthest = *m_draftDesk->waitsFor();
        refreshFrame();
    });
    connect(m_draftDesk, &DraftDesk::stepWanted, this, &WizardWindow::showStep);
    connect(&m_parts.session, &Session::changed, this, [this] {
        // Next goes there by itself.
        QTimer::singleShot(0, this, [this] {
            if (m_draftDesk->waitsFor() && !m_preparing && m_parts.session.isConnected())
                m_draftDesk->goThere();
        });
    });
    m_draftDesk->begin();
}

void WizardWindow::startOver()
{
    m_furthest = ConnectStep;
    m_returnToReview = false;
    for (int step = 0; step < StepCount; ++step) {
        if (WizardPage *one = m_stack->built(step))
            one->setErrorsShown(false);
    }
    showStep(ConnectStep);
}

void WizardWindow::openPlan(const QString &path)
{
    m_planMenu->open(path);
}

void WizardWindow::showStep(int step)
{
    if (m_preparing) {
        page()->cancelPreparing();
        showBusy(false);
    }
    m_current = step;
    m_furthest = qMax(m_furthest, step);
    m_draftDesk->noteStep(step);
    m_refused = false;
    m_problemBar->setProblems({}, {});
    WizardPage *shown = page();
    m_stack->setCurrentWidget(shown);
    const auto *mapping = qobject_cast<const MappingPage *>(shown);
    m_planMenu->setPageActions(mapping ? mapping->editActions() : QList<QAction *>());
    if (step == ConnectStep)
        m_runDesk->refresh();
    shown->enter();
    refreshFrame();
    m_requests->refresh();
    m_header->focusTitle(); // a screen reader starts with the page's title
}

void WizardWindow::editFrom(int step)
{
    m_returnToReview = m_current == ReviewStep;
    showStep(step);
}

void WizardWindow::pressNext()
{
    if (m_preparing)
        return;
    const auto phase = m_parts.run.phase();
    if (m_current == RunStep) {
        if (phase == RunPresenter::Phase::Created || phase == RunPresenter::Phase::Stopped ||
            phase == RunPresenter::Phase::Removed)
            close();
        return;
    }
    page()->forgetServiceProblems();
    const QList<PageProblem> problems = page()->problems();
    if (!problems.isEmpty()) {
        refuse(problems);
        return;
    }
    showBusy(true);
    if (page()->prepareNext()) {
        showBusy(false);
        goOn();
    }
}

void WizardWindow::goOn()
{
    page()->setErrorsShown(false);
    if (m_current == ReviewStep) {
        commit();
        return;
    }
    if (m_draftDesk->waitsFor()) {
        m_draftDesk->goThere();
        return;
    }
    const int next = m_returnToReview ? int(ReviewStep) : m_current + 1;
    m_returnToReview = false;
    showStep(next);
}

void WizardWindow::commit()
{
    const auto start = [this] {
        m_parts.run.start();
        showStep(RunStep);
    };
    if (m_parts.run.phase() == RunPresenter::Phase::Created)
        confirm(this,
                {tr("Create a second dataflow?"),
                 tr("This plan has been run already. The first dataflow stays and goes on."),
                 tr("Create a second one"), tr("Go back")},
                start);
    else
        start();
}

void WizardWindow::refuse(const QList<PageProblem> &problems)
{
    m_refused = true;
    page()->setErrorsShown(true);
    refreshProblems();
    if (!problems.isEmpty())
        focusPlace(problems.first(), Qt::OtherFocusReason);
    refreshFrame();
}

void WizardWindow::refreshProblems()
{
    if (!m_refused)
        return;
    const QList<PageProblem> problems = page()->problems();
    QStringList sentences;
    for (const PageProblem &problem : problems)
        sentences.append(problem.sentence);
    const int next = qMin(m_current + 1, int(RunStep));
    m_problemBar->setProblems(sentences, pageName(next));
    if (problems.isEmpty())
        m_refused = false;
}

void WizardWindow::goToProblem(int index)
{
    const QList<PageProblem> problems = page()->problems();
    if (index >= 0 && index < problems.size())
        focusPlace(problems.at(index), Qt::ShortcutFocusReason);
}

void WizardWindow::focusPlace(const PageProblem &problem, Qt::FocusReason reason)
{
    if (!problem.place)
        return;
    page()->reveal(problem.place);
    problem.place->setFocus(reason);
}

void WizardWindow::pressBack()
{
    m_returnToReview = false;
    if (m_current > ConnectStep)
        showStep(m_current - 1);
}

void WizardWindow::pressCancel()
{
    if (m_preparing) {
        page()->cancelPreparing();
        showBusy(false);
    } else if (m_parts.run.isBusy()) {
        m_parts.run.cancel();
    } else {
        close();
    }
}

void WizardWindow::showBusy(bool busy)
{
    m_preparing = busy;
    if (busy)
        m_busy->start(page()->busySentence().isEmpty() ? tr("Platform is asked")
                                                       : page()->busySentence());
    else
        m_busy->stop();
}

void WizardWindow::refreshFrame()
{
    m_header->setTitle(page()->title());
    m_header->setInstruction(page()->instruction());
    m_rail->setSteps(railSteps(way(), *m_stack, m_parts.run));
    refreshFooter();
}

Way WizardWindow::way() const
{
    return {.current = m_current,
            .furthest = m_furthest,
            .next = m_draftDesk->waitsFor().value_or(m_current + 1),
            .backToReview = m_returnToReview,
            .refused = m_refused};
}

void WizardWindow::refreshFooter()
{
    showFooter(*m_footer, way(), *page(), m_parts.run, m_parts.keeper);
}

void WizardWindow::refreshPlace()
{
    setWindowTitle(showPlace(m_parts.session, *m_banner, *m_rail));
    refreshFooter();
}

QList<run::PreviewRequest> WizardWindow::requests() const
{
    if (m_current == RunStep)
        return run::previewRequests(m_parts.run.plan(), m_parts.run.facts());
    return m_parts.review.requests();
}

void WizardWindow::closeEvent(QCloseEvent *event)
{
    if (m_parts.run.isBusy() && !m_closing) {
        event->ignore();
        m_runDesk->askToStop([this] {
            m_closing = true;
            m_parts.run.cancel();
            close();
        });
        return;
    }
    // After the run the plan is worth keeping, but no longer work that would be lost.
    const bool worthAsking =
        m_parts.keeper.isUnsaved() && m_parts.run.phase() != RunPresenter::Phase::Created;
    if (worthAsking && !m_closing) {
        event->ignore();
        m_planMenu->leavePlan([this] {
            m_parts.drafts.letGo(); // saved, or not wanted
            m_closing = true;
            close();
        });
        return;
    }
    event->accept();
}

void WizardWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QWidget::keyPressEvent(event);
        return;
    }
    // Return presses the button that has the focus; anywhere else it means Next, but it never
    // commits.
    if (auto *button = qobject_cast<QAbstractButton *>(focusWidget()))
        button->animateClick();
    else if (m_current != ReviewStep && m_current != RunStep)
        pressNext();
}

void WizardWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitRail();
}

void WizardWindow::fitRail()
{
    m_rail->setCollapsed(m_requests->isShown() || width() < railShrinksBelow);
}

void WizardWindow::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!std::exchange(m_wasPainted, true))
        QTimer::singleShot(0, this, &WizardWindow::painted);
}

} // namespace dfw::ui
