// SPDX-License-Identifier: Apache-2.0
#include "localplatform/localplatform.h"

#include "core/processlock.h"
#include "localplatform/platformcore.h"

#include <future>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QLockFile>
#include <QTemporaryDir>
#include <thread>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

Error storageError(const QString &where, const QString &code, const QString &detail)
{
    return {.kind = ErrorKind::Storage,
            .operation = u"startLocalPlatform"_s,
            .where = where,
            .code = code,
            .detail = detail};
}

/// Makes the directory when it is missing. A directory with other people's files in it is left
/// alone: someone may have typed their home directory.
std::optional<Error> prepareDirectory(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        const QDir parent = info.absoluteDir();
        if (!parent.mkpath(u"."_s) || !parent.mkdir(info.fileName(), ownerOnly))
            return storageError(path, u"NotWritable"_s, u"the directory cannot be made"_s);
        return {};
    }
    if (!info.isDir())
        return storageError(path, u"NotOurs"_s, u"is no directory"_s);
    const QDir dir(path);
    if (!dir.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot) &&
        !dir.exists(u"platform.db"_s) && !dir.exists(u"lock"_s))
        return storageError(path, u"NotOurs"_s, u"holds other files and no local Platform"_s);
    QFile::setPermissions(path, ownerOnly);
    return {};
}

/// What a local Platform puts into its directory, but the lock.
bool removeContents(const QString &path)
{
    QDir dir(path);
    bool fine = true;
    const QStringList names =
        dir.entryList({u"platform.db*"_s, u"source.db*"_s}, QDir::Files | QDir::Hidden);
    for (const QString &name : names)
        fine &= dir.remove(name);
    for (const QString &name : {u"files"_s, u"files.new"_s})
        fine &= QDir(dir.filePath(name)).removeRecursively();
    return fine;
}

} // namespace

struct LocalPlatform::Private
{
    // No QThread: its wait() returns while the thread's last clean-up still goes on, and the TLS
    // library's share of that must not meet what the process does when it exits. join() returns
    // when the thread is gone.
    std::thread thread;
    std::unique_ptr<QTemporaryDir> temporary;
    std::unique_ptr<QLockFile> lock;
    FaultPlan faults;
    RequestLog log;
    PlatformCore *core = nullptr; ///< lives and dies on `thread`
    QEventLoop *loop = nullptr;   ///< of `thread`; null where nothing is served
    QString dir;
    quint16 port = 0;
    DemoCredentials credentials;

    ~Private()
    {
        if (loop)
            QMetaObject::invokeMethod(loop, &QEventLoop::quit, Qt::QueuedConnection);
        if (thread.joinable())
            thread.join();
    }

    /// Returns once the port is open, or with why it is not.
    std::optional<Error> serve(const PlatformCore::Settings &settings);

private:
    /// The life of `thread`.
    void live(const PlatformCore::Settings &settings, std::promise<std::optional<Error>> &started);
};

std::optional<Error> LocalPlatform::Private::serve(const PlatformCore::Settings &settings)
{
    std::promise<std::optional<Error>> promise;
    std::future<std::optional<Error>> started = promise.get_future();
    thread = std::thread([this, settings, said = std::move(promise)]() mutable {
        live(settings, said);
        // As a QThread does it at its end.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    });
    return started.get();
}

void LocalPlatform::Private::live(const PlatformCore::Settings &settings,
                                  std::promise<std::optional<Error>> &started)
{
    // Sockets, timers and databases belong to the thread that made them.
    PlatformCore served(faults, log);
    QEventLoop events;
    const Result<quint16> opened = served.start(settings);
    if (!opened) {
        started.set_value(opened.error());
        return;
    }
    port = *opened;
    credentials = served.credentials();
    core = &served;
    loop = &events;
    started.set_value(std::nullopt); // `core` and `loop` are the others' to read from here on
    events.exec();
}

Result<std::unique_ptr<LocalPlatform>> LocalPlatform::start(LocalPlatformOptions options)
{
    auto d = std::make_unique<Private>();
    if (options.dataDir.isEmpty()) {
        d->temporary = std::make_unique<QTemporaryDir>();
        if (!d->temporary->isValid())
            return storageError(QDir::tempPath(), u"NotWritable"_s, d->temporary->errorString());
        d->dir = d->temporary->path();
    } else {
        d->dir = QDir(options.dataDir).absolutePath();
        if (std::optional<Error> error = prepareDirectory(d->dir))
            return *error;
    }
    d->lock = std::make_unique<QLockFile>(d->dir + u"/lock"_s);
    if (!tryProcessLock(*d->lock) &&
        !d->lock->tryLock(static_cast<int>(options.patience.count()))) {
        if (d->lock->error() == QLockFile::LockFailedError)
            return storageError(d->dir, u"InUse"_s, u"in use by another local Platform"_s);
        return storageError(d->dir, u"NotWritable"_s, u"cannot be written"_s);
    }
    if (options.fresh && !removeContents(d->dir))
        return storageError(d->dir, u"NotWritable"_s, u"cannot be emptied"_s);

    if (const auto failure = d->serve({.dir = d->dir,
                                       .kept = d->temporary == nullptr,
                                       .port = options.port,
                                       .latency = options.latency,
                                       .strict = options.strict,
                                       .moreSchemas = options.moreSchemas,
                                       .extras = options.extras}))
        return *failure;
    return std::unique_ptr<LocalPlatform>(new LocalPlatform(std::move(d)));
}

LocalPlatform::LocalPlatform(std::unique_ptr<Private> dd) : d(std::move(dd)) {}
LocalPlatform::~LocalPlatform() = default;

quint16 LocalPlatform::port() const
{
    return d->port;
}

QUrl LocalPlatform::baseUrl() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(d->port));
}

DemoCredentials LocalPlatform::credentials() const
{
    return d->credentials;
}

QString LocalPlatform::dataDir() const
{
    return d->dir;
}

QList<RecordedRequest> LocalPlatform::requests() const
{
    return d->log.all();
}

QList<QByteArray> LocalPlatform::storedRecords(const QString &dataSetId) const
{
    QList<QByteArray> records;
    QMetaObject::invokeMethod(
        d->core, [&] { records = d->core->storedRecords(dataSetId); },
        Qt::BlockingQueuedConnection);
    return records;
}

void LocalPlatform::advanceClock(std::chrono::seconds by)
{
    QMetaObject::invokeMethod(
        d->core, [&] { d->core->advanceClock(by); }, Qt::BlockingQueuedConnection);
}

void LocalPlatform::setSourceRights(bool read, bool write)
{
    QMetaObject::invokeMethod(
        d->core, [&] { d->core->setSourceRights({.read = read, .write = write}); },
        Qt::BlockingQueuedConnection);
}

void LocalPlatform::setFault(const FaultRule &rule)
{
    d->faults.add(rule);
}

void LocalPlatform::setDrills(const QList<Drill> &drills)
{
    QList<FaultRule> rules;
    for (const Drill &drill : drills)
        rules.append(ruleFor(drill));
    d->faults.replace(rules);
}

void LocalPlatform::setRandomFaults(quint32 seed, double probability,
                                    const QList<FaultRule> &faults)
{
    d->faults.setRandom(seed, probability, faults);
}

void LocalPlatform::clearFaults()
{
    d->faults.clear();
}

bool LocalPlatform::setReachable(bool reachable)
{
    bool fine = false;
    QMetaObject::invokeMethod(
        d->core, [&] { fine = d->core->setReachable(reachable); }, Qt::BlockingQueuedConnection);
    return fine;
}

} // namespace dfw::localplatform
