// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <QDialog>

class QLineEdit;

namespace dfw::ui {

class Field;

/// Asks for a profile's name. Open it with open(); it deletes itself when it is closed. Object
/// names: profileNameDialog, profileNameEdit, renameProfileButton, keepNameButton.
class NameDialog : public QDialog
{
    Q_OBJECT
public:
    /// What is wrong with a name, as a sentence; empty where nothing is.
    using Check = std::function<QString(const QString &)>;

    NameDialog(const QString &name, Check check, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Without blanks around it, and not the one it had.
    void named(const QString &name);

private:
    void submit();

    QString m_before;
    Check m_check;
    QLineEdit *m_edit;
    Field *m_field;
};

} // namespace dfw::ui
