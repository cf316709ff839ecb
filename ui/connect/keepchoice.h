// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <optional>
#include <QWidget>

class QRadioButton;

namespace dfw::ui {

class BusyRow;
class Button;
class Field;
class IconSentence;
class LinkButton;

/// Where the client secret is kept, and how that went. Decides nothing: it asks, and shows what it
/// is told. After a failure it offers to try again and, where the secret could not be kept, to use
/// it only until the program closes. Object names: inKeychainButton, untilCloseButton,
/// busyCancelButton, keepStatus, tryAgainButton, untilCloseOffer, forgetSecretButton.
class KeepChoice : public QWidget
{
    Q_OBJECT
public:
    /// What is being asked of the keychain.
    enum class Asking { Read, Keep, Forget };

    explicit KeepChoice(QWidget *parent = nullptr);

    /// The choice alone, without keepRequested().
    void setInKeychain(bool inKeychain);
    bool isInKeychain() const;

    /// Nothing to report: no secret yet, or it is in memory only.
    void setIdle();
    void setAsking(Asking what);
    void setKept();
    void setForgotten();
    /// One of keychain::KeychainProblem, by its code and operation (secretstore.h). Any other error
    /// is shown as well.
    void setFailed(const Error &error);

Q_SIGNALS:
    /// By the user only: a choice was made, or the failed one is tried again.
    void keepRequested(bool inKeychain);
    void readRequested();
    void forgetRequested();
    void cancelRequested();
    /// Texts that wrap came or went: the page above is to be measured anew (parts/taskrow.h).
    void heightChanged();

private:
    enum class State { Idle, Asking, Kept, Forgotten, Failed };

    void choose(bool inKeychain);
    void tryAgain();
    void setState(State state);
    void showState();

    State m_state = State::Idle;
    Asking m_asking = Asking::Keep;
    Error m_error;
    QRadioButton *m_keychain;
    QRadioButton *m_untilClose;
    BusyRow *m_busy;
    IconSentence *m_status;
    Button *m_retry;
    Button *m_offer;
    LinkButton *m_forget;
    QWidget *m_actions;
};

} // namespace dfw::ui
