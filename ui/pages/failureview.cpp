// SPDX-License-Identifier: Apache-2.0
#include "pages/failureview.h"

#include "pages/steps.h"
#include "style/metrics.h"
#include "style/typescale.h"
#include "texts/errortext.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/note.h"
#include "widgets/text.h"

#include <algorithm>
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
    connect(m_again, &QAbstractButton::clicked, this, &FailureView::retryWanted);
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
    const int made = run::countOf(steps, {Progress::Done});
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
