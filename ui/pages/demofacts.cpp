// SPDX-License-Identifier: Apache-2.0
#include "pages/demofacts.h"

#include "style/metrics.h"
#include "style/typescale.h"
#include "widgets/inputs.h"
#include "widgets/text.h"

#include <QGridLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

DemoFacts::DemoFacts(QWidget *parent)
    : QWidget(parent), m_organisation(new IdRow), m_sandbox(new Text(Type::Body)),
      m_address(new Text(Type::Mono))
{
    m_organisation->setObjectName(u"factOrganisation"_s);
    m_sandbox->setObjectName(u"factSandbox"_s);
    m_address->setObjectName(u"factHost"_s);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::page);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(1, 1);
    const QList<QPair<QString, QWidget *>> facts{{tr("Organisation ID"), m_organisation},
                                                 {tr("Sandbox"), m_sandbox},
                                                 {tr("Address"), m_address}};
    for (int i = 0; i < facts.size(); ++i) {
        grid->addWidget(new Text(Type::Body, facts.at(i).first, Ink::Muted), i, 0,
                        Qt::AlignVCenter);
        grid->addWidget(facts.at(i).second, i, 1, Qt::AlignVCenter);
    }
}

void DemoFacts::setFacts(const QString &organisation, const QString &sandbox,
                         const QString &address)
{
    m_organisation->setId(organisation);
    m_sandbox->setText(sandbox);
    m_address->setText(address);
}

} // namespace dfw::ui
