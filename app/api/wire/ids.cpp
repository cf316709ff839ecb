// SPDX-License-Identifier: Apache-2.0
#include "api/wire/ids.h"

#include <algorithm>

namespace dfw::api::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 512;

bool isPrintable(QChar character)
{
    return character > u' ' && character <= u'~';
}

} // namespace

bool canBeId(const QString &text)
{
    if (text.isEmpty() || text.size() > longest || text == "."_L1 || text == ".."_L1)
        return false;
    return std::all_of(text.begin(), text.end(), [](QChar character) {
        return isPrintable(character) && !u"\"'<>\\"_s.contains(character);
    });
}

QString readId(net::JsonReader &reader, const QString &key)
{
    const QString id = reader.text(key);
    if (canBeId(id))
        return id;
    reader.fail(key);
    return {};
}

QString checkedEtag(net::JsonReader &reader, const QString &key, const QString &etag)
{
    if (etag.size() <= longest && std::all_of(etag.begin(), etag.end(), isPrintable))
        return etag;
    reader.fail(key);
    return {};
}

} // namespace dfw::api::wire
