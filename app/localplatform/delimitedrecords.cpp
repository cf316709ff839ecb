// SPDX-License-Identifier: Apache-2.0
#include "localplatform/delimitedrecords.h"

#include "localplatform/gzipdevice.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 piece = 1 << 16;
/// Beyond this a record is taken for the rest of a file after a quote that is never closed.
constexpr qsizetype longestRecord = 4 << 20;

} // namespace

DelimitedRecords::DelimitedRecords(std::unique_ptr<QIODevice> device, const FileFormat &format)
    : m_device(std::move(device)),
      m_decoder(format.encoding == "UTF-8"_L1 ? QStringDecoder::Utf8 : QStringDecoder::Latin1),
      m_delimiter(format.delimiter), m_isUtf8(format.encoding == "UTF-8"_L1)
{
    readHeader();
}

void DelimitedRecords::readHeader()
{
    const std::optional<Line> first = line();
    if (!m_failure.isEmpty())
        return;
    if (!first) {
        m_failure = u"the file is empty"_s;
        return;
    }
    if (!first->problem.isEmpty()) {
        m_failure = u"the header line %1"_s.arg(first->problem);
        return;
    }
    for (const QString &name : first->fields) {
        if (name.trimmed().isEmpty())
            m_failure =
                u"the header line leaves column %1 without a name"_s.arg(m_header.size() + 1);
        else if (m_header.contains(name.trimmed()))
            m_failure = u"the header line names %1 twice"_s.arg(name.trimmed());
        m_header.append(name.trimmed());
    }
}

bool DelimitedRecords::peek(QChar &next)
{
    while (m_at >= m_text.size()) {
        const QByteArray bytes = m_device->read(piece);
        if (bytes.isEmpty())
            return false;
        m_text = m_decoder.decode(bytes);
        m_at = 0;
    }
    next = m_text.at(m_at);
    return true;
}

void DelimitedRecords::skipLine()
{
    for (QChar c; peek(c);) {
        ++m_at;
        if (c == u'\n') {
            ++m_line;
            return;
        }
    }
}

std::optional<DelimitedRecords::Line> DelimitedRecords::line()
{
    Line result{.number = m_line};
    QString field;
    bool quoted = false;
    bool wasQuoted = false;
    bool any = false;
    qsizetype size = 0;
    QChar c;
    while (peek(c)) {
        ++m_at;
        any = true;
        if (++size > longestRecord) {
            result.problem = u"is longer than 4 MB; perhaps a quote is never closed"_s;
            skipLine();
            return result;
        }
        QChar following;
        if (c == u'\r' && peek(following) && following == u'\n' && !quoted)
            continue;
        if (c == u'\n' || (c == u'\r' && !quoted)) {
            ++m_line;
            if (!quoted)
                break;
        }
        if (quoted && c == u'"') {
            if (peek(following) && following == u'"') {
                ++m_at;
                field += c;
            } else {
                quoted = false;
            }
        } else if (!quoted && c == u'"' && field.isEmpty() && !wasQuoted) {
            quoted = true;
            wasQuoted = true;
        } else if (!quoted && c == m_delimiter) {
            result.fields.append(field);
            field.clear();
            wasQuoted = false;
        } else {
            field += c;
        }
    }
    // A gzip file that breaks off looks like its end here.
    if (const auto *gzip = qobject_cast<GzipDevice *>(m_device.get()); gzip && gzip->hasFailed())
        m_failure = gzip->errorString();
    if (!any || !m_failure.isEmpty())
        return {};
    result.fields.append(field);
    if (quoted)
        result.problem = u"has a quote that is never closed"_s;
    else if (m_isUtf8 && result.fields.join(QString()).contains(QChar::ReplacementCharacter))
        result.problem = u"holds bytes that are not UTF-8; perhaps the file is ISO-8859-1"_s;
    return result;
}

std::optional<FileRecord> DelimitedRecords::next()
{
    while (m_failure.isEmpty()) {
        std::optional<Line> read = line();
        if (!read)
            return {};
        // A blank line is no record; files often end with one.
        if (read->problem.isEmpty() && read->fields.size() == 1 && read->fields.first().isEmpty())
            continue;
        FileRecord record{.line = read->number, .problem = read->problem};
        if (record.problem.isEmpty() && read->fields.size() != m_header.size()) {
            record.problem =
                u"has %1 values where the header has %2 columns"_s.arg(read->fields.size())
                    .arg(m_header.size());
        }
        for (qsizetype i = 0; record.problem.isEmpty() && i < m_header.size(); ++i)
            record.values.insert(m_header.at(i), read->fields.at(i));
        return record;
    }
    return {};
}

} // namespace dfw::localplatform
