// SPDX-License-Identifier: Apache-2.0
#include "cli/faultoptions.h"

#include "cli/arguments.h"
#include "texts/demotext.h"

namespace dfw::cli {

using namespace Qt::StringLiterals;

QCommandLineOption faultOption()
{
    return QCommandLineOption(u"fault"_s, {}, u"SPEC"_s);
}

std::optional<QList<localplatform::Drill>> takeDrills(const QCommandLineParser &parser, bool json)
{
    QList<localplatform::Drill> drills;
    const QStringList specs = parser.values(u"fault"_s);
    for (const QString &spec : specs) {
        const auto drill = localplatform::parseDrill(spec);
        if (!drill) {
            refuse(ui::drillTrouble(drill.error()), json);
            return std::nullopt;
        }
        drills.append(*drill);
    }
    return drills;
}

} // namespace dfw::cli
