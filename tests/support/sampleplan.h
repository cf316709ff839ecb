// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "domain/flowplan.h"
#include "net/credentials.h"
#include "net/transport.h"

#include <QString>
#include <QStringList>

namespace dfw::test {

inline constexpr char sampleRunTag[] = "dfw-1a2b3c4d";

/// The data flow of the database tutorials as a plan: tests/data/golden/database-*, with a tenant
/// in place of {TENANT_ID} and a delta format that means what it says.
FlowPlan samplePlan();
net::Credentials sampleCredentials();

/// What a well-behaved service answers to each request of a run of samplePlan(), by the request's
/// operation: the tutorial's own answers ("database-fr", …) to what it shows, and as little as will
/// do for the look-ups that it does not.
Result<net::Response> sampleAnswer(const net::Request &request,
                                   const QString &tutorial = QStringLiteral("database-fr"));

/// The operations of a run, in the order of its steps.
QStringList lookUpOperations();
QStringList createOperations();

} // namespace dfw::test
