// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QHash>
#include <QSet>
#include <QStringList>

namespace dfw::test {

/// Somebody else's service on a private bus, as a test wants it: which methods answer, never
/// answer, answer late or fail. Every call is counted.
class FakeService : public QDBusVirtualObject
{
    Q_OBJECT
public:
    FakeService(const QString &busAddress, const QString &name, const QString &path);
    ~FakeService() override;

    bool isRegistered() const { return m_isRegistered; }
    /// From now on these methods wait for release().
    void hold(const QStringList &methods) { m_held = {methods.begin(), methods.end()}; }
    void release();
    /// From now on this method fails with this D-Bus error.
    void fail(const QString &method, const QString &error) { m_errors.insert(method, error); }
    int count(const QString &method) const { return m_counts.value(method); }

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

protected:
    /// Arguments of the answer; the method is known to be neither held nor to fail.
    virtual QVariantList perform(const QDBusMessage &message) = 0;
    QDBusConnection &bus() { return m_bus; }

private:
    void answer(const QDBusMessage &message);

    QString m_connectionName;
    QDBusConnection m_bus;
    QString m_serviceName;
    bool m_isRegistered = false;
    QSet<QString> m_held;
    QHash<QString, QString> m_errors;
    QHash<QString, int> m_counts;
    QList<QDBusMessage> m_waiting;
};

/// As much of org.freedesktop.secrets as keeping and forgetting one entry takes. Secrets are not
/// looked at.
class FakeSecrets : public FakeService
{
    Q_OBJECT
public:
    explicit FakeSecrets(const QString &busAddress);

    bool hasEntry = false;
    bool isLocked = false;
    bool removalWorks = true;
    /// The question for the password was answered.
    void complete(bool dismissed);

protected:
    QVariantList perform(const QDBusMessage &message) override;
};

/// gnome-keyring's way of asking for a password: a program that shows a window. This one has none.
class FakePrompter : public FakeService
{
    Q_OBJECT
public:
    explicit FakePrompter(const QString &busAddress);

    bool dismisses = false; ///< else the question is never answered
    /// Closes the questions that are open as if the user had.
    void dismissAll();

protected:
    QVariantList perform(const QDBusMessage &message) override;

private:
    void tell(const QString &owner, const QString &path, const QString &reply);
    QList<std::pair<QString, QString>> m_open; // owner and path
};

} // namespace dfw::test
