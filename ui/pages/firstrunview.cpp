// SPDX-License-Identifier: Apache-2.0
#include "pages/firstrunview.h"

#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/timetext.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/note.h"
#include "widgets/text.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::RunPresenter;

FirstRunView::FirstRunView(RunPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter)
{
    auto *layout = new QHBoxLayout(this);
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
}

void FirstRunView::setFigure(Text *figure, qint64 value)
{
    figure->setText(value < 0 ? u"–"_s : QLocale().toString(value));
}

void FirstRunView::refresh()
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

} // namespace dfw::ui
