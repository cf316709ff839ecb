// SPDX-License-Identifier: Apache-2.0
// A stranger's host gets secrets only by its whole name.
#include "gui/connect/connectstage.h"

#include "connect/hostconfirm.h"
#include "connect/hosttext.h"
#include "widgets/button.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;
using test::part;

class TestHostConfirm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::useStyle(); }
    void init() { test::failOnWarnings(); }
    void wantsTheWholeName_data();
    void wantsTheWholeName();
    void keepsByDefault();
    void saysWhichPort();
    void shortNamesKeepTheirEnd();
    void theWalkFindsWhatIsPlanted_data();
    void theWalkFindsWhatIsPlanted();
};

void TestHostConfirm::wantsTheWholeName_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("enough");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a part") << u"gateway.exampl"_s << false;
    QTest::newRow("more") << u"gateway.example.org"_s << false;
    QTest::newRow("address") << u"https://gateway.example"_s << false;
    QTest::newRow("yes") << u"yes"_s << false;
    QTest::newRow("blanks around") << u" gateway.example "_s << true;
    QTest::newRow("capitals") << u"Gateway.Example"_s << true;
    QTest::newRow("the name") << u"gateway.example"_s << true;
}

void TestHostConfirm::wantsTheWholeName()
{
    QFETCH(QString, typed);
    QFETCH(bool, enough);
    QPointer<HostConfirm> dialog =
        new HostConfirm(*signin::judgeOrigin(u"https://gateway.example"_s));
    int confirmed = 0;
    connect(dialog, &HostConfirm::confirmed, this, [&](const signin::JudgedOrigin &origin) {
        ++confirmed;
        QCOMPARE(origin.host, u"gateway.example"_s);
    });
    dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QVERIFY(part<QLineEdit>(dialog, "hostNameEdit")->hasFocus());
    QTest::keyClicks(part<QLineEdit>(dialog, "hostNameEdit"), typed);
    auto *send = part<Button>(dialog, "sendSecretsButton");
    QCOMPARE(send->text(), u"&Send secrets to gateway.example"_s);
    QCOMPARE(send->isEnabled(), enough);
    QTest::mouseClick(send, Qt::LeftButton);
    QCOMPARE(confirmed, enough ? 1 : 0);
    if (!enough)
        QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
}

void TestHostConfirm::keepsByDefault()
{
    QPointer<HostConfirm> dialog =
        new HostConfirm(*signin::judgeOrigin(u"https://gateway.example"_s));
    bool confirmed = false;
    connect(dialog, &HostConfirm::confirmed, this, [&] { confirmed = true; });
    dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *edit = part<QLineEdit>(dialog, "hostNameEdit");
    QTest::keyClicks(edit, u"gateway.example"_s);
    QTest::keyClick(edit, Qt::Key_Return); // the harmless one, even now
    QTRY_VERIFY(!dialog);
    QVERIFY(!confirmed);
}

void TestHostConfirm::saysWhichPort()
{
    std::unique_ptr<HostConfirm> dialog(
        new HostConfirm(*signin::judgeOrigin(u"https://platform.adobe.io:8443"_s)));
    const QString seen = test::textsOf(dialog.get());
    QVERIFY2(seen.contains(u"platform.adobe.io:8443, where Adobe does not answer."_s),
             qUtf8Printable(seen));
    QVERIFY(!seen.contains(u"not Adobe's"_s));
}

void TestHostConfirm::shortNamesKeepTheirEnd()
{
    QCOMPARE(shortHost(u"gateway.example"_s), u"gateway.example"_s);
    const QString name = u"platform.adobe.io."_s + QString(50, u'a') + u".stranger.example"_s;
    const QString seen = shortHost(name);
    QVERIFY(seen.size() <= 44);
    QVERIFY(seen.endsWith(u"a.stranger.example"_s));
    QVERIFY(!seen.startsWith(u"platform.adobe.io"_s)); // or it would pass for Adobe's
    // A place to break, and nothing else, is added.
    QCOMPARE(breakable(name).remove(QChar(0x200B)), name);
}

// The other tests of this folder end with that walk: it must not be blind.
void TestHostConfirm::theWalkFindsWhatIsPlanted_data()
{
    QTest::addColumn<QString>("place");
    for (const char *place : {"text", "toolTip", "accessibleName", "accessibleDescription",
                              "windowTitle", "property", "list", "clipboard", "shown secret"})
        QTest::newRow(place) << QString::fromLatin1(place);
}

void TestHostConfirm::theWalkFindsWhatIsPlanted()
{
    QFETCH(QString, place);
    const QString secret = QString::fromLatin1(test::plantedSecret);
    QCOMPARE(test::leak(), QString());
    {
        QWidget window;
        auto *label = new QLabel(&window);
        auto *list = new QComboBox(&window);
        auto *field = new QLineEdit(&window);
        field->setEchoMode(QLineEdit::Password);
        field->setText(secret);
        QCOMPARE(test::leak(), QString()); // dots are no leak
        if (place == "list"_L1)
            list->addItem(u"credential "_s + secret);
        else if (place == "clipboard"_L1)
            QApplication::clipboard()->setText(secret);
        else if (place == "shown secret"_L1)
            field->setEchoMode(QLineEdit::Normal);
        else
            label->setProperty(qPrintable(place), secret);
        QVERIFY(test::leak().contains(secret));
        QApplication::clipboard()->clear();
    }
    QCOMPARE(test::leak(), QString());
}

QTEST_MAIN(TestHostConfirm)
#include "tst_hostconfirm.moc"
