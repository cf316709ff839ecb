// SPDX-License-Identifier: Apache-2.0
// What reading and showing the organisation's form share; private to its card.
#pragma once

#include "connect/networkform.h"
#include "presenters/connectpresenter.h"

#include <optional>

namespace dfw::ui {

/// A secret pasted out of a terminal may bring its line ends along; it contains none itself.
inline QString withoutLineEnds(QString text)
{
    text.remove(QLatin1Char('\n')).remove(QLatin1Char('\r'));
    return text.trimmed();
}

/// Where a problem is shown that belongs to the network form; none for the card's own fields.
inline std::optional<NetworkForm::Part> networkPart(presenters::ConnectProblem::Field field)
{
    using enum presenters::ConnectProblem::Field;
    switch (field) {
    case Platform:
        return NetworkForm::Part::Platform;
    case Ims:
        return NetworkForm::Part::Ims;
    case ProxyHost:
        return NetworkForm::Part::ProxyHost;
    case ProxyPort:
        return NetworkForm::Part::ProxyPort;
    default:
        return std::nullopt;
    }
}

} // namespace dfw::ui
