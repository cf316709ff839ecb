// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signin/credentialfile.h"

#include <QWidget>

class QMimeData;

namespace dfw::ui {

class DropZone;
class IconSentence;

/// Takes the credentials people already have: a file dropped or opened, or its text dropped or
/// pasted (Ctrl+V on the zone or its button). Only reads and reports what is in it; why there is
/// nothing stands below the zone. Neither the path nor the bytes are kept. Object names:
/// credentialDropZone, openFileButton, credentialFileDialog, credentialDropError.
class CredentialDrop : public QWidget
{
    Q_OBJECT
public:
    explicit CredentialDrop(QWidget *parent = nullptr);

    void takeFile(const QString &path);
    void clearError();
    /// The sentence that is shown; empty while all is well.
    QString error() const { return m_error; }

Q_SIGNALS:
    void found(const dfw::signin::CredentialFile &file);
    /// Texts that wrap came or went: the page above is to be measured anew (parts/taskrow.h).
    void heightChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void chooseFile();
    void takeData(const QMimeData *mime);
    void take(const Result<signin::CredentialFile> &file, const QString &name);

    DropZone *m_zone;
    IconSentence *m_sentence;
    QString m_error;
};

} // namespace dfw::ui
