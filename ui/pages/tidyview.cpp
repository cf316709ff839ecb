// SPDX-License-Identifier: Apache-2.0
#include "pages/tidyview.h"

#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "texts/steptext.h"
#include "texts/undotext.h"
#include "widgets/button.h"
#include "widgets/note.h"
#include "widgets/text.h"

#include <algorithm>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using run::UndoState;

namespace {

// As many are read at a glance.
constexpr qsizetype mostAtOnce = 2;

bool isGone(const run::UndoStatus &one)
{
    return one.state == UndoState::Deleted || one.state == UndoState::Gone;
}

// One that stays by nature is no trouble.
bool isLeft(const run::UndoStatus &one)
{
    return !isGone(one) && one.state != UndoState::Stays;
}

QString titles(const QList<run::UndoStatus> &items, bool (*wanted)(const run::UndoStatus &))
{
    QStringList out;
    for (const run::UndoStatus &one : items) {
        if (wanted(one))
            out.append(stepTitle(run::stepName(one.step)));
    }
    out.removeDuplicates();
    return out.join(u", "_s);
}

QString lineOf(const run::UndoStatus &one)
{
    const QString step = run::stepName(one.step);
    return u"%1 %2: %3. %4"_s.arg(stepTitle(step), one.id, undoWord(one.state), undoSentence(one))
        .trimmed();
}

} // namespace

TidyView::TidyView(presenters::RunPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_note(new Note(Tone::Info)),
      m_again(new Button(Kind::Secondary, tr("Remove what is &left over"), u"refresh"_s)),
      m_details(wrapped(Type::Help, {}, Ink::Muted)),
      m_expander(new Expander(tr("Show what became of each"), m_details))
{
    setObjectName(u"tidyView"_s);
    m_note->setObjectName(u"tidyNote"_s);
    m_note->setTitle(tr("An earlier form of your plan had made things that nothing uses now"));
    m_again->setObjectName(u"removeLeftoversButton"_s);
    m_again->setAccessibleName(tr("Remove what is left over"));
    m_details->setObjectName(u"tidyDetails"_s);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_expander->setObjectName(u"tidyDetailsLink"_s);
    m_note->addAction(m_again);
    m_expander->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_note);
    layout->addWidget(m_expander, 0, Qt::AlignLeft);
    layout->addWidget(m_details);
    connect(m_again, &Button::clicked, this, [this] { m_presenter.tidyUp(); });
    refresh();
}

void TidyView::refresh()
{
    const QList<run::UndoStatus> items = m_presenter.tidied();
    const auto &outcome = m_presenter.tidyOutcome();
    const bool trouble = outcome && !outcome->ok;
    setVisible(!items.isEmpty() || trouble);
    m_again->setVisible(trouble);
    showSentence(items);
    showDetails(items);
}

void TidyView::showSentence(const QList<run::UndoStatus> &items)
{
    const auto &outcome = m_presenter.tidyOutcome();
    m_note->setTone(!outcome ? Tone::Info : outcome->ok ? Tone::Ok : Tone::Warn);
    const QString gone = titles(items, isGone);
    const QString left = titles(items, isLeft);
    QStringList sentences;
    if (!outcome)
        sentences.append(tr("They are being removed."));
    if (outcome && !gone.isEmpty())
        sentences.append(fill(tr("Removed: %1."), {gone}));
    if (outcome && !left.isEmpty())
        sentences.append(fill(tr("Still there: %1."), {left}));
    if (outcome && gone.isEmpty() && left.isEmpty() && outcome->ok)
        sentences.append(tr("They do no harm and stay."));
    if (outcome && outcome->error)
        sentences.append(errorText(*outcome->error).paragraph());
    if (outcome && !outcome->ok)
        sentences.append(tr("Your dataflow is not touched by it. You can try again now or at the "
                            "next start."));
    m_note->setText(sentences.join(u' '));
}

void TidyView::showDetails(const QList<run::UndoStatus> &items)
{
    QStringList lines;
    if (m_presenter.tidyOutcome()) {
        for (const run::UndoStatus &one : items)
            lines.append(lineOf(one));
    }
    const QString text = lines.join(u'\n');
    if (text == m_details->text())
        return;
    m_details->setText(text);
    const bool isLong = lines.size() > mostAtOnce;
    m_expander->setVisible(isLong);
    m_expander->setOpen(!isLong && !lines.isEmpty());
}

} // namespace dfw::ui
