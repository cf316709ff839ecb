// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "localplatform/drills.h"
#include "localplatform/httpfront.h"

#include <chrono>
#include <memory>
#include <QUrl>

namespace dfw::localplatform {

// The local Platform: a stand-in for Adobe Experience Platform inside this program, with real HTTP
// on 127.0.0.1 and its state in SQLite. Paths are those of the real gateway, so a client changes
// its base URL and nothing else.
//
// clang-format off
// | Route here (below /data/foundation)        | The real endpoint behind it, and what of it is here
// |--------------------------------------------|----------------------------------------------------
// | /ims/token/v3 (from the root)              | https://ims-na1.adobelogin.com/ims/token/v3: POST
// |                                            | All others: https://platform.adobe.io, same path
// | /sandbox-management/                       | Sandboxes: those the caller may use
// | /flowservice/connectionSpecs[/ID]          | Flow Service: list with filters, get
// | /flowservice/connectionSpecs/ID/explore    | Flow Service: the landing zone, as a connection
// | /flowservice/flowSpecs[/ID]                | Flow Service: tables, files, REST, streams: list, get
// | /flowservice/connections[/ID]              | Flow Service: list, get, POST, PATCH, DELETE
// | /flowservice/connections/ID/test           | Flow Service: tries the sign-in
// | /flowservice/connections/ID/explore        | Flow Service: objectType=root, folder, table, file
// | /flowservice/sourceConnections[/ID]        | Flow Service: list, get, POST, PATCH, DELETE
// | /flowservice/targetConnections[/ID]        | Flow Service: list, get, POST, PATCH, DELETE
// | /flowservice/flows[/ID]                    | Flow Service: list, get, POST, PATCH, DELETE
// | /flowservice/flows/ID/action, /runs        | Flow Service: op=enable, op=disable; the flow's runs
// | ?mode=draft, /KIND/ID/action?op=publish    | Flow Service: drafts of connections and flows
// | /flowservice/runs[/ID]                     | Flow Service: list, get, DELETE; POST if once
// | /schemaregistry/stats                      | Schema Registry: tenant id and counts
// | /schemaregistry/global/KIND[/ID]           | Schema Registry: behaviors, classes, fieldgroups: list, get
// | /schemaregistry/tenant/KIND[/ID]           | Schema Registry: schemas, classes, fieldgroups: list, get,
// |                                            | POST, DELETE; schemas also PATCH
// | /schemaregistry/tenant/descriptors[/ID]    | Schema Registry: list, get, POST, PUT, DELETE
// | /data/core/idnamespace/identities[/ID]     | Identity Service (from the root): list, get
// | /catalog/dataSets[/ID]                     | Catalog: list, get, POST, DELETE
// | /catalog/batches[/ID]                      | Catalog: list, get
// | /conversion/mappingSets[/ID]               | Data Prep: list, get, POST, PUT
// | /conversion/mappingSets/validate, /preview | Data Prep: POST
// | /export/batches/ID/meta?path=row_errors    | Data Access: the rows a batch refused
// clang-format on
//
// Known to be more generous or stricter than the real service: see leniency.h and refusal.h.

/// More of the demo's things than anybody wants to see, for long lists in tests and benchmarks.
struct DemoExtras
{
    int connections = 0; ///< so many further base connections
    int tables = 0;      ///< > 0: a base connection "Large warehouse" with so many tables ...
    int columns = 0;     ///< ... of so many columns each
};

struct LocalPlatformOptions
{
    quint16 port = 0; ///< 0 = any free port
    QString dataDir;  ///< "" = a private temporary directory, removed with the object
    /// Throws away what the data directory holds and begins with the sample, also where it could
    /// not be read. Never what somebody else put there beside it.
    bool fresh = false;
    std::chrono::milliseconds patience{0}; ///< waits so long for another process to let it go
    std::chrono::milliseconds latency{0};  ///< every answer comes this much later
    bool strict = false;                   ///< refuse what the published schemas refuse
    /// A new data directory begins with so many schemas more in the default sandbox, a field group
    /// and a data set with each: for clients that must cope with long lists.
    int moreSchemas = 0;
    DemoExtras extras;
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
    /// Returns when the port is open. Errors: Storage with the directory or file in `where` and the
    /// code "NotWritable", "NotOurs" (holds other files), "InUse" (by another process),
    /// "NewerVersion" (wrote it) or "Damaged"; Network (port taken).
    static Result<std::unique_ptr<LocalPlatform>> start(LocalPlatformOptions options);
    ~LocalPlatform();

    quint16 port() const;
    QUrl baseUrl() const; ///< http://127.0.0.1:PORT, no slash at the end
    DemoCredentials credentials() const;
    /// Where source.db (the demo tables), files (what cloud storages show) and platform.db are.
    QString dataDir() const;

    /// The last 2000 requests, oldest first, without secrets.
    QList<RecordedRequest> requests() const;
    /// The XDM records a data set holds, in order of ingestion, one JSON object each.
    QList<QByteArray> storedRecords(const QString &dataSetId) const;

    /// Puts the Platform's clock forward and starts the runs that become due.
    void advanceClock(std::chrono::seconds by);

    /// Takes the rights to sources away, or gives them back: `EnterpriseSource` read and write.
    /// What a connection or a flow is made of answers FLOW-2118-403 without them; specs stay
    /// readable.
    void setSourceRights(bool read, bool write);

    void setFault(const FaultRule &rule);
    /// Instead of all faults but the random ones.
    void setDrills(const QList<Drill> &drills);
    /// See FaultPlan::setRandom().
    void setRandomFaults(quint32 seed, double probability, const QList<FaultRule> &faults);
    /// All of them, the random ones too.
    void clearFaults();
    /// False closes the port: connections that stand are cut, new ones are refused. True opens the
    /// same port again; returns false where somebody else has taken it meanwhile.
    bool setReachable(bool reachable);

private:
    struct Private;
    explicit LocalPlatform(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace dfw::localplatform
