// SPDX-License-Identifier: Apache-2.0
#include "localplatform/gzipdevice.h"

#include <zlib.h>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

struct GzipDevice::Inflater
{
    z_stream stream{};
    QByteArray input;
    bool betweenMembers = false;

    Inflater()
    {
        // 16 asks for the gzip header, and nothing else.
        inflateInit2(&stream, MAX_WBITS + 16);
    }
    ~Inflater() { inflateEnd(&stream); }
    Q_DISABLE_COPY_MOVE(Inflater)
};

GzipDevice::GzipDevice(std::unique_ptr<QIODevice> compressed)
    : m_compressed(std::move(compressed)), m_inflater(std::make_unique<Inflater>())
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

GzipDevice::~GzipDevice() = default;

bool GzipDevice::atEnd() const
{
    return m_ended && QIODevice::bytesAvailable() == 0;
}

qint64 GzipDevice::readData(char *data, qint64 maxSize)
{
    z_stream &stream = m_inflater->stream;
    stream.next_out = reinterpret_cast<Bytef *>(data);
    stream.avail_out = uInt(qMin<qint64>(maxSize, 1 << 20));
    const uInt wanted = stream.avail_out;
    while (!m_ended && stream.avail_out == wanted) {
        if (stream.avail_in == 0) {
            m_inflater->input = m_compressed->read(1 << 16);
            stream.next_in = reinterpret_cast<Bytef *>(m_inflater->input.data());
            stream.avail_in = uInt(m_inflater->input.size());
        }
        if (stream.avail_in == 0) {
            m_ended = true;
            m_failed = !m_inflater->betweenMembers;
            if (m_failed)
                setErrorString(u"the gzip file ends too early"_s);
            break;
        }
        m_inflater->betweenMembers = false;
        const int result = inflate(&stream, Z_NO_FLUSH);
        if (result == Z_STREAM_END) {
            // Files may be several gzip members one after another.
            m_inflater->betweenMembers = true;
            inflateReset(&stream);
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            m_ended = true;
            m_failed = true;
            setErrorString(u"the file is no gzip file, or it is damaged"_s);
        }
    }
    const qint64 count = qint64(wanted - stream.avail_out);
    return count == 0 && m_ended ? -1 : count;
}

} // namespace dfw::localplatform
