// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signin/credentialfile.h"
#include "signin/profilerules.h"

#include <array>
#include <QDialog>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace dfw::ui {

class Button;
class FactList;
class Text;

/// What the user takes of a credentials file.
struct TakenCredential
{
    signin::FoundCredential credential;
    bool platform = false; ///< its Platform host was accepted
    bool ims = false;      ///< its sign-in host was accepted
    /// Those of the accepted hosts that are not Adobe's and were confirmed by name.
    QList<signin::JudgedOrigin> confirmed;
};

/// Shows what a file has, lacks and has too much of, before any of it is taken; never the secret
/// itself. Hosts other than the profile's are ticked one by one, none to begin with; one that is
/// not Adobe's only through HostConfirm. Open it with open(); it deletes itself when it is closed.
/// Without anything that could sign in there is nothing to take, only what to do. Object names:
/// credentialReviewDialog, credentialCombo, credentialFacts, credentialNotes, platformHostBox,
/// imsHostBox, useValuesButton, leaveFileButton.
class CredentialReview : public QDialog
{
    Q_OBJECT
public:
    /// `into`: the profile the values are for; its hosts are not asked about.
    CredentialReview(const signin::CredentialFile &file, const Profile &into,
                     QWidget *parent = nullptr);

    /// Opens without blocking, as high as its content needs and the screen allows.
    void open() override;

Q_SIGNALS:
    void taken(const dfw::ui::TakenCredential &taken);

private:
    struct HostRow
    {
        QWidget *row = nullptr;
        QCheckBox *box = nullptr;
        Text *help = nullptr;
        signin::JudgedOrigin origin; ///< empty where the file offers none
        bool confirmed = false;
    };
    enum Which { Platform, Ims };

    void buildHosts(QVBoxLayout *column);
    void choose(int index);
    void showNotes(const signin::FoundCredential &found);
    void showHost(Which which, const QString &offered);
    void hostToggled(Which which, bool on);
    void takeIt();
    void fit();

    signin::CredentialFile m_file;
    dfw::Profile m_into;
    int m_current = 0;
    QWidget *m_content;
    QComboBox *m_choice;
    FactList *m_facts;
    QVBoxLayout *m_notes;
    QWidget *m_hosts;
    std::array<HostRow, 2> m_rows;
    Button *m_leave;
    Button *m_use;
};

/// False where a credential has nothing to sign in with: only what JWT needed, or nothing at all.
[[nodiscard]] bool isUsable(const signin::FoundCredential &found);

} // namespace dfw::ui
