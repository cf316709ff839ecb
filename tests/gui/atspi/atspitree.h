// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <QDBusConnection>
#include <QList>
#include <QString>

namespace dfw::test {

/// Something assistive technology can see: an object on the accessibility bus.
struct Accessible
{
    QString service;
    QString path;

    bool isNull() const { return path.isEmpty() || path.endsWith(QLatin1StringView("/null")); }
    bool operator==(const Accessible &) const = default;
};

/// Reads and uses a program the way a screen reader does: by AT-SPI over D-Bus, from another
/// process (https://gnome.pages.gitlab.gnome.org/at-spi2-core/devel-docs/index.html).
class AtspiTree
{
public:
    /// Waits until the accessibility bus is there; isConnected() says whether it came.
    explicit AtspiTree(const QString &sessionBusAddress);
    ~AtspiTree();
    bool isConnected() const { return m_bus.isConnected(); }

    /// The first application with a window; null when none came in time.
    Accessible application(int limitMs);

    QList<Accessible> children(const Accessible &of) const;
    QString name(const Accessible &of) const;
    QString description(const Accessible &of) const;
    QString role(const Accessible &of) const;
    /// One of the bits of AtspiStateType.
    bool hasState(const Accessible &of, int state) const;
    static constexpr int Focused = 12;
    static constexpr int Showing = 25;

    using Wanted = std::function<bool(const QString &role, const QString &name)>;
    /// The first showing thing below `root` that is wanted. Looks into no more than `mostChildren`
    /// of one parent: a table may have thousands of cells.
    Accessible find(const Accessible &root, const Wanted &wanted, int mostChildren = 400) const;
    QList<Accessible> findAll(const Accessible &root, const Wanted &wanted,
                              int mostChildren = 400) const;
    /// Does what a screen reader offers for it, by the action's name ("Press"). False where it has
    /// no such action.
    bool act(const Accessible &on, const QString &action) const;
    QStringList actions(const Accessible &of) const;
    bool focus(const Accessible &on) const;

private:
    void collect(const Accessible &from, const Wanted &wanted, int mostChildren, int depth,
                 bool onlyFirst, QList<Accessible> &found) const;

    QString m_name;
    QDBusConnection m_bus{QString()};
};

} // namespace dfw::test
