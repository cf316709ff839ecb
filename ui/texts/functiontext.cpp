// SPDX-License-Identifier: Apache-2.0
#include "texts/functiontext.h"

#include "texts/fill.h"

#include <QCoreApplication>

namespace dfw::ui {

using dataprep::Category;
using dataprep::ConversionProblem;
using dataprep::EvaluationProblem;
using dataprep::Kind;
using dataprep::SyntaxProblem;

namespace {

// As switches, so that the compiler names a code that has no sentence yet.
class FunctionText
{
    Q_DECLARE_TR_FUNCTIONS(FunctionText)
public:
    static QString category(Category category);
    static QString syntax(const SyntaxProblem &problem);
    static QString evaluation(const EvaluationProblem &problem);
    static QString conversion(ConversionProblem::Code code);
    static QString badArgument(Kind expected);
    static QString badOperand(Kind expected);
};

QString FunctionText::category(Category category)
{
    switch (category) {
    case Category::Text:
        return tr("Text");
    case Category::Pattern:
        return tr("Regular expressions");
    case Category::Hash:
        return tr("Hashing");
    case Category::Url:
        return tr("URL");
    case Category::Date:
        return tr("Date and time");
    case Category::Object:
        return tr("Objects");
    case Category::Array:
        return tr("Lists");
    case Category::Map:
        return tr("Maps");
    case Category::Logic:
        return tr("Logic");
    case Category::Aggregate:
        return tr("Least and greatest");
    case Category::Conversion:
        return tr("Conversion");
    case Category::Json:
        return tr("JSON");
    case Category::Special:
        return tr("IDs");
    case Category::UserAgent:
        return tr("User agent");
    case Category::Analytics:
        break;
    }
    return tr("Analytics");
}

QString FunctionText::syntax(const SyntaxProblem &problem)
{
    switch (problem.code) {
    case SyntaxProblem::EmptyExpression:
        return tr("The formula is empty. Enter a column, a value or a function.");
    case SyntaxProblem::TooLong:
        return tr("The formula is longer than the %1 characters that Data Prep takes. Shorten it.");
    case SyntaxProblem::TooDeep:
        return tr("More than %1 levels of brackets are more than this program reads. Simplify the "
                  "formula.");
    case SyntaxProblem::UnexpectedCharacter:
        return problem.arguments.value(0) == u'='
                   ? tr("A single = is no operator. Write == to compare.")
                   : tr("%1 has no place in a formula. Put texts in quotes, and names with such "
                        "characters in ${ }.");
    case SyntaxProblem::UnclosedText:
        return tr("The text that begins here has no end. Add %1 behind it.");
    case SyntaxProblem::UnclosedBracket:
        return tr("The bracket %1 is never closed. Add its partner.");
    case SyntaxProblem::UnexpectedEnd:
        return tr("The formula ends too early. Add the value that is missing.");
    case SyntaxProblem::UnexpectedToken:
        return tr("A value is missing before %1, or %1 is too much.");
    case SyntaxProblem::MissingOperator:
        return tr("An operator or a comma is missing before %1. A name with blanks needs ${ }.");
    case SyntaxProblem::ReservedWord:
        return tr("%1 is a word of the language. Write ${%1} for a column of this name.");
    case SyntaxProblem::UnknownFunction:
        return problem.arguments.value(1).isEmpty()
                   ? tr("There is no function %1. Choose one from the list of functions.")
                   : tr("There is no function %1. Did you mean %2?");
    case SyntaxProblem::UnknownMethod:
        return tr("%1 cannot stand behind a dot. Write it in front, with the value in its "
                  "brackets.");
    case SyntaxProblem::OnlyAsMethod:
        return tr("%1 stands behind a value and a dot: column.%1( ).");
    case SyntaxProblem::TooFewArguments:
        return tr("%1 has too few arguments. Enter at least %2 in its brackets.");
    case SyntaxProblem::TooManyArguments:
        return tr("%1 has too many arguments. Leave at most %2 in its brackets.");
    case SyntaxProblem::ExpectedKey:
        break;
    }
    return tr("%1 is no name. Enter the name of a field.");
}

QString FunctionText::badArgument(Kind expected)
{
    switch (expected) {
    case Kind::Text:
        return tr("Argument %2 of %1 is no text. Use a text there.");
    case Kind::Number:
        return tr("Argument %2 of %1 is no number. Turn texts into numbers with to_integer or "
                  "to_decimal.");
    case Kind::Boolean:
        return tr("Argument %2 of %1 is neither true nor false. Use a comparison there.");
    case Kind::Date:
        return tr("Argument %2 of %1 is no date. Turn texts into dates with date.");
    case Kind::Array:
        return tr("Argument %2 of %1 is no list. Use a list there.");
    case Kind::Object:
        return tr("Argument %2 of %1 is no object. Use an object there.");
    case Kind::Any:
    case Kind::Null:
        break;
    }
    return tr("Argument %2 of %1 is missing. Enter keys and values in pairs.");
}

QString FunctionText::badOperand(Kind expected)
{
    switch (expected) {
    case Kind::Text:
        return tr("A value beside %1 is no text. Use a text on both sides.");
    case Kind::Number:
        return tr("A value beside %1 is no number. Turn texts into numbers with to_integer or "
                  "to_decimal.");
    case Kind::Boolean:
        return tr("A value beside %1 is neither true nor false. Use a comparison there.");
    case Kind::Date:
        return tr("A value beside %1 is no date. Turn texts into dates with date.");
    case Kind::Array:
        return tr("The value before %1 is no list. Use a list there.");
    case Kind::Object:
        return tr("The value before %1 is no object. Use an object there.");
    case Kind::Any:
    case Kind::Null:
        break;
    }
    return tr("The values beside %1 do not fit together. Use two values of one kind.");
}

QString FunctionText::evaluation(const EvaluationProblem &problem)
{
    switch (problem.code) {
    case EvaluationProblem::NotCovered:
        return tr("This program does not work %1 out. Ask Platform's preview for the result.");
    case EvaluationProblem::Undocumented:
        return tr("What %1 makes of such values is not documented. Ask Platform's preview for the "
                  "result, or keep empty values away with coalesce.");
    case EvaluationProblem::BadArgument:
        return badArgument(problem.expected);
    case EvaluationProblem::BadOperand:
        return badOperand(problem.expected);
    case EvaluationProblem::NoDate:
        return tr("The text fits no date format of %1. Give the format that the text has, such as "
                  "\"dd/MM/yyyy\".");
    case EvaluationProblem::BadFormat:
        return tr("This program does not work the letter %3 of the date format out. Use yyyy, MM, "
                  "dd, HH, mm and ss, or ask Platform's preview.");
    case EvaluationProblem::NoNumber:
        return tr("The text is no number that %1 reads. Take everything but digits, sign and point "
                  "out of it first.");
    case EvaluationProblem::DivisionByZero:
        return tr("A number is divided by zero. Handle that case with iif.");
    case EvaluationProblem::BadPattern:
        return tr("The regular expression of %1 cannot be read. Check its brackets and "
                  "backslashes.");
    case EvaluationProblem::PatternTooSlow:
        return tr("The regular expression of %1 takes too many steps on this text. Simplify it.");
    case EvaluationProblem::BadJson:
        return tr("The text is no JSON. Check the source column.");
    case EvaluationProblem::BadComponent:
        return tr("%1 knows no such part of a date. Use \"year\", \"month\", \"day\", \"hour\", "
                  "\"minute\" or \"second\".");
    case EvaluationProblem::UnknownZone:
        return tr("There is no such time zone. Use a name such as \"Europe/Paris\".");
    case EvaluationProblem::OutOfRange:
        return tr("A number at %1 is out of range. Check the values.");
    case EvaluationProblem::TooLarge:
        break;
    }
    return tr("The result of %1 is too large to work out. Shorten the values.");
}

QString FunctionText::conversion(ConversionProblem::Code code)
{
    switch (code) {
    case ConversionProblem::Empty:
        return tr("The text is empty, and the field takes no text. Turn empty texts into nothing "
                  "with iif and nullify.");
    case ConversionProblem::NoDate:
        return tr("The text fits none of the date formats that Data Prep tries. Use date with the "
                  "text's format.");
    case ConversionProblem::NoBoolean:
        return tr("Only y, yes, on, true, n, no, off and false become a boolean. Use decode for "
                  "other words.");
    case ConversionProblem::NoNumber:
        return tr("The value is no number. Take everything but digits, sign and point out of it.");
    case ConversionProblem::NoWholeNumber:
        return tr("The value is no whole number, and the field takes no other. Choose another "
                  "field or round it.");
    case ConversionProblem::OutOfRange:
        return tr("The value is not between %1 and %2. Choose another field or mend the value.");
    case ConversionProblem::NotAllowed:
        return tr("The value is not in the field's list. Use decode to turn it into one that is.");
    case ConversionProblem::PatternMismatch:
        return tr("The value is not written as the field wants it: %1. Change it with a formula.");
    case ConversionProblem::TooShort:
        return tr("The value is shorter than %1 characters. Fill it up with lpad or rpad.");
    case ConversionProblem::TooLong:
        return tr("The value is longer than %1 characters. Shorten it with left.");
    case ConversionProblem::NoEmail:
        return tr("The value is no e-mail address. Check the source column.");
    case ConversionProblem::NotOneValue:
        return tr("The value is a list or an object, and the field takes one value. Take one "
                  "element out of it.");
    case ConversionProblem::NoObject:
        return tr("The value is no object, and the field takes nothing else. Map the fields inside "
                  "it one by one.");
    case ConversionProblem::NoArray:
        break;
    }
    return tr("The value is no list, and the field takes nothing else. Make one with to_array.");
}

QStringList shownAll(const QStringList &arguments)
{
    QStringList out;
    for (const QString &argument : arguments)
        out.append(shown(argument));
    return out;
}

} // namespace

QString categoryName(Category category)
{
    return FunctionText::category(category);
}

QString syntaxSentence(const SyntaxProblem &problem)
{
    return fill(FunctionText::syntax(problem), shownAll(problem.arguments));
}

QString evaluationSentence(const EvaluationProblem &problem)
{
    return fill(FunctionText::evaluation(problem),
                shownAll({problem.function, QString::number(problem.argument), problem.detail}));
}

QString conversionSentence(const ConversionProblem &problem)
{
    return fill(FunctionText::conversion(problem.code), shownAll(problem.arguments));
}

} // namespace dfw::ui
