// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/reviewpresenter.h"
#include "widgets/card.h"

class QVBoxLayout;

namespace dfw::ui {

/// Everything the run will make, a line each, and what exists and is only used.
class CreatedCard : public Card
{
    Q_OBJECT
public:
    explicit CreatedCard(presenters::ReviewPresenter &presenter, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    /// "Show the exact requests" was pressed.
    void requestsWanted();

private:
    void addLine(const QString &text);
    void addTarget(const FlowPlan &plan);
    void addReused(const FlowPlan &plan);

    presenters::ReviewPresenter &m_presenter;
    QVBoxLayout *m_lines;
};

/// "Individual Profile, 2 field groups, 9 fields of your own", for the Target group.
[[nodiscard]] QString newSchemaInWords(const NewSchema &schema);

} // namespace dfw::ui
