// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <QIODevice>

namespace dfw::localplatform {

/// Reads a gzip file as its content, a piece at a time. A damaged or cut file ends the reading and
/// leaves errorString() behind; see hasFailed().
class GzipDevice : public QIODevice
{
    Q_OBJECT
public:
    /// `compressed` is open for reading.
    explicit GzipDevice(std::unique_ptr<QIODevice> compressed);
    ~GzipDevice() override;

    bool isSequential() const override { return true; }
    bool atEnd() const override;
    bool hasFailed() const { return m_failed; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    struct Inflater;
    std::unique_ptr<QIODevice> m_compressed;
    std::unique_ptr<Inflater> m_inflater;
    bool m_ended = false;
    bool m_failed = false;
};

} // namespace dfw::localplatform
