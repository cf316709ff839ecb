// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/mapping.h"

#include <QByteArray>
#include <QStringList>

/// Mapping rows as files and as spreadsheet cells. Pure: bytes in, rows and what is wrong with them
/// out; the sentences are in ui/texts/exchangetext.
namespace dfw::mapping {

inline constexpr qsizetype mostExchangeBytes = 5 * 1024 * 1024;
inline constexpr qsizetype mostExchangeRows = 20'000;

enum class ExchangeFault {
    TooLarge,         ///< megabytes allowed
    TooManyRows,      ///< rows allowed
    NotText,          ///< neither UTF-8 nor UTF-16
    NoRows,           ///< nothing in it
    HeaderIncomplete, ///< the heading that is missing: "source" or "target"
    QuoteOpen,        ///< a quoted cell never ends
    TextAfterQuote,
    CellCount,   ///< cells found, cells a row may have
    UnknownKind, ///< the word
    SourceMissing,
    NotJson,    ///< line, column
    NotRows,    ///< JSON, but no list of rows
    NotAnEntry, ///< JSON: an entry of the list that is no object with texts
};

struct ExchangeProblem
{
    ExchangeFault fault = ExchangeFault::NoRows;
    qsizetype line = 0;  ///< of the text, from 1; 0 where the fault is not about a line
    qsizetype entry = 0; ///< of a JSON list, from 1; 0 where it is not about an entry
    QStringList arguments;

    bool operator==(const ExchangeProblem &) const = default;
};

/// What could be read, and what could not: a fault of one row leaves out that row, a fault of the
/// whole leaves no row. Rows may lack a target, as the table's do.
struct Reading
{
    Mapping rows;
    QList<ExchangeProblem> problems; ///< at most 100
    /// One cell a row, and no headings: the cells are targets for rows that are there.
    bool targetsOnly = false;

    bool operator==(const Reading &) const = default;
};

enum class TextForm {
    Guess, ///< JSON where it begins like JSON
    Delimited,
    Json,
};

/// Delimited text may begin with headings: ours (source, kind, target, in any order) or those of
/// Adobe's templates (sourceType, source or sourceAttribute, destination or destinationXdmPath).
/// Without headings a row is: target | source, target | source, kind, target | the same and a
/// remark. Where no kind is written, it is told by the text: `columns` are the names of the source.
/// JSON may be our list, a plan's "mapping", or a mapping set in either style (Data Prep API,
/// schema-catalog-dataprep reference 5.2 and 5.3).
Reading readRows(const QString &text, const QStringList &columns, TextForm form = TextForm::Guess);
/// A file: UTF-8 with or without a byte order mark, or UTF-16 with one.
Reading readFile(const QByteArray &bytes, const QStringList &columns,
                 TextForm form = TextForm::Guess);

/// Headings, then a line for each row; formulas to the letter. A tab as delimiter suits a
/// spreadsheet's clipboard.
QString delimitedText(const Mapping &rows, QChar delimiter = u',');
/// The same as a file, with the byte order mark without which Excel reads no UTF-8.
QByteArray csvFile(const Mapping &rows);
/// A list of {kind, source, target}, the plan file's words.
QByteArray jsonFile(const Mapping &rows);

} // namespace dfw::mapping
