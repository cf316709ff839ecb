// SPDX-License-Identifier: Apache-2.0
#include "connect/networkform.h"

#include "connect/cafiletext.h"
#include "connect/proxyaddress.h"
#include "signin/ims.h"
#include "signin/profilerules.h"
#include "style/metrics.h"
#include "style/typescale.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/inputs.h"
#include "widgets/segments.h"

#include <array>
#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QIntValidator>
#include <QRegularExpression>
#include <QUrl>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array proxyKinds{ProfileProxy::Kind::System, ProfileProxy::Kind::None,
                                ProfileProxy::Kind::Http, ProfileProxy::Kind::Socks5};

bool hasHost(ProfileProxy::Kind kind)
{
    return kind == ProfileProxy::Kind::Http || kind == ProfileProxy::Kind::Socks5;
}

// A host alone means https; what is an address already stays as it was typed.
void completeAddress(QLineEdit *edit)
{
    const QString text = edit->text().trimmed();
    if (!text.isEmpty() && !text.contains("://"_L1) && !text.startsWith("http:"_L1) &&
        !text.startsWith("https:"_L1))
        edit->setText(u"https://"_s + text);
}

// 0 for none.
int portOf(const QString &text)
{
    const int port = text.toInt();
    return port > 0 && port <= 65535 ? port : 0;
}

QStringList scopesOf(const QString &text)
{
    static const QRegularExpression separators(u"[,;\\s]+"_s);
    return text.split(separators, Qt::SkipEmptyParts);
}

QVBoxLayout *columnIn(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    return column;
}

QWidget *besides(QWidget *wide, QWidget *narrow)
{
    auto *out = new QWidget;
    auto *row = new QHBoxLayout(out);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(wide, 1);
    row->addWidget(narrow);
    return out;
}

} // namespace

QStringList platformAddresses()
{
    QStringList out{QString::fromLatin1(dfw::Profile::defaultPlatform)};
    for (const char *region : {"va7", "nld2", "aus5", "can2", "gbr9"})
        out.append(u"https://platform-%1.adobe.io"_s.arg(QLatin1StringView(region)));
    return out;
}

NetworkForm::NetworkForm(QWidget *parent)
    : QWidget(parent), m_platform(new QComboBox), m_ims(new MonoEdit), m_scopes(new MonoEdit),
      m_reset(new Button(Kind::Link, tr("Reset the hosts to the defaults"))),
      m_proxyKind(new Segments({tr("System"), tr("None"), tr("HTTP"), tr("SOCKS5")})),
      m_proxy(new QWidget), m_proxyHost(new MonoEdit), m_proxyPort(new QLineEdit),
      m_proxyUser(new QLineEdit), m_proxyPassword(new SecretEdit), m_caFile(new MonoEdit)
{
    setObjectName(u"networkForm"_s);
    auto *column = columnIn(this);
    column->addWidget(buildHosts());
    column->addWidget(buildProxy());
    column->addWidget(buildCaFile());
    for (QLineEdit *edit :
         {m_platform->lineEdit(), static_cast<QLineEdit *>(m_ims),
          static_cast<QLineEdit *>(m_scopes), static_cast<QLineEdit *>(m_proxyHost), m_proxyPort,
          m_proxyUser, static_cast<QLineEdit *>(m_caFile)})
        connect(edit, &QLineEdit::textChanged, this, &NetworkForm::edited);
    connect(m_proxyPassword, &QLineEdit::textChanged, this, [this] {
        if (!m_showing)
            Q_EMIT changed();
    });
    fillIn({});
}

Field *NetworkForm::addField(Part part, const QString &label, QWidget *control, const char *name)
{
    control->setObjectName(QString::fromLatin1(name));
    auto *field = new Field(label, control);
    field->setObjectName(control->objectName() + u"Field"_s);
    m_fields.insert(part, field);
    return field;
}

// A field that has the focus says what was typed when it is hidden, and we still want to hear it.
NetworkForm::~NetworkForm()
{
    hide();
}

QWidget *NetworkForm::buildHosts()
{
    m_platform->setEditable(true);
    m_platform->setInsertPolicy(QComboBox::NoInsert);
    m_platform->setCompleter(nullptr); // would turn the default into the first region
    m_platform->addItems(platformAddresses());
    m_platform->lineEdit()->setObjectName(u"platformEdit"_s);
    setType(m_platform, Type::MonoField);
    setType(m_platform->lineEdit(), Type::MonoField);
    m_scopes->setPlaceholderText(signin::ImsClient::defaultScopes().join(u", "_s));
    m_reset->setObjectName(u"resetHostsButton"_s);
    auto *scopes = addField(Part::Scopes, tr("Scopes"), m_scopes, "scopesEdit");
    scopes->setOptional();
    scopes->setHelp(tr("With commas between them. Empty means the documented ones."));
    auto *out = new QWidget;
    auto *column = columnIn(out);
    column->addWidget(new FieldRow(
        {addField(Part::Platform, tr("Platfor&m address"), m_platform, "platformCombo"),
         addField(Part::Ims, tr("Sign-in addr&ess (IMS)"), m_ims, "imsEdit")}));
    column->addWidget(m_reset, 0, Qt::AlignLeft);
    column->addWidget(scopes);
    connect(m_reset, &Button::clicked, this, &NetworkForm::resetHosts);
    connect(m_platform->lineEdit(), &QLineEdit::editingFinished, this,
            [this] { completeAddress(m_platform->lineEdit()); });
    connect(m_ims, &QLineEdit::editingFinished, this, [this] { completeAddress(m_ims); });
    return out;
}

QWidget *NetworkForm::buildProxy()
{
    m_proxyKind->setObjectName(u"proxyKind"_s);
    auto *kindPlace = new QWidget;
    auto *kindRow = new QHBoxLayout(kindPlace);
    kindRow->setContentsMargins(0, 0, 0, 0);
    kindRow->addWidget(m_proxyKind);
    kindRow->addStretch(1);
    m_proxyKindField = new Field(tr("Pro&xy"), kindPlace);
    m_proxyKindField->setBuddy(m_proxyKind);

    m_proxyPort->setValidator(new QIntValidator(0, 65535, m_proxyPort));
    auto *user =
        addField(Part::ProxyUser, tr("User name of the proxy"), m_proxyUser, "proxyUserEdit");
    auto *password = addField(Part::ProxyPassword, tr("Password of the proxy"), m_proxyPassword,
                              "proxyPasswordEdit");
    user->setOptional();
    password->setOptional();
    auto *host = new FieldRow({});
    host->addField(addField(Part::ProxyHost, tr("Proxy &host"), m_proxyHost, "proxyHostEdit"), 3);
    host->addField(addField(Part::ProxyPort, tr("Po&rt"), m_proxyPort, "proxyPortEdit"), 1);
    auto *column = columnIn(m_proxy);
    column->addWidget(host);
    column->addWidget(new FieldRow({user, password}));
    auto *out = new QWidget;
    auto *outer = columnIn(out);
    outer->addWidget(m_proxyKindField);
    outer->addWidget(m_proxy);
    connect(m_proxyKind, &Segments::currentChanged, this, [this] {
        showProxy();
        edited();
    });
    connect(m_proxyHost, &QLineEdit::editingFinished, this, &NetworkForm::takeProxyAddress);
    return out;
}

QWidget *NetworkForm::buildCaFile()
{
    auto *browse = new Button(Kind::Secondary, tr("&Browse…"));
    browse->setObjectName(u"browseCaFileButton"_s);
    browse->setAccessibleName(tr("Browse for a CA file"));
    m_caFile->setObjectName(u"caFileEdit"_s);
    auto *field = new Field(tr("C&A file"), besides(m_caFile, browse));
    field->setBuddy(m_caFile);
    field->setObjectName(u"caFileEditField"_s);
    field->setOptional();
    m_fields.insert(Part::CaFile, field);
    connect(browse, &Button::clicked, this, &NetworkForm::browse);
    connect(m_caFile, &QLineEdit::editingFinished, this, &NetworkForm::readCaFile);
    return field;
}

void NetworkForm::setProfile(const dfw::Profile &profile)
{
    // What was typed stays as it was typed, also the cursor.
    if (profile != m_profile)
        fillIn(profile);
}

void NetworkForm::fillIn(const dfw::Profile &profile)
{
    const bool other = profile.id != m_profile.id;
    m_showing = true;
    m_profile = profile;
    m_platform->setEditText(profile.platform);
    m_ims->setText(profile.ims);
    m_scopes->setText(profile.scopes.join(u", "_s));
    const auto kind = std::find(proxyKinds.begin(), proxyKinds.end(), profile.proxy.kind);
    m_proxyKind->setCurrent(static_cast<int>(kind - proxyKinds.begin()));
    m_proxyHost->setText(profile.proxy.host);
    m_proxyPort->setText(profile.proxy.port > 0 ? QString::number(profile.proxy.port) : QString());
    m_proxyUser->setText(profile.proxy.user);
    m_caFile->setText(profile.caFile);
    if (other) {
        m_proxyPassword->clear();
        m_passwordKept = false;
        m_errors.clear();
    }
    m_showing = false;
    showProxy();
    readCaFile();
    showHostHelp();
    showPortFault();
    showErrors();
}

dfw::Profile NetworkForm::profile() const
{
    dfw::Profile out = m_profile;
    out.platform = m_platform->currentText().trimmed();
    out.ims = m_ims->text().trimmed();
    out.scopes = scopesOf(m_scopes->text());
    out.proxy = {.kind = proxyKind()};
    if (hasHost(out.proxy.kind)) {
        out.proxy.host = proxyHost(m_proxyHost->text());
        out.proxy.port = portOf(m_proxyPort->text());
        out.proxy.user = m_proxyUser->text();
    }
    out.caFile = m_caFile->text().trimmed();
    return out;
}

ProfileProxy::Kind NetworkForm::proxyKind() const
{
    return proxyKinds.at(static_cast<size_t>(qMax(0, m_proxyKind->current())));
}

Secret NetworkForm::proxyPassword() const
{
    return hasHost(proxyKind()) ? Secret(m_proxyPassword->text()) : Secret();
}

void NetworkForm::setProxyPasswordKept(bool kept)
{
    m_passwordKept = kept;
    showProxy();
}

void NetworkForm::setErrors(const QHash<Part, QString> &errors)
{
    m_errors = errors;
    showErrors();
}

void NetworkForm::showErrors()
{
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        QString error = m_errors.value(it.key());
        if (error.isEmpty())
            error = m_faults.value(it.key());
        if (it.value()->error() != error)
            it.value()->setError(error);
    }
    Q_EMIT heightChanged();
}

void NetworkForm::focusPart(Part part)
{
    if (Field *field = m_fields.value(part))
        field->focusControl();
}

void NetworkForm::edited()
{
    if (m_showing)
        return;
    showHostHelp();
    showPortFault();
    const dfw::Profile now = profile();
    if (now == m_profile)
        return;
    m_profile = now;
    Q_EMIT changed();
}

void NetworkForm::resetHosts()
{
    m_platform->setEditText(QString::fromLatin1(dfw::Profile::defaultPlatform));
    m_ims->setText(QString::fromLatin1(dfw::Profile::defaultIms));
    m_platform->setFocus(Qt::OtherFocusReason);
}

void NetworkForm::showHostHelp()
{
    const auto help = [](const QString &address, const QString &usual) {
        const auto judged = signin::judgeOrigin(address);
        return judged && judged->trust == signin::HostTrust::Stranger
                   ? tr("Not Adobe's: you confirm its name before a secret goes there.")
                   : usual;
    };
    m_fields.value(Part::Platform)
        ->setHelp(help(m_platform->currentText(), tr("The list has the regional gateways.")));
    m_fields.value(Part::Ims)->setHelp(
        help(m_ims->text(), tr("The default is right for nearly everyone.")));
    const bool usual =
        m_platform->currentText() == QLatin1StringView(dfw::Profile::defaultPlatform) &&
        m_ims->text() == QLatin1StringView(dfw::Profile::defaultIms);
    m_reset->setVisible(!usual);
    Q_EMIT heightChanged();
}

void NetworkForm::showPortFault()
{
    const QString text = m_proxyPort->text();
    const QString fault =
        text.isEmpty() || portOf(text) > 0 ? QString() : tr("A port is a number from 1 to 65535.");
    if (m_faults.value(Part::ProxyPort) == fault)
        return;
    m_faults.insert(Part::ProxyPort, fault);
    showErrors();
}

void NetworkForm::showProxy()
{
    const bool byHand = hasHost(proxyKind());
    m_proxy->setVisible(byHand);
    m_proxyKindField->setHelp(proxyKind() == ProfileProxy::Kind::System
                                  ? tr("What the desktop says, or https_proxy and no_proxy.")
                                  : QString());
    m_proxyPassword->setPlaceholderText(m_passwordKept ? tr("Kept in the keychain") : QString());
    m_fields.value(Part::ProxyPassword)
        ->setHelp(tr("Kept where the client secret is, never in a file."));
    Q_EMIT heightChanged();
}

// The parts of an address go into their fields, so that a password is hidden there.
void NetworkForm::takeProxyAddress()
{
    const auto address = proxyAddress(m_proxyHost->text());
    if (!address || address->host().isEmpty())
        return;
    const QUrl &url = *address;
    m_proxyHost->setText(url.host());
    if (url.port() > 0)
        m_proxyPort->setText(QString::number(url.port()));
    if (!url.userName().isEmpty())
        m_proxyUser->setText(url.userName());
    if (!url.password().isEmpty())
        m_proxyPassword->setText(url.password());
}

void NetworkForm::browse()
{
    auto *dialog = new QFileDialog(this, tr("Choose a CA file"));
    dialog->setObjectName(u"caFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer *.der)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_caFile->setText(path);
        readCaFile();
    });
    dialog->open();
}

void NetworkForm::readCaFile()
{
    const CaFileText text = caFileText(m_caFile->text().trimmed(), QDateTime::currentDateTimeUtc());
    m_faults.insert(Part::CaFile, text.isFault ? text.sentence : QString());
    m_fields.value(Part::CaFile)->setHelp(text.isFault ? QString() : text.sentence);
    showErrors();
}

} // namespace dfw::ui
