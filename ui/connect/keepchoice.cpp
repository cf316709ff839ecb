// SPDX-License-Identifier: Apache-2.0
#include "connect/keepchoice.h"

#include "style/metrics.h"
#include "texts/errortext.h"
#include "widgets/button.h"
#include "widgets/note.h"
#include "widgets/places.h"
#include "widgets/text.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QRadioButton>
#include <QSignalBlocker>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int underTheText = 26; // of a radio button

} // namespace

KeepChoice::KeepChoice(QWidget *parent)
    : QWidget(parent), m_keychain(new QRadioButton(tr("Keep the secret in the s&ystem keychain"))),
      m_untilClose(new QRadioButton(tr("Only &until I close"))), m_busy(new BusyRow),
      m_status(new IconSentence(Tone::Neutral, {}, {})),
      m_retry(new Button(Kind::Secondary, tr("Try again"), u"refresh"_s)),
      m_offer(new Button(Kind::Secondary, tr("Only until I close"))),
      m_forget(new LinkButton(tr("Forget the secret"))), m_actions(new QWidget)
{
    setObjectName(u"keepChoice"_s);
    m_keychain->setObjectName(u"inKeychainButton"_s);
    m_untilClose->setObjectName(u"untilCloseButton"_s);
    m_status->setObjectName(u"keepStatus"_s);
    m_retry->setObjectName(u"tryAgainButton"_s);
    m_offer->setObjectName(u"untilCloseOffer"_s);
    m_forget->setObjectName(u"forgetSecretButton"_s);
    auto *group = new QButtonGroup(this);
    group->addButton(m_keychain);
    group->addButton(m_untilClose);
    m_untilClose->setChecked(true);
    setAccessibleName(tr("Keep the client secret"));

    m_keychain->setAccessibleDescription(
        tr("It is there the next time. Never in a file of this program."));
    m_untilClose->setAccessibleDescription(tr("In memory only: you enter it again the next time."));
    for (QRadioButton *button : {m_keychain, m_untilClose})
        button->setToolTip(button->accessibleDescription());

    auto *choices = new QHBoxLayout;
    choices->setSpacing(space::l);
    choices->addWidget(m_keychain);
    choices->addWidget(m_untilClose);
    choices->addStretch(1);
    auto *actions = new QHBoxLayout(m_actions);
    actions->setContentsMargins(underTheText + 2, 0, 0, 0);
    actions->setSpacing(space::s);
    actions->addWidget(m_retry);
    actions->addWidget(m_offer);
    actions->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(choices);
    column->addWidget(m_busy);
    auto *status = new QHBoxLayout;
    status->setSpacing(space::m);
    status->addWidget(m_status, 1);
    status->addWidget(m_forget, 0, Qt::AlignVCenter);
    column->addLayout(status);
    column->addWidget(m_actions);

    connect(m_keychain, &QRadioButton::toggled, this, &KeepChoice::keepRequested);
    connect(m_busy, &BusyRow::cancelRequested, this, &KeepChoice::cancelRequested);
    connect(m_retry, &Button::clicked, this, &KeepChoice::tryAgain);
    connect(m_offer, &Button::clicked, this, [this] { choose(false); });
    connect(m_forget, &Button::clicked, this, &KeepChoice::forgetRequested);
    showState();
}

void KeepChoice::setInKeychain(bool inKeychain)
{
    const QSignalBlocker quiet(m_keychain);
    (inKeychain ? m_keychain : m_untilClose)->setChecked(true);
}

bool KeepChoice::isInKeychain() const
{
    return m_keychain->isChecked();
}

void KeepChoice::choose(bool inKeychain)
{
    setInKeychain(inKeychain);
    (inKeychain ? m_keychain : m_untilClose)->setFocus(Qt::OtherFocusReason);
    setIdle();
    Q_EMIT keepRequested(inKeychain);
}

void KeepChoice::setIdle()
{
    setState(State::Idle);
}

void KeepChoice::setAsking(Asking what)
{
    const bool same = m_state == State::Asking && m_asking == what;
    m_asking = what;
    if (!same)
        setState(State::Asking);
}

void KeepChoice::setKept()
{
    setState(State::Kept);
}

void KeepChoice::setForgotten()
{
    setState(State::Forgotten);
}

void KeepChoice::setFailed(const Error &error)
{
    m_error = error;
    setState(State::Failed);
}

void KeepChoice::tryAgain()
{
    if (m_error.operation == "forgetSecret"_L1)
        Q_EMIT forgetRequested();
    else if (m_error.operation == "readSecret"_L1)
        Q_EMIT readRequested();
    else
        Q_EMIT keepRequested(true);
}

void KeepChoice::setState(State state)
{
    m_state = state;
    showState();
}

void KeepChoice::showState()
{
    if (m_state == State::Asking) {
        // At once: a keychain asks its own question, and this says where it comes from.
        m_busy->start(m_asking == Asking::Forget ? tr("Asking the keychain to forget the secret")
                      : m_asking == Asking::Read ? tr("Asking the keychain for the secret")
                                                 : tr("Asking the keychain to keep the secret"),
                      0);
    } else {
        m_busy->stop();
    }
    const bool failed = m_state == State::Failed;
    // Nothing to read again until it was entered again.
    const bool missing = failed && m_error.code == "KeychainMissing"_L1;
    const bool forgetting = failed && m_error.operation == "forgetSecret"_L1;
    if (failed) {
        ErrorText text = errorText(m_error);
        // What helps against not keeping does not help against keeping.
        if (forgetting)
            text.next = tr("Try again, or remove the entry “dataflow-wizard” with the keychain's "
                           "own program.");
        m_status->set(missing ? Tone::Warn : Tone::Err, {}, text.paragraph());
    }
    if (m_state == State::Kept)
        m_status->set(Tone::Ok, u"lock"_s, tr("The secret is in the system keychain."));
    else if (m_state == State::Forgotten)
        m_status->set(Tone::Ok, {}, tr("The keychain has forgotten the secret."));
    m_status->setVisible(failed || m_state == State::Kept || m_state == State::Forgotten);
    m_retry->setVisible(failed && !missing);
    m_offer->setVisible(failed && !missing && !forgetting);
    m_forget->setVisible(m_state == State::Kept);
    m_actions->setVisible(failed && !missing);
    for (QRadioButton *button : {m_keychain, m_untilClose})
        button->setEnabled(m_state != State::Asking);
    Q_EMIT heightChanged();
}

} // namespace dfw::ui
