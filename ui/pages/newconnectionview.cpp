// SPDX-License-Identifier: Apache-2.0
#include "pages/newconnectionview.h"

#include "models/connectormodel.h"
#include "pages/signinform.h"
#include "pages/sourcetext.h"
#include "parts/details.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/places.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::ConnectorChoice;
using presenters::SignInPresenter;
using presenters::SourcePresenter;
using presenters::Task;
using presenters::Unfit;
using Stage = SignInPresenter::Stage;

NewConnectionView::NewConnectionView(SourcePresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_signIn(presenter.signIn()),
      m_model(new ConnectorModel(this)), m_filter(new QSortFilterProxyModel(this))
{
    setObjectName(u"newConnectionView"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::l);
    row->addWidget(buildPicker(), 34);
    row->addWidget(buildSignIn(), 64);
    connect(&m_presenter, &SourcePresenter::catalogueChanged, this,
            &NewConnectionView::refreshConnectors);
    connect(&m_signIn, &SignInPresenter::changed, this, &NewConnectionView::refreshStage);
    connect(&m_signIn, &SignInPresenter::ready, this, &NewConnectionView::closeRequested);
    m_signIn.begin(m_presenter.connections());
    choose({});
    refreshConnectors();
}

Card *NewConnectionView::buildPicker()
{
    auto *card = new Card(tr("Connector"));
    card->setMinimumWidth(250);
    m_search = new SearchEdit(tr("Search connectors"));
    m_search->setObjectName(u"connectorSearch"_s);
    m_catalogueTask = new TaskRow;
    m_catalogueTask->setObjectName(u"connectorTask"_s);
    m_filter->setSourceModel(m_model);
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setAutoAcceptChildRows(true); // a category's name finds what is in it
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_tree = new TreeView;
    letShrink(m_tree);
    m_tree->setObjectName(u"connectorTree"_s);
    m_tree->setAccessibleName(tr("Connectors"));
    m_tree->setModel(m_filter);
    card->content()->addWidget(m_search);
    card->content()->addWidget(m_catalogueTask);
    card->content()->addWidget(m_tree, 1);
    connect(m_catalogueTask, &TaskRow::retryRequested, &m_presenter, &SourcePresenter::load);
    connect(m_catalogueTask, &TaskRow::cancelRequested, &m_presenter, &SourcePresenter::cancel);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_showing = true; // what is typed in the form must not go with a hidden row
        m_filter->setFilterFixedString(text.trimmed());
        if (text.trimmed().isEmpty())
            m_tree->collapseAll();
        else
            m_tree->expandAll();
        const QModelIndex chosen = m_filter->mapFromSource(m_model->indexOf(m_connector));
        if (chosen.isValid())
            m_tree->setCurrentIndex(chosen);
        else
            m_tree->selectionModel()->clear();
        m_showing = false;
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                const QString id = ConnectorModel::idAt(current);
                if (!m_showing && !id.isEmpty())
                    choose(id);
            });
    return card;
}

Card *NewConnectionView::buildSignIn()
{
    m_card = new Card(tr("Sign in"));
    m_badge = new Badge;
    m_card->addTitleWidget(m_badge);
    m_empty = new EmptyState(u"database"_s, u"key"_s, tr("Pick a connector"),
                             tr("The list at the left has every kind of system this sandbox can "
                                "read. The sign-in it asks for appears here."));
    m_unfit = new Note(Tone::Warn);
    m_unfit->setObjectName(u"unfitNote"_s);
    m_description = wrapped(Type::Help, {}, Ink::Muted);
    m_honest = new Note(Tone::Info);
    m_honest->setObjectName(u"createsNowNote"_s);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(u"signInScroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget;
    m_forms = new QVBoxLayout(inside);
    m_forms->setContentsMargins(0, 0, 0, 0);
    m_scroll->setWidget(inside);
    m_scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    m_card->content()->addWidget(m_empty, 1);
    m_card->content()->addWidget(m_unfit);
    m_card->content()->addWidget(m_description);
    m_card->content()->addWidget(m_scroll, 1);
    m_card->content()->addWidget(m_honest);
    m_card->content()->addStretch(0);
    buildFoot(m_card->content());
    return m_card;
}

void NewConnectionView::buildFoot(QVBoxLayout *column)
{
    m_result = new IconSentence(Tone::Neutral, u"ring"_s, {});
    m_result->setObjectName(u"signInResult"_s);
    m_details = new Details(tr("What Platform answered"), u"signInDetails"_s);
    m_busy = new BusyRow;
    m_busy->setObjectName(u"signInBusy"_s);
    m_cancel = new Button(Kind::Secondary, tr("Cance&l"));
    m_cancel->setObjectName(u"cancelConnectionButton"_s);
    m_cancel->setAccessibleName(tr("Back to the base connections"));
    m_create = new Button(Kind::Secondary, tr("Create and &test"), u"check"_s);
    m_create->setObjectName(u"createConnectionButton"_s);
    m_create->setAccessibleName(tr("Create and test"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::m);
    buttons->addWidget(m_busy, 1);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_create);
    column->addWidget(m_result);
    column->addWidget(m_details);
    column->addLayout(buttons);
    connect(m_busy, &BusyRow::cancelRequested, &m_signIn, &SignInPresenter::cancel);
    connect(m_cancel, &Button::clicked, this, &NewConnectionView::close);
    connect(m_create, &Button::clicked, this, &NewConnectionView::submit);
}

void NewConnectionView::begin()
{
    if (m_form) {
        m_form->focusFirst(true); // as an earlier process left it: the secrets are missing
        return;
    }
    const QString kept = m_signIn.form().value_or(OpenSignIn()).connector;
    const QString wanted = kept.isEmpty() ? m_presenter.wantedConnector() : kept;
    showPlace(wanted);
    m_search->setFocus(Qt::OtherFocusReason);
}

QWidget *NewConnectionView::place() const
{
    return m_form ? static_cast<QWidget *>(m_create) : m_tree;
}

void NewConnectionView::refreshConnectors()
{
    const Task &task = m_presenter.catalogueTask();
    m_catalogueTask->setTask(task, tr("Reading the connectors"));
    m_showing = true;
    const qsizetype count = m_presenter.catalogue().connectors().size();
    m_model->setConnectors(m_presenter.catalogue().connectors());
    m_search->setPlaceholderText(count > 0
                                     ? tr("Search %1 connectors").arg(QLocale().toString(count))
                                     : tr("Search connectors"));
    m_tree->setPlaceholder(task.isBusy()    ? tr("Reading the connectors")
                           : task.isReady() ? tr("No connector has this in its name.")
                                            : QString());
    constexpr int fewConnectors = 12;
    if (count <= fewConnectors)
        m_tree->expandAll();
    showPlace(m_connector); // the list is a new one
    m_showing = false;
    chooseRestored();
}

void NewConnectionView::showPlace(const QString &connectorId)
{
    const QModelIndex place = m_filter->mapFromSource(m_model->indexOf(connectorId));
    if (!place.isValid())
        return;
    m_tree->expand(place.parent());
    m_tree->setCurrentIndex(place);
}

// The catalogue may come after the form that was open when an earlier process ended.
void NewConnectionView::chooseRestored()
{
    const OpenSignIn form = m_signIn.form().value_or(OpenSignIn());
    if (!m_connector.isEmpty() || form.connector.isEmpty())
        return;
    showPlace(form.connector);
    if (m_form && m_search->hasFocus() && m_search->text().isEmpty())
        m_form->focusFirst(true);
}

void NewConnectionView::choose(const QString &connectorId)
{
    // A base connection that exists already belongs to its connector.
    if (m_form && (m_signIn.isBusy() || !m_signIn.madeId().isEmpty()))
        return;
    m_connector = connectorId;
    if (!connectorId.isEmpty())
        m_signIn.showConnector(connectorId);
    const ConnectorChoice *choice = m_presenter.catalogue().connector(connectorId);
    const bool usable = choice && choice->unfit == Unfit::No;
    if (m_form)
        m_form->hide();
    m_form = usable ? m_formOf.value(connectorId) : nullptr;
    if (usable && !m_form) {
        m_form = new SignInForm(choice->spec);
        m_form->setObjectName(u"signInForm"_s);
        const OpenSignIn kept = m_signIn.form().value_or(OpenSignIn());
        if (kept.forms.contains(connectorId))
            m_form->putBack(kept.forms.value(connectorId));
        connect(m_form, &SignInForm::edited, this,
                [this, form = m_form] { m_signIn.setTyped(form->typed()); });
        connect(m_form, &SignInForm::submitted, this, &NewConnectionView::submit);
        m_formOf.insert(connectorId, m_form);
        m_forms->addWidget(m_form);
    }
    m_card->setTitle(choice ? choice->spec.name : tr("Sign in"));
    const bool old = choice && choice->deprecated;
    m_badge->setSpec(old ? BadgeSpec{tr("deprecated"), Tone::Warn, u"warn"_s} : BadgeSpec{});
    m_badge->setVisible(old);
    m_empty->setVisible(!choice);
    m_unfit->setText(choice ? unfitSentence(choice->unfit, choice->spec.name) : QString());
    m_unfit->setVisible(choice && !usable);
    m_description->setText(choice ? shown(choice->spec.description, 240) : QString());
    m_description->setVisible(usable && !m_description->text().isEmpty());
    m_scroll->setVisible(usable);
    if (m_form)
        m_form->show();
    m_honest->setText(fill(tr("This makes the base connection now, in the sandbox %1, and not with "
                              "the rest of the dataflow: what is behind it cannot be listed "
                              "without it."),
                           {shown(m_signIn.sandbox())}));
    refreshStage();
    settleLayouts(this);
}

void NewConnectionView::say(Tone tone, const QString &icon, const QString &sentence)
{
    m_result->set(tone, icon, sentence);
    m_result->setVisible(!sentence.isEmpty());
}

void NewConnectionView::refreshStage()
{
    const Task &task = m_signIn.task();
    const Stage stage = m_signIn.stage();
    const bool busy = m_signIn.isBusy();
    const bool made = !m_signIn.madeId().isEmpty();
    m_tree->setEnabled(!busy && !made);
    m_search->setEnabled(!busy && !made);
    m_create->setVisible(m_form);
    m_create->setEnabled(!busy);
    m_create->setText(made ? tr("Change and &test") : tr("Create and &test"));
    m_cancel->setEnabled(!busy);
    m_honest->setVisible(m_form && !made);
    if (m_form) {
        m_form->setBusy(busy);
        if (made)
            m_form->lockIdentity();
    }
    if (!busy)
        m_busy->stop();
    else if (!m_busy->isVisibleTo(this))
        m_busy->start({}, 0);
    if (busy)
        m_busy->setSentence(stage == Stage::Testing ? tr("Signing in at the source")
                            : made                  ? tr("Changing the sign-in")
                                                    : tr("Making the base connection"));
    QString reason = shown(m_signIn.reason(), 200);
    if (!reason.isEmpty() && !reason.endsWith(u'.') && !reason.endsWith(u'\u2026'))
        reason += u'.'; // our own sentence follows
    const bool failed = task.state == Task::State::Failed && task.error;
    m_details->setText(failed ? errorText(*task.error).details : QString());
    const QString time = timeTaken(task.ms);
    if (stage == Stage::Refused)
        say(Tone::Err, u"error"_s,
            reason.isEmpty()
                ? tr("It is made, but the source did not let us in (%1). Check the sign-in and "
                     "try again; the same base connection is changed.")
                      .arg(time)
                : fill(tr("It is made, but the source did not let us in (%1): %2 Check the sign-in "
                          "and try again; the same base connection is changed."),
                       {time, reason}));
    else if (failed)
        say(Tone::Err, u"error"_s, errorText(*task.error).paragraph());
    else if (task.state == Task::State::Cancelled)
        say(Tone::Neutral, u"stop"_s,
            made
                ? tr("Stopped. The base connection is made, but not tested.")
                : tr("Stopped. The base connection may have been made; the next try looks first."));
    else if (!busy && made && stage == Stage::Editing)
        say(Tone::Neutral, u"stop"_s,
            tr("The base connection is made, but its sign-in has not worked yet. Check it and go "
               "on; the same one is changed."));
    else if (!busy && m_signIn.leftSomething() && stage == Stage::Editing)
        say(Tone::Neutral, u"stop"_s,
            tr("The program ended while this was being made. It may exist by now; the next try "
               "looks first."));
    else
        say(Tone::Neutral, {}, {});
    if (stage == Stage::Refused && m_form)
        m_form->focusFirst(true);
    settleLayouts(this);
}

void NewConnectionView::submit()
{
    if (!m_form || m_signIn.isBusy())
        return;
    if (QWidget *bad = m_form->check()) {
        bad->setFocus(Qt::OtherFocusReason);
        m_scroll->ensureWidgetVisible(bad);
        settleLayouts(this);
        return;
    }
    m_signIn.createAndTest(m_form->connector(), m_form->connection(), m_form->secrets());
}

void NewConnectionView::close()
{
    // What exists now belongs into the list.
    if (m_signIn.leftSomething())
        m_presenter.reload();
    Q_EMIT closeRequested();
}

} // namespace dfw::ui
