// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/serveraddress.h"
#include "localplatform/source.h"

class QSqlDatabase;

namespace dfw::localplatform {

/// The tables of a real PostgreSQL, MySQL or MariaDB server on this computer. Connects when it is
/// first asked and disconnects with its end. Everything has a short time limit, because HTTP waits
/// meanwhile.
class ServerSource : public Source
{
public:
    explicit ServerSource(ServerAddress address);
    ~ServerSource() override;
    Q_DISABLE_COPY_MOVE(ServerSource)

    std::optional<Error> test() override;
    Result<QList<SourceEntry>> list(const QString &folder) override;
    Result<SourceSample> describe(const SourceSelection &selection, int rows) override;
    Result<std::unique_ptr<RowReader>> read(const SourceSelection &selection,
                                            const QStringList &columns,
                                            const DeltaWindow &window) override;

private:
    /// The sign-in, once; the server's reason when it fails.
    std::optional<Error> connectOnce();

    ServerAddress m_address;
    QString m_connection; ///< Qt's name for it
    bool m_connected = false;
};

} // namespace dfw::localplatform
