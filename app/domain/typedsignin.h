// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/connectors.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace dfw {

/// What was typed for one way to sign in: letter for letter, so that it may be wrong. No secret.
struct TypedWay
{
    QMap<QString, QString> values; ///< by the name of the parameter
    QStringList leftOut; ///< parameters that something was typed for which is not to be kept

    /// Keeps what mayBeKept(), and only the name of what may not.
    void take(const AuthParameter &parameter, const QString &text);

    bool operator==(const TypedWay &) const = default;
};

/// What was typed into the sign-in form of one connector.
struct TypedSignIn
{
    QString connector;            ///< id of the connection spec
    QString name;                 ///< of the base connection
    QString authSpec;             ///< name of the way that is shown
    QMap<QString, TypedWay> ways; ///< by the name of the authSpec

    bool operator==(const TypedSignIn &) const = default;
};

/// The form for a new base connection while it is open, and how far its creation has come: a
/// process that takes it up must not make what was made already.
struct OpenSignIn
{
    QString connector;                ///< the one that is shown; empty before one is picked
    QMap<QString, TypedSignIn> forms; ///< by connector; only those that were typed into
    QString madeId;                   ///< the base connection, once it is known to exist
    QString madeEtag;
    bool sent = false; ///< a create went out, and nobody knows what became of it
    QString sentName;
    QStringList sameNamed; ///< ids that had this name before it went out

    /// Without what belongs to the sandbox it was sent to.
    OpenSignIn withoutMade() const;

    bool operator==(const OpenSignIn &) const = default;
};

/// True for parameters whose value is a key or a text with a key in it, whatever its spec says.
bool isKeyText(const AuthParameter &parameter);
/// True where the value is a secret: by the connector's spec, or because it is a key.
bool isSecret(const AuthParameter &parameter);
/// True where a text typed for a parameter of this name is surely harmless on the disk: neither the
/// name nor the published connectors call it a secret, and the text does not look like one.
bool mayBeKept(const QString &parameter, const QString &text);

} // namespace dfw
