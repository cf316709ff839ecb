// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/result.h"
#include "net/transport.h"

/// Connection specs (flow-service reference 3.3).
namespace dfw::api::wire {

net::Request listConnectionSpecs();
Result<QList<ConnectionSpec>> readConnectionSpecs(const net::Response &response);

net::Request getConnectionSpec(const QString &id);
Result<ConnectionSpec> readConnectionSpec(const net::Response &response);

/// True for a parameter that must never be shown or kept: by its format, or by its name.
bool isSecretParameter(const QString &name, const QString &format);

} // namespace dfw::api::wire
