// SPDX-License-Identifier: Apache-2.0
#include "pages/newschemaform.h"

#include "pages/fieldgroupspane.h"
#include "pages/identitiespane.h"
#include "pages/ownfieldspane.h"
#include "pages/schemabasics.h"
#include "style/metrics.h"

#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

QString counted(const QString &name, qsizetype count)
{
    return count == 0 ? name : name + u" · "_s + QLocale().toString(count);
}

} // namespace

NewSchemaForm::NewSchemaForm(presenters::TargetPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_tabs(new QTabBar), m_stack(new QStackedWidget),
      m_basics(new SchemaBasics(presenter)), m_groups(new FieldGroupsPane(presenter.newSchema())),
      m_columns(new OwnFieldsPane(presenter)),
      m_identities(new IdentitiesPane(presenter.newSchema()))
{
    m_tabs->setObjectName(u"newSchemaTabs"_s);
    m_tabs->setAccessibleName(tr("Parts of the new schema"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true); // with large text in a small window
    m_tabs->setElideMode(Qt::ElideNone);
    for (QWidget *pane :
         std::initializer_list<QWidget *>{m_basics, m_groups, m_columns, m_identities}) {
        m_tabs->addTab({});
        m_stack->addWidget(pane);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (tab == Groups)
            m_groups->refresh(false); // what the selected group brings is read only when looked at
    });
    refreshTabs();
}

void NewSchemaForm::refreshTabs()
{
    const NewSchema &schema = m_presenter.newSchema().schema();
    m_tabs->setTabText(Basics, tr("Title and class"));
    m_tabs->setTabText(Groups, counted(tr("Field groups"), schema.fieldGroupIds.size()));
    m_tabs->setTabText(Columns, counted(tr("From my columns"),
                                        schema.ownFields ? schema.ownFields->fields.size() : 0));
    m_tabs->setTabText(Identities, counted(tr("Identities"), schema.identities.size()));
}

void NewSchemaForm::refresh(bool errorsShown)
{
    m_basics->refresh(errorsShown);
    m_groups->refresh(errorsShown);
    m_columns->refresh(errorsShown);
    m_identities->refresh(errorsShown);
    refreshTabs();
}

QList<PageProblem> NewSchemaForm::problems() const
{
    return m_basics->problems() + m_groups->problems() + m_columns->problems() +
           m_identities->problems();
}

void NewSchemaForm::reveal(const QWidget *place)
{
    for (int tab = 0; tab < m_stack->count(); ++tab) {
        if (m_stack->widget(tab)->isAncestorOf(place))
            m_tabs->setCurrentIndex(tab);
    }
}

void NewSchemaForm::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

} // namespace dfw::ui
