// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"

#include <optional>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace dfw {

/// One node of a target schema read back in full (Schema Registry, Accept
/// application/vnd.adobe.xed-full+json; version=1), addressed by its XDM path in compatibility
/// names.
struct SchemaField
{
    QString path;  ///< "person.name.fullName"; "list[]" for what lies inside an array (display form
                   ///< only)
    QString title; ///< may be empty
    QString description;
    ValueType type = ValueType::Unknown;
    QString rawType; ///< meta:xdmType as written, e.g. "short"
    QString format;  ///< JSON Schema format, e.g. "uri-reference"
    /// True where this field and all its parents are listed in `required`.
    bool required = false;
    /// True where its parent lists it: it must be there whenever the parent is.
    bool requiredInParent = false;
    bool deprecated = false;
    bool primaryIdentity = false;
    QStringList
        enumValues;     ///< enforced; suggestions (meta:enum without enum) are left out on purpose
    int childCount = 0; ///< direct children of an object
    QString pattern;    ///< a regular expression that texts must match; empty where there is none
    std::optional<qint64> minLength; ///< of a text, in characters
    std::optional<qint64> maxLength;
    std::optional<double> minimum;
    std::optional<double> maximum;

    bool isLeaf() const { return type != ValueType::Object; }
    bool operator==(const SchemaField &) const = default;
};

/// A schema's fields in tree order (a parent before its children), with look-up by path.
class SchemaFields
{
public:
    SchemaFields() = default;
    explicit SchemaFields(QList<SchemaField> fields);

    const QList<SchemaField> &all() const { return m_fields; }
    bool isEmpty() const { return m_fields.isEmpty(); }
    /// nullptr where the schema has no such path. An index into an array ("list[0].x", "list[*].x")
    /// is looked up as "list[].x".
    const SchemaField *find(const QString &path) const;
    QStringList leafPaths() const;

    bool operator==(const SchemaFields &other) const { return m_fields == other.m_fields; }

private:
    QList<SchemaField> m_fields;
    QHash<QString, qsizetype> m_index;
};

} // namespace dfw
