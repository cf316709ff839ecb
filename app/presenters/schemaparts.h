// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "domain/column.h"
#include "domain/schemafield.h"
#include "domain/targetplan.h"

/// What a new schema is put together from. All pure.
namespace dfw::presenters {

/// A column's name as a field may have it: ASCII letters, digits, "-", "_", not beginning with "_"
/// (schema-catalog-dataprep reference 1.6). Never empty.
QString ownFieldName(const QString &columnName);
/// What is wrong with a field's name: empty, or a character or beginning that is not allowed.
bool isOwnFieldName(const QString &name);
/// The type a field group's field can have that takes this column's values; text where none does.
ValueType ownFieldType(ValueType column);
/// A name none of `taken` has, also where only the case differs: "name", "name_2", …
QString freeFieldName(const QString &wanted, const QList<NewField> &taken);
/// One field for every column, names unique.
QList<NewField> ownFieldsFrom(const QList<Column> &columns);

/// The schema's fields before it exists: all parts in one tree, in the order a schema is read back.
/// The primary identity and the objects around it are required, as they will be.
SchemaFields mergedFields(const QList<SchemaFields> &parts, const QList<IdentityMark> &identities);

/// A field that can identify: text, outside arrays and maps.
bool canIdentify(const SchemaField &field);
/// The namespace a path speaks of ("…email.address" → "Email"), if the sandbox has it; else empty.
QString guessedNamespace(const QString &path, const QList<api::IdentityNamespace> &namespaces);

} // namespace dfw::presenters
