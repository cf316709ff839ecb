// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret.h"
#include "domain/typedsignin.h"
#include "presenters/sourcecatalogue.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace dfw::ui {

class Field;

/// The fields that one connector's authSpec asks for: a name, the way to sign in, its parameters.
/// Secrets are nowhere but in the fields, and gone with them.
class SignInForm : public QWidget
{
    Q_OBJECT
public:
    explicit SignInForm(const api::ConnectionSpec &spec, QWidget *parent = nullptr);

    const SpecRef &connector() const { return m_spec.ref; }
    QString connectionName() const;
    /// What is filled in, without secrets.
    NewBaseConnection connection() const;
    SecretParams secrets() const;
    /// What stands in all its ways as it was typed, without secrets.
    TypedSignIn typed() const;
    /// Puts it back. By the fields that were left out it says so.
    void putBack(const TypedSignIn &typed);

    /// Shows what is missing or cannot be; the first bad control, or nullptr.
    QWidget *check();
    /// Name and way to sign in belong to something that exists now.
    void lockIdentity();
    void setBusy(bool busy);
    /// Where the cursor goes: the name, or after a refusal the first secret.
    void focusFirst(bool refused);

Q_SIGNALS:
    /// Return was pressed in a field.
    void submitted();
    void edited();

private:
    struct Entry
    {
        api::AuthParameter parameter;
        Field *field = nullptr;
        QWidget *control = nullptr;
        bool leftOut = false; ///< an earlier process had something here that was not kept
    };
    struct Method
    {
        QWidget *page = nullptr;
        QList<Entry> entries;
    };
    Method buildMethod(const api::AuthSpec &auth);
    Entry buildEntry(const api::AuthParameter &parameter);
    QWidget *buildControl(const api::AuthParameter &parameter);
    static QString textOf(const Entry &entry);
    static void setText(const Entry &entry, const QString &text);
    static QString complaint(const Entry &entry);
    void showMethod(int index);
    const Method &method() const;

    api::ConnectionSpec m_spec;
    QVBoxLayout *m_column;
    QLineEdit *m_name;
    Field *m_nameField;
    QComboBox *m_way;
    Field *m_wayField;
    QList<Method> m_methods;
};

} // namespace dfw::ui
