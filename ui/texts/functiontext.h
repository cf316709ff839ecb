// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dataprep/conversion.h"
#include "dataprep/expression.h"

#include <QString>

namespace dfw::ui {

/// What a function is for, in one or two sentences; never empty for a function of the catalogue.
QString functionHelp(const dataprep::FunctionInfo &function);

/// "Text", "Date and time".
QString categoryName(dataprep::Category category);

/// What is wrong with a formula's text and how to mend it, without the place.
QString syntaxSentence(const dataprep::SyntaxProblem &problem);

/// Why a formula has no result for a row and what can be done. Holds no value of the row.
QString evaluationSentence(const dataprep::EvaluationProblem &problem);

/// Why a value cannot go into a field and what can be done. Holds no value.
QString conversionSentence(const dataprep::ConversionProblem &problem);

} // namespace dfw::ui
