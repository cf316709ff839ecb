// SPDX-License-Identifier: Apache-2.0
//
// What a journal's file may look like: as it was written, as a power cut leaves it, and as nobody
// should have changed it.
#include "journal/lines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace dfw;
using namespace dfw::journal;
using namespace Qt::StringLiterals;

namespace {

// One of each kind, with everything it carries.
QList<Entry> wholeRun()
{
    const qint64 at = 1'767'225'600'123;
    return {
        {.kind = EntryKind::Begun,
         .atMs = at,
         .runTag = u"dfw-1a2b3c4d"_s,
         .place = {u"https://platform.adobe.io"_s, u"ORG@AdobeOrg"_s, u"dev"_s},
         .plan = {{u"name"_s, u"Überweisungen \"täglich\"\n"_s}, {u"version"_s, 1}},
         .planPath = u"/home/a/plan.json"_s},
        {.kind = EntryKind::PlanChanged, .atMs = at + 1, .plan = {{u"name"_s, u"x"_s}}},
        {.kind = EntryKind::Intent,
         .atMs = at + 2,
         .step = u"mappingSet"_s,
         .operation = u"createMappingSet"_s,
         .fingerprint = u"00ff"_s,
         .name = u"n"_s,
         .serverMs = at - 4000},
        {.kind = EntryKind::Failure,
         .atMs = at + 3,
         .step = u"mappingSet"_s,
         .operation = u"createMappingSet"_s,
         .fingerprint = u"00ff"_s,
         .nothingDone = true,
         .httpStatus = 503,
         .code = u"FLOW-1104-503"_s,
         .requestId = u"r1"_s},
        {.kind = EntryKind::Outcome,
         .atMs = at + 4,
         .step = u"mappingSet"_s,
         .operation = u"createMappingSet"_s,
         .fingerprint = u"00ff"_s,
         .id = u"4"_s,
         .etag = u"\"a-b\""_s,
         .version = 0,
         .adopted = true},
        {.kind = EntryKind::Superseded,
         .atMs = at + 5,
         .step = u"mappingSet"_s,
         .fingerprint = u"00ff"_s,
         .id = u"4"_s},
        {.kind = EntryKind::Published, .atMs = at + 6, .step = u"flow"_s, .id = u"5"_s},
        {.kind = EntryKind::Ended, .atMs = at + 7, .ok = true},
        {.kind = EntryKind::UndoIntent, .atMs = at + 8, .step = u"flow"_s, .id = u"5"_s},
        {.kind = EntryKind::UndoOutcome,
         .atMs = at + 9,
         .step = u"flow"_s,
         .id = u"5"_s,
         .httpStatus = 412,
         .result = UndoResult::Changed},
        {.kind = EntryKind::UndoOutcome,
         .atMs = at + 9,
         .step = u"dataset"_s,
         .id = u"6"_s,
         .result = UndoResult::HasData},
        {.kind = EntryKind::UndoOutcome,
         .atMs = at + 9,
         .step = u"schema"_s,
         .id = u"7"_s,
         .result = UndoResult::Needed},
        {.kind = EntryKind::UndoEnded, .atMs = at + 10},
        {.kind = EntryKind::Dismissed, .atMs = at + 11},
    };
}

QByteArray written(const QList<Entry> &entries)
{
    QByteArray out;
    QByteArray sum;
    for (const Entry &entry : entries)
        out += toLine(entry, sum);
    return out;
}

QByteArray lineOf(const QByteArray &file, qsizetype index)
{
    return file.split('\n').at(index) + '\n';
}

} // namespace

class JournalLinesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead();
    void linesAreJson();
    void aCutAnywhereIsATornEnd();
    void aTornEndOfRubbish_data();
    void aTornEndOfRubbish();
    void refused_data();
    void refused();
    void noByteMayChange();
};

void JournalLinesTest::whatIsWrittenIsRead()
{
    const QByteArray file = written(wholeRun());
    const auto reading = readJournal(file);
    QVERIFY(reading);
    QCOMPARE(reading->entries.size(), wholeRun().size());
    for (qsizetype i = 0; i < wholeRun().size(); ++i)
        QVERIFY2(reading->entries.at(i) == wholeRun().at(i), lineOf(file, i).constData());
    QVERIFY(!reading->torn);
    QCOMPARE(reading->validBytes, file.size());
    // Writing goes on with the sum it ended with.
    QByteArray sum = reading->sum;
    const QByteArray longer = file + toLine({.kind = EntryKind::Ended}, sum);
    QCOMPARE(readJournal(longer)->entries.size(), wholeRun().size() + 1);
}

// For jq, and for people.
void JournalLinesTest::linesAreJson()
{
    const QByteArray file = written(wholeRun());
    const QList<QByteArray> lines = file.chopped(1).split('\n');
    QCOMPARE(lines.size(), wholeRun().size());
    for (const QByteArray &line : lines) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QVERIFY2(object.contains("event"_L1) && object.contains("sum"_L1), line.constData());
        QVERIFY(line.startsWith("{\"a"));
    }
    QVERIFY(lines.first().contains("\"2026-01-01T00:00:00.123Z\""));
}

// Whatever was on the disk when the program died: what stands whole is used, the rest is an intent
// without an outcome, or nothing.
void JournalLinesTest::aCutAnywhereIsATornEnd()
{
    const QByteArray file = written(wholeRun());
    const qsizetype first = lineOf(file, 0).size();
    for (qsizetype length = first; length < file.size(); ++length) {
        const auto reading = readJournal(file.first(length));
        QVERIFY2(reading, QByteArray::number(length));
        const bool atALineEnd = file.at(length - 1) == '\n';
        QCOMPARE(reading->torn, !atALineEnd);
        QCOMPARE(reading->entries.size(), file.first(length).count('\n'));
        QCOMPARE(reading->validBytes, file.lastIndexOf('\n', length - 1) + 1);
    }
}

void JournalLinesTest::aTornEndOfRubbish_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("blocks of zeros") << QByteArray(4096, '\0');
    QTest::newRow("zeros and a line feed") << QByteArray(100, '\0') + '\n';
    QTest::newRow("two lines of rubbish") << QByteArray("abc\ndef\n");
    QTest::newRow("an empty line") << QByteArray("\n");
}

void JournalLinesTest::aTornEndOfRubbish()
{
    QFETCH(QByteArray, end);
    const QByteArray file = written(wholeRun());
    const auto reading = readJournal(file + end);
    QVERIFY(reading);
    QVERIFY(reading->torn);
    QCOMPARE(reading->entries.size(), wholeRun().size());
    QCOMPARE(reading->validBytes, file.size());
}

void JournalLinesTest::refused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    const QByteArray file = written(wholeRun());
    const QString damaged = u"JournalDamaged"_s;
    const QString none = u"NotAJournal"_s;
    QTest::newRow("empty") << QByteArray() << none << QString();
    QTest::newRow("first line cut") << lineOf(file, 0).chopped(5) << none << QString();
    QTest::newRow("something else") << QByteArray("hello\n") << none << QString();
    QTest::newRow("another format")
        << QByteArray("{\"format\":\"x\",\"version\":1}\n") << none << QString();
    QTest::newRow("version 0")
        << QByteArray("{\"format\":\"dataflow-wizard-run\",\"version\":0,\"event\":\"begun\"}\n")
        << none << QString();
    QTest::newRow("newer") << QByteArray("{\"format\":\"dataflow-wizard-run\",\"version\":2,"
                                         "\"event\":\"something\"}\nwhatever\n")
                           << u"JournalIsNewer"_s << u"2"_s;
    QTest::newRow("a line lost") << QByteArray(file).replace(lineOf(file, 4), "") << damaged
                                 << u"5"_s;
    QTest::newRow("a line twice") << QByteArray(file).replace(lineOf(file, 4),
                                                              lineOf(file, 4) + lineOf(file, 4))
                                  << damaged << u"6"_s;
    QTest::newRow("two lines swapped")
        << QByteArray(file)
               .replace(lineOf(file, 4), "")
               .replace(lineOf(file, 3), lineOf(file, 4) + lineOf(file, 3))
        << damaged << u"4"_s;
    QTest::newRow("a line changed")
        << QByteArray(file).replace("createMappingSet", "createMappingset") << damaged << u"3"_s;
    QTest::newRow("the first changed")
        << QByteArray(file).replace("ORG@", "ORH@") << damaged << u"1"_s;
    const QString behind = QString::number(wholeRun().size() + 1);
    QTest::newRow("a line without a sum") << file + "{\"event\":\"ended\",\"ok\":true}\n"
                                          << damaged << behind;
    QTest::newRow("a sum of nothing")
        << file + "{\"event\":\"ended\",\"ok\":true,\"sum\":\"0123456789abcdef\"}\n"
        << damaged << behind;
    QTest::newRow("rubbish, then a line") << file + "abc\n{\"event\":\"ended\",\"ok\":true}\n"
                                          << damaged << behind;
    QByteArray sum;
    const QByteArray begun = toLine(wholeRun().first(), sum);
    QTest::newRow("begun twice") << begun + toLine(wholeRun().first(), sum) << damaged << u"2"_s;
}

void JournalLinesTest::refused()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, code);
    QFETCH(QString, detail);
    const auto reading = readJournal(file);
    QVERIFY(!reading);
    QCOMPARE(reading.error().kind, ErrorKind::Storage);
    QCOMPARE(reading.error().code, code);
    QCOMPARE(reading.error().detail, detail);
}

// Every byte but the last line feed: without it the line was not finished.
void JournalLinesTest::noByteMayChange()
{
    const QByteArray file = written(wholeRun());
    for (qsizetype at = 0; at < file.size(); ++at) {
        QByteArray changed = file;
        changed[at] = static_cast<char>(changed.at(at) ^ 1);
        const auto reading = readJournal(changed);
        if (at < file.size() - 1)
            QVERIFY2(!reading, QByteArray::number(at));
        else
            QVERIFY(reading && reading->torn);
    }
}

QTEST_GUILESS_MAIN(JournalLinesTest)
#include "tst_journallines.moc"
