// SPDX-License-Identifier: Apache-2.0
#include "net/transport.h"

namespace dfw::net {

QByteArray Response::header(const QByteArray &name) const
{
    for (const Header &entry : headers) {
        if (entry.first.compare(name, Qt::CaseInsensitive) == 0)
            return entry.second;
    }
    return {};
}

} // namespace dfw::net
