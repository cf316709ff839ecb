// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"

#include <optional>
#include <QList>
#include <QString>
#include <QStringList>

namespace dfw {

/// A field that the tenant's new field group gets, below the tenant's own object
/// (_tenant.customerId). Type and format follow the reference's table of XDM types.
struct NewField
{
    QString name;   ///< letters, digits, "-", "_"; does not begin with "_"
    QString title;  ///< empty = the name
    QString column; ///< the source column it was made from; empty for one made by hand
    ValueType type = ValueType::String;

    bool operator==(const NewField &) const = default;
};

/// A tenant field group to be made from the chosen columns
/// (POST /data/foundation/schemaregistry/tenant/fieldgroups).
struct NewFieldGroup
{
    QString title;
    QString description;
    QList<NewField> fields;

    bool operator==(const NewFieldGroup &) const = default;
};

/// A field that identifies a person (POST …/tenant/descriptors, xdm:descriptorIdentity).
struct IdentityMark
{
    QString path;          ///< XDM path, "personalEmail.address"
    QString namespaceCode; ///< "Email"
    bool primary = false;  ///< at most one of a schema

    bool operator==(const IdentityMark &) const = default;
};

/// A schema to be made: one class and field groups, perhaps one of our own
/// (POST /data/foundation/schemaregistry/tenant/schemas).
struct NewSchema
{
    QString title; ///< unique over all resources of a sandbox
    QString description;
    QString classId = QStringLiteral("https://ns.adobe.com/xdm/context/profile");
    QStringList fieldGroupIds; ///< existing ones, $id
    std::optional<NewFieldGroup> ownFields;
    QList<IdentityMark> identities;

    bool operator==(const NewSchema &) const = default;
};

/// A dataset to be made on the schema (POST /data/foundation/catalog/dataSets).
struct NewDataset
{
    QString name;
    QString description;
    bool inProfile = false; ///< also enables a new schema for Profile, which cannot be undone

    bool operator==(const NewDataset &) const = default;
};

/// Where the data goes: schema and dataset, each one that exists or one that the run makes.
struct TargetPlan
{
    QString name; ///< of the target connection that will be made
    QString description;
    QString schemaId; ///< $id; empty where newSchema is set
    std::optional<NewSchema> newSchema;
    QString datasetId; ///< empty where newDataset is set
    std::optional<NewDataset> newDataset;

    bool operator==(const TargetPlan &) const = default;
};

} // namespace dfw
