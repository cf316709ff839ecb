// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "localplatform/faultplan.h"
#include "localplatform/httpfront.h"

#include <chrono>
#include <memory>
#include <QUrl>

namespace dfw::localplatform {

// The local Platform: a stand-in for Adobe Experience Platform inside this program, with real HTTP
// on 127.0.0.1 and its state in SQLite. It takes over the path of the real gateway, so a client
// changes its base URL and nothing else.
//
// | Route here                                   | Real endpoint (https://platform.adobe.io, unless
// named)     |
// |----------------------------------------------|--------------------------------------------------------------|
// | POST /ims/token/v3                           | https://ims-na1.adobelogin.com/ims/token/v3 | |
// GET  /data/foundation/sandbox-management/    | the sandboxes the caller may use (limit + offset
// together)   | | …/flowservice/connectionSpecs[/{id}]         | connection specs, property filters
// | | …/flowservice/flowSpecs[/{id}]               | flow specs; CRMToAEP | |
// …/flowservice/connections[/{id}]             | base connections: list, get, POST, PATCH, DELETE |
// | …/flowservice/connections/{id}/test          | tries the sign-in | |
// …/flowservice/connections/{id}/explore       | objectType=root, table (preview=true), folder | |
// …/flowservice/sourceConnections[/{id}]       | list, get, POST, PATCH, DELETE | |
// …/flowservice/targetConnections[/{id}]       | list, get, POST, PATCH, DELETE | |
// …/flowservice/flows[/{id}[/action]]          | list, get, POST, PATCH, DELETE; op=enable, disable
// | | …/flowservice/runs[/{id}]                    | list, get; POST for flows with frequency once
// | | …/schemaregistry/stats                       | tenant id and counts | |
// …/schemaregistry/{global,tenant}/{classes,fieldgroups,schemas}[/{id}] | list, get by $id or
// meta:altId; POST tenant | | …/schemaregistry/tenant/descriptors[/{id}]   | list, get, POST | |
// …/catalog/dataSets[/{id}], …/catalog/batches[/{id}] | list, get; data sets also POST, DELETE | |
// …/conversion/mappingSets[/{id}]              | list, get, POST, PUT; …/validate, …/preview | |
// …/export/batches/{id}/meta?path=row_errors[/{file}] | the failed rows of a batch |
//
// Known to be more generous or stricter than the real service: see leniency.h and refusal.h.

struct LocalPlatformOptions
{
    quint16 port = 0; ///< 0 = any free port
    QString dataDir;  ///< "" = a private temporary directory, removed with the object
    std::chrono::milliseconds latency{0}; ///< every answer comes this much later
    bool strict = false;                  ///< refuse what the published schemas refuse
};

struct DemoCredentials
{
    Secret accessToken;  ///< fresh at each start
    Secret clientSecret; ///< fresh at each start, for POST /ims/token/v3
    QString apiKey;      ///< also the client id
    QString organisation;
    QString sandbox; ///< the default one
};

/// Owns the server thread; destroying it ends the server, running ingestions stop and go on at the
/// next start with the same data directory. All functions may be called from any thread.
class LocalPlatform
{
public:
    /// Returns when the port is open. Errors: Storage (directory not writable, not ours, in use by
    /// another process, written by a newer version; `where` names it), Network (port taken).
    static Result<std::unique_ptr<LocalPlatform>> start(LocalPlatformOptions options);
    ~LocalPlatform();

    quint16 port() const;
    QUrl baseUrl() const; ///< http://127.0.0.1:PORT, no slash at the end
    DemoCredentials credentials() const;
    QString dataDir() const; ///< where source.db (the demo tables) and platform.db are

    /// The last 2000 requests, oldest first, without secrets.
    QList<RecordedRequest> requests() const;
    /// The XDM records a data set holds, in order of ingestion, one JSON object each.
    QList<QByteArray> storedRecords(const QString &dataSetId) const;

    /// Puts the Platform's clock forward and starts the runs that become due.
    void advanceClock(std::chrono::seconds by);

    void setFault(const FaultRule &rule);
    void clearFaults();

private:
    struct Private;
    explicit LocalPlatform(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace dfw::localplatform
