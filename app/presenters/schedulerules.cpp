// SPDX-License-Identifier: Apache-2.0
#include "presenters/schedulerules.h"

#include "spec/jsonschema.h"
#include "spec/typedwriter.h"

#include <array>
#include <QJsonArray>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array allFrequencies{Frequency::Once, Frequency::Minute, Frequency::Hour,
                                    Frequency::Day, Frequency::Week};
constexpr int mostInterval = 1000; // what the page offers
constexpr qint64 someStart = 1'900'000'000;

QJsonObject propertiesOf(const QJsonObject &schema)
{
    return schema.value("properties"_L1).toObject();
}

bool fits(const spec::JsonSchema &compiled, const QJsonObject &schema, Frequency frequency,
          std::optional<int> interval)
{
    QJsonObject params{{u"startTime"_s, someStart}, {u"frequency"_s, frequencyName(frequency)}};
    if (interval)
        params.insert(u"interval"_s, *interval);
    return compiled.validate(spec::writeObjectAs(params, schema)).isEmpty();
}

// The schema is asked instead of read: it may say its minimum by if/then, oneOf or a plain number.
int leastFitting(const spec::JsonSchema &compiled, const QJsonObject &schema, Frequency frequency)
{
    if (!fits(compiled, schema, frequency, mostInterval))
        return leastInterval(frequency);
    int refused = 0;
    int allowed = mostInterval;
    while (allowed - refused > 1) {
        const int middle = (refused + allowed) / 2;
        (fits(compiled, schema, frequency, middle) ? allowed : refused) = middle;
    }
    return allowed;
}

} // namespace

int ScheduleRules::leastInterval(Frequency frequency) const
{
    return leastIntervals.value(frequency, dfw::leastInterval(frequency));
}

ScheduleRules publishedRules()
{
    return {.frequencies = QList<Frequency>(allFrequencies.begin(), allFrequencies.end())};
}

ScheduleRules scheduleRules(const api::FlowSpec &spec)
{
    const QJsonObject properties = propertiesOf(spec.scheduleSchema);
    const QJsonObject options = propertiesOf(spec.optionSchema);
    ScheduleRules rules{.knowsBackfill = properties.contains("backfill"_L1),
                        .knowsEndTime = properties.contains("endTime"_L1),
                        .knowsDeltaColumn = spec.transformations.contains(u"Copy"_s),
                        .knowsDiagnostics = options.contains("errorDiagnosticsEnabled"_L1),
                        .knowsPartialIngestion = options.contains("partialIngestionPercent"_L1)};
    const QJsonArray words = properties.value("frequency"_L1).toObject().value("enum"_L1).toArray();
    for (const Frequency frequency : allFrequencies) {
        if (words.isEmpty() || words.contains(frequencyName(frequency)))
            rules.frequencies.append(frequency);
    }
    if (const auto compiled = spec::JsonSchema::compile(spec.scheduleSchema)) {
        for (const Frequency frequency : std::as_const(rules.frequencies)) {
            if (frequency != Frequency::Once)
                rules.leastIntervals.insert(
                    frequency, leastFitting(*compiled, spec.scheduleSchema, frequency));
        }
    }
    return rules;
}

} // namespace dfw::presenters
