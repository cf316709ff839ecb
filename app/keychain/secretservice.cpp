// SPDX-License-Identifier: Apache-2.0
#include "keychain/secretservice.h"

#include "keychain/secretstore.h"

#include <limits>
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QLibrary>
#include <utility>

namespace dfw::keychain {

using namespace Qt::StringLiterals;

namespace {

using Attributes = QMap<QString, QString>;

constexpr auto serviceName = "org.freedesktop.secrets"_L1;
constexpr auto servicePath = "/org/freedesktop/secrets"_L1;
constexpr auto serviceInterface = "org.freedesktop.Secret.Service"_L1;
constexpr auto promptInterface = "org.freedesktop.Secret.Prompt"_L1;
constexpr auto noObject = "/"_L1; // how the API says "none"

QDBusMessage serviceCall(QLatin1StringView method)
{
    return QDBusMessage::createMethodCall(serviceName, servicePath, serviceInterface, method);
}

// By type and not by name: a service that is installed but cannot start has many names.
KeychainProblem problemOf(const QDBusMessage &answer)
{
    const QString name = answer.errorName();
    switch (QDBusError(answer).type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::NoServer:
    case QDBusError::Disconnected:
        return KeychainProblem::Absent;
    case QDBusError::AccessDenied:
        return KeychainProblem::Denied;
    default:
        break;
    }
    if (name.startsWith("org.freedesktop.DBus.Error.Spawn."_L1) ||
        name.endsWith(".NameHasNoOwner"_L1))
        return KeychainProblem::Absent;
    return name.endsWith(".IsLocked"_L1) ? KeychainProblem::Refused : KeychainProblem::Failed;
}

// One question on the bus and its answer.
class BusCall : public Operation
{
public:
    BusCall(const QDBusMessage &message, Done<QDBusMessage> done) : m_done(std::move(done))
    {
        const QDBusConnection bus = QDBusConnection::sessionBus();
        // A call on no connection is never answered.
        if (!bus.isConnected()) {
            QMetaObject::invokeMethod(
                this,
                [this, why = bus.lastError().message()] {
                    finish(problemError(KeychainProblem::Absent, {}, why));
                },
                Qt::QueuedConnection);
            return;
        }
        // No limit here: the store has one for the whole of its work.
        auto *watcher = new QDBusPendingCallWatcher(
            bus.asyncCall(message, std::numeric_limits<int>::max()), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this,
                [this, watcher] { take(watcher->reply()); });
    }
    void cancel() override { m_done = nullptr; }

private:
    void take(const QDBusMessage &answer)
    {
        if (answer.type() == QDBusMessage::ErrorMessage)
            finish(problemError(problemOf(answer), {},
                                answer.errorName() + u": "_s + answer.errorMessage()));
        else
            finish(answer);
    }
    void finish(const Result<QDBusMessage> &answer)
    {
        if (const auto done = std::exchange(m_done, nullptr))
            done(answer);
    }

    Done<QDBusMessage> m_done;
};

// An answer of another form than agreed is no reason to trust the rest of it.
template<typename T>
std::optional<T> argument(const QDBusMessage &answer, qsizetype index)
{
    const QVariant value = answer.arguments().value(index);
    if (value.metaType() == QMetaType::fromType<T>())
        return value.value<T>();
    if (value.metaType() == QMetaType::fromType<QDBusArgument>() &&
        value.value<QDBusArgument>().currentSignature() ==
            QLatin1StringView(QDBusMetaType::typeToSignature(QMetaType::fromType<T>())))
        return qdbus_cast<T>(value);
    return std::nullopt;
}

Error unreadable(const QDBusMessage &answer)
{
    return problemError(KeychainProblem::Failed, {},
                        u"an answer of the form \"%1\""_s.arg(answer.signature()));
}

} // namespace

// The entry, then the default keyring, then its lock.
class LookOperation : public Operation
{
public:
    LookOperation(SecretService &service, const QString &key, Done<SecretService::Look> done)
        : m_service(service), m_done(std::move(done))
    {
        QDBusMessage search = serviceCall("SearchItems"_L1);
        search << QVariant::fromValue(Attributes{{u"user"_s, key}, {u"server"_s, entryService()}});
        next(search, &LookOperation::takeItems);
    }
    void cancel() override
    {
        m_done = nullptr;
        m_step.cancel();
    }

private:
    void next(const QDBusMessage &message, void (LookOperation::*take)(const QDBusMessage &))
    {
        m_step = SecretService::send(message, [this, take](const Result<QDBusMessage> &answer) {
            const Call ended = std::exchange(m_step, {});
            if (answer)
                (this->*take)(*answer);
            else
                finish(answer.error());
        });
    }
    void takeItems(const QDBusMessage &answer)
    {
        const auto open = argument<SecretService::Paths>(answer, 0);
        const auto locked = argument<SecretService::Paths>(answer, 1);
        if (!open || !locked)
            return finish(unreadable(answer));
        m_service.metOwner(answer.service());
        m_look.hasEntry = !open->isEmpty() || !locked->isEmpty();
        m_look.lockedEntries = *locked;
        QDBusMessage alias = serviceCall("ReadAlias"_L1);
        alias << u"default"_s;
        next(alias, &LookOperation::takeAlias);
    }
    void takeAlias(const QDBusMessage &answer)
    {
        const auto keyring = argument<QDBusObjectPath>(answer, 0);
        if (!keyring)
            return finish(unreadable(answer));
        m_look.hasKeyring = keyring->path() != noObject;
        if (!m_look.hasKeyring)
            return finish(m_look);
        m_keyring = *keyring;
        QDBusMessage property = QDBusMessage::createMethodCall(
            serviceName, keyring->path(), u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        property << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
        next(property, &LookOperation::takeLock);
    }
    void takeLock(const QDBusMessage &answer)
    {
        const auto isLocked = argument<QDBusVariant>(answer, 0);
        if (!isLocked)
            return finish(unreadable(answer));
        if (isLocked->variant().toBool())
            m_look.lockedKeyring = {m_keyring};
        finish(m_look);
    }
    void finish(const Result<SecretService::Look> &look)
    {
        if (const auto done = std::exchange(m_done, nullptr))
            done(look);
    }

    SecretService &m_service;
    Done<SecretService::Look> m_done;
    SecretService::Look m_look;
    QDBusObjectPath m_keyring;
    Call m_step;
};

// One who waits for the keyring to open.
class UnlockWait : public Operation
{
public:
    UnlockWait(SecretService &service, Done<bool> done)
        : m_service(service), m_done(std::move(done))
    {
    }
    void start(const SecretService::Paths &paths)
    {
        QDBusMessage unlock = serviceCall("Unlock"_L1);
        unlock << QVariant::fromValue(paths);
        m_step = SecretService::send(unlock, [this](const Result<QDBusMessage> &answer) {
            const Call ended = std::exchange(m_step, {});
            if (!answer)
                return finish(answer.error());
            const auto prompt = argument<QDBusObjectPath>(*answer, 1);
            if (!prompt)
                return finish(unreadable(*answer));
            if (prompt->path() == noObject)
                return finish(true);
            m_service.m_waiting.append(this);
            m_service.ask(answer->service(), prompt->path());
        });
    }
    void cancel() override
    {
        m_done = nullptr;
        m_step.cancel();
    }
    void finish(const Result<bool> &opened)
    {
        if (const auto done = std::exchange(m_done, nullptr))
            done(opened);
    }

private:
    SecretService &m_service;
    Done<bool> m_done;
    Call m_step;
};

SecretService::SecretService(QObject *parent) : QObject(parent)
{
    qDBusRegisterMetaType<Attributes>();
    qDBusRegisterMetaType<Paths>();
}

SecretService::~SecretService() = default;

bool SecretService::isUsed()
{
    static const bool loads = QLibrary(u"secret-1"_s, 0).load();
    return loads;
}

Call SecretService::send(const QDBusMessage &message, Done<QDBusMessage> done)
{
    return Call(new BusCall(message, std::move(done)));
}

Call SecretService::look(const QString &key, Done<Look> done)
{
    return Call(new LookOperation(*this, key, std::move(done)));
}

Call SecretService::unlock(const Paths &paths, Done<bool> done)
{
    auto *wait = new UnlockWait(*this, std::move(done));
    Call call(wait);
    if (asksUser())
        m_waiting.append(wait);
    else
        wait->start(paths);
    return call;
}

void SecretService::ask(const QString &owner, const QString &prompt)
{
    m_prompt = prompt;
    m_promptOwner = owner;
    QDBusConnection::sessionBus().connect(owner, prompt, promptInterface, u"Completed"_s, this,
                                          SLOT(promptCompleted(bool, QDBusVariant)));
    QDBusMessage show = QDBusMessage::createMethodCall(owner, prompt, promptInterface, u"Prompt"_s);
    show << QString(); // no window it would belong to
    m_asking = send(show, [this](const Result<QDBusMessage> &shown) {
        const Call ended = std::exchange(m_asking, {});
        if (!shown)
            promptCompleted(true, {});
    });
}

void SecretService::promptCompleted(bool dismissed, const QDBusVariant &)
{
    forgetPrompt();
    const QList<QPointer<UnlockWait>> waiting = std::exchange(m_waiting, {});
    for (const QPointer<UnlockWait> &wait : waiting) {
        if (wait)
            wait->finish(!dismissed);
    }
}

void SecretService::forgetPrompt()
{
    QDBusConnection::sessionBus().disconnect(m_promptOwner, m_prompt, promptInterface,
                                             u"Completed"_s, this,
                                             SLOT(promptCompleted(bool, QDBusVariant)));
    m_prompt.clear();
    m_promptOwner.clear();
}

// A service that was started again knows nothing of the question its forerunner asked.
void SecretService::metOwner(const QString &owner)
{
    if (asksUser() && owner != m_promptOwner)
        promptCompleted(true, {});
}

} // namespace dfw::keychain
