// SPDX-License-Identifier: Apache-2.0
#include "parts/details.h"

#include "parts/taskrow.h"
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
    : QWidget(parent), m_title(title), m_name(name)
{
    setVisible(false);
}

// Not before there is something to show: a text editor costs more than the rest of a card.
void Details::build()
{
    m_text = new QPlainTextEdit(this);
    m_expander = new Expander(m_title, m_text, this);
    m_expander->setObjectName(m_name + u"Expander"_s);
    m_expander->setAccessibleName(m_title);
    m_text->setObjectName(m_name + u"Text"_s);
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
    m_expander->show(); // a layout would do so later
}

void Details::setText(const QString &text)
{
    setVisible(!text.isEmpty());
    if (!m_text && !text.isEmpty()) {
        build();
        reachAfter(previousInFocusChain(), this);
    }
    if (!m_text)
        return;
    if (text.isEmpty())
        m_expander->setOpen(false);
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
}

} // namespace dfw::ui
