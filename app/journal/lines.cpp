// SPDX-License-Identifier: Apache-2.0
#include "journal/lines.h"

#include <algorithm>
#include <array>
#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>

namespace dfw::journal {

using namespace Qt::StringLiterals;

namespace {

constexpr auto format = "dataflow-wizard-run"_L1;
constexpr qsizetype sumDigits = 16;
constexpr QByteArrayView beforeSum = ",\"sum\":\"";
constexpr QByteArrayView afterSum = "\"}";
constexpr qsizetype tailLength = beforeSum.size() + sumDigits + afterSum.size();

constexpr std::array allKinds{EntryKind::Begun,     EntryKind::PlanChanged, EntryKind::Intent,
                              EntryKind::Outcome,   EntryKind::Failure,     EntryKind::Superseded,
                              EntryKind::Ended,     EntryKind::UndoIntent,  EntryKind::UndoOutcome,
                              EntryKind::UndoEnded, EntryKind::Published,   EntryKind::Dismissed};
constexpr std::array allResults{UndoResult::Deleted, UndoResult::Gone,  UndoResult::Changed,
                                UndoResult::Refused, UndoResult::Stays, UndoResult::HasData,
                                UndoResult::Needed};

QByteArray sumOf(const QByteArray &before, QByteArrayView text)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(before);
    hash.addData(text);
    return hash.result().toHex().first(sumDigits);
}

// What the line says its sum is; empty where it has none.
QByteArray statedSum(QByteArrayView line)
{
    if (line.size() <= tailLength || !line.endsWith(afterSum) ||
        !line.last(tailLength).startsWith(beforeSum))
        return {};
    return line.last(tailLength).sliced(beforeSum.size(), sumDigits).toByteArray();
}

bool isSound(const QByteArray &before, QByteArrayView line)
{
    const QByteArray stated = statedSum(line);
    return !stated.isEmpty() && stated == sumOf(before, line.chopped(tailLength));
}

// Once a line of ours stood there whole with its line feed, it may have been synced and acted upon:
// taking it for one that was never finished would forget a create that was sent.
bool isOurs(const QByteArray &line)
{
    return line.startsWith("{\"") || line.endsWith(afterSum);
}

QString timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

qint64 timeOf(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QJsonObject toJson(const Entry &entry)
{
    QJsonObject out{{u"at"_s, timeText(entry.atMs)}, {u"event"_s, entryKindName(entry.kind)}};
    const auto text = [&out](const QString &key, const QString &value) {
        if (!value.isEmpty())
            out.insert(key, value);
    };
    const auto flag = [&out](const QString &key, bool value) {
        if (value)
            out.insert(key, true);
    };
    if (entry.kind == EntryKind::Begun) {
        out.insert(u"format"_s, format);
        out.insert(u"version"_s, journalVersion);
        out.insert(u"platform"_s, entry.place.platform);
        out.insert(u"organisation"_s, entry.place.organisation);
        out.insert(u"sandbox"_s, entry.place.sandbox);
    }
    if (!entry.plan.isEmpty())
        out.insert(u"plan"_s, entry.plan);
    text(u"run"_s, entry.runTag);
    text(u"planPath"_s, entry.planPath);
    text(u"step"_s, entry.step);
    text(u"operation"_s, entry.operation);
    text(u"fingerprint"_s, entry.fingerprint);
    text(u"name"_s, entry.name);
    if (entry.serverMs > 0)
        out.insert(u"serverTime"_s, timeText(entry.serverMs));
    text(u"id"_s, entry.id);
    text(u"etag"_s, entry.etag);
    if (!entry.version.isNull() && !entry.version.isUndefined())
        out.insert(u"resourceVersion"_s, entry.version);
    flag(u"adopted"_s, entry.adopted);
    flag(u"nothingDone"_s, entry.nothingDone);
    if (entry.httpStatus > 0)
        out.insert(u"httpStatus"_s, entry.httpStatus);
    text(u"code"_s, entry.code);
    text(u"requestId"_s, entry.requestId);
    if (entry.kind == EntryKind::UndoOutcome)
        out.insert(u"result"_s, undoResultName(entry.result));
    flag(u"ok"_s, entry.ok);
    return out;
}

template<typename T, size_t Count>
std::optional<T> named(const std::array<T, Count> &all, QString (*nameOf)(T), const QString &name)
{
    for (const T one : all) {
        if (nameOf(one) == name)
            return one;
    }
    return std::nullopt;
}

std::optional<Entry> fromJson(const QJsonObject &object)
{
    const auto text = [&object](const QString &key) { return object.value(key).toString(); };
    const auto kind = named(allKinds, entryKindName, text(u"event"_s));
    if (!kind)
        return std::nullopt;
    Entry entry{.kind = *kind,
                .atMs = timeOf(object.value("at"_L1)),
                .runTag = text(u"run"_s),
                .place = {.platform = text(u"platform"_s),
                          .organisation = text(u"organisation"_s),
                          .sandbox = text(u"sandbox"_s)},
                .plan = object.value("plan"_L1).toObject(),
                .planPath = text(u"planPath"_s),
                .step = text(u"step"_s),
                .operation = text(u"operation"_s),
                .fingerprint = text(u"fingerprint"_s),
                .name = text(u"name"_s),
                .serverMs = timeOf(object.value("serverTime"_L1)),
                .id = text(u"id"_s),
                .etag = text(u"etag"_s),
                .version = object.contains("resourceVersion"_L1)
                               ? object.value("resourceVersion"_L1)
                               : QJsonValue(),
                .adopted = object.value("adopted"_L1).toBool(),
                .nothingDone = object.value("nothingDone"_L1).toBool(),
                .httpStatus = object.value("httpStatus"_L1).toInt(),
                .code = text(u"code"_s),
                .requestId = text(u"requestId"_s),
                .ok = object.value("ok"_L1).toBool()};
    if (entry.kind == EntryKind::UndoOutcome) {
        const auto result = named(allResults, undoResultName, text(u"result"_s));
        if (!result)
            return std::nullopt;
        entry.result = *result;
    }
    return entry;
}

Error refused(const QString &code, const QString &detail = {})
{
    return {
        .kind = ErrorKind::Storage, .operation = u"readJournal"_s, .code = code, .detail = detail};
}

Error damaged(qsizetype line)
{
    return refused(u"JournalDamaged"_s, QString::number(line + 1));
}

// Before any sum is looked at: a newer version may sum differently.
std::optional<Error> checkFirst(const QByteArray &line)
{
    const QJsonObject first = QJsonDocument::fromJson(line).object();
    if (first.value("format"_L1).toString() != format)
        return refused(u"NotAJournal"_s);
    const int version = first.value("version"_L1).toInt();
    if (version > journalVersion)
        return refused(u"JournalIsNewer"_s, QString::number(version));
    if (version < 1 || first.value("event"_L1).toString() != entryKindName(EntryKind::Begun))
        return refused(u"NotAJournal"_s);
    return std::nullopt;
}

} // namespace

QByteArray toLine(const Entry &entry, QByteArray &sum)
{
    const QByteArray text = QJsonDocument(toJson(entry)).toJson(QJsonDocument::Compact).chopped(1);
    sum = sumOf(sum, text);
    QByteArray line = text;
    line.append(beforeSum).append(sum).append(afterSum).append('\n');
    return line;
}

Result<JournalReading> readJournal(const QByteArray &bytes)
{
    if (bytes.size() > largestJournalBytes)
        return refused(u"NotAJournal"_s);
    QList<QByteArray> lines = bytes.split('\n');
    const bool unfinished = !lines.takeLast().isEmpty();
    if (lines.isEmpty())
        return refused(u"NotAJournal"_s);
    if (const auto error = checkFirst(lines.first()))
        return *error;
    JournalReading out{.torn = unfinished};
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArray &line = lines.at(i);
        const auto entry = isSound(out.sum, line) ? fromJson(QJsonDocument::fromJson(line).object())
                                                  : std::nullopt;
        if (!entry) {
            // Where nothing of ours follows, this is how a disk keeps the last words of a program
            // that died; otherwise somebody changed the file.
            if (i == 0 || std::any_of(lines.begin() + i, lines.end(), isOurs))
                return damaged(i);
            out.torn = true;
            return out;
        }
        if ((entry->kind == EntryKind::Begun) != (i == 0))
            return damaged(i);
        out.entries.append(*entry);
        out.sum = statedSum(line);
        out.validBytes += line.size() + 1;
    }
    return out;
}

} // namespace dfw::journal
