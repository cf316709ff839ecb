// SPDX-License-Identifier: Apache-2.0
#include "pages/schemacard.h"

#include "pages/newschemaform.h"
#include "pages/schemachooser.h"
#include "texts/fill.h"
#include "widgets/segments.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::TargetPresenter;

namespace {

enum SchemaKind { Existing, New };

} // namespace

SchemaCard::SchemaCard(TargetPresenter &presenter, presenters::PlanKeeper &keeper, QWidget *parent)
    : Card(tr("Schema"), parent), m_presenter(presenter), m_keeper(keeper),
      m_kind(new Segments({tr("Existing"), tr("New")})), m_stack(new QStackedWidget),
      m_chooser(new SchemaChooser(presenter, keeper)), m_form(new NewSchemaForm(presenter))
{
    m_kind->setObjectName(u"schemaKind"_s);
    m_kind->setAccessibleName(tr("Use an existing schema or make a new one"));
    addHeaderWidget(m_kind);
    m_stack->addWidget(m_chooser);
    m_stack->addWidget(m_form);
    content()->addWidget(m_stack, 1);
    connect(m_kind, &Segments::currentChanged, &m_presenter,
            [this](int kind) { m_presenter.setNewSchema(kind == New); });
    connect(m_chooser, &SchemaChooser::newWanted, &m_presenter,
            [this] { m_presenter.setNewSchema(true); });
}

bool SchemaCard::isGone() const
{
    const QString id = m_keeper.plan().target.schemaId;
    return m_presenter.listsTask().isReady() && !m_presenter.isNewSchema() && !id.isEmpty() &&
           !m_presenter.schemaSummary(id);
}

void SchemaCard::refresh(bool errorsShown)
{
    const bool isNew = m_presenter.isNewSchema();
    m_kind->setCurrent(isNew ? New : Existing);
    m_stack->setCurrentIndex(isNew ? New : Existing);
    const QString &id = m_keeper.plan().target.schemaId;
    m_chooser->refresh();
    m_chooser->setWarning(
        isGone() ? fill(tr("The plan names a schema that is not in this sandbox (%1). Pick the one "
                           "to use instead."),
                        {shown(id.section(u'/', -1))})
        : errorsShown && id.isEmpty() ? tr("Pick the schema your data is to follow.")
                                      : QString());
    if (isNew)
        m_form->refresh(errorsShown);
}

QList<PageProblem> SchemaCard::problems() const
{
    if (m_presenter.isNewSchema())
        return m_form->problems();
    if (m_keeper.plan().target.schemaId.isEmpty())
        return {{tr("No schema is chosen"), m_chooser->place()}};
    if (isGone())
        return {{tr("The plan's schema is not in this sandbox"), m_chooser->place()}};
    return {};
}

void SchemaCard::reveal(const QWidget *place)
{
    m_form->reveal(place);
}

void SchemaCard::showIdentities()
{
    m_form->showTab(NewSchemaForm::Identities);
}

} // namespace dfw::ui
