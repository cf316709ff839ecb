// SPDX-License-Identifier: Apache-2.0
#include "pages/connectpage.h"

#include "pages/accesscard.h"
#include "pages/organisationcard.h"
#include "pages/recentcard.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/demotext.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/confirm.h"
#include "widgets/note.h"

#include <algorithm>
#include <QBoxLayout>
#include <QScrollArea>
#include <QScrollBar>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::AccessCheck;
using presenters::ConnectPresenter;
using presenters::ConnectProblem;
using presenters::Session;

namespace {

// Nothing is wrong but that somebody else's host has to be confirmed.
bool onlyUnconfirmed(const QList<ConnectProblem> &problems)
{
    return std::all_of(problems.begin(), problems.end(), [](const ConnectProblem &one) {
        return one.kind == ConnectProblem::Kind::HostUnconfirmed;
    });
}

} // namespace

ConnectPage::ConnectPage(ConnectPresenter &presenter, storage::RecentPlans &recent, QWidget *parent)
    : WizardPage(parent), m_presenter(presenter), m_left(new QVBoxLayout),
      m_demoNote(new Note(Tone::Demo,
                          tr("Try everything on a small Platform that runs on this computer."))),
      m_startDemo(new Button(Kind::Secondary, tr("Start the &demo"))),
      m_leaveDemo(new Button(Kind::Secondary, tr("&Use my organisation"))),
      m_resetDemo(new Button(Kind::Secondary, tr("Reset the demo…"))),
      m_organisation(new OrganisationCard(presenter)), m_leftBehind(new Note(Tone::Info, {})),
      m_access(new AccessCard), m_recent(new RecentCard(recent))
{
    setObjectName(u"connectPage"_s);
    m_startDemo->setObjectName(u"startDemoButton"_s);
    m_startDemo->setAccessibleName(tr("Start the demo"));
    m_leaveDemo->setObjectName(u"useOrganisationButton"_s);
    m_leaveDemo->setAccessibleName(tr("Use my organisation"));
    m_demoNote->setObjectName(u"demoNote"_s);
    m_demoNote->setTitle(tr("No account at hand?"));
    m_demoNote->addAction(m_startDemo);
    m_resetDemo->setObjectName(u"resetDemoButton"_s);
    m_resetDemo->setAccessibleName(tr("Reset the demo"));
    m_demoNote->addAction(m_leaveDemo);
    m_demoNote->addAction(m_resetDemo);
    m_leftBehind->setObjectName(u"leftBehindNote"_s);

    m_left->setSpacing(space::l);
    m_left->addWidget(m_demoNote);
    m_left->addWidget(m_leftBehind);
    m_left->addWidget(m_organisation);
    m_left->addWidget(m_recent);
    m_left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->addWidget(m_access);
    right->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::xl);
    row->addLayout(m_left, 625);
    row->addLayout(right, 351);
    body()->addLayout(row, 1);

    connect(m_startDemo, &Button::clicked, this, [this] { m_presenter.startDemo(); });
    connect(m_leaveDemo, &Button::clicked, this, [this] { m_presenter.leaveDemo(); });
    connect(m_resetDemo, &Button::clicked, this, [this] {
        confirm(this,
                {tr("Reset the demo?"),
                 tr("Everything made in the demo goes, and it begins with the sample. Your plan "
                    "stays."),
                 tr("Reset the demo"), tr("Keep it")},
                [this] { m_presenter.resetDemo(); });
    });
    connect(m_access, &AccessCard::checkAgainRequested, this, [this] {
        if (onlyUnconfirmed(m_presenter.problems()))
            m_organisation->confirmHosts();
        else
            setErrorsShown(true);
    });
    connect(m_organisation, &OrganisationCard::edited, this, [this] {
        m_signInFailed = false;
        m_hostRefused = false;
    });
    connect(m_organisation, &OrganisationCard::heightChanged, this,
            [this] { settleLayouts(this); });
    connect(m_organisation, &OrganisationCard::hostsConfirmed, &m_presenter,
            &ConnectPresenter::signIn);
    connect(m_organisation, &OrganisationCard::hostRefused, this, [this] {
        m_hostRefused = true;
        if (std::exchange(m_preparing, false))
            Q_EMIT nextRefused();
    });
    connect(m_access, &AccessCard::cancelRequested, this, [this] { m_presenter.cancel(); });
    connect(m_recent, &RecentCard::openRequested, this, &ConnectPage::openPlanRequested);
    connect(&m_presenter, &ConnectPresenter::changed, this, &ConnectPage::refresh);
    connect(&m_presenter.session(), &Session::changed, this, &ConnectPage::refresh);
    connect(&m_presenter, &ConnectPresenter::signedIn, this, [this] {
        if (!std::exchange(m_preparing, false))
            return;
        refresh();
        Q_EMIT nextReady();
    });
}

void ConnectPage::addOffer(QWidget *card)
{
    m_left->insertWidget(m_offers++, card);
}

QString ConnectPage::title() const
{
    return tr("Connect to your organisation");
}

QString ConnectPage::instruction() const
{
    return tr("Say which organisation and sandbox this dataflow belongs to.");
}

bool ConnectPage::inDemo() const
{
    return m_presenter.session().kind() == Session::Kind::Demo;
}

QString ConnectPage::choice() const
{
    const Session &session = m_presenter.session();
    if (session.kind() == Session::Kind::None)
        return {};
    if (session.kind() == Session::Kind::Demo)
        return tr("Demo");
    return session.sandboxTitle().isEmpty() ? session.sandbox() : session.sandboxTitle();
}

void ConnectPage::enter()
{
    m_recent->refresh();
    refresh();
}

QList<PageProblem> ConnectPage::problems()
{
    QList<PageProblem> out;
    if (inDemo() || m_presenter.task().isBusy())
        return out;
    const QList<ConnectProblem> found = m_presenter.problems();
    // Those are asked about when the user goes on.
    if (m_hostRefused || !onlyUnconfirmed(found)) {
        for (const ConnectProblem &problem : found)
            out.append(m_organisation->placed(problem));
    }
    if (out.isEmpty() && m_signInFailed) {
        for (const AccessCheck &check : m_presenter.checks()) {
            if (!check.task.isReady() && check.task.error && out.isEmpty())
                out.append({accessFailure(check, m_presenter.sandboxes(), Length::Link),
                            check.what == AccessCheck::What::Sandbox &&
                                    check.task.error->kind == ErrorKind::NotFound
                                ? m_organisation->sandboxEdit()
                                : m_organisation->secretEdit()});
        }
        const std::optional<Error> &error = m_presenter.task().error;
        if (out.isEmpty())
            out.append({error ? errorText(*error).why : tr("The sign-in was stopped"),
                        m_organisation->secretEdit()});
    }
    return out;
}

void ConnectPage::forgetServiceProblems()
{
    m_signInFailed = false;
    m_hostRefused = false;
}

bool ConnectPage::prepareNext()
{
    if (!m_presenter.needsSignIn())
        return true;
    m_preparing = true;
    m_hostRefused = false;
    // The demo may be on its way already.
    if (!m_presenter.task().isBusy())
        m_organisation->confirmHosts();
    return false;
}

void ConnectPage::cancelPreparing()
{
    m_presenter.cancel();
}

QString ConnectPage::busySentence() const
{
    return m_presenter.task().isBusy() ? tr("Signing in") : QString();
}

// What a change of sandbox took out of the plan, said once where it happened.
void ConnectPage::showLeftBehind()
{
    const WorldIds &ids = m_presenter.leftBehind();
    QStringList what;
    if (!ids.baseConnectionId.isEmpty())
        what.append(tr("the base connection"));
    if (!ids.schemaId.isEmpty() || !ids.classId.isEmpty() || !ids.fieldGroupIds.isEmpty())
        what.append(tr("the schema"));
    if (!ids.datasetId.isEmpty())
        what.append(tr("the dataset"));
    m_leftBehind->setVisible(!what.isEmpty());
    m_leftBehind->setTitle(tr("This is another sandbox"));
    m_leftBehind->setText(
        fill(tr("Your plan keeps its columns, mapping and schedule. Choose here anew: %1. Where "
                "you come from they are remembered until you close."),
             {what.join(tr(", "))}));
}

// True where one came into the demo, or left it.
bool ConnectPage::showDemo()
{
    const bool demo = inDemo();
    const auto &task = m_presenter.task();
    const QString trouble = task.error ? demoDataTrouble(*task.error) : QString();
    m_demoNote->setTitle(demo ? tr("You are in the demo") : tr("No account at hand?"));
    if (demo && m_presenter.demoNotKept())
        m_demoNote->setText(demoNotKeptText(*m_presenter.demoNotKept()));
    else if (demo)
        m_demoNote->setText(tr("A small Platform runs on this computer, with tables, schemas and "
                               "some dirty rows. What you make in it is kept until you reset it."));
    else if (!trouble.isEmpty())
        m_demoNote->setText(trouble);
    else
        m_demoNote->setText(tr("Try everything on a small Platform that runs on this computer."));
    const bool turned = m_startDemo->isHidden() != demo;
    m_startDemo->setVisible(!demo);
    m_startDemo->setEnabled(!task.isBusy() || !m_presenter.checks().isEmpty());
    m_leaveDemo->setVisible(demo);
    m_resetDemo->setVisible(!trouble.isEmpty());
    return turned;
}

// The button that was pressed is gone, and the focus went on to a button of an offer, whose words
// it scrolled away.
void ConnectPage::showTop()
{
    findChild<QScrollArea *>(u"pageScroll"_s)->verticalScrollBar()->setValue(0);
}

void ConnectPage::refresh()
{
    const bool turned = showDemo();
    m_organisation->refresh();
    showLeftBehind();
    refreshErrors();
    m_access->refresh(m_presenter, m_presenter.session().kind());
    settleLayouts(this);
    if (turned)
        showTop();
    if (m_preparing && !m_presenter.task().isBusy() && !m_presenter.task().isReady()) {
        m_preparing = false;
        m_signInFailed = true;
        Q_EMIT nextRefused();
    }
    Q_EMIT changed();
}

void ConnectPage::refreshErrors()
{
    m_organisation->showErrors(errorsShown());
    settleLayouts(this);
}

void ConnectPage::showEvent(QShowEvent *event)
{
    WizardPage::showEvent(event);
    settleLayouts(this);
}

} // namespace dfw::ui
