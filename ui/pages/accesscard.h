// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/connectpresenter.h"
#include "widgets/card.h"

class QPlainTextEdit;

namespace dfw::ui {

class BusyRow;
class Button;
class CheckRow;
class Expander;
class Note;

/// What this sign-in may reach, a row a service. Object names: checkAgainButton, accessRow0 … 2,
/// accessDetailsExpander, accessBusy.
class AccessCard : public Card
{
    Q_OBJECT
public:
    explicit AccessCard(QWidget *parent = nullptr);

    void refresh(const presenters::ConnectPresenter &presenter, presenters::Session::Kind kind,
                 const QString &wantedSandbox, const QString &sandboxInWords);
    Button *checkAgainButton() const { return m_again; }

Q_SIGNALS:
    void checkAgainRequested();
    void cancelRequested();

private:
    QList<CheckRow *> m_rows;
    BusyRow *m_busy;
    Note *m_note;
    Button *m_again;
    QPlainTextEdit *m_details;
    Expander *m_expander;
    bool m_wasBusy = false;
};

/// In full beside the check, or as one clause for the problem bar.
enum class Length { Full, Link };

/// "demo, development": a sandbox with its kind in words.
[[nodiscard]] QString sandboxInWords(const api::Sandbox &sandbox);
/// What a failed check says, with the sandboxes there are where the named one is none of them.
[[nodiscard]] QString accessFailure(const presenters::AccessCheck &check,
                                    const QList<api::Sandbox> &sandboxes, Length length);

} // namespace dfw::ui
