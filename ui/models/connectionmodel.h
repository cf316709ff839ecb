// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"

#include <functional>
#include <QAbstractTableModel>

namespace dfw::ui {

/// "3 weeks ago", "today"; empty where the time is not known.
[[nodiscard]] QString ageInWords(qint64 then, qint64 now);

/// The base connections of a sandbox as a table. What a test of the chosen one showed stands in its
/// state, because the service's own word only says whether somebody switched it off.
class ConnectionModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Connector, MadeBy, Made, Flows, State, ColumnCount };
    enum class Tested { No, Answered, Refused };

    explicit ConnectionModel(QObject *parent = nullptr);

    void setConnections(const QList<api::BaseConnection> &connections,
                        const std::function<QString(const SpecRef &)> &connectorName, qint64 now);
    /// How many flows use each; nothing is shown until it is known.
    void setFlowCounts(const std::optional<QHash<QString, int>> &counts);
    void setTested(const QString &id, Tested tested);
    QString idAt(int row) const;
    int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString id;
        QString name;
        QString connector;
        QString madeBy;
        QString made;
        QString exactly;
        QString state;

        bool operator==(const Row &) const = default;
    };
    QVariant badge(const Row &row) const;

    QList<Row> m_rows;
    std::optional<QHash<QString, int>> m_flowCounts;
    QString m_testedId;
    Tested m_tested = Tested::No;
};

} // namespace dfw::ui
