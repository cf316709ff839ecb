// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/transport.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

/// Small parts of every request. Query values are percent-encoded one by one and joined by hand:
/// QUrlQuery leaves "+" alone, and base64 or orderby=+name would arrive as blanks.
namespace dfw::api::wire {

inline constexpr char flowService[] = "/data/foundation/flowservice";
inline constexpr char schemaRegistry[] = "/data/foundation/schemaregistry";
inline constexpr char catalog[] = "/data/foundation/catalog";
inline constexpr char dataPrep[] = "/data/foundation/conversion";
inline constexpr char sandboxManagement[] = "/data/foundation/sandbox-management/";

/// "name" + value → name=percent%20encoded
QByteArray queryItem(const QByteArray &name, const QString &value);
/// property=name==%22value%22: the operator stays literal, the value is encoded, in quotes.
QByteArray quotedProperty(const QByteArray &property, const QString &value);
/// property=flowId==value, without quotes.
QByteArray plainProperty(const QByteArray &property, const QString &value);

/// `segment` as one path segment; "/" and ":" of a schema $id are encoded too.
QByteArray pathSegment(const QString &segment);

net::Request get(const char *operation, const QByteArray &path, const QByteArray &query = {});
/// A POST with a JSON body and its Content-Type.
net::Request post(const char *operation, const QByteArray &path, const QJsonObject &body,
                  net::Repeat repeat);

} // namespace dfw::api::wire
