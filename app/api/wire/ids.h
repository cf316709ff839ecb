// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/jsonreader.h"

#include <QString>

/// IDs and etags out of answers. They go into the journal, into later bodies, headers and paths, so
/// what cannot be one is refused as an unreadable answer: ErrorKind::Protocol with its pointer.
namespace dfw::api::wire {

/// 1 to 512 printable ASCII characters without blanks, quotes, angle brackets and backslash, and no
/// relative path: UUIDs, hex digits and the Schema Registry's URLs.
bool canBeId(const QString &text);

/// The required ID at `key`.
QString readId(net::JsonReader &reader, const QString &key);
/// `etag`, which stands at `key`: up to 512 printable ASCII characters, often quoted; may be empty.
QString checkedEtag(net::JsonReader &reader, const QString &key, const QString &etag);

} // namespace dfw::api::wire
