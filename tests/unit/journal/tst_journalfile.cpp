// SPDX-License-Identifier: Apache-2.0
//
// Journals on a real disk: who may write, who may read, and what a bad disk does.
#include "journal/journals.h"
#include "journal/lines.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace dfw;
using namespace dfw::journal;
using namespace Qt::StringLiterals;

namespace {

const RunPlace here{u"demo"_s, u"ORG@AdobeOrg"_s, u"dev"_s};
constexpr qint64 someTime = 1'767'225'600'000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write(bytes);
}

} // namespace

class JournalFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void begins();
    void goesOn();
    void aTornLineIsCutOff();
    void isLeftAlone_data();
    void isLeftAlone();
    void oneAtATime();
    void aLockThatSaysNothingIsTakenOver();
    void aFullDisk();
    void aFolderThatCannotBeMade();
    void listsNewestFirst();
    void interruptedOnes();

private:
    QString folder() const { return m_dir->filePath(u"state/runs"_s); }
    std::unique_ptr<JournalFile> begin(const QString &tag = u"dfw-1"_s, qint64 at = someTime,
                                       const RunPlace &place = here)
    {
        auto begun = Journals(folder()).begin(tag, place, {{u"name"_s, tag}}, u"/p.json"_s, at);
        return begun ? begun.takeValue() : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void JournalFileTest::begins()
{
    const auto journal = begin();
    QVERIFY(journal);
    QCOMPARE(QFileInfo(journal->path()).fileName(), u"20260101T000000Z-dfw-1.jsonl"_s);
    const auto reading = readJournal(contentOf(journal->path()));
    QVERIFY(reading); // written before anybody asked for it
    QCOMPARE(reading->entries.first().place, here);
    // Plans tell customers' names: nobody else's business.
    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(journal->path()) & others));
    QVERIFY(!(QFile::permissions(folder()) & (others | QFile::ExeGroup | QFile::ExeOther)));
}

void JournalFileTest::goesOn()
{
    QString path;
    {
        const auto journal = begin();
        path = journal->path();
        QVERIFY(journal->append(
            {.kind = EntryKind::Outcome, .step = u"flow"_s, .fingerprint = u"f"_s, .id = u"1"_s}));
        QVERIFY(journal->sync());
        QCOMPARE(journal->record().made.size(), 1);
    }
    auto opened = JournalFile::open(path);
    QVERIFY(opened);
    const auto journal = opened.takeValue();
    QCOMPARE(journal->record().made.first().id, u"1"_s);
    QVERIFY(journal->append({.kind = EntryKind::Ended, .ok = true}));
    QCOMPARE(readJournal(contentOf(path))->entries.size(), 3);
}

void JournalFileTest::aTornLineIsCutOff()
{
    const QString path = begin()->path();
    append(path, "{\"at\":\"2026");
    auto opened = JournalFile::open(path);
    QVERIFY(opened);
    QVERIFY((*opened)->append({.kind = EntryKind::Ended, .ok = true}));
    const auto reading = readJournal(contentOf(path));
    QVERIFY(reading);
    QVERIFY(!reading->torn);
    QCOMPARE(reading->entries.size(), 2);
}

void JournalFileTest::isLeftAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::newRow("newer")
        << QByteArray(
               "{\"format\":\"dataflow-wizard-run\",\"version\":7}\n{\"x\":1}\nand half a li")
        << u"JournalIsNewer"_s;
    QTest::newRow("not ours") << QByteArray("Dear diary\n") << u"NotAJournal"_s;
}

void JournalFileTest::isLeftAlone()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    const QString path = begin()->path();
    QVERIFY(QFile::remove(path));
    append(path, content);
    const auto opened = JournalFile::open(path);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, code);
    QCOMPARE(opened.error().where, path);
    QCOMPARE(contentOf(path), content);
    const auto listed = Journals(folder()).list();
    QCOMPARE(listed.size(), 1);
    QVERIFY(!listed.first().record);
    QCOMPARE(listed.first().error->code, code);
}

void JournalFileTest::oneAtATime()
{
    auto first = begin();
    QVERIFY(Journals(folder()).list().first().inUse);
    const auto second = JournalFile::open(first->path());
    QVERIFY(!second);
    QCOMPARE(second.error().code, u"JournalInUse"_s);
    const QString path = first->path();
    first.reset();
    QVERIFY(!Journals(folder()).list().first().inUse);
    QVERIFY(JournalFile::open(path));
}

// Its owner was killed between making it and writing its name into it.
void JournalFileTest::aLockThatSaysNothingIsTakenOver()
{
    const QString path = begin()->path();
    append(path + u".lock"_s, {});
    QVERIFY(QFile::exists(path + u".lock"_s));
    QVERIFY(!Journals(folder()).list().first().inUse);
    append(path + u".lock"_s, {});
    QVERIFY(JournalFile::open(path));
}

// A limit on the size of files stands for the disk: the write that crosses it comes back short.
void JournalFileTest::aFullDisk()
{
    const auto journal = begin();
    QVERIFY(journal);
    const QString path = journal->path();
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit tight = before;
    tight.rlim_cur = static_cast<rlim_t>(QFileInfo(path).size() + 10);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &tight);
    const auto refused = journal->append({.kind = EntryKind::Ended, .ok = true});
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QCOMPARE(refused.error().where, path);
    // Room again, but half a line stands there: nothing more is written after it.
    QVERIFY(!journal->append({.kind = EntryKind::Ended, .ok = true}));
    QVERIFY(!journal->sync());
    const auto reading = readJournal(contentOf(path));
    QVERIFY(reading);
    QVERIFY(reading->torn);
    QCOMPARE(reading->entries.size(), 1);
}

void JournalFileTest::aFolderThatCannotBeMade()
{
    append(m_dir->filePath(u"state"_s), "a file where the folder should be");
    const auto journal = Journals(folder()).begin(u"dfw-1"_s, here, {}, {}, someTime);
    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, ErrorKind::Storage);
    QCOMPARE(journal.error().where, folder());
    QVERIFY(Journals(folder()).list().isEmpty());
}

void JournalFileTest::listsNewestFirst()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(begin(u"dfw-%1"_s.arg(i), someTime + i * 1000));
    QStringList tags;
    const auto all = Journals(folder()).list();
    for (const JournalSummary &one : all)
        tags.append(one.record->runTag);
    QCOMPARE(tags, (QStringList{u"dfw-2"_s, u"dfw-1"_s, u"dfw-0"_s}));
}

void JournalFileTest::interruptedOnes()
{
    QVERIFY(begin(u"dfw-here"_s));
    QVERIFY(begin(u"dfw-elsewhere"_s, someTime, {u"demo"_s, u"ORG@AdobeOrg"_s, u"prod"_s}));
    QVERIFY(begin(u"dfw-done"_s)->append({.kind = EntryKind::Ended, .ok = true}));
    const auto all = Journals(folder()).list();
    QCOMPARE(all.size(), 3);
    const auto mine = interruptedRuns(all, here);
    QCOMPARE(mine.size(), 1);
    QCOMPARE(mine.first().record->runTag, u"dfw-here"_s);
    QCOMPARE(interruptedRuns(all, here, u"/p.json"_s).size(), 1);
    QVERIFY(interruptedRuns(all, here, u"/other.json"_s).isEmpty());
}

QTEST_GUILESS_MAIN(JournalFileTest)
#include "tst_journalfile.moc"
