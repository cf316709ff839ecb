// SPDX-License-Identifier: Apache-2.0
#include "texts/previewtext.h"

#include "texts/fill.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using dataprep::ConversionProblem;
using dataprep::EvaluationProblem;
using mapping::PreviewCell;
using Outcome = PreviewCell::Outcome;

namespace {

struct PreviewText
{
    Q_DECLARE_TR_FUNCTIONS(PreviewText)
public:
    static QString ofConversion(const ConversionProblem &problem);
    static QString ofFormula(const EvaluationProblem &problem);
    static QString kind(dataprep::Kind kind);
};

QString PreviewText::ofConversion(const ConversionProblem &problem)
{
    switch (problem.code) {
    case ConversionProblem::Empty:
        return tr("an empty text");
    case ConversionProblem::NoDate:
        return tr("no such date");
    case ConversionProblem::NoBoolean:
        return tr("neither true nor false");
    case ConversionProblem::NoNumber:
        return tr("no number");
    case ConversionProblem::NoWholeNumber:
        return tr("no whole number");
    case ConversionProblem::OutOfRange:
        return tr("not between %1 and %2");
    case ConversionProblem::NotAllowed:
        return tr("not in the field's list");
    case ConversionProblem::PatternMismatch:
        return tr("not written as %1");
    case ConversionProblem::TooShort:
        return tr("shorter than %1 characters");
    case ConversionProblem::TooLong:
        return tr("longer than %1 characters");
    case ConversionProblem::NoEmail:
        return tr("no e-mail address");
    case ConversionProblem::NotOneValue:
        return tr("a list or an object");
    case ConversionProblem::NoObject:
        return tr("no object");
    case ConversionProblem::NoArray:
        return tr("no list");
    }
    return {};
}

QString PreviewText::kind(dataprep::Kind kind)
{
    using enum dataprep::Kind;
    switch (kind) {
    case Text:
        return tr("a text");
    case Number:
        return tr("a number");
    case Boolean:
        return tr("true or false");
    case Date:
        return tr("a date");
    case Array:
        return tr("a list");
    case Object:
        return tr("an object");
    case Null:
    case Any:
        break;
    }
    return tr("a value");
}

// %1 function, %2 argument, %3 what was wanted, %4 detail
QString PreviewText::ofFormula(const EvaluationProblem &problem)
{
    switch (problem.code) {
    case EvaluationProblem::NotCovered:
        return tr("%1 is not worked out here");
    case EvaluationProblem::Undocumented:
        return tr("what %1 does with such values is not documented");
    case EvaluationProblem::BadFormat:
        return tr("the format letter %4 is not worked out here");
    case EvaluationProblem::BadArgument:
        return tr("%1 wants %3 as argument %2");
    case EvaluationProblem::BadOperand:
        return tr("%1 wants %3");
    case EvaluationProblem::NoDate:
        return tr("no such date");
    case EvaluationProblem::NoNumber:
        return tr("no number");
    case EvaluationProblem::DivisionByZero:
        return tr("division by zero");
    case EvaluationProblem::BadPattern:
        return tr("%1 has a pattern that cannot be read");
    case EvaluationProblem::PatternTooSlow:
        return tr("the pattern of %1 takes too long");
    case EvaluationProblem::BadJson:
        return tr("no JSON");
    case EvaluationProblem::BadComponent:
        return tr("%1 knows no such part of a date");
    case EvaluationProblem::UnknownZone:
        return tr("no such time zone");
    case EvaluationProblem::OutOfRange:
        return tr("out of range");
    case EvaluationProblem::TooLarge:
        return tr("the result is too large");
    }
    return {};
}

} // namespace

QString reasonWords(const PreviewCell &cell)
{
    if (cell.conversion)
        return fill(PreviewText::ofConversion(*cell.conversion), cell.conversion->arguments);
    if (cell.formula)
        return fill(PreviewText::ofFormula(*cell.formula),
                    {cell.formula->function, QString::number(cell.formula->argument),
                     PreviewText::kind(cell.formula->expected), shown(cell.formula->detail)});
    return {};
}

QString previewCellText(const PreviewCell &cell)
{
    const QString reason =
        cell.platformReason.isEmpty() ? reasonWords(cell) : shown(cell.platformReason, 200);
    switch (cell.outcome) {
    case Outcome::Value:
        return valueText(cell.value);
    case Outcome::LeftOut:
        return PreviewText::tr("left out: nothing there");
    case Outcome::Nulled:
        return reason.isEmpty() ? PreviewText::tr("left empty")
                                : PreviewText::tr("left empty: %1").arg(reason);
    case Outcome::NotCovered:
        return PreviewText::tr("only Platform can tell: %1").arg(reason);
    }
    return {};
}

QString previewFieldText(const mapping::PreviewField &field)
{
    const QLocale locale;
    QStringList out;
    if (field.nulled > 0)
        out.append(PreviewText::tr("%1 left empty").arg(locale.toString(field.nulled)));
    if (field.notCovered > 0)
        out.append(PreviewText::tr("%1 for Platform").arg(locale.toString(field.notCovered)));
    return out.join(u", "_s);
}

QString previewRowText(const mapping::PreviewRow &row)
{
    if (!row.isRejected())
        return {};
    return row.missing.size() == 1
               ? PreviewText::tr("rejected: %1 has no value").arg(row.missing.first())
               : PreviewText::tr("rejected: %1 have no value").arg(row.missing.join(u", "_s));
}

QString previewSummary(const mapping::PreviewResult &result)
{
    const QLocale locale;
    const QString all = locale.toString(result.rows.size());
    if (result.rejected == 0 && result.nulled == 0 && result.notCovered == 0)
        return PreviewText::tr("All %1 rows would arrive whole.").arg(all);
    QStringList parts;
    if (result.rejected > 0)
        parts.append(PreviewText::tr("%1 of %2 rows would be rejected")
                         .arg(locale.toString(result.rejected), all));
    if (result.nulled > 0)
        parts.append(PreviewText::tr("%n value(s) left empty", nullptr, result.nulled));
    if (result.notCovered > 0)
        parts.append(
            PreviewText::tr("%n value(s) only Platform can tell", nullptr, result.notCovered));
    return parts.join(u"; "_s) + u'.';
}

QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return value.toVariant().toString();
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

} // namespace dfw::ui
