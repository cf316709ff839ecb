// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/recentplans.h"
#include "widgets/card.h"

namespace dfw::ui {

/// "Pick up where you stopped": the plans opened or saved last. Object names: openPlanButton,
/// openRecentButton0 …, forgetRecentButton0 ….
class RecentCard : public Card
{
    Q_OBJECT
public:
    explicit RecentCard(storage::RecentPlans &plans, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    /// An empty path asks for a file first.
    void openRequested(const QString &path);

private:
    QWidget *row(const storage::RecentPlan &plan, int number);

    storage::RecentPlans &m_plans;
    QVBoxLayout *m_list;
    QList<storage::RecentPlan> m_shown;
    bool m_built = false;
};

} // namespace dfw::ui
