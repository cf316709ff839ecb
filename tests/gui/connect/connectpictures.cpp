// SPDX-License-Identifier: Apache-2.0
// connect-pictures DIR: saves the parts and dialogs of the Connect page in light and dark, for
// looking at; with QT_SCALE_FACTOR=2 at 200 %. Developers only.
#include "gui/connect/connectstage.h"

#include "connect/credentialdrop.h"
#include "connect/credentialreview.h"
#include "connect/hostconfirm.h"
#include "connect/keepchoice.h"
#include "connect/networkform.h"
#include "connect/profilebar.h"
#include "keychain/secretstore.h"
#include "style/metrics.h"
#include "style/tokens.h"
#include "texts/translations.h"

#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;

namespace {

QString folder;
QString theme;

void settle()
{
    for (int i = 0; i < 4; ++i) {
        QApplication::processEvents();
        QApplication::sendPostedEvents();
    }
}

void save(QWidget *window, const QString &name)
{
    settle();
    window->grab().save(folder + u'/' + name + u'-' + theme + u".png"_s);
}

// A part as it stands in its card.
template<typename T>
void shootPart(const QString &name, T *part, int width = 625)
{
    QWidget window;
    QPalette palette = window.palette();
    palette.setColor(QPalette::Window, tokens(&window).surface);
    window.setPalette(palette);
    auto *column = new QVBoxLayout(&window);
    column->setContentsMargins(space::card, space::card, space::card, space::card);
    column->addWidget(part);
    column->addStretch(1);
    window.show();
    window.resize(width, 10);
    settle();
    window.resize(width, column->hasHeightForWidth() ? column->totalHeightForWidth(width)
                                                     : column->totalSizeHint().height());
    save(&window, name);
}

void shootDialog(const QString &name, QDialog *dialog)
{
    dialog->open();
    settle();
    save(dialog, name);
    delete dialog;
}

signin::CredentialFile fileOf(const char *name)
{
    QFile file(test::sample(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no %s", name);
    return *signin::readCredentialFile(file.readAll());
}

void takeFiles()
{
    shootPart(u"drop"_s, new CredentialDrop);
    auto *failed = new CredentialDrop;
    failed->takeFile(test::sample("console-project-jwt.json"));
    shootPart(u"drop-error"_s, failed);
    for (const char *name : {"console-project-several.json", "postman-environment.json",
                             "console-credential-no-secret.json", "console-credential-jwt.json",
                             "postman-jwt-leftovers.json", "postman-look-alike-host.json",
                             "postman-foreign-hosts.json", "aepp-config-stage.json"})
        shootDialog(u"review-"_s + QString::fromLatin1(name).chopped(5),
                    new CredentialReview(fileOf(name), {}));
    shootDialog(u"host"_s, new HostConfirm(*signin::judgeOrigin(u"https://gateway.example"_s)));
    shootDialog(u"host-punycode"_s,
                new HostConfirm(*signin::judgeOrigin(u"https://platform.аdobe.io"_s)));
    shootDialog(u"host-port"_s,
                new HostConfirm(*signin::judgeOrigin(u"https://platform.adobe.io:8443"_s)));
}

void takeNetwork()
{
    shootPart(u"network"_s, new NetworkForm);
    const dfw::Profile busy{
        .id = u"p1"_s,
        .platform = u"https://gateway.example"_s,
        .proxy = {.kind = ProfileProxy::Kind::Http, .host = u"proxy.example"_s, .port = 3128},
        .caFile = u"/etc/ssl/certs/ca-certificates.crt"_s};
    auto *form = new NetworkForm;
    form->setProfile(busy);
    shootPart(u"network-proxy"_s, form);
    form = new NetworkForm;
    dfw::Profile wrong = busy;
    wrong.platform = u"https://gateway.example/platform"_s;
    wrong.caFile = u"/etc/hostname"_s;
    form->setProfile(wrong);
    form->setErrors({{NetworkForm::Part::Platform,
                      u"It holds more than a host and a port. Enter an address such as "
                      "https://platform.adobe.io."_s},
                     {NetworkForm::Part::ProxyPort, u"The port is missing."_s}});
    shootPart(u"network-errors"_s, form);
}

void takeKeep()
{
    using keychain::KeychainProblem;
    shootPart(u"keep"_s, new KeepChoice);
    auto *choice = new KeepChoice;
    choice->setInKeychain(true);
    choice->setAsking(KeepChoice::Asking::Keep);
    shootPart(u"keep-asking"_s, choice);
    choice = new KeepChoice;
    choice->setInKeychain(true);
    choice->setKept();
    shootPart(u"keep-kept"_s, choice);
    for (const KeychainProblem problem : {KeychainProblem::Locked, KeychainProblem::Missing}) {
        choice = new KeepChoice;
        choice->setInKeychain(true);
        choice->setFailed(keychain::problemError(
            problem, problem == KeychainProblem::Missing ? u"readSecret"_s : u"keepSecret"_s));
        shootPart(u"keep-"_s + keychain::problemCode(problem), choice);
    }
}

void takeProfiles()
{
    const QList<ProfileBar::IdAndName> profiles{{u"p1"_s, u"Lumen Retail, Paris"_s},
                                                {u"p2"_s, u"Lumen Retail, Lyon"_s}};
    auto *bar = new ProfileBar;
    bar->setProfiles(profiles, u"p1"_s);
    shootPart(u"profiles"_s, bar);
    shootPart(u"profiles-none"_s, new ProfileBar);
    ProfileBar asking;
    asking.setProfiles(profiles, u"p1"_s);
    asking.setHasSecret(true);
    for (const char *name : {"renameProfileAction", "deleteProfileAction"}) {
        asking.findChild<QAction *>(QString::fromLatin1(name))->trigger();
        auto *dialog = asking.findChild<QDialog *>();
        save(dialog, u"profiles-"_s + QString::fromLatin1(name).left(6));
        delete dialog;
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    installTranslations(app);
    folder = arguments.at(1);
    QDir().mkpath(folder);
    for (const auto &[name, one] :
         {std::pair{u"light"_s, Theme::Light}, {u"dark"_s, Theme::Dark}}) {
        test::useStyle(one);
        theme = name;
        takeFiles();
        takeNetwork();
        takeKeep();
        takeProfiles();
    }
    return 0;
}
