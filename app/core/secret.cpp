// SPDX-License-Identifier: Apache-2.0
#include "core/secret.h"

#include <QDebug>
#include <QRegularExpression>

namespace dfw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestSecret = 6;
constexpr auto mask = u"(secret)";

// Names after which a value is taken as secret, whatever it is. Covers Authorization headers, OAuth
// answers, the sign-in parameters of the connectors (connectionString, sasUri, …Key) and JDBC
// strings.
const QRegularExpression &secretFields()
{
    static const QRegularExpression pattern(
        uR"re(("?(?:authorization|access_token|refresh_?token|client_?secret|[a-z0-9_]*password|pwd|)re"
        uR"re([a-z0-9_]*secret(?:access)?_?key|[a-z0-9_]*token|connection_?string|sas_?uri|[a-z0-9_]*private_?key(?:content)?|)re"
        uR"re(passphrase|serviceprincipalkey|accountkey)"?\s*[:=]\s*)("(?:[^"\\]|\\.)*"?|(?:bearer\s+)?[^\s,;&}"]+))re"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

const QRegularExpression &bearerValues()
{
    static const QRegularExpression pattern(uR"re(\bbearer\s+[A-Za-z0-9._~+/=-]{6,})re"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

} // namespace

QDebug operator<<(QDebug debug, const Secret &)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "(secret)";
    return debug;
}

void Redactor::learn(const Secret &secret)
{
    if (secret.reveal().size() >= shortestSecret && !m_known.contains(secret))
        m_known.append(secret);
}

QString Redactor::redact(const QString &text) const
{
    QString out = text;
    for (const Secret &secret : m_known)
        out.replace(secret.reveal(), QStringView(mask).toString());
    out.replace(secretFields(), u"\\1\"(secret)\""_s);
    out.replace(bearerValues(), u"Bearer (secret)"_s);
    return out;
}

} // namespace dfw
