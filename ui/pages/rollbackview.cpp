// SPDX-License-Identifier: Apache-2.0
#include "pages/rollbackview.h"

#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "texts/steptext.h"
#include "texts/undotext.h"
#include "widgets/button.h"
#include "widgets/inputs.h"
#include "widgets/text.h"

#include <algorithm>
#include <QHBoxLayout>
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

} // namespace

RollbackView::RollbackView(RunPresenter &presenter, QWidget *parent)
    : Card({}, parent), m_presenter(presenter), m_icon(new IconLabel(u"half"_s, Ink::Accent, 20)),
      m_heading(new Text(Type::Section)), m_summary(new Text(Type::Help, {}, Ink::Muted)),
      m_list(new QVBoxLayout), m_end(wrapped(Type::Body, {})),
      m_again(new Button(Kind::Primary, tr("&Try again"), u"refresh"_s)),
      m_review(new Button(Kind::Secondary, tr("Back to Re&view"), u"edit"_s))
{
    setObjectName(u"rollbackView"_s);
    m_heading->setObjectName(u"undoHeading"_s);
    m_summary->setObjectName(u"undoSummary"_s);
    m_end->setObjectName(u"undoEnd"_s);
    m_end->setTextFormat(Qt::PlainText);
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
    buttons->addWidget(m_again);
    buttons->addWidget(m_review);
    buttons->addStretch(1);
    content()->addLayout(head);
    content()->addLayout(m_list);
    content()->addWidget(m_end);
    content()->addLayout(buttons);
    connect(m_again, &Button::clicked, this, [this] { m_presenter.remove(); });
    connect(m_review, &Button::clicked, this, &RollbackView::reviewWanted);
}

void RollbackView::refresh()
{
    const QList<run::UndoStatus> items = m_presenter.undoStatuses();
    showHeading(items);
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
    m_heading->setText(running && leftOver ? tr("Removing what is left over")
                       : running           ? tr("Removing what the run made, the last first")
                       : ok && leftOver    ? tr("What was left over is removed")
                       : ok                ? tr("What the run made is removed")
                                           : tr("Not everything is removed"));
    QStringList parts{tr("%n removed", nullptr, gone)};
    if (stays > 0)
        parts.append(tr("%n stay(s) and do(es) no harm", nullptr, stays));
    if (left > 0)
        parts.append(running ? tr("%n to go", nullptr, left) : tr("%n left", nullptr, left));
    m_summary->setText(parts.join(u", "_s));
    QString end;
    if (outcome && outcome->error)
        end = errorText(*outcome->error).paragraph();
    else if (outcome && !ok)
        end = tr("What is left keeps its ID above. You can try again now or at the next start.");
    else if (outcome)
        end = tr("Your plan is as you left it.");
    m_end->setText(end);
    m_end->setVisible(!end.isEmpty());
    m_again->setVisible(outcome && !ok);
    m_review->setVisible(outcome.has_value());
}

QWidget *RollbackView::row(const run::UndoStatus &item, int number)
{
    const QString title = stepTitle(run::stepName(item.step));
    QString why = undoSentence(item.state, run::stepName(item.step));
    if (why.isEmpty() && item.state == UndoState::Refused && item.error)
        why = errorText(*item.error).paragraph();
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
