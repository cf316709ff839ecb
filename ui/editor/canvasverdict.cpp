// SPDX-License-Identifier: Apache-2.0
#include "editor/canvasverdict.h"

#include "models/typetiles.h"

#include <QCoreApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostValues = 4;

QString say(const char *text)
{
    return QCoreApplication::translate("DropVerdict", text);
}

// "A date-time": how a sentence about what is dropped begins.
QString carried(ValueType type)
{
    switch (type) {
    case ValueType::String:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "A text"));
    case ValueType::Integer:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "A whole number"));
    case ValueType::Number:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "A number"));
    case ValueType::Boolean:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "A true or false"));
    case ValueType::Date:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "A date"));
    case ValueType::DateTime:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "A date-time"));
    case ValueType::Object:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "An object"));
    case ValueType::Array:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "A list"));
    case ValueType::Map:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "A map"));
    case ValueType::Unknown:
        break;
    }
    return say(QT_TRANSLATE_NOOP("DropVerdict", "This value"));
}

QString takes(ValueType type)
{
    switch (type) {
    case ValueType::String:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "string takes text only"));
    case ValueType::Integer:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "integer takes whole numbers only"));
    case ValueType::Number:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "number takes numbers only"));
    case ValueType::Boolean:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "boolean takes true or false only"));
    case ValueType::Date:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "date takes dates only"));
    case ValueType::DateTime:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "date-time takes points in time only"));
    case ValueType::Array:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "array takes lists only"));
    case ValueType::Map:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "map takes maps only"));
    case ValueType::Object:
    case ValueType::Unknown:
        break;
    }
    return say(QT_TRANSLATE_NOOP("DropVerdict", "the field takes another type"));
}

// What may happen to values on the way; the cases typeFit() calls Depends.
QString depends(ValueType from, ValueType to)
{
    if (from == ValueType::DateTime && to == ValueType::Date)
        return say(QT_TRANSLATE_NOOP("DropVerdict",
                                     "A date-time goes into a date: the time of day is dropped."));
    if (from == ValueType::Date && to == ValueType::DateTime)
        return say(
            QT_TRANSLATE_NOOP("DropVerdict", "A date goes into a date-time: it becomes midnight."));
    if (from == ValueType::Number && to == ValueType::Integer)
        return say(QT_TRANSLATE_NOOP(
            "DropVerdict", "A number goes into an integer: values with decimals may be lost."));
    if (from == ValueType::Unknown || to == ValueType::Unknown)
        return say(
            QT_TRANSLATE_NOOP("DropVerdict", "The type is not known here. Platform decides."));
    return say(QT_TRANSLATE_NOOP("DropVerdict", "%1 may not fit: %2. Other values arrive empty."))
        .arg(carried(from), takes(to));
}

} // namespace

Fit dropFit(ValueType from, const SchemaField &field, bool calculated)
{
    if (!field.isLeaf() && !calculated)
        return Fit::Never;
    const Fit type = calculated ? Fit::Good : typeFit(from, field.type);
    const bool rules = (!field.enumValues.isEmpty() && !calculated) || field.path.contains("[]"_L1);
    return type == Fit::Good && rules ? Fit::Depends : type;
}

DropVerdict dropVerdict(ValueType from, const SchemaField &field, bool calculated)
{
    if (!field.isLeaf() && !calculated)
        return {
            Fit::Never,
            say(QT_TRANSLATE_NOOP("DropVerdict",
                                  "%1 is a group of fields. Open it and choose a field inside."))
                .arg(field.path),
            {}};
    DropVerdict out{.target = field.path};
    // "list[].x" is how the tree shows it; a mapping names an item (mapping-set, destinations).
    if (out.target.contains("[]"_L1)) {
        out.target.replace("[]"_L1, "[0]"_L1);
        out.fit = Fit::Depends;
        out.reason =
            say(QT_TRANSLATE_NOOP("DropVerdict", "Goes to the first item of the list: %1."))
                .arg(out.target);
    }
    if (!calculated) {
        switch (typeFit(from, field.type)) {
        case Fit::Good:
            break;
        case Fit::Depends:
            out.fit = Fit::Depends;
            out.reason = depends(from, field.type);
            break;
        case Fit::Never:
            return {Fit::Never,
                    say(QT_TRANSLATE_NOOP("DropVerdict", "%1 does not fit: %2."))
                        .arg(carried(from), takes(field.type)),
                    {}};
        }
    }
    if (!field.enumValues.isEmpty() && !calculated) {
        out.fit = Fit::Depends;
        const QString values = field.enumValues.mid(0, mostValues).join(u", "_s);
        out.reason = field.enumValues.size() > mostValues
                         ? say(QT_TRANSLATE_NOOP("DropVerdict", "Takes %1 … only.")).arg(values)
                         : say(QT_TRANSLATE_NOOP("DropVerdict", "Takes %1 only.")).arg(values);
    }
    return out;
}

QString arrivalWord(ValueType type)
{
    switch (type) {
    case ValueType::String:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "as text"));
    case ValueType::Integer:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "as a whole number"));
    case ValueType::Number:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "as a number"));
    case ValueType::Boolean:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "as true or false"));
    case ValueType::Date:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "as a date"));
    case ValueType::DateTime:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "as a date-time"));
    default:
        return say(QT_TRANSLATE_NOOP("DropVerdict", "as it is"));
    }
}

} // namespace dfw::ui
