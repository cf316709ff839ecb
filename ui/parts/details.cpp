// SPDX-License-Identifier: Apache-2.0
#include "parts/details.h"

#include "style/metrics.h"
#include "style/typescale.h"
#include "widgets/button.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastHeight = 120; // px

} // namespace

Details::Details(const QString &title, const QString &name, QWidget *parent)
    : QWidget(parent), m_text(new QPlainTextEdit(this)),
      m_expander(new Expander(title, m_text, this))
{
    m_expander->setObjectName(name + u"Expander"_s);
    m_expander->setAccessibleName(title);
    m_text->setObjectName(name + u"Text"_s);
    m_text->setAccessibleName(tr("What Platform answered, without secrets"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(leastHeight);
    setType(m_text, Type::Mono);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_expander, 0, Qt::AlignLeft);
    column->addWidget(m_text);
    setVisible(false);
}

void Details::setText(const QString &text)
{
    if (text.isEmpty())
        m_expander->setOpen(false);
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
    setVisible(!text.isEmpty());
}

} // namespace dfw::ui
