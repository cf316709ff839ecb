// SPDX-License-Identifier: Apache-2.0
#include "connect/credentialreview.h"

#include "connect/hostconfirm.h"
#include "connect/hosttext.h"
#include "style/metrics.h"
#include "texts/codetext.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/facts.h"
#include "widgets/field.h"
#include "widgets/note.h"
#include "widgets/pageframe.h"
#include "widgets/text.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QScreen>
#include <QSignalBlocker>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using signin::CredentialFileKind;
using signin::CredentialNote;
using signin::FoundCredential;
using signin::HostTrust;

namespace {

constexpr int dialogWidth = 600;
constexpr qsizetype longestValue = 60;
constexpr qsizetype mostScopes = 20;

QString kindSentence(CredentialFileKind kind)
{
    switch (kind) {
    case CredentialFileKind::ConsoleProject:
        return CredentialReview::tr("A project of the Developer Console");
    case CredentialFileKind::ConsoleCredential:
        return CredentialReview::tr("A credential of the Developer Console");
    case CredentialFileKind::PostmanEnvironment:
        return CredentialReview::tr("A Postman environment");
    case CredentialFileKind::AeppConfig:
        break;
    }
    return CredentialReview::tr("A configuration of aepp");
}

QString orMissing(const QString &value)
{
    return value.isEmpty() ? CredentialReview::tr("Not in the file")
                           : breakable(shown(value, longestValue));
}

QString scopesText(const QStringList &scopes)
{
    QStringList out;
    for (const QString &one : scopes.mid(0, mostScopes))
        out.append(breakable(shown(one, longestValue)));
    if (scopes.size() > mostScopes)
        out.append(u"…"_s);
    return out.isEmpty() ? orMissing({}) : out.join(u", "_s);
}

// JWT is the one that changes what to do, so it stands out; the rest are plain sentences.
QWidget *noteWidget(CredentialNote note, bool usable, QWidget *parent)
{
    const bool jwt = note == CredentialNote::JwtObsolete;
    const auto text = codeText(jwt && usable ? u"JwtLeftOut"_s : signin::noteCode(note));
    const QString sentence = text ? text->why + u' ' + text->next : QString();
    if (jwt)
        return new Note(Tone::Warn, sentence, parent);
    const bool harmless =
        note == CredentialNote::ScopesMissing || note == CredentialNote::TokenLeftOut;
    return new IconSentence(harmless ? Tone::Info : Tone::Warn, {}, sentence, parent);
}

} // namespace

bool isUsable(const FoundCredential &found)
{
    if (found.clientSecret.isEmpty() && found.notes.contains(CredentialNote::JwtObsolete))
        return false;
    return !found.clientSecret.isEmpty() || !found.apiKey.isEmpty() ||
           !found.organisation.isEmpty();
}

CredentialReview::CredentialReview(const signin::CredentialFile &file, const dfw::Profile &into,
                                   QWidget *parent)
    : QDialog(parent), m_file(file), m_into(into), m_content(new QWidget), m_choice(new QComboBox),
      m_facts(new FactList(FactList::Values::Column)), m_notes(nullptr), m_hosts(new QWidget),
      m_leave(new Button(Kind::Secondary, tr("&Leave it"))),
      m_use(new Button(Kind::Primary, tr("&Use these values"), u"check"_s))
{
    Q_ASSERT(!file.credentials.isEmpty());
    setObjectName(u"credentialReviewDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What the file has"));
    auto *title = wrapped(Type::Section, kindSentence(file.kind), Ink::Text, m_content);
    title->setObjectName(u"credentialKind"_s);
    m_choice->setObjectName(u"credentialCombo"_s);
    for (qsizetype i = 0; i < file.credentials.size(); ++i) {
        const QString name = shown(file.credentials.at(i).name, longestValue);
        m_choice->addItem(name.isEmpty() ? tr("Credential %1").arg(i + 1) : name);
    }
    auto *choiceField = new Field(tr("&Credential"), m_choice, m_content);
    choiceField->setHelp(tr("The file has several. Each signs in by itself."));
    choiceField->setVisible(file.credentials.size() > 1);
    m_facts->setObjectName(u"credentialFacts"_s);
    auto *notes = new QWidget(m_content);
    notes->setObjectName(u"credentialNotes"_s);
    m_notes = new QVBoxLayout(notes);
    m_notes->setContentsMargins(0, 0, 0, 0);
    m_notes->setSpacing(space::s);

    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(space::page, space::xl, space::page, 0);
    column->setSpacing(space::l);
    column->addWidget(title);
    column->addWidget(choiceField);
    column->addWidget(m_facts);
    column->addWidget(notes);
    buildHosts(column);
    column->addStretch(1);

    m_leave->setObjectName(u"leaveFileButton"_s);
    m_use->setObjectName(u"useValuesButton"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::page, 0, space::page, space::xl);
    buttons->setSpacing(space::s);
    buttons->addStretch(1);
    buttons->addWidget(m_leave);
    buttons->addWidget(m_use);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(space::l);
    // Its height for its width counts; the least height of labels that wrap is that of a narrow
    // one.
    m_content->setMinimumHeight(1);
    outer->addWidget(new PageScroll(m_content, this), 1);
    outer->addLayout(buttons);
    connect(m_choice, &QComboBox::activated, this, &CredentialReview::choose);
    connect(m_leave, &Button::clicked, this, &QDialog::reject);
    connect(m_use, &Button::clicked, this, &CredentialReview::takeIt);
    choose(0);
}

void CredentialReview::buildHosts(QVBoxLayout *column)
{
    auto *hosts = new QVBoxLayout(m_hosts);
    hosts->setContentsMargins(0, 0, 0, 0);
    hosts->setSpacing(space::s);
    hosts->addWidget(new Text(Type::Label, tr("Hosts the file names"), Ink::Text, m_hosts));
    hosts->addWidget(wrapped(
        Type::Help, tr("Without a tick the profile keeps its own, and nothing goes to these."),
        Ink::Muted, m_hosts));
    for (const Which which : {Platform, Ims}) {
        HostRow &host = m_rows.at(which);
        host.row = new QWidget(m_hosts);
        host.box = new QCheckBox(host.row);
        host.box->setObjectName(which == Platform ? u"platformHostBox"_s : u"imsHostBox"_s);
        host.help = wrapped(Type::Help, {}, Ink::Muted, host.row);
        host.help->setContentsMargins(26, 0, 0, 0); // under the box's text
        auto *row = new QVBoxLayout(host.row);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(2);
        row->addWidget(host.box);
        row->addWidget(host.help);
        hosts->addWidget(host.row);
        connect(host.box, &QCheckBox::toggled, this,
                [this, which](bool on) { hostToggled(which, on); });
    }
    column->addWidget(m_hosts);
}

void CredentialReview::choose(int index)
{
    m_current = index;
    const FoundCredential &found = m_file.credentials.at(index);
    QList<QPair<QString, QString>> facts;
    if (!found.name.isEmpty() && m_file.credentials.size() == 1)
        facts.append({tr("Name"), orMissing(found.name)});
    facts.append({tr("Client ID"), orMissing(found.apiKey)});
    facts.append({tr("Client secret"), found.clientSecret.isEmpty() ? orMissing({}) : tr("Found")});
    facts.append({tr("Organisation ID"), orMissing(found.organisation)});
    facts.append({tr("Scopes"), scopesText(found.scopes)});
    if (!found.sandbox.isEmpty())
        facts.append({tr("Sandbox"), orMissing(found.sandbox)});
    if (!found.technicalAccount.isEmpty())
        facts.append({tr("Technical account"), orMissing(found.technicalAccount)});
    m_facts->setFacts(facts);

    const bool usable = isUsable(found);
    showNotes(found);
    const signin::ImportedProfile offer = signin::imported(m_into, found);
    showHost(Platform, usable ? offer.offeredPlatform : QString());
    showHost(Ims, usable ? offer.offeredIms : QString());
    m_hosts->setVisible(!m_rows.at(Platform).origin.host.isEmpty() ||
                        !m_rows.at(Ims).origin.host.isEmpty());
    m_use->setVisible(usable);
    m_use->setDefault(usable);
    m_leave->setText(usable ? tr("&Leave it") : tr("&Close"));
    if (isVisible())
        fit();
}

void CredentialReview::showNotes(const FoundCredential &found)
{
    while (QLayoutItem *item = m_notes->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QWidget *place = m_notes->parentWidget();
    const bool usable = isUsable(found);
    for (const CredentialNote note : found.notes) {
        // The hosts have a place of their own; and what JWT lacks besides is of no use.
        if (note == CredentialNote::HostNeedsConsent ||
            (!usable && found.notes.contains(CredentialNote::JwtObsolete) &&
             note != CredentialNote::JwtObsolete))
            continue;
        QWidget *widget = noteWidget(note, usable, place);
        m_notes->addWidget(widget);
        widget->show();
    }
    place->setVisible(m_notes->count() > 0);
}

void CredentialReview::showHost(Which which, const QString &offered)
{
    HostRow &host = m_rows.at(which);
    const auto judged = signin::judgeOrigin(offered);
    host.origin = judged ? *judged : signin::JudgedOrigin();
    host.confirmed = false;
    const QSignalBlocker quiet(host.box);
    host.box->setChecked(false);
    host.row->setVisible(!host.origin.host.isEmpty());
    const QString name = shortHost(host.origin.host);
    host.box->setText(fill(which == Platform ? tr("&Platform at %1") : tr("&Sign-in at %1"),
                           {QString(name).replace(u'&', u"&&"_s)}));
    QString help;
    switch (host.origin.trust) {
    case HostTrust::Adobe:
        help = tr("Adobe's.");
        break;
    case HostTrust::Loopback:
        help = tr("This computer.");
        break;
    case HostTrust::Stranger:
        help = tr("Not Adobe's: to tick it, you type its name.");
        break;
    }
    if (const QString readable = readableHost(host.origin); !readable.isEmpty())
        help = fill(tr("Reads as “%1”, in letters of another alphabet."),
                    {breakable(shown(readable, 260))}) +
               u' ' + help;
    host.help->setText(help);
    host.help->setInk(host.origin.trust == HostTrust::Stranger ? Ink::Warn : Ink::Muted);
    host.box->setAccessibleDescription(help);
}

void CredentialReview::hostToggled(Which which, bool on)
{
    HostRow &host = m_rows.at(which);
    if (!on || host.confirmed || host.origin.trust != HostTrust::Stranger)
        return;
    // The tick comes back when the name was typed.
    const QSignalBlocker quiet(host.box);
    host.box->setChecked(false);
    auto *question = new HostConfirm(host.origin, this);
    connect(question, &HostConfirm::confirmed, this, [this](const signin::JudgedOrigin &origin) {
        for (HostRow &row : m_rows) {
            if (row.origin == origin)
                row.confirmed = true;
        }
    });
    connect(question, &QDialog::accepted, host.box, [&host] { host.box->setChecked(true); });
    question->open();
}

void CredentialReview::takeIt()
{
    TakenCredential out{.credential = m_file.credentials.at(m_current),
                        .platform = m_rows.at(Platform).box->isChecked(),
                        .ims = m_rows.at(Ims).box->isChecked()};
    for (const HostRow &row : m_rows) {
        if (row.box->isChecked() && row.confirmed && !out.confirmed.contains(row.origin))
            out.confirmed.append(row.origin);
    }
    accept();
    Q_EMIT taken(out);
}

void CredentialReview::open()
{
    fit();
    QDialog::open();
    QWidget *first = m_use->isVisibleTo(this) ? m_use : m_leave;
    first->setFocus(Qt::OtherFocusReason);
}

void CredentialReview::fit()
{
    const QSize room = screen()->availableSize() - QSize(40, 80);
    const int width = qMin(dialogWidth, room.width());
    m_content->layout()->activate();
    const int buttons = m_use->sizeHint().height() + layout()->spacing() + space::xl;
    const int wanted = m_content->layout()->totalHeightForWidth(width) + buttons;
    resize(width, qMin(wanted, room.height()));
}

} // namespace dfw::ui
