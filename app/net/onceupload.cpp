// SPDX-License-Identifier: Apache-2.0
#include "net/onceupload.h"

#include <cstring>

namespace dfw::net {

OnceUpload::OnceUpload(QByteArray body, QObject *parent)
    : QIODevice(parent), m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceUpload::bytesAvailable() const
{
    return m_body.size() - m_position + QIODevice::bytesAvailable();
}

bool OnceUpload::atEnd() const
{
    return m_position >= m_body.size();
}

qint64 OnceUpload::readData(char *data, qint64 maxSize)
{
    const qint64 left = m_body.size() - m_position;
    if (left == 0)
        return -1; // end of a sequential device
    const qint64 count = qMin(left, maxSize);
    std::memcpy(data, m_body.constData() + m_position, static_cast<size_t>(count));
    m_position += count;
    return count;
}

} // namespace dfw::net
