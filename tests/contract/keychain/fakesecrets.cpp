// SPDX-License-Identifier: Apache-2.0
#include "contract/keychain/fakesecrets.h"

#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QUuid>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

using Paths = QList<QDBusObjectPath>;

constexpr auto secretsName = "org.freedesktop.secrets"_L1;
constexpr auto secretsPath = "/org/freedesktop/secrets"_L1;
constexpr auto keyringPath = "/org/freedesktop/secrets/collection/fake"_L1;
constexpr auto entryPath = "/org/freedesktop/secrets/collection/fake/1"_L1;
constexpr auto promptPath = "/org/freedesktop/secrets/prompt/1"_L1;
constexpr auto prompterName = "org.gnome.keyring.SystemPrompter"_L1;
constexpr auto prompterPath = "/org/gnome/keyring/Prompter"_L1;
constexpr auto callbackInterface = "org.gnome.keyring.internal.Prompter.Callback"_L1;

QVariant path(const QString &text)
{
    return QVariant::fromValue(QDBusObjectPath(text));
}

QVariant paths(bool one, QLatin1StringView text)
{
    return QVariant::fromValue(one ? Paths{QDBusObjectPath(text)} : Paths());
}

} // namespace

FakeService::FakeService(const QString &busAddress, const QString &name, const QString &objectPath)
    : m_connectionName(QUuid::createUuid().toString()),
      m_bus(QDBusConnection::connectToBus(busAddress, m_connectionName)), m_serviceName(name)
{
    qDBusRegisterMetaType<Paths>();
    m_isRegistered = m_bus.registerVirtualObject(objectPath, this, QDBusConnection::SubPath) &&
                     m_bus.registerService(name);
}

FakeService::~FakeService()
{
    m_bus.unregisterService(m_serviceName);
    QDBusConnection::disconnectFromBus(m_connectionName);
}

QString FakeService::introspect(const QString &) const
{
    return {};
}

bool FakeService::handleMessage(const QDBusMessage &message, const QDBusConnection &)
{
    ++m_counts[message.member()];
    message.setDelayedReply(true);
    if (m_held.contains(message.member()))
        m_waiting.append(message);
    else
        answer(message);
    return true;
}

void FakeService::release()
{
    m_held.clear();
    const QList<QDBusMessage> waiting = std::exchange(m_waiting, {});
    for (const QDBusMessage &message : waiting)
        answer(message);
}

void FakeService::answer(const QDBusMessage &message)
{
    if (const QString error = m_errors.value(message.member()); !error.isEmpty())
        m_bus.send(message.createErrorReply(error, u"as the test wants it"_s));
    else if (const QVariantList out = perform(message); out.contains(QVariant()))
        m_bus.send(message.createErrorReply(out.last().toString(), u"not here"_s));
    else
        m_bus.send(message.createReply(out));
}

FakeSecrets::FakeSecrets(const QString &busAddress)
    : FakeService(busAddress, secretsName, secretsPath)
{
}

void FakeSecrets::complete(bool dismissed)
{
    isLocked = dismissed;
    QDBusMessage completed =
        QDBusMessage::createSignal(promptPath, u"org.freedesktop.Secret.Prompt"_s, u"Completed"_s);
    completed << dismissed << QVariant::fromValue(QDBusVariant(QString()));
    bus().send(completed);
}

QVariantList FakeSecrets::perform(const QDBusMessage &message)
{
    const QString method = message.member();
    if (method == "GetAll"_L1)
        return {QVariantMap()};
    if (method == "Get"_L1)
        return {QVariant::fromValue(QDBusVariant(isLocked))};
    if (method == "SearchItems"_L1)
        return {paths(hasEntry && !isLocked, entryPath), paths(hasEntry && isLocked, entryPath)};
    if (method == "ReadAlias"_L1)
        return {path(keyringPath)};
    if (method == "Unlock"_L1)
        return {paths(!isLocked, keyringPath), path(isLocked ? QString(promptPath) : u"/"_s)};
    if (method == "Prompt"_L1)
        return {};
    // The secret in the clear: nobody listens on this bus.
    if (method == "OpenSession"_L1 && message.arguments().first().toString() == "plain"_L1)
        return {QVariant::fromValue(QDBusVariant(QString())),
                path(u"/org/freedesktop/secrets/session/1"_s)};
    if (method == "CreateItem"_L1) {
        hasEntry = true;
        return {path(entryPath), path(u"/"_s)};
    }
    if (method == "Delete"_L1) {
        hasEntry = hasEntry && !removalWorks;
        return {path(u"/"_s)};
    }
    return {QVariant(), u"org.freedesktop.DBus.Error.NotSupported"_s};
}

FakePrompter::FakePrompter(const QString &busAddress)
    : FakeService(busAddress, prompterName, prompterPath)
{
}

QVariantList FakePrompter::perform(const QDBusMessage &message)
{
    const QString asker = message.arguments().value(0).value<QDBusObjectPath>().path();
    if (message.member() == "BeginPrompting"_L1)
        tell(message.service(), asker, QString());
    if (message.member() == "PerformPrompt"_L1) {
        m_open.append({message.service(), asker});
        if (dismisses)
            dismissAll();
    }
    return {};
}

void FakePrompter::dismissAll()
{
    const auto open = std::exchange(m_open, {});
    for (const auto &[owner, asker] : open)
        tell(owner, asker, u"no"_s);
}

void FakePrompter::tell(const QString &owner, const QString &asker, const QString &reply)
{
    QDBusMessage ready =
        QDBusMessage::createMethodCall(owner, asker, callbackInterface, u"PromptReady"_s);
    ready << reply << QVariantMap() << QString();
    // After the answer to the call that is being handled: keyrings ignore what comes before it.
    QMetaObject::invokeMethod(
        this, [this, ready] { bus().send(ready); }, Qt::QueuedConnection);
}

} // namespace dfw::test
