// SPDX-License-Identifier: Apache-2.0
#include "mapping/exchange.h"

#include "dataprep/names.h"
#include "dataprep/sourcetype.h"
#include "mapping/delimited.h"
#include "mapping/exchangejson.h"

#include <algorithm>
#include <QSet>
#include <QStringDecoder>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostProblems = 100;
constexpr qsizetype mostCells = 4; // without headings

// Which cell holds what; -1 where there is none.
struct Layout
{
    qsizetype source = -1;
    qsizetype kind = -1;
    qsizetype target = -1;
    bool escaped = false; ///< names are written as Data Prep's ATTRIBUTE texts
    bool headed = false;

    bool hasRows() const { return source >= 0 && target >= 0; }
};

QString headingOf(const QString &cell)
{
    QString out = cell.trimmed().toLower();
    return out.remove(u' ').remove(u'_').remove(u'-');
}

Layout headings(const QStringList &cells)
{
    Layout out;
    qsizetype known = 0;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QString name = headingOf(cells.at(i));
        if (name == "source"_L1 || name == "sourceattribute"_L1 || name == "column"_L1)
            out.source = i;
        else if (name == "kind"_L1 || name == "sourcetype"_L1)
            out.kind = i;
        else if (name == "target"_L1 || name == "destination"_L1 ||
                 name == "destinationxdmpath"_L1 || name == "xdmpath"_L1 || name == "xdmfield"_L1)
            out.target = i;
        else
            continue;
        ++known;
        out.escaped |= name == "sourceattribute"_L1 || name == "sourcetype"_L1 ||
                       name.startsWith("destination"_L1);
    }
    // A column may be called "source": headings are a line where both are named, or nothing else
    // than headings stands.
    out.headed = out.hasRows() || (known > 0 && known == cells.size() && known > 1);
    return out;
}

Layout layoutFor(qsizetype cells)
{
    switch (cells) {
    case 1:
        return {.target = 0};
    case 2:
        return {.source = 0, .target = 1, .escaped = true};
    default:
        return {.source = 0, .kind = 1, .target = 2};
    }
}

bool isBlank(const DelimitedRecord &record)
{
    return std::all_of(record.cells.begin(), record.cells.end(),
                       [](const QString &cell) { return cell.trimmed().isEmpty(); });
}

QList<DelimitedRecord> firstRecords(QStringView text, QChar delimiter)
{
    constexpr qsizetype looked = 20;
    QList<DelimitedRecord> out;
    DelimitedReader reader(text, delimiter);
    while (!reader.atEnd() && out.size() < looked) {
        const DelimitedRecord record = reader.next();
        if (!isBlank(record))
            out.append(record);
    }
    return out;
}

// Headings decide; else the delimiter that cuts every line alike. A tab or semicolon stands in no
// name, a comma in every formula.
QChar delimiterOf(QStringView text)
{
    QChar best = u',';
    int bestScore = -1;
    for (const QChar delimiter : {u'\t', u';', u','}) {
        const QList<DelimitedRecord> records = firstRecords(text, delimiter);
        if (records.isEmpty())
            continue;
        const qsizetype cells = records.first().cells.size();
        const bool alike =
            std::all_of(records.begin(), records.end(), [cells](const DelimitedRecord &one) {
                return one.cells.size() == cells && one.fault == DelimitedRecord::Fault::None;
            });
        const int score = headings(records.first().cells).headed ? 3
                          : cells > 1 && alike                   ? 2
                          : cells > 1                            ? 1
                                                                 : 0;
        if (score > bestScore) {
            best = delimiter;
            bestScore = score;
        }
    }
    return best;
}

class RowsReader
{
public:
    explicit RowsReader(const QStringList &columns) : m_columns(columns.begin(), columns.end()) {}

    Reading read(QStringView text);

private:
    void take(const DelimitedRecord &record);
    void fail(ExchangeFault fault, qsizetype line, const QStringList &arguments = {})
    {
        if (m_out.problems.size() < mostProblems)
            m_out.problems.append({.fault = fault, .line = line, .arguments = arguments});
    }
    MappingRow unnamed(const QString &source, bool escaped) const;

    QSet<QString> m_columns;
    Layout m_layout;
    Reading m_out;
};

// No kind is written.
MappingRow RowsReader::unnamed(const QString &source, bool escaped) const
{
    if (m_columns.contains(source))
        return {.kind = MappingKind::Column, .source = source};
    const MappingRow row = dataprep::rowOfEntry({}, source, {});
    return row.kind == MappingKind::Column && !escaped
               ? MappingRow{.kind = MappingKind::Column, .source = source}
               : row;
}

void RowsReader::take(const DelimitedRecord &record)
{
    if (record.fault != DelimitedRecord::Fault::None) {
        fail(record.fault == DelimitedRecord::Fault::QuoteOpen ? ExchangeFault::QuoteOpen
                                                               : ExchangeFault::TextAfterQuote,
             record.line);
        return;
    }
    const qsizetype cells = record.cells.size();
    if (!m_layout.headed && cells > mostCells) {
        fail(ExchangeFault::CellCount, record.line,
             {QString::number(cells), QString::number(mostCells)});
        return;
    }
    const Layout layout = m_layout.headed || m_out.targetsOnly ? m_layout : layoutFor(cells);
    const QString source = record.cells.value(layout.source);
    const QString target = record.cells.value(layout.target).trimmed();
    if (m_out.targetsOnly) {
        m_out.rows.append({.target = target});
        return;
    }
    const QString word = record.cells.value(layout.kind).trimmed();
    MappingRow row;
    if (!word.isEmpty()) {
        const auto kind = kindOfWord(word);
        if (!kind) {
            fail(ExchangeFault::UnknownKind, record.line, {word});
            return;
        }
        const bool unescape = layout.escaped && *kind == MappingKind::Column;
        row = {.kind = *kind, .source = unescape ? dataprep::columnOfAttribute(source) : source};
    } else {
        row = unnamed(source, layout.escaped);
    }
    row.target = target;
    if (row.source.trimmed().isEmpty() && (row.kind != MappingKind::Constant || word.isEmpty())) {
        fail(ExchangeFault::SourceMissing, record.line);
        return;
    }
    m_out.rows.append(row);
}

Reading RowsReader::read(QStringView text)
{
    DelimitedReader reader(text, delimiterOf(text));
    bool first = true;
    while (!reader.atEnd()) {
        const DelimitedRecord record = reader.next();
        if (isBlank(record) && record.fault == DelimitedRecord::Fault::None)
            continue;
        if (std::exchange(first, false)) {
            m_layout = headings(record.cells);
            if (m_layout.headed && !m_layout.hasRows()) {
                fail(ExchangeFault::HeaderIncomplete, record.line,
                     {m_layout.source < 0 ? u"source"_s : u"target"_s});
                return m_out;
            }
            if (m_layout.headed)
                continue;
            m_out.targetsOnly = record.cells.size() == 1 && headings(record.cells).target < 0;
            if (m_out.targetsOnly)
                m_layout = layoutFor(1);
        }
        if (m_out.rows.size() == mostExchangeRows) {
            m_out.rows.clear();
            m_out.problems = {{.fault = ExchangeFault::TooManyRows,
                               .arguments = {QString::number(mostExchangeRows)}}};
            return m_out;
        }
        take(record);
    }
    if (m_out.rows.isEmpty() && m_out.problems.isEmpty())
        fail(ExchangeFault::NoRows, 0);
    return m_out;
}

Reading failed(ExchangeFault fault, const QStringList &arguments = {})
{
    return {.problems = {{.fault = fault, .arguments = arguments}}};
}

Reading tooLarge()
{
    return failed(ExchangeFault::TooLarge, {QString::number(mostExchangeBytes / (1024 * 1024))});
}

} // namespace

Reading readRows(const QString &text, const QStringList &columns, TextForm form)
{
    if (text.size() > mostExchangeBytes)
        return tooLarge();
    const QString trimmed = text.trimmed();
    const bool json =
        form == TextForm::Json ||
        (form == TextForm::Guess && (trimmed.startsWith(u'[') || trimmed.startsWith(u'{')));
    if (trimmed.isEmpty())
        return failed(ExchangeFault::NoRows);
    if (text.contains(QChar::Null))
        return failed(ExchangeFault::NotText);
    if (!json)
        return RowsReader(columns).read(text);
    Reading out = readJsonRows(text.toUtf8());
    if (out.problems.size() > mostProblems)
        out.problems.resize(mostProblems);
    if (out.rows.isEmpty() && out.problems.isEmpty())
        return failed(ExchangeFault::NoRows);
    return out;
}

Reading readFile(const QByteArray &bytes, const QStringList &columns, TextForm form)
{
    if (bytes.size() > mostExchangeBytes)
        return tooLarge();
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    const QString text = decoder(bytes); // without the byte order mark
    if (decoder.hasError())
        return failed(ExchangeFault::NotText);
    return readRows(text, columns, form);
}

QString delimitedText(const Mapping &rows, QChar delimiter)
{
    QString out = delimitedLine({u"source"_s, u"kind"_s, u"target"_s}, delimiter);
    for (const MappingRow &row : rows)
        out += delimitedLine({row.source, wordOfKind(row.kind), row.target}, delimiter);
    return out;
}

QByteArray csvFile(const Mapping &rows)
{
    return "\xEF\xBB\xBF" + delimitedText(rows).toUtf8();
}

} // namespace dfw::mapping
