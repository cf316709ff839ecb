// SPDX-License-Identifier: Apache-2.0
#include "pages/sandboxcombo.h"

#include "pages/accesslines.h"
#include "style/icons.h"

#include <QLineEdit>

namespace dfw::ui {

using namespace Qt::StringLiterals;

SandboxCombo::SandboxCombo(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setCompleter(nullptr); // would turn "prod" into the first name that begins so
    lineEdit()->setObjectName(u"sandboxEdit"_s);
    lineEdit()->setAccessibleName(tr("Sandbox"));
    connect(this, &QComboBox::editTextChanged, this, [this] {
        if (!m_filling)
            Q_EMIT edited();
    });
}

// The list shows "prod, production"; the name is what stands before the comma.
QString SandboxCombo::sandbox() const
{
    return currentText().section(u',', 0, 0).trimmed();
}

void SandboxCombo::setSandbox(const QString &name)
{
    if (sandbox() == name)
        return;
    m_filling = true;
    setEditText(name);
    m_filling = false;
}

void SandboxCombo::setSandboxes(const QList<api::Sandbox> &sandboxes)
{
    QStringList texts;
    for (const api::Sandbox &one : sandboxes)
        texts.append(sandboxInWords(one));
    QStringList shown;
    for (int i = 0; i < count(); ++i)
        shown.append(itemText(i));
    if (shown == texts)
        return;
    m_filling = true;
    const QString typed = currentText();
    clear();
    for (int i = 0; i < texts.size(); ++i)
        addItem(lineIcon(sandboxes.at(i).isProduction() ? u"shield"_s : u"cloud"_s), texts.at(i));
    setCurrentIndex(-1);
    setEditText(typed);
    m_filling = false;
}

} // namespace dfw::ui
