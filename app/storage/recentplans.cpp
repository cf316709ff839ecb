// SPDX-License-Identifier: Apache-2.0
#include "storage/recentplans.h"

#include "core/logging.h"
#include "storage/jsonwriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace dfw::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostPlans = 10;
constexpr qint64 largestListBytes = 1024 * 1024;

QString listFormat()
{
    return u"dataflow-recent-plans"_s;
}

// Two spellings or links of one file have the same identity. A missing file has no canonical path.
QString identityOf(const QString &path)
{
    const QFileInfo info(path);
    const QString canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? QDir::cleanPath(info.absoluteFilePath()) : canonical;
}

QStringList without(const QStringList &paths, const QString &path)
{
    const QString identity = identityOf(path);
    QStringList out;
    for (const QString &other : paths) {
        if (identityOf(other) != identity)
            out.append(other);
    }
    return out;
}

} // namespace

RecentPlans::RecentPlans(QString directory) : m_directory(std::move(directory)) {}

QList<RecentPlan> RecentPlans::list() const
{
    QList<RecentPlan> out;
    const QStringList paths = read();
    for (const QString &path : paths)
        out.append({.path = path, .exists = QFileInfo(path).isFile()});
    return out;
}

Result<Unit> RecentPlans::add(const QString &path)
{
    QStringList paths = without(read(), path);
    paths.prepend(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    return write(paths.mid(0, mostPlans));
}

Result<Unit> RecentPlans::remove(const QString &path)
{
    return write(without(read(), path));
}

QString RecentPlans::file() const
{
    return QDir(m_directory).filePath(u"recent-plans.json"_s);
}

QStringList RecentPlans::read() const
{
    QFile stored(file());
    if (!QFileInfo(stored).isFile() || !stored.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject root = QJsonDocument::fromJson(stored.read(largestListBytes)).object();
    if (root.value("format"_L1).toString() != listFormat() ||
        root.value("version"_L1).toInteger() != 1) {
        qCInfo(logStorage, "recent-plans.json is no list of this program; it is ignored");
        return {};
    }
    QStringList out;
    const QJsonArray paths = root.value("paths"_L1).toArray();
    for (const QJsonValue &path : paths) {
        // Hand-made entries may repeat or be relative; the promises of list() hold all the same.
        const QString text = path.toString();
        if (QDir::isAbsolutePath(text) && without(out, text).size() == out.size() &&
            out.size() < mostPlans)
            out.append(text);
    }
    return out;
}

Result<Unit> RecentPlans::write(const QStringList &paths) const
{
    JsonWriter out;
    out.beginObject();
    out.member(u"format", listFormat());
    out.member(u"version", qint64(1));
    out.key(u"paths");
    out.beginArray();
    for (const QString &path : paths)
        out.value(path);
    out.endArray();
    out.endObject();

    QSaveFile stored(file());
    if (QDir().mkpath(m_directory) && stored.open(QIODevice::WriteOnly)) {
        stored.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        stored.write(out.take());
        if (stored.commit())
            return Unit{};
    }
    return Error{.kind = ErrorKind::Storage,
                 .operation = u"saveRecentPlans"_s,
                 .where = file(),
                 .detail = stored.errorString()};
}

} // namespace dfw::storage
