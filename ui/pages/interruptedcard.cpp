// SPDX-License-Identifier: Apache-2.0
#include "pages/interruptedcard.h"

#include "run/publisher.h"
#include "run/rollback.h"
#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "texts/timetext.h"
#include "widgets/button.h"
#include "widgets/note.h"
#include "widgets/offerlist.h"

#include <algorithm>
#include <QDateTime>
#include <QFileInfo>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::InterruptedRun;
using Access = InterruptedRun::Access;

namespace {

QString timeOf(qint64 ms)
{
    return nearTime(QDateTime::fromMSecsSinceEpoch(ms), QDateTime::currentDateTime());
}

bool isRemoving(const InterruptedRun &run)
{
    return run.journal.record && run.journal.record->stage == journal::Stage::Removing;
}

// Nothing of it can go on; it is complete.
bool isLeftOver(const InterruptedRun &run)
{
    return run.journal.record && run::isLeftOver(*run.journal.record);
}

// Of a run that is complete.
bool isDraft(const InterruptedRun &run)
{
    return run.journal.record && !run::draftsOf(*run.journal.record).isEmpty();
}

// Sent and never answered; what only changes something else is no thing of its own.
int maybeMade(const journal::RunRecord &record)
{
    return static_cast<int>(
        std::count_if(record.open.begin(), record.open.end(), [](const journal::OpenIntent &one) {
            const auto step = run::stepNamed(one.step);
            return step && run::resourceOf(*step);
        }));
}

QString whatIsDraft(const journal::RunRecord &record)
{
    return run::isUnpublished(record)
               ? fill(
                     InterruptedCard::tr("Made as a draft %1; nothing runs until it is published."),
                     {timeOf(record.lastAt)})
               : InterruptedCard::tr("Published in part only; nothing runs until all of it is.");
}

QString whatIsLeft(const journal::RunRecord &record)
{
    const QList<run::UndoStatus> items = run::undoItems(record, run::UndoScope::Superseded);
    const auto left =
        static_cast<int>(std::count_if(items.begin(), items.end(), [](const run::UndoStatus &one) {
            return one.step != run::StepId::MappingSet;
        }));
    QStringList parts{InterruptedCard::tr("Complete, its dataflow exists.")};
    if (left > 0)
        parts.append(InterruptedCard::tr(
            "%n thing(s) that an earlier form of its plan had made could not be removed yet.",
            nullptr, left));
    if (const int open = maybeMade(record); open > 0)
        parts.append(InterruptedCard::tr("%n more may have been made.", nullptr, open));
    return parts.join(u' ');
}

QString whatStands(const journal::RunRecord &record)
{
    if (!run::draftsOf(record).isEmpty())
        return whatIsDraft(record);
    if (run::isLeftOver(record))
        return whatIsLeft(record);
    const auto made = static_cast<int>(run::undoItems(record).size());
    const int open = maybeMade(record);
    QStringList parts{fill(record.stage == journal::Stage::Removing
                               ? InterruptedCard::tr("Removing it stopped %1")
                               : InterruptedCard::tr("Stopped %1"),
                           {timeOf(record.lastAt)})};
    if (made > 0)
        parts.append(InterruptedCard::tr("%n thing(s) made", nullptr, made));
    if (made > 0 && open > 0)
        parts.append(InterruptedCard::tr("and %n more that may have been made", nullptr, open));
    else if (open > 0)
        parts.append(InterruptedCard::tr("%n thing(s) that may have been made", nullptr, open));
    else if (made == 0)
        parts.append(InterruptedCard::tr("nothing made"));
    return parts.join(u", "_s) + u'.';
}

// Two runs of the same plan, or of copies of it, are told apart.
QString whereFrom(const InterruptedRun &run)
{
    const journal::RunRecord &record = *run.journal.record;
    const QString file = shown(QFileInfo(record.planPath).fileName(), 60);
    if (run.access == Access::Elsewhere) // which says where
        return file.isEmpty() ? QString() : fill(InterruptedCard::tr("Plan file %1."), {file});
    if (record.place.platform.startsWith(journal::demoPlatform))
        return file.isEmpty() ? InterruptedCard::tr("In the demo.")
                              : fill(InterruptedCard::tr("Plan file %1, in the demo."), {file});
    const QString sandbox = shown(record.place.sandbox, 60);
    return file.isEmpty()
               ? fill(InterruptedCard::tr("In sandbox %1."), {sandbox})
               : fill(InterruptedCard::tr("Plan file %1, in sandbox %2."), {file, sandbox});
}

QString iconOf(const InterruptedRun &run)
{
    switch (run.access) {
    case Access::Open:
        if (isDraft(run))
            return u"clock"_s;
        break;
    case Access::Elsewhere:
        return run.journal.record->place.platform == journal::demoPlatform ? u"flask"_s : u"key"_s;
    case Access::InUse:
        return u"play"_s;
    case Access::Damaged:
    case Access::Unreadable:
        return u"warn"_s;
    case Access::Newer:
        return u"info"_s;
    }
    return u"half"_s;
}

bool isTrouble(const InterruptedRun &run)
{
    if (isDraft(run))
        return false;
    return run.access == Access::Open || run.access == Access::Damaged ||
           run.access == Access::Unreadable;
}

QString accessSentence(const InterruptedRun &run)
{
    switch (run.access) {
    case Access::Open:
        break;
    case Access::InUse:
        return InterruptedCard::tr("Another window or command works on it.");
    case Access::Newer:
        return InterruptedCard::tr("Written by a newer version of this program; it was left as it "
                                   "is.");
    case Access::Damaged:
        return u"%1 %2"_s.arg(errorText(*run.journal.error).why, whereItGoes(run.path()));
    case Access::Unreadable:
        return run.journal.error ? errorText(*run.journal.error).why : QString();
    case Access::Elsewhere: {
        const journal::RunPlace &place = run.journal.record->place;
        if (place.platform == journal::demoPlatform)
            return InterruptedCard::tr("Start the demo to go on.");
        return fill(InterruptedCard::tr("Sign in to %1, sandbox %2, to go on."),
                    {shown(place.organisation, 60), shown(place.sandbox, 60)});
    }
    }
    return {};
}

} // namespace

QString whereItGoes(const QString &path)
{
    return fill(InterruptedCard::tr("To forget it moves the file to %1 in the same folder; nothing "
                                    "is deleted."),
                {QFileInfo(journal::asidePath(path)).fileName()});
}

QString nameOfRun(const InterruptedRun &run)
{
    if (!run.journal.record)
        return QFileInfo(run.path()).fileName();
    const QString name = run.journal.record->plan.value("name"_L1).toString();
    if (!name.isEmpty())
        return shown(name, 60);
    const QString file = QFileInfo(run.journal.record->planPath).fileName();
    return file.isEmpty() ? run.journal.record->runTag : shown(file, 60);
}

InterruptedCard::InterruptedCard(presenters::RunsPresenter &runs, QWidget *parent)
    : Card(tr("Unfinished runs"), parent), m_runs(runs), m_trouble(new Note(Tone::Warn)),
      m_list(new OfferList)
{
    setObjectName(u"interruptedCard"_s);
    m_trouble->setObjectName(u"runTroubleNote"_s);
    content()->addWidget(m_trouble);
    content()->addWidget(m_list);
    content()->setContentsMargins(space::card - 1, 4, space::card - 1, 10);
    connect(&runs, &presenters::RunsPresenter::changed, this, &InterruptedCard::refresh);
    refresh();
}

void InterruptedCard::showTrouble(const Error &error)
{
    const ErrorText text = errorText(error);
    m_trouble->setText(u"%1 %2"_s.arg(text.why, text.next).trimmed());
    m_trouble->show();
}

void InterruptedCard::refresh()
{
    const QList<InterruptedRun> &all = m_runs.runs();
    m_trouble->hide();
    setVisible(!all.isEmpty());
    m_list->fill(
        all.size(), [this, &all](int number) { return row(all.at(number), number); },
        [](int hidden) {
            return tr("%n more follow(s) when these are settled.", nullptr, hidden);
        });
}

QWidget *InterruptedCard::row(const InterruptedRun &run, int number)
{
    const QString title = nameOfRun(run);
    QStringList sentences;
    if (run.journal.record)
        sentences.append({whatStands(*run.journal.record), whereFrom(run)});
    sentences.append(accessSentence(run));
    sentences.removeAll(QString());
    auto *line = new OfferRow(title, sentences.join(u' '),
                              {.icon = iconOf(run),
                               .iconInk = isTrouble(run) ? Ink::Warn : Ink::Muted,
                               .iconByTitle = true},
                              this);
    line->setObjectName(u"runRow%1"_s.arg(number));
    if (run.access == Access::Open || run.access == Access::Damaged)
        line->addBelow(buttons(run, title, number, line));
    return line;
}

QWidget *InterruptedCard::buttons(const InterruptedRun &run, const QString &name, int number,
                                  QWidget *parent)
{
    auto *holder = new QWidget(parent);
    auto *layout = new QHBoxLayout(holder);
    layout->setContentsMargins(0, space::s, 0, 0);
    layout->setSpacing(space::s);
    const auto add = [&](Kind kind, const QString &text, const QString &spoken,
                         const QString &objectName, auto signal) {
        auto *button = new Button(kind, text, {}, holder);
        button->setObjectName(objectName + QString::number(number));
        button->setAccessibleName(fill(spoken, {name}));
        connect(button, &Button::clicked, this, [this, run, signal] {
            Q_EMIT(this->*signal)(run);
        });
        layout->addWidget(button);
    };
    if (run.access == Access::Damaged) {
        // it can only be forgotten
    } else if (isDraft(run)) {
        add(Kind::Secondary, tr("Publish or remove"), tr("Publish or remove %1"),
            u"showDraftButton"_s, &InterruptedCard::draftRequested);
    } else if (isLeftOver(run)) {
        add(Kind::Secondary, tr("Remove what is left over"), tr("Remove what is left over from %1"),
            u"removeRunButton"_s, &InterruptedCard::removeRequested);
    } else if (isRemoving(run)) {
        add(Kind::Secondary, tr("Go on removing"), tr("Go on removing what %1 made"),
            u"removeRunButton"_s, &InterruptedCard::removeRequested);
    } else {
        add(Kind::Secondary, tr("Continue"), tr("Continue %1"), u"continueRunButton"_s,
            &InterruptedCard::continueRequested);
        add(Kind::Quiet, tr("Start over"), tr("Start %1 over"), u"startOverButton"_s,
            &InterruptedCard::startOverRequested);
        add(Kind::Quiet, tr("Remove what was created"), tr("Remove what %1 created"),
            u"removeRunButton"_s, &InterruptedCard::removeRequested);
    }
    add(Kind::Quiet, tr("Forget"), tr("Forget %1"), u"forgetRunButton"_s,
        &InterruptedCard::forgetRequested);
    layout->addStretch(1);
    return holder;
}

} // namespace dfw::ui
