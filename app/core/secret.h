// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

class QDebug;

namespace dfw {

/// A value that must not be seen: no conversion to text, prints as "(secret)".
/// reveal() belongs at the HTTP edge (and, later, the keychain store) and nowhere else.
/// Not promised: that the memory is wiped. QString copies; we promise that it reaches no file, log,
/// export or clipboard.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QString value) : m_value(std::move(value)) {}

    bool isEmpty() const { return m_value.isEmpty(); }
    QString reveal() const { return m_value; }
    bool operator==(const Secret &) const = default;

private:
    QString m_value;
};

/// Secrets by the name of the sign-in parameter they are the value of.
using SecretParams = QHash<QString, Secret>;

QDebug operator<<(QDebug debug, const Secret &secret);

/// True for a name that stands for a secret wherever it is met: a sign-in parameter, a key in a
/// plan. Spelling does not matter ("access_key", "AccessKey").
bool isSecretName(const QString &name);

/// Takes secrets out of text before it is shown, logged or kept: by JSON field and header name, and
/// by the secret values it was told of.
class Redactor
{
public:
    /// From now on this value is replaced wherever it stands. Values shorter than six characters
    /// are ignored: replacing "a" everywhere would hide the text instead of the secret.
    void learn(const Secret &secret);
    QString redact(const QString &text) const;

private:
    QList<Secret> m_known;
};

} // namespace dfw
