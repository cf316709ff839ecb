// SPDX-License-Identifier: Apache-2.0
#include "mapping/delimited.h"

#include <algorithm>

namespace dfw::mapping {

namespace {

bool isBreak(QChar c)
{
    return c == u'\n' || c == u'\r';
}

QString quoted(const QString &cell, QChar delimiter)
{
    const bool plain = std::none_of(cell.begin(), cell.end(), [delimiter](QChar c) {
        return c == delimiter || c == u'"' || isBreak(c);
    });
    // Blanks at the ends are dropped by many readers unless they are quoted.
    if (plain && (cell.isEmpty() || (!cell.front().isSpace() && !cell.back().isSpace())))
        return cell;
    return u'"' + QString(cell).replace(u'"', QLatin1StringView("\"\"")) + u'"';
}

} // namespace

bool DelimitedReader::atBreak() const
{
    return m_at < m_text.size() && isBreak(m_text.at(m_at));
}

void DelimitedReader::skipBreak()
{
    if (!atBreak())
        return;
    const bool two =
        m_text.at(m_at) == u'\r' && m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'\n';
    m_at += two ? 2 : 1;
    ++m_line;
}

QString DelimitedReader::plainCell()
{
    const qsizetype from = m_at;
    while (m_at < m_text.size() && m_text.at(m_at) != m_delimiter && !atBreak())
        ++m_at;
    return m_text.mid(from, m_at - from).toString();
}

QString DelimitedReader::cell(DelimitedRecord &record)
{
    if (m_at >= m_text.size() || m_text.at(m_at) != u'"')
        return plainCell();
    const qsizetype from = m_at;
    const qsizetype fromLine = m_line;
    const bool lenient = m_delimiter == u'\t';
    QString out;
    for (++m_at; m_at < m_text.size();) {
        const QChar c = m_text.at(m_at);
        if (c == u'"' && m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'"') {
            out += u'"';
            m_at += 2;
        } else if (c == u'"') {
            ++m_at;
            if (m_at >= m_text.size() || m_text.at(m_at) == m_delimiter || atBreak())
                return out;
            if (!lenient)
                record.fault = DelimitedRecord::Fault::TextAfterQuote;
            break;
        } else if (isBreak(c)) {
            const qsizetype before = m_at;
            skipBreak();
            out += m_text.mid(before, m_at - before);
        } else {
            out += c;
            ++m_at;
        }
    }
    if (record.fault == DelimitedRecord::Fault::None && !lenient)
        record.fault = DelimitedRecord::Fault::QuoteOpen;
    if (!lenient && record.fault == DelimitedRecord::Fault::QuoteOpen)
        return out;
    if (lenient) {
        m_at = from;
        m_line = fromLine;
        return plainCell();
    }
    return out + plainCell();
}

DelimitedRecord DelimitedReader::next()
{
    DelimitedRecord record{.line = m_line};
    for (;;) {
        record.cells.append(cell(record));
        if (m_at >= m_text.size() || m_text.at(m_at) != m_delimiter)
            break;
        ++m_at;
    }
    skipBreak();
    return record;
}

QString delimitedLine(const QStringList &cells, QChar delimiter)
{
    QString out;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out += delimiter;
        out += quoted(cells.at(i), delimiter);
    }
    return out + QLatin1StringView("\r\n");
}

} // namespace dfw::mapping
