// SPDX-License-Identifier: Apache-2.0
// Choosing, naming and parting with profiles, by keyboard and mouse.
#include "gui/connect/connectstage.h"

#include "connect/profilebar.h"
#include "widgets/button.h"

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;
using test::part;

namespace {

const QList<ProfileBar::IdAndName> three{
    {u"p1"_s, u"Lumen Retail, Paris"_s}, {u"p2"_s, u"Lumen Retail, Lyon"_s}, {u"p3"_s, u"Acme"_s}};

} // namespace

class TestProfileBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::useStyle(); }
    void init();
    void cleanup();
    void choosesByKeyboard();
    void beingToldAsksNothing();
    void noProfileYet();
    void newAndDuplicate();
    void menuByKeyboard();
    void names_data();
    void names();
    void aNameStaysByEscape();
    void forgetting();
    void deleting_data();
    void deleting();
    void longNamesDoNotSpread();
    void errorBelow();

private:
    template<typename T>
    T *find(const char *name) const
    {
        return part<T>(m_bar.get(), name);
    }
    QDialog *open(const char *action, const char *dialog);

    std::unique_ptr<ProfileBar> m_bar;
    QStringList m_said; ///< every signal, in order
};

void TestProfileBar::init()
{
    test::failOnWarnings();
    m_said.clear();
    m_bar = std::make_unique<ProfileBar>();
    m_bar->resize(600, 70);
    m_bar->setProfiles(three, u"p2"_s);
    const auto say = [this](const QString &word) { return [this, word] { m_said.append(word); }; };
    connect(m_bar.get(), &ProfileBar::chosen, this,
            [this](const QString &id) { m_said.append(u"chosen "_s + id); });
    connect(m_bar.get(), &ProfileBar::renameRequested, this,
            [this](const QString &name) { m_said.append(u"rename "_s + name); });
    connect(m_bar.get(), &ProfileBar::newRequested, this, say(u"new"_s));
    connect(m_bar.get(), &ProfileBar::duplicateRequested, this, say(u"duplicate"_s));
    connect(m_bar.get(), &ProfileBar::forgetRequested, this, say(u"forget"_s));
    connect(m_bar.get(), &ProfileBar::deleteRequested, this, say(u"delete"_s));
    m_bar->show();
    m_bar->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
}

void TestProfileBar::cleanup()
{
    m_bar.reset();
}

QDialog *TestProfileBar::open(const char *action, const char *dialog)
{
    find<QAction>(action)->trigger();
    auto *out = part<QDialog>(m_bar.get(), dialog);
    if (!QTest::qWaitForWindowActive(out))
        qFatal("the dialog did not open");
    return out;
}

void TestProfileBar::choosesByKeyboard()
{
    auto *combo = find<QComboBox>("profileCombo");
    QCOMPARE(combo->accessibleName(), u"Profile"_s);
    QCOMPARE(combo->currentText(), u"Lumen Retail, Lyon"_s);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(m_said, QStringList{u"chosen p3"_s});
    QCOMPARE(m_bar->current(), u"p3"_s);
    QTest::keyClick(combo, Qt::Key_Home);
    QCOMPARE(m_said, (QStringList{u"chosen p3"_s, u"chosen p1"_s}));
}

void TestProfileBar::beingToldAsksNothing()
{
    m_bar->setProfiles(three, u"p1"_s);
    QCOMPARE(m_bar->current(), u"p1"_s);
    m_bar->setProfiles({{u"p9"_s, u"Other"_s}}, u"p9"_s);
    QCOMPARE(m_bar->current(), u"p9"_s);
    m_bar->setProfiles(three, u"unknown"_s);
    QVERIFY(m_bar->current().isEmpty());
    QVERIFY(m_said.isEmpty());
}

void TestProfileBar::noProfileYet()
{
    m_bar->setProfiles({}, {});
    QVERIFY(m_bar->current().isEmpty());
    QVERIFY(!find<QComboBox>("profileCombo")->isEnabled());
    QVERIFY(!find<Button>("profileMenuButton")->isEnabled());
    QVERIFY(find<Button>("newProfileButton")->isEnabled());
    QVERIFY(m_said.isEmpty());
}

void TestProfileBar::newAndDuplicate()
{
    QTest::mouseClick(find<Button>("newProfileButton"), Qt::LeftButton);
    find<QAction>("duplicateProfileAction")->trigger();
    QCOMPARE(m_said, (QStringList{u"new"_s, u"duplicate"_s}));
}

void TestProfileBar::menuByKeyboard()
{
    auto *more = find<Button>("profileMenuButton");
    QVERIFY(!more->accessibleName().isEmpty());
    QPointer<QMenu> menu = part<QMenu>(m_bar.get(), "profileMenu");
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Space);
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(m_said, QStringList{u"duplicate"_s});
}

void TestProfileBar::names_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("error"); // begins with it; empty: it is taken
    QTest::addColumn<QStringList>("said");
    QTest::newRow("new") << u"Lumen, test"_s << QString() << QStringList{u"rename Lumen, test"_s};
    QTest::newRow("blanks") << u"  Lumen   test "_s << QString()
                            << QStringList{u"rename Lumen test"_s};
    QTest::newRow("its own in capitals")
        << u"LUMEN RETAIL, LYON"_s << QString() << QStringList{u"rename LUMEN RETAIL, LYON"_s};
    QTest::newRow("the same") << u"Lumen Retail, Lyon"_s << QString() << QStringList();
    QTest::newRow("empty") << QString() << u"A profile needs a name"_s << QStringList();
    QTest::newRow("only blanks") << u"   "_s << u"A profile needs a name"_s << QStringList();
    QTest::newRow("another's") << u"Acme"_s << u"Another profile has this name"_s << QStringList();
    QTest::newRow("another's, differently")
        << u" acme "_s << u"Another profile has this name"_s << QStringList();
}

void TestProfileBar::names()
{
    QFETCH(QString, typed);
    QFETCH(QString, error);
    QFETCH(QStringList, said);
    QPointer<QDialog> dialog = open("renameProfileAction", "profileNameDialog");
    QCOMPARE(dialog->windowModality(), Qt::WindowModal);
    auto *edit = part<QLineEdit>(dialog, "profileNameEdit");
    QTRY_VERIFY(edit->hasFocus());
    QCOMPARE(edit->selectedText(), u"Lumen Retail, Lyon"_s);
    if (typed.isEmpty())
        QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, typed);
    QTest::keyClick(edit, Qt::Key_Return);
    if (error.isEmpty()) {
        QTRY_VERIFY(!dialog);
    } else {
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY2(test::textsOf(dialog).contains(error), qUtf8Printable(test::textsOf(dialog)));
        QVERIFY(edit->hasFocus());
        QTest::keyClicks(edit, u"x"_s);
        QVERIFY(!test::textsOf(dialog).contains(error));
    }
    QCOMPARE(m_said, said);
}

void TestProfileBar::aNameStaysByEscape()
{
    QPointer<QDialog> dialog = open("renameProfileAction", "profileNameDialog");
    QTest::keyClicks(part<QLineEdit>(dialog, "profileNameEdit"), u"Other"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QVERIFY(m_said.isEmpty());
}

void TestProfileBar::forgetting()
{
    QVERIFY(!find<QAction>("forgetProfileSecretAction")->isEnabled());
    m_bar->setHasSecret(true);
    QPointer<QDialog> dialog = open("forgetProfileSecretAction", "confirmDialog");
    QVERIFY(test::textsOf(dialog).contains(u"Forget the secret of Lumen Retail, Lyon?"_s));
    QTest::keyClick(dialog, Qt::Key_Return); // the harmless one
    QTRY_VERIFY(!dialog);
    QVERIFY(m_said.isEmpty());
    dialog = open("forgetProfileSecretAction", "confirmDialog");
    QTest::mouseClick(part<Button>(dialog, "actButton"), Qt::LeftButton);
    QTRY_VERIFY(!dialog);
    QCOMPARE(m_said, QStringList{u"forget"_s});
}

void TestProfileBar::deleting_data()
{
    QTest::addColumn<bool>("hasSecret");
    QTest::addColumn<QString>("says");
    QTest::newRow("with a secret")
        << true << u"Its settings go, and its secret leaves the keychain."_s;
    QTest::newRow("without") << false << u"Its settings go."_s;
}

void TestProfileBar::deleting()
{
    QFETCH(bool, hasSecret);
    QFETCH(QString, says);
    m_bar->setHasSecret(hasSecret);
    QPointer<QDialog> dialog = open("deleteProfileAction", "confirmDialog");
    const QString seen = test::textsOf(dialog);
    QVERIFY(seen.contains(u"Delete the profile Lumen Retail, Lyon?"_s));
    QVERIFY(seen.contains(says));
    QVERIFY(seen.contains(u"Plans and what was made in Platform stay."_s));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QVERIFY(m_said.isEmpty());
    dialog = open("deleteProfileAction", "confirmDialog");
    QTest::mouseClick(part<Button>(dialog, "actButton"), Qt::LeftButton);
    QTRY_COMPARE(m_said, QStringList{u"delete"_s});
}

void TestProfileBar::longNamesDoNotSpread()
{
    const QString name = QString(400, u'W') + u"\u202E<b>"_s;
    m_bar->setProfiles({{u"p1"_s, name}}, u"p1"_s);
    QVERIFY(m_bar->minimumSizeHint().width() < 500);
    QVERIFY(!find<QComboBox>("profileCombo")->currentText().contains(QChar(0x202E)));
    QPointer<QDialog> dialog = open("deleteProfileAction", "confirmDialog");
    QVERIFY(!test::textsOf(dialog).contains(QString(80, u'W')));
    delete dialog;
}

void TestProfileBar::errorBelow()
{
    m_bar->setError(u"The profiles could not be read."_s);
    QVERIFY(test::textsOf(m_bar.get()).contains(u"The profiles could not be read."_s));
    m_bar->setError({});
    QVERIFY(!test::textsOf(m_bar.get()).contains(u"The profiles could not be read."_s));
}

QTEST_MAIN(TestProfileBar)
#include "tst_profilebar.moc"
