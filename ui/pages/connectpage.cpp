// SPDX-License-Identifier: Apache-2.0
#include "pages/connectpage.h"

#include "pages/accesscard.h"
#include "pages/connecttext.h"
#include "pages/recentcard.h"
#include "parts/taskrow.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/typescale.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QSignalBlocker>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::AccessCheck;
using presenters::ConnectForm;
using presenters::ConnectPresenter;
using presenters::ConnectProblem;
using presenters::Session;

namespace {

// A token pasted out of a terminal may bring its line ends along; it contains none itself.
QString cleanToken(QString text)
{
    text.remove(u'\n').remove(u'\r');
    return text.trimmed();
}

// The list shows "prod, production"; the name is what stands before the comma.
QString sandboxName(const QComboBox *combo)
{
    return combo->currentText().section(u',', 0, 0).trimmed();
}

// The mnemonic's "&" is for the eye only.
Field *field(const QString &label, QWidget *control, const QString &objectName, const QString &help)
{
    auto *out = new Field(label, control);
    control->setObjectName(objectName);
    out->setObjectName(objectName + u"Field"_s);
    control->setAccessibleName(QString(label).remove(u'&'));
    out->setHelp(help);
    return out;
}

} // namespace

ConnectPage::ConnectPage(ConnectPresenter &presenter, storage::RecentPlans &recent, QWidget *parent)
    : WizardPage(parent), m_presenter(presenter),
      m_demoNote(new Note(Tone::Demo,
                          tr("Try everything on a small Platform that runs on this computer."))),
      m_startDemo(new Button(Kind::Secondary, tr("Start the &demo"))),
      m_leaveDemo(new Button(Kind::Secondary, tr("&Use my organisation"))),
      m_formCard(new Card(tr("Your organisation"))), m_form(new QWidget), m_facts(new QWidget),
      m_access(nullptr), m_recent(nullptr)
{
    setObjectName(u"connectPage"_s);
    m_startDemo->setObjectName(u"startDemoButton"_s);
    m_startDemo->setAccessibleName(tr("Start the demo"));
    m_leaveDemo->setObjectName(u"useOrganisationButton"_s);
    m_leaveDemo->setAccessibleName(tr("Use my organisation"));
    m_demoNote->setObjectName(u"demoNote"_s);
    m_demoNote->setTitle(tr("No account at hand?"));
    m_demoNote->addAction(m_startDemo);
    m_demoNote->addAction(m_leaveDemo);
    buildForm();
    buildFacts();
    m_formCard->setObjectName(u"organisationCard"_s);
    m_formCard->content()->addWidget(m_form);
    m_formCard->content()->addWidget(m_facts);
    m_recent = new RecentCard(recent);
    m_access = new AccessCard;

    auto *left = new QVBoxLayout;
    left->setSpacing(space::l);
    left->addWidget(m_demoNote);
    left->addWidget(m_formCard);
    left->addWidget(m_recent);
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->addWidget(m_access);
    right->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::xl);
    row->addLayout(left, 625);
    row->addLayout(right, 351);
    body()->addLayout(row, 1);

    connect(m_startDemo, &Button::clicked, this, [this] { m_presenter.startDemo(); });
    connect(m_leaveDemo, &Button::clicked, this, [this] { m_presenter.leaveDemo(); });
    connect(m_access, &AccessCard::checkAgainRequested, this, [this] {
        if (m_presenter.problems().isEmpty())
            m_presenter.signIn();
        else
            setErrorsShown(true);
    });
    connect(m_access, &AccessCard::cancelRequested, this, [this] { m_presenter.cancel(); });
    connect(m_recent, &RecentCard::openRequested, this, &ConnectPage::openPlanRequested);
    connect(&m_presenter, &ConnectPresenter::changed, this, &ConnectPage::refresh);
    connect(&m_presenter.session(), &Session::changed, this, &ConnectPage::refresh);
    connect(&m_presenter, &ConnectPresenter::signedIn, this, [this] {
        if (!std::exchange(m_preparing, false))
            return;
        refresh();
        Q_EMIT nextReady();
    });
    showForm();
    refresh();
}

void ConnectPage::buildForm()
{
    m_token = new SecretEdit;
    m_apiKey = new MonoEdit;
    m_organisation = new MonoEdit;
    m_sandbox = new QComboBox;
    m_host = new MonoEdit;
    m_sandbox->setEditable(true);
    m_sandbox->setInsertPolicy(QComboBox::NoInsert);
    m_sandbox->setCompleter(nullptr); // would turn "prod" into the first name that begins so
    m_tokenField = field(tr("Access &token"), m_token, u"accessTokenEdit"_s,
                         tr("Generated in the Developer Console. Kept in memory until you close, "
                            "never in a file."));
    m_token->eyeButton()->setAccessibleName(tr("Show the secret"));
    m_apiKeyField = field(tr("API &key"), m_apiKey, u"apiKeyEdit"_s,
                          tr("Also called client ID. It is not secret."));
    m_organisationField = field(tr("&Organisation ID"), m_organisation, u"organisationEdit"_s,
                                tr("24 letters and digits, then @AdobeOrg."));
    m_sandboxField = field(tr("&Sandbox"), m_sandbox, u"sandboxCombo"_s, {});
    m_sandbox->lineEdit()->setObjectName(u"sandboxEdit"_s);
    m_sandbox->lineEdit()->setAccessibleName(tr("Sandbox"));
    m_hostField =
        field(tr("Platform add&ress"), m_host, u"hostEdit"_s,
              tr("The default, https://platform.adobe.io, is right for nearly everyone."));
    m_hostExpander = new Expander(tr("Platform address"), m_hostField);
    m_hostExpander->setObjectName(u"hostExpander"_s);
    m_hostExpander->setAccessibleName(tr("Platform address"));

    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(new FieldRow({m_tokenField, m_apiKeyField}));
    column->addWidget(new FieldRow({m_organisationField, m_sandboxField}));
    column->addWidget(m_hostExpander, 0, Qt::AlignLeft);
    column->addWidget(m_hostField);
    for (QLineEdit *edit :
         {static_cast<QLineEdit *>(m_token), static_cast<QLineEdit *>(m_apiKey),
          static_cast<QLineEdit *>(m_organisation), static_cast<QLineEdit *>(m_host)})
        connect(edit, &QLineEdit::textChanged, this, &ConnectPage::readForm);
    connect(m_sandbox, &QComboBox::editTextChanged, this, &ConnectPage::readForm);
}

void ConnectPage::buildFacts()
{
    m_factOrganisation = new IdRow;
    m_factOrganisation->setObjectName(u"factOrganisation"_s);
    m_factSandbox = new Text(Type::Body);
    m_factSandbox->setObjectName(u"factSandbox"_s);
    m_factHost = new Text(Type::Mono);
    m_factHost->setObjectName(u"factHost"_s);
    auto *grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::page);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(1, 1);
    const QList<QPair<QString, QWidget *>> facts{{tr("Organisation ID"), m_factOrganisation},
                                                 {tr("Sandbox"), m_factSandbox},
                                                 {tr("Address"), m_factHost}};
    for (int i = 0; i < facts.size(); ++i) {
        grid->addWidget(new Text(Type::Body, facts.at(i).first, Ink::Muted), i, 0,
                        Qt::AlignVCenter);
        grid->addWidget(facts.at(i).second, i, 1, Qt::AlignVCenter);
    }
}

QString ConnectPage::title() const
{
    return tr("Connect to your organisation");
}

QString ConnectPage::instruction() const
{
    return tr("Say which organisation and sandbox this dataflow belongs to.");
}

bool ConnectPage::inDemo() const
{
    return m_presenter.session().kind() == Session::Kind::Demo;
}

QString ConnectPage::choice() const
{
    const Session &session = m_presenter.session();
    if (session.kind() == Session::Kind::None)
        return {};
    if (session.kind() == Session::Kind::Demo)
        return tr("Demo");
    return session.sandboxTitle().isEmpty() ? session.sandbox() : session.sandboxTitle();
}

void ConnectPage::enter()
{
    m_recent->refresh();
    showForm();
    refresh();
}

QList<PageProblem> ConnectPage::problems()
{
    QList<PageProblem> out;
    if (inDemo() || m_presenter.task().isBusy())
        return out;
    for (const ConnectProblem &problem : m_presenter.problems()) {
        Field *place = fieldOf(problem.field);
        auto *combo = qobject_cast<QComboBox *>(place->control());
        out.append({connectProblemLink(problem), combo ? combo->lineEdit() : place->control()});
    }
    if (out.isEmpty() && m_signInFailed) {
        for (const AccessCheck &check : m_presenter.checks()) {
            if (!check.task.isReady() && check.task.error && out.isEmpty())
                out.append({accessFailure(check, m_presenter.sandboxes(), Length::Link),
                            check.what == AccessCheck::What::Sandbox &&
                                    check.task.error->kind == ErrorKind::NotFound
                                ? static_cast<QWidget *>(m_sandbox->lineEdit())
                                : m_token});
        }
        if (out.isEmpty())
            out.append({tr("The sign-in was stopped"), m_token});
    }
    return out;
}

void ConnectPage::forgetServiceProblems()
{
    m_signInFailed = false;
}

bool ConnectPage::prepareNext()
{
    if (!m_presenter.needsSignIn())
        return true;
    m_preparing = true;
    // The demo may be on its way already.
    if (!m_presenter.task().isBusy())
        m_presenter.signIn();
    return false;
}

void ConnectPage::cancelPreparing()
{
    m_presenter.cancel();
}

QString ConnectPage::busySentence() const
{
    return m_presenter.task().isBusy() ? tr("Signing in") : QString();
}

Field *ConnectPage::fieldOf(ConnectProblem::Field which) const
{
    switch (which) {
    case ConnectProblem::Field::Host:
        return m_hostField;
    case ConnectProblem::Field::AccessToken:
        return m_tokenField;
    case ConnectProblem::Field::ApiKey:
        return m_apiKeyField;
    case ConnectProblem::Field::Organisation:
        return m_organisationField;
    case ConnectProblem::Field::Sandbox:
        break;
    }
    return m_sandboxField;
}

void ConnectPage::readForm()
{
    if (m_showing)
        return;
    ConnectForm form = m_presenter.form();
    form.host = m_host->text().trimmed();
    form.accessToken = Secret(cleanToken(m_token->text()));
    form.apiKey = m_apiKey->text().trimmed();
    form.organisation = m_organisation->text().trimmed();
    form.sandbox = sandboxName(m_sandbox);
    m_signInFailed = false;
    m_presenter.setForm(form);
}

// A form filled in elsewhere shows up here; what says the same already is left alone, cursor
// included.
void ConnectPage::showForm()
{
    m_showing = true;
    const ConnectForm &form = m_presenter.form();
    if (m_host->text().trimmed() != form.host)
        m_host->setText(form.host);
    if (Secret(cleanToken(m_token->text())) != form.accessToken)
        m_token->setText(form.accessToken.reveal());
    if (m_apiKey->text().trimmed() != form.apiKey)
        m_apiKey->setText(form.apiKey);
    if (m_organisation->text().trimmed() != form.organisation)
        m_organisation->setText(form.organisation);
    if (sandboxName(m_sandbox) != form.sandbox)
        m_sandbox->setEditText(form.sandbox);
    m_showing = false;
}

QString ConnectPage::sandboxText() const
{
    const QString wanted = inDemo() ? m_presenter.session().sandbox() : m_presenter.form().sandbox;
    for (const api::Sandbox &one : m_presenter.sandboxes()) {
        if (one.name == wanted)
            return sandboxInWords(one);
    }
    return wanted;
}

void ConnectPage::refreshSandboxes()
{
    const QList<api::Sandbox> sandboxes =
        inDemo() ? QList<api::Sandbox>() : m_presenter.sandboxes();
    QStringList texts;
    int production = 0;
    for (const api::Sandbox &one : sandboxes) {
        texts.append(sandboxInWords(one));
        production += one.isProduction() ? 1 : 0;
    }
    QStringList shown;
    for (int i = 0; i < m_sandbox->count(); ++i)
        shown.append(m_sandbox->itemText(i));
    if (shown != texts) {
        m_showing = true;
        const QString typed = m_sandbox->currentText();
        m_sandbox->clear();
        for (int i = 0; i < texts.size(); ++i)
            m_sandbox->addItem(lineIcon(sandboxes.at(i).isProduction() ? u"shield"_s : u"cloud"_s),
                               texts.at(i));
        m_sandbox->setCurrentIndex(-1);
        m_sandbox->setEditText(typed);
        m_showing = false;
    }
    m_sandboxField->setHelp(
        sandboxes.isEmpty() ? tr("Its name in small letters, for example prod.")
        : production == 0
            ? tr("%1 sandboxes found, none of them production.").arg(texts.size())
            : tr("%1 sandboxes found, %2 of them production.").arg(texts.size()).arg(production));
}

void ConnectPage::refresh()
{
    const bool demo = inDemo();
    const bool starting = m_presenter.task().isBusy() && m_presenter.checks().isEmpty();
    m_demoNote->setTitle(demo ? tr("You are in the demo") : tr("No account at hand?"));
    m_demoNote->setText(demo
                            ? tr("A small Platform runs on this computer, with tables, schemas and "
                                 "some dirty rows.")
                            : tr("Try everything on a small Platform that runs on this computer."));
    m_startDemo->setVisible(!demo);
    m_startDemo->setEnabled(!starting);
    m_leaveDemo->setVisible(demo);
    m_formCard->setTitle(demo ? tr("Demo organisation") : tr("Your organisation"));
    m_form->setVisible(!demo);
    m_facts->setVisible(demo);
    if (demo) {
        m_factOrganisation->setId(m_presenter.session().organisation());
        m_factSandbox->setText(sandboxText());
        m_factHost->setText(m_presenter.session().origin().toString());
    }
    refreshSandboxes();
    refreshErrors();
    m_access->refresh(m_presenter, m_presenter.session().kind(), m_presenter.form().sandbox,
                      sandboxText());
    settleLayouts(this);
    if (m_preparing && !m_presenter.task().isBusy() && !m_presenter.task().isReady()) {
        m_preparing = false;
        m_signInFailed = true;
        Q_EMIT nextRefused();
    }
    Q_EMIT changed();
}

void ConnectPage::refreshErrors()
{
    QHash<Field *, QString> errors;
    if (errorsShown() && !inDemo()) {
        for (const ConnectProblem &problem : m_presenter.problems())
            errors.insert(fieldOf(problem.field), connectProblemSentence(problem));
    }
    for (Field *one :
         {m_tokenField, m_apiKeyField, m_organisationField, m_sandboxField, m_hostField}) {
        if (one->error() != errors.value(one))
            one->setError(errors.value(one));
    }
    if (errors.contains(m_hostField))
        m_hostExpander->setOpen(true);
    settleLayouts(this);
}

void ConnectPage::showEvent(QShowEvent *event)
{
    WizardPage::showEvent(event);
    settleLayouts(this);
}

} // namespace dfw::ui
