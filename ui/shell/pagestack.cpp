// SPDX-License-Identifier: Apache-2.0
#include "shell/pagestack.h"

#include "pages/wizardpage.h"

#include <algorithm>
#include <QTimer>

namespace dfw::ui {

PageStack::PageStack(std::array<Factory, StepCount> factories, QWidget *parent)
    : QStackedWidget(parent), m_factories(std::move(factories))
{
}

WizardPage *PageStack::page(int step)
{
    WizardPage *&one = m_pages.at(static_cast<size_t>(step));
    if (!one) {
        one = m_factories.at(static_cast<size_t>(step))();
        addWidget(one);
        Q_EMIT pageBuilt(step, one);
    }
    return one;
}

void PageStack::buildRest()
{
    // Never at once: who calls this has just painted, and the user may be waiting for an answer.
    QTimer::singleShot(0, this, [this] {
        const auto missing = std::find(m_pages.begin(), m_pages.end(), nullptr);
        if (missing == m_pages.end())
            return;
        page(static_cast<int>(missing - m_pages.begin()));
        buildRest();
    });
}

} // namespace dfw::ui
