// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/steps.h"

#include <array>
#include <functional>
#include <QStackedWidget>

namespace dfw::ui {

class WizardPage;

/// The pages, each built when it is first wanted, so that the window is on the screen before the
/// pages nobody has come to yet.
class PageStack : public QStackedWidget
{
    Q_OBJECT
public:
    using Factory = std::function<WizardPage *()>;

    /// `factories` in the order of Step; each is called once, and the stack owns what it returns.
    explicit PageStack(std::array<Factory, StepCount> factories, QWidget *parent = nullptr);

    /// Builds the page if there is none yet.
    WizardPage *page(int step);
    /// Null as long as the page has not been built.
    WizardPage *built(int step) const { return m_pages.at(static_cast<size_t>(step)); }
    /// Builds the rest, one page for each turn of the event loop.
    void buildRest();

Q_SIGNALS:
    /// Comes before anybody else has the page.
    void pageBuilt(int step, dfw::ui::WizardPage *page);

private:
    std::array<Factory, StepCount> m_factories;
    std::array<WizardPage *, StepCount> m_pages{};
};

} // namespace dfw::ui
