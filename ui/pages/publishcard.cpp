// SPDX-License-Identifier: Apache-2.0
#include "pages/publishcard.h"

#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "texts/steptext.h"
#include "widgets/button.h"
#include "widgets/confirm.h"
#include "widgets/note.h"
#include "widgets/text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::RunPresenter;
using presenters::Task;
using run::PublishState;
using run::PublishStatus;

namespace {

Tone toneOf(PublishState state)
{
    switch (state) {
    case PublishState::Published:
    case PublishState::Skipped:
        return Tone::Ok;
    case PublishState::Running:
        return Tone::Info;
    case PublishState::Failed:
        return Tone::Err;
    case PublishState::Waiting:
        break;
    }
    return Tone::Neutral;
}

QString wordOf(PublishState state)
{
    switch (state) {
    case PublishState::Waiting:
        return PublishCard::tr("still a draft");
    case PublishState::Running:
        return PublishCard::tr("being published");
    case PublishState::Published:
        return PublishCard::tr("published");
    case PublishState::Skipped:
        return PublishCard::tr("was published already");
    case PublishState::Failed:
        return PublishCard::tr("not published");
    }
    return {};
}

} // namespace

PublishCard::PublishCard(presenters::Session &session, RunPresenter &run, QWidget *parent)
    : Card(tr("Draft"), parent), m_run(run), m_presenter(session),
      m_sentence(wrapped(Type::Body, {})), m_items(new QVBoxLayout),
      m_publish(new Button(Kind::Secondary, tr("&Publish…"), u"play"_s)),
      m_remove(new Button(Kind::Secondary, tr("Remove the &draft…"), u"undo"_s)),
      m_cancel(new Button(Kind::Secondary, tr("Cancel")))
{
    setObjectName(u"publishCard"_s);
    m_sentence->setObjectName(u"publishSentence"_s);
    m_publish->setObjectName(u"publishButton"_s);
    m_publish->setAccessibleName(tr("Publish"));
    m_remove->setObjectName(u"removeDraftButton"_s);
    m_remove->setAccessibleName(tr("Remove the draft"));
    m_cancel->setObjectName(u"publishCancel"_s);
    m_cancel->setAccessibleName(tr("Stop publishing"));
    m_items->setSpacing(space::s);
    content()->setSpacing(space::s);
    content()->addWidget(m_sentence);
    content()->addLayout(m_items);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_publish);
    buttons->addWidget(m_remove);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    content()->addLayout(buttons);
    connect(m_publish, &QAbstractButton::clicked, this, &PublishCard::ask);
    connect(m_remove, &QAbstractButton::clicked, this, &PublishCard::removeWanted);
    connect(m_cancel, &QAbstractButton::clicked, &m_presenter,
            &presenters::PublishPresenter::cancel);
    connect(&m_presenter, &presenters::PublishPresenter::changed, this, &PublishCard::refresh);
    connect(&m_run, &RunPresenter::phaseChanged, this, &PublishCard::readRun);
    readRun();
    refresh();
}

void PublishCard::readRun()
{
    const bool made = m_run.phase() == RunPresenter::Phase::Created && m_run.record();
    m_presenter.setDrafts(made ? run::draftsOf(*m_run.record()) : QList<run::Draft>(),
                          m_run.plan().name);
}

void PublishCard::refresh()
{
    const Task &task = m_presenter.task();
    setVisible(m_presenter.hasDrafts());
    m_publish->setVisible(!task.isReady() && !task.isBusy());
    // What is published runs, and is no draft that could be thrown away.
    m_remove->setVisible(task.state == Task::State::Idle && m_run.mayRemoveDraft());
    m_cancel->setVisible(task.isBusy());
    switch (task.state) {
    case Task::State::Idle:
        m_sentence->setText(
            m_run.mayRemoveDraft()
                ? tr("The dataflow is a draft: nothing runs until it is published. You can do that "
                     "here and now, or later: the first page keeps offering it. If you do not want "
                     "it, remove it.")
                : tr("Part of it is published, and the dataflow is a draft still: nothing runs "
                     "until it is published, too."));
        break;
    case Task::State::Busy:
        m_sentence->setText(tr("Publishing, one after the other."));
        break;
    case Task::State::Ready:
        m_sentence->setText(
            run::werePublishedAlready(m_presenter.statuses())
                ? tr("The dataflow was published already. There was nothing left to publish.")
                : tr("The dataflow is published. Its first run starts by its schedule."));
        break;
    case Task::State::Cancelled:
        m_sentence->setText(tr("Stopped. What is published stays so; publish again to go on."));
        break;
    case Task::State::Failed:
        m_sentence->setText(task.error ? errorText(*task.error).paragraph() : QString());
        break;
    }
    while (QLayoutItem *item = m_items->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QList<PublishStatus> statuses = m_presenter.statuses();
    for (qsizetype i = 0; i < statuses.size(); ++i) {
        const PublishStatus &one = statuses.at(i);
        auto *line = new IconSentence(
            toneOf(one.state), toneIcon(toneOf(one.state)),
            tr("%1: %2").arg(stepTitle(run::stepName(one.draft.step)), wordOf(one.state)));
        line->setObjectName(u"publishItem%1"_s.arg(i));
        m_items->addWidget(line);
    }
    settleLayouts(window());
}

void PublishCard::ask()
{
    confirm(
        this,
        {.question = fill(tr("Publish the dataflow “%1”?"), {shown(m_presenter.flowName(), 60)}),
         .text = tr("Publishing cannot be undone: connections and dataflow are enabled, and the "
                    "dataflow runs by its schedule."),
         .act = tr("Publish"),
         .keep = tr("Keep the draft")},
        [this] { m_presenter.start(); });
}

} // namespace dfw::ui
