// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/sourcecatalogue.h"

#include <QStandardItemModel>

namespace dfw::ui {

/// "cloudStorage" and "cloud-storage" → "Cloud storage".
[[nodiscard]] QString categoryName(const QString &category);
/// Our own neutral icon for it.
[[nodiscard]] QString categoryIcon(const QString &category);

/// The connectors of a sandbox by category; those that cannot be used stand among them, muted.
class ConnectorModel : public QStandardItemModel
{
    Q_OBJECT
public:
    explicit ConnectorModel(QObject *parent = nullptr);

    /// The same list again changes nothing.
    void setConnectors(const QList<presenters::ConnectorChoice> &connectors);
    /// Connection spec id; empty for a category.
    static QString idAt(const QModelIndex &index);
    QModelIndex indexOf(const QString &id) const;

private:
    QList<presenters::ConnectorChoice> m_connectors;
};

} // namespace dfw::ui
