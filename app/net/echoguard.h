// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/knownsecrets.h"
#include "net/transport.h"

namespace dfw::net {

/// Services quote what they refuse: the header, the password, the whole body. Remembers the secrets
/// that went out by one transport, and takes them out of every answer that tells of an error,
/// before anybody turns it into a sentence, a log line or a report.
class EchoGuard
{
public:
    /// The Authorization header, the sign-in parameters of a base connection, a client secret.
    void learn(const Request &request);
    /// Answers without an error come back untouched: they are data, and may hold anything.
    Response clean(Response response) const;
    QString clean(const QString &text) const { return hideSecrets(m_known, text); }

private:
    QList<Secret> m_known;
};

} // namespace dfw::net
