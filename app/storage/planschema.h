// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"
#include "domain/flowplan.h"
#include "domain/mapping.h"
#include "domain/validation.h"

#include <optional>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

// What reader and writer of the plan file share; private to storage.

namespace dfw::storage {

/// What "format" says in every plan.
QString planFormat();

/// "column", "constant", "expression".
QString mappingKindName(MappingKind kind);
std::optional<MappingKind> mappingKindFromName(const QString &name);

/// "string", "integer", "number", "boolean", "date", "date-time": the types a new field can have.
/// Others are written as "string".
QString fieldTypeName(ValueType type);
std::optional<ValueType> fieldTypeFromName(const QString &name);

/// True for the keys of a column that Column has members for.
bool isColumnKey(const QString &key);

/// Why a key has no place in a plan: "secret", "host", or "" where it does not look like either.
QString suspicion(const QString &key);

/// True for a credential among a column's extra keys: the name says secret and the value is text or
/// a number. A nested field that is *called* token is described by an object and is fine.
bool isPlantedSecret(const QString &key, const QJsonValue &value);

/// Everything the published schema has against `plan` (whose format and version are known to be
/// right), in the order a plan is read, at most `limit`.
QList<Issue> checkAgainstPlanSchema(const QJsonObject &plan, qsizetype limit);

/// The plan in `root`, schema or no schema: what is absent or of the wrong type keeps the default
/// of its struct.
FlowPlan planFromJson(const QJsonObject &root);

/// The name of a value's JSON type; whole numbers are "integer".
QString jsonTypeName(const QJsonValue &value);

} // namespace dfw::storage
