// SPDX-License-Identifier: Apache-2.0
#include "pages/badrowscard.h"

#include "style/metrics.h"
#include "widgets/text.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double usualPercent = 5; // Adobe's own default

} // namespace

BadRowsCard::BadRowsCard(presenters::SchedulePresenter &presenter, QWidget *parent)
    : Card(tr("If some rows are bad"), parent), m_presenter(presenter),
      m_takeGood(new QRadioButton(tr("Take the &good rows, leave out and list the bad ones"))),
      m_refuseAll(new QRadioButton(tr("Refuse the &whole run"))), m_limit(new QWidget),
      m_percent(new QDoubleSpinBox),
      m_diagnostics(new QCheckBox(tr("&Keep a report of each bad row (error diagnostics)")))
{
    m_takeGood->setObjectName(u"takeGoodRows"_s);
    content()->addWidget(m_takeGood);
    auto *limit = new QHBoxLayout(m_limit);
    limit->setContentsMargins(26, 0, 0, 0); // under the radio button's text
    limit->setSpacing(space::s);
    auto *before = new Text(Type::Help, tr("Stop the run when more than"), Ink::Muted);
    m_percent->setObjectName(u"partialIngestionPercent"_s);
    m_percent->setAccessibleName(tr("Largest share of bad rows in percent"));
    m_percent->setRange(0.1, 100);
    m_percent->setDecimals(1);
    m_percent->setSuffix(tr(" %"));
    m_percent->setKeyboardTracking(false);
    before->setBuddy(m_percent);
    limit->addWidget(before);
    limit->addWidget(m_percent);
    limit->addWidget(new Text(Type::Help, tr("of the rows are bad"), Ink::Muted));
    limit->addStretch(1);
    content()->addWidget(m_limit);
    m_refuseAll->setObjectName(u"refuseWholeRun"_s);
    content()->addWidget(m_refuseAll);
    m_diagnostics->setObjectName(u"errorDiagnostics"_s);
    content()->addWidget(m_diagnostics);

    for (QAbstractButton *button :
         std::initializer_list<QAbstractButton *>{m_takeGood, m_diagnostics})
        connect(button, &QAbstractButton::toggled, this, &BadRowsCard::store);
    connect(m_percent, &QDoubleSpinBox::valueChanged, this, &BadRowsCard::store);
}

QWidget *BadRowsCard::place() const
{
    return m_percent;
}

void BadRowsCard::refresh()
{
    m_showing = true;
    const presenters::ScheduleRules &rules = m_presenter.rules();
    for (QWidget *part : std::initializer_list<QWidget *>{m_takeGood, m_refuseAll, m_limit})
        part->setVisible(rules.knowsPartialIngestion);
    m_diagnostics->setVisible(rules.knowsDiagnostics);
    setVisible(rules.knowsPartialIngestion || rules.knowsDiagnostics);
    const IngestionOptions &options = m_presenter.plan().options;
    const bool partial = options.partialIngestionPercent.has_value();
    m_takeGood->setChecked(partial);
    m_refuseAll->setChecked(!partial);
    m_percent->setEnabled(partial);
    if (partial && m_percent->value() != *options.partialIngestionPercent)
        m_percent->setValue(*options.partialIngestionPercent); // else it stays as it is typed
    else if (!partial && m_percent->value() <= m_percent->minimum())
        m_percent->setValue(usualPercent); // what choosing it would mean
    m_diagnostics->setChecked(options.errorDiagnostics.value_or(false));
    m_showing = false;
}

void BadRowsCard::store()
{
    m_percent->setEnabled(m_takeGood->isChecked());
    if (m_showing)
        return;
    const presenters::ScheduleRules &rules = m_presenter.rules();
    IngestionOptions options;
    if (rules.knowsDiagnostics)
        options.errorDiagnostics = m_diagnostics->isChecked();
    if (rules.knowsPartialIngestion && m_takeGood->isChecked())
        options.partialIngestionPercent = m_percent->value();
    m_presenter.setOptions(options);
}

} // namespace dfw::ui
