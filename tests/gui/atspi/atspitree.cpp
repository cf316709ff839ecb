// SPDX-License-Identifier: Apache-2.0
#include "gui/atspi/atspitree.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QElapsedTimer>
#include <QThread>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

constexpr auto accessible = "org.a11y.atspi.Accessible"_L1;
constexpr int callLimit = 10'000; // ms
constexpr int deepest = 40;

Accessible reference(const QDBusArgument &argument)
{
    Accessible out;
    argument.beginStructure();
    QDBusObjectPath path;
    argument >> out.service >> path;
    argument.endStructure();
    out.path = path.path();
    return out;
}

QDBusMessage call(const QDBusConnection &bus, const Accessible &on, const QString &interface,
                  const QString &method, const QVariantList &arguments = {})
{
    QDBusMessage message = QDBusMessage::createMethodCall(on.service, on.path, interface, method);
    message.setArguments(arguments);
    return bus.call(message, QDBus::Block, callLimit);
}

QVariant property(const QDBusConnection &bus, const Accessible &of, const QString &name,
                  const QString &interface = accessible)
{
    const QDBusMessage answer =
        call(bus, of, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {interface, name});
    return answer.arguments().isEmpty()
               ? QVariant()
               : answer.arguments().constFirst().value<QDBusVariant>().variant();
}

} // namespace

AtspiTree::AtspiTree(const QString &sessionBusAddress)
    : m_name(u"a11y-%1"_s.arg(reinterpret_cast<quintptr>(this)))
{
    const QDBusConnection session =
        QDBusConnection::connectToBus(sessionBusAddress, m_name + u"-session"_s);
    const QDBusMessage answer =
        call(session, {u"org.a11y.Bus"_s, u"/org/a11y/bus"_s}, u"org.a11y.Bus"_s, u"GetAddress"_s);
    if (!answer.arguments().isEmpty())
        m_bus = QDBusConnection::connectToBus(answer.arguments().constFirst().toString(), m_name);
}

AtspiTree::~AtspiTree()
{
    QDBusConnection::disconnectFromBus(m_name);
    QDBusConnection::disconnectFromBus(m_name + u"-session"_s);
}

Accessible AtspiTree::application(int limitMs)
{
    const Accessible desktop{u"org.a11y.atspi.Registry"_s, u"/org/a11y/atspi/accessible/root"_s};
    QElapsedTimer clock;
    clock.start();
    while (!clock.hasExpired(limitMs)) {
        const QList<Accessible> programs = children(desktop);
        for (const Accessible &program : programs) {
            if (!children(program).isEmpty())
                return program;
        }
        QThread::msleep(50); // the bus has no signal for a window that is not there yet
    }
    return {};
}

QList<Accessible> AtspiTree::children(const Accessible &of) const
{
    QList<Accessible> out;
    const QDBusMessage answer = call(m_bus, of, accessible, u"GetChildren"_s);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
        return out;
    const auto list = answer.arguments().constFirst().value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd())
        out.append(reference(list));
    list.endArray();
    return out;
}

QString AtspiTree::name(const Accessible &of) const
{
    return property(m_bus, of, u"Name"_s).toString();
}

QString AtspiTree::description(const Accessible &of) const
{
    return property(m_bus, of, u"Description"_s).toString();
}

QString AtspiTree::role(const Accessible &of) const
{
    const QDBusMessage answer = call(m_bus, of, accessible, u"GetRoleName"_s);
    return answer.arguments().isEmpty() ? QString() : answer.arguments().constFirst().toString();
}

bool AtspiTree::hasState(const Accessible &of, int state) const
{
    const QDBusMessage answer = call(m_bus, of, accessible, u"GetState"_s);
    if (answer.arguments().isEmpty())
        return false;
    const auto words = qdbus_cast<QList<uint>>(answer.arguments().constFirst());
    return words.size() > state / 32 && (words.at(state / 32) >> (state % 32)) & 1;
}

Accessible AtspiTree::find(const Accessible &root, const Wanted &wanted, int mostChildren) const
{
    QList<Accessible> found;
    collect(root, wanted, mostChildren, 0, true, found);
    return found.value(0);
}

QList<Accessible> AtspiTree::findAll(const Accessible &root, const Wanted &wanted,
                                     int mostChildren) const
{
    QList<Accessible> found;
    collect(root, wanted, mostChildren, 0, false, found);
    return found;
}

void AtspiTree::collect(const Accessible &from, const Wanted &wanted, int mostChildren, int depth,
                        bool onlyFirst, QList<Accessible> &found) const
{
    if (depth > deepest)
        return;
    const QList<Accessible> all = children(from);
    for (const Accessible &child : all.mid(0, mostChildren)) {
        if (child.isNull() || !hasState(child, Showing))
            continue;
        if (wanted(role(child), name(child)))
            found.append(child);
        else
            collect(child, wanted, mostChildren, depth + 1, onlyFirst, found);
        if (onlyFirst && !found.isEmpty())
            return;
    }
}

QStringList AtspiTree::actions(const Accessible &of) const
{
    constexpr auto action = "org.a11y.atspi.Action"_L1;
    QStringList out;
    const int count = property(m_bus, of, u"NActions"_s, action).toInt();
    for (int i = 0; i < count; ++i) {
        const QDBusMessage answer = call(m_bus, of, action, u"GetName"_s, {i});
        out.append(answer.arguments().isEmpty() ? QString()
                                                : answer.arguments().constFirst().toString());
    }
    return out;
}

bool AtspiTree::act(const Accessible &on, const QString &name) const
{
    const qsizetype number = actions(on).indexOf(name);
    if (number < 0)
        return false;
    const QDBusMessage answer =
        call(m_bus, on, u"org.a11y.atspi.Action"_s, u"DoAction"_s, {int(number)});
    return !answer.arguments().isEmpty() && answer.arguments().constFirst().toBool();
}

bool AtspiTree::focus(const Accessible &on) const
{
    const QDBusMessage answer = call(m_bus, on, u"org.a11y.atspi.Component"_s, u"GrabFocus"_s);
    return !answer.arguments().isEmpty() && answer.arguments().constFirst().toBool();
}

} // namespace dfw::test
