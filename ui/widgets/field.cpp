// SPDX-License-Identifier: Apache-2.0
#include "widgets/field.h"

#include "style/appstyle.h"
#include "style/metrics.h"
#include "widgets/text.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

// In an editable combo box or a spin box it is the edit inside that gets the focus and is read
// aloud.
QLineEdit *innerEdit(const QWidget *control)
{
    if (const auto *combo = qobject_cast<const QComboBox *>(control))
        return combo->lineEdit();
    return qobject_cast<const QAbstractSpinBox *>(control) ? control->findChild<QLineEdit *>()
                                                           : nullptr;
}

// The mnemonic's "&" is for the eye only; "&&" is a letter.
QString spoken(const QString &label)
{
    QString out;
    for (qsizetype i = 0; i < label.size(); ++i) {
        if (label.at(i) == u'&' && i + 1 < label.size())
            ++i;
        out += label.at(i);
    }
    return out;
}

} // namespace

Field::Field(const QString &label, QWidget *control, QWidget *parent)
    : QWidget(parent), m_control(control), m_buddy(control),
      m_label(new Text(Type::Label, label, Ink::Text, this)),
      m_optional(new Text(Type::Help, tr("optional"), Ink::Muted, this)), m_foot(new QWidget(this)),
      m_icon(new IconLabel(u"error"_s, Ink::Err, 16, m_foot)),
      m_message(wrapped(Type::Help, {}, Ink::Muted, m_foot))
{
    m_optional->hide();
    m_message->setObjectName(u"fieldMessage"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_label);
    head->addWidget(m_optional);
    head->addStretch(1);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(6);
    foot->addWidget(m_icon, 0, Qt::AlignTop);
    foot->addWidget(m_message, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addLayout(head);
    column->addWidget(control);
    column->addWidget(m_foot);
    column->addStretch(0);
    setBuddy(control);
    showFoot();
}

void Field::setBuddy(QWidget *buddy)
{
    m_buddy = buddy;
    m_label->setBuddy(buddy);
    setLabel(m_label->text());
    showFoot();
}

void Field::setLabel(const QString &label)
{
    m_label->setText(label);
    // isVisibleTo: the mark counts even while the page is not shown.
    const QString name =
        m_optional->isVisibleTo(this) ? tr("%1, optional").arg(spoken(label)) : spoken(label);
    m_buddy->setAccessibleName(name);
    if (QLineEdit *inner = innerEdit(m_buddy))
        inner->setAccessibleName(name);
}

void Field::setOptional()
{
    m_optional->show();
    setLabel(m_label->text());
}

void Field::setHelp(const QString &help)
{
    m_help = help;
    showFoot();
}

void Field::setError(const QString &error)
{
    m_error = error;
    showFoot();
}

void Field::focusControl()
{
    m_buddy->setFocus(Qt::OtherFocusReason);
}

void Field::showFoot()
{
    const bool bad = hasError();
    m_foot->setVisible(bad || !m_help.isEmpty());
    m_icon->setVisible(bad);
    m_message->setInk(bad ? Ink::Err : Ink::Muted);
    setType(m_message, bad ? Type::Body : Type::Help);
    m_message->setText(bad ? m_error : m_help);
    setBad(m_control, bad);
    if (m_buddy != m_control)
        setBad(m_buddy, bad);
    const QString description = bad ? tr("Error: %1").arg(m_error) : m_help;
    m_buddy->setAccessibleDescription(description);
    if (QLineEdit *inner = innerEdit(m_buddy))
        inner->setAccessibleDescription(description);
    QAccessible::State changed;
    changed.invalid = true;
    QAccessibleStateChangeEvent event(m_buddy, changed);
    QAccessible::updateAccessibility(&event);
}

FieldRow::FieldRow(const QList<QWidget *> &fields, QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::l);
    for (QWidget *field : fields)
        addField(field);
}

void FieldRow::addField(QWidget *field, int stretch)
{
    m_row->addWidget(field, stretch, Qt::AlignTop);
    // Without this a long text in one field would narrow its neighbour.
    field->setMinimumWidth(120);
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

} // namespace dfw::ui
