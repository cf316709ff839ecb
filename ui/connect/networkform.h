// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret.h"
#include "domain/profile.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace dfw::ui {

class Button;
class Field;
class MonoEdit;
class SecretEdit;
class Segments;

/// How a profile reaches the service: hosts, scopes, proxy, CA file. A view of a value: little is
/// checked here; the CA file is read as soon as it is named, on this computer only. The
/// proxy's password is not part of a profile: proxyPassword(). Object names: platformCombo,
/// platformEdit, imsEdit, scopesEdit, resetHostsButton, proxyKind, proxyHostEdit,
/// proxyPortEdit, proxyUserEdit, proxyPasswordEdit, caFileEdit, browseCaFileButton, caFileDialog.
class NetworkForm : public QWidget
{
    Q_OBJECT
public:
    enum class Part {
        Platform,
        Ims,
        Scopes,
        ProxyHost,
        ProxyPort,
        ProxyUser,
        ProxyPassword,
        CaFile
    };

    explicit NetworkForm(QWidget *parent = nullptr);
    ~NetworkForm() override;

    /// Shows a profile without changed(). What the form does not show, profile() gives back as it
    /// was.
    void setProfile(const dfw::Profile &profile);
    dfw::Profile profile() const;

    /// What was typed; empty where nothing was. setProfile() with another profile forgets it.
    Secret proxyPassword() const;
    /// A password is kept in the keychain already, so an empty field means that one.
    void setProxyPasswordKept(bool kept);

    /// Sentences beside their fields; parts that are not named have none. What the form found
    /// itself, of the CA file and of a port beyond 65535, stays.
    void setErrors(const QHash<Part, QString> &errors);
    void focusPart(Part part);
    Field *field(Part part) const { return m_fields.value(part); }

Q_SIGNALS:
    /// By the user only.
    void changed();
    /// Texts that wrap came or went: the page above is to be measured anew (parts/taskrow.h).
    void heightChanged();

private:
    QWidget *buildHosts();
    QWidget *buildProxy();
    QWidget *buildCaFile();
    Field *addField(Part part, const QString &label, QWidget *control, const char *name);
    void resetHosts();
    void takeProxyAddress();
    void browse();
    void readCaFile();
    void fillIn(const dfw::Profile &profile);
    void showHostHelp();
    void showPortFault();
    void showProxy();
    void showErrors();
    void edited();
    ProfileProxy::Kind proxyKind() const;

    dfw::Profile m_profile;
    QHash<Part, Field *> m_fields;
    QHash<Part, QString> m_errors;
    QHash<Part, QString> m_faults; ///< found here
    bool m_showing = false;
    bool m_passwordKept = false;
    QComboBox *m_platform;
    MonoEdit *m_ims;
    MonoEdit *m_scopes;
    Button *m_reset;
    Segments *m_proxyKind;
    Field *m_proxyKindField;
    QWidget *m_proxy;
    MonoEdit *m_proxyHost;
    QLineEdit *m_proxyPort;
    QLineEdit *m_proxyUser;
    SecretEdit *m_proxyPassword;
    MonoEdit *m_caFile;
};

/// The Platform addresses that are documented: the default one, then the regional gateways
/// (flow-service reference 1.5).
[[nodiscard]] QStringList platformAddresses();

} // namespace dfw::ui
