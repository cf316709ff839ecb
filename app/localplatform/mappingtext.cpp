// SPDX-License-Identifier: Apache-2.0
#include "localplatform/mappingtext.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;
using dataprep::ConversionProblem;
using dataprep::EvaluationProblem;
using dataprep::SyntaxProblem;

namespace {

QString reasonOf(const EvaluationProblem &problem)
{
    switch (problem.code) {
    case EvaluationProblem::NotCovered:
        return u"the local Platform does not know the function"_s;
    case EvaluationProblem::Undocumented:
        return u"what results from such values is not documented"_s;
    case EvaluationProblem::BadArgument:
        return u"argument %1 is of the wrong type"_s.arg(problem.argument);
    case EvaluationProblem::BadOperand:
        return u"a value is of the wrong type"_s;
    case EvaluationProblem::NoDate:
        return u"the text does not fit the format"_s;
    case EvaluationProblem::BadFormat:
        return u"the local Platform does not know the format's letter %1"_s.arg(problem.detail);
    case EvaluationProblem::NoNumber:
        return u"the text is no number"_s;
    case EvaluationProblem::DivisionByZero:
        return u"division by zero"_s;
    case EvaluationProblem::BadPattern:
        return u"the regular expression is not valid"_s;
    case EvaluationProblem::PatternTooSlow:
        return u"the regular expression takes too many steps"_s;
    case EvaluationProblem::BadJson:
        return u"the text is no JSON"_s;
    case EvaluationProblem::BadComponent:
        return u"there is no such component of a date"_s;
    case EvaluationProblem::UnknownZone:
        return u"there is no such time zone"_s;
    case EvaluationProblem::OutOfRange:
        return u"a number is out of range"_s;
    case EvaluationProblem::TooLarge:
        break;
    }
    return u"the result is too large"_s;
}

} // namespace

QString conversionText(const ConversionProblem &problem, const QString &xdmType)
{
    const QString first = problem.arguments.value(0);
    switch (problem.code) {
    case ConversionProblem::Empty:
        return u"is empty"_s;
    case ConversionProblem::NoDate:
        return u"fits none of the date formats"_s;
    case ConversionProblem::NoBoolean:
        return u"is no boolean"_s;
    case ConversionProblem::NoNumber:
        return u"is no number"_s;
    case ConversionProblem::NoWholeNumber:
        return u"is no whole number"_s;
    case ConversionProblem::OutOfRange:
        return u"is out of range for %1"_s.arg(xdmType);
    case ConversionProblem::NotAllowed:
        return u"is not one of the allowed values"_s;
    case ConversionProblem::PatternMismatch:
        return u"does not match the pattern %1"_s.arg(first);
    case ConversionProblem::TooShort:
        return u"is shorter than %1 characters"_s.arg(first);
    case ConversionProblem::TooLong:
        return u"is longer than %1 characters"_s.arg(first);
    case ConversionProblem::NoEmail:
        return u"is no e-mail address"_s;
    case ConversionProblem::NotOneValue:
        return u"is an array or object and no single value"_s;
    case ConversionProblem::NoObject:
        return u"is no object"_s;
    case ConversionProblem::NoArray:
        break;
    }
    return u"is no array"_s;
}

QString evaluationText(const EvaluationProblem &problem)
{
    return u"%1 at character %2 cannot be evaluated: %3"_s.arg(problem.function)
        .arg(problem.position + 1)
        .arg(reasonOf(problem));
}

QString syntaxText(const SyntaxProblem &problem)
{
    QString what;
    switch (problem.code) {
    case SyntaxProblem::EmptyExpression:
        return u"the expression is empty"_s;
    case SyntaxProblem::TooLong:
        return u"the expression is longer than %1 characters"_s.arg(dataprep::longestExpression);
    case SyntaxProblem::UnknownFunction:
    case SyntaxProblem::UnknownMethod:
        what = u"there is no such function"_s;
        break;
    case SyntaxProblem::OnlyAsMethod:
        what = u"this is a method of a text"_s;
        break;
    case SyntaxProblem::TooFewArguments:
        what = u"too few arguments"_s;
        break;
    case SyntaxProblem::TooManyArguments:
        what = u"too many arguments"_s;
        break;
    case SyntaxProblem::UnclosedText:
    case SyntaxProblem::UnclosedBracket:
        what = u"is never closed"_s;
        break;
    case SyntaxProblem::UnexpectedEnd:
        what = u"a value is missing"_s;
        break;
    case SyntaxProblem::TooDeep:
        what = u"nested too deeply"_s;
        break;
    default:
        what = u"not understood"_s;
    }
    return u"at character %1: %2"_s.arg(problem.position + 1).arg(what);
}

} // namespace dfw::localplatform
