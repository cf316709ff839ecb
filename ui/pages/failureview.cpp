// SPDX-License-Identifier: Apache-2.0
#include "pages/failureview.h"

#include "pages/steps.h"
#include "style/metrics.h"
#include "style/typescale.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "texts/supporttext.h"
#include "texts/timetext.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/text.h"

#include <algorithm>
#include <QClipboard>
#include <QCoreApplication>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::RunPresenter;
using Progress = run::StepState;

namespace {

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
    case run::StepId::ConnectionSpec:
    case run::StepId::BaseConnection:
    case run::StepId::ConnectionTest:
    case run::StepId::AdHocClass:
    case run::StepId::AdHocSchema:
    case run::StepId::SourceConnection:
        return SourceStep;
    case run::StepId::SchemaParts:
    case run::StepId::FieldGroup:
    case run::StepId::Schema:
    case run::StepId::Identities:
    case run::StepId::Profile:
    case run::StepId::Dataset:
    case run::StepId::DatasetConnection:
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

FailureView::FailureView(RunPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::l);
    auto *happened = new Card(tr("What happened"));
    m_what = wrapped(Type::Strong, {});
    m_why = wrapped(Type::Body, {});
    m_who = wrapped(Type::Help, {}, Ink::Muted);
    m_nextStep = wrapped(Type::Body, {});
    m_what->setObjectName(u"failureWhat"_s);
    m_why->setObjectName(u"failureWhy"_s);
    m_who->setObjectName(u"failureWho"_s);
    m_nextStep->setObjectName(u"failureNext"_s);
    for (Text *text : {m_what, m_why, m_nextStep, m_who}) {
        text->setTextFormat(Qt::PlainText);
        happened->content()->addWidget(text);
    }
    m_choice = new QWidget;
    m_choices = new QVBoxLayout(m_choice);
    m_choices->setContentsMargins(0, 0, 0, 0);
    m_choices->setSpacing(space::s);
    happened->content()->addWidget(m_choice);
    auto *buttons = new QHBoxLayout;
    m_fix = new Button(Kind::Primary, {}, u"edit"_s);
    m_fix->setObjectName(u"fixButton"_s);
    m_again = new Button(Kind::Secondary, tr("&Try again"), u"refresh"_s);
    m_again->setObjectName(u"tryAgainButton"_s);
    buttons->addWidget(m_fix);
    buttons->addWidget(m_again);
    m_copy = new Button(Kind::Quiet, tr("Copy &for support"), u"copy"_s);
    m_copy->setObjectName(u"copySupportButton"_s);
    m_copy->setToolTip(tr("Time, codes, request IDs and the answer, without secrets"));
    buttons->addWidget(m_copy);
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
    m_remove = new Button(Kind::Secondary, tr("Re&move what was created…"));
    m_remove->setObjectName(u"removeMadeButton"_s);
    m_remove->setAccessibleName(tr("Remove what was created"));
    standing->content()->addWidget(m_remove, 0, Qt::AlignLeft);
    layout->addWidget(standing, 9, Qt::AlignTop);
    connect(m_fix, &QAbstractButton::clicked, this, [this] { Q_EMIT stepRequested(m_fixStep); });
    connect(m_again, &QAbstractButton::clicked, this, &FailureView::retryWanted);
    connect(m_remove, &QAbstractButton::clicked, this, &FailureView::removeWanted);
    connect(m_copy, &QAbstractButton::clicked, this, &FailureView::copyForSupport);
}

void FailureView::refresh()
{
    const QList<run::StepStatus> steps = m_presenter.statuses();
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
    showError(error, step);
    showChoice(failed != steps.end() ? &*failed : nullptr);
    showStanding(steps);
}

void FailureView::showError(const Error &error, const QString &step)
{
    m_error = error;
    m_step = step;
    const ErrorText text = errorText(error, step);
    m_what->setText(text.what);
    m_why->setText(text.why);
    m_why->setVisible(!text.why.isEmpty());
    m_nextStep->setText(text.next);
    m_nextStep->setVisible(!text.next.isEmpty());
    m_who->setText(text.who);
    m_who->setVisible(!text.who.isEmpty());
    m_response->setPlainText(text.details);
    m_responseExpander->setVisible(!text.details.isEmpty());
    m_responseExpander->setOpen(false);
    m_copy->setVisible(text.owner != ErrorOwner::Nobody);
    m_copy->setIconName(u"copy"_s);
    m_copy->setAccessibleName(tr("Copy for support"));
}

void FailureView::showChoice(const run::StepStatus *failed)
{
    while (QLayoutItem *item = m_choices->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater(); // its own button may have brought us here
        }
        delete item;
    }
    const QList<run::Candidate> found = failed ? failed->candidates : QList<run::Candidate>();
    m_choice->setVisible(!found.isEmpty());
    m_again->setVisible(found.isEmpty()); // one has to be chosen first
    for (int i = 0; i < found.size(); ++i) {
        const run::Candidate &one = found.at(i);
        auto *line = new QWidget(m_choice);
        line->setObjectName(u"candidateRow%1"_s.arg(i));
        const QString made = fill(
            tr("%1, made %2"),
            {shown(one.name, 60), nearTime(QDateTime::fromMSecsSinceEpoch(one.createdAt),
                                           QDateTime::fromMSecsSinceEpoch(m_presenter.nowMs()))});
        auto *name = new Text(Type::Body, made, Ink::Text, line);
        name->setTextFormat(Qt::PlainText);
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(name);
        words->addWidget(new IdRow(one.id, line));
        auto *take = new Button(Kind::Secondary, tr("This one"), {}, line);
        take->setObjectName(u"candidateButton%1"_s.arg(i));
        take->setAccessibleName(fill(tr("This one: %1, ID %2"), {made, one.id}));
        connect(take, &Button::clicked, this,
                [this, step = failed->step, id = one.id] { m_presenter.choose(step, id); });
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->addLayout(words, 1);
        row->addWidget(take, 0, Qt::AlignTop);
        m_choices->addWidget(line);
    }
}

void FailureView::showStanding(const QList<run::StepStatus> &steps)
{
    while (QLayoutItem *item = m_standing->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](Tone tone, const QString &icon, const QString &sentence) {
        m_standing->addWidget(new IconSentence(tone, icon, sentence));
    };
    const auto made = static_cast<int>(m_presenter.removable().size());
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
            tr("One thing may exist although its answer got lost. “Try again” looks for it first "
               "and makes no second one."));
    if (!m_presenter.outcome() || m_presenter.outcome()->flowId.isEmpty())
        add(Tone::Neutral, u"ring"_s,
            tr("No dataflow was confirmed, so nothing is scheduled that you can see here."));
    add(Tone::Info, u"save"_s,
        m_presenter.journalPath().isEmpty()
            ? tr("Your plan is as you left it.")
            : tr("You may close the window: the next start offers to go on with this run. Your "
                 "plan is as you left it."));
    m_remove->setVisible(made > 0);
}

void FailureView::copyForSupport()
{
    const presenters::Session &session = m_presenter.session();
    SupportFacts facts{.when = QDateTime::fromMSecsSinceEpoch(m_presenter.endedAt()),
                       .version = QCoreApplication::applicationVersion(),
                       .step = m_step,
                       .error = m_error,
                       .host = session.origin().host(),
                       .organisation = session.organisation(),
                       .sandbox = session.sandbox(),
                       .runTag = m_presenter.runTag()};
    const QList<run::UndoStatus> made = m_presenter.removable();
    for (auto one = made.crbegin(); one != made.crend(); ++one)
        facts.made.append({run::stepName(one->step), one->id});
    QGuiApplication::clipboard()->setText(supportText(facts, session.redactor()));
    m_copy->setIconName(u"check"_s);
    m_copy->setAccessibleName(tr("Copied"));
}

} // namespace dfw::ui
