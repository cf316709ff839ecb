// SPDX-License-Identifier: Apache-2.0
#include "pages/draftcard.h"

#include "pages/steps.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "texts/timetext.h"
#include "widgets/button.h"
#include "widgets/confirm.h"
#include "widgets/text.h"

#include <algorithm>
#include <QDateTime>
#include <QFileInfo>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using storage::Draft;
using storage::LeftDraft;

namespace {

constexpr qsizetype mostShown = 3;

QString timeOf(const LeftDraft &left)
{
    return nearTime(QDateTime::fromMSecsSinceEpoch(left.savedAt), QDateTime::currentDateTime());
}

QString nameOf(const Draft &draft)
{
    const QString name = !draft.plan.name.isEmpty() ? draft.plan.name
                         : !draft.path.isEmpty()    ? QFileInfo(draft.path).fileName()
                                                    : draft.plan.source.table;
    return name.isEmpty() ? DraftCard::tr("A plan without a name yet") : shown(name, 60);
}

int mappedColumns(const Draft &draft)
{
    return static_cast<int>(
        std::count_if(draft.plan.mapping.begin(), draft.plan.mapping.end(),
                      [](const MappingRow &one) { return !one.target.isEmpty(); }));
}

QString detailOf(const LeftDraft &left, bool withTime)
{
    switch (left.state) {
    case LeftDraft::State::Newer:
        return fill(
            DraftCard::tr("From %1, written by a newer version of this program. It was left "
                          "as it is."),
            {timeOf(left)});
    case LeftDraft::State::Damaged:
        return fill(DraftCard::tr("From %1. The file is damaged, and so is its older copy."),
                    {timeOf(left)});
    case LeftDraft::State::Good:
    case LeftDraft::State::OlderCopy:
        break;
    }
    QStringList parts;
    if (withTime)
        parts.append(timeOf(left));
    const auto chosen = static_cast<int>(left.draft.plan.source.columns.size());
    if (mappedColumns(left.draft) > 0)
        parts.append(DraftCard::tr("%n column(s) mapped", nullptr, mappedColumns(left.draft)));
    else if (chosen > 0)
        parts.append(DraftCard::tr("%n column(s) chosen", nullptr, chosen));
    if (const QString page = pageName(stepOfWord(left.draft.page)); !page.isEmpty())
        parts.append(fill(DraftCard::tr("on page %1"), {page}));
    if (left.state == LeftDraft::State::OlderCopy)
        parts.append(DraftCard::tr("the last half second is missing"));
    QString out = parts.join(u", "_s);
    if (!out.isEmpty())
        out[0] = out.at(0).toUpper();
    return out;
}

} // namespace

DraftCard::DraftCard(presenters::DraftKeeper &drafts, QWidget *parent)
    : Card(tr("Not saved"), parent), m_drafts(drafts), m_list(new QVBoxLayout)
{
    setObjectName(u"draftCard"_s);
    m_list->setSpacing(0);
    content()->addLayout(m_list);
    content()->setContentsMargins(space::card - 1, 4, space::card - 1, 10);
    connect(&drafts, &presenters::DraftKeeper::offersChanged, this, &DraftCard::refresh);
    refresh();
}

void DraftCard::refresh()
{
    const QList<LeftDraft> all = m_drafts.offers();
    while (QLayoutItem *item = m_list->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater(); // its own button may have brought us here
        }
        delete item;
    }
    setVisible(!all.isEmpty());
    if (all.isEmpty())
        return;
    setTitle(all.size() == 1 ? fill(tr("Your work from %1 was not saved"), {timeOf(all.first())})
                             : tr("Your work was not saved"));
    const qsizetype shownRows = qMin(all.size(), mostShown);
    for (int i = 0; i < shownRows; ++i) {
        if (i > 0)
            m_list->addWidget(new Hairline(this));
        m_list->addWidget(row(all.at(i), i));
    }
    if (all.size() > shownRows)
        m_list->addWidget(wrapped(
            Type::Help,
            tr("%n older one(s) follow when these are gone.", nullptr, int(all.size() - shownRows)),
            Ink::Muted, this));
}

QWidget *DraftCard::row(const LeftDraft &left, int number)
{
    const bool readable =
        left.state == LeftDraft::State::Good || left.state == LeftDraft::State::OlderCopy;
    const QString title = readable ? nameOf(left.draft) : tr("Work that cannot be read");
    const QString sentence = detailOf(left, m_drafts.offers().size() > 1);
    auto *line = new QWidget(this);
    line->setObjectName(u"draftRow%1"_s.arg(number));
    line->setAccessibleName(title);
    line->setAccessibleDescription(sentence);
    auto *name = new Text(Type::Body, title, Ink::Text, line);
    name->setTextFormat(Qt::PlainText);
    name->setElided(Qt::ElideMiddle);
    Text *detail = wrapped(Type::Help, sentence, Ink::Muted, line);
    detail->setTextFormat(Qt::PlainText);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(name);
    words->addWidget(detail);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 7, 0, 7);
    layout->setSpacing(space::m);
    layout->addWidget(new IconLabel(readable ? u"save"_s : u"warn"_s,
                                    readable ? Ink::Muted : Ink::Warn, 16, line));
    layout->addLayout(words, 1);
    if (readable) {
        auto *goOn = new Button(Kind::Secondary, tr("Go on with it"), {}, line);
        goOn->setObjectName(u"goOnDraftButton%1"_s.arg(number));
        goOn->setAccessibleName(fill(tr("Go on with %1"), {title}));
        connect(goOn, &Button::clicked, this, [this, id = left.id] { Q_EMIT goOnRequested(id); });
        layout->addWidget(goOn);
    }
    if (left.state != LeftDraft::State::Newer) {
        auto *discard = new Button(Kind::Quiet, tr("Discard"), {}, line);
        discard->setObjectName(u"discardDraftButton%1"_s.arg(number));
        discard->setAccessibleName(fill(tr("Discard %1"), {title}));
        connect(discard, &Button::clicked, this, [this, id = left.id, title] {
            confirm(window(),
                    {fill(tr("Discard %1?"), {title}),
                     tr("What was not saved of it is gone then. A plan file it came from stays as "
                        "it is."),
                     tr("Discard it"), tr("Keep it")},
                    [this, id] { m_drafts.discard(id); });
        });
        layout->addWidget(discard);
    }
    return line;
}

} // namespace dfw::ui
