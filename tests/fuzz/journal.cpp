// SPDX-License-Identifier: Apache-2.0
//
// Journals of runs: any bytes are fine as input, and what was written is read again as it was, also
// when its last line is torn. The plan in the first entry is read as a plan.
#include "fuzz/fuzz.h"
#include "journal/lines.h"
#include "journal/record.h"
#include "storage/planfile.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace dfw;

namespace {

QByteArray written(const QList<journal::Entry> &entries)
{
    QByteArray out;
    QByteArray sum;
    for (const journal::Entry &one : entries)
        out += journal::toLine(one, sum);
    return out;
}

// What a kind of entry has no place for is left out the first time it is written.
void holdsAgain(const QList<journal::Entry> &entries)
{
    const QByteArray lines = written(entries);
    const auto again = journal::readJournal(lines);
    FUZZ_HOLDS(again.ok());
    FUZZ_HOLDS(!again->torn);
    FUZZ_HOLDS(again->validBytes == lines.size());
    FUZZ_HOLDS(again->entries.size() == entries.size());
    FUZZ_HOLDS(written(again->entries) == lines);
    const auto third = journal::readJournal(written(again->entries));
    FUZZ_HOLDS(third.ok() && third->entries == again->entries);
    if (entries.size() > 1) {
        const auto torn = journal::readJournal(lines.chopped(2));
        FUZZ_HOLDS(torn.ok() && torn->torn && torn->entries.size() == entries.size() - 1);
    }
    (void)journal::recordOf(entries);
}

// No fuzzer finds the right sums, so the input is also taken as lines that get theirs here.
void takeLines(const QByteArray &input)
{
    QByteArray out;
    QByteArray sum;
    const QList<QByteArray> lines = input.split('\n');
    for (const QByteArray &line : lines) {
        QJsonObject object = QJsonDocument::fromJson(line).object();
        object.remove(QStringLiteral("sum"));
        if (object.isEmpty())
            continue;
        const QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact).chopped(1);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(sum);
        hash.addData(text);
        sum = hash.result().toHex().first(16);
        out += text + ",\"sum\":\"" + sum + "\"}\n";
    }
    if (const auto reading = journal::readJournal(out))
        holdsAgain(reading->entries);
}

} // namespace

void fuzz::take(const QByteArray &input)
{
    if (const auto reading = journal::readJournal(input)) {
        FUZZ_HOLDS(!reading->entries.isEmpty());
        FUZZ_HOLDS(reading->entries.first().kind == journal::EntryKind::Begun);
        FUZZ_HOLDS(reading->validBytes <= input.size());
        holdsAgain(reading->entries);
        const QByteArray plan = QJsonDocument(reading->entries.first().plan).toJson();
        (void)storage::readPlan(plan);
    }
    takeLines(input);
}
