// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QVariant>

namespace dfw {

/// The types a value can have on its way into XDM, for columns and fields alike. Unknown keeps its
/// raw name beside it, so that a type invented after this program still travels unchanged.
enum class ValueType {
    Unknown,
    String,
    Integer, ///< byte, short, int, long: the ranges differ, the kind does not
    Number,
    Boolean,
    Date,
    DateTime,
    Object,
    Array,
    Map,
};

/// One column of a source table, as Flow Service's explore answers it
/// (flow service: GET /connections/{id}/explore?objectType=table) and the source connection sends
/// it back.
struct Column
{
    QString name;    ///< identity of the column; never its position
    QString rawType; ///< `type` as the service wrote it, e.g. "string"
    QString xdmType; ///< `meta:xdmType` where the service wrote one, e.g. "date-time"; else empty
    /// `xdm.type`, `xdm.format` and whatever else stands in the column's `xdm` object, e.g.
    /// minimum. Sent back unchanged: some connectors insist on keys we do not know.
    QVariantMap xdm;
    /// Keys beside name, type, meta:xdmType and xdm (Dynamics wants meta.originalType back).
    QVariantMap extra;

    /// The type the mapping works with, from meta:xdmType, else xdm.type/format, else `type`.
    ValueType type() const;

    bool operator==(const Column &) const = default;
};

/// The first rows of a table, in memory only: personal data. Column order as in `columns`.
struct SampleRows
{
    QStringList columns;
    QList<QVariantList> rows; ///< a null QVariant is the source's null

    bool operator==(const SampleRows &) const = default;
};

/// "date-time", "string", … → ValueType; Unknown for anything else.
ValueType valueTypeFromXdm(const QString &xdmTypeOrJsonType, const QString &format = {});

} // namespace dfw
