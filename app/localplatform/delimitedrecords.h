// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/filerecords.h"

#include <QStringDecoder>

namespace dfw::localplatform {

/// RFC 4180 with any delimiter: quotes doubled inside quotes, line breaks within them, a byte order
/// mark, lines ended by LF, CRLF or CR. See recordsOf().
class DelimitedRecords : public FileRecords
{
public:
    DelimitedRecords(std::unique_ptr<QIODevice> device, const FileFormat &format);

    std::optional<FileRecord> next() override;
    QStringList header() const override { return m_header; }
    QString failure() const override { return m_failure; }

private:
    struct Line
    {
        QStringList fields;
        qint64 number = 0;
        QString problem;
    };
    std::optional<Line> line();
    void skipLine();
    bool peek(QChar &next);
    void readHeader();

    std::unique_ptr<QIODevice> m_device;
    QStringDecoder m_decoder;
    QChar m_delimiter;
    bool m_isUtf8;
    QString m_text;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    QStringList m_header;
    QString m_failure;
};

} // namespace dfw::localplatform
