// SPDX-License-Identifier: Apache-2.0
#include "storage/draftfile.h"

#include "core/logging.h"
#include "core/processlock.h"
#include "storage/planfile.h"

#include <algorithm>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QSet>
#include <QUuid>

namespace dfw::storage {

using namespace Qt::StringLiterals;

namespace {

// A plan of the largest size, its rows once more.
constexpr qint64 largestDraftBytes = 3 * largestPlanBytes;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString olderCopy(const QString &file)
{
    return file + u'~';
}

Result<Draft> load(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::Storage, .operation = u"loadDraft"_s, .where = path};
    return readDraft(file.read(largestDraftBytes));
}

Error notWritten(const QString &path, const QString &detail)
{
    qCInfo(logStorage).noquote() << "saveDraft failed:" << detail;
    return {
        .kind = ErrorKind::Storage, .operation = u"saveDraft"_s, .where = path, .detail = detail};
}

} // namespace

DraftFile::DraftFile(const QString &directory) : m_directory(directory + u"/drafts"_s) {}

DraftFile::~DraftFile() = default;

QString DraftFile::file(const QString &id) const
{
    return m_directory + u'/' + id + u".json"_s;
}

// Null where another window holds it. A folder that cannot be written to keeps nobody from reading.
std::unique_ptr<QLockFile> DraftFile::lock(const QString &id) const
{
    auto out = std::make_unique<QLockFile>(m_directory + u'/' + id + u".lock"_s);
    if (!tryProcessLock(*out) && out->error() == QLockFile::LockFailedError)
        return nullptr;
    return out;
}

Result<Unit> DraftFile::save(const Draft &draft)
{
    if (m_id.isEmpty())
        m_id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString path = file(m_id);
    if (!QDir().mkpath(m_directory))
        return notWritten(path, u"the folder cannot be made"_s);
    if (!m_lock) {
        QFile::setPermissions(m_directory, ownerOnly | QFileDevice::ExeOwner);
        auto held = lock(m_id);
        if (!held || !held->isLocked())
            return notWritten(path, u"the lock cannot be written"_s);
        m_lock = std::move(held);
    }
    QSaveFile stored(path);
    if (!stored.open(QIODevice::WriteOnly))
        return notWritten(path, stored.errorString());
    stored.setPermissions(ownerOnly);
    const QByteArray text = writeDraft(draft);
    if (stored.write(text) != text.size() || !stored.flush())
        return notWritten(path, stored.errorString());
    // Only now that the new one is on the disk.
    if (QFile::exists(path) && load(path)) {
        QFile::remove(olderCopy(path));
        QFile::rename(path, olderCopy(path));
    }
    if (!stored.commit())
        return notWritten(path, stored.errorString());
    return Unit{};
}

void DraftFile::remove()
{
    if (m_id.isEmpty())
        return;
    removeFiles(m_id);
    m_lock.reset();
    m_id.clear();
}

void DraftFile::removeFiles(const QString &id) const
{
    // The older copy first: should only one of them go, the newer one is offered.
    QFile::remove(olderCopy(file(id)));
    QFile::remove(file(id));
}

LeftDraft DraftFile::look(const QString &id) const
{
    LeftDraft out{.id = id, .state = LeftDraft::State::Damaged};
    const QString path = file(id);
    out.savedAt = QFileInfo(path).lastModified().toMSecsSinceEpoch();
    const auto newest = load(path);
    if (newest) {
        out.state = LeftDraft::State::Good;
        out.draft = *newest;
    } else if (newest.error().code == "NewerVersion"_L1) {
        out.state = LeftDraft::State::Newer;
    } else if (const auto before = load(olderCopy(path))) {
        out.state = LeftDraft::State::OlderCopy;
        out.draft = *before;
    } else if (before.error().code == "NewerVersion"_L1) {
        out.state = LeftDraft::State::Newer;
    }
    if (out.draft.savedAt > 0)
        out.savedAt = out.draft.savedAt;
    return out;
}

QList<LeftDraft> DraftFile::left() const
{
    QSet<QString> ids;
    const QStringList names =
        QDir(m_directory).entryList({u"*.json"_s, u"*.json~"_s}, QDir::Files | QDir::NoSymLinks);
    for (const QString &name : names)
        ids.insert(name.section(u".json"_s, 0, 0));
    ids.remove(m_id);
    ids.remove(QString());
    QList<LeftDraft> out;
    for (const QString &id : std::as_const(ids)) {
        if (lock(id)) // let go at once
            out.append(look(id));
    }
    std::sort(out.begin(), out.end(), [](const LeftDraft &one, const LeftDraft &other) {
        return one.savedAt != other.savedAt ? one.savedAt > other.savedAt : one.id < other.id;
    });
    return out;
}

std::optional<Draft> DraftFile::take(const QString &id)
{
    auto held = lock(id);
    if (!held)
        return std::nullopt;
    const LeftDraft found = look(id);
    if (found.state != LeftDraft::State::Good && found.state != LeftDraft::State::OlderCopy)
        return std::nullopt;
    remove();
    m_id = id;
    m_lock = held->isLocked() ? std::move(held) : nullptr;
    return found.draft;
}

void DraftFile::discard(const QString &id)
{
    const auto held = lock(id);
    if (held && look(id).state != LeftDraft::State::Newer)
        removeFiles(id);
}

} // namespace dfw::storage
