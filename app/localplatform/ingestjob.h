// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/mapper.h"
#include "localplatform/source.h"

#include <optional>
#include <QJsonArray>
#include <QJsonObject>

namespace dfw::localplatform {

struct World;

/// One run of one flow, in pieces: reads rows, maps, converts, stores, counts. Nothing it reports
/// is estimated. Records of an unfinished or failed run are taken back.
class IngestJob
{
public:
    /// `run` is the stored run, status inProgress, with its batch id.
    IngestJob(World &world, QString sandbox, QJsonObject run, const QJsonObject &flow,
              DeltaWindow window);

    /// Works for a few milliseconds and stores how far it came. True when the run has ended.
    bool step();

    const QJsonObject &run() const { return m_run; }
    QString flowId() const { return m_flowId; }
    const QString &sandbox() const { return m_sandbox; }

private:
    struct Plan
    {
        Mapper mapper;
        std::unique_ptr<Source> source; ///< outlives the reader
        std::unique_ptr<RowReader> reader;
        QStringList columns;  ///< those read; the delta column is among them
        qsizetype chosen = 0; ///< so many of them count as input
        QString dataSet;
        QString batch;
        std::optional<double> allowedPercent;
    };
    std::optional<Error> prepare(const QJsonObject &flow);
    /// Opens the source and what the source connection selects of it.
    std::optional<Error> open(const QJsonObject &source, const QJsonObject &mappingSet, Plan &plan);
    void refuse(const SourceRow &row);
    bool inWindow(const RowValues &row) const;
    void take(const SourceRow &row);
    void finish();
    void fail(const QString &code, const QString &message);
    void store(const QString &status);

    World &m_world;
    QString m_sandbox;
    QString m_flowId;
    QJsonObject m_run;
    DeltaWindow m_window;
    std::optional<Plan> m_plan;
    QJsonArray m_errors;
    QJsonObject m_flow;
    qint64 m_input = 0;
    qint64 m_output = 0;
    qint64 m_failed = 0;
    qint64 m_unreadable = 0; ///< of those: rows the source could not be read for
    qint64 m_warned = 0;
    qint64 m_inputBytes = 0;
    qint64 m_outputBytes = 0;
};

} // namespace dfw::localplatform
