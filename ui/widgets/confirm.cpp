// SPDX-License-Identifier: Apache-2.0
#include "widgets/confirm.h"

#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/text.h"

#include <QBoxLayout>
#include <QDialog>

using namespace Qt::StringLiterals;

namespace dfw::ui {

QDialog *confirm(QWidget *parent, const ConfirmTexts &texts, std::function<void()> onAct)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(u"confirmDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(texts.question);
    dialog->setAccessibleDescription(texts.text);
    auto *question = wrapped(Type::Section, texts.question, Ink::Text, dialog);
    auto *text = wrapped(Type::Body, texts.text, Ink::Text, dialog);
    text->setVisible(!texts.text.isEmpty());
    auto *act = new Button(Kind::Danger, texts.act, {}, dialog);
    auto *keep = new Button(Kind::Secondary, texts.keep, {}, dialog);
    act->setObjectName(u"actButton"_s);
    keep->setObjectName(u"keepButton"_s);
    keep->setAutoDefault(true);
    keep->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch(1);
    buttons->addWidget(act);
    buttons->addWidget(keep);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(space::page, space::xl, space::page, space::xl);
    column->setSpacing(space::m);
    column->addWidget(question);
    column->addWidget(text);
    column->addStretch(1);
    column->addSpacing(space::s);
    column->addLayout(buttons);
    dialog->setMinimumWidth(qMin(560, 32 * question->fontMetrics().averageCharWidth() + 200));
    QObject::connect(keep, &Button::clicked, dialog, &QDialog::reject);
    QObject::connect(act, &Button::clicked, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, dialog, std::move(onAct));
    dialog->open();
    keep->setFocus(Qt::OtherFocusReason);
    return dialog;
}

} // namespace dfw::ui
