// SPDX-License-Identifier: Apache-2.0
// Every way the keychain can fail, as the user reads it, and what can be done about each.
#include "gui/connect/connectstage.h"

#include "connect/keepchoice.h"
#include "keychain/secretstore.h"
#include "texts/codetext.h"
#include "widgets/button.h"

#include <QRadioButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;
using keychain::KeychainProblem;
using test::part;

class TestKeepChoice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::useStyle(); }
    void init();
    void cleanup();
    void choosing();
    void beingToldAsksNothing();
    void asking_data();
    void asking();
    void kept();
    void forgotten();
    void troubles_data();
    void troubles();
    void offerAfterAFailure();
    void keychainsOwnWordsAreNotShown();
    void aNewStateEndsTheOld();

private:
    template<typename T>
    T *find(const char *name) const
    {
        return part<T>(m_choice.get(), name);
    }
    QString status() const;

    std::unique_ptr<KeepChoice> m_choice;
    std::unique_ptr<QSignalSpy> m_keep;
    std::unique_ptr<QSignalSpy> m_read;
    std::unique_ptr<QSignalSpy> m_forget;
    std::unique_ptr<QSignalSpy> m_cancel;
};

void TestKeepChoice::init()
{
    test::failOnWarnings();
    m_choice = std::make_unique<KeepChoice>();
    m_choice->resize(600, 200);
    m_choice->show();
    m_choice->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_choice.get()));
    m_keep = std::make_unique<QSignalSpy>(m_choice.get(), &KeepChoice::keepRequested);
    m_read = std::make_unique<QSignalSpy>(m_choice.get(), &KeepChoice::readRequested);
    m_forget = std::make_unique<QSignalSpy>(m_choice.get(), &KeepChoice::forgetRequested);
    m_cancel = std::make_unique<QSignalSpy>(m_choice.get(), &KeepChoice::cancelRequested);
}

void TestKeepChoice::cleanup()
{
    QCOMPARE(test::leak(), QString());
    m_choice.reset();
}

QString TestKeepChoice::status() const
{
    auto *line = find<QWidget>("keepStatus");
    return line->isVisible() ? test::textsOf(line) : QString();
}

void TestKeepChoice::choosing()
{
    QVERIFY(!m_choice->isInKeychain()); // until somebody says so
    auto *untilClose = find<QRadioButton>("untilCloseButton");
    QTest::mouseClick(find<QRadioButton>("inKeychainButton"), Qt::LeftButton, {}, {8, 8});
    QVERIFY(m_choice->isInKeychain());
    QCOMPARE(m_keep->count(), 1);
    QCOMPARE(m_keep->last().first().toBool(), true);
    find<QRadioButton>("inKeychainButton")->setFocus();
    QTest::keyClick(find<QRadioButton>("inKeychainButton"), Qt::Key_Right);
    QVERIFY(untilClose->isChecked());
    QCOMPARE(m_keep->count(), 2);
    QCOMPARE(m_keep->last().first().toBool(), false);
}

void TestKeepChoice::beingToldAsksNothing()
{
    m_choice->setInKeychain(true);
    QVERIFY(m_choice->isInKeychain());
    m_choice->setInKeychain(false);
    QVERIFY(find<QRadioButton>("untilCloseButton")->isChecked());
    QCOMPARE(m_keep->count(), 0);
    QVERIFY(status().isEmpty());
}

void TestKeepChoice::asking_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("says");
    QTest::newRow("read") << int(KeepChoice::Asking::Read)
                          << u"Asking the keychain for the secret"_s;
    QTest::newRow("keep") << int(KeepChoice::Asking::Keep)
                          << u"Asking the keychain to keep the secret"_s;
    QTest::newRow("forget") << int(KeepChoice::Asking::Forget)
                            << u"Asking the keychain to forget the secret"_s;
}

void TestKeepChoice::asking()
{
    QFETCH(int, what);
    QFETCH(QString, says);
    m_choice->setAsking(KeepChoice::Asking(what));
    QVERIFY(test::textsOf(m_choice.get()).contains(says));
    QVERIFY(!find<QRadioButton>("inKeychainButton")->isEnabled());
    auto *cancel = find<Button>("busyCancelButton");
    QVERIFY(cancel->isVisible());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QCOMPARE(m_cancel->count(), 1);
    m_choice->setIdle();
    QVERIFY(!cancel->isVisible());
    QVERIFY(find<QRadioButton>("inKeychainButton")->isEnabled());
}

void TestKeepChoice::kept()
{
    m_choice->setInKeychain(true);
    m_choice->setKept();
    QCOMPARE(status(), u"The secret is in the system keychain."_s);
    auto *forget = find<Button>("forgetSecretButton");
    QVERIFY(forget->isVisible());
    QVERIFY(!find<Button>("tryAgainButton")->isVisible());
    forget->setFocus();
    QTest::keyClick(forget, Qt::Key_Space);
    QCOMPARE(m_forget->count(), 1);
}

void TestKeepChoice::forgotten()
{
    m_choice->setForgotten();
    QCOMPARE(status(), u"The keychain has forgotten the secret."_s);
    QVERIFY(!find<Button>("forgetSecretButton")->isVisible());
}

void TestKeepChoice::troubles_data()
{
    QTest::addColumn<int>("problem");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("begins");
    QTest::addColumn<bool>("again");
    QTest::addColumn<bool>("offer");
    const QList<QPair<const char *, QString>> operations{
        {"readSecret", u"The secret was not read from the keychain."_s},
        {"keepSecret", u"The secret was not kept in the keychain."_s},
        {"forgetSecret", u"The secret may still be in the keychain."_s}};
    const QList<QPair<const char *, KeychainProblem>> problems{
        {"absent", KeychainProblem::Absent},  {"locked", KeychainProblem::Locked},
        {"slow", KeychainProblem::Slow},      {"refused", KeychainProblem::Refused},
        {"denied", KeychainProblem::Denied},  {"failed", KeychainProblem::Failed},
        {"missing", KeychainProblem::Missing}};
    for (const auto &[name, problem] : problems) {
        for (const auto &[operation, what] : operations) {
            const bool missing = problem == KeychainProblem::Missing;
            if (missing && operation != QByteArrayView("readSecret"))
                continue; // from reading only
            const bool forgetting = operation == QByteArrayView("forgetSecret");
            QTest::addRow("%s %s", name, operation)
                << int(problem) << QString::fromLatin1(operation) << what << !missing
                << (!missing && !forgetting);
        }
    }
}

void TestKeepChoice::troubles()
{
    QFETCH(int, problem);
    QFETCH(QString, operation);
    QFETCH(QString, begins);
    QFETCH(bool, again);
    QFETCH(bool, offer);
    const Error error = keychain::problemError(KeychainProblem(problem), operation);
    m_choice->setInKeychain(true);
    m_choice->setAsking(KeepChoice::Asking::Keep);
    m_choice->setFailed(error);
    QVERIFY(!find<Button>("busyCancelButton")->isVisible());
    QVERIFY2(status().startsWith(begins), qUtf8Printable(status()));
    const auto words = codeText(error.code);
    QVERIFY(words);
    QVERIFY2(status().contains(words->why), qUtf8Printable(status()));
    const QString next = operation == "forgetSecret"_L1
                             ? u"remove the entry “%1” with the keychain's own program."_s.arg(
                                   keychain::entryService())
                             : words->next;
    QVERIFY2(status().contains(next), qUtf8Printable(status()));
    auto *retry = find<Button>("tryAgainButton");
    auto *session = find<Button>("untilCloseOffer");
    QCOMPARE(retry->isVisible(), again);
    QCOMPARE(session->isVisible(), offer);
    QVERIFY(!find<Button>("forgetSecretButton")->isVisible());
    if (again)
        QTest::mouseClick(retry, Qt::LeftButton);
    QCOMPARE(m_read->count(), again && operation == "readSecret"_L1 ? 1 : 0);
    QCOMPARE(m_keep->count(), again && operation == "keepSecret"_L1 ? 1 : 0);
    QCOMPARE(m_forget->count(), again && operation == "forgetSecret"_L1 ? 1 : 0);
}

void TestKeepChoice::offerAfterAFailure()
{
    m_choice->setInKeychain(true);
    m_choice->setFailed(keychain::problemError(KeychainProblem::Locked, u"keepSecret"_s));
    auto *offer = find<Button>("untilCloseOffer");
    offer->setFocus();
    QTest::keyClick(offer, Qt::Key_Space);
    QVERIFY(!m_choice->isInKeychain());
    QCOMPARE(m_keep->count(), 1);
    QCOMPARE(m_keep->last().first().toBool(), false);
    QVERIFY(status().isEmpty());
    QVERIFY(!offer->isVisible());
    // The focus does not fall out of the window with the button.
    QVERIFY(find<QRadioButton>("untilCloseButton")->hasFocus());
}

void TestKeepChoice::keychainsOwnWordsAreNotShown()
{
    m_choice->setFailed(keychain::problemError(KeychainProblem::Failed, u"keepSecret"_s,
                                               u"stored p8e-PlantedSecret-0417 badly"_s));
    QVERIFY(!status().isEmpty());
    QCOMPARE(test::leak(), QString());
}

void TestKeepChoice::aNewStateEndsTheOld()
{
    m_choice->setFailed(keychain::problemError(KeychainProblem::Slow, u"keepSecret"_s));
    m_choice->setAsking(KeepChoice::Asking::Keep);
    QVERIFY(status().isEmpty());
    QVERIFY(!find<Button>("tryAgainButton")->isVisible());
    m_choice->setKept();
    QVERIFY(!find<Button>("busyCancelButton")->isVisible());
    QVERIFY(status().contains(u"system keychain"_s));
}

QTEST_MAIN(TestKeepChoice)
#include "tst_keepchoice.moc"
