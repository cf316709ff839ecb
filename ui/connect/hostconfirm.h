// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signin/profilerules.h"

#include <QDialog>

class QLineEdit;

namespace dfw::ui {

class Button;

/// Asks before secrets go to a host that is not Adobe's: its name has to be typed, in punycode
/// where it has other letters. Open it with open(); it deletes itself when it is closed. Esc,
/// closing and Return keep the secrets here. Object names: hostConfirmDialog, hostNameEdit,
/// sendSecretsButton, keepSecretsButton.
class HostConfirm : public QDialog
{
    Q_OBJECT
public:
    explicit HostConfirm(const signin::JudgedOrigin &origin, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const dfw::signin::JudgedOrigin &origin);

private:
    void showMatch();

    signin::JudgedOrigin m_origin;
    QLineEdit *m_name;
    Button *m_send;
    Button *m_keep;
};

} // namespace dfw::ui
