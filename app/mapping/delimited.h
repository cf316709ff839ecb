// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>
#include <QStringView>

namespace dfw::mapping {

/// One record of delimited text.
struct DelimitedRecord
{
    enum class Fault {
        None,
        QuoteOpen,      ///< the text ends inside a quoted cell
        TextAfterQuote, ///< something other than a delimiter follows a closing quote
    };
    QStringList cells;
    qsizetype line = 1; ///< where it begins, counted from 1
    Fault fault = Fault::None;

    bool operator==(const DelimitedRecord &) const = default;
};

/// Reads RFC 4180, a record a call. Written here because Debian's libraries for it (libcsv,
/// fast-cpp-csv-parser) know no lines in quotes, no UTF-16 or throw, and cells must come back to
/// the letter. What spreadsheets put on the clipboard is read as well: with a tab as delimiter a
/// cell that only begins with a quote is taken as it stands.
class DelimitedReader
{
public:
    DelimitedReader(QStringView text, QChar delimiter) : m_text(text), m_delimiter(delimiter) {}

    bool atEnd() const { return m_at >= m_text.size(); }
    DelimitedRecord next();

private:
    QString cell(DelimitedRecord &record);
    QString plainCell();
    bool atBreak() const;
    void skipBreak();

    QStringView m_text;
    QChar m_delimiter;
    qsizetype m_at = 0;
    qsizetype m_line = 1;
};

/// One record with its CR LF. Quotes what has to be quoted, and nothing is changed for anybody's
/// spreadsheet.
QString delimitedLine(const QStringList &cells, QChar delimiter);

} // namespace dfw::mapping
