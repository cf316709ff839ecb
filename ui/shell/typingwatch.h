// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/draftfile.h"

#include <functional>
#include <QObject>
#include <QPointer>

class QWidget;

namespace dfw::ui {

class WizardPage;

/// Hears what is being typed into a field before the field has been left, because only then pages
/// take it. Never listens to a secret, nor to the fields of a sign-in.
class TypingWatch : public QObject
{
    Q_OBJECT
public:
    /// `page` gives the page whose fields count; null where none do.
    TypingWatch(std::function<QWidget *()> page, QObject *parent);

    /// Puts text back into the field it was typed into, as if typed: opens the tab it is on, and
    /// the cell. Nothing where there is no such field.
    static void putBack(WizardPage &page, const storage::DraftTyping &typing);

Q_SIGNALS:
    /// Empty once the field was left.
    void typed(const dfw::storage::DraftTyping &typing);

private:
    void follow(QWidget *focus);

    std::function<QWidget *()> m_page;
    QPointer<QWidget> m_field;
};

} // namespace dfw::ui
