// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"
#include "domain/mapping.h"
#include "domain/schemafield.h"
#include "mapping/suggestion.h"

#include <stop_token>

namespace dfw::mapping {

struct SuggestInput
{
    QList<Column> columns;
    SchemaFields fields;
    SampleRows sample; ///< may be empty; personal data, none of it is in the answer
    /// The rows there are: columns with a row and fields that are taken get no suggestion, and say
    /// where their neighbours may belong.
    Mapping rows;
};

/// Which field each column most likely belongs to: from names, types, sample values and what the
/// columns around it say. Pure: the same input gives the same answer, in the order of the columns.
/// A field is the best of one column at most. Columns about which nothing is known are left out; a
/// low score is for the caller's threshold. After `stop` the list is empty.
QList<Suggestion> suggest(const SuggestInput &input, std::stop_token stop = {});

} // namespace dfw::mapping
