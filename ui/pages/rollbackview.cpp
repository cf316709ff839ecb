// SPDX-License-Identifier: Apache-2.0
#include "pages/rollbackview.h"

#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "texts/pausetext.h"
#include "texts/steptext.h"
#include "texts/undotext.h"
#include "widgets/button.h"
#include "widgets/confirm.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/text.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::RunPresenter;
using run::UndoState;

namespace {

constexpr int widthOfName = 190; // px; lines the states up
constexpr int widthOfState = 120;

std::pair<QString, Ink> signOf(UndoState state)
{
    switch (state) {
    case UndoState::Waiting:
        return {u"ring"_s, Ink::Muted};
    case UndoState::Looking:
    case UndoState::Deleting:
        return {u"half"_s, Ink::Accent};
    case UndoState::Deleted:
    case UndoState::Gone:
        return {u"check"_s, Ink::Ok};
    case UndoState::Changed:
    case UndoState::HasData:
    case UndoState::Needed:
        return {u"warn"_s, Ink::Warn};
    case UndoState::Refused:
        return {u"error"_s, Ink::Err};
    case UndoState::Stays:
        break;
    }
    return {u"info"_s, Ink::Info};
}

int countOf(const QList<run::UndoStatus> &items, std::initializer_list<UndoState> states)
{
    return static_cast<int>(
        std::count_if(items.begin(), items.end(), [&states](const run::UndoStatus &one) {
            return std::find(states.begin(), states.end(), one.state) != states.end();
        }));
}

// Of all datasets that were kept for their rows.
api::wire::StoredRows storedIn(const QList<run::UndoStatus> &items)
{
    api::wire::StoredRows out;
    for (const run::UndoStatus &one : items) {
        if (one.state != UndoState::HasData)
            continue;
        out.batches += one.stored.batches;
        out.rows += one.stored.rows;
        out.atLeast = out.atLeast || one.stored.atLeast;
    }
    return out;
}

} // namespace

RollbackView::RollbackView(RunPresenter &presenter, QWidget *parent)
    : Card({}, parent), m_presenter(presenter), m_icon(new IconLabel(u"half"_s, Ink::Accent, 20)),
      m_heading(new Text(Type::Section)), m_summary(new Text(Type::Help, {}, Ink::Muted)),
      m_pause(new Note(Tone::Warn)), m_countdown(new QTimer(this)), m_list(new QVBoxLayout),
      m_end(wrapped(Type::Body, {})), m_leave(new Button(Kind::Primary, tr("&Leave it there"))),
      m_again(new Button(Kind::Primary, tr("&Try again"), u"refresh"_s)),
      m_data(new Button(Kind::Secondary, {})),
      m_review(new Button(Kind::Secondary, tr("Back to Re&view"), u"edit"_s))
{
    setObjectName(u"rollbackView"_s);
    m_heading->setObjectName(u"undoHeading"_s);
    m_summary->setObjectName(u"undoSummary"_s);
    m_end->setObjectName(u"undoEnd"_s);
    m_end->setTextFormat(Qt::PlainText);
    m_pause->setObjectName(u"undoPauseNote"_s);
    m_pause->hide();
    m_countdown->setInterval(1000);
    m_leave->setObjectName(u"leaveThereButton"_s);
    m_leave->setAccessibleName(tr("Leave what is left there, and end this run"));
    m_data->setObjectName(u"removeDataButton"_s);
    m_again->setObjectName(u"removeAgainButton"_s);
    m_again->setAccessibleName(tr("Try again to remove what is still there"));
    m_review->setObjectName(u"backToReviewButton"_s);
    m_review->setAccessibleName(tr("Back to Review"));
    m_list->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::m);
    head->addWidget(m_icon);
    head->addWidget(m_heading);
    head->addWidget(m_summary, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_leave);
    buttons->addWidget(m_again);
    buttons->addWidget(m_data);
    buttons->addWidget(m_review);
    buttons->addStretch(1);
    content()->addLayout(head);
    content()->addWidget(m_pause);
    content()->addLayout(m_list);
    content()->addWidget(m_end);
    content()->addLayout(buttons);
    connect(m_again, &Button::clicked, this, [this] { m_presenter.remove(); });
    connect(m_leave, &Button::clicked, this, &RollbackView::leave);
    connect(m_data, &Button::clicked, this, &RollbackView::askForData);
    connect(m_review, &Button::clicked, this, &RollbackView::reviewWanted);
    connect(m_countdown, &QTimer::timeout, this, [this] { showPause(m_presenter.undoStatuses()); });
}

void RollbackView::refresh()
{
    const QList<run::UndoStatus> items = m_presenter.undoStatuses();
    showHeading(items);
    showPause(items);
    showEnd(items);
    if (items == m_shown)
        return;
    m_shown = items;
    while (QLayoutItem *item = m_list->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int i = 0; i < items.size(); ++i) {
        if (i > 0)
            m_list->addWidget(new Hairline(this));
        m_list->addWidget(row(items.at(i), i));
    }
}

void RollbackView::showHeading(const QList<run::UndoStatus> &items)
{
    const bool running = m_presenter.phase() == RunPresenter::Phase::Removing;
    const auto &outcome = m_presenter.undoOutcome();
    const bool ok = outcome && outcome->ok;
    const int gone = countOf(items, {UndoState::Deleted, UndoState::Gone});
    const int stays = countOf(items, {UndoState::Stays});
    const int left = static_cast<int>(items.size()) - gone - stays;
    m_icon->setIcon(running ? u"half"_s
                    : ok    ? u"check"_s
                            : u"warn"_s,
                    running ? Ink::Accent
                    : ok    ? Ink::Ok
                            : Ink::Warn);
    const bool leftOver = m_presenter.undoScope() == run::UndoScope::Superseded;
    m_heading->setText(running && leftOver    ? tr("Removing what is left over")
                       : running              ? tr("Removing what the run made, the last first")
                       : ok && leftOver       ? tr("What was left over is removed")
                       : ok                   ? tr("What the run made is removed")
                       : m_presenter.isLeft() ? tr("What could not be removed is left there")
                                              : tr("Not everything is removed"));
    QStringList parts{tr("%n removed", nullptr, gone)};
    if (stays > 0)
        parts.append(tr("%n stay(s) and do(es) no harm", nullptr, stays));
    if (left > 0)
        parts.append(running ? tr("%n to go", nullptr, left) : tr("%n left", nullptr, left));
    m_summary->setText(parts.join(u", "_s));
}

// Why nothing moves, and until when.
void RollbackView::showPause(const QList<run::UndoStatus> &items)
{
    const auto waiting = std::find_if(items.begin(), items.end(), [](const run::UndoStatus &one) {
        return one.pause.has_value();
    });
    const bool paused =
        m_presenter.phase() == RunPresenter::Phase::Removing && waiting != items.end();
    if (paused != m_countdown->isActive())
        paused ? m_countdown->start() : m_countdown->stop();
    m_pause->setVisible(paused);
    if (!paused)
        return;
    m_pause->setTitle(fill(tr("%1 waits"), {stepTitle(run::stepName(waiting->step))}));
    m_pause->setText(pauseSentence(*waiting->pause, m_presenter.nowMs()));
}

void RollbackView::showEnd(const QList<run::UndoStatus> &items)
{
    const auto &outcome = m_presenter.undoOutcome();
    const bool ok = outcome && outcome->ok;
    const bool left = m_presenter.isLeft();
    const bool settled = outcome && run::mayLeave(*outcome);
    const bool holdsRows = countOf(items, {UndoState::HasData}) > 0;
    QString end;
    if (outcome && outcome->error)
        end = errorText(*outcome->error).paragraph();
    else if (left)
        end = tr("This run is over and is not offered any more. What is left stays in Platform: "
                 "copy the IDs above if you want to find it again.");
    else if (settled)
        end = tr("What is left keeps its ID above. Trying again comes to the same until somebody "
                 "changes that. Leave it there, and this run is over.");
    else if (outcome && !ok)
        end = tr("What is left keeps its ID above. You can try again now or at the next start.");
    else if (outcome)
        end = tr("Your plan is as you left it.");
    m_end->setText(end);
    m_end->setVisible(!end.isEmpty());
    m_leave->setVisible(settled && !left);
    m_again->setVisible(outcome && !ok && !left);
    setKind(m_again, settled ? Kind::Secondary : Kind::Primary);
    m_data->setVisible(outcome && holdsRows && !left);
    m_data->setText(fill(tr("Remove the dataset with its %1…"), {storedRows(storedIn(items))}));
    m_review->setVisible(outcome.has_value());
}

// Rows that are gone are gone; so this is a question of its own.
void RollbackView::askForData()
{
    const QString rows = storedRows(storedIn(m_presenter.undoStatuses()));
    confirm(window(),
            {.question = fill(tr("Remove the dataset with its %1?"), {rows}),
             .text = tr("The rows are deleted with it, and nobody can bring them back. Whoever "
                        "uses this data loses it."),
             .act = fill(tr("Remove it with its %1"), {rows}),
             .keep = tr("Keep the data")},
            [this] { m_presenter.remove(run::UndoData::Remove); });
}

void RollbackView::leave()
{
    if (const auto left = m_presenter.leave(); !left)
        m_end->setText(errorText(left.error()).paragraph());
}

QWidget *RollbackView::row(const run::UndoStatus &item, int number)
{
    const QString title = stepTitle(run::stepName(item.step));
    const QString why = undoSentence(item);
    const auto [icon, ink] = signOf(item.state);
    auto *line = new QWidget(this);
    line->setObjectName(u"undoRow%1"_s.arg(number));
    line->setAccessibleName(title + u": "_s + undoWord(item.state));
    line->setAccessibleDescription(why);
    auto *name = new Text(Type::Body, title, Ink::Text, line);
    name->setMinimumWidth(widthOfName);
    auto *word = new Text(Type::Body, undoWord(item.state), ink, line);
    word->setMinimumWidth(widthOfState);
    auto *first = new QHBoxLayout;
    first->setSpacing(space::m);
    first->addWidget(new IconLabel(icon, ink, 16, line));
    first->addWidget(name);
    first->addWidget(word);
    if (item.id.isEmpty()) // it is looked for
        first->addStretch(1);
    else
        first->addWidget(new IdRow(item.id, line), 1);
    auto *layout = new QVBoxLayout(line);
    layout->setContentsMargins(0, 5, 0, 5);
    layout->setSpacing(1);
    layout->addLayout(first);
    if (!why.isEmpty()) {
        Text *sentence = wrapped(Type::Help, why, Ink::Muted, line);
        sentence->setTextFormat(Qt::PlainText);
        sentence->setContentsMargins(16 + space::m, 0, 0, 0);
        layout->addWidget(sentence);
    }
    return line;
}

} // namespace dfw::ui
