// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <QString>
#include <QUrl>

namespace dfw::ui {

/// A proxy as other programs write it: "http://user:word@proxy.example:3128", or
/// "proxy.example:3128". Nothing where the text is a mere name; an invalid URL where it is neither.
std::optional<QUrl> proxyAddress(const QString &text);

/// The host of what stands in a field for a proxy's host, never a part of a password: not even
/// while one is being typed.
QString proxyHost(const QString &text);

} // namespace dfw::ui
