// SPDX-License-Identifier: Apache-2.0
#include "pages/wizardpage.h"

#include "style/metrics.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

WizardPage::WizardPage(QWidget *parent) : QWidget(parent)
{
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"pageScroll"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // its controls take the focus
    auto *content = new QWidget;
    m_body = new QVBoxLayout(content);
    m_body->setContentsMargins(space::page, 0, space::page, space::l);
    m_body->setSpacing(space::l);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void WizardPage::setErrorsShown(bool shown)
{
    if (m_errorsShown == shown)
        return;
    m_errorsShown = shown;
    refreshErrors();
}

} // namespace dfw::ui
