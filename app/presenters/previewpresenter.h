// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/preview.h"
#include "presenters/job.h"
#include "presenters/session.h"

#include <optional>
#include <QObject>

namespace dfw::presenters {

class MappingPresenter;

/// The sample rows through the mapping: worked out here when somebody looks, and by the service
/// when the user asks for it. The answer holds for the very rows it was asked about.
class PreviewPresenter : public QObject
{
    Q_OBJECT
public:
    PreviewPresenter(Session &session, MappingPresenter &mapping, QObject *parent = nullptr);

    /// Our own preview, with the service's answer over it where there is one.
    const mapping::PreviewResult &result();
    const SampleRows &sample() const;

    /// A schema that exists, a connection, sample rows and mapped fields are needed.
    bool canAsk() const;
    /// Sends the sample rows to the service.
    void ask();
    void cancel();
    const Task &task() const { return m_job.task; }
    bool isAnswered() const { return !m_answer.isEmpty(); }

Q_SIGNALS:
    void changed();

private:
    bool isStale() const;
    void refresh();

    Session &m_session;
    MappingPresenter &m_mapping;
    // What the result was made from; values that share their data, so comparing is cheap.
    Mapping m_rows;
    SampleRows m_sample;
    SchemaFields m_fields;
    std::optional<mapping::PreviewResult> m_local;
    std::optional<mapping::PreviewResult> m_shown;
    QList<mapping::PlatformRow> m_answer;
    Job m_job;
};

} // namespace dfw::presenters
