// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"

#include <QStringList>

namespace dfw::presenters {

/// One column of the table with what its sample shows.
struct ColumnChoice
{
    Column column;
    bool chosen = false;
    bool missing = false; ///< in the plan, but no longer in the table
    QString sample;       ///< first filled value; personal data, for the screen only
    int rows = 0;         ///< sample rows looked at
    int filled = 0;
    int distinct = 0;
    QString least;
    QString greatest;
    QStringList examples;   ///< up to five different values
    int odd = 0;            ///< filled values that do not fit the column's type
    QString oddExample;     ///< the first of them
    QString dateFormat;     ///< Java-style pattern most values have; empty = they are no dates
    int dateFormatRows = 0; ///< how many have it
};

/// Counts what the sample rows hold of choice.column.
void describe(ColumnChoice &choice, const SampleRows &sample);

} // namespace dfw::presenters
