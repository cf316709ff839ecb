// SPDX-License-Identifier: Apache-2.0
#include "localplatform/deltatime.h"

#include "dataprep/datetime.h"

namespace dfw::localplatform {

std::optional<qint64> parseDelta(const QString &text)
{
    QDateTime iso = QDateTime::fromString(QString(text).replace(u' ', u'T'), Qt::ISODateWithMs);
    if (iso.isValid()) {
        if (iso.timeSpec() == Qt::LocalTime)
            iso.setTimeSpec(Qt::UTC);
        return iso.toMSecsSinceEpoch();
    }
    if (const std::optional<QDateTime> moment = dataprep::parseMoment(text))
        return moment->toMSecsSinceEpoch();
    return {};
}

} // namespace dfw::localplatform
