// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/accesslines.h"
#include "widgets/note.h"

namespace dfw::ui {

/// One line of the access list: what came of it, and where it failed who can help and what to ask
/// them, so that the words can be marked and copied.
class AccessRow : public CheckRow
{
    Q_OBJECT
public:
    explicit AccessRow(const QString &name, QWidget *parent = nullptr);

    void show(const AccessLine &line);
    using CheckRow::show;

private:
    Text *m_who;
    QWidget *m_quote;
    Text *m_ask;
};

} // namespace dfw::ui
