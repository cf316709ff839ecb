// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/filerecords.h"

namespace dfw::localplatform {

/// JSON objects one after another: one a line, or the elements of an array. What is no object, or
/// is never closed, is a record with a problem, and reading goes on with the next line. See
/// recordsOf().
class JsonRecords : public FileRecords
{
public:
    explicit JsonRecords(std::unique_ptr<QIODevice> device);

    std::optional<FileRecord> next() override;
    QString failure() const override { return m_failure; }

private:
    bool more();
    /// The position after the object that begins at m_at; -1 when it never ends.
    qsizetype endOfObject();
    void skipLine();

    std::unique_ptr<QIODevice> m_device;
    QByteArray m_bytes;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    QString m_failure;
};

} // namespace dfw::localplatform
