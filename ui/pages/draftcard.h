// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/draftkeeper.h"
#include "widgets/card.h"

namespace dfw::ui {

class OfferList;

/// Work that a window left behind without saving it, offered and never forced. Not there where
/// there is none. Object names: draftRow0 …, goOnDraftButton0 …, discardDraftButton0 ….
class DraftCard : public Card
{
    Q_OBJECT
public:
    explicit DraftCard(presenters::DraftKeeper &drafts, QWidget *parent = nullptr);

Q_SIGNALS:
    void goOnRequested(const QString &id);

private:
    void refresh();
    QWidget *row(const storage::LeftDraft &left, int number);

    presenters::DraftKeeper &m_drafts;
    OfferList *m_list;
};

} // namespace dfw::ui
