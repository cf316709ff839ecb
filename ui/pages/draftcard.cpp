// SPDX-License-Identifier: Apache-2.0
#include "pages/draftcard.h"

#include "pages/steps.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "texts/timetext.h"
#include "widgets/button.h"
#include "widgets/confirm.h"
#include "widgets/offerlist.h"

#include <algorithm>
#include <QDateTime>
#include <QFileInfo>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using storage::Draft;
using storage::LeftDraft;

namespace {

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
    if (left.draft.signIn)
        parts.append(DraftCard::tr("a new base connection half filled in"));
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
    : Card(tr("Not saved"), parent), m_drafts(drafts), m_list(new OfferList)
{
    setObjectName(u"draftCard"_s);
    content()->addWidget(m_list);
    content()->setContentsMargins(space::card - 1, 4, space::card - 1, 10);
    connect(&drafts, &presenters::DraftKeeper::offersChanged, this, &DraftCard::refresh);
    refresh();
}

void DraftCard::refresh()
{
    const QList<LeftDraft> all = m_drafts.offers();
    setVisible(!all.isEmpty());
    if (!all.isEmpty())
        setTitle(all.size() == 1
                     ? fill(tr("Your work from %1 was not saved"), {timeOf(all.first())})
                     : tr("Your work was not saved"));
    m_list->fill(
        all.size(), [this, &all](int number) { return row(all.at(number), number); },
        [](int hidden) {
            return tr("%n older one(s) follow when these are gone.", nullptr, hidden);
        });
}

QWidget *DraftCard::row(const LeftDraft &left, int number)
{
    const bool readable =
        left.state == LeftDraft::State::Good || left.state == LeftDraft::State::OlderCopy;
    const QString title = readable ? nameOf(left.draft) : tr("Work that cannot be read");
    auto *line = new OfferRow(
        title, detailOf(left, m_drafts.offers().size() > 1),
        {.icon = readable ? u"save"_s : u"warn"_s, .iconInk = readable ? Ink::Muted : Ink::Warn},
        this);
    line->setObjectName(u"draftRow%1"_s.arg(number));
    if (readable) {
        auto *goOn = new Button(Kind::Secondary, tr("Go on with it"), {}, line);
        goOn->setObjectName(u"goOnDraftButton%1"_s.arg(number));
        goOn->setAccessibleName(fill(tr("Go on with %1"), {title}));
        connect(goOn, &Button::clicked, this, [this, id = left.id] { Q_EMIT goOnRequested(id); });
        line->addBeside(goOn);
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
        line->addBeside(discard);
    }
    return line;
}

} // namespace dfw::ui
