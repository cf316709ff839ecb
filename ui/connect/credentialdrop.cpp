// SPDX-License-Identifier: Apache-2.0
#include "connect/credentialdrop.h"

#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/note.h"
#include "widgets/places.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using signin::CredentialFile;

namespace {

Error refusal(const QString &code, ErrorKind kind = ErrorKind::InvalidPlan)
{
    return {.kind = kind, .operation = u"readCredentialFile"_s, .code = code};
}

// The secret leaves its bytes here before the memory goes back. Volatile, or the compiler would see
// that nobody reads them again.
void wipe(QByteArray &bytes)
{
    volatile char *byte = bytes.data();
    for (qsizetype i = 0; i < bytes.size(); ++i)
        byte[i] = 0;
}

Result<CredentialFile> readBytes(QByteArray bytes)
{
    Result<CredentialFile> out = signin::readCredentialFile(bytes);
    wipe(bytes);
    return out;
}

Result<CredentialFile> readText(const QString &text)
{
    // Text has at least as many bytes as letters.
    if (text.size() > signin::largestCredentialBytes)
        return refusal(u"TooLarge"_s);
    return readBytes(text.toUtf8());
}

Result<CredentialFile> readFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return refusal(u"CredentialsUnreadable"_s, ErrorKind::Storage);
    // A pipe or device may never end.
    if (!info.isFile())
        return refusal(u"CredentialsNotAFile"_s, ErrorKind::Storage);
    QFile file(path);
    // Unbuffered: a buffer of Qt's would keep the secret.
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return refusal(u"CredentialsUnreadable"_s, ErrorKind::Storage);
    // A byte more than is allowed tells a file that is too large.
    QByteArray bytes = file.read(signin::largestCredentialBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        wipe(bytes);
        return refusal(u"CredentialsUnreadable"_s, ErrorKind::Storage);
    }
    return readBytes(std::move(bytes));
}

bool isOneLocalFile(const QMimeData *mime)
{
    return mime->urls().size() == 1 && mime->urls().first().isLocalFile();
}

} // namespace

CredentialDrop::CredentialDrop(QWidget *parent)
    : QWidget(parent),
      m_zone(new DropZone(tr("Drop a credentials file here and skip the fields below"),
                          tr("Developer Console JSON, Postman environment or aepp config"),
                          tr("Open fi&le…"), this)),
      m_sentence(new IconSentence(Tone::Err, {}, {}, this))
{
    setObjectName(u"credentialDrop"_s);
    m_zone->setObjectName(u"credentialDropZone"_s);
    m_zone->setFocusPolicy(Qt::ClickFocus);
    m_zone->installEventFilter(this);
    m_zone->openButton()->setAccessibleName(tr("Open a credentials file"));
    m_sentence->setObjectName(u"credentialDropError"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_zone);
    column->addWidget(m_sentence);
    connect(m_zone, &DropZone::openRequested, this, &CredentialDrop::chooseFile);
    connect(m_zone, &DropZone::fileDropped, this, &CredentialDrop::takeFile);
    clearError();
}

void CredentialDrop::clearError()
{
    const bool had = !m_error.isEmpty();
    m_error.clear();
    m_sentence->hide();
    m_zone->openButton()->setAccessibleDescription(tr("Ctrl+V takes a copied file or JSON text."));
    if (had)
        Q_EMIT heightChanged();
}

void CredentialDrop::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a credentials file"));
    dialog->setObjectName(u"credentialFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("JSON files (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &CredentialDrop::takeFile);
    dialog->open();
}

void CredentialDrop::takeFile(const QString &path)
{
    take(readFile(path), QFileInfo(path).fileName());
}

void CredentialDrop::takeData(const QMimeData *mime)
{
    // An empty clipboard may have none at all.
    if (!mime || (mime->urls().isEmpty() && mime->text().trimmed().isEmpty()))
        take(refusal(u"CredentialsNoText"_s), {});
    else if (isOneLocalFile(mime))
        takeFile(mime->urls().first().toLocalFile());
    else if (mime->urls().size() > 1)
        take(refusal(u"CredentialsSeveral"_s), {});
    else if (!mime->urls().isEmpty())
        take(refusal(u"CredentialsNotLocal"_s), {});
    else
        take(readText(mime->text()), {});
}

void CredentialDrop::take(const Result<CredentialFile> &file, const QString &name)
{
    clearError();
    if (file) {
        Q_EMIT found(*file);
        return;
    }
    ErrorText text = errorText(file.error());
    if (!name.isEmpty())
        text.what = fill(tr("No credentials were taken from %1."), {shown(name, 60)});
    m_error = text.paragraph();
    m_sentence->set(Tone::Err, {}, m_error);
    m_sentence->show();
    m_zone->openButton()->setAccessibleDescription(fill(tr("Error: %1"), {m_error}));
    Q_EMIT heightChanged();
}

// The zone knows one local file; whatever else comes by drop is answered here, with a sentence
// instead of a forbidden sign.
bool CredentialDrop::eventFilter(QObject *watched, QEvent *event)
{
    const bool drag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    if (!drag && event->type() != QEvent::Drop)
        return QWidget::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    const QMimeData *mime = drop->mimeData();
    if (isOneLocalFile(mime) || !(mime->hasUrls() || mime->hasText()))
        return QWidget::eventFilter(watched, event);
    drop->acceptProposedAction();
    if (!drag)
        takeData(mime);
    return true;
}

void CredentialDrop::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste))
        takeData(QGuiApplication::clipboard()->mimeData());
    else
        QWidget::keyPressEvent(event);
}

} // namespace dfw::ui
