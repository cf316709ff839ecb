// SPDX-License-Identifier: Apache-2.0
#include "pages/targetpage.h"

#include "pages/datasetcard.h"
#include "pages/fieldscard.h"
#include "pages/schemacard.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/text.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::PlanKeeper;
using presenters::TargetPresenter;

TargetPage::TargetPage(TargetPresenter &presenter, PlanKeeper &keeper, QWidget *parent)
    : WizardPage(parent), m_presenter(presenter), m_keeper(keeper),
      m_schema(new SchemaCard(presenter, keeper)), m_fields(new FieldsCard(presenter)),
      m_dataset(new DatasetCard(presenter, keeper))
{
    setObjectName(u"targetPage"_s);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::l);
    top->addWidget(m_schema, 600);
    top->addWidget(m_fields, 380);
    body()->addLayout(top, 1);
    body()->addWidget(m_dataset);
    body()->addWidget(buildAdvanced());

    connect(&m_presenter, &TargetPresenter::listsChanged, this, &TargetPage::refresh);
    connect(&m_presenter, &TargetPresenter::schemaChanged, this, &TargetPage::refresh);
    connect(&m_presenter.newSchema(), &presenters::NewSchemaPresenter::listsChanged, this,
            &TargetPage::refresh);
    connect(&m_keeper, &PlanKeeper::planChanged, this, [this](PlanKeeper::Section section) {
        if (section == PlanKeeper::Section::Target || section == PlanKeeper::Section::Columns ||
            section == PlanKeeper::Section::Everything)
            refresh();
    });
    connect(m_fields, &FieldsCard::identityMarked, m_schema, &SchemaCard::showIdentities);
    connect(m_dataset, &DatasetCard::identitiesWanted, m_schema, &SchemaCard::showIdentities);
    refresh();
}

// An editor that closes with the page still changes the plan; by then the cards are going.
TargetPage::~TargetPage()
{
    m_keeper.disconnect(this);
    m_presenter.disconnect(this);
    m_presenter.newSchema().disconnect(this);
}

QWidget *TargetPage::buildAdvanced()
{
    auto *holder = new QWidget;
    auto *part = new QWidget;
    m_form2020 = new QCheckBox(tr("Send the requests in the f&orm of 2020"));
    m_form2020->setObjectName(u"form2020Check"_s);
    auto *about = wrapped(Type::Help,
                          tr("Makes an extra schema for the raw source and a base connection for "
                             "the dataset, as the tutorials of 2020 did. Nobody needs it today."),
                          Ink::Muted);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::l);
    row->addWidget(m_form2020);
    row->addWidget(about, 1);
    m_advanced = new Expander(tr("Advanced"), part);
    m_advanced->setObjectName(u"advancedTarget"_s);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(m_advanced, 0, Qt::AlignLeft);
    column->addWidget(part);
    m_form2020->setAccessibleDescription(about->text());
    connect(m_form2020, &QCheckBox::clicked, &m_presenter, &TargetPresenter::setForm2020);
    return holder;
}

QString TargetPage::title() const
{
    return tr("Choose the target");
}

QString TargetPage::instruction() const
{
    return tr("Pick or make the schema that gives your data its shape, and the dataset that holds "
              "it.");
}

QString TargetPage::choice() const
{
    const TargetPlan &target = m_keeper.plan().target;
    if (target.newSchema)
        return target.newSchema->title.trimmed().isEmpty()
                   ? QString()
                   : tr("%1 (new)").arg(target.newSchema->title.trimmed());
    if (target.schemaId.isEmpty())
        return {};
    if (const api::SchemaSummary *schema = m_presenter.schemaSummary(target.schemaId))
        return schema->title.isEmpty() ? tr("One schema") : schema->title;
    return m_presenter.hasSchema() ? m_presenter.schema().title : QString();
}

void TargetPage::enter()
{
    m_presenter.load();
    refresh();
}

QList<PageProblem> TargetPage::problems()
{
    return m_schema->problems() + m_dataset->problems(m_schema->isGone());
}

void TargetPage::reveal(QWidget *place)
{
    m_schema->reveal(place);
}

void TargetPage::refresh()
{
    refreshErrors();
    const bool chosen = m_presenter.isNewSchema() || !m_keeper.plan().target.schemaId.isEmpty();
    m_fields->refresh(chosen, m_schema->isGone());
    m_form2020->setChecked(m_keeper.plan().form2020);
    if (m_keeper.plan().form2020)
        m_advanced->setOpen(true);
    Q_EMIT changed();
}

void TargetPage::refreshErrors()
{
    m_schema->refresh(errorsShown());
    m_dataset->refresh(errorsShown(), m_schema->isGone());
    settleLayouts(this);
}

void TargetPage::showEvent(QShowEvent *event)
{
    WizardPage::showEvent(event);
    settleLayouts(this);
}

} // namespace dfw::ui
