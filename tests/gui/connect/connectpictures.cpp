// SPDX-License-Identifier: Apache-2.0
// connect-pictures DIR: saves the parts and dialogs of the Connect page in light and dark, for
// looking at; with QT_SCALE_FACTOR=2 at 200 %. Developers only.
#include "gui/connect/connectstage.h"

#include "connect/credentialdrop.h"
#include "connect/credentialreview.h"
#include "connect/hostconfirm.h"
#include "style/metrics.h"
#include "style/tokens.h"

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

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    folder = arguments.at(1);
    QDir().mkpath(folder);
    for (const auto &[name, one] :
         {std::pair{u"light"_s, Theme::Light}, {u"dark"_s, Theme::Dark}}) {
        test::useStyle(one);
        theme = name;
        takeFiles();
    }
    return 0;
}
