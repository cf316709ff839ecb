// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QPair>
#include <QWidget>

class QAction;
class QComboBox;

namespace dfw::ui {

class Button;
class Field;
class IconButton;

/// Chooses among the profiles and asks for changes to them; does none itself. Names are checked
/// here: not empty, not another profile's. Object names: profileCombo, newProfileButton,
/// profileMenuButton, renameProfileAction, duplicateProfileAction, forgetProfileSecretAction,
/// deleteProfileAction, profileNameDialog, profileNameEdit, renameProfileButton.
class ProfileBar : public QWidget
{
    Q_OBJECT
public:
    using IdAndName = QPair<QString, QString>;

    explicit ProfileBar(QWidget *parent = nullptr);

    /// In the user's order; `current` is one of the ids, or empty for none. Emits nothing.
    void setProfiles(const QList<IdAndName> &profiles, const QString &current);
    QString current() const;
    /// Whether there is a secret to forget.
    void setHasSecret(bool hasSecret);
    /// Below the list, for example why profiles could not be read. An empty text clears it.
    void setError(const QString &error);

Q_SIGNALS:
    /// By the user only.
    void chosen(const QString &id);
    void newRequested();
    void renameRequested(const QString &name);
    void duplicateRequested();
    void forgetRequested();
    void deleteRequested();

private:
    void askForName();
    void askToForget();
    void askToDelete();
    QString currentName() const;
    QString fault(const QString &name) const;

    QList<IdAndName> m_profiles;
    QString m_current;
    bool m_hasSecret = false;
    QComboBox *m_combo;
    Button *m_new;
    IconButton *m_more;
    QAction *m_rename;
    QAction *m_duplicate;
    QAction *m_forget;
    QAction *m_delete;
    Field *m_field;
};

} // namespace dfw::ui
