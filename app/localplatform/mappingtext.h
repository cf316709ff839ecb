// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dataprep/conversion.h"
#include "dataprep/expression.h"

namespace dfw::localplatform {

// How the local Platform words what Data Prep's language reports. None of these holds a value.

/// Goes behind "The value ": "is no number".
QString conversionText(const dataprep::ConversionProblem &problem, const QString &xdmType);
/// "date() cannot be evaluated: …".
QString evaluationText(const dataprep::EvaluationProblem &problem);
/// "at character 8: a value is missing".
QString syntaxText(const dataprep::SyntaxProblem &problem);

} // namespace dfw::localplatform
