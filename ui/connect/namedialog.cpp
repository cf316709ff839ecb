// SPDX-License-Identifier: Apache-2.0
#include "connect/namedialog.h"

#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/field.h"

#include <QBoxLayout>
#include <QLineEdit>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestName = 80;
constexpr int dialogWidth = 400;

} // namespace

NameDialog::NameDialog(const QString &name, Check check, QWidget *parent)
    : QDialog(parent), m_before(name), m_check(std::move(check)), m_edit(new QLineEdit),
      m_field(new Field(tr("&Name of the profile"), m_edit))
{
    setObjectName(u"profileNameDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Rename the profile"));
    m_edit->setObjectName(u"profileNameEdit"_s);
    m_edit->setMaxLength(longestName);
    m_edit->setText(name);
    m_edit->selectAll();
    m_field->setHelp(tr("For example the organisation and the sandbox."));
    auto *keep = new Button(Kind::Secondary, tr("&Keep the name"));
    auto *rename = new Button(Kind::Primary, tr("&Rename"));
    keep->setObjectName(u"keepNameButton"_s);
    rename->setObjectName(u"renameProfileButton"_s);
    rename->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch(1);
    buttons->addWidget(keep);
    buttons->addWidget(rename);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::xl, space::page, space::xl);
    column->setSpacing(space::l);
    column->addWidget(m_field);
    column->addStretch(1);
    column->addLayout(buttons);
    setMinimumWidth(dialogWidth);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_field->setError({}); });
    connect(keep, &Button::clicked, this, &QDialog::reject);
    connect(rename, &Button::clicked, this, &NameDialog::submit);
    m_edit->setFocus();
}

void NameDialog::submit()
{
    const QString name = m_edit->text().simplified();
    if (name == m_before) {
        reject();
        return;
    }
    if (const QString fault = m_check(name); !fault.isEmpty()) {
        m_field->setError(fault);
        m_field->focusControl();
        return;
    }
    accept();
    Q_EMIT named(name);
}

} // namespace dfw::ui
