// SPDX-License-Identifier: Apache-2.0
#include "editor/canvasheader.h"

#include "style/metrics.h"
#include "widgets/inputs.h"
#include "widgets/text.h"

#include <QGridLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastSearch = 10;  // letters it shows at least
constexpr int aroundSearch = 90; // its sign and clear button, margins

} // namespace

PaneHeader::PaneHeader(const QString &title, const QString &placeholder, const QString &searchName,
                       QWidget *parent)
    : QWidget(parent), m_title(new Text(Type::Strong, title)),
      m_count(new Text(Type::Help, {}, Ink::Muted)), m_search(new SearchEdit(placeholder)),
      m_grid(new QGridLayout(this))
{
    m_title->setElided(Qt::ElideRight);
    m_search->setObjectName(searchName);
    m_grid->setContentsMargins(14, 4, 8, 4);
    m_grid->setHorizontalSpacing(space::s);
    m_grid->setVerticalSpacing(2);
    m_grid->addWidget(m_title, 0, 0);
    m_grid->addWidget(m_count, 0, 1);
    setOneLine(true);
}

void PaneHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PaneHeader::setCount(const QString &count)
{
    m_count->setText(count);
}

bool PaneHeader::fitsOneLine(int width) const
{
    const QFontMetrics body = typeMetrics(Type::Body);
    return m_title->sizeHint().width() + m_count->sizeHint().width() +
               leastSearch * body.averageCharWidth() + aroundSearch <=
           width;
}

void PaneHeader::setOneLine(bool one)
{
    if (m_one == one)
        return;
    m_one = one;
    m_grid->removeWidget(m_search);
    // The count is read rather than typed into: it keeps its width.
    m_grid->setColumnStretch(1, one ? 0 : 1);
    if (one)
        m_grid->addWidget(m_search, 0, 2);
    else
        m_grid->addWidget(m_search, 1, 0, 1, 3);
    m_grid->setColumnStretch(2, one ? 1 : 0);
}

} // namespace dfw::ui
