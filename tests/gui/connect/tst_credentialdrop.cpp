// SPDX-License-Identifier: Apache-2.0
// Every kind of file and everything else that can be dropped, opened or pasted.
#include "gui/connect/connectstage.h"

#include "connect/credentialdrop.h"
#include "widgets/button.h"
#include "widgets/places.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;
using signin::CredentialFile;
using signin::CredentialFileKind;
using test::part;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no %s", qPrintable(path));
    return file.readAll();
}

} // namespace

class TestCredentialDrop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void readsEachKind_data();
    void readsEachKind();
    void saysWhyThereIsNothing_data();
    void saysWhyThereIsNothing();
    void pastedText();
    void pastedFile();
    void nothingToPaste();
    void opensWithAWindowOfItsOwn();
    void anErrorGoesWithTheNextFile();

private:
    // As the window system would: enter, move, drop.
    bool drop(QMimeData *data);
    QMimeData *urls(const QStringList &paths);

    QTemporaryDir m_folder;
    std::unique_ptr<CredentialDrop> m_drop;
    std::unique_ptr<QMimeData> m_data;
    QList<CredentialFile> m_found;
};

void TestCredentialDrop::initTestCase()
{
    test::useStyle();
    QFile large(m_folder.filePath(u"large.json"_s));
    QVERIFY(large.open(QIODevice::WriteOnly));
    large.write("{\"client_id\":\"" + QByteArray(signin::largestCredentialBytes, 'x') + "\"}");
    large.close();
    QFile broken(m_folder.filePath(u"broken.json"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\"client_id\":\"4f2c\",\"client_secret\":\"p8e-PlantedSecret-0417");
    broken.close();
    QCOMPARE(mkfifo(QFile::encodeName(m_folder.filePath(u"pipe.json"_s)).constData(), 0600), 0);
}

void TestCredentialDrop::init()
{
    test::failOnWarnings();
    QApplication::clipboard()->clear();
    m_found.clear();
    m_drop = std::make_unique<CredentialDrop>();
    m_drop->resize(600, 60);
    m_drop->show();
    m_drop->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_drop.get()));
    connect(m_drop.get(), &CredentialDrop::found, this,
            [this](const CredentialFile &file) { m_found.append(file); });
}

void TestCredentialDrop::cleanup()
{
    QApplication::clipboard()->clear();
    QCOMPARE(test::leak(), QString());
    m_drop.reset();
}

bool TestCredentialDrop::drop(QMimeData *data)
{
    m_data.reset(data);
    auto *zone = part<DropZone>(m_drop.get(), "credentialDropZone");
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(zone, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event({20, 20}, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(zone, &event);
    return event.isAccepted();
}

QMimeData *TestCredentialDrop::urls(const QStringList &paths)
{
    QList<QUrl> list;
    for (const QString &path : paths)
        list.append(path.contains("://"_L1) ? QUrl(path) : QUrl::fromLocalFile(path));
    auto *data = new QMimeData;
    data->setUrls(list);
    return data;
}

void TestCredentialDrop::readsEachKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("hasSecret");
    const auto row = [](const char *file, CredentialFileKind kind, bool hasSecret = true,
                        int count = 1) { QTest::newRow(file) << int(kind) << count << hasSecret; };
    row("console-project.json", CredentialFileKind::ConsoleProject);
    row("console-project-several.json", CredentialFileKind::ConsoleProject, true, 2);
    row("console-credential.json", CredentialFileKind::ConsoleCredential);
    row("console-credential-bom.json", CredentialFileKind::ConsoleCredential);
    row("console-credential-crlf.json", CredentialFileKind::ConsoleCredential);
    row("console-credential-no-secret.json", CredentialFileKind::ConsoleCredential, false);
    row("console-credential-jwt.json", CredentialFileKind::ConsoleCredential, false);
    row("aepp-config.json", CredentialFileKind::AeppConfig);
    row("aepp-config-stage.json", CredentialFileKind::AeppConfig);
    row("postman-environment.json", CredentialFileKind::PostmanEnvironment);
    row("postman-jwt-leftovers.json", CredentialFileKind::PostmanEnvironment);
    row("postman-disabled.json", CredentialFileKind::PostmanEnvironment, false);
    row("postman-foreign-hosts.json", CredentialFileKind::PostmanEnvironment);
    row("postman-look-alike-host.json", CredentialFileKind::PostmanEnvironment);
}

void TestCredentialDrop::readsEachKind()
{
    QFETCH(int, kind);
    QFETCH(int, count);
    QFETCH(bool, hasSecret);
    QVERIFY(drop(urls({test::sample(QTest::currentDataTag())})));
    QCOMPARE(m_found.size(), 1);
    QCOMPARE(int(m_found.first().kind), kind);
    QCOMPARE(m_found.first().credentials.size(), count);
    const QString secret = m_found.first().credentials.first().clientSecret.reveal();
    QCOMPARE(secret, hasSecret ? QString::fromLatin1(test::plantedSecret) : QString());
    QVERIFY(m_drop->error().isEmpty());
    QVERIFY(!part<QWidget>(m_drop.get(), "credentialDropError")->isVisible());
}

void TestCredentialDrop::saysWhyThereIsNothing_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QString>("text"); // in place of files
    QTest::addColumn<QString>("begins");
    QTest::addColumn<QString>("has");
    const auto row = [](const char *name, const QStringList &paths, const QString &begins,
                        const QString &has) {
        QTest::newRow(name) << paths << QString() << begins << has;
    };
    const auto text = [](const char *name, const QString &said, const QString &has) {
        QTest::newRow(name) << QStringList() << said << u"No credentials were taken. "_s << has;
    };
    const QString from = u"No credentials were taken from %1. "_s;
    row("too large", {m_folder.filePath(u"large.json"_s)}, from.arg(u"large.json"_s),
        u"larger than 1 MB"_s);
    row("cut in the middle", {m_folder.filePath(u"broken.json"_s)}, from.arg(u"broken.json"_s),
        u"no JSON"_s);
    row("another api", {test::sample("postman-other-api.json")},
        from.arg(u"postman-other-api.json"_s), u"no credentials in it"_s);
    row("project with jwt only", {test::sample("console-project-jwt.json")},
        from.arg(u"console-project-jwt.json"_s), u"30 June 2025"_s);
    row("no json at all", {test::sample("README.md")}, from.arg(u"README.md"_s), u"no JSON"_s);
    row("gone", {m_folder.filePath(u"gone.json"_s)}, from.arg(u"gone.json"_s), u"cannot be read"_s);
    row("folder", {m_folder.path()}, u"No credentials were taken from "_s, u"a folder"_s);
    row("pipe", {m_folder.filePath(u"pipe.json"_s)}, from.arg(u"pipe.json"_s), u"a device"_s);
    row("device", {u"/dev/zero"_s}, from.arg(u"zero"_s), u"a device"_s);
    row("two files", {test::sample("aepp-config.json"), test::sample("console-credential.json")},
        u"No credentials were taken. "_s, u"several files"_s);
    row("web address", {u"https://files.example/workspace.json"_s},
        u"No credentials were taken. "_s, u"web address"_s);
    text("text that is no json", u"client_id=4f2c"_s, u"no JSON"_s);
    text("text that is cut", u"{\"secret\":\"p8e-PlantedSecret-0417"_s, u"no JSON"_s);
    text("blanks", u" \n "_s, u"neither a file nor text"_s);
    text("a very long text", QString(signin::largestCredentialBytes + 1, u'x'),
         u"larger than 1 MB"_s);
}

void TestCredentialDrop::saysWhyThereIsNothing()
{
    QFETCH(QStringList, paths);
    QFETCH(QString, text);
    QFETCH(QString, begins);
    QFETCH(QString, has);
    QMimeData *data = urls(paths);
    if (paths.isEmpty())
        data->setText(text);
    QVERIFY(drop(data));
    QVERIFY(m_found.isEmpty());
    QVERIFY2(m_drop->error().startsWith(begins), qUtf8Printable(m_drop->error()));
    QVERIFY2(m_drop->error().contains(has), qUtf8Printable(m_drop->error()));
    QVERIFY(part<QWidget>(m_drop.get(), "credentialDropError")->isVisible());
    QVERIFY(test::textsOf(m_drop.get()).contains(m_drop->error()));
    QCOMPARE(part<Button>(m_drop.get(), "openFileButton")->accessibleDescription(),
             u"Error: "_s + m_drop->error());
}

void TestCredentialDrop::pastedText()
{
    QApplication::clipboard()->setText(
        QString::fromUtf8(contentOf(test::sample("console-credential.json"))));
    auto *open = part<Button>(m_drop.get(), "openFileButton");
    open->setFocus();
    QTest::keyClick(open, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_found.size(), 1);
    QCOMPARE(m_found.first().credentials.first().apiKey, u"4f2c9be1a77d4e0bb6d35a2f90c41e6d"_s);
    // Not of the button alone: whoever clicks the zone first is there as well.
    auto *zone = part<DropZone>(m_drop.get(), "credentialDropZone");
    QTest::mouseClick(zone, Qt::LeftButton, {}, {60, 20});
    QVERIFY(zone->hasFocus());
    QTest::keyClick(zone, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_found.size(), 2);
}

void TestCredentialDrop::pastedFile()
{
    QApplication::clipboard()->setMimeData(urls({test::sample("aepp-config.json")}));
    QTest::keyClick(part<Button>(m_drop.get(), "openFileButton"), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_found.size(), 1);
    QCOMPARE(m_found.first().credentials.first().sandbox, u"dev-lumen"_s);
}

void TestCredentialDrop::nothingToPaste()
{
    QTest::keyClick(part<Button>(m_drop.get(), "openFileButton"), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(m_drop->error().contains(u"neither a file nor text"_s));
}

void TestCredentialDrop::opensWithAWindowOfItsOwn()
{
    QTest::mouseClick(part<Button>(m_drop.get(), "openFileButton"), Qt::LeftButton);
    auto *dialog = part<QFileDialog>(m_drop.get(), "credentialFileDialog");
    QTRY_VERIFY(dialog->isVisible());
    QCOMPARE(dialog->windowModality(), Qt::WindowModal);
    dialog->selectFile(test::sample("postman-environment.json"));
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_COMPARE(m_found.size(), 1);
    QCOMPARE(int(m_found.first().kind), int(CredentialFileKind::PostmanEnvironment));
    QTRY_VERIFY(!m_drop->findChild<QFileDialog *>());
}

void TestCredentialDrop::anErrorGoesWithTheNextFile()
{
    QSignalSpy height(m_drop.get(), &CredentialDrop::heightChanged);
    m_drop->takeFile(test::sample("README.md"));
    QVERIFY(!m_drop->error().isEmpty());
    QCOMPARE(height.count(), 1);
    m_drop->takeFile(test::sample("aepp-config.json"));
    QVERIFY(m_drop->error().isEmpty());
    QCOMPARE(height.count(), 2);
    QCOMPARE(m_found.size(), 1);
    QVERIFY(!part<QWidget>(m_drop.get(), "credentialDropError")->isVisible());
    QVERIFY(!part<Button>(m_drop.get(), "openFileButton")
                 ->accessibleDescription()
                 .contains(u"Error"_s));
}

QTEST_MAIN(TestCredentialDrop)
#include "tst_credentialdrop.moc"
