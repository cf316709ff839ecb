// SPDX-License-Identifier: Apache-2.0
#include "editor/canvasverdict.h"

#include "models/typetiles.h"

#include <QCoreApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostValues = 4;

QString tr(const char *text)
{
    return QCoreApplication::translate("DropVerdict", text);
}

// "A date-time": how a sentence about what is dropped begins.
QString carried(ValueType type)
{
    switch (type) {
    case ValueType::String:
        return tr("A text");
    case ValueType::Integer:
        return tr("A whole number");
    case ValueType::Number:
        return tr("A number");
    case ValueType::Boolean:
        return tr("A true or false");
    case ValueType::Date:
        return tr("A date");
    case ValueType::DateTime:
        return tr("A date-time");
    case ValueType::Object:
        return tr("An object");
    case ValueType::Array:
        return tr("A list");
    case ValueType::Map:
        return tr("A map");
    case ValueType::Unknown:
        break;
    }
    return tr("This value");
}

QString takes(ValueType type)
{
    switch (type) {
    case ValueType::String:
        return tr("string takes text only");
    case ValueType::Integer:
        return tr("integer takes whole numbers only");
    case ValueType::Number:
        return tr("number takes numbers only");
    case ValueType::Boolean:
        return tr("boolean takes true or false only");
    case ValueType::Date:
        return tr("date takes dates only");
    case ValueType::DateTime:
        return tr("date-time takes points in time only");
    case ValueType::Array:
        return tr("array takes lists only");
    case ValueType::Map:
        return tr("map takes maps only");
    case ValueType::Object:
    case ValueType::Unknown:
        break;
    }
    return tr("the field takes another type");
}

// What may happen to values on the way; the cases typeFit() calls Depends.
QString depends(ValueType from, ValueType to)
{
    if (from == ValueType::DateTime && to == ValueType::Date)
        return tr("A date-time goes into a date: the time of day is dropped.");
    if (from == ValueType::Date && to == ValueType::DateTime)
        return tr("A date goes into a date-time: it becomes midnight.");
    if (from == ValueType::Number && to == ValueType::Integer)
        return tr("A number goes into an integer: values with decimals may be lost.");
    if (from == ValueType::Unknown || to == ValueType::Unknown)
        return tr("The type is not known here. Platform decides.");
    return tr("%1 may not fit: %2. Other values arrive empty.").arg(carried(from), takes(to));
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
        return {Fit::Never,
                tr("%1 is a group of fields. Open it and choose a field inside.").arg(field.path),
                {}};
    DropVerdict out{.target = field.path};
    // "list[].x" is how the tree shows it; a mapping names an item (mapping-set, destinations).
    if (out.target.contains("[]"_L1)) {
        out.target.replace("[]"_L1, "[0]"_L1);
        out.fit = Fit::Depends;
        out.reason = tr("Goes to the first item of the list: %1.").arg(out.target);
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
            return {
                Fit::Never, tr("%1 does not fit: %2.").arg(carried(from), takes(field.type)), {}};
        }
    }
    if (!field.enumValues.isEmpty() && !calculated) {
        out.fit = Fit::Depends;
        const QString values = field.enumValues.mid(0, mostValues).join(u", "_s);
        out.reason = field.enumValues.size() > mostValues ? tr("Takes %1 … only.").arg(values)
                                                          : tr("Takes %1 only.").arg(values);
    }
    return out;
}

QString arrivalWord(ValueType type)
{
    switch (type) {
    case ValueType::String:
        return tr("as text");
    case ValueType::Integer:
        return tr("as a whole number");
    case ValueType::Number:
        return tr("as a number");
    case ValueType::Boolean:
        return tr("as true or false");
    case ValueType::Date:
        return tr("as a date");
    case ValueType::DateTime:
        return tr("as a date-time");
    default:
        return tr("as it is");
    }
}

} // namespace dfw::ui
