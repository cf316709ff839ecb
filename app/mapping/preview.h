// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dataprep/conversion.h"
#include "dataprep/expression.h"
#include "domain/mapping.h"
#include "domain/schemafield.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QStringList>

namespace dfw::mapping {

/// What becomes of one value on its way into a field (schema-catalog-dataprep reference 5.7).
struct PreviewCell
{
    enum class Outcome {
        Value,      ///< arrives as `value`
        LeftOut,    ///< the source has nothing: null or empty
        Nulled,     ///< formula or conversion failed: the field stays empty, the row goes on
        NotCovered, ///< needs a function that is not evaluated here: only Platform can tell
    };
    Outcome outcome = Outcome::LeftOut;
    QJsonValue value = QJsonValue::Undefined;
    /// Why a formula has no value; also for NotCovered.
    std::optional<dataprep::EvaluationProblem> formula;
    /// Why the field does not take the value. Holds nothing of the value.
    std::optional<dataprep::ConversionProblem> conversion;
    bool fromPlatform = false;
    QString platformReason; ///< the service's words, where it said why

    /// The reason as arguments of an Issue, and back; `formula`'s places are left out.
    QStringList reason() const;
    static PreviewCell fromReason(const QStringList &reason);

    bool operator==(const PreviewCell &) const = default;
};

/// One sample row as it would arrive.
struct PreviewRow
{
    QJsonObject record;       ///< nested, as XDM has it
    QList<PreviewCell> cells; ///< in the order of PreviewResult::fields
    QStringList missing;      ///< required fields without a value: the whole row is rejected

    bool isRejected() const { return !missing.isEmpty(); }
    bool operator==(const PreviewRow &) const = default;
};

/// One mapped field over all the sample rows.
struct PreviewField
{
    qsizetype row = 0; ///< its number among the rows given, those without a target counted too
    QString target;
    int values = 0;
    int leftOut = 0;
    int nulled = 0;
    int notCovered = 0;

    bool operator==(const PreviewField &) const = default;
};

struct PreviewResult
{
    QList<PreviewField> fields; ///< the rows that have a target and can be used, in their order
    QList<PreviewRow> rows;
    int rejected = 0;
    int nulled = 0;
    int notCovered = 0;

    bool operator==(const PreviewResult &) const = default;
};

/// The sample rows through the mapping. A row whose target the schema does not have, or whose
/// formula cannot be read, takes no part: checks say so. Without a schema every value arrives as it
/// is. The values are people's data: keep the result in memory and on the screen.
PreviewResult preview(const Mapping &rows, const SampleRows &sample, const SchemaFields &fields);

/// What one row of the mapping makes of each sample row; empty where it can take no part.
QList<PreviewCell> previewCells(const MappingRow &row, const SampleRows &sample,
                                const SchemaFields &fields);

/// What the service's preview made of one sample row.
struct PlatformRow
{
    QJsonObject record;
    QList<std::pair<QString, QString>> problems; ///< target, the service's words

    bool operator==(const PlatformRow &) const = default;
};

/// The same with the service's word in place of our own, for as many rows as it answered.
PreviewResult withPlatform(PreviewResult local, const QList<PlatformRow> &answer,
                           const SchemaFields &fields);

} // namespace dfw::mapping
