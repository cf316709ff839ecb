// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/steps.h"
#include "presenters/plankeeper.h"
#include "presenters/runpresenter.h"
#include "widgets/steprail.h"

#include <QList>

namespace dfw::ui {

class Footer;
class PageStack;
class WizardPage;

/// Where the user is on the way through the pages.
struct Way
{
    int current = ConnectStep;
    int furthest = ConnectStep; ///< pages up to here may be jumped to
    int next = SourceStep;      ///< where Next leads
    bool backToReview = false;  ///< Next leads back to where Edit was pressed
    bool refused = false;       ///< the current page was asked for Next and has problems
};

/// The rail's steps: what was chosen on each page, and what is to be fixed there. A run whose work
/// was removed is not done.
QList<RailStep> railSteps(const Way &way, const PageStack &pages,
                          const presenters::RunPresenter &run);

/// What the buttons of the foot say and whether they are there.
void showFooter(Footer &footer, const Way &way, const WizardPage &page,
                const presenters::RunPresenter &run, const presenters::PlanKeeper &keeper);

} // namespace dfw::ui
