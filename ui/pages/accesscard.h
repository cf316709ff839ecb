// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/accesslines.h"
#include "presenters/connectpresenter.h"
#include "widgets/card.h"

namespace dfw::ui {

class AccessRow;
class BusyRow;
class Button;
class Details;
class IconButton;
class Note;

/// What this sign-in may reach, a row a service. Object names: copyAccessButton, checkAgainButton,
/// accessRow0 … 4, accessDetailsExpander, accessBusy.
class AccessCard : public Card
{
    Q_OBJECT
public:
    explicit AccessCard(QWidget *parent = nullptr);

    void refresh(const presenters::ConnectPresenter &presenter, presenters::Session::Kind kind);
    /// `task` is the sign-in the checks belong to.
    void show(const AccessView &view, const presenters::Task &task);
    using QWidget::show;
    /// Values that must not come out with the copied text, wherever they stand.
    void setSecrets(const QList<Secret> &secrets);
    Button *checkAgainButton() const { return m_again; }

Q_SIGNALS:
    void checkAgainRequested();
    void cancelRequested();

private:
    void showDetails();
    void showNote(const presenters::Task &task);
    void copy();

    AccessView m_view;
    Redactor m_redactor;
    QList<AccessRow *> m_rows;
    BusyRow *m_busy;
    Note *m_note;
    IconButton *m_copy;
    Button *m_again;
    Details *m_details;
    bool m_wasBusy = false;
};

/// In full beside the check, or as one clause for the problem bar.
enum class Length { Full, Link };

/// What a failed check says, with the sandboxes there are where the named one is none of them.
[[nodiscard]] QString accessFailure(const presenters::AccessCheck &check,
                                    const QList<api::Sandbox> &sandboxes, Length length);

} // namespace dfw::ui
