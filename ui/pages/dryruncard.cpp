// SPDX-License-Identifier: Apache-2.0
#include "pages/dryruncard.h"

#include "parts/details.h"
#include "parts/intoview.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/dryruntext.h"
#include "texts/errortext.h"
#include "widgets/button.h"
#include "widgets/note.h"
#include "widgets/places.h"
#include "widgets/text.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using run::DryRunItem;
using run::Verdict;

namespace {

constexpr int busyShownAfter = 1000; // ms

Tone toneOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Fine:
        return Tone::Ok;
    case Verdict::Warning:
        return Tone::Warn;
    case Verdict::Problem:
        return Tone::Err;
    case Verdict::NotChecked:
        break;
    }
    return Tone::Neutral;
}

QWidget *column()
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    return widget;
}

void clear(QWidget *widget)
{
    while (QLayoutItem *item = widget->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

DryRunCard::DryRunCard(presenters::DryRunPresenter &presenter, QWidget *parent)
    : Card(tr("Dry run"), parent), m_presenter(presenter),
      m_check(new Button(Kind::Secondary, tr("Chec&k without creating"), u"search"_s)),
      m_busy(new BusyRow), m_note(new Note(Tone::Info)), m_summary(wrapped(Type::Body, {})),
      m_lines(column()), m_fine(column()), m_fineExpander(new Expander(tr("What is fine"), m_fine)),
      m_details(new Details(tr("What Platform answered"), u"dryRunDetails"_s))
{
    setObjectName(u"dryRunCard"_s);
    setAccessibleName(tr("Dry run"));
    m_check->setObjectName(u"dryRunButton"_s);
    m_check->setAccessibleName(tr("Check without creating"));
    m_busy->setObjectName(u"dryRunBusy"_s);
    m_note->setObjectName(u"dryRunNote"_s);
    m_summary->setObjectName(u"dryRunSummary"_s);
    m_fineExpander->setObjectName(u"dryRunFineExpander"_s);
    QVBoxLayout *inside = content();
    inside->setSpacing(space::s);
    addHeaderWidget(m_check);
    inside->addWidget(
        wrapped(Type::Help,
                tr("Asks Platform everything that can be known before: whether all that the plan "
                   "names exists and fits, whether you may create, what Data Prep says about the "
                   "mapping and the first rows of the source. Nothing is stored."),
                Ink::Muted));
    inside->addWidget(m_busy);
    inside->addWidget(m_note);
    inside->addWidget(m_summary);
    inside->addWidget(m_lines);
    inside->addWidget(m_fineExpander, 0, Qt::AlignLeft);
    inside->addWidget(m_fine);
    inside->addWidget(m_details);
    inside->addStretch(1); // no line of text takes what is too much
    m_fine->hide();
    connect(m_check, &QAbstractButton::clicked, this, [this] {
        m_pressed = true;
        Q_EMIT checkRequested();
    });
    connect(m_busy, &BusyRow::cancelRequested, &m_presenter, &presenters::DryRunPresenter::cancel);
    connect(&m_presenter, &presenters::DryRunPresenter::changed, this, &DryRunCard::refresh);
    refresh();
}

void DryRunCard::refresh()
{
    const presenters::Task &task = m_presenter.task();
    if (task.isBusy() && !m_wasBusy) {
        m_busy->start(tr("Asking Platform. Nothing is created."), busyShownAfter);
        if (m_pressed) // the button loses the focus, and whatever comes next must not get it
            takeFocus(this);
    } else if (!task.isBusy())
        m_busy->stop();
    m_wasBusy = task.isBusy();
    if (task.isBusy())
        m_busy->setProgress(m_presenter.answered(), m_presenter.asked());
    m_check->setEnabled(!task.isBusy());
    const std::optional<run::DryRunReport> &report = m_presenter.report();
    m_note->setText(tr("Checked before your last change."));
    m_note->setVisible(report && m_presenter.isStale());
    if (m_shown != report || m_summary->isVisibleTo(this) != report.has_value()) {
        m_shown = report;
        showReport();
    }
    if (task.isBusy() || !std::exchange(m_pressed, false) || !task.isReady())
        return;
    takeFocus(m_summary);
}

// Not from whoever has gone on typing elsewhere meanwhile.
void DryRunCard::takeFocus(QWidget *place)
{
    const QWidget *focused = QApplication::focusWidget();
    if (place == this || !focused || focused == this || isAncestorOf(focused))
        place->setFocus(Qt::OtherFocusReason);
    // Once the layout has given the report its place.
    QTimer::singleShot(0, this, [this] { bringIntoView(this); });
}

void DryRunCard::refuse()
{
    m_pressed = false;
    m_note->setText(tr("Correct what stands in red under “Before you go on” first: a plan with a "
                       "gap cannot be asked about."));
    m_note->show();
    QTimer::singleShot(0, this, [this] { bringIntoView(this); });
}

void DryRunCard::showReport()
{
    clear(m_lines);
    clear(m_fine);
    m_summary->setVisible(m_shown.has_value());
    m_fineExpander->setVisible(m_shown && m_shown->count(Verdict::Fine) > 0);
    QStringList details;
    if (m_shown) {
        m_summary->setText(dryRunSummary(*m_shown));
        // What stops the run stands first.
        int number = 0;
        for (const Verdict verdict :
             {Verdict::Problem, Verdict::Warning, Verdict::NotChecked, Verdict::Fine}) {
            if (const auto told = toldAbove(verdict); !told.isEmpty())
                m_lines->layout()->addWidget(
                    lineOf(verdict, dryRunTitle(told.first()),
                           tr("%n warning(s), as under “Before you go on”.", nullptr,
                              static_cast<int>(told.size())),
                           told.first().pointer, number++));
            for (const DryRunItem &item : std::as_const(m_shown->items)) {
                if (item.verdict != verdict || isToldAbove(item))
                    continue;
                QWidget *into = verdict == Verdict::Fine ? m_fine : m_lines;
                into->layout()->addWidget(lineOf(item, number++));
                if (item.error && item.error->httpStatus > 0)
                    details.append(errorText(*item.error, run::stepName(item.step)).details);
            }
        }
    }
    m_lines->setVisible(m_lines->layout()->count() > 0);
    m_details->setText(details.join(u"\n\n"_s));
    reachAfter(m_check, m_lines);
    settleLayouts(window());
}

bool DryRunCard::isToldAbove(const DryRunItem &item) const
{
    return item.issue && m_toldAbove.contains(dryRunSentence(item));
}

QList<DryRunItem> DryRunCard::toldAbove(Verdict verdict) const
{
    QList<DryRunItem> out;
    for (const DryRunItem &item : m_shown->items) {
        if (item.verdict == verdict && isToldAbove(item))
            out.append(item);
    }
    return out;
}

QWidget *DryRunCard::lineOf(const DryRunItem &item, int number)
{
    const bool isMendable = item.verdict == Verdict::Warning || item.verdict == Verdict::Problem;
    return lineOf(item.verdict, dryRunTitle(item), dryRunSentence(item),
                  isMendable ? item.pointer : QString(), number);
}

QWidget *DryRunCard::lineOf(Verdict verdict, const QString &title, const QString &text,
                            const QString &pointer, int number)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    auto *sentence =
        new IconSentence(toneOf(verdict), toneIcon(toneOf(verdict)), tr("%1: %2").arg(title, text));
    sentence->setObjectName(u"dryRunItem%1"_s.arg(number));
    sentence->setAccessibleName(verdictWord(verdict) + u": "_s + title + u". "_s + text);
    row->addWidget(sentence, 1);
    if (pointer.isEmpty())
        return line;
    auto *link = new LinkButton(tr("Edit"), u"edit"_s);
    link->setObjectName(u"dryRunLink%1"_s.arg(number));
    link->setAccessibleName(tr("Edit %1").arg(title));
    row->addWidget(link, 0, Qt::AlignTop);
    // The first line of the sentence and the link on one line.
    link->ensurePolished();
    const int above = (link->sizeHint().height() - sentence->fontMetrics().height()) / 2;
    sentence->setContentsMargins(0, qMax(0, above), 0, 0);
    connect(link, &QAbstractButton::clicked, this,
            [this, pointer] { Q_EMIT placeRequested(pointer); });
    return line;
}

} // namespace dfw::ui
