// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/batchexport.h"
#include "localplatform/catalog.h"
#include "localplatform/flowservice.h"
#include "localplatform/gateway.h"
#include "localplatform/httpfront.h"
#include "localplatform/localplatform.h"
#include "localplatform/mappingsets.h"
#include "localplatform/runengine.h"
#include "localplatform/schemaregistry.h"
#include "localplatform/world.h"

#include <QObject>

namespace dfw::localplatform {

/// The inside of a LocalPlatform: everything that lives on the server thread.
class PlatformCore : public QObject
{
    Q_OBJECT
public:
    struct Settings
    {
        QString dir;
        bool kept = false;
        quint16 port = 0;
        std::chrono::milliseconds latency{0};
        bool strict = false;
        int moreSchemas = 0;
        DemoExtras extras;
    };

    PlatformCore(FaultPlan &faults, RequestLog &log) : m_faults(faults), m_log(log) {}
    ~PlatformCore() override;

    /// Opens the stores, seeds new ones, opens the port. The port on success.
    Result<quint16> start(const Settings &settings);
    DemoCredentials credentials() const;
    QList<QByteArray> storedRecords(const QString &dataSetId);
    void setSourceRights(const SourceRights &rights) { m_world.rights = rights; }
    void advanceClock(std::chrono::seconds by);
    bool setReachable(bool reachable) { return m_front->setReachable(reachable); }

private:
    HttpResponse handle(const HttpRequest &request);
    Result<HttpResponse> route(const HttpRequest &request);
    Result<HttpResponse> sandboxes(const HttpRequest &request);

    FaultPlan &m_faults;
    RequestLog &m_log;
    World m_world;
    std::unique_ptr<Gateway> m_gateway;
    std::unique_ptr<RunEngine> m_runs;
    std::unique_ptr<FlowService> m_flowService;
    std::unique_ptr<HttpFront> m_front;
};

} // namespace dfw::localplatform
