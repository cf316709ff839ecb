// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"

#include <optional>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace dfw {

/// A spec's id with its version, as every create body names it.
struct SpecRef
{
    QString id;
    QString version = QStringLiteral("1.0");

    bool operator==(const SpecRef &) const = default;
};

/// A base connection that the run makes itself (POST /data/foundation/flowservice/connections).
/// Holds no secret: those come from the keychain, or from AEP_SOURCE_<PARAM> without windows.
struct NewBaseConnection
{
    QString name;
    QString description;
    QString authSpec;    ///< name of one authSpec of the connection spec, letter for letter
    QVariantMap params;  ///< the parameters that are no secret
    QStringList secrets; ///< names of the parameters whose values are

    bool operator==(const NewBaseConnection &) const = default;
};

enum class FileFormat {
    Delimited,
    Json,
    Parquet,
};

/// The words of data.format: "delimited", "json", "parquet".
QString fileFormatName(FileFormat format);
std::optional<FileFormat> fileFormatFromName(const QString &name);

/// What a file source reads, and how it is written (flow-service reference 3.5, 3.6).
struct FileSelection
{
    QString path;          ///< a file, a folder ("/acme/") or a wildcard ("/acme/*.csv")
    bool isFolder = false; ///< params.type "folder": folders and wildcards
    bool recursive = false;
    FileFormat format = FileFormat::Delimited;
    QString columnDelimiter; ///< one character; empty = not sent, which means a comma
    QString encoding;        ///< empty = not sent, which means UTF-8; delimited only
    QString compression;     ///< "gzip", …; empty = none; delimited and JSON only

    bool operator==(const FileSelection &) const = default;
};

/// One comparison of a row filter. Operators are those of the connection spec's filterAtSource
/// ("=", "!=", "<", "<=", ">", ">=", "like", "in") and "isNull".
struct FilterCondition
{
    QString column;
    QString comparison;
    bool negated = false;
    QVariantList values; ///< none for isNull, several for in, else one: text, number or boolean

    bool operator==(const FilterCondition &) const = default;
};

/// Which rows the source hands out (flow-service reference 3.12); sent as pql/json.
struct RowFilter
{
    bool any = false; ///< one condition is enough ("or"); else all must hold ("and")
    QList<FilterCondition> conditions;

    bool operator==(const RowFilter &) const = default;
};

/// Where the data comes from: a table or files behind a base connection, one that exists or one
/// that the run makes.
struct SourcePlan
{
    QString name; ///< of the source connection that will be made
    QString description;
    QString baseConnectionId;                       ///< empty where newConnection is set
    std::optional<NewBaseConnection> newConnection; ///< made by the run
    SpecRef connectionSpec; ///< the base connection's; checked against the live one before anything
                            ///< is made
    QString flowSpecName = QStringLiteral("CRMToAEP");
    QString table;                      ///< empty where files is set
    std::optional<FileSelection> files; ///< a file source
    QList<Column> columns; ///< only the chosen ones, in the source's order; a file source does not
                           ///< send them
    std::optional<RowFilter> filter;

    bool isFiles() const { return files.has_value(); }
    bool operator==(const SourcePlan &) const = default;
};

} // namespace dfw
