// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dataprep/value.h"
#include "domain/schemafield.h"

#include <optional>
#include <QStringList>

namespace dfw::dataprep {

/// What a target field takes.
struct FieldRules
{
    ValueType type = ValueType::Unknown;
    QString rawType; ///< meta:xdmType, for the ranges of byte, short, int and long
    QString format;  ///< "email" is checked
    QStringList enumValues;
    QString pattern;
    std::optional<qint64> minLength;
    std::optional<qint64> maxLength;
    std::optional<double> minimum;
    std::optional<double> maximum;

    bool operator==(const FieldRules &) const = default;
};

FieldRules rulesOf(const SchemaField &field);

/// Why a value cannot go into a field. Never holds the value. The sentence is in
/// ui/texts/functiontext.h.
struct ConversionProblem
{
    enum Code {
        Empty,     ///< an empty text for a field that takes no text
        NoDate,    ///< fits none of the date formats
        NoBoolean, ///< is not one of the documented spellings
        NoNumber,
        NoWholeNumber,
        OutOfRange,      ///< {least, most}
        NotAllowed,      ///< is not in the field's enum
        PatternMismatch, ///< {pattern}
        TooShort,        ///< {least characters}
        TooLong,         ///< {most characters}
        NoEmail,
        NotOneValue, ///< an array or object for a field of one value
        NoObject,
        NoArray,
    };
    Code code = NoNumber;
    QStringList arguments;

    bool operator==(const ConversionProblem &) const = default;
};

/// What became of a value on its way into a field.
struct Converted
{
    enum class Outcome {
        Taken,   ///< goes into the record
        LeftOut, ///< null or an empty text: XDM takes neither, the key is left out
        Failed,  ///< the attribute becomes null; the row goes on, unless the field is required
    };
    Outcome outcome = Outcome::LeftOut;
    QJsonValue value;
    std::optional<ConversionProblem> problem; ///< where it failed
};

/// Converts by Data Prep's rules (data-prep/data-handling.md): dates by the formats of datetime.h;
/// booleans only from y, yes, Y, YES, on, ON, true, TRUE and their opposites; whole numbers within
/// the range of the type and the field; texts by the field's enum, pattern, length and e-mail
/// format. An expression's date needs no format. An array or object goes into an array, object or
/// map as it is: what is inside is not converted.
Converted convert(const Value &value, const FieldRules &rules);
Converted convert(const QJsonValue &value, const FieldRules &rules);

/// What can be said of two types before any value is seen.
enum class TypeFit {
    Same,
    Converts,  ///< always works: anything to text, a smaller whole number to a larger
    MayNotFit, ///< a larger number to a smaller, a fraction to a whole number
    Depends,   ///< text to something else, or to a field with an enum or a pattern
    LosesTime, ///< date-time to date
    AddsTime,  ///< date to date-time
    Never,
};

/// `type` and `rawType` of a source column against a field.
TypeFit typeFit(ValueType type, const QString &rawType, const FieldRules &rules);

} // namespace dfw::dataprep
