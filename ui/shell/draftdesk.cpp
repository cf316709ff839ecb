// SPDX-License-Identifier: Apache-2.0
#include "shell/draftdesk.h"

#include "pages/connectpage.h"
#include "pages/draftcard.h"
#include "pages/steps.h"
#include "shell/planmenu.h"
#include "shell/typingwatch.h"
#include "texts/errortext.h"
#include "widgets/button.h"
#include "widgets/note.h"

#include <utility>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::DraftKeeper;

DraftDesk::DraftDesk(DraftKeeper &drafts, presenters::ConnectPresenter &connectPresenter,
                     std::function<WizardPage *()> page, QWidget *window)
    : QObject(window), m_drafts(drafts), m_connect(connectPresenter), m_page(std::move(page)),
      m_typing(new TypingWatch([this] { return m_takenUp ? nullptr : m_page(); }, this)),
      m_trouble(new Note(Tone::Warn, {}, window))
{
    m_trouble->setObjectName(u"draftTroubleNote"_s);
    auto *understood = new Button(Kind::Quiet, tr("All right"), {}, m_trouble);
    understood->setObjectName(u"draftTroubleButton"_s);
    m_trouble->addAction(understood);
    m_trouble->hide();
    connect(understood, &Button::clicked, m_trouble, &QWidget::hide);
    connect(m_typing, &TypingWatch::typed, this, [this](storage::DraftTyping typing) {
        WizardPage *shown = m_page();
        if (m_takenUp)
            return;
        if (const int row = shown ? shown->typingRow() : -1; row >= 0 && !typing.isEmpty())
            typing.row = row;
        m_drafts.setTyping(typing);
    });
    connect(&drafts, &DraftKeeper::goneOn, this, &DraftDesk::takeUp);
    connect(&drafts, &DraftKeeper::troubleChanged, this, &DraftDesk::showTrouble);
}

void DraftDesk::offerOn(ConnectPage &page, PlanMenu &planMenu)
{
    auto *card = new DraftCard(m_drafts);
    page.addOffer(card);
    connect(card, &DraftCard::goOnRequested, this, [this, &planMenu](const QString &id) {
        planMenu.leavePlan([this, id] { m_drafts.goOn(id); });
    });
}

QWidget *DraftDesk::troubleNote() const
{
    return m_trouble;
}

void DraftDesk::begin()
{
    m_drafts.lookForOffers();
}

void DraftDesk::noteStep(int step)
{
    m_drafts.showPage(stepWord(waitsFor().value_or(step)));
}

std::optional<int> DraftDesk::waitsFor() const
{
    return m_takenUp ? std::optional(m_takenUp->step) : std::nullopt;
}

void DraftDesk::showTrouble()
{
    const auto &trouble = m_drafts.trouble();
    m_trouble->setVisible(trouble.has_value());
    if (!trouble)
        return;
    m_trouble->setTitle(tr("Your work is not kept at the moment"));
    m_trouble->setText(
        tr("%1 You can go on; save the plan somewhere else to be safe (Ctrl+Shift+S).")
            .arg(errorText(*trouble).why));
}

void DraftDesk::takeUp(const storage::Draft &draft)
{
    // What a run made is not the draft's to show.
    const int step = qBound(int(ConnectStep), stepOfWord(draft.page), int(ReviewStep));
    m_takenUp = TakenUp{.step = step, .typing = draft.typing};
    Q_EMIT takenUp();
    if (m_connect.session().isConnected())
        goThere();
    else if (draft.place.platform == "demo"_L1)
        m_connect.startDemo();
}

void DraftDesk::goThere()
{
    const TakenUp there = *std::exchange(m_takenUp, std::nullopt);
    Q_EMIT stepWanted(there.step);
    WizardPage *shown = m_page();
    if (shown && !there.typing.isEmpty())
        TypingWatch::putBack(*shown, there.typing);
}

} // namespace dfw::ui
