// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/lookslike.h"
#include "widgets/card.h"

class QFormLayout;

namespace dfw::ui {

class Badge;
class Note;
class Text;

/// What the first rows show of one column: counts, ends, examples.
class ProfileCard : public Card
{
    Q_OBJECT
public:
    explicit ProfileCard(QWidget *parent = nullptr);

    /// nullptr: nothing is selected.
    void show(const presenters::ColumnChoice *choice, LooksLike what);

private:
    Text *addFact(const QString &label, const QString &objectName);

    Badge *m_badge;
    Text *m_origin;
    QWidget *m_facts;
    QFormLayout *m_form;
    Text *m_rows;
    Text *m_empty;
    Text *m_different;
    Text *m_least;
    Text *m_greatest;
    Text *m_dateFormat;
    Text *m_examplesTitle;
    Text *m_examples;
    Note *m_warning;
    Text *m_remark;
};

} // namespace dfw::ui
