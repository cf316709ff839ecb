// SPDX-License-Identifier: Apache-2.0
#include "pages/sourcepage.h"

#include "pages/connectioncard.h"
#include "pages/filecard.h"
#include "pages/newconnectionview.h"
#include "pages/samplecard.h"
#include "pages/tablecard.h"
#include "parts/taskrow.h"
#include "style/metrics.h"

#include <QGridLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::PlanKeeper;
using presenters::SourcePresenter;

SourcePage::SourcePage(SourcePresenter &presenter, PlanKeeper &keeper, QWidget *parent)
    : WizardPage(parent), m_presenter(presenter), m_keeper(keeper), m_browse(new QWidget),
      m_connections(new ConnectionCard(presenter, keeper)),
      m_tables(new TableCard(presenter, keeper)), m_files(new FileCard(presenter, keeper)),
      m_sample(new SampleCard(presenter, keeper))
{
    setObjectName(u"sourcePage"_s);
    auto *grid = new QGridLayout(m_browse);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::l);
    grid->addWidget(m_connections, 0, 0, 1, 2);
    grid->addWidget(m_tables, 1, 0);
    grid->addWidget(m_files, 1, 0);
    grid->addWidget(m_sample, 1, 1);
    grid->setColumnStretch(0, 300);
    grid->setColumnStretch(1, 680);
    grid->setRowStretch(0, 5);
    grid->setRowStretch(1, 7);
    body()->addWidget(m_browse, 1);

    connect(m_connections, &ConnectionCard::newRequested, this, &SourcePage::openForm);
    connect(&m_presenter, &SourcePresenter::connectionsChanged, this,
            &SourcePage::refreshConnections);
    connect(&m_presenter, &SourcePresenter::tablesChanged, this, &SourcePage::refreshTables);
    connect(&m_presenter, &SourcePresenter::contentsChanged, this, &SourcePage::refreshContents);
    connect(&m_keeper, &PlanKeeper::planChanged, this, [this](PlanKeeper::Section section) {
        if (section != PlanKeeper::Section::Source && section != PlanKeeper::Section::Everything)
            return;
        refreshConnections();
        refreshTables();
        refreshContents();
    });
    connect(&m_presenter.signIn(), &presenters::SignInPresenter::restored, this,
            &SourcePage::dropForm);
    refreshConnections();
    refreshTables();
    refreshContents();
}

QString SourcePage::title() const
{
    return m_form ? tr("Make a base connection") : tr("Choose the source");
}

QString SourcePage::instruction() const
{
    return m_form         ? tr("Pick the kind of system, then say how to sign in to it.")
           : readsFiles() ? tr("Pick the sign-in to your system and the files to read.")
                          : tr("Pick the sign-in to your system and the table to read.");
}

QString SourcePage::choice() const
{
    const SourcePlan &source = m_keeper.plan().source;
    const QString what = source.isFiles() ? source.files->path : source.table;
    if ((source.baseConnectionId.isEmpty() && !source.newConnection) || what.isEmpty())
        return {};
    // A connector nobody knows is left out, its ID would say nothing.
    const QString connector = m_presenter.connectorName(source.connectionSpec);
    return connector == source.connectionSpec.id ? what : tr("%1 · %2").arg(connector, what);
}

void SourcePage::enter()
{
    m_presenter.load();
    if (m_presenter.signIn().form())
        openForm(); // an earlier process left it open
}

bool SourcePage::readsFiles() const
{
    return m_presenter.kind() == api::SourceKind::Files;
}

bool SourcePage::sourceGone() const
{
    return m_connections->isGone() || (!readsFiles() && m_tables->isGone());
}

QList<PageProblem> SourcePage::problems()
{
    if (m_form)
        return {{tr("The new base connection is not made yet"), m_form->place()}};
    const SourcePlan &source = m_keeper.plan().source;
    if (source.baseConnectionId.isEmpty() && !source.newConnection)
        return {{tr("No base connection is chosen"), m_connections->place()}};
    if (m_connections->isGone())
        return {{tr("The plan's base connection is not in this sandbox"), m_connections->place()}};
    if (m_presenter.unfit() != presenters::Unfit::No)
        return {
            {tr("This connector cannot be used for a scheduled dataflow"), m_connections->place()}};
    if (readsFiles() && !m_presenter.files().hasSelection())
        return {{tr("No file is chosen"), m_files->place()}};
    if (!readsFiles() && source.table.isEmpty())
        return {{tr("No table is chosen"), m_tables->place()}};
    if (sourceGone())
        return {{tr("The plan's table is not in this connection"), m_tables->place()}};
    return {};
}

void SourcePage::refreshConnections()
{
    m_connections->refresh();
    if (m_connections->isGone()) {
        refreshTables();
        refreshContents();
    }
    refreshErrors();
    Q_EMIT changed();
}

void SourcePage::refreshTables()
{
    const bool files = readsFiles();
    m_tables->setVisible(!files);
    m_files->setVisible(files);
    if (files)
        m_files->refresh();
    else
        m_tables->refresh(m_connections->isGone());
    refreshErrors();
    Q_EMIT changed();
}

void SourcePage::refreshContents()
{
    m_sample->refresh(sourceGone());
    Q_EMIT changed();
}

void SourcePage::openForm()
{
    if (m_form)
        return;
    m_form = new NewConnectionView(m_presenter);
    connect(m_form, &NewConnectionView::closeRequested, this, &SourcePage::closeForm,
            Qt::QueuedConnection);
    body()->addWidget(m_form, 1);
    m_browse->hide();
    m_form->show(); // the layout would show it later, and the cursor has to be in it
    m_form->begin();
    Q_EMIT changed();
}

void SourcePage::closeForm()
{
    if (!m_form)
        return;
    m_presenter.signIn().end();
    dropForm();
    m_connections->focusNew();
    settleLayouts(this);
    Q_EMIT changed();
}

void SourcePage::dropForm()
{
    if (!m_form)
        return;
    m_form->hide();
    m_form->deleteLater(); // with the secrets in its fields
    m_form = nullptr;
    m_browse->show();
    Q_EMIT changed();
}

void SourcePage::refreshErrors()
{
    m_connections->setErrorsShown(errorsShown());
    if (readsFiles())
        m_files->refreshErrors(errorsShown());
    else
        m_tables->refreshNote(errorsShown());
    settleLayouts(this);
}

void SourcePage::showEvent(QShowEvent *event)
{
    WizardPage::showEvent(event);
    settleLayouts(this);
}

} // namespace dfw::ui
