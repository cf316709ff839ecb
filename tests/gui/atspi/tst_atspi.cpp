// SPDX-License-Identifier: Apache-2.0
// The program as a screen reader meets it: another process, a real session bus, a real X server,
// AT-SPI. What is read and done here needs neither a mouse nor a look at the screen.
#include "gui/atspi/atspitree.h"
#include "support/privatesession.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace dfw::test;
using namespace Qt::StringLiterals;

namespace {

// Bounds, not waits: the sanitizers make the program slow.
constexpr int startLimit = 60'000;
constexpr int answerLimit = 30'000;

AtspiTree::Wanted named(const QString &name)
{
    return [name](const QString &, const QString &is) { return is == name; };
}

AtspiTree::Wanted startsWith(const QString &words)
{
    return [words](const QString &, const QString &is) { return is.startsWith(words); };
}

} // namespace

class TestAtspi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void mapByEar();

private:
    void writePlan(const QString &path);
    /// Waits for something with this name and does what it offers.
    bool press(const AtspiTree::Wanted &wanted, const QString &action = u"Press"_s);
    bool appears(const AtspiTree::Wanted &wanted);
    void listAll();

    PrivateSession m_session;
    std::unique_ptr<AtspiTree> m_tree;
    QProcess m_wizard;
    Accessible m_program;
};

void TestAtspi::initTestCase()
{
    const QString missing = m_session.start({.display = true, .accessibility = true});
    QVERIFY2(missing.isEmpty(), qPrintable(missing));
    m_tree = std::make_unique<AtspiTree>(m_session.busAddress());
    QVERIFY(m_tree->isConnected());
}

void TestAtspi::cleanup()
{
    if (QTest::currentTestFailed())
        listAll();
    if (m_wizard.state() == QProcess::NotRunning)
        return;
    m_wizard.kill();
    m_wizard.waitForFinished();
}

// The tutorial's plan without its last row.
void TestAtspi::writePlan(const QString &path)
{
    QFile example(QStringLiteral(DFW_SOURCE_DIR "/resources/examples/database.json"));
    QVERIFY(example.open(QIODevice::ReadOnly));
    QJsonObject plan = QJsonDocument::fromJson(example.readAll()).object();
    QJsonArray rows = plan.value("mapping"_L1).toArray();
    QCOMPARE(rows.last().toObject().value("source"_L1).toString(), u"Datefield"_s);
    rows.removeLast();
    plan.insert("mapping"_L1, rows);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(plan).toJson());
}

bool TestAtspi::appears(const AtspiTree::Wanted &wanted)
{
    return QTest::qWaitFor([&] { return !m_tree->find(m_program, wanted).isNull(); }, answerLimit);
}

bool TestAtspi::press(const AtspiTree::Wanted &wanted, const QString &action)
{
    return appears(wanted) && m_tree->act(m_tree->find(m_program, wanted), action);
}

void TestAtspi::listAll()
{
    const QList<Accessible> all =
        m_tree->findAll(m_program, [](const QString &role, const QString &name) {
            return role != "filler"_L1 && !name.isEmpty();
        });
    for (const Accessible &one : all)
        qInfo("%s | %s | %s", qPrintable(m_tree->role(one)), qPrintable(m_tree->name(one)),
              qPrintable(m_tree->actions(one).join(u',')));
}

void TestAtspi::mapByEar()
{
    const QString plan = m_session.directory() + u"/plan.json"_s;
    writePlan(plan);
    m_wizard.setProcessEnvironment(m_session.environment());
    m_wizard.start(QStringLiteral(DFW_PROGRAM), {u"--demo"_s, plan});
    QVERIFY(m_wizard.waitForStarted());
    m_program = m_tree->application(startLimit);
    QVERIFY(!m_program.isNull());

    for (const auto &[button, title] : {std::pair{u"Next: Source"_s, u"Choose the source"_s},
                                        {u"Next: Columns"_s, u"Choose columns"_s},
                                        {u"Next: Target"_s, u"Choose where the rows go"_s},
                                        {u"Next: Mapping"_s, u"Map columns to fields"_s}})
        QVERIFY2(press(startsWith(button)), qPrintable(button));
    QVERIFY(appears(named(u"Map columns to fields"_s)));

    // Every line says what it joins; so does the column that has none yet.
    QVERIFY(appears(startsWith(u"TestID maps to _id"_s)));
    QVERIFY(appears(startsWith(u"Name maps to person.name.fullName"_s)));
    QVERIFY(m_tree->find(m_program, startsWith(u"Datefield maps to"_s)).isNull());
    QVERIFY(press(startsWith(u"Datefield"_s)));
    QVERIFY(press(startsWith(u"birthDate"_s)));
    QVERIFY(appears(startsWith(u"Datefield maps to person.birthDate"_s)));
    // A step that can be undone, and says which.
    QVERIFY(press(startsWith(u"Undo Map Datefield"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(m_tree->find(m_program, startsWith(u"Datefield maps to"_s)).isNull(),
                             answerLimit);
    QVERIFY(press(startsWith(u"Redo Map Datefield"_s)));
    QVERIFY(appears(startsWith(u"Datefield maps to person.birthDate"_s)));
    QVERIFY(press(startsWith(u"Next: Schedule"_s)));
    QVERIFY(appears(startsWith(u"Next: Review"_s)));
}

QTEST_GUILESS_MAIN(TestAtspi)
#include "tst_atspi.moc"
