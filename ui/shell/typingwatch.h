// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/draftfile.h"

#include <functional>
#include <QObject>
#include <QPointer>

class QWidget;

namespace dfw::ui {

/// Hears what is being typed into a field before the field has been left, because only then pages
/// take it. Never listens to a secret, nor to the fields of a sign-in.
class TypingWatch : public QObject
{
    Q_OBJECT
public:
    /// `page` gives the page whose fields count; null where none do.
    TypingWatch(std::function<QWidget *()> page, QObject *parent);

    /// Puts text back into the field it was typed into, as if typed. Nothing where the field is not
    /// shown.
    static void putBack(QWidget *page, const storage::DraftTyping &typing);

Q_SIGNALS:
    /// Both empty once the field was left.
    void typed(const QString &field, const QString &text);

private:
    void follow(QWidget *focus);

    std::function<QWidget *()> m_page;
    QPointer<QWidget> m_field;
};

} // namespace dfw::ui
