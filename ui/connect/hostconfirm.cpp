// SPDX-License-Identifier: Apache-2.0
#include "connect/hostconfirm.h"

#include "connect/hosttext.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/text.h"

#include <QBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using signin::JudgedOrigin;

namespace {

constexpr int dialogWidth = 480;
constexpr qsizetype longestOnButton = 28; // or two buttons do not fit

// Adobe's own name on a port where Adobe does not answer.
bool isOddPort(const JudgedOrigin &origin)
{
    const auto usual = signin::judgeOrigin(u"https://"_s + origin.host);
    return usual && usual->trust == signin::HostTrust::Adobe;
}

QString question(const JudgedOrigin &origin)
{
    return isOddPort(origin)
               ? fill(HostConfirm::tr("Secrets would be sent to %1, where Adobe does not answer."),
                      {breakable(QString(origin.origin).remove(u"https://"_s))})
               : fill(HostConfirm::tr("Secrets would be sent to %1, which is not Adobe's."),
                      {breakable(origin.host)});
}

} // namespace

HostConfirm::HostConfirm(const JudgedOrigin &origin, QWidget *parent)
    : QDialog(parent), m_origin(origin), m_name(new MonoEdit),
      m_send(new Button(Kind::Danger, fill(tr("&Send secrets to %1"),
                                           {shortHost(origin.host, longestOnButton)}))),
      m_keep(new Button(Kind::Secondary, tr("&Keep them here")))
{
    setObjectName(u"hostConfirmDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Send secrets to another host?"));
    auto *title = wrapped(Type::Section, question(origin), Ink::Text, this);
    title->setObjectName(u"hostConfirmQuestion"_s);
    setAccessibleDescription(title->text());
    auto *when = wrapped(
        Type::Body,
        tr("The client secret and the access tokens would go there. That is right where your "
           "company reaches Adobe through a gateway of its own, and its operators told you this "
           "name. It is wrong where only a file or a message names it."),
        Ink::Text, this);
    m_name->setObjectName(u"hostNameEdit"_s);
    auto *field = new Field(tr("&Type the name of the host"), m_name, this);
    field->setHelp(breakable(origin.host));
    m_send->setObjectName(u"sendSecretsButton"_s);
    m_keep->setObjectName(u"keepSecretsButton"_s);
    m_keep->setAutoDefault(true);
    m_keep->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch(1);
    buttons->addWidget(m_send);
    buttons->addWidget(m_keep);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::xl, space::page, space::xl);
    column->setSpacing(space::m);
    column->addWidget(title);
    column->addWidget(when);
    if (const QString readable = readableHost(origin); !readable.isEmpty()) {
        auto *note = new Note(
            Tone::Warn,
            fill(tr("The name reads as “%1”, but has letters of another alphabet. “%2” is the name "
                    "computers use, and the one to type."),
                 {breakable(readable), breakable(origin.host)}),
            this);
        note->setObjectName(u"punycodeNote"_s);
        column->addWidget(note);
    }
    column->addWidget(field);
    column->addStretch(1);
    column->addSpacing(space::s);
    column->addLayout(buttons);
    // Labels that wrap ask for the height of a narrow window otherwise.
    const int width = qMax(dialogWidth, column->totalMinimumSize().width());
    setMinimumSize(width, column->totalHeightForWidth(width));
    connect(m_name, &QLineEdit::textChanged, this, &HostConfirm::showMatch);
    connect(m_keep, &Button::clicked, this, &QDialog::reject);
    connect(m_send, &Button::clicked, this, [this] {
        Q_EMIT confirmed(m_origin);
        accept();
    });
    showMatch();
    m_name->setFocus();
}

void HostConfirm::showMatch()
{
    m_send->setEnabled(m_name->text().trimmed().compare(m_origin.host, Qt::CaseInsensitive) == 0);
}

} // namespace dfw::ui
