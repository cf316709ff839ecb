// SPDX-License-Identifier: Apache-2.0
#include "pages/identityrow.h"

#include "style/metrics.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/note.h"
#include "widgets/text.h"

#include <QComboBox>
#include <QRadioButton>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

QString namespaceWords(const api::IdentityNamespace &one)
{
    return one.name.isEmpty() || one.name == one.code
               ? shown(one.code, 40)
               : fill(u"%1 (%2)"_s, {shown(one.name, 40), shown(one.code, 24)});
}

} // namespace

IdentityRow::IdentityRow(int number, QWidget *parent) : QWidget(parent)
{
    m_text = new Text(Type::Body);
    m_text->setElided(Qt::ElideMiddle);
    m_text->setTextFormat(Qt::PlainText);
    m_namespace = new QComboBox;
    m_namespace->setObjectName(u"identityNamespace%1"_s.arg(number));
    m_namespace->setMinimumWidth(150);
    m_primary = new QRadioButton(tr("Primary"));
    m_primary->setObjectName(u"identityPrimary%1"_s.arg(number));
    // The plan says which one is, not the widgets among themselves.
    m_primary->setAutoExclusive(false);
    m_remove = new IconButton(u"cross"_s, {});
    m_remove->setObjectName(u"removeIdentity%1"_s.arg(number));
    m_problem = new IconSentence(Tone::Err, u"error"_s, {});
    m_problem->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(m_text, 1);
    row->addWidget(m_namespace);
    row->addWidget(m_primary);
    row->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addLayout(row);
    column->addWidget(m_problem);
    connect(m_namespace, &QComboBox::currentIndexChanged, this, [this](int index) {
        const QString code = m_namespace->itemData(index).toString();
        if (!m_showing && !code.isEmpty())
            Q_EMIT namespaceChosen(m_path, code);
    });
    connect(m_primary, &QRadioButton::clicked, this, [this] { Q_EMIT primaryChosen(m_path); });
    connect(m_remove, &QAbstractButton::clicked, this, [this] { Q_EMIT removed(m_path); });
}

void IdentityRow::set(const IdentityMark &mark, const QList<api::IdentityNamespace> &namespaces)
{
    m_showing = true;
    m_path = mark.path;
    m_text->setText(mark.path);
    m_namespace->setAccessibleName(tr("Namespace of %1").arg(mark.path));
    m_primary->setAccessibleName(tr("%1 is the primary identity").arg(mark.path));
    m_remove->setName(tr("Take the identity off %1").arg(mark.path));
    QStringList codes;
    for (int i = 0; i < m_namespace->count(); ++i)
        codes.append(m_namespace->itemData(i).toString());
    QStringList wanted;
    for (const api::IdentityNamespace &one : namespaces)
        wanted.append(one.code);
    const bool odd = !mark.namespaceCode.isEmpty() && !wanted.contains(mark.namespaceCode);
    if (odd)
        wanted.append(mark.namespaceCode);
    if (codes != wanted) {
        m_namespace->clear();
        for (const api::IdentityNamespace &one : namespaces)
            m_namespace->addItem(namespaceWords(one), one.code);
        if (odd)
            m_namespace->addItem(mark.namespaceCode, mark.namespaceCode);
    }
    m_namespace->setPlaceholderText(tr("Choose a namespace"));
    m_namespace->setCurrentIndex(m_namespace->findData(mark.namespaceCode));
    m_primary->setChecked(mark.primary);
    m_showing = false;
}

void IdentityRow::setProblem(const QString &sentence)
{
    m_problem->set(Tone::Err, u"error"_s, sentence);
    m_problem->setVisible(!sentence.isEmpty());
    m_namespace->setAccessibleDescription(sentence);
}

} // namespace dfw::ui
