// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"

#include <QComboBox>
#include <QList>

namespace dfw::ui {

/// The sandbox by its name: typed, or chosen from those the sign-in may use. Production is said in
/// words and by its icon. Object names: sandboxCombo, sandboxEdit.
class SandboxCombo : public QComboBox
{
    Q_OBJECT
public:
    explicit SandboxCombo(QWidget *parent = nullptr);

    /// The lower-case name alone.
    QString sandbox() const;
    void setSandbox(const QString &name);
    /// Replaces the list; what was typed stays. Without edited().
    void setSandboxes(const QList<api::Sandbox> &sandboxes);

Q_SIGNALS:
    /// By the user only.
    void edited();

private:
    bool m_filling = false;
};

} // namespace dfw::ui
