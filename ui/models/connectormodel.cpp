// SPDX-License-Identifier: Apache-2.0
#include "models/connectormodel.h"

#include "widgets/cellroles.h"

#include <algorithm>
#include <array>
#include <QCoreApplication>
#include <QLocale>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::ConnectorChoice;
using presenters::Unfit;

namespace {

constexpr int idRole = Qt::UserRole + 1;

struct Category
{
    QLatin1StringView key; ///< without marks, lower case
    const char *name;
    QLatin1StringView icon;
};

// In the order people look for them: what most dataflows come from first.
constexpr std::array categories{
    Category{"database"_L1, QT_TRANSLATE_NOOP("dfw::ui::ConnectorModel", "Databases"),
             "database"_L1},
    Category{"cloudstorage"_L1, QT_TRANSLATE_NOOP("dfw::ui::ConnectorModel", "Cloud storage"),
             "cloud"_L1},
    Category{"crm"_L1, QT_TRANSLATE_NOOP("dfw::ui::ConnectorModel", "Customer relations (CRM)"),
             "people"_L1},
    Category{"customersuccess"_L1, QT_TRANSLATE_NOOP("dfw::ui::ConnectorModel", "Customer success"),
             "chat"_L1},
    Category{"marketingautomation"_L1,
             QT_TRANSLATE_NOOP("dfw::ui::ConnectorModel", "Marketing automation"), "gear"_L1},
    Category{"advertising"_L1, QT_TRANSLATE_NOOP("dfw::ui::ConnectorModel", "Advertising"),
             "megaphone"_L1},
    Category{"ecommerce"_L1, QT_TRANSLATE_NOOP("dfw::ui::ConnectorModel", "E-commerce"), "cart"_L1},
    Category{"payments"_L1, QT_TRANSLATE_NOOP("dfw::ui::ConnectorModel", "Payments"), "payment"_L1},
    Category{"protocols"_L1, QT_TRANSLATE_NOOP("dfw::ui::ConnectorModel", "Protocols"), "plug"_L1},
    Category{"streaming"_L1, QT_TRANSLATE_NOOP("dfw::ui::ConnectorModel", "Streaming"),
             "stream"_L1},
};

QString keyOf(const QString &category)
{
    QString key = category.toLower();
    key.remove(u'-').remove(u'_').remove(u' ');
    return key.endsWith(u's') && key == "databases"_L1 ? u"database"_s : key;
}

// The number of categories where it is none of ours.
size_t placeOf(const QString &category)
{
    const QString key = keyOf(category);
    const auto found = std::find_if(categories.begin(), categories.end(),
                                    [&](const Category &one) { return one.key == key; });
    return static_cast<size_t>(found - categories.begin());
}

BadgeSpec badgeOf(const ConnectorChoice &choice)
{
    if (choice.unfit == Unfit::Streaming)
        return {ConnectorModel::tr("streaming"), Tone::Plain, {}};
    if (choice.unfit != Unfit::No)
        return {ConnectorModel::tr("not here"), Tone::Plain, {}};
    if (choice.deprecated)
        return {ConnectorModel::tr("deprecated"), Tone::Warn, u"warn"_s};
    return {};
}

} // namespace

QString categoryName(const QString &category)
{
    const size_t place = placeOf(category);
    return place < categories.size()
               ? QCoreApplication::translate("dfw::ui::ConnectorModel", categories.at(place).name)
               : ConnectorModel::tr("Other");
}

QString categoryIcon(const QString &category)
{
    const size_t place = placeOf(category);
    return place < categories.size() ? QString(categories.at(place).icon) : u"link"_s;
}

ConnectorModel::ConnectorModel(QObject *parent) : QStandardItemModel(parent) {}

void ConnectorModel::setConnectors(const QList<ConnectorChoice> &connectors)
{
    if (connectors == m_connectors)
        return;
    m_connectors = connectors;
    clear();
    std::array<QList<ConnectorChoice>, categories.size() + 1> groups;
    for (const ConnectorChoice &one : connectors)
        groups.at(placeOf(one.spec.category)).append(one);
    for (QList<ConnectorChoice> &group : groups) {
        if (group.isEmpty())
            continue;
        std::stable_sort(group.begin(), group.end(),
                         [](const ConnectorChoice &a, const ConnectorChoice &b) {
                             const auto rank = [](const ConnectorChoice &one) {
                                 return one.unfit != Unfit::No ? 2 : one.deprecated ? 1 : 0;
                             };
                             if (rank(a) != rank(b))
                                 return rank(a) < rank(b);
                             return a.spec.name.localeAwareCompare(b.spec.name) < 0;
                         });
        const QString category = group.first().spec.category;
        auto *head = new QStandardItem(categoryName(category));
        head->setEditable(false);
        head->setData(categoryIcon(category), IconRole);
        head->setData(QLocale().toString(group.size()), CountRole);
        head->setData(static_cast<int>(Look::Strong), LookRole);
        for (const ConnectorChoice &one : std::as_const(group)) {
            auto *item = new QStandardItem(one.spec.name);
            item->setEditable(false);
            item->setData(one.spec.ref.id, idRole);
            item->setToolTip(one.spec.description);
            const BadgeSpec badge = badgeOf(one);
            if (!badge.text.isEmpty()) {
                item->setData(QVariant::fromValue(badge), BadgeRole);
                item->setData(tr("%1, %2").arg(one.spec.name, badge.text), Qt::AccessibleTextRole);
            }
            if (one.unfit != Unfit::No)
                item->setData(static_cast<int>(Look::Muted), LookRole);
            head->appendRow(item);
        }
        appendRow(head);
    }
}

QString ConnectorModel::idAt(const QModelIndex &index)
{
    return index.data(idRole).toString();
}

QModelIndex ConnectorModel::indexOf(const QString &id) const
{
    for (int group = 0; group < rowCount(); ++group) {
        for (int row = 0; row < rowCount(index(group, 0)); ++row) {
            const QModelIndex one = index(row, 0, index(group, 0));
            if (idAt(one) == id)
                return one;
        }
    }
    return {};
}

} // namespace dfw::ui
