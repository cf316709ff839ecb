// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace dfw::net {

/// A request body that can be read once and never again. Qt sends a POST a second time by itself
/// when the server closes the connection without an answer (measured: twice over HTTP/1.1, four
/// times over TLS); it cannot do that with a sequential device that refuses reset(), and reports
/// ContentReSendError instead. Every creating request goes out through this.
class OnceUpload : public QIODevice
{
    Q_OBJECT
public:
    explicit OnceUpload(QByteArray body, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override;
    bool atEnd() const override;
    /// True once anything was handed out: from then on the server may have acted.
    bool wasRead() const { return m_position > 0; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_position = 0;
};

} // namespace dfw::net
